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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_apart_share_a_level_and_labels_in_one_place_are_stacked() {
        assert_eq!(
            levels(&[(0.0, 10.0), (50.0, 10.0), (25.0, 10.0)]),
            [0, 0, 0]
        );
        assert_eq!(levels(&[(5.0, 10.0), (5.0, 10.0), (5.0, 10.0)]), [0, 1, 2]);
    }

    #[test]
    fn labels_on_one_level_never_touch() {
        let labels: Vec<(f64, f64)> = (0..40_u32)
            .map(|i| (f64::from(i * 37 % 101), f64::from(3 + i * 13 % 29)))
            .collect();
        let levels = levels(&labels);
        for i in 0..labels.len() {
            for j in 0..i {
                let apart = (labels[i].0 - labels[j].0).abs();
                let touching = apart < (labels[i].1 + labels[j].1) / 2.0;
                assert!(levels[i] != levels[j] || !touching, "{i} and {j}");
            }
        }
    }
}
