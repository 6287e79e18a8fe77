//! Labels along a line that must not cover one another.

/// About how wide a text of this many characters is. Digits and brackets are hardly wider in any
/// usual font, so labels placed by it keep apart without anything being measured.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    0.65 * size * text.chars().filter(|c| *c != '*').count() as f64
}

/// For labels centered at `x` with a width, in any order: the level, from 0 up, at which each touches
/// no label placed before it.
pub(crate) fn levels(labels: &[(f64, f64)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|&i, &j| labels[i].0.total_cmp(&labels[j].0));
    let mut taken: Vec<f64> = Vec::new();
    let mut levels = vec![0; labels.len()];
    for i in order {
        let (x, width) = labels[i];
        let level = taken
            .iter()
            .position(|right| x - width / 2.0 > right + 3.0)
            .unwrap_or(taken.len());
        if level == taken.len() {
            taken.push(0.0);
        }
        taken[level] = x + width / 2.0;
        levels[i] = level;
    }
    levels
}
