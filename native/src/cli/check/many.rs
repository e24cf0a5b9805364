//! Several inputs at once on all cores; what is found comes out in the order of the inputs.

use super::judge::{Event, Send};
use std::collections::VecDeque;
use std::io;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Events that wait of one input whose turn it is not: so an input with many findings takes no memory for them all.
pub(super) const WAITING: usize = 16;

/// What does one input.
pub(super) type Work = dyn Fn(&str, Send<'_>) + Sync + std::marker::Send;

/// What takes the events of all inputs, and is told when none is there.
pub(super) trait Take {
    /// One event.
    fn take(&mut self, path: &str, event: Event) -> io::Result<()>;
    /// No event waits.
    fn idle(&mut self) -> io::Result<()>;
}

/// Works on all inputs; the threads end when nobody takes their events any more.
pub(super) fn each(
    paths: Vec<String>,
    threads: Option<usize>,
    work: &Arc<Work>,
    take: &mut dyn Take,
) -> io::Result<()> {
    let threads = threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, NonZero::get));
    let jobs = start(threads.min(paths.len()), work);
    let mut under_way = VecDeque::new();
    for path in paths {
        if under_way.len() > threads {
            next(&mut under_way, take)?;
        }
        let (sender, events) = sync_channel(WAITING);
        // The workers end only after `jobs` is gone.
        _ = jobs.send((path.clone(), sender));
        under_way.push_back((path, events));
    }
    while !under_way.is_empty() {
        next(&mut under_way, take)?;
    }
    Ok(())
}

/// Starts the workers; each takes the next job when it has done one.
fn start(threads: usize, work: &Arc<Work>) -> SyncSender<(String, SyncSender<Event>)> {
    let (jobs, queue) = sync_channel::<(String, SyncSender<Event>)>(threads * 2 + 1);
    let queue = Arc::new(Mutex::new(queue));
    for _ in 0..threads {
        let (queue, work) = (Arc::clone(&queue), Arc::clone(work));
        // Not joined: after a closed pipe one may still wait for its input, and the program ends all the same.
        thread::spawn(move || {
            loop {
                let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((path, events)) = job else { return };
                work(&path, &|event| events.send(event).is_ok());
            }
        });
    }
    jobs
}

/// Takes all events of the input whose turn it is.
fn next(under_way: &mut VecDeque<(String, Receiver<Event>)>, take: &mut dyn Take) -> io::Result<()> {
    let Some((path, events)) = under_way.pop_front() else { return Ok(()) };
    drain(&path, &events, take)
}

/// Takes events until no more can come.
pub(super) fn drain(path: &str, events: &Receiver<Event>, take: &mut dyn Take) -> io::Result<()> {
    loop {
        let event = match events.try_recv() {
            Ok(event) => event,
            Err(TryRecvError::Disconnected) => return Ok(()),
            Err(TryRecvError::Empty) => {
                take.idle()?;
                let Ok(event) = events.recv() else { return Ok(()) };
                event
            }
        };
        take.take(path, event)?;
    }
}
