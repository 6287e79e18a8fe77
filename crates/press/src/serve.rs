//! `cargo run -- serve`: the book in a browser while it is written.
//!
//! A thread renders whenever a source has changed; the server hands out the folder of the rendered book and holds a
//! connection to every open page, on which it says "reload" after each good rendering. A rendering that fails changes
//! nothing of what is served.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Html;
use manuscript::Workspace;
use notify::Watcher;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::{LiveReloadLayer, Reloader};

use crate::error::Error;
use crate::render::render;
use crate::report::Report;

/// How long to wait after a change for those that come with it: an editor writes a file in several steps, and git many
/// files.
const SETTLE: Duration = Duration::from_millis(30);

/// What a browser gets where the book has no page.
const NO_PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>No such page</title>\
    <p>There is no such page. If the book has not been rendered yet, the reason stands in the terminal, \
    and this page will load the book as soon as it has. <a href=\"/\">The first page</a></p></html>";

/// What happens while the book is served, for the terminal.
#[derive(Debug)]
pub(crate) enum News {
    /// The book is at this address.
    Serving(SocketAddr),
    /// Files changed, and the book was rendered. At the start no file has changed.
    Rendered {
        /// The files, from the top of the workspace.
        changed: Vec<String>,
        /// What the rendering did.
        report: Report,
    },
    /// Files changed, and the book could not be rendered: the one before is still served.
    Failed {
        /// The files, from the top of the workspace.
        changed: Vec<String>,
        /// Why.
        error: Error,
    },
    /// Rust code changed that this program was built from.
    Stale(Vec<String>),
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            News::Serving(address) => write!(f, "serving http://{address}/ (Ctrl-C ends)"),
            News::Rendered { changed, report } => write!(f, "{}{report}", after(changed)),
            News::Failed { changed, error } => write!(
                f,
                "{}{}\nthe last good book is still served",
                after(changed),
                error.labelled()
            ),
            News::Stale(files) => write!(
                f,
                "{}quotations are up to date; for what figures draw and the press does, \
                 end this with Ctrl-C and start it again",
                after(files)
            ),
        }
    }
}

/// "book/en/preface.md changed: "
fn after(changed: &[String]) -> String {
    match changed {
        [] => String::new(),
        [one] => format!("{one} changed: "),
        [one, rest @ ..] => format!("{one} and {} more changed: ", rest.len()),
    }
}

/// Renders the book to `out` and serves it on 127.0.0.1 until Ctrl-C.
///
/// `port` 0 takes any free one. With `browser` the book is opened in the reader's browser.
///
/// # Errors
///
/// When the port is taken, the sources cannot be watched, or the machine refuses a connection. A book that cannot be
/// rendered is no error here: it is told, and rendered again when a source changes.
pub(crate) fn serve(
    workspace: &Workspace,
    out: &Path,
    port: u16,
    browser: bool,
) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Error::Server)?;
    runtime.block_on(async {
        let server = Server::start(workspace, out, port, |news| match news {
            News::Failed { .. } => eprintln!("{news}"),
            _ => println!("{news}"),
        })
        .await?;
        if browser && let Err(error) = open::that_detached(format!("http://{}/", server.address)) {
            eprintln!("no browser could be opened ({error}): open the address yourself");
        }
        let rendering = Arc::clone(&server.rendering);
        tokio::select! {
            result = server.run() => result,
            result = tokio::signal::ctrl_c() => {
                // Let a rendering that has begun put its book in place.
                drop(rendering.lock());
                result.map_err(Error::Server)
            }
        }
    })
}

/// The server, its watcher and its renderer.
struct Server {
    address: SocketAddr,
    listener: TcpListener,
    routes: Router,
    /// Held while a rendering is under way.
    rendering: Arc<Mutex<()>>,
    /// Watches as long as it lives.
    _watcher: notify::RecommendedWatcher,
}

impl Server {
    async fn start(
        workspace: &Workspace,
        out: &Path,
        port: u16,
        tell: impl Fn(News) + Send + 'static,
    ) -> Result<Server, Error> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(|source| match source.kind() {
                io::ErrorKind::AddrInUse => Error::PortTaken { port },
                _ => Error::Server(source),
            })?;
        let address = listener.local_addr().map_err(Error::Server)?;
        tell(News::Serving(address));

        let live = LiveReloadLayer::new().reload_interval(Duration::from_millis(250));
        let reloader = live.reloader();
        let routes = Router::new()
            .fallback_service(ServeDir::new(out).fallback(axum::routing::any(|| async {
                (StatusCode::NOT_FOUND, Html(NO_PAGE))
            })))
            // A page saved twice within a second has one modification time in HTTP, so nothing may be kept.
            .layer(SetResponseHeaderLayer::overriding(
                CACHE_CONTROL,
                HeaderValue::from_static("no-store"),
            ))
            .layer(live);

        let (sender, changes) = mpsc::channel();
        let watcher = watch(workspace, sender)?;
        let rendering = Arc::new(Mutex::new(()));
        thread::spawn({
            let (workspace, out) = (workspace.clone(), out.to_owned());
            let rendering = Arc::clone(&rendering);
            move || keep_rendered(&workspace, &out, &changes, &reloader, &rendering, tell)
        });
        Ok(Server {
            address,
            listener,
            routes,
            rendering,
            _watcher: watcher,
        })
    }

    async fn run(self) -> Result<(), Error> {
        axum::serve(self.listener, self.routes)
            .await
            .map_err(Error::Server)
    }
}

/// Sends a signal whenever something under the sources may have changed.
fn watch(workspace: &Workspace, changes: Sender<()>) -> Result<notify::RecommendedWatcher, Error> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // Reading a file is an event too, and rendering reads them all. An error of the watcher (too many events at once)
        // is a reason to look.
        if event.map_or(true, |event| !event.kind.is_access()) {
            // When nobody listens any more, the server has ended.
            let _ = changes.send(());
        }
    })
    .map_err(|source| Error::Watch {
        path: workspace.root.clone(),
        source,
    })?;
    for path in workspace.sources().into_iter().filter(|path| path.exists()) {
        watcher
            .watch(&path, notify::RecursiveMode::Recursive)
            .map_err(|source| Error::Watch { path, source })?;
    }
    Ok(watcher)
}

/// Renders once, and then after each change until the server ends.
fn keep_rendered(
    workspace: &Workspace,
    out: &Path,
    changes: &Receiver<()>,
    reloader: &Reloader,
    rendering: &Mutex<()>,
    tell: impl Fn(News),
) {
    let mut seen = state(workspace);
    let mut changed: Vec<String> = Vec::new();
    loop {
        let code: Vec<_> = changed
            .iter()
            .filter(|file| is_built_in(file))
            .cloned()
            .collect();
        let result = {
            let _under_way = rendering.lock();
            render(workspace, out)
        };
        match result {
            Ok(report) => {
                reloader.reload();
                tell(News::Rendered { changed, report });
            }
            Err(error) => tell(News::Failed { changed, error }),
        }
        if !code.is_empty() {
            tell(News::Stale(code));
        }
        // A signal says that something may have changed; what has changed, the disk says.
        changed = loop {
            if changes.recv().is_err() {
                return;
            }
            thread::sleep(SETTLE);
            while changes.try_recv().is_ok() {}
            let now = state(workspace);
            let changed = difference(workspace, &seen, &now);
            seen = now;
            if !changed.is_empty() {
                break changed;
            }
        };
    }
}

/// Whether this program was built from the file, so that a change in it shows only after a new build.
fn is_built_in(file: &str) -> bool {
    file.starts_with("crates/") && (file.ends_with(".rs") || file.ends_with("Cargo.toml"))
}

/// Every source file, with what tells one state of it from another.
type State = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

fn state(workspace: &Workspace) -> State {
    let mut state = State::new();
    let mut folders = workspace.sources();
    while let Some(folder) = folders.pop() {
        // What vanishes while we look is reported by its absence.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if is_leftover(&entry.file_name().to_string_lossy()) {
                continue;
            }
            match entry.metadata() {
                Ok(data) if data.is_dir() => folders.push(entry.path()),
                Ok(data) => {
                    state.insert(entry.path(), (data.modified().ok(), data.len()));
                }
                Err(_) => {}
            }
        }
    }
    state
}

/// Files that editors and insta leave beside the sources.
fn is_leftover(name: &str) -> bool {
    name.starts_with(['.', '#']) || name.ends_with('~') || name.ends_with(".snap.new")
}

fn difference(workspace: &Workspace, before: &State, now: &State) -> Vec<String> {
    let gone = before.keys().filter(|path| !now.contains_key(*path));
    let new = now
        .iter()
        .filter(|(path, data)| before.get(*path) != Some(data));
    gone.chain(new.map(|(path, _)| path))
        .map(|path| workspace.display(path))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use tempfile::TempDir;

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
                    let server = Server::start(&workspace, &out, 0, move |news| {
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
            .block_on(Server::start(&workspace, &out, port, |_| {}))
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
}
