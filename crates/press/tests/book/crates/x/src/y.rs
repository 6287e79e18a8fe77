mod a {
    // ANCHOR: outer
    /// ```
    /// # inner docs
    /// ```
    fn f() {
        // ANCHOR: inner

        let x = 1;

            let y = 2;
        // ANCHOR_END: inner
    }
    // ANCHOR_END: outer
}
