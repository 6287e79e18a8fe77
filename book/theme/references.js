'use strict';

// Previews: what a link refers to, a figure, a table, a formula, an exercise, a paragraph, a word of the glossary or a work, is shown
// beside it while it has the focus or a pointer is on it, and to a finger at its first tap; the second goes there.
//
// The words stand in the page, as the title of each link, so that they are there without this script and from a folder. What is on
// the same page is shown as it stands there, and what is on another page where that page can be read, which it cannot from a folder.

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
    document.body.append(panel);

    const said = new Map();
    for (const link of links) {
        said.set(link, link.title);
        link.removeAttribute('title'); // which a browser would show as well
    }

    /** The documents of other pages, as far as they could be read. */
    const pages = new Map();
    const read = address => {
        if (location.protocol === 'file:') { return Promise.resolve(null); }
        if (!pages.has(address)) {
            pages.set(address, fetch(address)
                .then(answer => (answer.ok ? answer.text() : ''))
                .then(text => new DOMParser().parseFromString(text, 'text/html'), () => null));
        }
        return pages.get(address);
    };

    /** A copy of what stands at a place, without what can be pressed, and without ids, which are those of the place itself. */
    const copied = place => {
        const [label, ...kind] = place?.id.split('-') ?? [];
        if (kind.length === 0 || !['fig', 'table', 'eq', 'exercise', 'says'].includes(label)) { return null; }
        const copy = document.importNode(place.closest('.mark') ? place.parentElement : place, true);
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
    const find = async link => {
        const [page, id] = link.href.split('#');
        const here = page === location.href.split('#')[0];
        const from = here ? document : await read(page);
        return copied(from?.getElementById(decodeURIComponent(id)));
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
        words.textContent = said.get(link);
        words.className = '';
        shown.replaceChildren();
        hint.hidden = !byTouch;
        // Only the words are read out: a screen reader finds the figure itself where it stands.
        words.id = 'mdbook-preview-words';
        link.setAttribute('aria-describedby', words.id);
        panel.showPopover();
        place(link);
        find(link).then(copy => {
            if (copy !== null && current === link) {
                shown.replaceChildren(copy);
                words.className = 'visually-hidden';
                place(link);
            }
        }, () => {});
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
