//! Many lines of message data in a log at one look.

/// What stands before each line of the client in such a log.
pub(crate) type Mark = [u8; 3];

/// How many octets are looked at in one step, and of these at once: a whole number of vector registers.
const STEP: usize = 64;
const LANES: usize = 16;

/// Octets of a line's beginning that tell whether it may be taken: the mark, and the first octet of its text.
const AHEAD: usize = 4;

/// How many steps are looked at before their line feeds are counted, so that a count fits an octet.
const STEPS: usize = 32;

/// How many octets at the beginning of `log`, which begins with such a line, are whole lines with the `mark` before each
/// of which nothing can be said but for their length, and how many lines these are: no "." begins one, and there is
/// neither CR nor NUL nor an octet that shares a bit with `odd`. Of the lines before the first that is not so it may leave
/// out some, and it looks at no more than [`STEPS`].
///
/// Line by line it would take four times as long: the lines of messages are short, and most of a log.
pub(super) fn plain(log: &[u8], mark: Mark, odd: u8) -> (usize, usize) {
    let most = (log.len().saturating_sub(AHEAD) / STEP).min(STEPS) * STEP;
    let mut feeds = [0; LANES];
    let mut is_plain = |at: &usize| {
        let step = log[*at..].first_chunk().expect("AHEAD is left");
        let (bad, counts) = look(step, mark, odd);
        let plain = bad.iter().fold(0, |all, bad| all | bad) == 0;
        if plain {
            feeds.iter_mut().zip(counts).for_each(|(feeds, count)| *feeds += count);
        }
        plain
    };
    let end = (0..most).step_by(STEP).take_while(&mut is_plain).count() * STEP;
    // The last line feed seen may end a line, and the octets behind it were seen with it.
    let octets = memchr::memrchr(b'\n', &log[..end]).map_or(0, |feed| feed + 1);
    (octets, feeds.iter().map(|&count| usize::from(count)).sum())
}

/// What of a step may not be taken, and its line feeds. Written so that the compiler makes vector instructions of it.
#[inline]
fn look(step: &[u8; STEP + AHEAD], [first, second, third]: Mark, odd: u8) -> ([u8; LANES], [u8; LANES]) {
    let (mut bad, mut feeds) = ([0; LANES], [0; LANES]);
    for at in (0..STEP).step_by(LANES) {
        for lane in 0..LANES {
            let here = &step[at + lane..];
            let unmarked = here[1] ^ first | here[2] ^ second | here[3] ^ third;
            let stops = u8::from(unmarked != 0) | u8::from(here[4] == b'.');
            let lone = u8::from(here[0] == 0) | u8::from(here[0] == b'\r');
            let feed = u8::from(here[0] == b'\n');
            bad[lane] |= here[0] & odd | lone | feed & stops;
            feeds[lane] += feed;
        }
    }
    (bad, feeds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{vec, vec::Vec};

    const MARK: Mark = *b"C: ";

    /// What is taken, line by line.
    fn slowly(log: &[u8], odd: u8) -> usize {
        let is_plain = |line: &&[u8]| {
            let text = line.strip_prefix(&MARK).filter(|text| text.ends_with(b"\n"));
            text.is_some_and(|text| {
                text[0] != b'.' && text.iter().all(|&octet| octet & odd == 0 && !matches!(octet, 0 | b'\r'))
            })
        };
        log.split_inclusive(|&octet| octet == b'\n').take_while(is_plain).map(<[u8]>::len).sum()
    }

    #[test]
    fn what_stops_it_wherever_it_stands() {
        let stops: &[&[u8]] = &[
            b"C: .\n",
            b"C: a\r\n",
            b"C: a\0\n",
            b"C: \xE9\n",
            b"S: 250\n",
            b"C:\n",
            b"\n",
            b"C: \rb\n",
            b"c: a\n",
        ];
        let mut taken = 0;
        for length in 0..200 {
            let mut before = [b"C: ", &vec![b'a'; length][..], b"\n"].concat();
            before.extend_from_slice(b"C: one\nC: \nC: ..\n".repeat(length % 5).as_slice());
            before.retain(|&octet| octet != b'.');
            for stop in stops {
                for odd in [0, 0x80] {
                    let log = [&before[..], stop, &b"C: x\n".repeat(40)].concat();
                    let ((fast, lines), slow) = (plain(&log, MARK, odd), slowly(&log, odd));
                    assert_eq!(lines, memchr::memchr_iter(b'\n', &log[..fast]).count());
                    assert!(fast <= slow && fast + STEP + length + 8 > slow, "{fast} {slow} {log:?}");
                    assert!(fast == 0 || log[fast - 1] == b'\n');
                    taken += fast;
                }
            }
        }
        assert!(taken > 0);
        let none: Vec<u8> = b"C: a".repeat(100);
        for log in [&none[..], b"", b"C: a\n"] {
            assert_eq!(plain(log, MARK, 0), (0, 0));
        }
    }
}
