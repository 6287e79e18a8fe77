// Reads a book that has a repository and an address as its readers do who want to answer it.
//
//     node published.mjs FOLDER ADDRESS

import { Faults, launch, serve } from './browser.mjs';

const [folder, address] = process.argv.slice(2);
const repository = 'https://example.org/fork/neuron';
const faults = new Faults();
const browser = await launch();
const host = await serve(folder, '/neuron/');

async function visit(page, look) {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const fault = what => faults.add(page, what);
    tab.on('pageerror', error => fault(`a script fails: ${error.message}`));
    // What the policy refuses is said here: data for programs are not.
    tab.on('console', message => ['error', 'warning'].includes(message.type()) && fault(`the console says: ${message.text()}`));
    tab.on('request', request => !request.url().startsWith(host.url) && !request.url().startsWith('data:')
        && fault(`a request leaves the book: ${request.url()}`));
    await faults.trying(page, async () => {
        await tab.goto(host.url + page, { waitUntil: 'load' });
        await look(tab, fault);
    });
    await tab.close();
}

/** The fields that a link fills in. */
const fields = link => Object.fromEntries(new URL(link).searchParams);
const hrefOf = locator => locator.evaluate(element => element.href);

await visit('index.html', async (tab, fault) => {
    const data = JSON.parse(await tab.locator('script[type="application/ld+json"]').textContent());
    if (data.url !== address || await tab.locator('link[rel=canonical]').getAttribute('href') !== address) {
        fault('the first page does not say where the book is');
    }
});
await visit('sigmoid-neuron-learning/toy-run.html', async (tab, fault) => {
    const source = 'book/en/sigmoid-neuron-learning/toy-run.md';
    if (await tab.getByRole('link', { name: 'mend the page' }).getAttribute('href') !== `${repository}/edit/HEAD/${source}`) {
        fault('the page does not lead to its edit');
    }
    // What is selected is filled in, when its link is pressed.
    const link = tab.getByRole('link', { name: 'this sentence' });
    const chosen = await tab.evaluate(() => {
        const paragraph = document.querySelector('main h1 ~ p');
        getSelection().selectAllChildren(paragraph);
        return getSelection().toString().replace(/\s+/g, ' ').trim();
    });
    await tab.waitForTimeout(200);
    await tab.route(repository + '/**', route => route.fulfill({ body: 'here' }));
    await link.evaluate(element => element.addEventListener('click', event => event.preventDefault()));
    await link.click();
    const { template, page, sentence } = fields(await hrefOf(link));
    if (template !== 'sentence.yml' || page !== source || sentence.slice(0, 40) !== chosen.slice(0, 40)) {
        fault(`a selected sentence is reported as ${await hrefOf(link)}`);
    }
    const wrong = fields(await hrefOf(tab.getByRole('link', { name: 'Wrong?' }).first()));
    if (wrong.template !== 'code.yml' || !wrong.place.startsWith(source + ': ')) {
        fault(`code is reported as ${JSON.stringify(wrong)}`);
    }
    await tab.getByRole('button', { name: 'What is proved here' }).click();
    const number = tab.locator('td > button.proof').first();
    const shown = await number.textContent();
    await number.click();
    const panel = tab.locator('#mdbook-proof');
    const about = fields(await hrefOf(panel.getByRole('link', { name: 'This number is wrong' })));
    if (about.template !== 'number.yml' || about.page !== source || !about.number.startsWith(shown)) {
        fault(`a number is reported as ${JSON.stringify(about)}`);
    }
    const links = await panel.getByRole('link').evaluateAll(links => links.map(({ href }) => href));
    if (!links.some(link => /blob\/HEAD\/crates\/worked-examples\/src\/\S+\.rs#L\d+$/.test(link)) || !links.some(link => link.endsWith('.snap'))) {
        fault(`a number leads to ${links}`);
    }
    await tab.keyboard.press('Escape');
    await tab.locator('.proved > button').first().click();
    const fact = fields(await hrefOf(panel.getByRole('link', { name: 'This sentence is wrong' })));
    if (fact.page !== source || fact.sentence.length < 10) {
        fault(`a sentence is reported as ${JSON.stringify(fact)}`);
    }
});

await browser.close();
host.close();
faults.report('the published book can be answered');
