//! The server, `cargo run -- serve`: the book in a browser while it is written.
//!
//! A thread renders whenever a source has changed; the server hands out the folder of the rendered book and holds a
//! connection to every open page, on which it says "reload" after each good rendering. A rendering that fails changes
//! nothing of what is served.

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
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
use crate::render::render;
use crate::report::Report;
use crate::watch;

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
        let watcher = watch::watch(workspace, sender)?;
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
            Err(error) => tell(News::Failed { changed, error }),
        }
        if !code.is_empty() {
            tell(News::Stale(code));
        }
        // The event carries no reliable paths: compare the times of modification.
        changed = loop {
            if changes.recv().is_err() {
                return;
            }
            thread::sleep(SETTLE);
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
