//! dump
fn main() {
    let out = std::env::args().nth(1).unwrap();
    for name in std::env::args().skip(2) {
        let stem = name.trim_end_matches(".svg");
        let mut parts = stem.split(',');
        let figure = parts.next().unwrap();
        let figure = match figure {
            "chains" => "vanishing-gradient",
            "nudge" => "weight-change",
            "hinges" => "relu-sum",
            f => f,
        };
        let f = figures::named(figure).unwrap();
        let pairs: Vec<(&str, &str)> = parts
            .map(|p| p.split_once('=').unwrap())
            .map(|(k, v)| match (k, v) {
                ("at_zero", "0") => (k, "zero"),
                ("at_zero", "0.5") => (k, "half"),
                o => o,
            })
            .collect();
        let d = f.draw(&f.values(pairs).unwrap(), "fig");
        std::fs::write(format!("{out}/{name}"), format!("{}<!-- {} -->\n", d.svg, d.caption))
            .unwrap();
    }
}
