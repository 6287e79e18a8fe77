//! Colors by role. The page decides what a role looks like; a figure only names it.

/// A role that a color plays in a figure.
///
/// In the SVG a role is a CSS variable with a literal fallback, `var(--fig-1, #0b5cad)`: the page
/// sets the variables for light, dark and print, and a figure opened alone still has colors.
/// A color is never the only sign: whatever it tells apart also differs in dash, marker or label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text and the outlines that carry the figure.
    Text,
    /// What stands back: axes, secondary labels.
    Muted,
    /// Guide lines.
    Grid,
    /// The page itself, for the inside of hollow markers.
    Paper,
    /// First color: what the figure is about.
    First,
    /// Second color: what it is compared with.
    Second,
    /// Third color.
    Third,
    /// A pale area of the first color.
    FirstFill,
    /// A pale area of the second color.
    SecondFill,
}

impl Ink {
    /// Every role, in the order of the declaration.
    pub const ALL: [Ink; 9] = [
        Ink::Text,
        Ink::Muted,
        Ink::Grid,
        Ink::Paper,
        Ink::First,
        Ink::Second,
        Ink::Third,
        Ink::FirstFill,
        Ink::SecondFill,
    ];

    /// The CSS variable that the page may set.
    pub fn variable(self) -> &'static str {
        match self {
            Ink::Text => "--fig-ink",
            Ink::Muted => "--fig-muted",
            Ink::Grid => "--fig-grid",
            Ink::Paper => "--fig-paper",
            Ink::First => "--fig-1",
            Ink::Second => "--fig-2",
            Ink::Third => "--fig-3",
            Ink::FirstFill => "--fig-fill-1",
            Ink::SecondFill => "--fig-fill-2",
        }
    }

    /// The color used where the page sets none: readable on white.
    pub fn fallback(self) -> &'static str {
        match self {
            Ink::Text => "#222222",
            Ink::Muted => "#5c6370",
            Ink::Grid => "#d5dae1",
            Ink::Paper => "#ffffff",
            Ink::First => "#0b5cad",
            Ink::Second => "#b34700",
            Ink::Third => "#3d6b1f",
            Ink::FirstFill => "#dcebfa",
            Ink::SecondFill => "#fbe9dc",
        }
    }

    /// The color as CSS: `var(variable, fallback)`.
    pub fn css(self) -> String {
        format!("var({}, {})", self.variable(), self.fallback())
    }
}
