'use strict';

// What the page needs beyond mdBook's own scripts. Nothing here is needed to read it.

// The contents button. mdBook's book.js listens to the checkbox that the sidebar's style depends on.
document.getElementById('mdbook-sidebar-toggle').addEventListener('click', () => {
    document.getElementById('mdbook-sidebar-toggle-anchor').click();
});

// What scrolls sideways must be reachable by keyboard: a browser scrolls what has the focus. Whether a table or a
// formula scrolls depends on the width of the window, so look again when it changes.
(() => {
    const kinds = [['pre > code', 'Code'], ['.table-wrapper', 'Table'], ['.math', 'Formula']];
    const scrollers = kinds.flatMap(([selector, kind]) =>
        Array.from(document.querySelectorAll('main ' + selector), element =>
            [element, element.getAttribute('aria-label') ?? kind]));
    function update() {
        for (const [element, label] of scrollers) {
            const scrolls = element.scrollWidth > element.clientWidth + 1;
            const attributes = { 'tabindex': '0', 'role': 'region', 'aria-label': label };
            for (const [name, value] of Object.entries(attributes)) {
                if (scrolls) {
                    element.setAttribute(name, value);
                } else {
                    element.removeAttribute(name);
                }
            }
        }
    }
    update();
    addEventListener('resize', update);
    document.fonts.ready.then(update);
})();
