//! Message data: read to its end, judged, kept.

use super::config::Mode;
use super::connection::{Connection, read};
use super::limits;
use crate::store::Envelope;
use smtplint_core::Severity;
use smtplint_core::rules::Owed;
use smtplint_core::session::{DataLimits, DataScanner};
use std::io;
use std::sync::Arc;
use tokio::time::timeout;

impl Connection {
    /// Reads message data to its end, keeps the message, and answers.
    pub(super) async fn data(&mut self) -> io::Result<()> {
        let limit = self.shared.config.max_message_size;
        let mut scanner =
            DataScanner::new(DataLimits { size_limit: Some(limit), headers: true, ..DataLimits::default() });
        let mut message = Vec::new();
        let mut octets = self.reader.take_rest();
        let mut early = true;
        loop {
            let used = scanner.feed(&octets, &mut |content| {
                // What is too large is read to its end and not kept.
                if (message.len() + content.len()) as u64 <= limit {
                    message.extend_from_slice(content);
                }
            });
            // What came together with DATA has been told of before.
            if !std::mem::take(&mut early) {
                self.wire.read(&octets[..used], &octets[used..]);
            } else if !scanner.is_done() {
                self.wire.data_begins();
            }
            self.flush().await?;
            if scanner.is_done() {
                self.reader.push(&octets[used..]);
                break;
            }
            let Ok(read) = timeout(limits::DATA_TIMEOUT, read(&mut self.stream)).await else {
                return self.close(limits::TIMEOUT_REPLY).await.map(|_| ());
            };
            octets = read?;
            if octets.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        self.wire.record.data(&scanner);
        self.end_of_data(&scanner, message).await;
        Ok(())
    }

    async fn end_of_data(&mut self, scanner: &DataScanner, message: Vec<u8>) {
        let strict = self.shared.config.mode == Mode::Strict;
        let fault = scanner.findings().iter().find(|finding| {
            finding.rule.severity == Severity::Error
                && (strict || finding.owed().is_some_and(|owed| owed.0 == 552))
        });
        if let Some(fault) = fault {
            let Owed(code, enhanced) = fault.owed().unwrap_or(Owed(554, "5.6.0"));
            let mut lines = vec![format!("{} [{}]", fault.message(), fault.rule.code)];
            if self.shared.config.explain_replies {
                lines.push(fault.help());
            }
            return self.answer(code, enhanced, &lines);
        }
        let envelope = std::mem::take(&mut self.envelope);
        match self.keep(envelope, message).await {
            Ok(id) => self.answer(250, "2.0.0", &[format!("kept as {id}")]),
            Err(error) => {
                let root = self.shared.store.as_ref().map(|store| store.root().display().to_string());
                eprintln!("smtplint: cannot keep a message in {}: {error}", root.unwrap_or_default());
                self.answer(451, "4.3.0", &["the message could not be kept".into()]);
            }
        }
    }

    /// Puts the message on disk; returns what it is called there.
    async fn keep(&self, mut envelope: Envelope, message: Vec<u8>) -> io::Result<String> {
        envelope.came(&self.shared.config.hostname, self.peer, self.helo.as_ref(), message.len());
        let shared = Arc::clone(&self.shared);
        let kept = tokio::task::spawn_blocking(move || match &shared.store {
            Some(store) => store.keep(&envelope, &message),
            None => Ok("nothing: --store none".to_owned()),
        });
        kept.await.map_err(io::Error::other)?
    }
}
