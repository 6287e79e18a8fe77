//! The server, `cargo run -- serve`: the book in a browser while it is written.
//!
//! A thread renders whenever a source has changed; the server hands out the folder of the rendered book and holds a
//! connection to every open page, on which it says "reload" after each good rendering. A rendering that fails changes
//! nothing of what is served.

use std::fmt;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Html;
use manuscript::Workspace;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::{LiveReloadLayer, Reloader};

use crate::error::Error;
use crate::output;
use crate::render::render;
use crate::report::Report;
use crate::watch;

/// How long to wait after a change for those that come with it: an editor writes a file in several steps, and git many
/// files.
const SETTLE: Duration = Duration::from_millis(30);

/// How often to look at the sources although nothing was said of a change: behind a link, or in a network folder, nothing is.
const LOOK: Duration = Duration::from_millis(400);

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
    /// Files changed, and the book could not be rendered.
    Failed {
        /// Whether there is one from before, which is still served.
        has_book: bool,
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
            News::Serving(address) => {
                if !address.ip().is_loopback() {
                    writeln!(
                        f,
                        "warning: whoever reaches port {} of this machine can read the book",
                        address.port()
                    )?;
                }
                write!(f, "serving http://{address}/ (Ctrl-C ends)")
            }
            News::Rendered { changed, report } => write!(f, "{}{report}", after(changed)),
            News::Failed {
                has_book,
                changed,
                error,
            } => write!(
                f,
                "{}{}\n{}",
                after(changed),
                error.labelled(),
                match has_book {
                    true => "the last good book is still served",
                    false => "there is no book to serve yet; it comes when this is mended",
                }
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

/// Renders the book to `out` and serves it at the address until Ctrl-C.
///
/// Port 0 takes any free one. With `browser` the book is opened in the reader's browser.
///
/// # Errors
///
/// When the port is taken, `out` is not this program's, or the machine refuses a connection. A book that cannot be
/// rendered is no error here: it is told, and rendered again when a source changes.
pub(crate) fn serve(
    workspace: &Workspace,
    out: &Path,
    address: SocketAddr,
    browser: bool,
) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Error::Server)?;
    runtime.block_on(async {
        let server = Server::start(workspace, out, address, |news| {
            // Who closes the pipe has read enough, and the browser has not.
            let _ = match news {
                News::Failed { .. } => writeln!(io::stderr(), "{news}"),
                _ => writeln!(io::stdout(), "{news}"),
            };
        })
        .await?;
        let mut here = server.address;
        if here.ip().is_unspecified() {
            here.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        if browser && let Err(error) = open::that_detached(format!("http://{here}/")) {
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
    _watcher: (Option<notify::RecommendedWatcher>, Sender<()>),
}

impl Server {
    async fn start(
        workspace: &Workspace,
        out: &Path,
        address: SocketAddr,
        tell: impl Fn(News) + Send + 'static,
    ) -> Result<Server, Error> {
        // Nothing is served of a folder that this program may not render to.
        let out = output::check(workspace, out)?;
        let listener = TcpListener::bind(address)
            .await
            .map_err(|source| match source.kind() {
                io::ErrorKind::AddrInUse => Error::PortTaken {
                    port: address.port(),
                },
                io::ErrorKind::AddrNotAvailable => Error::NotOurHost { host: address.ip() },
                _ => Error::Server(source),
            })?;
        let address = listener.local_addr().map_err(Error::Server)?;
        tell(News::Serving(address));

        let live = LiveReloadLayer::new().reload_interval(Duration::from_millis(250));
        let reloader = live.reloader();
        let routes = Router::new()
            .fallback_service(ServeDir::new(&out).fallback(axum::routing::any(|| async {
                (StatusCode::NOT_FOUND, Html(NO_PAGE))
            })))
            // A page saved twice within a second has one modification time in HTTP, so nothing may be kept.
            .layer(SetResponseHeaderLayer::overriding(
                CACHE_CONTROL,
                HeaderValue::from_static("no-store"),
            ))
            .layer(live);

        let (sender, changes) = mpsc::channel();
        // Its end would be the end of the server, so the sender lives on even where nothing can be watched.
        let watcher = (watch::watch(workspace, sender.clone()), sender);
        let rendering = Arc::new(Mutex::new(()));
        thread::spawn({
            let (workspace, out) = (workspace.clone(), out);
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

/// Renders once, and then after each change until the server ends.
fn keep_rendered(
    workspace: &Workspace,
    out: &Path,
    changes: &Receiver<()>,
    reloader: &Reloader,
    rendering: &Mutex<()>,
    tell: impl Fn(News),
) {
    let mut seen = watch::state(workspace);
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
            Err(error) => {
                let again = matches!(error, Error::Busy { .. });
                tell(News::Failed {
                    has_book: out.join("index.html").is_file(),
                    changed: std::mem::take(&mut changed),
                    error,
                });
                if again {
                    // It has waited, and nobody will save anything for it.
                    continue;
                }
            }
        }
        if !code.is_empty() {
            tell(News::Stale(code));
        }
        // The event carries no reliable paths: compare the times of modification.
        changed = loop {
            match changes.recv_timeout(LOOK) {
                Ok(()) => thread::sleep(SETTLE),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            while changes.try_recv().is_ok() {}
            let now = watch::state(workspace);
            let changed = watch::difference(workspace, &seen, &now);
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

#[cfg(test)]
mod tests;
