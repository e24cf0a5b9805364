//! Message data in chunks of stated size: BDAT (RFC 3030 §2).

use super::ends::{At, Ends};
use super::judge::Judge;
use super::scanner::take;
use super::{DataFinding, DataLimits};

/// Takes the chunks of one message and judges its lines over all of them. Dots mean nothing here, and only the stated
/// size ends a chunk.
///
/// ```
/// use smtplint_core::session::{ChunkScanner, DataLimits};
/// let mut scanner = ChunkScanner::new(DataLimits::default(), false);
/// scanner.begin(6, false);
/// assert_eq!(scanner.feed(b"one\r\n.BDAT 2 LAST\r\n", &mut |_| {}), 6);
/// assert!(scanner.is_chunk_done() && !scanner.is_done());
/// scanner.begin(2, true);
/// assert_eq!(scanner.feed(b"\r\nQUIT\r\n", &mut |_| {}), 2);
/// assert!(scanner.is_done() && scanner.findings().is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct ChunkScanner {
    judge: Judge,
    ends: Ends,
    binary: bool,
    /// Octets of the chunk that are still to come.
    left: u64,
    last: bool,
}

impl ChunkScanner {
    /// A scanner before the first chunk of a message. In a `binary` one (BODY=BINARYMIME, RFC 3030 §3) neither lines nor
    /// single octets are judged.
    pub fn new(limits: DataLimits, binary: bool) -> Self {
        let judge = Judge::new(limits);
        let judge = if binary { judge.binary() } else { judge };
        Self { judge, ends: Ends::new(false), binary, left: 0, last: false }
    }

    /// A chunk of `size` octets comes, after which the message ends if it is the `last` one.
    pub fn begin(&mut self, size: u64, last: bool) {
        (self.left, self.last) = (size, last);
        self.finish_if_done();
    }

    /// Octets of the chunk that are still to come.
    pub const fn left(&self) -> u64 {
        self.left
    }

    /// Whether the chunk has come whole.
    pub const fn is_chunk_done(&self) -> bool {
        self.left == 0
    }

    /// Whether the last chunk has come whole.
    pub const fn is_done(&self) -> bool {
        self.last && self.left == 0
    }

    /// Octets of the message so far, over all chunks.
    pub const fn size(&self) -> u64 {
        self.judge.here.offset
    }

    /// Line feeds taken so far.
    pub const fn lines(&self) -> u64 {
        self.judge.here.line
    }

    /// What is wrong so far, by place in all chunks as if they were one.
    pub fn findings(&self) -> &[DataFinding] {
        self.judge.findings()
    }

    /// Takes octets of the chunk and gives them out as content; returns how many it took.
    pub fn feed(&mut self, input: &[u8], content: &mut impl FnMut(&[u8])) -> usize {
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(input.len());
        let octets = &input[..most];
        content(octets);
        if self.binary {
            self.judge.content(octets, self.judge.here);
            self.judge.here = self.judge.here.after(octets);
        } else {
            let mut used = 0;
            while used < most && self.ends.at != At::Done {
                used += take(&mut self.judge, &mut self.ends, &octets[used..], &mut |_| {});
            }
        }
        self.left -= most as u64;
        self.finish_if_done();
        most
    }

    /// Says that no more comes, where the message breaks off before its end.
    pub fn finish(&mut self) {
        self.ends.flush(&mut self.judge);
    }

    fn finish_if_done(&mut self) {
        if self.is_done() && self.ends.at != At::Done {
            self.ends.finish(&mut self.judge);
            self.judge.end_line();
            self.judge.finish(self.judge.here, 0);
        }
    }
}
