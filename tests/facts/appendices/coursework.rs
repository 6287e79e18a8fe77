//! How do I program the exercises?

use manuscript::facts::Facts;
use neuron_core::ThresholdUnit;
use worked_examples::building_a_neuron::firing::{THRESHOLD, WEIGHTS};

use expected::expect;

pub(crate) fn facts(p: &mut Facts) {
    let unit = ThresholdUnit::new(ndarray::arr1(&WEIGHTS), THRESHOLD);
    let right: Vec<bool> = unit
        .truth_table()
        .iter()
        .map(|row| row.output == 1.0)
        .collect();
    let turned: Vec<bool> = right.iter().map(|fires| !fires).collect();
    let said = std::panic::catch_unwind(|| {
        expect(
            "the table of the weights 5 and 3 with the threshold 4",
            turned.clone(),
        )
        .mistake(turned.clone(), "the comparison is turned around")
        .is(right.clone());
    });
    let said = said
        .expect_err("it fails")
        .downcast_ref::<String>()
        .cloned();
    p.shows(&said.unwrap_or_default());
    let source = &p.book().code["crates/coursework/exercises/chapter_2/fires.rs"].text;
    for part in [
        "the table of the weights 5 and 3 with the threshold 4",
        "the comparison is turned around",
    ] {
        assert!(source.contains(part), "{part}");
    }
}
