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

    /// The CSS variable that the page may set, and the color where it sets none: readable on white.
    fn style(self) -> (&'static str, &'static str) {
        match self {
            Ink::Text => ("--fig-ink", "#222222"),
            Ink::Muted => ("--fig-muted", "#5c6370"),
            Ink::Grid => ("--fig-grid", "#d5dae1"),
            Ink::Paper => ("--fig-paper", "#ffffff"),
            Ink::First => ("--fig-1", "#0b5cad"),
            Ink::Second => ("--fig-2", "#b34700"),
            Ink::Third => ("--fig-3", "#3d6b1f"),
            Ink::FirstFill => ("--fig-fill-1", "#dcebfa"),
            Ink::SecondFill => ("--fig-fill-2", "#fbe9dc"),
        }
    }

    /// The CSS variable that the page may set.
    pub fn variable(self) -> &'static str {
        self.style().0
    }

    /// The color as CSS: `var(variable, fallback)`.
    pub fn css(self) -> String {
        let (variable, fallback) = self.style();
        format!("var({variable}, {fallback})")
    }
}
