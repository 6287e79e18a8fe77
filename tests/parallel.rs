//! Work on all cores.

use std::iter;
use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

/// What becomes of each item, in no order. Whoever is done takes the next: some items take much longer than others.
pub(crate) fn on_all_cores<T: Send, R: Send>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    let items = Mutex::new(items);
    let next = || items.lock().expect("no other thread panics").next();
    let works = || iter::from_fn(next).map(&work).collect::<Vec<R>>();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(works)).collect();
        let done = running.into_iter().map(|thread| thread.join());
        done.flat_map(|done| done.expect("the work does not panic"))
            .collect()
    })
}
