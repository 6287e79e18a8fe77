'use strict';

// What a page does beyond being read: the theme, the keys, copying, the way back to where one was, and what loads the search.
// Each part stands for itself, and the page is whole without all of them.

const book = (() => {
    const { dataset } = document.documentElement;
    /** What this device keeps of the reader's choices, if it may keep anything. Nothing of it leaves the device. */
    const memory = {
        get(key) {
            try { return localStorage.getItem('tested-neuron.' + key); } catch { return null; }
        },
        set(key, value) {
            try { localStorage.setItem('tested-neuron.' + key, value); } catch { /* then it is forgotten */ }
        },
    };
    /** Says something to who does not see it. */
    const say = words => { document.getElementById('mdbook-status').textContent = words; };
    /** Loads one of the book's scripts, once. */
    const scripts = new Map();
    const load = address => {
        if (!scripts.has(address)) {
            scripts.set(address, new Promise((resolve, reject) => {
                const script = document.createElement('script');
                script.src = address;
                script.onload = resolve;
                script.onerror = () => reject(new Error(`${address} is not there`));
                document.head.append(script);
            }));
        }
        return scripts.get(address);
    };
    return { root: dataset.root, memory, say, load };
})();

// ---- The theme ----

(() => {
    const form = document.getElementById('mdbook-theme');
    const { classList } = document.documentElement;
    const bars = document.querySelectorAll('meta[name="theme-color"]');
    const systems = Array.from(bars, bar => bar.content);
    const show = theme => {
        classList.remove('light', 'dark');
        if (theme !== 'auto') { classList.add(theme); }
        bars.forEach((bar, i) => { bar.content = { light: systems[0], dark: systems[1] }[theme] ?? systems[i]; });
    };
    const chosen = book.memory.get('theme');
    if (chosen === 'light' || chosen === 'dark') {
        form.elements.theme.value = chosen;
        show(chosen);
    }
    form.addEventListener('change', () => {
        const theme = form.elements.theme.value;
        book.memory.set('theme', theme);
        show(theme);
    });
    form.addEventListener('toggle', ({ newState }) => {
        if (newState === 'open') { form.querySelector(':checked').focus(); }
    });
})();

// ---- What scrolls sideways ----

// A browser scrolls by keyboard what has the focus, so what scrolls must be able to have it. Whether a table, a formula or code
// scrolls depends on the width of the window, the fonts and the spacing that a reader has set.
(() => {
    const kinds = [['pre > code', 'Code'], ['.table-wrapper', 'Table'], ['.math', 'Formula']];
    const labels = new Map(kinds.flatMap(([selector, kind]) =>
        Array.from(document.querySelectorAll('main ' + selector), element => [element, element.getAttribute('aria-label') ?? kind])));
    const watch = new ResizeObserver(entries => {
        for (const { target } of entries) {
            const element = labels.has(target) ? target : target.parentElement;
            const scrolls = element.scrollWidth > element.clientWidth + 1;
            for (const [name, value] of Object.entries({ 'tabindex': '0', 'role': 'group', 'aria-label': labels.get(element) })) {
                if (scrolls) { element.setAttribute(name, value); } else { element.removeAttribute(name); }
            }
        }
    });
    for (const element of labels.keys()) {
        watch.observe(element);
        if (element.firstElementChild !== null && element.localName !== 'code') { watch.observe(element.firstElementChild); }
    }
})();

// ---- Copying code ----

(() => {
    const copied = async code => {
        const text = code.innerText.replace(/\n?$/, '\n');
        try {
            await navigator.clipboard.writeText(text);
        } catch {
            // A page that comes over plain http has no clipboard of its own.
            getSelection().selectAllChildren(code);
            if (!document.execCommand('copy')) { throw new Error('not copied'); }
            getSelection().removeAllRanges();
        }
    };
    const button = (name, press) => {
        const made = document.createElement('button');
        made.type = 'button';
        made.textContent = name;
        made.addEventListener('click', () => press(made));
        return made;
    };
    for (const code of document.querySelectorAll('main pre > code')) {
        const buttons = document.createElement('div');
        buttons.className = 'buttons';
        buttons.append(button('Copy', async made => {
            const told = await copied(code).then(() => 'Copied', () => 'Not copied: select the code by hand');
            made.textContent = told;
            book.say(told);
            setTimeout(() => { made.textContent = 'Copy'; book.say(''); }, 2000);
        }));
        if (code.querySelector('.boring') !== null) {
            code.classList.add('hide-boring');
            const all = button('All lines', made => {
                made.setAttribute('aria-pressed', !code.classList.toggle('hide-boring'));
            });
            all.setAttribute('aria-pressed', 'false');
            buttons.append(all);
        }
        code.parentElement.append(buttons);
    }
})();

// ---- Dialogs ----

const dialog = id => {
    const element = document.getElementById(id);
    // A click beside what is in it is one on the dialog itself.
    element?.addEventListener('click', event => { if (event.target === element) { element.close(); } });
    return element;
};

// ---- Search ----

const openSearch = (() => {
    const panel = dialog('mdbook-search');
    const { search: script, index } = document.documentElement.dataset;
    const ready = () => {
        globalThis.search ??= {}; // which the index fills
        return Promise.all([book.load(script), book.load(index)]);
    };
    const open = () => {
        panel.showModal();
        document.getElementById('mdbook-searchbar').select();
        ready().then(() => bookSearch.attach(panel), () => {
            panel.querySelector('[role=status]').textContent = 'The search could not be loaded.';
        });
        return true;
    };
    document.getElementById('mdbook-search-button')?.addEventListener('click', open);
    // Where a browser would only empty the field.
    panel?.addEventListener('keydown', event => {
        if (event.key === 'Escape') { event.preventDefault(); panel.close(); }
    });
    if (panel !== null && new URLSearchParams(location.search).has('highlight')) {
        book.load(script).then(() => bookSearch.highlight());
    }
    return panel === null ? () => false : open;
})();

// ---- Keys ----

(() => {
    const help = dialog('mdbook-help');
    const open = () => { help.showModal(); return true; };
    document.getElementById('mdbook-help-button').addEventListener('click', open);
    const single = document.getElementById('mdbook-keys');
    single.checked = book.memory.get('keys') !== 'off';
    single.addEventListener('change', () => book.memory.set('keys', single.checked ? 'on' : 'off'));

    /** Whether something in which the focus is can be scrolled sideways: then the arrows are its own. */
    const scrolls = element => {
        for (let around = element; around instanceof Element; around = around.parentElement) {
            const sideways = ['auto', 'scroll'].includes(getComputedStyle(around).overflowX) || around === document.documentElement;
            if (sideways && around.scrollWidth > around.clientWidth + 1) { return true; }
        }
        return false;
    };
    const turn = rel => {
        const link = document.querySelector(`.page-turn [rel="${rel}"]`);
        if (link !== null) { location.assign(link.href); }
        return link !== null;
    };
    addEventListener('keydown', event => {
        const { target, key } = event;
        if (!single.checked || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.isComposing
            || document.querySelector('dialog[open]') !== null || document.documentElement.classList.contains('contents-open')
            || target.closest?.('input, select, textarea, [contenteditable], [popover]')) {
            return;
        }
        const done = {
            'ArrowRight': () => !event.shiftKey && !scrolls(target) && turn('next'),
            'ArrowLeft': () => !event.shiftKey && !scrolls(target) && turn('prev'),
            '/': openSearch,
            's': openSearch,
            '?': open,
        }[key]?.();
        if (done) { event.preventDefault(); }
    });
})();

// ---- Where one was ----

// Kept on this device only. The first page offers the way back.
(() => {
    const link = document.querySelector('main a.continue');
    if (link !== null) {
        try {
            const { page, title, heading } = JSON.parse(book.memory.get('place'));
            // A page of this book, and nothing that such a string could otherwise be made to be.
            if (/^[\w-]+(\/[\w-]+)*\.html$/.test(page)) {
                link.href = book.root + page + (heading ? '#' + heading : '');
                link.textContent = title;
                link.closest('.previous-place').classList.add('known');
            }
        } catch {
            // There is no such place yet.
        }
    } else if (document.querySelector('main .where') !== null && document.documentElement.dataset.print === undefined) {
        const page = location.pathname.split('/').slice(-book.root.split('/').length).join('/');
        const keep = () => {
            const passed = Array.from(document.querySelectorAll('main :is(h2, h3)[id]'))
                .findLast(heading => heading.getBoundingClientRect().top < innerHeight / 2);
            book.memory.set('place', JSON.stringify({ page, title: document.title.split(' · ')[0], heading: passed?.id }));
        };
        addEventListener('pagehide', keep);
        document.addEventListener('visibilitychange', () => { if (document.hidden) { keep(); } });
    }
})();

// ---- Print ----

if (document.documentElement.dataset.print !== undefined) {
    addEventListener('load', () => setTimeout(print, 100));
}
