//! `--watch`: follows a log as it grows, through truncation and rotation, until interrupted.

use super::judge::{Event, Judge, Linting, Send};
use super::read::{BLOCK, Decoding, is_gzip, retried, without_number};
use super::values::InputArgument;
use crate::output::FileInfo;
use same_file::Handle;
use smtplint_core::document::{Dialect, InputKind, detect};
use std::io::{self, Seek};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// How often the file is looked at.
const EVERY: Duration = Duration::from_millis(100);

/// Octets of a new log after which its kind is told, sure or not.
const ENOUGH: usize = 4096;

/// A log that is followed.
struct Followed<'j> {
    judge: &'j Judge,
    path: String,
    file: Handle,
    /// Octets read of it.
    position: u64,
    decoding: Option<Decoding>,
    /// Text from before its kind was told.
    head: Vec<u8>,
    linting: Option<Linting<'j>>,
}

/// Follows a log; ends when `stop` is closed or nobody wants the events.
pub(super) fn follow(judge: &Judge, path: &str, stop: &Receiver<()>, send: Send<'_>) {
    let file = match Handle::from_path(path) {
        Ok(file) => file,
        Err(error) => {
            send(Event::Trouble(without_number(&error)));
            return;
        }
    };
    let mut followed = Followed::new(judge, path, file);
    if let Err(error) = followed.until(stop, send) {
        send(Event::Trouble(without_number(&error)));
    }
    followed.end(send);
}

/// A channel that closes when the user interrupts the program.
pub(super) fn interruption() -> io::Result<Receiver<()>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (open, closed) = channel();
    #[cfg(unix)]
    let interrupted = {
        use tokio::signal::unix::{SignalKind, signal};
        let _inside = runtime.enter();
        // Registered here, so that no signal that comes from now on is missed.
        let (mut interrupt, mut terminate) =
            (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        async move {
            tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        }
    };
    #[cfg(not(unix))]
    let interrupted = async { _ = tokio::signal::ctrl_c().await };
    thread::spawn(move || {
        let _open = open;
        runtime.block_on(interrupted);
    });
    Ok(closed)
}

impl<'j> Followed<'j> {
    fn new(judge: &'j Judge, path: &str, file: Handle) -> Self {
        let path = path.to_owned();
        Self { judge, path, file, position: 0, decoding: None, head: Vec::new(), linting: None }
    }

    fn until(&mut self, stop: &Receiver<()>, send: Send<'_>) -> io::Result<()> {
        loop {
            if !self.read(send)? {
                return Ok(());
            }
            if self.file.as_file().metadata()?.len() < self.position {
                self.end(send);
                self.file.as_file_mut().rewind()?;
                continue;
            }
            // Gone for a moment while logs are rotated: then the old one may still grow.
            if let Some(file) = Handle::from_path(&self.path).ok().filter(|file| *file != self.file) {
                self.read(send)?;
                self.end(send);
                self.file = file;
                continue;
            }
            match stop.recv_timeout(EVERY) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(()) | Err(RecvTimeoutError::Disconnected) => return self.read(send).map(drop),
            }
        }
    }

    /// Judges what has been added; whether anybody still wants to know.
    fn read(&mut self, send: Send<'_>) -> io::Result<bool> {
        let mut buffer = vec![0; BLOCK];
        loop {
            let read = retried(self.file.as_file_mut(), &mut buffer)?;
            if read == 0 {
                return Ok(true);
            }
            if self.position == 0 && is_gzip(&buffer[..read]) {
                return Err(io::Error::other("a compressed file cannot be followed"));
            }
            self.position += read as u64;
            if !self.take(&buffer[..read], send) {
                return Ok(false);
            }
        }
    }

    fn take(&mut self, octets: &[u8], send: Send<'_>) -> bool {
        let wire = self.judge.options.wire;
        let decoding = self.decoding.get_or_insert_with(|| Decoding::of(octets, wire));
        let text = decoding.text(octets);
        if let Some(linting) = &mut self.linting {
            return linting.feed(text, send);
        }
        self.head.extend_from_slice(text);
        let sure = self.judge.input != InputArgument::Auto || detect(&self.head).0 == InputKind::Transcript;
        let whole = self.head.contains(&b'\n');
        if whole && sure || self.head.len() >= ENOUGH { self.begin(send) } else { true }
    }

    /// Begins with what is there of the text.
    fn begin(&mut self, send: Send<'_>) -> bool {
        let (kind, dialect) = match self.judge.input.kind(&self.head) {
            // Of a log that begins with a greeting no more may be there yet.
            (InputKind::Reply, _) if self.judge.input == InputArgument::Auto => {
                (InputKind::Transcript, Some(Dialect::Bare))
            }
            told => told,
        };
        let file = FileInfo { path: self.path.clone(), kind, dialect };
        let linting = self.linting.insert(Linting::new(self.judge, kind, dialect, true));
        send(Event::Begin(file)) && linting.feed(&std::mem::take(&mut self.head), send)
    }

    /// The log has ended here: it was cut short, another stands in its place, or nobody follows it any more.
    fn end(&mut self, send: Send<'_>) {
        if self.linting.is_none() {
            self.begin(send);
        }
        let rest = self.decoding.as_mut().map(|decoding| decoding.end().to_vec());
        if let Some(mut linting) = self.linting.take() {
            linting.feed(&rest.unwrap_or_default(), send);
            linting.end(send);
        }
        self.decoding = None;
        self.position = 0;
    }
}
