//! The book, served and watched: what a reader's browser sees when a file is saved.

use std::fs;

use super::*;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Instant;

use tempfile::TempDir;

fn local(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

/// Longer than any machine needs, so that a test that waits for it has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// A book of one page, served.
struct Served {
    folder: TempDir,
    address: SocketAddr,
    news: Receiver<News>,
}

impl Served {
    fn new() -> Served {
        let served = Served::start("The first text.");
        match served.next() {
            News::Rendered { changed, .. } => assert!(changed.is_empty()),
            other => panic!("{other}"),
        }
        served
    }

    fn start(page: &str) -> Served {
        let folder = tempfile::tempdir().unwrap();
        let chapters = folder.path().join("book/en");
        fs::create_dir_all(&chapters).unwrap();
        fs::create_dir_all(folder.path().join("tests/snapshots")).unwrap();
        fs::write(
            folder.path().join("book/book.toml"),
            "[book]\ntitle = \"T\"\nsrc = \"en\"\n[build]\ncreate-missing = false\nuse-default-preprocessors = false\n\
             [preprocessor.press]\ncommand = \"none\"\n",
        )
        .unwrap();
        fs::write(
            chapters.join("SUMMARY.md"),
            "# Summary\n\n- [Page](page.md)\n",
        )
        .unwrap();
        fs::write(chapters.join("page.md"), format!("# Page\n\n{page}\n")).unwrap();
        fs::write(folder.path().join("behind.md"), "# Behind\n").unwrap();
        let workspace = Workspace::find(folder.path()).unwrap();
        let (tell, news) = mpsc::channel();
        thread::spawn(move || {
            let out = workspace.default_out();
            runtime().block_on(async {
                let server = Server::start(&workspace, &out, local(0), move |news| {
                    // A test that is over does not listen.
                    let _ = tell.send(news);
                });
                server.await.unwrap().run().await.unwrap();
            });
        });
        let News::Serving(address) = news.recv_timeout(PATIENCE).unwrap() else {
            panic!("the address comes first");
        };
        Served {
            folder,
            address,
            news,
        }
    }

    fn next(&self) -> News {
        self.news.recv_timeout(PATIENCE).unwrap()
    }

    fn save(&self, file: &str, text: &str) {
        let path = self.folder.path().join(file);
        // In one step, lest a busy machine renders what is half written.
        let aside = path.with_file_name(".aside");
        fs::write(&aside, text).unwrap();
        fs::rename(aside, path).unwrap();
    }

    fn request(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.address
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

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

/// Reads until the text has come.
fn wait_for(stream: &mut TcpStream, text: &str) {
    let (mut seen, mut part) = (String::new(), [0; 512]);
    while !seen.contains(text) {
        let count = stream.read(&mut part).unwrap();
        assert_ne!(
            count, 0,
            "the connection ended before {text:?} came: {seen}"
        );
        seen.push_str(&String::from_utf8_lossy(&part[..count]));
    }
}

#[test]
fn a_saved_page_is_rendered_and_the_browser_told_to_load_it() {
    let served = Served::new();
    let page = served.get("/page.html");
    assert!(page.starts_with("HTTP/1.1 200 OK"), "{page}");
    assert!(page.contains("The first text."), "{page}");
    assert!(page.contains("cache-control: no-store"), "{page}");
    let (_, rest) = page.split_once("data-event-stream=\"").expect(&page);
    let mut events = served.request(rest.split('"').next().unwrap());
    wait_for(&mut events, "event: init");

    served.save("book/en/page.md", "# Page\n\nThe second text.\n");
    wait_for(&mut events, "event: reload");
    match served.next() {
        News::Rendered { changed, .. } => assert_eq!(changed, ["book/en/page.md"]),
        other => panic!("{other}"),
    }
    let page = served.get("/page.html");
    assert!(page.contains("The second text."), "{page}");
    assert!(!page.contains("The first text."), "{page}");
}

#[test]
fn a_mistake_is_told_and_the_last_good_book_served() {
    let served = Served::new();
    served.save("book/en/page.md", "# Page\n\n{{#figure no-such-figure}}\n");
    let news = served.next();
    assert!(matches!(news, News::Failed { .. }), "{news}");
    let text = news.to_string();
    for part in [
        "book/en/page.md:3:11",
        "no figure `no-such-figure`",
        "last good book",
    ] {
        assert!(text.contains(part), "{text}");
    }
    assert!(served.get("/page.html").contains("The first text."));

    served.save("book/en/page.md", "# Page\n\nMended.\n");
    assert!(matches!(served.next(), News::Rendered { .. }));
    assert!(served.get("/page.html").contains("Mended."));
}

#[test]
fn a_file_that_an_editor_leaves_behind_changes_nothing() {
    let served = Served::new();
    served.save("book/en/.page.md.swp", "x");
    served.save("book/en/page.md~", "x");
    served.save("tests/snapshots/x.snap.new", "x");
    served.save("book/en/page.md", "# Page\n\nText.\n");
    match served.next() {
        News::Rendered { changed, .. } => assert_eq!(changed, ["book/en/page.md"]),
        other => panic!("{other}"),
    }
}

#[test]
fn the_first_rendering_fails_and_no_last_good_book_is_told_of() {
    let served = Served::start("$\\thetta$");
    let text = served.next().to_string();
    assert!(text.contains("there is no book to serve yet"), "{text}");
    assert!(!text.contains("last good book"), "{text}");
    served.save("book/en/page.md", "# Page\n\nMended.\n");
    assert!(matches!(served.next(), News::Rendered { .. }));
    assert!(served.get("/page.html").contains("Mended."));
}

/// An editor that empties a file before it writes it, or a program that brings files one by one.
#[test]
fn a_table_of_contents_saved_in_two_steps_loses_no_book() {
    let served = Served::new();
    let summary = served.folder.path().join("book/en/SUMMARY.md");
    let text = fs::read_to_string(&summary).unwrap();
    fs::write(&summary, "").unwrap();
    let news = served.next().to_string();
    assert!(
        news.contains("lists no page") && news.contains("last good book"),
        "{news}"
    );
    assert!(served.get("/page.html").contains("The first text."));
    fs::write(&summary, text).unwrap();
    assert!(matches!(served.next(), News::Rendered { .. }));
    assert!(served.get("/page.html").contains("The first text."));
}

#[cfg(unix)]
#[test]
fn a_change_behind_a_link_is_seen() {
    let served = Served::new();
    let link = served.folder.path().join("book/en/behind.md");
    std::os::unix::fs::symlink("../../behind.md", link).unwrap();
    served.save(
        "book/en/SUMMARY.md",
        "# Summary\n\n- [Page](page.md)\n- [Behind](behind.md)\n",
    );
    while !served.get("/behind.html").contains("Behind") {
        served.next();
    }
    let saved = Instant::now();
    served.save("behind.md", "# Behind\n\nFresher.\n");
    while !served.get("/behind.html").contains("Fresher.") {
        served.next();
    }
    assert!(saved.elapsed() < Duration::from_secs(20), "nobody looked");
}

/// What is rendered is not read again, so nothing comes after the first rendering.
#[test]
fn a_rendering_is_no_reason_for_another() {
    let served = Served::new();
    assert!(served.news.recv_timeout(3 * LOOK).is_err());
}

#[test]
fn a_folder_of_somebody_else_is_not_served() {
    let served = Served::new();
    let mine = served.folder.path().join("mine");
    fs::create_dir(&mine).unwrap();
    fs::write(mine.join("secret.txt"), "mine").unwrap();
    let workspace = Workspace::find(served.folder.path()).unwrap();
    for out in [mine, workspace.book().join("en/out")] {
        let error = runtime().block_on(Server::start(&workspace, &out, local(0), |_| {
            panic!("nothing is to be told");
        }));
        assert!(error.is_err(), "{}", out.display());
    }
}

/// 192.0.2.1 belongs to nobody (RFC 5737).
#[test]
fn a_host_of_somebody_else_is_named_with_the_remedy() {
    let served = Served::new();
    let workspace = Workspace::find(served.folder.path()).unwrap();
    let out = served.folder.path().join("out");
    let address = "192.0.2.1:0".parse().unwrap();
    let error = runtime().block_on(Server::start(&workspace, &out, address, |_| {}));
    let text = error.err().expect("nobody listens there").to_string();
    assert!(
        text.contains("192.0.2.1") && text.contains("--host"),
        "{text}"
    );
}

#[test]
fn who_else_can_read_the_book_is_said() {
    let serving = |address: &str| News::Serving(address.parse().unwrap()).to_string();
    assert!(!serving("127.0.0.1:3000").contains("warning"));
    assert_eq!(
        serving("[::1]:3000"),
        "serving http://[::1]:3000/ (Ctrl-C ends)"
    );
    for address in ["0.0.0.0:3000", "[::]:3000", "192.168.1.7:3000"] {
        assert!(
            serving(address).starts_with("warning: whoever reaches port 3000"),
            "{address}"
        );
    }
}

#[test]
fn a_missing_page_says_so_and_waits_for_the_book() {
    let page = Served::new().get("/nowhere.html");
    assert!(page.starts_with("HTTP/1.1 404"), "{page}");
    assert!(page.contains("no such page"), "{page}");
    assert!(page.contains("data-event-stream"), "{page}");
}

#[test]
fn a_taken_port_is_named_with_the_remedy() {
    let other = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = other.local_addr().unwrap().port();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("book")).unwrap();
    fs::write(folder.path().join("book/book.toml"), "").unwrap();
    let workspace = Workspace::find(folder.path()).unwrap();
    let out = workspace.default_out();
    let error = runtime()
        .block_on(Server::start(&workspace, &out, local(port), |_| {}))
        .err()
        .expect("the port is taken");
    let text = error.to_string();
    assert!(text.contains(&format!("port {port} is taken")), "{text}");
    assert!(text.contains("--port"), "{text}");
}

#[test]
fn rust_code_is_recognized_as_built_in() {
    for file in ["crates/figures/src/step.rs", "crates/figures/Cargo.toml"] {
        assert!(is_built_in(file), "{file}");
    }
    for file in ["book/en/page.md", "book/lib.rs", "crates/figures/README.md"] {
        assert!(!is_built_in(file), "{file}");
    }
}
