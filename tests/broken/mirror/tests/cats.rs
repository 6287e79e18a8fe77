#[test]
fn cats_meow() {}
