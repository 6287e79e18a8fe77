//! Handwritten digits: 1,797 pictures of 8 × 8 pixels.

use std::ops::Range;
use std::str::FromStr;

use learning::Dataset;
use ndarray::{Array2, ArrayView2};
use thiserror::Error;

/// Pictures of handwritten digits, 8 × 8 pixels each, and which digit each of them is.
///
/// A pixel is the number of black points, 0 to 16, in a square of 4 × 4 points of the picture that was scanned.
/// [`Digits::default`] holds the 1,797 pictures that are compiled in; others of the same form are read by [`FromStr`].
///
/// # Whose hands
///
/// The pictures are the test part of the data set, written by 13 people on 14 forms, one after the other: every form asks for
/// the same 130 digits, of which a few are missing. A random split of the rows puts the same hands on both sides, and the
/// accuracy on what it keeps back says nothing of a new hand. [`split_by_form`](Self::split_by_form) keeps whole forms back.
/// (The data do not tell which two forms are of one hand.)
///
/// # Examples
///
/// ```
/// use networks::Digits;
///
/// let digits = Digits::default();
/// assert_eq!((digits.len(), digits.classes()[7]), (1797, 7));
/// assert_eq!(digits.picture(0).row(0).to_vec(), [0.0, 0.0, 5.0, 13.0, 9.0, 1.0, 0.0, 0.0]);
///
/// let data = digits.dataset(); // pixels from 0 to 1, and ten targets
/// assert_eq!((data.n_inputs(), data.n_targets()), (64, 10));
///
/// let (train, kept_back) = digits.split_by_form(&[12, 13]);
/// assert_eq!((train.n_samples(), kept_back.n_samples()), (1545, 252));
/// ```
///
/// # References
///
/// E. Alpaydin, C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI Machine Learning Repository (1998),
/// doi:10.24432/C50P49, CC BY 4.0.
#[derive(Debug, Clone, PartialEq)]
pub struct Digits {
    /// A row for each picture, row by row of it.
    counts: Array2<f64>,
    classes: Vec<usize>,
}

/// Where each form begins, and the end. Found by comparing the digits with those that every form asks for.
const FORMS: [usize; 15] = [
    0, 130, 256, 386, 516, 646, 776, 906, 1029, 1157, 1287, 1415, 1545, 1667, 1797,
];

const SIDE: usize = 8;
const PIXELS: usize = SIDE * SIDE;
const CLASSES: usize = 10;
/// The largest number of points in a pixel.
const LARGEST: f64 = 16.0;

impl Default for Digits {
    /// The pictures that are compiled in.
    fn default() -> Self {
        include_str!("../data/digits.csv")
            .parse()
            .expect("what is compiled in has been read by a test")
    }
}

impl Digits {
    /// The number of pictures.
    #[expect(clippy::len_without_is_empty, reason = "there is at least one")]
    pub fn len(&self) -> usize {
        self.classes.len()
    }

    /// The numbers of points in the pixels, shape `(n_pictures, 64)`: a row for each picture, row by row of it.
    pub fn counts(&self) -> ArrayView2<'_, f64> {
        self.counts.view()
    }

    /// Which digits they are.
    pub fn classes(&self) -> &[usize] {
        &self.classes
    }

    /// Picture i, shape `(8, 8)`.
    ///
    /// # Panics
    ///
    /// When `i` is not below [`len`](Self::len).
    #[track_caller]
    pub fn picture(&self, i: usize) -> ArrayView2<'_, f64> {
        let n = self.len();
        assert!(i < n, "{n} pictures have no picture {i}, counted from 0");
        let pixels = self
            .counts
            .row(i)
            .to_slice()
            .expect("a row lies in one piece");
        ArrayView2::from_shape((SIDE, SIDE), pixels).expect("64 pixels")
    }

    /// Something to learn from: each pixel divided by 16, and a target for each digit.
    #[must_use]
    pub fn dataset(&self) -> Dataset {
        Dataset::one_hot(&(&self.counts / LARGEST), &self.classes, CLASSES)
            .expect("what has been read is a data set")
    }

    /// The rows of each of the 14 forms, for the pictures that are compiled in.
    pub fn forms() -> [Range<usize>; 14] {
        std::array::from_fn(|form| FORMS[form]..FORMS[form + 1])
    }

    /// What can be learned from, and the forms that are kept back, for the pictures that are compiled in.
    ///
    /// # Panics
    ///
    /// When there are other pictures, when no form or every form is kept back, or when one is not below 14.
    #[must_use]
    #[track_caller]
    pub fn split_by_form(&self, kept_back: &[usize]) -> (Dataset, Dataset) {
        let (n, last) = (self.len(), FORMS.len() - 1);
        assert_eq!(
            n, FORMS[last],
            "the forms of {n} other pictures are not known"
        );
        if let Some(form) = kept_back.iter().find(|&&form| form >= last) {
            panic!("there are {last} forms, and none has the number {form}, counted from 0");
        }
        let is_kept_back = |form: &usize| kept_back.contains(form);
        let rows = |forms: Vec<usize>| -> Vec<usize> {
            let forms = forms.into_iter();
            forms
                .flat_map(|form| FORMS[form]..FORMS[form + 1])
                .collect()
        };
        let (back, learned): (Vec<usize>, Vec<usize>) = (0..last).partition(is_kept_back);
        assert!(
            !back.is_empty() && !learned.is_empty(),
            "of {last} forms at least one is learned from and at least one kept back, got {} to keep back",
            back.len()
        );
        let data = self.dataset();
        (data.select(&rows(learned)), data.select(&rows(back)))
    }
}

impl FromStr for Digits {
    type Err = DigitsError;

    /// Reads one picture a line: 64 numbers of points from 0 to 16, row by row, then the digit, with commas in between.
    ///
    /// # Errors
    ///
    /// When there is no line, or when a line is another thing.
    fn from_str(text: &str) -> Result<Self, DigitsError> {
        let (mut counts, mut classes) = (Vec::new(), Vec::new());
        for (line, text) in (1..).zip(text.lines()) {
            let found = text.split(',').count();
            if found != PIXELS + 1 {
                return Err(DigitsError::Fields { line, found });
            }
            let mut numbers = text.split(',').map(|field| field.trim().parse::<u8>().ok());
            for column in 1..=PIXELS {
                match numbers.next().flatten() {
                    Some(count) if f64::from(count) <= LARGEST => counts.push(count.into()),
                    _ => return Err(DigitsError::Count { line, column }),
                }
            }
            match numbers.next().flatten().map(usize::from) {
                Some(class) if class < CLASSES => classes.push(class),
                _ => return Err(DigitsError::Class { line }),
            }
        }
        if classes.is_empty() {
            return Err(DigitsError::NoPictures);
        }
        let shape = (classes.len(), PIXELS);
        Ok(Self {
            counts: Array2::from_shape_vec(shape, counts).expect("64 numbers for each"),
            classes,
        })
    }
}

/// Why a text is not [`Digits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DigitsError {
    /// There is no line.
    #[error("there are no pictures: the text has no line")]
    NoPictures,
    /// A line does not have 65 numbers.
    #[error("line {line} has {found} fields: a picture has 64 pixels, and a digit at the end")]
    Fields {
        /// The line, counted from 1.
        line: usize,
        /// How many fields it has.
        found: usize,
    },
    /// A pixel is no number of points.
    #[error("field {column} of line {line} is not a whole number from 0 to 16")]
    Count {
        /// The line, counted from 1.
        line: usize,
        /// The field, counted from 1.
        column: usize,
    },
    /// What stands last is no digit.
    #[error("line {line} does not end with a digit, 0 to 9")]
    Class {
        /// The line, counted from 1.
        line: usize,
    },
}
