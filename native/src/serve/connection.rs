//! One client.

use super::config::Mode;
use super::limits::{self, ClosingReply};
use super::replies::{refusal, reply};
use super::run::Shared;
use super::secrets::{Responses, starred};
use super::wire::Wire;
use crate::store::Envelope;
use smtplint_core::command::{Command, Context, Path, command};
use smtplint_core::registry::{Offer, Verb};
use smtplint_core::report::CommandParts;
use smtplint_core::rules::lines::LINE_BARE_LF;
use smtplint_core::rules::sequence::TOO_MANY_RECIPIENTS;
use smtplint_core::rules::verbs::{VERB_PRIVATE, VERB_UNKNOWN};
use smtplint_core::session::{LineReader, ReadLine, Session, State};
use smtplint_core::{Arg, Finding, Findings, ReplyContext, Report, Severity, Side, Span};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::time::timeout;

/// Serves one client to the end of its session; trouble with its connection ends it and harms nobody else.
pub(super) async fn serve(
    stream: TcpStream,
    peer: SocketAddr,
    shared: Arc<Shared>,
    stopping: watch::Receiver<bool>,
) {
    // Replies are small and awaited: waiting for more to send would only delay them.
    _ = stream.set_nodelay(true);
    let wire = Wire::open(&shared, peer);
    let mut connection = Connection {
        stream,
        peer,
        offer: Offer::NONE,
        shared,
        session: Session::new(),
        reader: LineReader::new(limits::LINE),
        out: Vec::new(),
        envelope: Envelope::default(),
        helo: None,
        errors: 0,
        responses: Responses::default(),
        wire,
        stopping,
    };
    let ended = connection.run().await;
    let side = connection.closed_by(&ended);
    connection.wire.close(side);
}

/// One client and all that is known of it.
pub(super) struct Connection {
    pub(super) stream: TcpStream,
    pub(super) peer: SocketAddr,
    pub(super) shared: Arc<Shared>,
    session: Session,
    pub(super) reader: LineReader,
    /// What the last response to EHLO offered; nothing before it and after HELO.
    offer: Offer,
    /// Replies that have not been written: those to what was read at once go out together.
    out: Vec<u8>,
    pub(super) envelope: Envelope,
    /// What the client calls itself, and whether by EHLO.
    pub(super) helo: Option<(String, bool)>,
    errors: usize,
    /// AUTH is refused, and a response may come all the same.
    responses: Responses,
    pub(super) wire: Wire,
    stopping: watch::Receiver<bool>,
}

impl Connection {
    async fn run(&mut self) -> io::Result<()> {
        let greeting = format!("{} ESMTP smtplint", self.shared.config.hostname);
        self.answer(220, "", &[greeting]);
        while self.session.state() != State::Closed {
            while let Some(line) = self.reader.next_line() {
                self.line(&line);
                if self.session.state() == State::Data {
                    self.data().await?;
                }
                if self.session.state() == State::Closed {
                    return self.flush().await;
                }
            }
            self.flush().await?;
            if self.read_more().await? == 0 {
                return Ok(());
            }
        }
        self.flush().await
    }

    /// Waits for octets and gives them to the reader; 0 where the session is over.
    async fn read_more(&mut self) -> io::Result<usize> {
        let mut stopping = self.stopping.clone();
        let read = tokio::select! {
            biased;
            read = timeout(limits::COMMAND_TIMEOUT, read(&mut self.stream)) => read,
            // A transaction that is under way may end; one who says nothing is told that the listener stops.
            () = stopped(&mut stopping), if self.session.state() <= State::Ready => {
                return self.close(limits::SHUTDOWN_REPLY).await;
            }
        };
        let Ok(read) = read else { return self.close(limits::TIMEOUT_REPLY).await };
        let octets = read?;
        self.wire.read(b"", &octets);
        self.reader.push(&octets);
        Ok(octets.len())
    }

    /// Says 421 and ends the session.
    pub(super) async fn close(&mut self, reply: ClosingReply) -> io::Result<usize> {
        self.say_closing(reply);
        self.flush().await?;
        Ok(0)
    }

    /// Puts a 421 behind the other replies; the session ends with it.
    fn say_closing(&mut self, reply: ClosingReply) {
        let text = reply.text(&self.shared.config.hostname);
        self.answer(421, reply.enhanced, &[text]);
    }

    /// Who ended the connection.
    fn closed_by(&self, ended: &io::Result<()>) -> Side {
        match ended {
            _ if self.session.state() == State::Closed => Side::Server,
            // It read nothing for so long that the listener gave up.
            Err(error) if error.kind() == io::ErrorKind::TimedOut => Side::Server,
            _ => Side::Client,
        }
    }

    pub(super) async fn flush(&mut self) -> io::Result<()> {
        let out = std::mem::take(&mut self.out);
        if !out.is_empty() {
            timeout(limits::WRITE_TIMEOUT, write(&mut self.stream, &out)).await??;
            self.wire.wrote(&out);
        }
        self.session.synchronise();
        Ok(())
    }

    /// Judges one line and answers it.
    fn line(&mut self, read: &ReadLine) {
        let masked = self.masked(read);
        let read = masked.as_ref().unwrap_or(read);
        let line = &read.octets[..];
        self.wire.record.add(Side::Client, line, read.dropped);
        let mut findings = Findings::default();
        let context = Context { wire: true, offer: self.offer };
        let parsed = command(line, &context, &mut findings);
        let bare = |finding: &Finding| finding.rule.code == LINE_BARE_LF.code;
        if read.continued && !findings.in_order().iter().any(bare) {
            findings.report(broken_line(), line);
        }
        let findings = findings.in_order();
        let error = findings.iter().find(|finding| finding.rule.severity == Severity::Error);
        if let Some(&error) = error.filter(|error| read.continued || !self.tolerates(error, &parsed)) {
            return self.refuse_broken(&error, read, &parsed);
        }
        let verdict = self.session.command(&parsed, line);
        if let Some(finding) = verdict.refusal {
            return self.refuse(&finding, line);
        }
        self.execute(&parsed, line);
    }

    /// A line that is no command and comes after a refused AUTH, its octets masked: some clients send the password
    /// whatever the answer was, and it must neither come back in a reply nor be kept.
    fn masked(&mut self, read: &ReadLine) -> Option<ReadLine> {
        let response = self.responses.is_response(&read.octets);
        response.then(|| ReadLine { octets: starred(&read.octets).collect(), ..read.clone() })
    }

    /// In lenient mode what can be understood is taken; a broken line never is.
    fn tolerates(&self, error: &Finding, parsed: &Command<'_>) -> bool {
        let usable = match parsed {
            Command::Hello(_, host) => host.is_some(),
            Command::Mail(_, path, _) | Command::Rcpt(path, _) => path.is_some(),
            Command::Plain(_) | Command::Text(..) => true,
            _ => false,
        };
        let owed = error.owed().map(|owed| owed.0);
        self.shared.config.mode == Mode::Lenient && usable && !matches!(owed, Some(500 | 502 | 552))
    }

    /// Refuses a line that is wrong in itself.
    ///
    /// The session is told of it, for what the client sent after it without waiting is not its fault. It is not told
    /// of QUIT, which would end it whatever the answer, nor of what is no command at all.
    fn refuse_broken(&mut self, finding: &Finding, read: &ReadLine, parsed: &Command<'_>) {
        if read.continued || parsed.verb().is_none_or(|verb| verb == Verb::Quit) {
            self.refuse_text(finding, &read.octets);
        } else {
            self.session.command(parsed, &read.octets);
            self.refuse(finding, &read.octets);
        }
    }

    /// Refuses a command that the session has seen.
    fn refuse(&mut self, finding: &Finding, line: &[u8]) {
        let code = self.refuse_text(finding, line);
        self.session.reply(code);
    }

    /// Refuses a command that core knows or lets pass, and this server does not speak.
    fn refuse_unknown(&mut self, line: &[u8]) {
        let mut findings = Findings::default();
        command(line, &Context::default(), &mut findings);
        let private = |finding: &&Finding| finding.rule.code == VERB_PRIVATE.code;
        if let Some(&finding) = findings.in_order().iter().find(private) {
            return self.refuse(&finding, line);
        }
        let length = line.iter().take_while(|octet| !octet.is_ascii_whitespace()).count();
        let span = Span::new(0, length);
        let finding =
            Finding { rule: &VERB_UNKNOWN, span, args: [Arg::None; 2], context: ReplyContext::Other };
        self.wire.record.findings(&[finding], line);
        self.refuse(&finding, line);
    }

    fn refuse_text(&mut self, finding: &Finding, line: &[u8]) -> u16 {
        let (code, text) = refusal(finding, line, self.shared.config.explain_replies);
        self.wire.record.add(Side::Server, &text, 0);
        self.out.extend_from_slice(&text);
        self.errors += 1;
        if self.errors >= limits::ERRORS {
            self.say_closing(limits::ERRORS_REPLY);
        }
        code
    }

    /// Answers with a reply and moves the session by it.
    pub(super) fn answer(&mut self, code: u16, enhanced: &str, lines: &[String]) {
        let text = reply(code, enhanced, lines);
        self.wire.record.add(Side::Server, &text, 0);
        self.out.extend_from_slice(&text);
        self.session.reply(code);
    }

    fn execute(&mut self, parsed: &Command<'_>, line: &[u8]) {
        match *parsed {
            Command::Hello(verb, _) => self.hello(verb, parsed, line),
            Command::Mail(_, path, params) => {
                self.envelope = Envelope::new(path, &params);
                self.answer(250, "2.1.0", &["sender ok".into()]);
            }
            Command::Rcpt(path, _) => self.recipient(path, line),
            Command::Plain(Verb::Data) => {
                self.answer(354, "", &["send the message, and end it with <CRLF>.<CRLF>".into()]);
            }
            Command::Plain(Verb::Rset) => {
                self.envelope = Envelope::default();
                self.answer(250, "2.0.0", &["reset".into()]);
            }
            Command::Plain(Verb::Quit) => {
                let text = format!("{} closing", self.shared.config.hostname);
                self.answer(221, "2.0.0", &[text]);
            }
            Command::Text(Verb::Vrfy, _) => {
                self.answer(252, "2.1.5", &["not verified, but mail to it is taken".into()]);
            }
            Command::Text(Verb::Help, _) => self.answer(214, "2.0.0", &help()),
            Command::Text(Verb::Noop, _) => self.answer(250, "2.0.0", &["ok".into()]),
            // What else there is belongs to extensions, and core has refused those that are not offered.
            _ => self.refuse_unknown(line),
        }
    }

    fn hello(&mut self, verb: Verb, parsed: &Command<'_>, line: &[u8]) {
        if !matches!(verb, Verb::Ehlo | Verb::Helo) {
            // LHLO is for LMTP.
            return self.refuse_unknown(line);
        }
        let name = CommandParts::of(parsed).and_then(|parts| parts.domain).unwrap_or_default();
        self.envelope = Envelope::default();
        let config = &self.shared.config;
        let host = config.hostname.clone();
        if verb == Verb::Ehlo {
            let lines = std::iter::once(host).chain(config.ehlo_lines()).collect::<Vec<_>>();
            self.offer = config.offer();
            self.helo = Some((name, true));
            self.answer(250, "", &lines);
        } else {
            self.offer = Offer::NONE;
            self.helo = Some((name, false));
            self.answer(250, "", &[host]);
        }
    }

    fn recipient(&mut self, path: Option<Path<'_>>, line: &[u8]) {
        if self.envelope.recipients() >= limits::RECIPIENTS {
            let args = [Arg::Number(limits::RECIPIENTS as u64), Arg::None];
            let finding = Finding {
                rule: &TOO_MANY_RECIPIENTS,
                span: Span::new(0, 4),
                args,
                context: ReplyContext::ForwardPath,
            };
            self.wire.record.findings(&[finding], line);
            return self.refuse(&finding, line);
        }
        self.envelope.add(path);
        self.answer(250, "2.1.5", &["recipient ok".into()]);
    }
}

/// The rest of a line in which a bare LF stood.
fn broken_line() -> Finding {
    Finding { rule: &LINE_BARE_LF, span: Span::at(0), args: [Arg::None; 2], context: ReplyContext::Other }
}

fn help() -> Vec<String> {
    vec![
        "commands: EHLO HELO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT".into(),
        "a refusal ends with the code of the rule that was broken".into(),
        "smtplint explain CODE says more".into(),
    ]
}

/// Waits until the listener stops.
pub(super) async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // The guard that comes back must not be held across an await; an error says that the listener is gone.
    _ = stopping.wait_for(|stop| *stop).await.map(|stop| *stop);
}

/// Whatever has come, at most [`limits::READ`] octets; nothing at the end.
pub(super) async fn read(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut octets = Vec::with_capacity(limits::READ);
    stream.read_buf(&mut octets).await?;
    Ok(octets)
}

/// Writes everything.
pub(super) async fn write(stream: &mut TcpStream, octets: &[u8]) -> io::Result<()> {
    stream.write_all(octets).await
}
