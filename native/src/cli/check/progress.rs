//! A bar on standard error, where that is a terminal and the work is long.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Work that ends sooner shows no bar.
const LONG: Duration = Duration::from_secs(1);

/// How much of the input was read.
#[derive(Debug)]
pub(in crate::cli) struct Progress {
    bar: ProgressBar,
    started: Instant,
    /// The bar is still to be shown.
    waits: AtomicBool,
}

impl Progress {
    /// For inputs of so many octets together.
    pub(in crate::cli) fn new(total: u64) -> Arc<Self> {
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {bytes_per_sec}") {
            bar.set_style(style);
        }
        let waits = AtomicBool::new(total > 0 && io::stderr().is_terminal());
        Arc::new(Self { bar, started: Instant::now(), waits })
    }

    /// A file whose octets count as they are read.
    pub(super) fn counted(self: &Arc<Self>, file: File) -> impl Read + use<> {
        Counted { file, progress: Arc::clone(self) }
    }

    /// Does something to the terminal while the bar is not there.
    pub(in crate::cli) fn aside<T>(&self, action: impl FnOnce() -> T) -> T {
        self.bar.suspend(action)
    }

    /// Takes the bar away.
    pub(in crate::cli) fn end(&self) {
        self.waits.store(false, Ordering::Relaxed);
        self.bar.finish_and_clear();
    }

    fn add(&self, octets: usize) {
        self.bar.inc(octets as u64);
        if self.waits.load(Ordering::Relaxed)
            && self.started.elapsed() >= LONG
            && self.waits.swap(false, Ordering::Relaxed)
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

struct Counted {
    file: File,
    progress: Arc<Progress>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.progress.add(read);
        Ok(read)
    }
}
