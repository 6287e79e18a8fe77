// Plays with every live figure as readers do, by keyboard and by pointer, and compares what is shown with what the crates
// draw natively for the same values.
//
//     node live.mjs FOLDER DRAW
//
// DRAW is the program that draws: the example `draw` of the crate `figures`.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Faults, files, launch, serve } from './browser.mjs';

const [folder, draw] = process.argv.slice(2);
if (!draw) {
    console.error('usage: node live.mjs FOLDER DRAW');
    process.exit(2);
}
const faults = new Faults();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await launch();
const host = await serve(folder, '/book/');
const disk = pathToFileURL(join(folder, '/')).href;
const pages = (await files(folder)).filter(file => file.endsWith('.html') && !['print.html', 'toc.html', 'index.html'].includes(file)
    && readFileSync(join(folder, file), 'utf8').includes('class="controls"'));

/** Drawings to compare, as one run of the program will make them. */
const wanted = [];

/** What a figure is set to, and what it shows. */
const state = figure => figure.evaluate(element => ({
    values: Array.from(element.querySelectorAll('form.controls [name]'), control => `${control.name}=${control.value}`).join(' '),
    svg: element.querySelector('svg').outerHTML.replaceAll('\n', '').replaceAll('> <', '><'),
    caption: element.querySelector('figcaption span').textContent,
    status: element.querySelector('[role=status]')?.textContent ?? '',
    address: location.search,
}));

/** Drags in ten moves. */
async function drag(tab, from, to, finger) {
    const way = Array.from({ length: 10 }, (_, i) => ({ x: from.x + (to.x - from.x) * (i + 1) / 10, y: from.y + (to.y - from.y) * (i + 1) / 10 }));
    if (finger) {
        const session = await tab.context().newCDPSession(tab);
        const touch = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
        await touch('touchStart', [from]);
        for (const point of way) {
            await touch('touchMove', [point]);
            await tab.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
        }
        await touch('touchEnd', []);
        await session.detach();
    } else {
        await tab.mouse.move(from.x, from.y);
        await tab.mouse.down();
        for (const { x, y } of way) {
            await tab.mouse.move(x, y);
        }
        await tab.mouse.up();
    }
}

/** Waits until the figure has been drawn for the values that its controls say. */
async function settled(tab) {
    await tab.evaluate(() => new Promise(done => setTimeout(done, 60)));
    await tab.waitForFunction(() => globalThis.figures !== undefined);
    await tab.evaluate(() => globalThis.figures);
    await tab.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
}

await Promise.all([host.url, disk].map(async base => {
    for (const page of pages) {
        const colorScheme = base === disk ? 'dark' : 'light';
        const context = await browser.newContext({ viewport: { width: 1000, height: 900 }, reducedMotion: 'reduce', hasTouch: true, colorScheme });
        const tab = await context.newPage();
        const place = `${page} (${base === disk ? 'disk' : 'host'})`;
        const fault = what => faults.add(place, what);
        tab.on('console', message => ['error', 'warning'].includes(message.type()) && fault(`the console says: ${message.text()}`));
        tab.on('pageerror', error => fault(`a script fails: ${error.message}`));
        tab.on('request', request => request.url().startsWith(base) || request.url().startsWith('data:')
            || fault(`a request leaves the book: ${request.url()}`));
        await faults.trying(place, async () => {
            await tab.addInitScript(() => {
                globalThis.shifts = [];
                new PerformanceObserver(list => globalThis.shifts.push(...list.getEntries()
                    .filter(entry => !entry.hadRecentInput).map(entry => entry.value)))
                    .observe({ type: 'layout-shift', buffered: true });
            });
            await tab.goto(base + page);
            await tab.evaluate(() => document.fonts.ready);
            const figures = await tab.locator('figure:has(form.controls)').all();
            for (const figure of figures) {
                const id = await figure.getAttribute('data-id');
                const name = await figure.getAttribute('data-figure');
                await figure.locator('form.controls').scrollIntoViewIfNeeded();
                await tab.evaluate(() => { globalThis.shifts = []; });
                await tab.waitForTimeout(200);
                await figure.locator('form.controls').evaluate(form => form.dispatchEvent(new Event('reset')));
                await settled(tab);
                const shift = (await tab.evaluate(() => globalThis.shifts)).reduce((sum, value) => sum + value, 0);
                if (shift > 0) {
                    fault(`${name}: the page jumps by ${shift} when the figure comes alive`);
                }
                const before = await state(figure);
                for (const control of await figure.locator('form.controls [name]').all()) {
                    const parameter = await control.getAttribute('name');
                    const range = (await control.getAttribute('type')) === 'range';
                    // By keyboard to the ends and back, then by pointer somewhere.
                    const keys = range ? ['ArrowRight', 'PageUp', 'End', 'Home', 'ArrowRight'] : ['ArrowDown', 'ArrowDown', 'ArrowUp'];
                    await control.focus();
                    for (const key of keys) {
                        await tab.keyboard.press(key);
                        await settled(tab);
                        const { values, svg } = await state(figure);
                        wanted.push({ place: `${place} ${name} ${values}`, line: `${name} ${id} ${values}`, svg });
                    }
                    if (range) {
                        const box = await control.boundingBox();
                        await tab.mouse.click(box.x + box.width * 0.37, box.y + box.height / 2);
                        await settled(tab);
                        const { values, svg } = await state(figure);
                        wanted.push({ place: `${place} ${name} ${values}`, line: `${name} ${id} ${values}`, svg });
                    }
                    if (!(await control.evaluate(element => element.labels.length === 1 || element.ariaLabel))) {
                        fault(`${name}: the control ${parameter} has no label`);
                    }
                }
                // Each handle, dragged by a mouse and by a finger to somewhere else.
                const handles = await figure.locator('.handle').count();
                for (let i = 0; i < handles; i++) {
                    for (const finger of [false, true]) {
                        // From where the page shows it: an end of a slider has only one way to go.
                        await figure.locator('form.controls [type=reset]').click();
                        await settled(tab);
                        const { values: still } = await state(figure);
                        await figure.locator('.handle').nth(i).scrollIntoViewIfNeeded();
                        const scrolled = await tab.evaluate(() => scrollY);
                        await tab.waitForTimeout(100);
                        const box = await figure.locator('.handle').nth(i).boundingBox();
                        const drawing = await figure.locator('svg').boundingBox();
                        const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
                        // Toward the middle of the drawing and beyond: there is room.
                        const to = { x: 2 * (drawing.x + drawing.width * 0.53) - from.x, y: 2 * (drawing.y + drawing.height * 0.47) - from.y };
                        if (Math.hypot(to.x - from.x, to.y - from.y) < 0.3 * drawing.height) {
                            to.x += 0.22 * drawing.width;
                            to.y -= 0.2 * drawing.height;
                        }
                        await drag(tab, from, to, finger);
                        await settled(tab);
                        const { values, svg } = await state(figure);
                        wanted.push({ place: `${place} ${name} ${values} by ${finger ? 'finger' : 'mouse'}`, line: `${name} ${id} ${values}`, svg });
                        if (await tab.evaluate(() => scrollY) !== scrolled) {
                            fault(`${name}: a drag on the drawing scrolls the page`);
                        }
                        if (values === still) {
                            fault(`${name}: ${finger ? 'a finger' : 'a mouse'} drags handle ${i} from ${[from.x, from.y]} to ${[to.x, to.y]} and nothing follows: ${values}`);
                        }
                    }
                }
                // A prediction says something to each answer.
                for (const prediction of await figure.locator('form.prediction').all()) {
                    const field = prediction.locator('input[type=text], select');
                    const choice = await field.evaluate(element => element.matches('select'));
                    for (const answer of choice ? await field.locator('option').allTextContents() : ['0', '−1,5', 'x']) {
                        await (choice ? field.selectOption(answer) : field.fill(answer));
                        await prediction.locator('[type=submit]').click();
                        await settled(tab);
                        const said = await prediction.locator('output').textContent();
                        if (!/^(Yes|No|It is|That is not a number|Choose)/.test(said)) {
                            fault(`${name}: to the answer ${answer} is said “${said}”`);
                        }
                    }
                }
                // Dragged and answered, it is as accessible as it was.
                await tab.evaluate(axe);
                const { violations } = await figure.evaluate(element => window.axe.run(element, { resultTypes: ['violations'], preload: false }));
                for (const { id: rule, help, nodes } of violations) {
                    fault(`${name}, dragged and answered: ${help} (${rule}): ${nodes[0].html.slice(0, 120)}`);
                }
                for (const player of await figure.locator('.player').all()) {
                    for (const button of await player.locator('[data-by]').all()) {
                        await button.click();
                        await settled(tab);
                        const { values, svg } = await state(figure);
                        wanted.push({ place: `${place} ${name} ${values}`, line: `${name} ${id} ${values}`, svg });
                    }
                    const at = () => state(figure).then(({ values }) => values);
                    const still = await at();
                    await player.locator('[data-play]').click();
                    await tab.waitForTimeout(200);
                    await player.locator('[data-play]').click();
                    if (await at() === still) {
                        fault(`${name} does not play`);
                    }
                }
                // At rest the words are read out and the address says the values; a reload has them again.
                await tab.waitForTimeout(700);
                const rest = await state(figure);
                if (rest.status !== rest.caption) {
                    fault(`${name}: the caption “${rest.caption}” is not read out, but “${rest.status}”`);
                }
                if (rest.values !== before.values && !rest.address.includes(`${name}.`)) {
                    fault(`${name}: the address says nothing of ${rest.values}`);
                }
                await tab.reload();
                await figure.locator('form.controls').scrollIntoViewIfNeeded();
                // What is as the page has it is not drawn anew.
                await (rest.values === before.values ? tab.waitForTimeout(100) : settled(tab));
                const again = await state(figure);
                if (again.values !== rest.values || again.svg !== rest.svg) {
                    fault(`${name}: a reload turns ${rest.values} into ${again.values}`);
                }
                await figure.locator('[type=reset]').click();
                await settled(tab);
                await tab.waitForTimeout(700);
                const back = await state(figure);
                if (back.values !== before.values || back.svg !== before.svg || back.caption !== before.caption) {
                    fault(`${name}: reset does not lead back to what the page shows`);
                }
                if (back.address.includes(`${name}.`)) {
                    fault(`${name}: after a reset the address still says ${back.address}`);
                }
            }
        });
        await context.close();
    }
}));

const drawn = execFileSync(draw, { input: wanted.map(({ line }) => line + '\n').join(''), encoding: 'utf8', maxBuffer: 1 << 30 }).split('\n');
// A browser writes an element in its own way, so both go through one.
const tab = await browser.newPage();
const normal = await tab.evaluate(texts => texts.map(text => {
    const host = document.createElement('div');
    host.innerHTML = text;
    return host.querySelector('svg')?.outerHTML.replaceAll('> <', '><');
}), drawn.slice(0, wanted.length));
for (const [i, { place, svg }] of wanted.entries()) {
    if (svg !== normal[i]) {
        faults.add(place, 'shows something else than the crates draw');
    }
}
await browser.close();
host.close();
faults.report(`${pages.length} pages with live figures; ${wanted.length} drawings are those of the crates`);
