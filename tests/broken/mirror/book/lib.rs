pages! {
    index "en/cats/index.md"
    voice "en/cats/voice.md"
    sleep "en/cats/sleep.md"
}
