'use strict';

// Previews: what a link refers to, a figure, a table, a formula, an exercise, a paragraph, a word of the glossary or a work, is shown
// beside it while it has the focus or a pointer is on it, and to a finger at its first tap; the second goes there.
//
// The words stand in the page, as the title of each link, so that they are there without this script. What is on the same page is
// shown as it stands there, and what is on another page as it stands behind the link: nothing is loaded, from a folder or a host.

(() => {
    const WAIT = 250; // milliseconds that a pointer rests on a link before it is a question
    const GRACE = 250; // and that it may take from the link to its preview
    const links = Array.from(document.querySelectorAll('main a[title][href*="#"]:not(.header)'));
    if (links.length === 0 || HTMLElement.prototype.showPopover === undefined) { return; }

    const panel = document.createElement('div');
    panel.id = 'mdbook-preview';
    panel.popover = 'manual';
    panel.setAttribute('role', 'tooltip');
    const words = document.createElement('p');
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.textContent = 'Tap again to go there.';
    const shown = document.createElement('div');
    shown.setAttribute('aria-hidden', 'true');
    panel.append(shown, words, hint);
    document.querySelector('main').append(panel);

    const said = new Map();
    for (const link of links) {
        said.set(link, link.title);
        link.removeAttribute('title'); // which a browser would show as well
    }

    /** A copy of what stands at a place, without what can be pressed, and without ids, which are those of the place itself. */
    const copied = place => {
        const copy = document.importNode(place, true);
        copy.querySelectorAll('form, button, .buttons, .mark, details, [role=status], script').forEach(element => element.remove());
        for (const link of copy.querySelectorAll('a')) { link.replaceWith(...link.childNodes); }
        // A drawing refers to parts of itself by their ids.
        for (const element of copy.querySelectorAll('[id]')) { element.id = `preview-${element.id}`; }
        for (const element of copy.querySelectorAll('*')) {
            for (const { name, value } of Array.from(element.attributes)) {
                if (value.includes('url(#')) { element.setAttribute(name, value.replaceAll('url(#', 'url(#preview-')); }
                if (name === 'href' && value.startsWith('#')) { element.setAttribute(name, `#preview-${value.slice(1)}`); }
                if (['tabindex', 'aria-labelledby', 'aria-describedby'].includes(name)) { element.removeAttribute(name); }
            }
        }
        copy.removeAttribute('id');
        copy.removeAttribute('tabindex');
        const box = document.createElement('div');
        box.className = 'content';
        box.append(copy);
        return box;
    };

    /** What a link leads to, to be looked at here. */
    const find = link => {
        const brought = link.nextElementSibling;
        if (brought?.matches('.preview')) {
            const { body } = new DOMParser().parseFromString(brought.dataset.preview, 'text/html');
            return copied(body.firstElementChild);
        }
        const [page, id] = link.href.split('#');
        const place = page === location.href.split('#')[0] ? document.getElementById(decodeURIComponent(id)) : null;
        // Of anything else the words say more than it does by itself.
        const whole = place?.matches('.mark') ? place.parentElement : place;
        return whole?.matches('main :is(figure, table, .math, p, li)') ? copied(whole) : null;
    };

    let current = null;
    let opening;
    let closing;
    const place = link => {
        // Beside the line that a pointer or the focus is on, below it where there is room.
        const lines = link.getClientRects();
        const line = lines[lines.length - 1];
        const { width, height } = panel.getBoundingClientRect();
        const below = line.bottom + 6;
        const top = below + height <= innerHeight - 8 ? below : lines[0].top - height - 6;
        panel.style.left = `${Math.max(8, Math.min(line.left, document.documentElement.clientWidth - width - 8))}px`;
        panel.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
    };
    const close = () => {
        clearTimeout(opening);
        clearTimeout(closing);
        if (current === null) { return; }
        current.removeAttribute('aria-describedby');
        current = null;
        panel.hidePopover();
    };
    const open = (link, byTouch) => {
        clearTimeout(opening);
        clearTimeout(closing);
        if (current === link) { return; }
        close();
        current = link;
        const copy = find(link);
        shown.replaceChildren(...(copy === null ? [] : [copy]));
        words.textContent = said.get(link);
        words.className = copy === null ? '' : 'visually-hidden';
        hint.hidden = !byTouch;
        // Only the words are read out: a screen reader finds the figure itself where it stands.
        words.id = 'mdbook-preview-words';
        link.setAttribute('aria-describedby', words.id);
        panel.showPopover();
        place(link);
    };

    let pointer = 'mouse';
    addEventListener('pointerdown', event => {
        pointer = event.pointerType;
        if (current !== null && !panel.contains(event.target) && !current.contains(event.target)) { close(); }
    }, true);
    for (const link of links) {
        link.addEventListener('pointerenter', ({ pointerType }) => {
            if (pointerType === 'touch') { return; }
            clearTimeout(closing);
            clearTimeout(opening);
            opening = setTimeout(() => open(link, false), WAIT);
        });
        link.addEventListener('pointerleave', ({ pointerType }) => {
            if (pointerType === 'touch') { return; }
            clearTimeout(opening);
            closing = setTimeout(close, GRACE);
        });
        link.addEventListener('focus', () => { if (link.matches(':focus-visible')) { open(link, false); } });
        link.addEventListener('blur', () => { if (!panel.matches(':hover')) { close(); } });
        link.addEventListener('click', event => {
            const byTouch = (event.pointerType || pointer) === 'touch' && event.detail > 0;
            if (byTouch && current !== link) {
                event.preventDefault();
                open(link, true);
            } else {
                close();
            }
        });
    }
    // A pointer may go into the preview, to read it or to scroll it.
    panel.addEventListener('pointerenter', () => clearTimeout(closing));
    panel.addEventListener('pointerleave', ({ pointerType }) => {
        if (pointerType !== 'touch') { closing = setTimeout(close, GRACE); }
    });
    addEventListener('keydown', event => {
        if (event.key === 'Escape' && current !== null) {
            event.preventDefault();
            close();
        }
    }, true);
    // What is pointed at has moved away from its preview.
    addEventListener('scroll', ({ target }) => { if (!panel.contains(target)) { close(); } }, { capture: true, passive: true });
    addEventListener('resize', close);
    addEventListener('pagehide', close);
})();
