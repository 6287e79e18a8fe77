//! The title page.

use manuscript::facts::{Facts, Told};

pub(crate) fn facts(p: &mut Facts) {
    p.told(
        "The text and the figures may be used and changed by everybody who says where they are from (Creative Commons Attribution, CC BY 4.0), and the code under the license MIT or Apache 2.0.",
        Told::Story,
    );
    p.told(
        "It may be cited as *The Tested Neuron*, 2026, with the version.",
        Told::Story,
    );
}
