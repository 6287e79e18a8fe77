'use strict';

// Live figures: what stands in the form under a figure draws it anew, and a handle in the drawing moves what stands in the form.
// The drawing is done by figures.js, the book's own crates as WebAssembly, which is loaded when a hand comes near the figure.
// This script knows no figure by name.

(() => {
    const REST = 500; // milliseconds without a change, after which the words are read out and the address is set

    const load = () => book.load(book.root + 'figures.js').then(() => globalThis.figures);

    class LiveFigure {
        constructor(figure, form) {
            this.figure = figure;
            this.form = form;
            this.name = figure.dataset.figure;
            this.controls = Array.from(form.elements).filter(control => control.name);
            this.fromPage = this.values();
            this.status = document.createElement('p');
            this.status.className = 'visually-hidden';
            this.status.setAttribute('role', 'status');
            figure.append(this.status);
            form.addEventListener('submit', event => event.preventDefault());
            form.addEventListener('input', event => { if (event.target.name) { this.changed(); } });
            form.addEventListener('reset', () => setTimeout(() => this.changed()));
            for (const player of form.querySelectorAll('.player')) {
                this.play(player);
            }
            figure.addEventListener('pointerdown', event => this.take(event));
            figure.querySelector('form.prediction')?.addEventListener('submit', event => this.predict(event));
            this.tell();
            this.fromAddress();
        }

        values() {
            return this.controls.map(control => `${control.name}=${control.value}`).join(' ');
        }

        tell() {
            for (const output of this.form.querySelectorAll('output')) {
                output.value = document.getElementById(output.htmlFor).value.replace('-', '−');
            }
        }

        changed() {
            this.tell();
            clearTimeout(this.rest);
            this.rest = setTimeout(() => this.atRest(), REST);
            this.frame ??= requestAnimationFrame(() => this.draw());
        }

        async draw() {
            try {
                const { draw } = await load();
                const drawing = draw(this.name, this.values(), this.figure.dataset.id);
                this.figure.querySelector('svg').outerHTML = drawing.svg;
                const caption = this.figure.querySelector('figcaption');
                caption.querySelector('span').textContent = drawing.caption;
                // A caption that is shorter now and then does not move what stands below it.
                caption.style.minHeight = `${caption.offsetHeight}px`;
                const readings = drawing.readings.split('\n');
                this.form.querySelectorAll('.readings td').forEach((cell, i) => { cell.textContent = readings[i]; });
                drawing.free();
            } catch (error) {
                this.status.className = 'failed';
                this.status.textContent = `The figure could not be drawn anew: ${error.message ?? error}.`;
            } finally {
                this.frame = undefined;
            }
        }

        // A handle says how each parameter follows the hand: `name origin right down`, linear in the drawing's units.
        take(event) {
            const handle = event.target.closest('[data-follow]');
            if (handle === null || event.button !== 0) { return; }
            event.preventDefault();
            const follow = handle.dataset.follow.split(';').map(rule => rule.split(' '));
            const svg = () => this.figure.querySelector('svg');
            // The drawing is another one after each move: the figure holds the pointer, and the handle keeps its distance to it.
            this.figure.setPointerCapture(event.pointerId);
            this.figure.classList.add('held');
            const at = ({ clientX, clientY }) => new DOMPoint(clientX, clientY).matrixTransform(svg().getScreenCTM().inverse());
            const start = at(event);
            const off = { x: handle.cx.baseVal.value - start.x, y: handle.cy.baseVal.value - start.y };
            const released = new AbortController();
            const { signal } = released;
            this.figure.addEventListener('pointermove', moved => {
                const { x, y } = at(moved);
                for (const [name, origin, right, down] of follow) {
                    this.form.elements[name].value = Number(origin) + right * (x + off.x) + down * (y + off.y);
                }
                this.changed();
            }, { signal });
            this.figure.addEventListener('lostpointercapture', () => {
                released.abort();
                this.figure.classList.remove('held');
            }, { signal });
        }

        async predict(event) {
            event.preventDefault();
            const { verdict } = await load();
            const [field] = event.target.elements;
            event.target.querySelector('output').value = verdict(this.name, field.value);
        }

        atRest() {
            if (this.status.className !== 'failed') {
                this.status.textContent = this.figure.querySelector('figcaption span').textContent;
            }
            const address = new URL(location.href);
            for (const control of this.controls) {
                const key = `${this.name}.${control.name}`;
                if (this.fromPage.split(' ').includes(`${control.name}=${control.value}`)) {
                    address.searchParams.delete(key);
                } else {
                    address.searchParams.set(key, control.value);
                }
            }
            history.replaceState(history.state, '', address);
        }

        fromAddress() {
            const asked = new URLSearchParams(location.search);
            for (const control of this.controls) {
                control.value = asked.get(`${this.name}.${control.name}`) ?? control.value;
            }
            if (this.values() !== this.fromPage) {
                this.changed();
            }
        }

        // Buttons for a time: it runs, or goes some steps on or back.
        play(player) {
            const time = this.form.elements[player.dataset.for];
            const button = player.querySelector('[data-play]');
            const speed = player.querySelector('select');
            const set = value => { time.value = value; this.changed(); };
            const run = running => { button.value = running ? 'Pause' : 'Play'; };
            const running = () => button.value === 'Pause';
            // A time of few steps takes as long as one of many.
            const pause = 4000 / time.max;
            const slow = pause > 100;
            const soon = () => (slow ? setTimeout(tick, pause / speed.value) : requestAnimationFrame(tick));
            const tick = () => {
                if (!running()) { return; }
                set(Number(time.value) + (slow ? 1 : Number(speed.value)));
                if (time.value === time.max) { run(false); } else { soon(); }
            };
            player.addEventListener('click', ({ target }) => {
                if (target === button) {
                    run(!running());
                    if (running() && time.value === time.max) { set(0); }
                    soon();
                } else if (target.dataset.by) {
                    run(false);
                    set(Number(time.value) + Number(target.dataset.by));
                }
            });
            time.addEventListener('input', () => run(false));
            this.form.addEventListener('reset', () => run(false));
        }

        // The first drawing takes longer than the others. Nobody has to see it.
        async warm() {
            const { draw } = await load();
            draw(this.name, this.values(), this.figure.dataset.id).free();
        }
    }

    for (const figure of document.querySelectorAll('figure[data-figure]')) {
        const form = figure.querySelector('form.controls');
        if (form !== null) {
            const live = new LiveFigure(figure, form);
            const warm = () => live.warm().catch(() => {});
            figure.addEventListener('pointerenter', warm, { once: true });
            figure.addEventListener('focusin', warm, { once: true });
        }
    }
})();
