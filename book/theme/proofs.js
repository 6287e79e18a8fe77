'use strict';

// What holds a page: whoever points at a locked number is told its lock and what computes it. The button makes each number, and the
// end of each sentence that is proved, a button, for a finger and for the keyboard, which says what computes, compares or proves it.
// Where the book has a repository, the places are links, and what is wrong can be reported with its place filled in.

(() => {
    const LOCKED = 'main :is(td, span.number, math)[data-lock]';
    const repository = document.querySelector('meta[name="repository"]')?.content;
    const panel = document.getElementById('mdbook-proof');
    const footers = Array.from(document.querySelectorAll('main footer.page-end'));
    const computed = new Map(footers.flatMap(({ dataset }) =>
        (dataset.locks ?? '').split(' ').filter(Boolean).map(entry => entry.split('='))));
    const test = footers.find(({ dataset }) => dataset.test !== undefined)?.dataset.test;

    const code = text => {
        const element = document.createElement('code');
        element.textContent = text;
        return element;
    };
    /** A file, or `file:line`, with a link to it. */
    const place = text => {
        if (repository === undefined) { return code(text); }
        const [file, line] = text.split(':');
        const link = document.createElement('a');
        link.href = `${repository}/blob/HEAD/${file}${line === undefined ? '' : '#L' + line}`;
        link.append(code(text));
        return link;
    };

    // ---- What is reported ----

    /** The page that an element is on: on the page that holds all pages, the one whose end comes next. */
    const pageOf = element => footers.find(footer =>
        footer.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING)?.dataset.page ?? footers.at(-1)?.dataset.page;
    const report = (form, fields) => {
        const query = new URLSearchParams({ template: form + '.yml', ...fields });
        return `${repository}/issues/new?${query}`;
    };
    const reporting = (words, form, fields) => {
        const link = document.createElement('a');
        link.href = report(form, fields);
        link.textContent = words;
        return link;
    };
    const short = text => {
        const line = text.replace(/\s+/g, ' ').trim();
        return line.length > 600 ? line.slice(0, 600) + ' …' : line;
    };
    // What was selected before the link was pressed, which takes the selection away.
    let selected = '';
    document.addEventListener('selectionchange', () => {
        const selection = getSelection();
        const within = selection.anchorNode?.parentElement?.closest('main');
        if (within && !selection.isCollapsed) { selected = short(selection.toString()); }
    });
    for (const link of document.querySelectorAll('footer.page-end [data-report]')) {
        link.addEventListener('click', () => {
            const { page } = link.closest('footer').dataset;
            const form = link.dataset.report;
            if (selected !== '') {
                link.href = report(form, { [form === 'code' ? 'place' : 'page']: page, [form === 'code' ? 'happened' : form]: selected });
            }
        });
    }
    if (repository !== undefined) {
        for (const buttons of document.querySelectorAll('main pre > .buttons')) {
            const first = buttons.parentElement.querySelector('code').innerText.trim().split('\n')[0];
            buttons.append(reporting('Wrong?', 'code', { place: `${pageOf(buttons)}: ${short(first)}` }));
        }
    }

    // ---- What is told ----

    const show = (button, lines) => {
        panel.replaceChildren(...lines.map(parts => {
            const line = document.createElement('p');
            line.append(...parts);
            return line;
        }));
        panel.showPopover();
        const { left, bottom } = button.getBoundingClientRect();
        const { width, height } = panel.getBoundingClientRect();
        panel.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
        panel.style.top = `${Math.max(8, Math.min(bottom + 6, innerHeight - height - 8))}px`;
        book.say(panel.textContent);
    };
    const tellNumber = (button, lock) => {
        const lines = lock.split(' ').map(entry => {
            const [name, ...path] = entry.split('.');
            const by = computed.has(name) ? [' in ', place(computed.get(name))] : [];
            return [code(name), ...by, ' computes it, ', place(`tests/snapshots/${name}.snap`), ' holds it',
                ...(path.length > 0 ? [' at ', code(path.join('.'))] : []), ', and ', code('cargo test'), ' compares the two',
                ...(test === undefined ? [] : [' in ', place(test)]), '.'];
        });
        if (repository !== undefined) {
            const around = button.closest('tr, p, li, figcaption, div')?.textContent ?? '';
            const number = `${button.textContent} (${lock}), in: ${short(around)}`;
            lines.push([reporting('This number is wrong', 'number', { page: pageOf(button), number })]);
        }
        show(button, lines);
    };
    /** The sentence that ends at an element. */
    const sentence = element => {
        const range = new Range();
        range.setStart(element.closest('p, li, dd, dt, div, main'), 0);
        range.setEndBefore(element);
        const sentences = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(short(range.toString()));
        return Array.from(sentences, ({ segment }) => segment.trim()).findLast(Boolean) ?? '';
    };
    const tellFact = (button, fact) => {
        const said = sentence(button.parentElement);
        show(button, [['“', said, '” is proved by ', place(fact), ', which ', code('cargo test'), ' runs.'],
            ...(repository === undefined ? [] : [[reporting('This sentence is wrong', 'sentence', { page: pageOf(button), sentence: said })]])]);
    };

    // ---- Asking ----

    document.addEventListener('pointerover', ({ target }) => {
        const number = target.closest?.('main :is(td, span, math)[data-lock]');
        if (number && !number.hasAttribute('title')) {
            const by = computed.get(number.dataset.lock.split('.')[0]);
            number.title = `locked: ${number.dataset.lock}${by === undefined ? '' : `, computed in ${by}`}`;
        }
    });

    const make = press => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'proof';
        button.addEventListener('click', () => press(button));
        return button;
    };
    const numbers = () => document.querySelectorAll(LOCKED);
    const facts = () => document.querySelectorAll('main .proved');
    const toggle = document.getElementById('mdbook-proofs-button');
    const ask = on => {
        toggle.setAttribute('aria-pressed', on);
        if (!on) {
            for (const button of document.querySelectorAll('button.proof')) { button.replaceWith(...button.childNodes); }
            return;
        }
        for (const number of numbers()) {
            const button = make(button => tellNumber(button, number.dataset.lock));
            if (number.localName === 'math') {
                number.replaceWith(button);
                button.append(number);
            } else {
                button.append(...number.childNodes);
                number.append(button);
            }
        }
        for (const fact of facts()) {
            const button = make(button => tellFact(button, fact.dataset.fact));
            button.setAttribute('aria-label', 'What proves this sentence');
            fact.append(button);
        }
    };
    toggle.addEventListener('click', () => {
        const on = toggle.getAttribute('aria-pressed') !== 'true';
        book.memory.set('proofs', on ? 'shown' : 'hidden');
        ask(on);
        book.say(on ? `${numbers().length} numbers and ${facts().length} sentences of this page say what holds them` : '');
    });
    if (book.memory.get('proofs') === 'shown') { ask(true); }
})();
