//! The book, served and watched: what a reader's browser sees when a file is saved.

use std::fs;

use super::*;
use std::io::{Read, Write};
use std::net::TcpStream;

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
        fs::write(chapters.join("page.md"), "# Page\n\nThe first text.\n").unwrap();
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
        let served = Served {
            folder,
            address,
            news,
        };
        match served.next() {
            News::Rendered { changed, .. } => assert!(changed.is_empty()),
            other => panic!("{other}"),
        }
        served
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
