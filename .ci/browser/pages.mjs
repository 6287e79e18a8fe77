// Reads every page of the rendered book as readers do: from a web host and from the disk, in light and dark, on a phone
// and on a desk, with a mouse, a keyboard, a screen reader's eyes, and without scripts.
//
//     node pages.mjs FOLDER

import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Faults, files, launch, serve } from './browser.mjs';

const folder = process.argv[2];
if (!folder) {
    console.error('usage: node pages.mjs FOLDER');
    process.exit(2);
}
const LIMIT = 150_000; // bytes of a first visit, compressed
const LONG = { 'appendices/solutions.html': 210_000 }; // all solutions of the book, one after the other
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const all = await files(folder);
// toc.html is no page: it is the frame that shows the contents where there are no scripts. And 404.html is visited where it is shown.
const pages = all.filter(file => file.endsWith('.html') && !['toc.html', '404.html'].includes(file));
const chapters = pages.filter(page => page !== 'print.html');
const faults = new Faults();
const browser = await launch();
const host = await serve(folder, '/some/where/else/');
const disk = pathToFileURL(join(folder, '/')).href;
const started = Date.now();
const seconds = () => ((Date.now() - started) / 1000).toFixed(0).padStart(4) + ' s';
console.log(`${pages.length} pages, ${await browser.version()}`);

/** Opens a page and watches it. `look` may examine it; what the page complains of by itself is a fault. */
async function visit(context, base, page, place, look) {
    const tab = await context.newPage();
    let open = true;
    const fault = (what, remedy) => open && faults.add(place, what, remedy);
    tab.on('console', message => ['error', 'warning'].includes(message.type())
        && fault(`the console says: ${message.text()}`));
    tab.on('pageerror', error => fault(`a script fails: ${error.message}`));
    tab.on('request', request => {
        if (!request.url().startsWith(base) && !request.url().startsWith('data:')) {
            fault(`a request leaves the book: ${request.url()}`, 'ship the file with the book, or do without it');
        }
    });
    // What is still asked for when a reader goes on is given up, and no fault.
    tab.on('requestfailed', request => request.failure()?.errorText !== 'net::ERR_ABORTED' && fault(`${request.url().replace(base, '')} cannot be loaded: ${request.failure()?.errorText}`));
    tab.on('response', response => response.status() >= 400
        && fault(`${response.url().replace(base, '')} answers ${response.status()}`));
    await faults.trying(place, async () => {
        await tab.goto(base + page, { waitUntil: 'load' });
        await tab.evaluate(() => document.fonts.ready);
        await look?.(tab, fault);
    });
    open = false;
    await tab.close();
}

/** Visits in a context of its own. */
async function tabOf(context, base, page, place, look) {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => {});
    await visit(context, base, page, place, look);
    await context.close();
}

/** Runs the tasks, two at a time. */
async function inPairs(tasks) {
    const waiting = [...tasks];
    await Promise.all([1, 2].map(async () => {
        while (waiting.length > 0) {
            await waiting.shift()();
        }
    }));
}

/** What must hold on every page in every setting. */
async function examine(tab, fault, width) {
    const found = await tab.evaluate(async () => {
        // What is too wide may be clipped, and then the page itself does not scroll: look at what is in it.
        const screen = document.documentElement.clientWidth;
        const wide = document.documentElement.scrollWidth > screen ? document.documentElement
            : Array.from(document.querySelectorAll('main *, #mdbook-menu-bar *, .page-turn *')).find(element =>
                element.getBoundingClientRect().right > screen + 1
                && !element.parentElement.closest('pre, .table-wrapper, .math, svg, math'));
        const formula = document.querySelector('main math');
        // A bracket around a fraction grows only with the MATH table of the font.
        const probe = document.createElement('div');
        probe.innerHTML = '<math><mo>(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac></math>';
        document.querySelector('main').append(probe);
        // Where all formulas stand in folded solutions, their font is asked for by this one.
        probe.getBoundingClientRect();
        await document.fonts.ready;
        const bracket = probe.querySelector('mo').getBoundingClientRect().height;
        const size = parseFloat(getComputedStyle(probe).fontSize);
        probe.remove();
        return {
            wide: wide?.outerHTML.slice(0, 120),
            fonts: Array.from(document.fonts, font => `${font.family.replaceAll('"', '')} ${font.status}`),
            formula: Boolean(formula),
            formulaFont: formula && getComputedStyle(formula).fontFamily,
            grows: bracket > 1.4 * size,
            h1: document.querySelectorAll('h1').length,
            dark: { 'rgb(255, 254, 251)': 'light', 'rgb(23, 24, 26)': 'dark' }[getComputedStyle(document.documentElement).backgroundColor],
        };
    });
    // A reader who has jumped down, and then up by less than that.
    const bar = await tab.evaluate(async () => {
        const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        for (const share of [1, 0.6, 0]) {
            scrollTo({ top: share * document.documentElement.scrollHeight, behavior: 'instant' });
            await frame();
            const { top } = document.getElementById('mdbook-menu-bar').getBoundingClientRect();
            if (Math.abs(top) > 1) { return top; }
        }
        return 0;
    });
    if (bar !== 0) {
        fault(`the bar of the menu is at ${bar} px`, 'see #mdbook-menu-bar in book/theme/css/chrome.css');
    }
    if (found.wide) {
        fault(`wider than a screen of ${width} px: ${found.wide}`,
            'let it wrap or scroll by itself (book/theme/page.css)');
    }
    // The stand-in is a font of the reader's machine, or none.
    for (const font of found.fonts.filter(font => font.endsWith(' error') && !font.includes('Stand-In'))) {
        fault(`the font ${font}`, 'see book/theme/fonts/fonts.css');
    }
    if (found.formula && !(found.formulaFont.startsWith('"STIX Two Math"') && found.fonts.includes('STIX Two Math loaded'))) {
        fault(`formulas are not set in the book's math font, but in ${found.formulaFont}: ${found.fonts}`,
            'see book/theme/fonts/fonts.css');
    }
    if (found.formula && !found.grows) {
        fault('a bracket does not grow with the fraction in it: the math font has lost its MATH table',
            'run book/theme/glyphs/subset.py');
    }
    return found;
}

async function accessible(tab, fault) {
    // In a script element it would be a request to nowhere; evaluated it is not part of the page.
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() => window.axe.run(document, {
        resultTypes: ['violations'],
        preload: false,
        // On the page that holds all pages a figure may stand twice, with its controls.
        // Where a base moves all addresses, axe does not know the link to the text for one, and finds it outside of a landmark.
        rules: {
            'landmark-unique': { enabled: document.documentElement.dataset.print === undefined },
            region: { enabled: document.querySelector('base') === null },
        },
    }));
    for (const { id, impact, help, nodes } of violations) {
        fault(`accessibility, ${impact}: ${help} (${id}): ${nodes[0].html.slice(0, 120)}`);
    }
}

// Every page, in every setting. The examination for accessibility is slow and depends on the colors and on the width,
// not on both together, nor on where the page comes from; and from a folder it is enough that each color and each width occurs.
for (const [where, base] of [['http', host.url], ['file', disk]]) {
    for (const colorScheme of ['light', 'dark']) {
        for (const width of where === 'http' ? [320, 1280] : colorScheme === 'light' ? [320] : [1280]) {
            const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
            await inPairs(pages.map(page => () =>
                visit(context, base, page, `${page} (${where}, ${colorScheme}, ${width} px)`, async (tab, fault) => {
                    const found = await examine(tab, fault, width);
                    if (found.dark !== colorScheme) {
                        fault(`the page is ${found.dark} where the reader's system is ${colorScheme}`);
                    }
                    if (found.h1 !== 1 && page !== 'print.html') {
                        fault(`the page has ${found.h1} headings of the first level`, 'one `# …` a page');
                    }
                    if (where === 'http' && (width === 320) === (colorScheme === 'dark')) {
                        await accessible(tab, fault);
                    }
                })));
            await context.close();
            console.log(`${seconds()}  ${pages.length} pages, ${where}, ${colorScheme}, ${width} px`);
        }
    }
}

// Without scripts: the text is there, the contents open by keyboard, the next page is a link.
for (const [where, base] of [['http', host.url], ['file', disk]]) {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 700, height: 900 } });
    await inPairs(chapters.map(page => () =>
        visit(context, base, page, `${page} (${where}, without scripts)`, async (tab, fault) => {
            if ((await tab.locator('main').innerText()).length < 100) {
                fault('there is no text without scripts');
            }
            if (await tab.locator('.page-turn a').count() === 0) {
                fault('nothing leads to another page');
            }
            await tab.keyboard.press('Tab');
            await tab.keyboard.press('Tab');
            await tab.keyboard.press('Space');
            const frame = tab.frameLocator('#mdbook-sidebar iframe');
            await frame.getByRole('link').first().waitFor({ state: 'visible', timeout: 5000 });
        })));
    await context.close();
    console.log(`${seconds()}  ${chapters.length} pages, ${where}, without scripts`);
}

// The keyboard, the search and the switches, on one page of each place.
for (const [where, base] of [['http', host.url], ['file', disk]]) {
    const page = chapters.find(page => page.includes('/')) ?? chapters[0];
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const place = `${page} (${where})`;
    await visit(context, base, page, place, async (tab, fault) => {
        await tab.keyboard.press('Tab');
        const link = tab.locator('.skip-link');
        if (!await link.evaluate(element => element === document.activeElement && element.getBoundingClientRect().width > 50)) {
            fault('the first press of Tab does not show the link that skips to the text');
        }
        await tab.keyboard.press('Enter');
        if (!await tab.evaluate(() => document.activeElement?.tagName === 'MAIN')) {
            fault('the link that skips to the text does not put the keyboard there');
        }
    });
    await visit(context, base, page, `${place}, contents`, async (tab, fault) => {
        const shown = () => tab.locator('#mdbook-sidebar').isVisible();
        const button = tab.getByRole('button', { name: 'Table of contents' });
        for (const open of [false, true]) {
            await button.focus();
            await tab.keyboard.press('Enter');
            if (await shown() !== open || await button.getAttribute('aria-expanded') !== String(open)) {
                fault('the contents do not open and close by keyboard');
            }
        }
        await button.click();
        // What is kept is handed to another process, which takes its time: a reader turns the page later than this does.
        const closed = async () => !await shown() && await button.getAttribute('aria-expanded') === 'false';
        let stay = false;
        for (let tries = 0; tries < 20 && !stay; tries++) {
            await tab.waitForTimeout(100);
            await tab.reload();
            stay = await closed();
        }
        if (!stay) {
            fault('the contents do not stay closed');
        }
        await button.click();
        const current = tab.locator('#mdbook-sidebar [aria-current=page]');
        if (await current.count() !== 1 || !page.endsWith(await current.getAttribute('href').then(link => link.split('/').at(-1)))) {
            fault('the contents do not say which page is open');
        }
        await tab.setViewportSize({ width: 400, height: 700 });
        if (await shown()) {
            fault('the contents cover a narrow page');
        }
        for (const close of [() => tab.keyboard.press('Escape'), () => tab.mouse.click(390, 400), () => button.click()]) {
            await button.click();
            if (!await shown() || !await tab.evaluate(() => document.activeElement.getAttribute('aria-current') === 'page')) {
                fault('the contents of a narrow page do not open at the page that is read');
            }
            for (const key of ['Shift+Tab', 'Tab', 'Tab']) { await tab.keyboard.press(key); }
            if (!await tab.evaluate(() => document.activeElement.closest('#mdbook-sidebar'))) {
                fault('the page beside the open contents takes the keyboard');
            }
            await close();
            if (await shown() || !await button.evaluate(element => element === document.activeElement)) {
                fault('the contents of a narrow page do not close by Esc, by a tap beside them and by their button, or the focus is lost');
            }
        }
    });
    await visit(context, base, page, `${place}, theme`, async (tab, fault) => {
        await tab.getByRole('button', { name: 'Theme' }).focus();
        await tab.keyboard.press('Enter');
        const dark = tab.getByRole('radio', { name: 'Dark' });
        await dark.waitFor();
        await tab.waitForFunction(() => document.activeElement.name === 'theme');
        for (const key of ['ArrowDown', 'ArrowDown']) { await tab.keyboard.press(key); }
        if (!await dark.isChecked()) {
            fault('the theme is not chosen by keyboard');
        }
        await tab.keyboard.press('Escape');
        if (await dark.isVisible()) {
            fault('Esc does not close the themes');
        }
        for (let i = 0; i < 5; i++) {
            await tab.reload();
            const { scheme, chosen, late } = await tab.evaluate(() => ({
                scheme: getComputedStyle(document.documentElement).colorScheme,
                chosen: document.querySelector('#mdbook-theme :checked').value,
                late: performance.getEntriesByName('first-paint')[0]?.startTime
                    < performance.getEntriesByType('resource').find(({ name }) => name.includes('/theme-'))?.responseEnd,
            }));
            if (scheme !== 'dark' || chosen !== 'dark') {
                fault('the chosen theme is forgotten');
            }
            if (late) {
                fault('the page is drawn before the chosen theme is known');
            }
        }
        await tab.emulateMedia({ media: 'print' });
        const [paper, ink] = await tab.evaluate(() => [
            getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector('main p:not(.where)')).color]);
        if (paper !== 'rgb(255, 255, 255)' || ink !== 'rgb(0, 0, 0)') {
            fault(`a dark page is printed ${ink} on ${paper}`);
        }
    });
    await visit(context, base, page, `${place}, search`, async (tab, fault) => {
        const loaded = () => tab.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /search/.test(name)).length);
        if (await loaded() > 0) {
            fault('the search is loaded before anybody searches');
        }
        await tab.keyboard.press('/');
        await tab.keyboard.type('threshold', { delay: 20 });
        const results = tab.locator('#mdbook-search li');
        await results.first().waitFor({ timeout: 10_000 });
        const count = await results.count();
        if (count < 2) {
            fault('the search finds a common word in less than two places');
        }
        // What is pasted, and letters beyond ASCII.
        await tab.locator('#mdbook-searchbar').selectText();
        await tab.keyboard.insertText('θ');
        const greek = await results.count();
        await accessible(tab, fault);
        await tab.keyboard.press('ArrowDown');
        if (!await results.first().getByRole('link').evaluate(element => element === document.activeElement)) {
            fault('the arrows do not lead from the search to what was found');
        }
        await tab.keyboard.press('Escape');
        if (await tab.locator('#mdbook-search').isVisible()) {
            fault('Esc does not close the search');
        }
        await tab.keyboard.press('s');
        await tab.locator('#mdbook-searchbar').fill('momentum');
        await results.first().waitFor();
        await Promise.all([tab.waitForURL(/momentum/), tab.keyboard.press('Enter')]);
        await tab.waitForFunction(() => CSS.highlights.get('search')?.size > 0, undefined, { timeout: 10_000 });
        if (new URL(tab.url()).search !== '') {
            fault(`what was searched for stays in the address: ${tab.url()}`);
        }
        console.log(`${seconds()}  ${where}: "threshold" found in ${count} places, "θ" in ${greek}`);
        if (greek < 2) {
            fault('the search finds no Greek letter');
        }
    });
    await visit(context, base, page, `${place}, keys`, async (tab, fault) => {
        const at = () => new URL(tab.url()).pathname.split('/').at(-1);
        const name = at();
        await Promise.all([tab.waitForURL(address => !address.pathname.endsWith(name)), tab.keyboard.press('ArrowRight')]);
        await Promise.all([tab.waitForURL(address => address.pathname.endsWith(name)), tab.keyboard.press('ArrowLeft')]);
        await tab.waitForLoadState();
        // The help opens by its button and by its key, and is closed again.
        const help = tab.getByRole('dialog', { name: 'Keyboard' });
        await tab.getByRole('button', { name: 'Keyboard' }).click();
        await accessible(tab, fault);
        await tab.keyboard.press('Escape');
        await tab.keyboard.press('?');
        await help.getByRole('checkbox').uncheck();
        await help.getByRole('button', { name: 'Close' }).click();
        await tab.reload();
        for (const key of ['s', '/', '?', 'ArrowRight']) { await tab.keyboard.press(key); }
        await tab.waitForTimeout(300);
        if (at() !== name || await tab.locator('dialog[open]').count() > 0) {
            fault('single keys do something although they are switched off');
        }
        await tab.getByRole('button', { name: 'Keyboard' }).click();
        await help.getByRole('checkbox').check();
        await tab.keyboard.press('Escape');
    });
    // ← and → scroll what has the focus, if it scrolls.
    const narrow = () => browser.newContext({ viewport: { width: 360, height: 700 }, hasTouch: true });
    for (const [kind, selector, scrolling] of [
        ['code', 'pre > code', 'building-a-neuron/firing-graph.html'],
        ['a table', '.table-wrapper', 'sigmoid-neuron-learning/step-size.html'],
        ['a formula', '.math', 'sigmoid-neuron-learning/partial-derivatives.html'],
    ]) {
        await tabOf(await narrow(), base, scrolling, `${where}, → in ${kind}`, async (tab, fault) => {
            const scroller = tab.locator(`main ${selector}[tabindex]`).first();
            await scroller.focus();
            for (let i = 0; i < 3; i++) { await tab.keyboard.press('ArrowRight'); }
            await tab.waitForTimeout(400);
            if (!tab.url().includes(scrolling)) {
                fault('it turns the page');
            } else if (await scroller.evaluate(element => element.scrollLeft) === 0) {
                fault('it does not scroll');
            }
        });
    }
    await tabOf(await narrow(), base, 'building-a-neuron/firing-graph.html', `${where}, copying`,
        async (tab, fault) => {
            // A finger and the keyboard copy, and are told so.
            const button = tab.getByRole('button', { name: 'Copy' }).first();
            for (const press of [() => button.tap(), () => button.focus().then(() => tab.keyboard.press('Enter'))]) {
                if (Number(await button.locator('..').evaluate(element => getComputedStyle(element).opacity)) < 1 && press.toString().includes('tap')) {
                    fault('a finger does not see the button that copies');
                }
                await press();
                await tab.waitForTimeout(100);
                const told = await tab.locator('#mdbook-status').textContent();
                const shown = await tab.locator('pre .buttons button').first().textContent();
                if (told !== 'Copied' || shown !== 'Copied') {
                    fault(`code is not copied, or nobody says so: “${told}”, “${shown}”`);
                }
                await tab.waitForTimeout(2200);
            }
        });
    // A finger and the keyboard ask a number where it comes from.
    await tabOf(await narrow(), base, 'sigmoid-neuron-learning/toy-run.html', `${where}, locked numbers`, async (tab, fault) => {
        const toggle = tab.getByRole('button', { name: 'What is proved here' });
        const before = await tab.locator('main').innerText();
        await toggle.tap();
        if (await toggle.getAttribute('aria-pressed') !== 'true' || await tab.locator('main').innerText() !== before) {
            fault('the button does not say that it is pressed, or changes what the page says');
        }
        const all = await tab.locator('main :is(td, span.number, math)[data-lock]').count();
        const [asked, sentences] = await Promise.all(['main :not(.proved) > button.proof', 'main .proved'].map(what => tab.locator(what).count()));
        if (all < 20 || asked !== all || sentences < 20 || await tab.locator('.proved > button').count() !== sentences) {
            fault(`${asked} of ${all} numbers can be asked, and ${sentences} sentences`);
        }
        const fact = tab.locator('.proved > button').first();
        await fact.tap();
        const proof = await tab.locator('#mdbook-proof').innerText();
        if (!proof.includes(await fact.locator('..').getAttribute('data-fact')) || !/^“.*[.?:!]” is proved by/.test(proof)) {
            fault(`a sentence says “${proof}”`);
        }
        await accessible(tab, fault);
        await tab.keyboard.press('Escape');
        const [prose, cell] = [tab.locator('span.number > button').first(), tab.locator('td > button').first()];
        for (const [number, press] of [[prose, () => prose.tap()], [cell, () => cell.focus().then(() => tab.keyboard.press('Enter'))]]) {
            await press();
            const lock = await number.locator('..').getAttribute('data-lock');
            const told = await tab.locator('#mdbook-proof').innerText();
            if (!/worked-examples\/src\/\S+\.rs:\d+/.test(told) || !/tests\/numbers\/locks\.rs:\d+/.test(told)
                || !told.includes(`tests/snapshots/${lock.split('.')[0]}.snap`) || !told.includes(lock.split('.').slice(1).join('.'))
                || !(await tab.locator('#mdbook-status').textContent()).includes('cargo test')) {
                fault(`the number of ${lock} says “${told}”`);
            }
            await accessible(tab, fault);
            await tab.keyboard.press('Escape');
            if (await tab.locator('#mdbook-proof').isVisible()) { fault('Esc does not close what a number says'); }
        }
        await toggle.tap();
        if (await tab.locator('button.proof').count() > 0) { fault('the numbers stay buttons'); }
    });
    // The first page knows where one was.
    await visit(context, base, page, `${place}, way back`, async (tab, fault) => {
        await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await tab.goto(base + 'index.html');
        const link = tab.locator('a.continue');
        const [name, address] = [await link.textContent(), await link.evaluate(element => element.href)];
        if (!address.startsWith(base + page) || name === '') {
            fault(`the first page does not lead back to where one was, but to ${address}, “${name}”`);
        }
        await link.click();
        await tab.waitForURL(base + page + '**');
    });
    await context.close();
    const calm = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
    await visit(calm, base, page, `${place}, less motion`, async (tab, fault) => {
        const slow = await tab.evaluate(() => Array.from(document.querySelectorAll('*'))
            .filter(element => parseFloat(getComputedStyle(element).transitionDuration) > 0.01)
            .map(element => element.id || element.className));
        if (slow.length > 0) {
            fault(`things move for a reader who asked them not to: ${slow.slice(0, 3)}`);
        }
    });
    await calm.close();
}

// What a host shows where there is no page: whole, and with ways on, at whatever address.
const top = await serve(folder, '/');
await faults.trying('a missing page', async () => {
    const tab = await browser.newPage();
    const fault = what => faults.add('a missing page', what);
    tab.on('pageerror', error => fault(`a script fails: ${error.message}`));
    tab.on('console', message => message.type() === 'error' && !message.text().includes('404') && fault(`the console says: ${message.text()}`));
    const answer = await tab.goto(`${top.url}no/such/page.html`);
    if (answer.status() !== 404) {
        fault(`it is answered with ${answer.status()}`);
    }
    const links = await tab.locator('#mdbook-sidebar a').evaluateAll(links => links.map(link => link.href));
    if (links.length < chapters.length - 2 || !links.every(link => all.includes(link.replace(top.url, '')))) {
        fault(`its contents lead elsewhere: ${links.slice(0, 3)}`);
    }
    await accessible(tab, fault);
    await tab.keyboard.press('/');
    await tab.locator('#mdbook-searchbar').fill('momentum');
    await tab.locator('#mdbook-search li').first().waitFor();
    await tab.keyboard.press('Escape');
    await tab.getByRole('link', { name: 'The first page' }).click();
    await tab.getByRole('heading', { level: 1, name: 'The Tested Neuron' }).waitFor();
    await tab.close();
});
top.close();

// The weight of a first visit: everything the browser asks for, compressed as a host would.
const compressed = new Map();
function weigh(file) {
    if (!compressed.has(file)) {
        const bytes = readFileSync(join(folder, file));
        const packed = /\.(woff2|png)$/.test(file);
        compressed.set(file, packed ? [bytes.length, bytes.length]
            : [gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length]);
    }
    return compressed.get(file);
}
const kinds = { html: /\.html$/, css: /\.css$/, scripts: /\.js$/, fonts: /\.woff2$/, images: /\.(svg|png)$/ };
const weights = [];
for (const page of chapters) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const asked = new Set();
    context.on('request', request => {
        const file = decodeURIComponent(request.url()).replace(host.url, '');
        if (all.includes(file)) {
            asked.add(file);
        }
    });
    await visit(context, host.url, page, `${page} (weight)`, tab => tab.waitForLoadState('networkidle'));
    await context.close();
    const sum = (pick, kind = /./) =>
        [...asked].filter(file => kind.test(file)).reduce((total, file) => total + weigh(file)[pick], 0);
    const weight = { page, gzip: sum(0), brotli: sum(1), requests: asked.size };
    for (const [name, kind] of Object.entries(kinds)) {
        weight[name] = sum(0, kind);
    }
    weights.push(weight);
    const limit = LONG[page] ?? LIMIT;
    if (weight.gzip > limit) {
        faults.add(page, `a first visit loads ${weight.gzip} bytes, and ${limit} are allowed`);
    }
}
weights.sort((one, other) => other.gzip - one.gzip);
console.log('bytes of a first visit, heaviest, middle and lightest page (parts as gzip):');
console.table([weights[0], weights[weights.length >> 1], weights.at(-1)]);

await browser.close();
host.close();
faults.report(`${seconds()}  ${pages.length} pages are as they should be`);
