//! The server, `cargo run -- serve`: the book in a browser while it is written.
//!
//! A thread renders whenever a source has changed; the server hands out the folder of the rendered book and holds a
//! connection to every open page, on which it says "reload" after each good rendering. A rendering that fails changes
//! nothing of what is served.

use std::fmt::Display;
use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HOST};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::any;
use manuscript::Workspace;
use percent_encoding::percent_decode_str;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_livereload::{LiveReloadLayer, Reloader};

use crate::error::Error;
use crate::output;
use crate::render::render;
use crate::sources::Sources;

/// What a browser gets where the book has no page.
const NO_PAGE: &str = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>No such page</title>\
    <p>There is no such page. If the book has not been rendered yet, the reason stands in the terminal, \
    and this page will load the book as soon as it has. <a href=\"/\">The first page</a></p></html>";

/// Renders the book to `out` and serves it at the address until Ctrl-C.
///
/// Port 0 takes any free one. With `browser` the book is opened in the reader's browser. After each `pause` it looks at the
/// sources. The operating system tells of changes too, but not of those behind links, in some network folders, and in what a
/// container or a virtual machine is given.
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
    pause: Duration,
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
        let ip = in_the_network(here.ip());
        let seen_from_there = SocketAddr::new(ip, here.port());
        tell(format!("serving http://{seen_from_there}/ (Ctrl-C ends)"));
        if here.ip().is_unspecified() {
            here.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        if browser && let Err(error) = open::that_detached(format!("http://{here}/")) {
            warn(format!(
                "no browser could be opened ({error}): open the address yourself"
            ));
        }

        let live = LiveReloadLayer::new()
            .reload_interval(Duration::from_millis(250))
            .response_predicate(|_: &Response| false);
        let reloader = live.reloader();
        let routes = Router::new()
            .fallback_service(ServeDir::new(&out).fallback(any(no_page)))
            .layer(from_fn(only_the_book))
            .layer(from_fn(reloading))
            .layer(from_fn(only_by_address))
            // A page saved twice within a second has one modification time in HTTP, so nothing may be kept.
            .layer(SetResponseHeaderLayer::overriding(
                CACHE_CONTROL,
                HeaderValue::from_static("no-store"),
            ))
            .layer(live);
        let rendering = Arc::new(Mutex::new(()));
        thread::spawn({
            let (workspace, rendering) = (workspace.clone(), Arc::clone(&rendering));
            move || keep_rendered(&workspace, &out, &reloader, &rendering, pause)
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

async fn no_page() -> (StatusCode, Html<&'static str>) {
    (StatusCode::NOT_FOUND, Html(NO_PAGE))
}

/// What this program keeps beside the book is nobody's to read.
async fn only_the_book(request: Request, next: Next) -> Response {
    let path = percent_decode_str(request.uri().path()).decode_utf8_lossy();
    match path
        .split('/')
        .any(|part| part.eq_ignore_ascii_case(output::STAMP))
    {
        true => no_page().await.into_response(),
        false => next.run(request).await,
    }
}

/// Whoever looks at a foreign page must not have this server read out by it. A name can be made to lead here by whoever owns it
/// (DNS rebinding), and then a browser takes the book for that page's own; an address cannot, nor can `localhost`.
async fn only_by_address(request: Request, next: Next) -> Response {
    let host = request.headers().get(HOST);
    let host = host.and_then(|host| host.to_str().ok()).unwrap_or_default();
    match is_address(host) {
        true => next.run(request).await,
        false => (StatusCode::MISDIRECTED_REQUEST, NOT_BY_NAME).into_response(),
    }
}

const NOT_BY_NAME: &str = "The book is served under the address of this machine, or under localhost, and under no other name.\n";

/// Whether a host, perhaps with a port, is `localhost` or the number of a machine.
fn is_address(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let number = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'));
    name.eq_ignore_ascii_case("localhost") || number.unwrap_or(name).parse::<IpAddr>().is_ok()
}

/// The script that makes an open page load itself again, and its address. The pages forbid scripts that stand in them, so it
/// is not the one that `tower_livereload` writes into a page.
const RELOAD: (&str, &str) = ("/_tower-livereload/reload.js", include_str!("reload.js"));

/// Adds the script to every page.
async fn reloading(request: Request, next: Next) -> Response {
    let (address, script) = RELOAD;
    if request.uri().path() == address {
        return ([(CONTENT_TYPE, "text/javascript")], script).into_response();
    }
    let response = next.run(request).await;
    let kind = response.headers().get(CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    parts.headers.remove(CONTENT_LENGTH);
    let tag = format!("<script src=\"{address}\"></script>");
    Response::from_parts(parts, Body::from([&page[..], tag.as_bytes()].concat()))
}

/// The address by which another machine reaches this one, where it listens at all of its own; or else the address itself.
fn in_the_network(listens: IpAddr) -> IpAddr {
    // Of this kind of socket the operating system only looks up the way; nothing is sent. The address belongs to nobody
    // (RFC 5737).
    let own = || -> io::Result<IpAddr> {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
        socket.connect("192.0.2.1:9")?;
        Ok(socket.local_addr()?.ip())
    };
    match listens.is_unspecified() {
        true => own().unwrap_or(listens),
        false => listens,
    }
}

/// Renders once, and then after each change, as long as the program runs.
fn keep_rendered(
    workspace: &Workspace,
    out: &Path,
    reloader: &Reloader,
    rendering: &Mutex<()>,
    pause: Duration,
) {
    let mut watch = Watch {
        workspace,
        pause,
        seen: Sources::look(workspace),
    };
    let index = out.join("index.html");
    let mut changed: Vec<String> = Vec::new();
    loop {
        let result = {
            let _under_way = rendering.lock();
            render(workspace, out)
        };
        let has_book = result.is_ok() && index.is_file();
        match result {
            Ok(report) => {
                reloader.reload();
                tell(format!("{}{report}", after(&changed)));
            }
            Err(error) => {
                // What an editor removes, or empties, and writes again is missing for a moment.
                let more = watch.changes(2);
                if !more.is_empty() {
                    changed.extend(more);
                    changed.sort();
                    changed.dedup();
                    continue;
                }
                let book = match index.is_file() {
                    true => "the last good book is still served",
                    false => "there is no book to serve yet; it comes when this is mended",
                };
                warn(format!("{}{}\n{book}", after(&changed), error.labelled()));
                if let Error::Busy(..) = error {
                    // It has waited, and nobody will save anything for it.
                    continue;
                }
            }
        }
        let told = after(&changed);
        changed.retain(|file| is_built_in(file));
        if !changed.is_empty() {
            tell(format!(
                "{told}quotations are up to date; for what figures draw and the press does, \
                 end this with Ctrl-C and start it again"
            ));
        }
        // `cargo clean` takes the book away.
        changed = loop {
            let changed = watch.changes(5);
            if !changed.is_empty() || has_book && !index.is_file() {
                break changed;
            }
        };
    }
}

/// The sources, looked at again and again.
struct Watch<'a> {
    workspace: &'a Workspace,
    pause: Duration,
    seen: Sources,
}

impl Watch<'_> {
    /// What has changed, as soon as something has; nothing when nothing has after so many looks.
    fn changes(&mut self, looks: usize) -> Vec<String> {
        for _ in 0..looks {
            thread::sleep(self.pause);
            if Sources::look(self.workspace) == self.seen {
                continue;
            }
            // For what comes with it: an editor writes a file in several steps, and git many files.
            thread::sleep(self.pause / 6);
            let now = Sources::look(self.workspace);
            let changed = now.changed_since(&self.seen, self.workspace);
            self.seen = now;
            if !changed.is_empty() {
                return changed;
            }
        }
        Vec::new()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_address() {
        for host in [
            "localhost",
            "LOCALHOST:3000",
            "127.0.0.1:3000",
            "192.0.2.7",
            "[::1]:3000",
            "[fe80::1]",
        ] {
            assert!(is_address(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "example.org:3000",
            "localhost.example.org",
            "127.0.0.1.example.org:80",
            "[::1",
            ":3000",
        ] {
            assert!(!is_address(host), "{host}");
        }
    }
}
