//! The server, `cargo run -- serve`: the book in a browser while it is written.
//!
//! A thread renders whenever a source has changed; the server hands out the folder of the rendered book and holds a
//! connection to every open page, on which it says "reload" after each good rendering. A rendering that fails changes
//! nothing of what is served.

use std::fmt::Display;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
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
use crate::sources::Sources;

/// How often to look at the sources. The operating system tells of changes too, but not of those behind links, in some
/// network folders, and in what a container or a virtual machine is given.
const LOOK: Duration = Duration::from_millis(200);

/// How long to wait after a change for those that come with it: an editor writes a file in several steps, and git many
/// files.
const SETTLE: Duration = Duration::from_millis(30);

/// What a browser gets where the book has no page.
const NO_PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>No such page</title>\
    <p>There is no such page. If the book has not been rendered yet, the reason stands in the terminal, \
    and this page will load the book as soon as it has. <a href=\"/\">The first page</a></p></html>";

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
    // Nothing is served of a folder that this program may not render to.
    let out = output::check(workspace, out)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Error::Server)?;
    runtime.block_on(async {
        let listener = TcpListener::bind(address)
            .await
            .map_err(|source| match source.kind() {
                io::ErrorKind::AddrInUse => Error::PortTaken(address.port()),
                io::ErrorKind::AddrNotAvailable => Error::NotOurHost(address.ip()),
                _ => Error::Server(source),
            })?;
        let mut here = listener.local_addr().map_err(Error::Server)?;
        if !here.ip().is_loopback() {
            let port = here.port();
            tell(format!(
                "warning: whoever reaches port {port} of this machine can read the book"
            ));
        }
        tell(format!("serving http://{here}/ (Ctrl-C ends)"));
        if here.ip().is_unspecified() {
            here.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        if browser && let Err(error) = open::that_detached(format!("http://{here}/")) {
            warn(format!(
                "no browser could be opened ({error}): open the address yourself"
            ));
        }

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
        let rendering = Arc::new(Mutex::new(()));
        thread::spawn({
            let (workspace, rendering) = (workspace.clone(), Arc::clone(&rendering));
            move || keep_rendered(&workspace, &out, &reloader, &rendering)
        });
        tokio::select! {
            result = async { axum::serve(listener, routes).await } => result,
            result = tokio::signal::ctrl_c() => {
                // Let a rendering that has begun put its book in place.
                drop(rendering.lock());
                result
            }
        }
        .map_err(Error::Server)
    })
}

/// Renders once, and then after each change, as long as the program runs.
fn keep_rendered(workspace: &Workspace, out: &Path, reloader: &Reloader, rendering: &Mutex<()>) {
    let mut seen = Sources::look(workspace);
    let mut changed: Vec<String> = Vec::new();
    loop {
        let result = {
            let _under_way = rendering.lock();
            render(workspace, out)
        };
        let after = after(&changed);
        match result {
            Ok(report) => {
                reloader.reload();
                tell(format!("{after}{report}"));
            }
            Err(error) => {
                let book = match out.join("index.html").is_file() {
                    true => "the last good book is still served",
                    false => "there is no book to serve yet; it comes when this is mended",
                };
                warn(format!("{after}{}\n{book}", error.labelled()));
                if let Error::Busy(..) = error {
                    // It has waited, and nobody will save anything for it.
                    continue;
                }
            }
        }
        changed.retain(|file| is_built_in(file));
        if !changed.is_empty() {
            tell(format!(
                "{after}quotations are up to date; for what figures draw and the press does, \
                 end this with Ctrl-C and start it again"
            ));
        }
        changed = loop {
            thread::sleep(LOOK);
            if Sources::look(workspace) == seen {
                continue;
            }
            thread::sleep(SETTLE);
            let now = Sources::look(workspace);
            let changed = now.changed_since(&seen, workspace);
            seen = now;
            if !changed.is_empty() {
                break changed;
            }
        };
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

/// Whether this program was built from the file, so that a change in it shows only after a new build.
fn is_built_in(file: &str) -> bool {
    file.starts_with("crates/") && (file.ends_with(".rs") || file.ends_with("Cargo.toml"))
}

/// Prints a line. Who closes the pipe has read enough, and the browser has not.
fn tell(line: impl Display) {
    let _ = writeln!(io::stdout(), "{line}");
}

/// Prints a line for whoever has to mend something.
fn warn(line: impl Display) {
    let _ = writeln!(io::stderr(), "{line}");
}
