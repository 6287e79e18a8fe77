//! Panics of the libraries that read what an author typed: caught, with their message, and without a word on the terminal.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// The message of the last panic, while this thread catches them.
    static CAUGHT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `work`; when it panics, says with what message.
pub(crate) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            let message = panic.payload_as_str().unwrap_or("no message").to_owned();
            let is_caught =
                CAUGHT.with_borrow_mut(|caught| caught.as_mut().map(|text| *text = message));
            if is_caught.is_none() {
                usual(panic);
            }
        }));
    });
    // Formulas are set while a book is built.
    let outer = CAUGHT.replace(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let message = CAUGHT.replace(outer).unwrap_or_default();
    result.map_err(|_| message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_with_its_message() {
        assert_eq!(caught(|| 7), Ok(7));
        assert_eq!(
            caught(|| -> u8 { panic!("at {}", 7) }),
            Err("at 7".to_owned())
        );
        let nested = caught(|| {
            let inner = caught(|| -> u8 { panic!("inner") });
            assert_eq!(inner, Err("inner".to_owned()));
            panic!("outer");
        });
        assert_eq!(nested, Err::<(), _>("outer".to_owned()));
    }
}
