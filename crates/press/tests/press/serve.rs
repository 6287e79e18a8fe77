//! The book, served and watched: what a reader's browser sees when a file is saved.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpStream, UdpSocket};
use std::process::{Child, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crate::{Checkout, failed};

/// Longer than any machine needs, so that a test that waits for it has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// It looks at the sources more often than somebody would need who writes.
const QUICK: [&str; 2] = ["--pause", "10"];

/// The program, which ends with the test, however that ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A checkout, served.
struct Served {
    checkout: Checkout,
    _program: Running,
    lines: Receiver<String>,
    /// What was said first, up to the address.
    greeting: String,
    /// `127.0.0.1:3000`
    address: String,
}

impl Served {
    /// A book of one page, rendered.
    fn new() -> Served {
        Served::rendered(&QUICK)
    }

    fn rendered(arguments: &[&str]) -> Served {
        let served = Served::start(Checkout::new("# Page\n\nThe first text.\n"), arguments);
        served.hears("rendered in");
        served
    }

    fn start(checkout: Checkout, arguments: &[&str]) -> Served {
        let arguments = [&["serve", "--port", "0"], arguments].concat();
        let mut program = checkout
            .press(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        listen(program.stdout.take().unwrap(), sender.clone());
        listen(program.stderr.take().unwrap(), sender);
        let mut served = Served {
            checkout,
            _program: Running(program),
            lines,
            greeting: String::new(),
            address: String::new(),
        };
        served.greeting = served.hears("serving http://");
        let (_, rest) = served.greeting.split_once("serving http://").unwrap();
        let (address, _) = rest.split_once('/').unwrap();
        served.address = address.replace("0.0.0.0", "127.0.0.1");
        served
    }

    /// What the program says up to a line that holds `part`.
    #[track_caller]
    fn hears(&self, part: &str) -> String {
        let mut said = String::new();
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("{part:?} is not said: {said}"));
            said.push_str(&line);
            said.push('\n');
            if line.contains(part) {
                return said;
            }
        }
    }

    fn request(&self, path: &str) -> TcpStream {
        self.request_as(&self.address, path)
    }

    /// As a browser asks that takes the server for this host.
    fn request_as(&self, host: &str, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        stream
    }

    fn get(&self, path: &str) -> String {
        let mut answer = String::new();
        self.request(path).read_to_string(&mut answer).unwrap();
        answer
    }
}

/// Hands on each line as it comes.
fn listen(pipe: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        // A test that is over does not listen.
        let said = BufReader::new(pipe).lines().map_while(Result::ok);
        said.map_while(|line| lines.send(line).ok()).for_each(drop);
    });
}

#[test]
fn a_saved_page_is_rendered_and_the_browser_told_to_load_it() {
    let served = Served::new();
    let page = served.get("/page.html");
    assert!(page.starts_with("HTTP/1.1 200 OK"), "{page}");
    assert!(page.contains("The first text."), "{page}");
    assert!(page.contains("cache-control: no-store"), "{page}");
    let script = page.rsplit_once("<script src=\"").expect(&page).1;
    let script = served.get(script.split('"').next().unwrap());
    assert!(script.contains("content-type: text/javascript"), "{script}");
    let stream = script.split_once("EventSource('").expect(&script).1;
    let (sender, events) = mpsc::channel();
    listen(served.request(stream.split('\'').next().unwrap()), sender);
    let next = |event: &str| {
        while !events.recv_timeout(PATIENCE).expect(event).contains(event) {}
    };
    next("event: init");
    served
        .checkout
        .write("book/en/page.md", "# Page\n\nThe second text.\n");
    next("event: reload");
    let said = served.hears("rendered in");
    assert!(
        said.starts_with("book/en/page.md changed: 1 page"),
        "{said}"
    );
    let page = served.get("/page.html");
    assert!(page.contains("The second text."), "{page}");
    assert!(!page.contains("The first text."), "{page}");
}

/// Whatever is wrong for a while is told, the last good book is served, and the next one as soon as it is right.
#[test]
fn a_mistake_is_told_and_the_last_good_book_served() {
    let served = Served::new();
    let checkout = &served.checkout;
    checkout.write("book/en/chapter/b.md", "# B\n");
    let mended = |wrong: &dyn Fn(), told: &[&str], right: &dyn Fn()| {
        wrong();
        let said = served.hears("the last good book is still served");
        for part in told {
            assert!(said.contains(part), "{part} is not in {said}");
        }
        assert!(served.get("/page.html").contains("text."));
        right();
        served.hears("rendered in");
    };
    let page = |text: &str| checkout.write("book/en/page.md", text);
    mended(
        &|| page("# Page\n\n{{#figure no-such-figure}}\n"),
        &["book/en/page.md:3:11", "no figure `no-such-figure`"],
        &|| page("# Page\n\nMended text.\n"),
    );
    assert!(served.get("/page.html").contains("Mended"));
    // An editor that empties a file before it writes it, or a program that brings files one by one.
    let summary = checkout.path("book/en/SUMMARY.md");
    mended(
        &|| fs::write(&summary, "").unwrap(),
        &["lists no page"],
        &|| checkout.list(&["page.md", "chapter/b.md"]),
    );
    mended(
        &|| checkout.list(&["page.md", "chapter/b.md", "page.md"]),
        &["listed twice"],
        &|| checkout.list(&["page.md", "chapter/b.md"]),
    );
    // A chapter is renamed, in the letters' case only, and deleted.
    let rename = |from: &str, to: &str| {
        fs::rename(checkout.path(from), checkout.path(to)).unwrap();
    };
    mended(
        &|| rename("book/en/chapter", "book/en/Chapter"),
        &["there is no page `chapter/b.md`", "Chapter/b.md"],
        &|| checkout.list(&["page.md", "Chapter/b.md"]),
    );
    assert!(served.get("/Chapter/b.html").starts_with("HTTP/1.1 200"));
    assert!(!checkout.path("target/book/chapter").exists());
    mended(
        &|| fs::remove_dir_all(checkout.path("book/en/Chapter")).unwrap(),
        &["there is no page `Chapter/b.md`"],
        &|| checkout.list(&["page.md"]),
    );
    assert!(served.get("/Chapter/b.html").starts_with("HTTP/1.1 404"));
}

/// Neither is what was rendered, which is not read again.
#[test]
fn a_file_that_an_editor_leaves_behind_is_no_reason_to_render() {
    let served = Served::new();
    for file in [
        "book/en/.page.md.swp",
        "book/en/page.md~",
        "tests/snapshots/x.snap.new",
    ] {
        served.checkout.write(file, "x");
    }
    thread::sleep(Duration::from_millis(100));
    served
        .checkout
        .write("book/en/page.md", "# Page\n\nText.\n");
    let said = served.hears("rendered in");
    assert!(said.starts_with("book/en/page.md changed: "), "{said}");
}

#[test]
fn the_first_rendering_fails_and_no_last_good_book_is_told_of() {
    let served = Served::start(Checkout::new("$\\thetta$"), &QUICK);
    let said = served.hears("there is no book to serve yet");
    assert!(!said.contains("last good book"), "{said}");
    served
        .checkout
        .write("book/en/page.md", "# Page\n\nMended.\n");
    served.hears("rendered in");
    assert!(served.get("/page.html").contains("Mended."));
}

#[cfg(unix)]
#[test]
fn a_change_behind_a_link_is_seen() {
    let served = Served::new();
    let checkout = &served.checkout;
    checkout.write("behind.md", "# Behind\n");
    std::os::unix::fs::symlink("../../behind.md", checkout.path("book/en/behind.md")).unwrap();
    checkout.list(&["page.md", "behind.md"]);
    while !served.get("/behind.html").contains("Behind") {
        served.hears("rendered in");
    }
    checkout.write("behind.md", "# Behind\n\nFresher.\n");
    while !served.get("/behind.html").contains("Fresher.") {
        served.hears("rendered in");
    }
}

#[test]
fn a_page_that_is_away_for_a_moment_is_not_missed() {
    // With the usual pause, within which it is written again.
    let served = Served::rendered(&[]);
    let page = served.checkout.path("book/en/page.md");
    let began = || {
        fs::metadata(served.checkout.path("target/book/.press")).and_then(|data| data.modified())
    };
    let before = began().unwrap();
    fs::remove_file(page).unwrap();
    while began().unwrap() == before {
        thread::sleep(Duration::from_millis(1));
    }
    thread::sleep(Duration::from_millis(20));
    served
        .checkout
        .write("book/en/page.md", "# Page\n\nBack.\n");
    let said = served.hears("rendered in");
    assert!(
        said.starts_with("book/en/page.md changed: 1 page"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn a_change_that_leaves_length_and_time_is_seen() {
    let served = Served::new();
    let page = served.checkout.path("book/en/page.md");
    let file = fs::File::options().write(true).open(&page).unwrap();
    let before = file.metadata().unwrap().modified().unwrap();
    (&file).write_all(b"# Page\n\nThe other text.").unwrap();
    file.set_modified(before).unwrap();
    served.hears("rendered in");
    while !served.get("/page.html").contains("The other text") {
        served.hears("rendered in");
    }
}

/// As `cargo clean` does.
#[test]
fn a_book_that_was_taken_away_is_rendered_again() {
    let served = Served::new();
    let checkout = &served.checkout;
    fs::rename(checkout.path("target"), checkout.path("gone")).unwrap();
    served.hears("rendered in");
    assert!(served.get("/page.html").starts_with("HTTP/1.1 200"));
}

#[test]
fn two_serve_one_folder() {
    let served = Served::new();
    let arguments = [&["serve", "--port", "0"], &QUICK[..]].concat();
    let mut other = served.checkout.press(&arguments);
    let mut other = Running(other.stdout(Stdio::piped()).spawn().unwrap());
    let mut said = BufReader::new(other.0.stdout.take().unwrap()).lines();
    let mut hears = |part: &str| while !said.next().unwrap().unwrap().contains(part) {};
    hears("rendered in");
    served
        .checkout
        .write("book/en/page.md", "# Page\n\nFor both.\n");
    hears("rendered in");
    served.hears("rendered in");
    assert!(served.get("/page.html").contains("For both."));
}

#[test]
fn what_cannot_be_served_is_refused_with_the_remedy() {
    let checkout = Checkout::new("");
    checkout.write("mine/secret.txt", "mine");
    let other = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = other.local_addr().unwrap().port().to_string();
    let taken = format!("port {port} is taken");
    for (arguments, told, remedy) in [
        (
            ["--out", "mine"],
            "none says that this program wrote",
            "--out",
        ),
        (["--out", "book/en/out"], "no place for the book", "--out"),
        (["--port", &port], &taken, "--port"),
        // It belongs to nobody (RFC 5737).
        (["--host", "192.0.2.1"], "192.0.2.1 is no address", "--host"),
    ] {
        let arguments = [&["serve"], &arguments[..]].concat();
        let said = failed(checkout.press(&arguments).output().unwrap());
        assert!(said.contains(told) && said.contains(remedy), "{said}");
    }
}

#[test]
fn who_else_can_read_the_book_is_said() {
    for (host, is_told) in [("0.0.0.0", true), ("localhost", false)] {
        let served = Served::start(Checkout::new("# Page\n"), &["--host", host]);
        let told = served
            .greeting
            .starts_with("warning: whoever reaches port ");
        assert_eq!(told, is_told, "{host}");
        // A machine without a network has no other address.
        let network = UdpSocket::bind("0.0.0.0:0").unwrap().connect("192.0.2.1:9");
        let is_open_elsewhere = !served.greeting.contains("http://0.0.0.0:");
        assert!(is_open_elsewhere || network.is_err(), "{}", served.greeting);
        served.hears("rendered in");
        assert!(served.get("/page.html").starts_with("HTTP/1.1 200"));
    }
}

#[test]
fn a_missing_page_says_so_and_waits_for_the_book() {
    let served = Served::new();
    // What the program keeps beside the book is no page of it.
    let paths = [
        "/nowhere.html",
        "/.press/files.json",
        "/%2epress/lock",
        "//.press/",
    ];
    for page in paths.map(|path| served.get(path)) {
        assert!(page.starts_with("HTTP/1.1 404"), "{page}");
        assert!(page.contains("no such page"), "{page}");
        assert!(page.contains("/_tower-livereload/reload.js"), "{page}");
    }
}

#[test]
fn nothing_beside_the_book_is_served_and_to_no_other_name() {
    let served = Served::new();
    served.checkout.write("secret.txt", "The secret.");
    for path in [
        "/../secret.txt",
        "/../../secret.txt",
        "/%2e%2e/%2e%2e/secret.txt",
        "/..%2f..%2fsecret.txt",
        "/..\\..\\secret.txt",
        "/..%5c..%5csecret.txt",
        "//../../secret.txt",
        "/page.html/../../../secret.txt",
    ] {
        let answer = served.get(path);
        assert!(!answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        assert!(!answer.contains("The secret."), "{path}: {answer}");
    }
    let asked_as = |host: &str| {
        let mut answer = String::new();
        let mut stream = served.request_as(host, "/page.html");
        stream.read_to_string(&mut answer).unwrap();
        answer
    };
    let port = served.address.rsplit(':').next().unwrap();
    for name in [
        "example.org",
        "localhost.example.org",
        "127.0.0.1.example.org",
    ] {
        let answer = asked_as(&format!("{name}:{port}"));
        assert!(answer.starts_with("HTTP/1.1 421"), "{answer}");
        assert!(!answer.contains("The first text."), "{answer}");
    }
    let answer = asked_as(&format!("localhost:{port}"));
    assert!(answer.contains("The first text."), "{answer}");
}

#[test]
fn code_that_the_program_was_built_from_is_told() {
    let served = Served::new();
    served.checkout.write("crates/x/README.md", "");
    let said = served.hears("rendered in");
    assert!(said.starts_with("crates/x/README.md changed"), "{said}");
    served.checkout.write("crates/x/src/lib.rs", "// Changed.");
    let said = served.hears("start it again");
    assert!(!said.contains("README.md"), "{said}");
}
