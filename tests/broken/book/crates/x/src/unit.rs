// ANCHOR: fires
fn fires() {}
// ANCHOR_END: fires
// ANCHOR: open
// ANCHOR: empty
// ANCHOR_END: empty
