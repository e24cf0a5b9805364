"""Real mail clients against the listener: what they send lands intact, and what is wrong is told.

    python3 tests/clients/clients.py target/debug/smtplint
"""

import base64
import json
import os
import re
import shutil
import signal
import smtplib
import socket
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from pathlib import Path

PROGRAM = Path(sys.argv.pop(1) if len(sys.argv) > 1 else "target/debug/smtplint").resolve()
MESSAGE = (
    b"From: a@example.org\r\nTo: b@example.org\r\nSubject: dots\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\n"
    b".leading dot\r\n..two\r\n.\xe9\xff eight bits\r\nend\r\n"
)
# What there is to be said of a client that sends it without BODY=8BITMIME (RFC 6152 §3).
UNDECLARED = ["SL0706"]


class Listener:
    """A listener of its own for each test, on free ports."""

    def __init__(self, *flags):
        self.folder = Path(tempfile.mkdtemp(prefix="smtplint-"))
        self.store = self.folder / "store"
        self.log = self.folder / "sessions.jsonl"
        command = [PROGRAM, "serve", "--smtp", "127.0.0.1:0", "--http", "127.0.0.1:0", "--store", self.store,
                   "--log", self.log, *flags]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)$", self.process.stdout.readline().strip()).group(1))
        self.http = re.search(r"http://\S+", self.process.stdout.readline()).group(0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        code = self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
        assert code == 0, f"exit code {code} after SIGTERM"

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=35)
            self.process.stdout.close()
        return self.process.returncode

    def found(self):
        """What `check` finds in the log, once all is over: each session's id and the rules' codes."""
        self.stop()
        command = [PROGRAM, "check", "--format", "json", self.log]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        found = json.loads(done.stdout)["files"][0]
        assert found["dialect"] == "jsonl", found
        return [told["code"] for told in found["diagnostics"]]

    def kept(self):
        """The messages, each without its trace fields."""
        return [self.without_trace(file.read_bytes()) for file in sorted((self.store / "new").iterdir())]

    @staticmethod
    def without_trace(message):
        head = re.match(rb"Return-Path: <.*>\r\nReceived: .*\r\n(?: .*\r\n)+", message)
        assert head, message
        return message[head.end():]

    def get(self, path):
        with urllib.request.urlopen(self.http + path, timeout=10) as response:
            return response.read()

    def talk(self, octets, until=b"221 "):
        """Sends octets at once after the greeting, and reads until a reply that begins so, or the end."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as client:
            client.sendall(octets)
            answer = b""
            while b"\r\n" + until not in b"\r\n" + answer:
                more = client.recv(65536)
                if not more:
                    break
                answer += more
            return answer.decode("ascii").splitlines()


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, (command, done.stdout, done.stderr)


class Delivery(unittest.TestCase):
    def test_smtplib(self):
        with Listener() as listener:
            with smtplib.SMTP("127.0.0.1", listener.port, timeout=10) as client:
                client.sendmail("a@example.org", ["b@example.org", "c@example.org"], MESSAGE)
            self.assertEqual(listener.kept(), [MESSAGE])
            envelope = json.loads(next((listener.store / "envelope").iterdir()).read_text())
            self.assertEqual(envelope["reversePath"], "a@example.org")
            self.assertEqual(envelope["forwardPaths"], ["b@example.org", "c@example.org"])
            self.assertEqual(listener.found(), UNDECLARED)

    def test_curl(self):
        with Listener() as listener, tempfile.NamedTemporaryFile() as file:
            file.write(MESSAGE)
            file.flush()
            run("curl", "-sS", f"smtp://127.0.0.1:{listener.port}/client.example.org", "--mail-from", "a@example.org",
                "--mail-rcpt", "b@example.org", "-T", file.name)
            self.assertEqual(listener.kept(), [MESSAGE])
            self.assertEqual(listener.found(), UNDECLARED)

    def test_curl_with_crlf(self):
        with Listener() as listener, tempfile.NamedTemporaryFile() as file:
            file.write(MESSAGE.replace(b"\r\n", b"\n"))
            file.flush()
            run("curl", "-sS", "--crlf", f"smtp://127.0.0.1:{listener.port}/client.example.org", "--mail-from",
                "a@example.org", "--mail-rcpt", "b@example.org", "-T", file.name)
            self.assertEqual(listener.kept(), [MESSAGE])
            # curl states the size that the file has before each LF becomes CRLF.
            self.assertEqual(listener.found(), [*UNDECLARED, "SL0711"])

    def test_swaks(self):
        with Listener() as listener:
            data = MESSAGE.replace(b"\xe9\xff", b"x")
            with tempfile.NamedTemporaryFile() as file:
                file.write(data)
                file.flush()
                run("swaks", "--server", f"127.0.0.1:{listener.port}", "--from", "a@example.org", "--to", "b@example.org",
                    "--helo", "client.example.org", "--data", f"@{file.name}")
            kept = listener.kept()
            self.assertEqual(len(kept), 1)
            self.assertEqual(kept[0].rstrip(b"\r\n"), data.rstrip(b"\r\n"))
            self.assertEqual(listener.found(), [])


class Refusals(unittest.TestCase):
    def test_the_reply_says_what_to_mend(self):
        with Listener() as listener:
            lines = listener.talk(b"EHLO client.example.org\r\nMAIL FROM: <a@b.example>\r\nNOPP\r\nDATA\r\nQUIT\r\n")
            self.assertIn('501 5.5.4 space between "FROM:" and "<" [SL0203]', lines)
            self.assertTrue(any(line.startswith("500 5.5.2 ") and line.endswith("[SL0102]") for line in lines), lines)
            self.assertTrue(any(line.startswith("503 5.5.1 ") and line.endswith("[SL0402]") for line in lines), lines)
            self.assertTrue(lines[-1].startswith("221 "), lines)

    def test_a_bare_line_feed_runs_nothing(self):
        with Listener() as listener:
            lines = listener.talk(b"EHLO c.example.org\r\nNOOP\nMAIL FROM:<a@b.example>\r\nRCPT TO:<a@b.example>\r\nQUIT\r\n")
            codes = [line[:3] for line in lines if line[3] == " "]
            self.assertEqual(codes, ["220", "250", "500", "500", "503", "221"])

    def test_smuggling_is_refused_and_not_kept(self):
        with Listener() as listener:
            lines = listener.talk(
                b"EHLO c.example.org\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<a@b.example>\r\nDATA\r\n"
                b"Subject: x\r\n\r\na\n.\nMAIL FROM:<x@y.example>\r\n.\r\nQUIT\r\n")
            self.assertTrue(any(line.startswith("554 5.6.0 ") and line.endswith("[SL0801]") for line in lines), lines)
            self.assertEqual(listener.kept(), [])

    def test_too_large(self):
        with Listener("--max-message-size", "1000") as listener:
            body = b"x" * 70 + b"\r\n"
            lines = listener.talk(
                b"EHLO c.example.org\r\nMAIL FROM:<a@b.example> SIZE=5000\r\nMAIL FROM:<a@b.example>\r\n"
                b"RCPT TO:<a@b.example>\r\nDATA\r\n" + body * 50 + b".\r\nQUIT\r\n")
            self.assertEqual(sum(line.startswith("552 5.3.4 ") for line in lines), 2, lines)
            self.assertEqual(listener.kept(), [])

    def test_explained(self):
        with Listener("--explain-replies") as listener:
            lines = listener.talk(b"EHLO c.example.org\r\nMAIL FROM: <a@b.example>\r\nQUIT\r\n")
            at = lines.index('501-5.5.4 space between "FROM:" and "<" [SL0203]')
            self.assertEqual(lines[at + 1], "501-5.5.4 MAIL FROM: <a@b.example>")
            self.assertEqual(lines[at + 2], "501-5.5.4           ^")

    def test_lenient(self):
        with Listener("--mode", "lenient") as listener:
            lines = listener.talk(b"EHLO c.example.org\r\nMAIL FROM: <a@b.example>\r\nQUIT\r\n")
            self.assertIn("250 2.1.0 sender ok", lines)


class Neighbours(unittest.TestCase):
    def test_one_who_vanishes_or_dawdles_harms_nobody(self):
        with Listener() as listener:
            slow = socket.create_connection(("127.0.0.1", listener.port), timeout=10)
            slow.sendall(b"EHLO slow.exam")
            gone = socket.create_connection(("127.0.0.1", listener.port), timeout=10)
            gone.sendall(b"EHLO c.example.org\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<a@b.example>\r\nDATA\r\nhalf")
            gone.close()
            with smtplib.SMTP("127.0.0.1", listener.port, timeout=10) as client:
                client.sendmail("a@example.org", ["b@example.org"], MESSAGE)
            self.assertEqual(listener.kept(), [MESSAGE])
            slow.close()

    def test_a_port_taken_and_a_folder_that_cannot_be_are_named(self):
        with Listener() as listener:
            taken = f"127.0.0.1:{listener.port}"
            for flags, named in [
                (["--smtp", taken, "--http", "none", "--store", "none"], taken),
                (["--smtp", "127.0.0.1:0", "--http", "none", "--store", "/proc/nowhere"], "/proc/nowhere"),
            ]:
                done = subprocess.run([PROGRAM, "serve", *flags], capture_output=True, text=True, timeout=20, check=False)
                self.assertEqual(done.returncode, 2, done)
                self.assertIn(named, done.stderr)


class Http(unittest.TestCase):
    def test_sessions_and_health(self):
        with Listener() as listener:
            listener.talk(b"EHLO c.example.org\r\nMAIL FROM: <a@b.example>\r\nAUTH PLAIN AHVzZXIAcHc=\r\nQUIT\r\n")
            self.assertEqual(listener.get("healthz"), b"ok\n")
            sessions = json.loads(listener.get("api/v1/sessions"))
            whole = listener.get("api/v1/sessions/" + sessions[0]["id"])
            self.assertNotIn(b"AHVzZXIAcHc", whole)
            found = json.loads(whole)["diagnostics"]
            places = [(told["code"], told["span"], told["line"]) for told in found]
            self.assertIn(("SL0203", {"start": 30, "end": 31}, 2), places)
            # The listener refuses AUTH alone; that all came before the reply to EHLO is told besides.
            codes = [told["code"] for told in found if told["severity"] == "error"]
            self.assertEqual(codes, ["SL0414", "SL0203", "SL0111", "SL0931"])
            self.assertEqual(sessions[0]["errors"], len(codes))
            self.assertCountEqual(listener.found(), [told["code"] for told in found])

    def test_a_response_sent_after_a_refused_auth_is_nowhere(self):
        with Listener() as listener:
            lines = listener.talk(b"EHLO c.example.org\r\nAUTH LOGIN\r\ndXNlcg==\r\nc2VjcmV0\r\nQUIT\r\n")
            whole = listener.get("api/v1/sessions/1").decode()
            log = [json.loads(line) for line in listener.log.read_text().splitlines()]
            logged = b"".join(base64.b64decode(record.get("bytes", "")) for record in log).decode()
            for secret in ("dXNlcg", "c2VjcmV0"):
                self.assertNotIn(secret, "".join(lines) + whole + logged)

    def test_the_page_is_inside(self):
        with Listener() as listener:
            with urllib.request.urlopen(listener.http, timeout=10) as response:
                self.assertIn(b"smtplint", response.read())
                self.assertIn("wasm-unsafe-eval", response.headers["Content-Security-Policy"])


if __name__ == "__main__":
    for tool in ("curl", "swaks"):
        if shutil.which(tool) is None:
            sys.exit(f"clients.py: {tool} is not installed: run `make debian`")
    if not os.access(PROGRAM, os.X_OK):
        sys.exit(f"clients.py: there is no program {PROGRAM}: run `cargo build -p smtplint`")
    unittest.main(verbosity=1)
