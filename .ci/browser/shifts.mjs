// Measures how much of each page moves while it loads: on a phone, over a slow network, with nothing kept, with and without the
// fonts that Android lacks.
//
//     node shifts.mjs FOLDER [PAGE…]
//
// What the reader's machine has for Times is taken away by a style sheet without `local(…)`: Chromium finds those fonts here,
// and a phone does not.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Faults, files, launch, serve } from './browser.mjs';

/** The sum of all shifts that a page should stay below, as Core Web Vitals count it, what none may reach, and what half may not. */
const [LIMIT, WORST, MEDIAN] = [0.05, 0.3, 0.01];

const [folder, ...chosen] = process.argv.slice(2);
const all = (await files(folder)).filter(file => file.endsWith('.html') && !['toc.html', '404.html', 'print.html'].includes(file));
const pages = chosen.length > 0 ? chosen : all;
const faults = new Faults();
const browser = await launch();
const host = await serve(folder, '/');
const started = Date.now();

async function shift(page, without) {
    const context = await browser.newContext({ viewport: { width: 412, height: 915 }, deviceScaleFactor: 2.625, isMobile: true, hasTouch: true });
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions',
        { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    if (without) {
        await tab.route(/\/fonts\/fonts[^/]*\.css$/, route => {
            const file = new URL(route.request().url()).pathname.slice(1);
            const css = readFileSync(join(folder, file), 'utf8');
            route.fulfill({ contentType: 'text/css', body: css.replace(/local\("(?:Times|TimesNew|Liberation|Tinos)[^"]*"\)/g, 'local("no such font")') });
        });
    }
    await tab.addInitScript(() => {
        globalThis.shifts = [];
        new PerformanceObserver(list => {
            for (const entry of list.getEntries()) {
                if (!entry.hadRecentInput) {
                    globalThis.shifts.push({ value: entry.value, of: entry.sources?.map(({ node }) => node?.nodeName + '.' + (node?.className ?? '')).slice(0, 3) });
                }
            }
        }).observe({ type: 'layout-shift', buffered: true });
    });
    await tab.goto(host.url + page, { waitUntil: 'load' });
    await tab.evaluate(() => document.fonts.ready);
    await tab.waitForTimeout(300);
    const shifts = await tab.evaluate(() => globalThis.shifts);
    await context.close();
    return { sum: shifts.reduce((sum, { value }) => sum + value, 0), largest: shifts.sort((a, b) => b.value - a.value)[0] };
}

for (const without of [false, true]) {
    const found = [];
    const waiting = [...pages];
    await Promise.all([1, 2, 3, 4].map(async () => {
        while (waiting.length > 0) {
            const page = waiting.shift();
            await faults.trying(page, async () => {
                const { sum, largest } = await shift(page, without);
                found.push([sum, page]);
                if (sum >= WORST) {
                    faults.add(page, `the page moves by ${sum.toFixed(3)} while it loads${without ? ', where there is no Times' : ''}: most of all ${largest.of}`,
                        'see the stand-ins in book/theme/fonts/fonts.css');
                }
            });
        }
    }));
    found.sort(([one], [other]) => other - one);
    const middle = found[found.length >> 1][0];
    if (middle >= MEDIAN) {
        faults.add('half of the pages', `they move by ${middle.toFixed(3)} or more while they load`, 'run book/theme/glyphs/stand_ins.py');
    }
    console.log(`${without ? 'without' : 'with'} Times: worst ${found.slice(0, 3).map(([sum, page]) => `${sum.toFixed(3)} ${page}`).join(', ')}; `
        + `median ${middle.toFixed(3)}; ${found.filter(([sum]) => sum >= LIMIT).length} of ${found.length} at or above ${LIMIT}`);
}
await browser.close();
host.close();
faults.report(`${((Date.now() - started) / 1000).toFixed(0)} s  ${pages.length} pages, which move little while they load`);
