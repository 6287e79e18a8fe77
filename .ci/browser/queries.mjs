// Asks the search of a rendered book what readers ask, and looks for the right page among the first three.
//
//     node queries.mjs FOLDER [--all]
//
// The queries are in queries.json: those by which the search was made as it is, and those that were written down before anybody
// had tried them.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** How many of a kind must be found. */
const LEAST = { known: 60, unseen: 24 };

const [folder, all] = process.argv.slice(2);
const script = (place, name) => {
    const file = readdirSync(join(folder, place)).find(file => name.test(file));
    return readFileSync(join(folder, place, file), 'utf8');
};
const context = { search: {}, JSON, Intl, RegExp };
context.window = context;
runInNewContext(script('.', /^searchindex-.*\.js$/), context);
const { find } = runInNewContext(script('theme', /^search-.*\.js$/) + '\nbookSearch;', context);

let failed = false;
for (const [kind, queries] of Object.entries(JSON.parse(readFileSync(new URL('queries.json', import.meta.url), 'utf8')))) {
    const asked = Object.entries(queries);
    let found = 0;
    for (const [query, right] of asked) {
        const places = Array.from(find(query), ({ address }) => address);
        const pages = [...new Set(places.map(address => address.split('#')[0].replace('.html', '')))];
        const rank = pages.findIndex(page => right.includes(page));
        found += rank >= 0 && rank < 3 ? 1 : 0;
        if ((rank < 0 || rank > 2) && (kind === 'known' || all)) {
            console.log(`  ${query}: ${rank < 0 ? 'nowhere' : `page ${rank + 1}`}, after ${pages.slice(0, 3).join(', ') || 'nothing'}`);
        }
    }
    console.log(`${found} of ${asked.length} ${kind} queries have a right page among the first three`);
    failed ||= found < LEAST[kind];
}

// Each term of the glossary and each exercise is found by itself, at a place that its page has.
const page = name => readFileSync(join(folder, name), 'utf8');
const terms = [...page('appendices/glossary.html').matchAll(/<dt id="([^"]+)"><a[^>]*><strong>([^<]+)</g)];
const lost = terms.filter(([, id, term]) =>
    !Array.from(find(term), ({ address }) => address).slice(0, 5).includes(`appendices/glossary.html#${id}`));
console.log(`${terms.length - lost.length} of ${terms.length} terms of the glossary are among the first five for their name`);
if (terms.length < 40 || lost.length > 2) {
    console.error(`error: these are not found by themselves: ${lost.map(([, , term]) => term).join(', ')}`);
    failed = true;
}
const places = Array.from(find('share of trials second signal heard noise'), ({ address }) => address);
if (!places.slice(0, 5).some(address => /threshold\.html#exercise-\d/.test(address))) {
    console.error(`error: an exercise is not found by itself: ${places.slice(0, 5).join(', ')}`);
    failed = true;
}
process.exitCode = failed ? 1 : 0;
