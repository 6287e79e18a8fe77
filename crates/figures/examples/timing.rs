//! timing
fn main() {
    let mut sum = 0.0;
    let mut list = Vec::new();
    for f in figures::all() {
        let mut best = f64::MAX;
        for _ in 0..60 {
            let t = std::time::Instant::now();
            f.draw(&f.defaults(), "x");
            best = best.min(t.elapsed().as_secs_f64());
        }
        sum += best;
        list.push((f.name, best * 1e3));
    }
    print!("sum {:.2} ms ", sum * 1e3);
    for (n, t) in list {
        print!("{n} {t:.2}, ");
    }
    println!();
}
