//! Binding, accepting, stopping.

use super::config::Config;
use super::{connection, limits, replies};
use crate::http;
use crate::site::{DEFAULT_BASE, Site};
use crate::store::{Log, Maildir, Sessions};
use smtplint_core::Side;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

/// What every connection shares.
pub(crate) struct Shared {
    pub(crate) config: Config,
    pub(crate) store: Option<Maildir>,
    pub(crate) sessions: Sessions,
    pub(crate) log: Option<Log>,
    /// Where the page is.
    base: String,
    site: OnceLock<Site>,
}

impl Shared {
    /// The reference, made when somebody first asks for a page of it.
    pub(crate) fn site(&self) -> &Site {
        self.site.get_or_init(|| Site::new(&self.base))
    }
}

/// Binds everything, says where, and serves until SIGTERM or SIGINT.
///
/// The exit code is 0 after a signal, and 2 where an address or the store cannot be used, which is said on stderr.
pub fn run(config: Config) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&format!("cannot start: {error}")),
    };
    let done = match runtime.block_on(serve(config)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => fail(&message),
    };
    runtime.shutdown_timeout(Duration::from_secs(1));
    done
}

fn fail(message: &str) -> ExitCode {
    eprintln!("smtplint: {message}");
    ExitCode::from(2)
}

async fn serve(config: Config) -> Result<(), String> {
    let store = config.store.as_deref().map(Maildir::open).transpose()?;
    let log = config.log.as_deref().map(Log::open).transpose()?;
    let mut listeners = Vec::new();
    for address in &config.smtp {
        listeners.push(bind(address).await?);
    }
    let page = match &config.http {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    announce(&listeners, page.as_ref());
    let base =
        page.as_ref().map_or_else(|| DEFAULT_BASE.to_owned(), |page| format!("http://{}", local(page)));
    let (sessions, site) = (Sessions::default(), OnceLock::new());
    let shared = Arc::new(Shared { config, store, sessions, log, base, site });
    let (stop, stopping) = watch::channel(false);
    let mut tasks = JoinSet::new();
    for listener in listeners {
        tasks.spawn(accept(listener, Arc::clone(&shared), stopping.clone()));
    }
    if let Some(page) = page {
        let (shared, mut stopping) = (Arc::clone(&shared), stopping.clone());
        tokio::spawn(async move {
            let until = async move { connection::stopped(&mut stopping).await };
            _ = axum::serve(page, http::router(shared)).with_graceful_shutdown(until).await;
        });
    }
    signalled().await.map_err(|error| format!("cannot wait for signals: {error}"))?;
    _ = stop.send(true);
    _ = tokio::time::timeout(limits::SHUTDOWN_GRACE, async { while tasks.join_next().await.is_some() {} })
        .await;
    Ok(())
}

async fn bind(address: &str) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| format!("cannot listen on {address}: {error}"))
}

/// Says where, with the real ports; whoever closed stdout does not want to know.
fn announce(listeners: &[TcpListener], page: Option<&TcpListener>) {
    let mut out = io::stdout().lock();
    for listener in listeners {
        _ = writeln!(out, "smtplint: SMTP on {}", local(listener));
    }
    if let Some(page) = page {
        _ = writeln!(out, "smtplint: page on http://{}/", local(page));
    }
    _ = out.flush();
}

fn local(listener: &TcpListener) -> String {
    listener.local_addr().map_or_else(|error| error.to_string(), |address| address.to_string())
}

async fn signalled() -> io::Result<()> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

/// Takes connections until the listener stops, then waits for those under way.
async fn accept(listener: TcpListener, shared: Arc<Shared>, mut stopping: watch::Receiver<bool>) {
    let permits = Arc::new(Semaphore::new(shared.config.max_connections));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            () = connection::stopped(&mut stopping) => break,
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let Ok(permit) = Arc::clone(&permits).try_acquire_owned() else {
                    connections.spawn(turn_away(stream, peer, Arc::clone(&shared)));
                    continue;
                };
                let (shared, stopping) = (Arc::clone(&shared), stopping.clone());
                connections.spawn(async move {
                    connection::serve(stream, peer, shared, stopping).await;
                    drop(permit);
                });
            }
            // Out of file handles, most likely: some will be free again soon, and nobody else is harmed.
            Err(error) => {
                eprintln!("smtplint: cannot accept a connection: {error}");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
    // One that panicked has ended too: it takes nobody with it.
    while connections.join_next().await.is_some() {}
}

async fn turn_away(mut stream: TcpStream, peer: SocketAddr, shared: Arc<Shared>) {
    let closing = limits::TOO_MANY_CONNECTIONS_REPLY;
    let text = replies::reply(421, closing.enhanced, &[closing.text(&shared.config.hostname)]);
    let written = tokio::time::timeout(Duration::from_secs(5), connection::write(&mut stream, &text)).await;
    if let Some(log) = &shared.log {
        let name = shared.sessions.name();
        log.opened(&name, peer);
        if matches!(written, Ok(Ok(()))) {
            log.octets(&name, Side::Server, &text, false);
        }
        log.closed(&name, Side::Server);
    }
}
