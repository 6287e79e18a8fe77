'use strict';

// Search in the whole book, loaded when somebody searches. It makes its own index of the texts that mdBook has put into
// searchindex.js, which a page opened from a folder can load too: mdBook's own keeps no letter beyond ASCII.
//
// A place with all of the words comes before one with some of them, which is shown only where there are few of the first. A page
// whose name is what was typed comes first of all; then counts in how few places a word stands (BM25), and a title more than a text.

const bookSearch = (() => {
    const GREEK = {
        α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', κ: 'kappa', λ: 'lambda', μ: 'mu',
        ν: 'nu', ξ: 'xi', π: 'pi', ρ: 'rho', σ: 'sigma', ς: 'sigma', τ: 'tau', φ: 'phi', ϕ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega',
    };
    const CHINESE = /\p{Script=Han}+/gu;
    /** Stands around the place and the name of an entry (crates/press/src/entries.rs). */
    const SEPARATOR = '\u2063';
    /** What every page says at its end (crates/press/src/answer.rs). */
    const END = /\s*(?:Is something wrong here\? Say so of|This page is \S+ in the folder of the book)[^\n]*$/;
    /** Title, name of the page, text. */
    const WEIGHTS = [6, 3, 1];
    /** How much it counts that a page speaks of something in many places. */
    const SPOKEN = 1;

    /** `w₁` is w1, `σ` is sigma, `tanh′` is tanh, and capitals are small. */
    const plain = text => text.normalize('NFKC').toLowerCase()
        .replace(/[α-ωϕ]/gu, letter => GREEK[letter] ?? letter)
        .replace(/(?<=\p{L})[’'](?=s\b)/gu, '');

    /** A plural without its s, so that neurons is neuron, and loss stays loss. */
    const stem = word => (word.length < 4 ? word : word.replace(/(?<=ss)es$|(?<=[^s])s$/, ''));

    /** Words that say nothing beside others. */
    const SMALL = new Set('a an and are as at be by do does for from how i in is it of on or that the this to what when why with'
        .split(' ').map(stem));

    /** The words of a text; one with hyphens counts also as a whole, and Chinese by its pairs of characters. */
    function words(text) {
        const found = [];
        for (const [part] of plain(text).matchAll(/[\p{L}\p{N}_]+(?:[-‐‑.][\p{L}\p{N}_]+)*/gu)) {
            const pieces = part.split(/[-‐‑.]/u);
            if (pieces.length > 1) { found.push(pieces.join('')); }
            for (const piece of pieces) {
                for (const [run] of piece.matchAll(CHINESE)) {
                    const characters = Array.from(run);
                    found.push(...characters.map((one, i) => one + (characters[i + 1] ?? '')), ...characters);
                }
                const rest = piece.replace(CHINESE, ' ').split(' ').filter(Boolean);
                found.push(...rest.map(stem));
                if (piece.includes('_')) { found.push(...piece.split('_').filter(Boolean).map(stem)); }
            }
        }
        return found;
    }

    /** The least number of letters to change, drop, add or swap with the next, if it is at most `most` (optimal string alignment). */
    function distance(one, other, most) {
        if (Math.abs(one.length - other.length) > most) { return Infinity; }
        let before = [];
        let last = Array.from({ length: other.length + 1 }, (_, i) => i);
        for (let i = 1; i <= one.length; i++) {
            const row = [i];
            for (let j = 1; j <= other.length; j++) {
                const same = one[i - 1] === other[j - 1];
                row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            if (Math.min(...row) > most) { return Infinity; }
            [before, last] = [last, row];
        }
        return last[other.length];
    }

    class Index {
        /** Each place: address, title, names of the pages around it, text. */
        constructor(places) {
            this.places = places;
            this.terms = new Map();
            this.lengths = places.map(({ title, around, text }, i) => {
                [title, around, text].forEach((field, which) => {
                    for (const word of words(field)) {
                        if (!this.terms.has(word)) { this.terms.set(word, new Map()); }
                        const counts = this.terms.get(word);
                        counts.set(i, (counts.get(i) ?? 0) + WEIGHTS[which]);
                    }
                });
                return text.length;
            });
            this.mean = this.lengths.reduce((sum, length) => sum + length, 0) / this.lengths.length;
        }

        /** What of the book's words a typed word can mean, and how well. */
        meant(word) {
            const found = new Map();
            if (this.terms.has(word)) { found.set(word, 1); }
            if (word.length > 2) {
                for (const term of this.terms.keys()) {
                    if (term !== word && term.startsWith(word)) { found.set(term, 0.4); }
                }
            }
            // Another ending: fuzzy and fuzziness.
            if (found.size === 0 && word.length > 4) {
                for (const term of this.terms.keys()) {
                    if (term.startsWith(word.slice(0, -1))) { found.set(term, 0.3); }
                }
            }
            if (found.size === 0 && word.length > 3) {
                const most = word.length > 7 ? 2 : 1;
                for (const term of this.terms.keys()) {
                    if (distance(word, term, most) <= most) { found.set(term, 0.3); }
                }
            }
            return found;
        }

        find(query) {
            const all = [...new Set(words(query))];
            const telling = all.filter(word => !SMALL.has(word));
            const asked = telling.length > 0 ? telling : all;
            const scores = new Map();
            for (const word of asked) {
                const best = new Map();
                for (const [term, share] of this.meant(word)) {
                    const counts = this.terms.get(term);
                    const rare = Math.log(1 + (this.places.length - counts.size + 0.5) / (counts.size + 0.5));
                    for (const [place, count] of counts) {
                        const long = 0.4 + 0.6 * this.lengths[place] / this.mean;
                        const score = share * rare * count * 2.2 / (count + 1.2 * long);
                        best.set(place, Math.max(best.get(place) ?? 0, score));
                    }
                }
                for (const [place, score] of best) {
                    const known = scores.get(place) ?? { words: 0, score: 0 };
                    scores.set(place, { words: known.words + 1, score: known.score + score });
                }
            }
            const named = asked.join(' ');
            // A page that speaks of it in many places comes before one that mentions it.
            const pages = new Map();
            const pageOf = place => this.places[place].address.split('#')[0];
            for (const [place, { score }] of scores) {
                pages.set(pageOf(place), (pages.get(pageOf(place)) ?? 0) + score);
            }
            const rank = ([place, { words: count, score }]) => {
                const { address, title, page } = this.places[place];
                // What is proved and what is answered comes after what is told.
                const beside = /^appendices\/(solutions|errata|mirror|coursework)|\/recap/.test(address) ? 0.5 : 1;
                const is = text => words(text).filter(word => !SMALL.has(word)).join(' ') === named;
                return 1000 * count + (is(page) ? 200 : 0) + (is(title) ? 100 : 0) + beside * (score + SPOKEN * Math.sqrt(pages.get(pageOf(place))));
            };
            const ranked = Array.from(scores, entry => [entry[0], rank(entry)]).sort((one, other) => other[1] - one[1]);
            const whole = ranked.filter(([, value]) => value >= 1000 * asked.length);
            return (whole.length > 4 ? whole : ranked).map(([place]) => this.places[place]);
        }
    }

    let index;
    function ready() {
        if (index === undefined) {
            const { doc_urls: addresses, index: { documentStore: { docs } } } = globalThis.search;
            index = new Index(Object.values(docs).flatMap(({ id, title, body, breadcrumbs }) => {
                const around = breadcrumbs.split(' » ');
                const address = addresses[id];
                const page = around.findLast(name => name !== title) ?? title;
                // What an entry is called stands twice: where it was cut, and at the end of the text before.
                const [text, ...entries] = body.replace(END, '').split(SEPARATOR);
                const places = [{ address, title, around: breadcrumbs, page, text }];
                for (let i = 0; i + 2 < entries.length; i += 3) {
                    const [place, name, says, next] = [entries[i], entries[i + 1], entries[i + 2], entries[i + 4]];
                    places.push({
                        address: `${address.split('#')[0]}#${place}`, title: name, page: name, entry: true,
                        around: `${breadcrumbs} » ${name}`, text: next === undefined ? says : says.trim().replace(new RegExp(`${next}$`), ''),
                    });
                }
                return places;
            }));
        }
        return index;
    }

    /** What is marked of a text: words that begin as one that was asked for, of three letters or alone. */
    function matches(text, asked) {
        const found = [];
        for (const { 0: word, index: start } of text.matchAll(/[\p{L}\p{N}_]+/gu)) {
            const [form] = words(word);
            if (form !== undefined && asked.some(one => (one.length > 2 ? form.startsWith(one) : form === one))) {
                found.push({ start, end: start + word.length });
            }
        }
        return found;
    }

    const asked = query => {
        const all = words(query);
        const telling = all.filter(word => !SMALL.has(word));
        return telling.length > 0 ? telling : all;
    };

    /** A line of the text around the first match, with the matches marked. */
    function teaser(text, query) {
        const found = matches(text, asked(query));
        const first = found[0]?.start ?? 0;
        const from = first < 60 ? 0 : text.indexOf(' ', first - 60) + 1;
        const line = document.createElement('p');
        let done = from;
        for (const { start, end } of found.filter(({ end }) => end < from + 180)) {
            const mark = document.createElement('mark');
            mark.textContent = text.slice(start, end);
            line.append(text.slice(done, start), mark);
            done = end;
        }
        line.append(text.slice(done, Math.max(done, from + 180)));
        line.prepend(from > 0 ? '… ' : '');
        line.append(text.length > from + 180 ? ' …' : '');
        return line;
    }

    function show(panel, query) {
        const list = panel.querySelector('ol');
        const status = panel.querySelector('[role=status]');
        list.replaceChildren();
        if (query.trim() === '') { status.textContent = ''; return; }
        const found = ready().find(query);
        const [shown, more] = [found.slice(0, 20), found.length - 20];
        status.textContent = found.length === 0 ? 'Nothing is found.'
            : `${found.length} ${found.length === 1 ? 'place' : 'places'}${more > 0 ? ', of which the first 20 are shown' : ''}`;
        for (const { address, title, around, text } of shown) {
            const item = document.createElement('li');
            const link = document.createElement('a');
            const [page, heading] = address.split('#');
            link.href = `${book.root}${page}?highlight=${encodeURIComponent(query)}${heading ? '#' + heading : ''}`;
            link.textContent = around.includes(title) ? around : `${around} » ${title}`;
            item.append(link, teaser(text, query));
            list.append(item);
        }
    }

    /** Makes the panel search; a second time it does nothing. */
    function attach(panel) {
        const field = panel.querySelector('input');
        if (panel.dataset.ready === undefined) {
            panel.dataset.ready = '';
            // Whatever changes the text: keys, a paste, dictation, an input method.
            field.addEventListener('input', event => { if (!event.isComposing) { show(panel, field.value); } });
            field.addEventListener('compositionend', () => show(panel, field.value));
            field.form.addEventListener('submit', event => {
                const first = panel.querySelector('li a');
                if (event.submitter === null || event.submitter.value !== 'close' || document.activeElement === field) {
                    event.preventDefault();
                    if (first !== null) { location.assign(first.href); }
                }
            });
            panel.addEventListener('keydown', event => {
                const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
                if (step === undefined) { return; }
                event.preventDefault();
                const stops = [field, ...panel.querySelectorAll('li a')];
                stops[stops.indexOf(document.activeElement) + step]?.focus();
            });
        }
        show(panel, field.value);
    }

    /** Marks what was searched for on the page that was found, beside formulas, drawings and code, and changes nothing of it. */
    function highlight() {
        const address = new URL(location.href);
        const query = address.searchParams.get('highlight');
        if (!query || globalThis.CSS?.highlights === undefined) { return; }
        const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT, node =>
            (node.parentElement.closest('math, svg, code, form') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
        const ranges = [];
        while (walker.nextNode()) {
            for (const { start, end } of matches(walker.currentNode.data, asked(query))) {
                const range = new Range();
                range.setStart(walker.currentNode, start);
                range.setEnd(walker.currentNode, end);
                ranges.push(range);
            }
        }
        CSS.highlights.set('search', new Highlight(...ranges));
        // Neither a reload nor a link that somebody copies marks them again.
        address.searchParams.delete('highlight');
        history.replaceState(history.state, '', address);
    }

    return { attach, highlight, find: query => ready().find(query) };
})();
