/*
title = "Gears in a row"
page = "sigmoid-neuron-learning/slopes-of-chains.md"
points = 4
hints = [
    "Treble 2 and subtract 1, then square. Where does the square stand when its slope is asked for: at 2, at 5, or at 25?",
    "Carry two numbers along: where the next link stands, and the product of the slopes so far. Which of the two must be brought up to date first?",
    "For each link: multiply the product by `(link.slope)(at)`, then let `at` become `(link.apply)(at)`.",
]
*/
//! When one step drives the next, slopes are multiplied, each taken where its step stands:
//!
//! $$ \frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}. $$
//!
//! Write the slope of a chain of any number of links.

/// A step of a chain.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// What it makes of a number.
    pub apply: fn(f64) -> f64,
    /// Its slope, at the number that goes into it.
    pub slope: fn(f64) -> f64,
}

/// The slope dy/dx, at `x`, of what the links make of x one after the other.
///
/// Without a link y is x, and the slope is 1.
pub fn slope_of_chain(links: &[Link], x: f64) -> f64 {
    // BEGIN SOLUTION
    let (mut at, mut product) = (x, 1.0);
    for link in links {
        product *= (link.slope)(at);
        at = (link.apply)(at);
    }
    product
    // STUB
    // todo!("slope_of_chain(&{links:?}, {x:?})")
    // WRONG: each slope is taken at x, and not where its link stands
    // links.iter().map(|link| (link.slope)(x)).product()
    // WRONG: each slope is taken where its link has led, and not where it stands
    // let (mut at, mut product) = (x, 1.0);
    // for link in links {
    //     at = (link.apply)(at);
    //     product *= (link.slope)(at);
    // }
    // product
    // WRONG: the slopes are added
    // let (mut at, mut sum) = (x, 0.0);
    // for link in links {
    //     sum += (link.slope)(at);
    //     at = (link.apply)(at);
    // }
    // sum
    // WRONG: only the last slope is given
    // let (mut at, mut last) = (x, 1.0);
    // for link in links {
    //     last = (link.slope)(at);
    //     at = (link.apply)(at);
    // }
    // last
    // END SOLUTION
}

#[cfg(test)]
mod tests {
    use super::*;
    use expected::expect;

    /// 3x − 1
    const LINE: Link = Link {
        apply: |x| 3.0 * x - 1.0,
        slope: |_| 3.0,
    };
    /// x²
    const SQUARE: Link = Link {
        apply: |x| x * x,
        slope: |x| 2.0 * x,
    };

    #[test]
    fn the_chain_of_the_page_at_two() {
        expect(
            "the slope of (3x - 1)² at 2",
            slope_of_chain(&[LINE, SQUARE], 2.0),
        )
        .mistake(
            3.0 * 4.0,
            "each slope is taken at x, and not where its link stands",
        )
        .mistake(
            3.0 * 50.0,
            "each slope is taken where its link has led, and not where it stands",
        )
        .mistake(3.0 + 10.0, "the slopes are added")
        .mistake(10.0, "only the last slope is given")
        .close_to(30.0);
    }

    #[test]
    fn the_chain_of_the_page_at_minus_one() {
        expect(
            "the slope of (3x - 1)² at -1",
            slope_of_chain(&[LINE, SQUARE], -1.0),
        )
        .mistake(
            -6.0,
            "each slope is taken at x, and not where its link stands",
        )
        .mistake(-5.0, "the slopes are added")
        .close_to(-24.0);
    }

    // BEGIN HIDDEN TESTS
    #[test]
    fn three_links_or_none() {
        // 2, 4, 11, 121: the slopes are 4, 3 and 22.
        expect(
            "the slope of (3x² - 1)² at 2",
            slope_of_chain(&[SQUARE, LINE, SQUARE], 2.0),
        )
        .mistake(
            4.0 * 3.0 * 4.0,
            "each slope is taken at x, and not where its link stands",
        )
        .mistake(
            8.0 * 3.0 * 242.0,
            "each slope is taken where its link has led, and not where it stands",
        )
        .close_to(264.0);
        expect("slope_of_chain(&[], 7.0)", slope_of_chain(&[], 7.0))
            .mistake(0.0, "the slopes are added")
            .close_to(1.0);
    }
    // END HIDDEN TESTS
}
