// Chromium, a server for the book, and a list of what went wrong.

import { createServer } from 'node:http';
import { readFile, readdir, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { extname, join, relative, resolve, sep } from 'node:path';
import { chromium } from 'playwright-core';

const types = {
    '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml',
    '.png': 'image/png', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
};

/** A fresh headless Chromium: $CHROMIUM, or the one a Debian package installs. */
export function launch() {
    const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
        path => path && existsSync(path));
    if (!executablePath) {
        throw new Error('no Chromium: install the package `chromium`, or name the program in $CHROMIUM');
    }
    return chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync'],
    });
}

/** All files below a folder, relative to it, with `/`. */
export async function files(folder) {
    const found = [];
    for (const entry of await readdir(folder, { withFileTypes: true })) {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) {
            found.push(...(await files(path)).map(below => entry.name + '/' + below));
        } else {
            found.push(entry.name);
        }
    }
    return found.sort();
}

/** Serves a folder under a path of this machine, and nothing else. Returns the address of the folder. */
export async function serve(folder, under) {
    const root = resolve(folder);
    const server = createServer(async (request, response) => {
        const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
        const file = resolve(root, '.' + sep + path.slice(under.length));
        try {
            if (!path.startsWith(under) || relative(root, file).startsWith('..') || !(await stat(file)).isFile()) {
                throw new Error('not here');
            }
            response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' });
            response.end(await readFile(file));
        } catch {
            const missing = join(root, '404.html');
            response.writeHead(404, { 'Content-Type': types['.html'] });
            response.end(existsSync(missing) ? await readFile(missing) : 'not found');
        }
    });
    await new Promise(done => server.listen(0, '127.0.0.1', done));
    return { url: `http://127.0.0.1:${server.address().port}${under}`, close: () => server.close() };
}

/** What went wrong: the same fault on many pages is told once, with the number of places. */
export class Faults {
    #places = new Map();

    add(place, what, remedy) {
        const fault = remedy ? `${what}\n    remedy: ${remedy}` : what;
        this.#places.set(fault, [...(this.#places.get(fault) ?? []), place]);
    }

    /** Runs a step; an exception in it is a fault. */
    async trying(place, step) {
        try {
            return await step();
        } catch (error) {
            this.add(place, error.message.split('\n').slice(0, 3).join(' '));
        }
    }

    /** Prints them and sets the exit code. */
    report(done) {
        for (const [fault, places] of this.#places) {
            const more = places.length > 1 ? `, and ${places.length - 1} more` : '';
            console.error(`error: ${fault}\n    at ${places[0]}${more}`);
        }
        if (this.#places.size > 0) {
            console.error(`${this.#places.size} kinds of faults`);
            process.exitCode = 1;
        } else {
            console.log(done);
        }
    }
}
