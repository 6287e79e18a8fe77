//! Drawing on demand: each line of the input is a figure's name, an id and `name=value` pairs; each line of the output is the
//! SVG that they give, without its line breaks.
//!
//! ```console
//! echo firing-line fig-1 theta=6 | cargo run -q -p figures --example draw
//! ```

use std::error::Error;
use std::io;

fn main() -> Result<(), Box<dyn Error>> {
    for line in io::stdin().lines() {
        let line = line?;
        let mut words = line.split_whitespace();
        let figure = figures::named(words.next().ok_or("a figure's name is missing")?)?;
        let id = words.next().ok_or("an id is missing")?;
        let mut values = figure.defaults();
        for pair in words {
            let (name, value) = pair.split_once('=').ok_or("a pair is `name=value`")?;
            values.set(name, value)?;
        }
        println!("{}", figure.draw(&values, id).svg.replace('\n', ""));
    }
    Ok(())
}
