'use strict';

// Colours the book's code, and asks only that comments, words of the language, strings, numbers, types and macros be told apart.

(() => {
    // One alternative a class, tried in this order at each place of the text.
    const rust = new RegExp([
        String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)`,
        String.raw`(?<string>b?r(?<hashes>#*)"[\s\S]*?"\k<hashes>|b?"(?:\\[\s\S]|[^"\\])*"|b?'(?:\\(?:u\{[^}]*\}|x..|.)|[^'\\\n])')`,
        String.raw`(?<label>'[A-Za-z_]\w*)`,
        String.raw`(?<macro>\b[a-z_]\w*!(?!=)|#!?\[[^\]]*\])`,
        String.raw`(?<keyword>\b(?:as|async|await|break|const|continue|crate|dyn|else|enum|extern|false|fn|for|if|impl|in|let|loop|match|mod|move|mut|pub|ref|return|self|Self|static|struct|super|trait|true|type|unsafe|use|where|while)\b)`,
        String.raw`(?<type>\b(?:[A-Z]\w*|bool|char|str|[iu](?:8|16|32|64|128|size)|f(?:32|64))\b)`,
        String.raw`(?<number>\b\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?(?:_?(?:[iu](?:8|16|32|64|128|size)|f(?:32|64)))?\b|\b0x[\da-fA-F_]+\b)`,
    ].join('|'), 'g');
    const classes = ['comment', 'string', 'macro', 'keyword', 'type', 'number'];

    for (const code of document.querySelectorAll('code.language-rust')) {
        const texts = [];
        const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            texts.push(walker.currentNode);
        }
        // Hidden lines are spans inside the code, so a comment or a string can run over several text nodes: find the
        // coloured ranges in the whole text, then colour the part of each that lies in each node.
        const ranges = Array.from(code.textContent.matchAll(rust), match => ({
            name: classes.find(name => match.groups[name] !== undefined),
            start: match.index,
            end: match.index + match[0].length,
        })).filter(range => range.name);
        let offset = 0;
        for (const text of texts) {
            const value = text.data;
            const pieces = document.createDocumentFragment();
            let done = 0;
            for (const range of ranges) {
                const start = Math.max(range.start - offset, done);
                const end = Math.min(range.end - offset, value.length);
                if (start < end) {
                    pieces.append(value.slice(done, start));
                    const span = document.createElement('span');
                    span.className = 'hl-' + range.name;
                    span.textContent = value.slice(start, end);
                    pieces.append(span);
                    done = end;
                }
            }
            pieces.append(value.slice(done));
            text.replaceWith(pieces);
            offset += value.length;
        }
    }
})();
