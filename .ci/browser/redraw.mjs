// How long each live figure takes to be drawn anew, in a browser, in milliseconds: from the values to a drawing that is laid out.
//
//     node redraw.mjs FOLDER
//
// Ratios and times belong to a table, not to a test: nothing fails here.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { files, launch, serve } from './browser.mjs';

const DRAWINGS = 200;

const [folder] = process.argv.slice(2);
if (!folder) {
    console.error('usage: node redraw.mjs FOLDER');
    process.exit(2);
}
const browser = await launch();
const host = await serve(folder, '/book/');
const pages = (await files(folder)).filter(file => file.endsWith('.html') && !['print.html', 'toc.html', 'index.html'].includes(file)
    && readFileSync(join(folder, file), 'utf8').includes('class="controls"'));
const tab = await browser.newPage();
const rows = [];
for (const page of pages) {
    await tab.goto(host.url + page);
    rows.push(...await tab.evaluate(async drawings => {
        const script = document.createElement('script');
        script.src = document.documentElement.dataset.root + 'figures.js';
        const before = performance.now();
        await new Promise(done => { script.onload = done; document.head.append(script); });
        const { draw } = await globalThis.figures;
        const loaded = performance.now() - before;
        // A small generator, so that every run draws the same.
        let seed = 1;
        const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
        const value = control => {
            if (control.tagName === 'SELECT') {
                return control.options[Math.floor(random() * control.options.length)].value;
            }
            const { min, max, step } = control;
            control.value = Number(min) + Math.round(random() * (max - min) / step) * step;
            return control.value;
        };
        const rows = [];
        for (const figure of document.querySelectorAll('figure[data-figure]:has(form.controls)')) {
            const controls = [...figure.querySelector('form.controls').elements].filter(control => control.name);
            const times = [];
            for (let i = 0; i < drawings; i++) {
                const values = controls.map(control => `${control.name}=${value(control)}`).join(' ');
                const start = performance.now();
                const drawing = draw(figure.dataset.figure, values, figure.dataset.id);
                const drawn = performance.now() - start;
                figure.querySelector('svg').outerHTML = drawing.svg;
                figure.getBoundingClientRect();
                times.push([drawn, performance.now() - start]);
                drawing.free();
                await new Promise(done => setTimeout(done));
            }
            const at = (which, share) => times.map(time => time[which]).sort((a, b) => a - b)[Math.ceil(share * drawings) - 1];
            rows.push({ name: figure.dataset.figure, loaded, first: times[0][1], half: at(1, 0.5), most: at(1, 0.95), drawn: at(0, 0.95) });
        }
        return rows;
    }, DRAWINGS));
}
await browser.close();
host.close();
rows.sort((a, b) => b.most - a.most);
console.log(`${DRAWINGS} drawings each; the module is loaded and compiled in at most ${Math.max(...rows.map(row => row.loaded)).toFixed(0)} ms`);
console.log('figure                      first  median     95 %  of it the drawing');
for (const { name, first, half, most, drawn } of rows) {
    console.log(name.padEnd(26), ...[first, half, most, drawn].map(time => time.toFixed(1).padStart(7)));
}
