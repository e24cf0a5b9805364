//! Raw message data, cut anywhere.

use super::ends::{At, Ends};
use super::judge::Judge;
use super::survey::Survey;
use super::{DataFinding, DataLimits};
use crate::registry::smuggling::LineEnd;

/// Octets that are looked at in one go: they stay in the nearest cache between the looks.
pub(super) const BLOCK: usize = 16 * 1024;

/// The same where something unusual is under way.
const SHORT: usize = 64;

/// Cuts message data at CRLF "." CRLF and nowhere else, takes the dots away that were put in for transparency, and
/// judges its lines. It is fed octets as they come, cut anywhere; or, where a log has lost the line ends, [lines].
///
/// [lines]: DataScanner::line
///
/// ```
/// use smtplint_core::session::{DataLimits, DataScanner};
/// let mut scanner = DataScanner::new(DataLimits::default());
/// let mut message = Vec::new();
/// let taken = scanner.feed(b"..a\r\n.\r\nQUIT\r\n", &mut |octets| message.extend_from_slice(octets));
/// assert_eq!((taken, message.as_slice()), (8, &b".a\r\n"[..]));
/// assert!(scanner.is_done() && scanner.findings().is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct DataScanner {
    pub(super) judge: Judge,
    pub(super) ends: Ends,
}

impl Default for DataScanner {
    fn default() -> Self {
        Self::new(DataLimits::default())
    }
}

impl DataScanner {
    /// A scanner at the start of the data.
    pub fn new(limits: DataLimits) -> Self {
        Self { judge: Judge::new(limits), ends: Ends::new(true) }
    }

    /// Whether the end of the data has come.
    pub const fn is_done(&self) -> bool {
        matches!(self.ends.at, At::Done)
    }

    /// Octets of content so far: without the dots added for transparency and without the end of data.
    pub const fn size(&self) -> u64 {
        self.judge.size
    }

    /// Octets taken so far, as they were sent, the end of data included.
    pub const fn taken(&self) -> u64 {
        self.judge.here.offset
    }

    /// Line feeds taken so far, that of the end of data included.
    pub const fn lines(&self) -> u64 {
        self.judge.here.line
    }

    /// What is wrong so far, by place. Of a lone CR or LF nothing is said before the octets behind it show whether it
    /// begins a longer sequence; see [`DataScanner::finish`].
    pub fn findings(&self) -> &[DataFinding] {
        self.judge.findings()
    }

    /// Takes octets up to the end of the data and gives out content; returns how many it took.
    pub fn feed(&mut self, input: &[u8], content: &mut impl FnMut(&[u8])) -> usize {
        let mut used = 0;
        while used < input.len() && !self.is_done() {
            used += take(&mut self.judge, &mut self.ends, &input[used..], content);
        }
        used
    }

    /// Says that no more comes, where the data breaks off before its end.
    ///
    /// ```
    /// use smtplint_core::session::DataScanner;
    /// let mut scanner = DataScanner::default();
    /// scanner.feed(b"one\n", &mut |_| {});
    /// assert!(scanner.findings().is_empty());
    /// scanner.finish();
    /// assert_eq!(scanner.findings()[0].rule.name, "data-bare-lf");
    /// ```
    pub fn finish(&mut self) {
        self.ends.flush(&mut self.judge);
    }
}

/// Takes some octets and gives out content; returns how many it took, at least one.
pub(super) fn take(
    judge: &mut Judge,
    ends: &mut Ends,
    input: &[u8],
    content: &mut impl FnMut(&[u8]),
) -> usize {
    // In the midst of a line end, LF may come first, which only the table understands: a short way to where it is clear.
    let block = &input[..whole(input, if ends.at.is_plain() { BLOCK } else { SHORT })];
    let (place, survey) = (judge.here, Survey::of(block));
    let mut used = 0;
    while used < block.len() && ends.at != At::Done {
        let rest = &block[used..];
        let starts_plain = ends.at == At::Text || ends.at == At::Behind(LineEnd::Crlf) && rest[0] != b'.';
        used += if starts_plain && !survey.lone {
            plain(judge, ends, rest, (used == 0 && !survey.dots).then_some(survey.feeds), content)
        } else {
            one(judge, ends, rest, content)
        };
    }
    if judge.is_odd(survey) {
        judge.odd(&block[..used], place);
    }
    used
}

/// How many octets of the input make a block: not with half of a CRLF at the end, if it can be helped.
fn whole(input: &[u8], most: usize) -> usize {
    let most = input.len().min(most);
    if most > 1 && input[most - 1] == b'\r' { most - 1 } else { most }
}

/// One step of the table.
fn one(judge: &mut Judge, ends: &mut Ends, rest: &[u8], content: &mut impl FnMut(&[u8])) -> usize {
    let used = ends.step(judge, rest, content);
    judge.here = judge.here.past(&rest[..used]);
    used
}

/// Takes octets in which CR and LF stand as CRLF only, up to a "." at the start of a line; `feeds` is how many LF there
/// are where it is known that there is no such ".".
fn plain(
    judge: &mut Judge,
    ends: &mut Ends,
    rest: &[u8],
    feeds: Option<u64>,
    content: &mut impl FnMut(&[u8]),
) -> usize {
    let (length, feeds) = feeds.map_or_else(|| up_to_dot(rest), |feeds| (rest.len(), feeds));
    let (run, place) = (&rest[..length], judge.here);
    content(run);
    judge.content(run, place);
    judge.run(run, feeds);
    if run.ends_with(b"\n") {
        ends.end = place.of_last_cr(run, feeds);
        ends.at = At::Behind(LineEnd::Crlf);
    } else {
        ends.at = At::Text;
    }
    length
}

/// How many octets stand before a line that begins with ".", and how many LF are among them.
fn up_to_dot(rest: &[u8]) -> (usize, u64) {
    let length = memchr::memmem::find(rest, b"\n.").map_or(rest.len(), |feed| feed + 1);
    (length, memchr::memchr_iter(b'\n', &rest[..length]).count() as u64)
}
