//! One look at a block of octets.

/// How many octets are looked at in one step: a whole number of vector registers.
const LANES: usize = 16;
/// Steps after which counts in single octets are gathered, before they overflow.
const STEPS: usize = 255;

/// The lowest and the highest bit of each octet in a word.
const LOW: u64 = u64::MAX / 0xFF;
const HIGH: u64 = LOW << 7;

/// What is in a block of octets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Survey {
    /// All octets, by OR: at 0x80 or above there is one above 127.
    pub(super) any: u8,
    /// There is a NUL.
    pub(super) nul: bool,
    /// There is a CR without LF behind it, or an LF without CR before it; CR as the last octet counts as such.
    pub(super) lone: bool,
    /// There is a "." behind an LF.
    pub(super) dots: bool,
    /// How many LF there are.
    pub(super) feeds: u64,
}

impl Survey {
    /// Looks at a block.
    pub(super) fn of(block: &[u8]) -> Self {
        let (Some(&first), Some(&last)) = (block.first(), block.last()) else { return Self::default() };
        let mut survey = Self {
            lone: first == b'\n' || last == b'\r',
            feeds: u64::from(first == b'\n'),
            ..Self::default()
        };
        // Each octet is seen twice, with the one after it, so that pairs need no state between steps.
        let pairs = block.len() - 1;
        let whole = pairs - pairs % LANES;
        for (left, right) in block[..whole].chunks(LANES * STEPS).zip(block[1..=whole].chunks(LANES * STEPS))
        {
            survey.look(left, right);
        }
        for pair in block[whole..].windows(2) {
            survey.pair(pair[0], pair[1]);
        }
        survey.any |= last;
        survey.nul |= last == 0;
        survey
    }

    /// Looks at one line for NUL and octets above 127 only: eight octets at a time, for lines are short.
    pub(super) fn of_line(line: &[u8]) -> Self {
        let (mut any, mut nul) = (0, 0);
        let mut look = |word: &[u8; 8]| {
            let word = u64::from_ne_bytes(*word);
            any |= word;
            // Taking 1 from each octet sets the highest bit of the first that is 0, which had it not.
            nul |= word.wrapping_sub(LOW) & !word;
        };
        if let Some(last) = line.last_chunk() {
            line.as_chunks().0.iter().for_each(&mut look);
            // It overlaps the word before, so that no octets are left over.
            look(last);
        } else {
            let mut padded = [b' '; 8];
            padded[..line.len()].copy_from_slice(line);
            look(&padded);
        }
        Self { any: u8::from(any & HIGH != 0) << 7, nul: nul & HIGH != 0, ..Self::default() }
    }

    /// Whole steps; written so that the compiler makes vector instructions of it.
    fn look(&mut self, left: &[u8], right: &[u8]) {
        let (mut any, mut nul, mut lone) = ([0u8; LANES], [0u8; LANES], [0u8; LANES]);
        let (mut dots, mut feeds) = ([0u8; LANES], [0u8; LANES]);
        for (left, right) in left.as_chunks::<LANES>().0.iter().zip(right.as_chunks::<LANES>().0) {
            for lane in 0..LANES {
                let (octet, next) = (left[lane], right[lane]);
                let feed = u8::from(next == b'\n');
                any[lane] |= octet;
                nul[lane] |= u8::from(octet == 0);
                lone[lane] |= u8::from(octet == b'\r') ^ feed;
                dots[lane] |= u8::from(octet == b'\n') & u8::from(next == b'.');
                feeds[lane] += feed;
            }
        }
        self.any |= any.iter().fold(0, |all, octet| all | octet);
        self.nul |= nul.contains(&1);
        self.lone |= lone.contains(&1);
        self.dots |= dots.contains(&1);
        self.feeds += feeds.iter().map(|&count| u64::from(count)).sum::<u64>();
    }

    fn pair(&mut self, octet: u8, next: u8) {
        self.any |= octet;
        self.nul |= octet == 0;
        self.lone |= (octet == b'\r') != (next == b'\n');
        self.dots |= octet == b'\n' && next == b'.';
        self.feeds += u64::from(next == b'\n');
    }
}
