use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, bail};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::{build, shell};

/// Requests are answered side by side, so that a slow reader holds up nobody.
const THREADS: usize = 4;
/// How many ports to try from the wanted one on.
const PORTS: u16 = 20;

/// What every page is served under: it loads and talks to nothing but this server's files.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types newsmark#worker";

/// Builds, then serves `dist/` on loopback until the process is stopped.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let port = match arguments {
        [] => 8000,
        [flag, port] if flag == "--port" => port.parse().with_context(|| format!("{port} is no port"))?,
        _ => bail!("usage: cargo xtask serve [--port N]"),
    };
    build::run()?;
    let (workers, address) = start(port)?;
    println!("newsmark is at {address}  (Ctrl-C stops it)");
    for worker in workers {
        worker.join().expect("a worker only loops");
    }
    Ok(())
}

/// Serves `dist/` in threads of its own; returns them and the address. Port 0 means any free one.
pub(crate) fn start(port: u16) -> Result<(Vec<thread::JoinHandle<()>>, String)> {
    let server = std::sync::Arc::new(bind(port)?);
    let address = server.server_addr().to_ip().context("the server has no address")?;
    let workers = (0..THREADS).map(|_| {
        let server = server.clone();
        thread::spawn(move || server.incoming_requests().for_each(answer))
    });
    Ok((workers.collect(), format!("http://localhost:{}/", address.port())))
}

fn bind(wanted: u16) -> Result<Server> {
    for port in wanted..=wanted.saturating_add(PORTS) {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => return Ok(server),
            Err(error) => println!("port {port} is not free ({error}), trying the next one"),
        }
    }
    bail!("no free port from {wanted} on; choose one with --port")
}

fn answer(request: Request) {
    let name = request.url().split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let name = if name.is_empty() { "index.html" } else { name }.to_owned();
    let is_read = matches!(request.method(), Method::Get | Method::Head);
    let found = if is_read { find(&name, accepted(&request)) } else { None };
    // Nothing can be done for a reader who went away before the answer.
    let _ = match found {
        Some((file, encoding)) => {
            let mut response = Response::from_file(file).with_header(header("Content-Type", content_type(&name)));
            for (key, value) in HEADERS {
                response.add_header(header(key, value));
            }
            if let Some(encoding) = encoding {
                response.add_header(header("Content-Encoding", encoding));
            }
            // Known lengths are sent as such: a chunked answer shows no progress.
            request.respond(response.with_chunked_threshold(usize::MAX))
        }
        None => request.respond(Response::from_string("Not found\n").with_status_code(StatusCode(404))),
    };
}

const HEADERS: [(&str, &str); 7] = [
    ("Content-Security-Policy", POLICY),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("Vary", "Accept-Encoding"),
    ("Cache-Control", "no-cache"),
];

/// The content encodings that the reader takes, of those that the build made.
fn accepted(request: &Request) -> Vec<(&'static str, &'static str)> {
    let header = request.headers().iter().find(|header| header.field.equiv("Accept-Encoding"));
    let value = header.map_or("", |header| header.value.as_str());
    let takes = |encoding: &str| {
        value.split(',').any(|part| part.split(';').next().is_some_and(|name| name.trim() == encoding))
    };
    [("br", "br"), ("gzip", "gz")].into_iter().filter(|(encoding, _)| takes(encoding)).collect()
}

/// The file of `dist/` for `name`, in the first accepted encoding that exists.
fn find(name: &str, encodings: Vec<(&'static str, &'static str)>) -> Option<(File, Option<&'static str>)> {
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        return None;
    }
    let path = dist().join(name);
    let packed = |(encoding, suffix): (&'static str, &str)| {
        let file = File::open(path.with_added_extension(suffix)).ok()?;
        Some((file, Some(encoding)))
    };
    if !path.is_file() {
        return None;
    }
    encodings.into_iter().find_map(packed).or_else(|| Some((File::open(&path).ok()?, None)))
}

fn dist() -> PathBuf {
    shell::root().join("dist")
}

fn content_type(name: &str) -> &'static str {
    match Path::new(name).extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    }
}

fn header(key: &str, value: &str) -> Header {
    Header::from_bytes(key, value).expect("our own headers are ASCII")
}
