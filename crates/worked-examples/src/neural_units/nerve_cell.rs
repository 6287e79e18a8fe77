//! The parts of a nerve cell, and what each does with signals.

/// What a part of a nerve cell does with signals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Brings the signals of other cells in.
    Receives,
    /// Makes one signal of many.
    Combines,
    /// Carries the signal away from the cell body.
    Conducts,
    /// Hands the signal to other cells.
    PassesOn,
}

/// A part and its role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The part's name.
    pub name: &'static str,
    /// What it does.
    pub role: Role,
}

/// The branches that listen.
pub const DENDRITES: Part = Part {
    name: "dendrites",
    role: Role::Receives,
};

/// The body, also named soma.
pub const CELL_BODY: Part = Part {
    name: "cell body",
    role: Role::Combines,
};

/// The fiber that leads away from the body.
pub const AXON: Part = Part {
    name: "axon",
    role: Role::Conducts,
};

/// The ends of the axon.
pub const TERMINALS: Part = Part {
    name: "axon terminals",
    role: Role::PassesOn,
};

/// The parts, in the order in which a signal passes through them: in by the dendrites, out by the axon terminals.
pub const PARTS: [Part; 4] = [DENDRITES, CELL_BODY, AXON, TERMINALS];
