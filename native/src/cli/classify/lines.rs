//! One reply per line: blocks of lines on all cores, their records in the order of the lines.

use super::super::check::read::{BLOCK, Blocks};
use super::Failure;
use super::record::Records;
use smtplint_core::MAX_LINE;
use smtplint_core::reply::Meaning;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Whole lines, the number of the first, and where their records are wanted.
type Job = (Vec<u8>, u64, SyncSender<Vec<u8>>);

pub(super) fn read(blocks: Blocks, records: &Records, out: &mut dyn Write) -> Result<(), Failure> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let mut work = if threads == 1 { Work::Here(records) } else { Work::start(threads, records) };
    let mut cut = Cut::default();
    let mut written = Ok(());
    blocks
        .each(|block| {
            cut.feed(block);
            // A short block is all that has come so far: nothing of it waits for more.
            let live = block.len() < BLOCK;
            let lines = cut.whole_lines();
            written =
                work.give(lines, &mut cut, out).and_then(|()| if live { work.drain(out) } else { Ok(()) });
            written.is_ok()
        })
        .map_err(Failure::Read)
        .and_then(|()| written.map_err(Failure::Write))?;
    let rest = std::mem::take(&mut cut.pending);
    work.give(rest, &mut cut, out).and_then(|()| work.drain(out)).map_err(Failure::Write)
}

/// Cuts blocks behind their last line; of a line longer than [`MAX_LINE`] the beginning is kept.
#[derive(Default)]
struct Cut {
    pending: Vec<u8>,
    /// The line under way is too long: what comes until its end is left out.
    dropping: bool,
    /// Lines handed out so far.
    lines: u64,
}

impl Cut {
    fn feed(&mut self, mut block: &[u8]) {
        if self.dropping {
            let Some(end) = memchr::memchr(b'\n', block) else { return };
            block = &block[end..];
            self.dropping = false;
        }
        self.pending.extend_from_slice(block);
    }

    /// The lines that have come whole.
    fn whole_lines(&mut self) -> Vec<u8> {
        let Some(end) = memchr::memrchr(b'\n', &self.pending) else {
            if self.pending.len() > MAX_LINE {
                self.pending.truncate(MAX_LINE);
                self.dropping = true;
            }
            return Vec::new();
        };
        let rest = self.pending.split_off(end + 1);
        std::mem::replace(&mut self.pending, rest)
    }
}

/// Where lines are classified.
enum Work<'r> {
    /// At once, on the only core.
    Here(&'r Records),
    /// On all cores; records under way, in order.
    Elsewhere { jobs: SyncSender<Job>, under_way: VecDeque<Receiver<Vec<u8>>>, most: usize },
}

impl Work<'_> {
    fn start(threads: usize, records: &Records) -> Self {
        let most = threads * 2;
        let (jobs, queue) = sync_channel::<Job>(most);
        let queue = Arc::new(Mutex::new(queue));
        for _ in 0..threads {
            let (queue, records) = (Arc::clone(&queue), records.clone());
            // Not joined: it ends when there are no more jobs, or with the program.
            thread::spawn(move || {
                loop {
                    let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((lines, first, done)) = job else { return };
                    // Nobody waits for it any more after a closed pipe.
                    _ = done.send(classified(&lines, first, &records));
                }
            });
        }
        Self::Elsewhere { jobs, under_way: VecDeque::new(), most }
    }

    /// Has lines classified; their records are written when it is their turn.
    fn give(&mut self, lines: Vec<u8>, cut: &mut Cut, out: &mut dyn Write) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let first = cut.lines + 1;
        cut.lines += memchr::memchr_iter(b'\n', &lines).count() as u64;
        match self {
            Self::Here(records) => out.write_all(&classified(&lines, first, records)),
            Self::Elsewhere { jobs, under_way, most } => {
                let (done, records) = sync_channel(1);
                // The workers live as long as `jobs`.
                _ = jobs.send((lines, first, done));
                under_way.push_back(records);
                if under_way.len() > *most { write_next(under_way, out) } else { Ok(()) }
            }
        }
    }

    /// Writes all records that are under way.
    fn drain(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if let Self::Elsewhere { under_way, .. } = self {
            while !under_way.is_empty() {
                write_next(under_way, out)?;
            }
        }
        out.flush()
    }
}

fn write_next(under_way: &mut VecDeque<Receiver<Vec<u8>>>, out: &mut dyn Write) -> io::Result<()> {
    let Some(records) = under_way.pop_front() else { return Ok(()) };
    let records = records.recv().map_err(|_| io::Error::other("a worker ended early"))?;
    out.write_all(&records)
}

/// The records of some lines.
fn classified(lines: &[u8], first: u64, records: &Records) -> Vec<u8> {
    let mut out = Vec::with_capacity(lines.len() * 2);
    let mut rest = lines;
    let mut number = first;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let (line, after) = rest.split_at(end);
        rest = after.get(1..).unwrap_or_default();
        records.line(number, Meaning::read(line).as_ref(), &mut out);
        number += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wherever_blocks_are_cut_the_lines_are_the_same() {
        let text = b"550 a\n\n421 b\r\n250";
        for size in 1..text.len() {
            let (mut cut, mut all) = (Cut::default(), Vec::new());
            for block in text.chunks(size) {
                cut.feed(block);
                all.extend(cut.whole_lines());
            }
            all.extend(cut.pending);
            assert_eq!(all, text, "{size}");
        }
    }

    #[test]
    fn of_a_line_too_long_the_beginning_is_kept() {
        let mut cut = Cut::default();
        let mut all = Vec::new();
        for block in [vec![b'x'; MAX_LINE + 9], vec![b'y'; 100], b"z\n250 Ok\n".to_vec()] {
            cut.feed(&block);
            all.extend(cut.whole_lines());
        }
        assert_eq!(all.len(), MAX_LINE + b"\n250 Ok\n".len());
        assert!(all.ends_with(b"x\n250 Ok\n"));
    }
}
