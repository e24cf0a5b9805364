//! What holds for every session: cuts change nothing, the machine does what the table of states says, and nothing that
//! either side may send is too much.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use smtplint_core::Side;
use smtplint_core::command::{Context, command};
use smtplint_core::report::Protocol;
use smtplint_core::session::{Found, Listen, Session, Settings, State, Streams};

/// What a stream tells, as far as it matters: rule, side, place in that side's stream, and what it depends on.
#[derive(Default)]
struct Heard(Vec<(&'static str, Side, [usize; 4], Option<usize>)>);

impl Listen for Heard {
    fn found(&mut self, found: &Found<'_>) {
        let Found { finding, spots, side, related, .. } = found;
        let (start, end) = (finding.span.start as usize, finding.span.end as usize);
        let place = |at: usize| {
            let spot = spots.iter().rev().find(|spot| spot.start <= at).unwrap_or(&spots[0]);
            (spot.offset + (at - spot.start), spot.line, spot.column + (at - spot.start))
        };
        let (from, line, column) = place(start);
        let place = [from, place(end).0, line, column];
        self.0.push((finding.rule.name, *side, place, related.map(|related| related.spot.offset)));
    }
}

/// Octets of one side, as they were sent between two of the other.
type Said = (Side, Vec<u8>);

/// What streams of these octets tell, and how the session ended.
fn run(said: &[Said], settings: &Settings) -> (Heard, &'static str) {
    let (mut heard, mut streams) = (Heard::default(), Streams::new(settings));
    for (side, octets) in said {
        match side {
            Side::Client => streams.client(octets, &mut heard),
            Side::Server => streams.server(octets, &mut heard),
        }
    }
    streams.finish(&mut heard);
    (heard, streams.conversation().outcome().name())
}

/// The same octets in pieces: of one octet each, or cut at these places.
fn cut(said: &[Said], cuts: Option<&[Index]>) -> Vec<Said> {
    let mut pieces = Vec::new();
    for (side, octets) in said {
        let Some(cuts) = cuts else {
            pieces.extend(octets.iter().map(|&octet| (*side, vec![octet])));
            continue;
        };
        let mut places: Vec<usize> = cuts.iter().map(|cut| cut.index(octets.len() + 1)).collect();
        places.extend([0, octets.len()]);
        places.sort_unstable();
        pieces.extend(places.windows(2).map(|pair| (*side, octets[pair[0]..pair[1]].to_vec())));
    }
    pieces
}

const CLIENT: &[&str] = &[
    "EHLO client.example.org\r\n",
    "HELO client.example.org\r\n",
    "LHLO client.example.org\r\n",
    "MAIL FROM:<a@example.org>\r\n",
    "MAIL FROM: <a@example.org> BODY=BINARYMIME SIZE=9\r\n",
    "RCPT TO:<b@example.net>\r\n",
    "DATA\r\n",
    "From: a@example.org\r\nDate: Tue, 24 Nov 2026 10:11:12 +0000\r\n\r\nhello\r\n.\r\n",
    "a\n.\nMAIL FROM:<x@example.org>\r\n",
    "a\r.\r\n",
    "..b\r\n.b\r\n",
    ".\r\n",
    "BDAT 7\r\nhello\r\n",
    "BDAT 5 LAST\r\n\r\n.\r\n",
    "BDAT 0 LAST\r\n",
    "AUTH LOGIN\r\n",
    "AUTH PLAIN AGEAYg==\r\n",
    "YQ==\r\n",
    "*\r\n",
    "STARTTLS\r\n",
    "\x16\x03\x01\x02\x00\x01",
    "RSET\r\n",
    "NOOP\r\n",
    "VRFY b\n",
    "NOPP\r",
    "QUIT\r\n",
    "\0\u{fc}\u{df}",
];

const SERVER: &[&str] = &[
    "220 mx.example.net ESMTP\r\n",
    "250 ok\r\n",
    "250-mx.example.net\r\n250-PIPELINING\r\n250-CHUNKING\r\n250-STARTTLS\r\n250 SIZE 9\r\n",
    "250-mx.example.net\r\n250-AUTH PLAIN LOGIN\r\n250-BINARYMIME\r\n250 ENHANCEDSTATUSCODES\r\n",
    "250-mx.example.net\r\n",
    "220 go ahead\r\n",
    "235 2.7.0 ok\r\n",
    "334 VXNlcm5hbWU6\r\n",
    "354 go ahead\r\n",
    "421 mx.example.net closing\r\n",
    "450 busy\n",
    "452 4.5.3 too many recipients\r\n",
    "500 line too long\r\n",
    "502 what?\r\n",
    "503 no\r\n",
    "550 5.1.1 no such user\r\n",
    "554 no\r\n",
    "221 mx.example.net closing\r\n",
    "\x16\x03\x03\x00\x05",
    "nonsense\r\n",
];

/// A session as it may go, and as it must not.
fn said() -> impl Strategy<Value = Vec<Said>> {
    let client = select(CLIENT).prop_map(|text| (Side::Client, text.as_bytes().to_vec()));
    let server = select(SERVER).prop_map(|text| (Side::Server, text.as_bytes().to_vec()));
    let octets = prop::collection::vec(any::<u8>(), 0..12);
    let noise = (octets, any::<bool>())
        .prop_map(|(octets, client)| (if client { Side::Client } else { Side::Server }, octets));
    let open = Just(vec![(Side::Server, b"220 mx.example.net ESMTP\r\n".to_vec())]);
    let rest = prop::collection::vec(prop_oneof![9 => client, 9 => server, 1 => noise], 0..40);
    (prop_oneof![4 => open, 1 => Just(Vec::new())], rest).prop_map(|(open, rest)| [open, rest].concat())
}

fn settings() -> impl Strategy<Value = Settings> {
    let protocol = select(&[Protocol::Smtp, Protocol::Smtp, Protocol::Submission, Protocol::Lmtp][..]);
    (any::<bool>(), any::<bool>(), protocol).prop_map(|(wire, opened, protocol)| Settings {
        wire: wire || opened,
        opened,
        protocol,
        ..Settings::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn cuts_change_nothing(said in said(), settings in settings(), cuts in prop::collection::vec(any::<Index>(), 0..6)) {
        let settings = Settings { wire: true, ..settings };
        let (whole, outcome) = run(&said, &settings);
        for cuts in [None, Some(cuts.as_slice())] {
            let (pieces, other) = run(&cut(&said, cuts), &settings);
            prop_assert_eq!(&pieces.0, &whole.0, "{:?}", said);
            prop_assert_eq!(other, outcome);
        }
    }

    #[test]
    fn no_octets_are_too_much(
        said in prop::collection::vec((any::<bool>(), prop::collection::vec(any::<u8>(), 0..64)), 0..32),
        settings in settings(),
    ) {
        let side = |client| if client { Side::Client } else { Side::Server };
        let said: Vec<Said> = said.into_iter().map(|(client, octets)| (side(client), octets)).collect();
        run(&said, &settings);
    }
}

/// The states of `commands.md`, by their names there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Model {
    /// Connected, no greeting yet.
    S0,
    /// Refused greeting.
    SX,
    /// Greeted, not initialised.
    S1,
    /// Ready.
    S2,
    /// MAIL accepted, no accepted RCPT.
    S3,
    /// At least one accepted RCPT.
    S4,
    /// Data.
    S5,
    /// Chunking.
    S6,
    /// Chunking, and the transaction has failed.
    S6Failed,
    /// SASL exchange.
    S7,
    Closing,
    Closed,
}

/// A naive second model: rows of `commands.md`, and a counter for what is counted.
#[derive(Clone, Copy, Debug)]
struct Second {
    state: Model,
    recipients: usize,
    authenticated: bool,
    secured: bool,
}

/// What a client sends, with the code that a server which goes by the table gives where it succeeds.
const VERBS: &[(&str, u16)] = &[
    ("EHLO a.example", 250),
    ("HELO a.example", 250),
    ("MAIL FROM:<a@example.org>", 250),
    ("RCPT TO:<b@example.net>", 250),
    ("RCPT TO:<b@example.net>", 251),
    ("DATA", 354),
    ("BDAT 7", 250),
    ("BDAT 7 LAST", 250),
    ("RSET", 250),
    ("NOOP", 250),
    ("VRFY a", 252),
    ("HELP", 214),
    ("AUTH PLAIN AGEAYg==", 235),
    ("AUTH LOGIN", 334),
    ("STARTTLS", 220),
    ("QUIT", 221),
];

impl Second {
    const fn new() -> Self {
        Self { state: Model::S0, recipients: 0, authenticated: false, secured: false }
    }

    /// "verbs allowed without 503".
    fn allows(&self, verb: &str) -> bool {
        use Model::{Closed, Closing, S0, S1, S2, S3, S4, S5, S6, S6Failed, S7, SX};
        let anywhere = ["EHLO", "HELO", "NOOP", "HELP", "VRFY", "RSET"].contains(&verb);
        match self.state {
            S0 | S5 | S7 | Closed => false,
            SX | Closing => verb == "QUIT",
            _ if verb == "QUIT" => true,
            S1 => anywhere,
            S2 => anywhere || ["MAIL", "STARTTLS"].contains(&verb) || verb == "AUTH" && !self.authenticated,
            S3 => anywhere || verb == "RCPT",
            S4 => anywhere || ["RCPT", "DATA", "BDAT"].contains(&verb),
            S6 => anywhere || verb == "BDAT",
            S6Failed => anywhere,
        }
    }

    /// "what leaves it".
    fn reply(&mut self, line: &str, code: u16) {
        use Model::{Closed, Closing, S1, S2, S3, S4, S5, S6, S6Failed, S7};
        let verb = line.split(' ').next().unwrap_or_default();
        let last = line.ends_with("LAST");
        let success = matches!(code / 100, 2 | 3);
        self.state = match (verb, self.state) {
            (_, Closed) => Closed,
            _ if code == 421 => Closing,
            ("QUIT", _) => Closed,
            ("BDAT", _) if !success => S6Failed,
            (_, state) if !success => state,
            ("EHLO" | "HELO", _) => S2,
            ("MAIL", _) => S3,
            ("RCPT", _) => S4,
            ("DATA", _) => S5,
            ("BDAT", _) if last => S2,
            ("BDAT", _) => S6,
            ("RSET", S3 | S4 | S6 | S6Failed) => S2,
            ("STARTTLS", _) => S1,
            ("AUTH", _) if code == 334 => S7,
            ("AUTH", _) => S2,
            (_, state) => state,
        };
        self.recipients += usize::from(verb == "RCPT" && success);
        if !matches!(self.state, S4 | S5 | S6 | S6Failed) {
            self.recipients = 0;
        }
        match verb {
            "AUTH" if code == 235 => self.authenticated = true,
            "STARTTLS" if success => (self.secured, self.authenticated) = (true, false),
            _ => {}
        }
    }

    /// What the table calls the state of the machine.
    fn agrees(&self, session: &Session) -> bool {
        let name = match session.state() {
            State::Connected => Model::S0,
            State::Refused => Model::SX,
            State::Greeted => Model::S1,
            State::Ready => Model::S2,
            State::Mail => Model::S3,
            State::Recipient => Model::S4,
            State::Data => Model::S5,
            State::Chunking => Model::S6,
            State::ChunkFailed => Model::S6Failed,
            State::Closing => Model::Closing,
            State::Closed => Model::Closed,
            State::Unknown => return false,
        };
        // The machine has AUTH wait for its reply, and stays where it was.
        let state = name == self.state || self.state == Model::S7 && name == Model::S2;
        state && session.recipients() == self.recipients && session.is_secured() == self.secured
    }
}

/// One turn: a line, and which of its replies it gets.
fn turns() -> impl Strategy<Value = Vec<((&'static str, u16), Option<u16>)>> {
    let failure = prop::option::weighted(0.25, select(&[450, 451, 500, 502, 504, 550, 554, 421][..]));
    let likely = select(&VERBS[2..8]);
    let turn = (prop_oneof![1 => select(VERBS), 2 => likely], failure);
    (Just((VERBS[0], None)), prop::collection::vec(turn, 0..40))
        .prop_map(|(first, rest)| std::iter::once(first).chain(rest).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn the_machine_does_what_the_table_of_states_says(
        greeting in prop_oneof![8 => Just(220), 1 => select(&[554, 521, 421][..])],
        turns in turns(),
    ) {
        let (mut session, mut second) = (Session::new(), Second::new());
        prop_assert!(second.agrees(&session));
        session.reply(greeting);
        session.synchronise();
        second.state = match greeting {
            220 => Model::S1,
            421 => Model::Closing,
            _ => Model::SX,
        };
        for ((line, success), failure) in turns {
            prop_assert!(second.agrees(&session), "{:?} {:?}", session, second);
            let verb = line.split(' ').next().unwrap_or_default();
            if second.state == Model::S5 {
                // Content, up to the end of it, and the reply to that.
                session.reply(failure.unwrap_or(250));
                session.synchronise();
                second.state = if failure == Some(421) { Model::Closing } else { Model::S2 };
                second.recipients = 0;
                continue;
            }
            if second.state == Model::S7 {
                // A response, and the reply to that.
                let code = failure.unwrap_or(235);
                session.reply(code);
                session.synchronise();
                second.state = if code == 421 { Model::Closing } else { Model::S2 };
                second.authenticated |= code == 235;
                continue;
            }
            // Before EHLO a server has offered nothing: the machine leaves that to the rules on extensions.
            let extension = ["AUTH", "STARTTLS"].contains(&verb);
            let known = second.state == Model::S1 && extension
                || verb == "STARTTLS" && ![Model::S2, Model::SX, Model::Closing, Model::Closed].contains(&second.state)
                || verb == "STARTTLS" && second.secured;
            if known {
                continue;
            }
            let verdict = session.command(&command(line.as_bytes(), &Context::default(), &mut ()), line.as_bytes());
            let allowed = second.allows(verb);
            prop_assert_eq!(verdict.refusal.is_none(), allowed, "{} in {:?}", line, second);
            prop_assert_eq!(verdict.at_fault, !allowed, "{} in {:?}: alone, who sends it can know", line, second);
            let code = if allowed { failure.unwrap_or(success) } else { 503 };
            session.reply(code);
            session.synchronise();
            if allowed {
                second.reply(line, code);
            }
        }
        prop_assert!(second.agrees(&session), "{:?} {:?}", session, second);
    }

    #[test]
    fn a_group_ends_where_its_commands_alone_end(turns in turns()) {
        let turns: Vec<_> = turns.into_iter().filter(|((line, _), _)| !line.starts_with("AUTH")).collect();
        let (mut alone, mut group) = (Session::new(), Session::new());
        for session in [&mut alone, &mut group] {
            session.reply(220);
            session.synchronise();
        }
        let mut codes = Vec::new();
        for ((line, success), failure) in turns {
            let parsed = command(line.as_bytes(), &Context::default(), &mut ());
            let refused = alone.command(&parsed, line.as_bytes()).refusal.is_some();
            // Data has content, which a group has not.
            let code = if refused || line == "DATA" { 503 } else { failure.unwrap_or(success) };
            alone.reply(code);
            alone.synchronise();
            group.command(&parsed, line.as_bytes());
            codes.push(code);
        }
        for code in codes {
            group.reply(code);
            group.synchronise();
        }
        prop_assert_eq!(group.state(), alone.state());
        prop_assert_eq!(group.view(), alone.view());
        prop_assert_eq!(group.recipients(), alone.recipients());
        prop_assert!(group.awaited().is_none() && alone.awaited().is_none());
    }
}

#[test]
fn memory_is_bounded() {
    let pieces: &[(&str, usize, &[u8], &[u8])] = &[
        ("a line without end", 2000, b"xxxxxxxxxxxxxxxx", b""),
        ("a reply without end", 2000, b"", b"250-xxxxxxxxxx\r\n"),
        ("a reply that is a line without end", 2000, b"", b"250-xxxxxxxxxxxx"),
        ("commands without replies", 200, b"NOOP\r\n", b""),
        ("commands that are wrong", 200, b"NOPP\r\n", b""),
        ("replies without commands", 200, b"", b"250 ok\r\n"),
        ("messages without end", 200, b"DATA\r\nx\r\n", b"354 go ahead\r\n"),
        ("refused data", 200, b"DATA\r\nFrom: x\r\n.\r\n", b"503 no\r\n"),
    ];
    for (what, times, client, server) in pieces {
        let (client, server) = (client.repeat(64), server.repeat(64));
        let spent = allocation_counter::measure(|| {
            let mut streams = Streams::new(&Settings { wire: true, ..Settings::default() });
            streams.server(b"220 mx.example.net ESMTP\r\n", &mut ());
            streams.client(b"EHLO client.example.org\r\n", &mut ());
            streams.server(b"250-mx.example.net\r\n250 PIPELINING\r\n", &mut ());
            for _ in 0..*times {
                streams.client(&client, &mut ());
                streams.server(&server, &mut ());
            }
            streams.finish(&mut ());
        });
        assert!(spent.bytes_max < 12 << 20, "{what}: {} octets", spent.bytes_max);
    }
}
