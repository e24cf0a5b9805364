//! Judges both sides of a connection as their octets come, cut anywhere: what a proxy or a test harness does.

use smtplint_core::Language;
use smtplint_core::session::{Found, Listen, Settings, Streams};

/// Prints what is found when it becomes certain.
struct Print;

impl Listen for Print {
    fn found(&mut self, found: &Found<'_>) {
        let told = found.diagnostic(Language::ENGLISH);
        println!(
            "{:?} line {}, column {}: {} [{}]",
            told.side, told.line, told.column, told.message, told.code
        );
    }
}

fn main() {
    let settings = Settings { wire: true, opened: true, ..Settings::default() };
    let mut streams = Streams::new(&settings);
    streams.server(b"220 mx.example.net ESMTP\r\n", &mut Print);
    streams.client(b"EHLO client.exam", &mut Print);
    streams.client(b"ple.org\r\n", &mut Print);
    streams.server(b"250-mx.example.net\r\n250 SIZE 1000\r\n", &mut Print);
    streams.client(b"MAIL FROM:<a@example.org> SIZE=2000\r\nRCPT TO:<b@example.net>\r\n", &mut Print);
    streams.server(b"552 too large\r\n503 no transaction\r\n", &mut Print);
    streams.client(b"QUIT\r\n", &mut Print);
    streams.server(b"221 mx.example.net\r\n", &mut Print);
    streams.finish(&mut Print);
    println!("the session: {}", streams.conversation().outcome().name());
}
