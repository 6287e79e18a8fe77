//! Tokens of an answer: what would abuse the compiler, what its teacher should know of, and where it names its own crate.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What the tokens of an answer are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    names: BTreeSet<String>,
    is_path_an_attribute: bool,
    /// The bytes at which `crate::` stands.
    crates: Vec<usize>,
}

/// By these names the compiler is made to read other files, or to compute without end.
const ABUSES: [&str; 5] = [
    "debugger_visualizer",
    "include",
    "include_bytes",
    "include_str",
    "long_running_const_eval",
];

/// These modules of the standard library lead out of an exercise.
const DOORS: [&str; 6] = ["env", "fs", "net", "os", "process", "thread"];

impl Tokens {
    /// The tokens of a text. Where this lexer gives up, the words of the text: the compiler may be more patient.
    pub(crate) fn of(text: &str) -> Tokens {
        match text.parse::<TokenStream>() {
            Ok(stream) => Tokens::read(stream, text),
            Err(_) => {
                let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
                Tokens {
                    names: words.map(str::to_owned).collect(),
                    is_path_an_attribute: text.contains("path"),
                    crates: Vec::new(),
                }
            }
        }
    }

    fn read(tokens: TokenStream, text: &str) -> Tokens {
        let mut found = Tokens::default();
        // No recursion: an answer may be nested as deeply as it likes.
        let mut streams = vec![(tokens, false)];
        while let Some((stream, in_attribute)) = streams.pop() {
            let mut mark = None;
            for token in stream {
                let before = mark.take();
                match token {
                    TokenTree::Group(group) => {
                        let opens = matches!(before, Some('#' | '!'))
                            && group.delimiter() == Delimiter::Bracket;
                        streams.push((group.stream(), in_attribute || opens));
                    }
                    TokenTree::Ident(ident) => {
                        let name = ident.to_string();
                        let name = name.trim_start_matches("r#");
                        found.is_path_an_attribute |= name == "path" && in_attribute;
                        let end = ident.span().byte_range().end;
                        let is_a_path = text
                            .get(end..)
                            .is_some_and(|rest| rest.trim_start().starts_with("::"));
                        if name == "crate" && before != Some('$') && is_a_path {
                            found.crates.push(end);
                        }
                        found.names.insert(name.to_owned());
                    }
                    TokenTree::Punct(punct) => mark = Some(punct.as_char()),
                    TokenTree::Literal(_) => {}
                }
            }
        }
        found.crates.sort_unstable();
        found
    }

    fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// The name by which the compiler is abused: a macro, a lint, or the attribute `path`, which a macro can spell too.
    pub(crate) fn abuse(&self) -> Option<&'static str> {
        let path = self.is_path_an_attribute || (self.has("path") && self.has("macro_rules"));
        let named = ABUSES.into_iter().find(|name| self.has(name));
        named.or(path.then_some("path"))
    }

    /// The modules by which it leaves its exercise.
    pub(crate) fn doors(&self) -> impl Iterator<Item = &'static str> {
        DOORS.into_iter().filter(|name| self.has(name))
    }

    /// The text, as the module `name` of a larger crate. Alone, a file is a crate.
    pub(crate) fn as_module(&self, text: &str, name: &str) -> String {
        // A macro that is exported stands at the top of the larger crate, too.
        if self.has("macro_export") {
            return text.to_owned();
        }
        let mut module = text.to_owned();
        for at in self.crates.iter().rev() {
            module.insert_str(*at, &format!("::{name}"));
        }
        module
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_abuses_the_compiler_is_found() {
        let found = |code: &str| Tokens::of(code).abuse();
        assert_eq!(
            found("const S: &str = include_str!(\"/etc/passwd\");"),
            Some("include_str")
        );
        assert_eq!(
            found("fn f() { r#include!(\"/etc/passwd\") }"),
            Some("include")
        );
        assert_eq!(
            found("macro_rules! m { ($a:ident) => { $a!(\"x\") } } m!(include_bytes);"),
            Some("include_bytes")
        );
        assert_eq!(found("#[path = \"/etc/passwd\"] mod x;"), Some("path"));
        assert_eq!(
            found("#[cfg_attr(all(), path = \"/etc/passwd\")] mod x;"),
            Some("path")
        );
        assert_eq!(
            found("macro_rules! m { ($a:ident) => { #[$a = \"x\"] mod x; } } m!(path);"),
            Some("path")
        );
        assert_eq!(
            found("#[doc = include_str!(\"x\")] fn f() {}"),
            Some("include_str")
        );
        assert_eq!(
            found("#![debugger_visualizer(gdb_script_file = \"/etc/passwd\")]"),
            Some("debugger_visualizer")
        );
        assert_eq!(
            found("// include_str!\nfn f(path: &str) -> &str { let text = \"include!\"; path }"),
            None
        );
        // What this lexer cannot read is read as words.
        assert_eq!(
            found("\"\u{0}\\x' include_str!(\"x\")"),
            Some("include_str")
        );
        // As deep as a file of the largest size can be.
        let deep = "(".repeat(400_000) + &")".repeat(400_000);
        assert_eq!(found(&deep), None);
    }

    #[test]
    fn a_file_becomes_a_module() {
        let module = |code: &str| Tokens::of(code).as_module(code, "m");
        assert_eq!(
            module("use crate::a; fn ü() { crate :: b() }"),
            "use crate::m::a; fn ü() { crate::m :: b() }"
        );
        assert_eq!(
            module("fn f() { my_crate::a(); \"crate::a\" } // crate::a"),
            "fn f() { my_crate::a(); \"crate::a\" } // crate::a"
        );
        assert_eq!(
            module("pub(crate) fn f() {} // macro_export\nfn g() { crate::f() }"),
            "pub(crate) fn f() {} // macro_export\nfn g() { crate::m::f() }"
        );
    }
}
