// Follows the references of the rendered book as readers do: by mouse, keyboard and finger, from a web host and from the disk.
//
//     node references.mjs FOLDER

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Faults, launch, serve } from './browser.mjs';

const folder = process.argv[2];
if (!folder) {
    console.error('usage: node references.mjs FOLDER');
    process.exit(2);
}
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults = new Faults();
const browser = await launch();
const host = await serve(folder, '/some/where/');
const disk = pathToFileURL(join(folder, '/')).href;

// A word of the glossary, a work, a table of the same page, and a figure of another.
const WORD = ['building-a-neuron/firing-graph.html', 'main a[href*="glossary.html#weighted-sum"]', 'Each input times its weight, added up.'];
const WORK = ['building-a-neuron/four-steps.html', 'main a[href*="literature.html#rosenblatt"]', 'Psychological Review'];
const TABLE = ['building-a-neuron/firing-graph.html', 'main a[href$="#table-step-slope-rows"]:not(.header)', 'Table 2.6.2'];
const FIGURE = ['sigmoid-neuron-learning/eigenvalues.html', 'main a[href*="hessian.html#fig-"]', 'Figure 4.10.1'];

/** Opens a page in a context of its own, and reports what it complains of. */
async function visit(base, page, place, settings, look) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
    const tab = await context.newPage();
    const fault = what => faults.add(place, what, 'see book/theme/references.js');
    tab.on('console', message => ['error', 'warning'].includes(message.type()) && fault(`the console says: ${message.text()}`));
    tab.on('pageerror', error => fault(`a script fails: ${error.message}`));
    await faults.trying(place, async () => {
        await tab.goto(base + page, { waitUntil: 'load' });
        await tab.evaluate(() => document.fonts.ready);
        await tab.evaluate(() => document.querySelectorAll('main details').forEach(folded => { folded.open = true; }));
        await look(tab, fault);
    });
    await context.close();
}

const panel = tab => tab.locator('#mdbook-preview');
const open = tab => panel(tab).evaluate(element => element.matches(':popover-open')).catch(() => false);
const until = (tab, wanted) => tab.waitForFunction(wanted => document.getElementById('mdbook-preview').matches(':popover-open') === wanted, wanted, { timeout: 3000 });
const middle = link => link.evaluate(element => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
/** Where everything of the page is. */
const layout = tab => tab.evaluate(() => JSON.stringify(Array.from(document.querySelectorAll('main > :not([popover]), main > :not([popover]) *'), element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].map(Math.round);
})));

for (const [where, base] of [['http', host.url], ['file', disk]]) {
    for (const [page, selector, words] of [WORD, WORK, TABLE, FIGURE]) {
        const place = `${page} (${where}), ${selector}`;
        await visit(base, page, `${place}, by mouse`, {}, async (tab, fault) => {
            const link = tab.locator(selector).first();
            await middle(link);
            // Where a pointer is, the sign of a paragraph may be.
            await tab.mouse.move(5, 5);
            const asked = [];
            tab.on('request', request => asked.push(request.url()));
            const before = await layout(tab);
            await link.hover();
            if (await open(tab)) { fault('a pointer that passes by opens a preview'); }
            await until(tab, true);
            if (asked.length > 0) { fault(`a preview loads ${asked[0]}`); }
            if (await layout(tab) !== before) { fault('a preview moves the page'); }
            if (!(await panel(tab).textContent()).includes(words)) { fault(`the preview does not say “${words}”`); }
            if (selector === TABLE[1] && await panel(tab).locator('tbody tr').count() < 4) { fault('the preview of a table shows none'); }
            if (selector === FIGURE[1] && !await panel(tab).locator('svg').isVisible()) { fault('the preview of a figure shows none'); }
            const twice = await tab.evaluate(() => {
                const ids = Array.from(document.querySelectorAll('[id]'), element => element.id);
                return ids.find((id, i) => ids.indexOf(id) !== i);
            });
            if (twice) { fault(`the id ${twice} stands twice while a preview is open`); }
            const box = await panel(tab).boundingBox();
            if (box.x < 0 || box.y < 0 || box.x + box.width > 1280 || box.y + box.height > 900) { fault('a preview leaves the window'); }
            // Into the preview, where it stays, and out of it.
            await tab.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
            await tab.waitForTimeout(700);
            if (!await open(tab)) { fault('a preview closes under the pointer'); }
            await tab.keyboard.press('Escape');
            if (await open(tab)) { fault('Esc does not close a preview'); }
            await tab.mouse.move(5, 5);
            await link.hover();
            await until(tab, true);
            await tab.mouse.move(5, 5);
            await until(tab, false);
            // A click goes there.
            const address = await link.evaluate(element => element.href);
            await link.click();
            await tab.waitForURL(address);
        });
        await visit(base, page, `${place}, by keyboard`, {}, async (tab, fault) => {
            const link = tab.locator(selector).first();
            await middle(link);
            await tab.keyboard.press('Tab');
            await link.focus();
            await until(tab, true);
            const said = await link.evaluate(element => document.getElementById(element.getAttribute('aria-describedby'))?.textContent ?? '');
            if (said.length < 15) { fault(`a screen reader is told “${said}”`); }
            await tab.keyboard.press('Escape');
            if (await open(tab) || !await link.evaluate(element => element === document.activeElement)) {
                fault('Esc does not close a preview, or loses the focus');
            }
            await tab.keyboard.press('Tab');
            await link.focus();
            await until(tab, true);
            await tab.keyboard.press('Tab');
            const next = await tab.evaluate(() => document.activeElement.hasAttribute('aria-describedby'));
            if (await open(tab) && !next) { fault('a preview stays when the focus goes on'); }
        });
        await visit(base, page, `${place}, by touch`, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 700 } }, async (tab, fault) => {
            const link = tab.locator(selector).first();
            await middle(link);
            const address = tab.url();
            await link.tap();
            await until(tab, true);
            if (tab.url() !== address) { fault('the first tap goes away'); }
            const box = await panel(tab).boundingBox();
            if (box.x < 0 || box.x + box.width > 360) { fault('a preview is wider than a phone'); }
            await tab.touchscreen.tap(355, box.y > 120 ? 100 : 690);
            await until(tab, false);
            if (tab.url() === address) {
                await middle(link);
                await link.tap();
                await until(tab, true);
                await link.tap();
                await tab.waitForFunction(address => location.href !== address, address);
            }
        });
    }
    // All pages on one: there a word leads to its entry on the same page.
    await visit(base, 'print.html', `print.html (${where})`, {}, async (tab, fault) => {
        const link = tab.locator('main a[href="#weighted-sum"]').first();
        await middle(link);
        await link.hover();
        await until(tab, true);
        if (!(await panel(tab).textContent()).includes(WORD[2])) { fault('a word is not explained'); }
    });
    await visit(base, WORD[0], `${WORD[0]} (${where}), without scripts`, { javaScriptEnabled: false }, async (tab, fault) => {
        const link = tab.locator(WORD[1]).first();
        if (await link.getAttribute('title') !== WORD[2]) { fault('without scripts a word is not explained'); }
        const paragraph = tab.locator('main p:has(> .mark)').first();
        const sign = paragraph.locator('.mark > a');
        if (await sign.isVisible()) { fault('a paragraph shows its sign to who does not point at it'); }
        await paragraph.hover();
        await sign.click();
        if (!tab.url().includes('#says-')) { fault('the sign of a paragraph does not lead to it'); }
    });
}

// While the numbers say where they come from, every paragraph and exercise that can be cited says so, to the keyboard too.
await visit(host.url, WORD[0], 'what can be cited', {}, async (tab, fault) => {
    await tab.locator('#mdbook-proofs-button').click();
    const signs = tab.locator('main .mark > a');
    if (await signs.count() < 10 || !await signs.first().isVisible()) { fault('no sign says what can be cited'); }
    await signs.first().focus();
    if (!await signs.first().evaluate(element => element === document.activeElement)) { fault('a sign takes no focus'); }
    await tab.emulateMedia({ media: 'print' });
    if (await signs.first().isVisible()) { fault('a sign is printed'); }
});

for (const [colorScheme, width] of [['light', 1280], ['dark', 320]]) {
    for (const [page, selector] of [WORD, TABLE, FIGURE]) {
        await visit(host.url, page, `${page} (${colorScheme}, ${width} px), ${selector}`, { colorScheme, viewport: { width, height: 900 } }, async (tab, fault) => {
            const link = tab.locator(selector).first();
            await middle(link);
            await link.hover();
            await until(tab, true);
            await tab.evaluate(axe);
            const { violations } = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], preload: false }));
            for (const { id, help, nodes } of violations) { fault(`accessibility: ${help} (${id}): ${nodes[0].html.slice(0, 120)}`); }
            await tab.emulateMedia({ media: 'print' });
            if (await panel(tab).isVisible()) { fault('a preview is printed'); }
        });
    }
}

await browser.close();
host.close();
faults.report('every reference shows what it leads to, by mouse, keyboard and finger');
