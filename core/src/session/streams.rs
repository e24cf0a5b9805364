//! A conversation of which the octets come as they were on the wire, cut anywhere.

use super::conversation::{Conversation, Exchange, Settings, rest_of};
use super::listen::{Listen, Spot};
use crate::finding::Side;
use crate::span::MAX_LINE;
use alloc::vec::Vec;

/// One side's octets: what is left of a line, and where it stands.
#[derive(Clone, Debug)]
struct Stream {
    /// A line that has not ended.
    line: Vec<u8>,
    /// Where that stands, if the input is not this stream itself.
    spots: Vec<Spot>,
    /// Where that line begins, in octets of this side's stream and in lines of it.
    own: Spot,
    /// Octets left out of it because it is too long.
    dropped: usize,
    /// A TLS handshake has begun: nothing can be read until somebody says what it protects.
    encrypted: bool,
    /// Part of it is hidden.
    masked: bool,
}

impl Stream {
    const fn new() -> Self {
        Self {
            line: Vec::new(),
            spots: Vec::new(),
            own: Spot::START,
            dropped: 0,
            encrypted: false,
            masked: false,
        }
    }

    /// Keeps octets until their line ends; beyond [`MAX_LINE`] only the last two, which may be its ending.
    fn keep(&mut self, octets: &[u8], spots: Option<&[Spot]>) {
        let base = self.line.len();
        if base < MAX_LINE {
            self.spots.extend(spots.unwrap_or_default().iter().map(|spot| spot.moved(base)));
        }
        self.line.extend_from_slice(octets);
        if self.line.len() > MAX_LINE {
            let beyond = self.line.len() - MAX_LINE;
            self.line.drain(MAX_LINE - 2..self.line.len() - 2);
            self.dropped += beyond;
        }
    }

    /// Goes on behind so many octets, which end a line or do not.
    fn pass(&mut self, octets: &[u8]) {
        self.own.offset += octets.len();
        match memchr::memrchr(b'\n', octets) {
            Some(feed) => {
                self.own.line += memchr::memchr_iter(b'\n', octets).count();
                self.own.column = octets.len() - feed;
            }
            None => self.own.column += octets.len(),
        }
    }
}

/// Feeds a [`Conversation`] from the octets of both sides. Spots count octets and lines of each side's own stream.
///
/// ```
/// use smtplint_core::session::{Found, Listen, Settings, Streams};
///
/// struct Codes(Vec<&'static str>);
/// impl Listen for Codes {
///     fn found(&mut self, found: &Found<'_>) {
///         self.0.push(found.finding.rule.code);
///     }
/// }
///
/// let mut codes = Codes(Vec::new());
/// let mut streams = Streams::new(&Settings { wire: true, opened: true, ..Settings::default() });
/// streams.server(b"220 mx.example.net ESMTP\r\n", &mut codes);
/// streams.client(b"RCPT TO:<a@exam", &mut codes);
/// streams.client(b"ple.org>\r\n", &mut codes);
/// assert_eq!(codes.0, ["SL0401"]);
/// ```
#[derive(Clone, Debug)]
pub struct Streams {
    conversation: Conversation,
    client: Stream,
    server: Stream,
}

impl Streams {
    /// A connection that has just been opened.
    pub fn new(settings: &Settings) -> Self {
        Self { conversation: Conversation::new(settings), client: Stream::new(), server: Stream::new() }
    }

    /// A connection that has just been opened, after one that has ended.
    pub(crate) fn restart(&mut self, settings: &Settings) {
        self.conversation.restart(settings);
        (self.client, self.server) = (Stream::new(), Stream::new());
    }

    /// What is being judged.
    pub const fn conversation(&self) -> &Conversation {
        &self.conversation
    }

    /// What is being judged, to tell it of TLS, of time and of the end.
    pub const fn conversation_mut(&mut self) -> &mut Conversation {
        &mut self.conversation
    }

    /// Octets of the client.
    pub fn client(&mut self, octets: &[u8], out: &mut dyn Listen) {
        self.feed(Side::Client, octets, None, false, out);
    }

    /// Octets of the client, some of which are hidden behind others: of their lines only the verb and the ending are
    /// judged.
    pub fn masked_client(&mut self, octets: &[u8], out: &mut dyn Listen) {
        self.feed(Side::Client, octets, None, true, out);
    }

    /// Octets of the server.
    pub fn server(&mut self, octets: &[u8], out: &mut dyn Listen) {
        self.feed(Side::Server, octets, None, false, out);
    }

    /// Octets of a side; `spots` says where they stand where the input is not that side's stream itself, and `masked`
    /// that something in them is hidden.
    pub(crate) fn feed(
        &mut self,
        side: Side,
        octets: &[u8],
        spots: Option<&[Spot]>,
        masked: bool,
        out: &mut dyn Listen,
    ) {
        let mut used = 0;
        while used < octets.len() {
            let rest = &octets[used..];
            if self.is_encrypted(side, rest[0]) {
                return self.stream(side).pass(rest);
            }
            let here = spots.map(|spots| rest_of(spots, used));
            self.stream(side).masked |= masked;
            used += self.step(side, rest, here.as_deref(), out);
        }
    }

    const fn stream(&mut self, side: Side) -> &mut Stream {
        match side {
            Side::Client => &mut self.client,
            Side::Server => &mut self.server,
        }
    }

    /// Whether a side has begun a TLS handshake, if only with this octet.
    fn is_encrypted(&mut self, side: Side, octet: u8) -> bool {
        let agreed = self.conversation.exchange == Exchange::Tls;
        let stream = self.stream(side);
        stream.encrypted |= agreed && stream.line.is_empty() && is_tls(octet);
        stream.encrypted
    }

    /// Takes content, or octets up to the end of a line.
    fn step(&mut self, side: Side, octets: &[u8], spots: Option<&[Spot]>, out: &mut dyn Listen) -> usize {
        let content = side == Side::Client && self.conversation.in_data() && self.client.line.is_empty();
        if !content {
            return self.line(side, octets, spots, out);
        }
        let own = [self.client.own];
        let taken = self.conversation.content_octets(octets, spots.unwrap_or(&own), spots.is_none(), out);
        self.client.pass(&octets[..taken]);
        self.client.masked = false;
        taken
    }

    /// Takes octets up to the end of a line, and hands the line on where it is whole.
    fn line(&mut self, side: Side, octets: &[u8], spots: Option<&[Spot]>, out: &mut dyn Listen) -> usize {
        let stream = self.stream(side);
        let Some(feed) = memchr::memchr(b'\n', octets) else {
            stream.keep(octets, spots);
            return octets.len();
        };
        let taken = feed + 1;
        let own = [stream.own];
        let masked = core::mem::take(&mut stream.masked);
        if stream.line.is_empty() && taken <= MAX_LINE {
            stream.pass(&octets[..taken]);
            hand(&mut self.conversation, side, &octets[..taken], spots.unwrap_or(&own), masked, out);
            return taken;
        }
        stream.keep(&octets[..taken], spots);
        let mut line = core::mem::take(&mut stream.line);
        let mut kept = core::mem::take(&mut stream.spots);
        stream.pass(&line);
        stream.own.offset += core::mem::take(&mut stream.dropped);
        let spots = if kept.is_empty() { &own[..] } else { &kept };
        hand(&mut self.conversation, side, &line, spots, masked, out);
        // Their memory serves the next line.
        line.clear();
        kept.clear();
        let stream = self.stream(side);
        (stream.line, stream.spots) = (line, kept);
        taken
    }

    /// TLS protects the connection from here on: what is fed is what it protects.
    pub fn tls_established(&mut self) {
        for stream in [&mut self.client, &mut self.server] {
            stream.line.clear();
            stream.spots.clear();
            stream.encrypted = false;
            stream.masked = false;
        }
        self.conversation.tls_established();
    }

    /// Nothing more comes.
    pub fn finish(&mut self, out: &mut dyn Listen) {
        self.conversation.finish(out);
    }
}

fn hand(
    talk: &mut Conversation,
    side: Side,
    line: &[u8],
    spots: &[Spot],
    masked: bool,
    out: &mut dyn Listen,
) {
    match side {
        Side::Client => talk.client(line, spots, masked, out),
        Side::Server => talk.server(line, spots, out),
    }
}

/// Whether a record of TLS begins with this octet: a handshake or an alert, as no command and no reply does.
const fn is_tls(octet: u8) -> bool {
    matches!(octet, 0x15 | 0x16)
}
