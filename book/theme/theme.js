'use strict';

// What a reader has chosen of how the book looks, before it is drawn. Without a choice there is nothing to do: the theme is the
// system's, and the contents are open where there is room (css/variables.css, css/chrome.css).

(() => {
    const { classList } = document.documentElement;
    try {
        const theme = localStorage.getItem('tested-neuron.theme');
        if (theme === 'light' || theme === 'dark') {
            classList.add(theme);
        }
        if (localStorage.getItem('tested-neuron.contents') === 'closed') {
            classList.add('contents-closed');
        }
    } catch {
        // Nothing may be kept on this device.
    }
})();
