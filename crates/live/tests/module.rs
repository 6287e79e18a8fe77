//! The module that is in the book: built from these sources, and drawing the same bytes as the crates do natively.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use figures::{Kind, Values};
use live::{DIGESTS, digest_of_bits};
use miniz_oxide::inflate::decompress_to_vec;
use rand::rngs::Xoshiro256PlusPlus;
use rand::{RngExt, SeedableRng};
use wasmi::{Engine as Interpreter, Func, Instance, Linker, Memory, Module, Store, Val};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The script that the page loads.
fn script() -> String {
    let path = root().join(live::MODULE);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_module_is_built_from_these_sources() {
    let script = script();
    let stamp = script
        .lines()
        .next()
        .and_then(|line| line.split(live::DIGEST).nth(1));
    let digest = live::digest(&root()).unwrap();
    assert_eq!(
        stamp.map(|stamp| stamp.trim_end_matches('.')),
        Some(digest.as_str()),
        "{} was built from other sources: run `cargo run -- live`",
        live::MODULE
    );
}

/// The module in an interpreter.
struct Drawer {
    store: Store<()>,
    instance: Instance,
    memory: Memory,
}

impl Drawer {
    fn new() -> Drawer {
        let script = script();
        let deflated = script
            .split("atob('")
            .nth(1)
            .and_then(|rest| rest.split('\'').next());
        let deflated = STANDARD
            .decode(deflated.expect("the module in base 64"))
            .unwrap();
        let interpreter = Interpreter::default();
        let module = Module::new(&interpreter, decompress_to_vec(&deflated).unwrap()).unwrap();
        let mut store = Store::new(&interpreter, ());
        let mut linker = Linker::new(&interpreter);
        // What the module can ask of the page is to throw an error. It is never to do so.
        for import in module.imports() {
            let name = import.name().to_owned();
            let kind = import
                .ty()
                .func()
                .unwrap_or_else(|| panic!("{name} is no function"))
                .clone();
            let called = Func::new(&mut store, kind, move |_, _, _| {
                Err(wasmi::Error::new(format!("{name} is called")))
            });
            linker
                .define(import.module(), import.name(), called)
                .unwrap();
        }
        let instance = linker.instantiate_and_start(&mut store, &module).unwrap();
        let memory = instance.get_memory(&store, "memory").unwrap();
        Drawer {
            store,
            instance,
            memory,
        }
    }

    /// Calls a function of the module, which takes and gives whole numbers.
    fn call<const N: usize>(&mut self, name: &str, arguments: &[usize]) -> [usize; N] {
        let called = self.instance.get_func(&self.store, name);
        let called = called.unwrap_or_else(|| panic!("the module has no {name}"));
        let arguments: Vec<_> = arguments
            .iter()
            .map(|value| Val::I32(*value as i32))
            .collect();
        let mut results = [const { Val::I32(0) }; N];
        called
            .call(&mut self.store, &arguments, &mut results)
            .unwrap();
        results.map(|value| value.i32().unwrap() as usize)
    }

    /// The SVG, the description, the caption and the readings.
    fn draw(&mut self, figure: &str, values: &str, id: &str) -> [String; 4] {
        let mut arguments = Vec::new();
        for text in [figure, values, id] {
            let [address] = self.call("__wbindgen_malloc", &[text.len(), 1]);
            self.memory
                .write(&mut self.store, address, text.as_bytes())
                .unwrap();
            arguments.extend([address, text.len()]);
        }
        let [drawing, _, refused] = self.call("draw", &arguments);
        assert_eq!(refused, 0, "{figure} {values}");
        let texts = ["svg", "description", "caption", "readings"].map(|text| {
            let [address, length] = self.call(&format!("__wbg_get_drawing_{text}"), &[drawing]);
            let mut bytes = vec![0; length];
            self.memory.read(&self.store, address, &mut bytes).unwrap();
            self.call::<0>("__wbindgen_free", &[address, length, 1]);
            String::from_utf8(bytes).unwrap()
        });
        self.call::<0>("__wbg_drawing_free", &[drawing, 0]);
        texts
    }
}

/// Values from anywhere in the figure's ranges.
fn random(figure: &'static figures::Figure, rng: &mut Xoshiro256PlusPlus) -> Values {
    let mut values = figure.defaults();
    for parameter in figure.parameters {
        let value = match parameter.kind {
            Kind::Number { min, max, step, .. } => {
                let steps = ((max - min) / step).round() as u32;
                (min + step * f64::from(rng.random_range(0..=steps)))
                    .clamp(min, max)
                    .to_string()
            }
            Kind::Choice { options, .. } => options[rng.random_range(0..options.len())].to_owned(),
            Kind::Time { end, .. } => rng.random_range(0..=end).to_string(),
        };
        values.set(parameter.name, &value).unwrap();
    }
    values
}

#[test]
fn the_module_draws_the_same_bytes() {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(11);
    // An interpreter is slow; the test in the browser compares a thousand drawings more.
    let drawn = figures::live()
        .iter()
        .flat_map(|&figure| [figure.defaults(), random(figure, &mut rng)]);
    // On all cores, each with a module of its own. Whoever is done takes the next.
    let drawn = Mutex::new(drawn.collect::<Vec<_>>().into_iter());
    let compare_all = || {
        let mut drawer = Drawer::new();
        let next = || drawn.lock().expect("no panic under the lock").next();
        while let Some(values) = next() {
            compare(&mut drawer, &values);
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(compare_all);
        }
    });
}

/// Draws a figure in the module and by the crates.
fn compare(drawer: &mut Drawer, values: &Values) {
    let figure = values.figure();
    let pairs = values
        .iter()
        .map(|(parameter, value)| format!("{}={value}", parameter.name));
    let pairs = pairs.collect::<Vec<_>>().join(" ");
    let drawing = figure.draw(values, "fig-1");
    let [svg, description, caption, readings] = drawer.draw(figure.name, &pairs, "fig-1");
    assert!(svg == drawing.svg, "the SVG of {} {pairs}", figure.name);
    assert_eq!(description, drawing.description, "{} {pairs}", figure.name);
    assert_eq!(caption, drawing.caption, "{} {pairs}", figure.name);
    let expected = drawing
        .readings
        .iter()
        .map(|reading| reading.value.as_str());
    let expected = expected.collect::<Vec<_>>().join("\n");
    assert_eq!(
        readings, expected,
        "the readings of {} {pairs}",
        figure.name
    );
}

/// Every activation function and every slope at ten thousand points and the edges, and a run of 1000 epochs.
#[test]
fn the_module_computes_the_same_bits() {
    let mut drawer = Drawer::new();
    for number in 0..DIGESTS {
        let called = drawer.instance.get_func(&drawer.store, "digest_of_bits");
        let mut result = [Val::I64(0)];
        let called = called.expect("the module has digest_of_bits");
        called
            .call(&mut drawer.store, &[Val::I32(number as i32)], &mut result)
            .unwrap();
        let found = result[0].i64().unwrap() as u64;
        assert_eq!(found, digest_of_bits(number), "digest {number}");
    }
}
