// Whether two rendered books search the same texts. Their indexes need not be equal: how words are weighted depends on the
// version of the library that made them.
//
//     node searches.mjs FOLDER FOLDER

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { isDeepStrictEqual } from 'node:util';

const [one, other] = process.argv.slice(2).map(folder => {
    const window = { search: {} };
    const file = readdirSync(folder).find(name => /^searchindex-.*\.js$/.test(name));
    runInNewContext(readFileSync(join(folder, file), 'utf8'), { window, JSON });
    const { doc_urls: places, index } = window.search;
    return { places: [...places], documents: index.documentStore.docs };
});
if (!isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)))) {
    console.error('error: the two books search different texts');
    process.exit(1);
}
console.log(`${one.places.length} places to find, with the same texts`);
