//! The listener, run on free ports and spoken to over sockets.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// `smtplint serve` on free ports, with a store of its own.
pub(crate) struct Listener {
    pub(crate) child: Child,
    smtp: SocketAddr,
    http: SocketAddr,
    pub(crate) store: PathBuf,
}

impl Listener {
    pub(crate) fn start(name: &str, options: &[&str]) -> Self {
        let store = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let mut child = Command::new(env!("CARGO_BIN_EXE_smtplint"))
            .args(["serve", "--smtp", "127.0.0.1:0", "--http", "127.0.0.1:0", "--hostname", "host.example"])
            .arg("--store")
            .arg(&store)
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let smtp = said_after(&mut said, "smtplint: SMTP on ");
        let http = said_after(&mut said, "smtplint: page on http://");
        Self { child, smtp, http, store }
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.smtp).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// Sends everything at once and returns the replies up to the end of the connection.
    pub(crate) fn say(&self, input: &[u8]) -> Vec<String> {
        let mut stream = self.connect();
        stream.write_all(input).unwrap();
        stream.shutdown(Shutdown::Write).unwrap();
        let mut output = String::new();
        stream.read_to_string(&mut output).unwrap();
        assert!(output.lines().all(|line| line.len() <= 510 && line.is_ascii()), "{output}");
        output.lines().map(str::to_owned).collect()
    }

    /// Sends each group when as many replies as the next number says have come to what was sent before; returns all
    /// replies up to the end of the connection.
    pub(crate) fn talk(&self, groups: &[(usize, &str)]) -> Vec<String> {
        let mut stream = BufReader::new(self.connect());
        let mut said = Vec::new();
        for &(replies, group) in groups {
            let mut due = replies;
            while due > 0 {
                let mut line = String::new();
                assert_ne!(stream.read_line(&mut line).unwrap(), 0, "{groups:?}: {said:?}");
                due -= usize::from(line.as_bytes()[3] == b' ');
                said.push(line.trim_end().to_owned());
            }
            stream.get_mut().write_all(group.as_bytes()).unwrap();
        }
        stream.get_mut().shutdown(Shutdown::Write).unwrap();
        said.extend(stream.lines().map(Result::unwrap));
        said
    }

    pub(crate) fn ask_to_stop(&self) {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
    }

    /// Asks the listener to stop, and waits until it has.
    pub(crate) fn stop(&mut self) -> Option<i32> {
        self.ask_to_stop();
        self.child.wait().unwrap().code()
    }

    pub(crate) fn kept(&self) -> Vec<Vec<u8>> {
        let entries = fs::read_dir(self.store.join("new")).unwrap();
        entries.map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect()
    }

    /// The body of an answer of the API.
    pub(crate) fn get(&self, path: &str) -> String {
        self.answer(path).1
    }

    /// The head and the body of an answer.
    pub(crate) fn answer(&self, path: &str) -> (String, String) {
        let mut stream = TcpStream::connect(self.http).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut output = String::new();
        stream.read_to_string(&mut output).unwrap();
        let (head, body) = output.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
        _ = fs::remove_dir_all(&self.store);
    }
}

fn said_after(said: &mut BufReader<ChildStdout>, prefix: &str) -> SocketAddr {
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    line.trim_end().trim_end_matches('/').strip_prefix(prefix).unwrap().parse().unwrap()
}

pub(crate) fn codes(replies: &[String]) -> Vec<&str> {
    replies.iter().filter(|line| line.as_bytes()[3] == b' ').map(|line| &line[..3]).collect()
}
