//! Tables, and the macro that defines records.

use serde::Serialize;

/// A record that is rows and nothing else.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table<Row> {
    /// The rows, from the first to the last.
    pub rows: Vec<Row>,
}

impl<Row> FromIterator<Row> for Table<Row> {
    fn from_iter<I: IntoIterator<Item = Row>>(rows: I) -> Self {
        let rows = rows.into_iter().collect();
        Self { rows }
    }
}

/// Defines records: structs that can be compared and serialized, all of whose fields are public.
///
/// A record needs a comment, and it is there that its fields are told, in the formula that connects them.
macro_rules! record {
    ($($(#[doc = $doc:literal])+ $name:ident { $($(#[$attribute:meta])* $field:ident: $type:ty),+ $(,)? })+) => {$(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, serde::Serialize)]
        #[allow(missing_docs, reason = "the comment of the record tells its fields")]
        pub struct $name {
            $($(#[$attribute])* pub $field: $type),+
        }
    )+};
}

pub(crate) use record;
