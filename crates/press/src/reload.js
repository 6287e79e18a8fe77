// Loads the page again when the server says that the book has been rendered, or when it answers again after a silence.
(() => {
    const connect = () => {
        const source = new EventSource('/_tower-livereload/event-stream');
        const again = () => { source.close(); location.reload(); };
        let silent = false;
        source.addEventListener('reload', again);
        source.addEventListener('error', () => { silent = true; });
        source.addEventListener('init', () => { if (silent) { again(); } });
        addEventListener('pagehide', () => source.close(), { once: true });
    };
    addEventListener('pageshow', connect);
})();
