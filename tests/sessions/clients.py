"""Mail clients for the recorded sessions. A situation is a name of words with hyphens between them; each client knows its own.

`some` sends to three recipients of whom one is unknown, `refused` to an unknown one, `utf8` to jürgen; `two` sends two messages
in one session, `bounce` has the empty sender, `eight` has octets above 127, `big` is 200 kB; `tls` and `auth` (`plain`, `login`, `cram`) are as they say.
"""

import asyncio
import shutil
import subprocess
from pathlib import Path

from servers import HERE, HOST, PASSWORD, USER

FROM, HELO = "alice@example.com", "client.example.org"
TEXT = "At noon?\n.dot\n..\n"


def recipients(words):
    if "some" in words:
        return ["bob@example.org", "nobody@example.org", "carol@example.org"]
    if "refused" in words:
        return ["nobody@example.org"]
    return ["jürgen@example.org"] if "utf8" in words else ["bob@example.org"]


def message(words, ending="\n"):
    header = ["Date: Tue, 24 Nov 2026 12:00:00 +0000", f"From: Alice <{FROM}>", "To: " + ", ".join(recipients(words))]
    header += ["Message-ID: <1@client.example.org>", "Subject: lunch", "MIME-Version: 1.0"]
    header += ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: " + ("8bit" if "eight" in words else "7bit"), ""]
    text = TEXT + "Äpfel\n" if "eight" in words else TEXT
    text = "A line that is repeated until the message is big.\n" * 4000 if "big" in words else text
    return ("\n".join(header) + "\n" + text).replace("\n", ending).encode()


class Client:
    """Runs one program for each situation; `command` gives its arguments, `input` what it reads."""

    situations = "plain eight some refused big".split()

    def __init__(self, folder):
        self.folder = folder / ("client-" + self.name)
        self.folder.mkdir()

    def input(self, words):
        return b""

    def sender(self, words):
        return "" if "bounce" in words else FROM

    async def run(self, port, situation, recorder):
        words = situation.split("-")
        command = [str(part) for part in self.command(port, words)]
        pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.STDOUT}
        process = await asyncio.create_subprocess_exec(*command, cwd=self.folder, **pipes)
        try:
            output, _ = await asyncio.wait_for(process.communicate(self.input(words)), 40)
        except asyncio.TimeoutError:
            process.kill()
            output = b"(no end)"
        with open(self.folder / "output", "ab") as log:
            log.write(f"--- {situation}: {' '.join(command)}\n".encode() + output)


class Helper(Client):
    """A program of this folder that takes PORT SITUATION PASSWORD RECIPIENT..."""

    situations = "plain eight some refused two-some big dsn tls tls-auth auth-plain auth-login".split()

    def command(self, port, words):
        return [*self.program, port, "-".join(words), PASSWORD, *recipients(words)]


class Smtplib(Helper):
    name, program = "smtplib", ["python3", HERE / "clients/with_smtplib.py"]
    situations = Helper.situations + "others utf8 bounce dsn-utf8".split()


class Nodemailer(Helper):
    name, program = "nodemailer", ["node", HERE / "clients/nodemailer.cjs"]
    situations = Helper.situations + "bounce utf8".split()


class Phpmailer(Helper):
    name, program = "phpmailer", ["php", HERE / "clients/phpmailer.php"]
    situations = Helper.situations + ["auth-cram"]


class Javamail(Helper):
    name = "javamail"
    situations = Helper.situations + ["utf8"]

    def __init__(self, folder):
        super().__init__(folder)
        jars = "/usr/share/java/javax.mail.jar:/usr/share/java/javax.activation.jar"
        subprocess.run(["javac", "-cp", jars, "-d", self.folder, HERE / "clients/JavaMail.java"], check=True, stderr=subprocess.DEVNULL)
        self.program = ["java", "-XX:TieredStopAtLevel=1", "-Dsun.jnu.encoding=UTF-8", "-cp", f"{self.folder}:{jars}", "JavaMail"]


class NetSmtp(Helper):
    name = "go-net-smtp"
    situations = "plain some refused two-some big tls tls-auth auth-plain utf8".split()

    def __init__(self, folder):
        super().__init__(folder)
        self.program = [self.folder / "netsmtp"]
        subprocess.run(["go", "build", "-o", self.program[0], HERE / "clients/netsmtp.go"], check=True)


class Swaks(Client):
    name = "swaks"
    situations = (
        "plain eight some some-pipelined refused refused-pipelined big helo quit bounce tls tls-auth-plain tls-pipelined auth-plain auth-login auth-cram".split()
    )

    def command(self, port, words):
        (self.folder / "message").write_bytes(message(words))
        yield from ["swaks", "--server", HOST, "--port", port, "--ehlo", HELO, "--from", self.sender(words) or "<>"]
        yield from ["--to", ",".join(recipients(words)), "--data", self.folder / "message"]
        for word, flags in {"pipelined": ["--pipeline"], "tls": ["--tls"], "helo": ["--protocol", "SMTP"], "quit": ["--quit-after", "RCPT"]}.items():
            yield from flags if word in words else []
        if "auth" in words:
            kind = {"plain": "PLAIN", "login": "LOGIN", "cram": "CRAM-MD5"}[words[-1]]
            yield from ["--auth", kind, "--auth-user", USER, "--auth-password", PASSWORD]


class Curl(Client):
    name = "curl"
    situations = "plain eight some refused two big bounce utf8 vrfy noop tls tls-auth-plain auth-plain auth-login auth-cram".split()

    def command(self, port, words):
        (self.folder / "message").write_bytes(message(words, "\r\n"))
        yield from ["curl", "-sv", f"smtp://{HOST}:{port}/{HELO}"]
        if "vrfy" in words or "noop" in words:
            yield from ["--mail-rcpt", "bob"] if "vrfy" in words else ["--request", "NOOP"]
            return
        send = ["--mail-from", self.sender(words), "-T", self.folder / "message", "--mail-rcpt-allowfails"]
        for recipient in recipients(words):
            send += ["--mail-rcpt", recipient]
        send += ["--ssl-reqd", "-k"] if "tls" in words else []
        if "auth" in words:
            kind = {"plain": "PLAIN", "login": "LOGIN", "cram": "CRAM-MD5"}[words[-1]]
            send += ["--user", f"{USER}:{PASSWORD}", "--login-options", "AUTH=" + kind]
        yield from send
        if "two" in words:
            yield from ["--next", "-sv", f"smtp://{HOST}:{port}/{HELO}", *send]


class Msmtp(Client):
    name = "msmtp"
    situations = "plain eight some refused big dsn bounce utf8 tls tls-auth-plain auth-plain auth-login auth-cram".split()

    def input(self, words):
        return message(words)

    def command(self, port, words):
        yield from ["msmtp", "-C", "/dev/null", f"--host={HOST}", f"--port={port}", f"--domain={HELO}", f"--from={self.sender(words)}"]
        yield from ["--dsn-notify=failure,delay", "--dsn-return=headers"] if "dsn" in words else []
        yield from ["--tls=on", "--tls-starttls=on", "--tls-certcheck=off"] if "tls" in words else ["--tls=off"]
        if "auth" in words:
            kind = {"plain": "plain", "login": "login", "cram": "cram-md5"}[words[-1]]
            yield from [f"--auth={kind}", f"--user={USER}", f"--passwordeval=echo {PASSWORD}"]
        yield from ["--", *recipients(words)]


class Mutt(Client):
    name = "mutt"
    situations = "plain eight some refused big dsn auth-plain auth-login".split()

    def input(self, words):
        return message(words).partition(b"\n\n")[2]

    def command(self, port, words):
        user = USER.replace("@", "%40") + "@" if "auth" in words else ""
        settings = [f"smtp_url=smtp://{user}{HOST}:{port}", f"smtp_pass={PASSWORD}", f"hostname={HELO}", f"from={FROM}", "ssl_starttls=no", "ssl_force_tls=no"]
        settings += ["use_envelope_from=yes", "copy=no", f"smtp_authenticators={words[-1]}"]
        settings += ["dsn_notify=failure,delay", "dsn_return=hdrs"] if "dsn" in words else []
        (self.folder / "muttrc").write_text("".join(f"set {s.replace('=', '=' + chr(34), 1)}\"\n" for s in settings))
        return ["mutt", "-n", "-F", self.folder / "muttrc", "-s", "lunch", "--", *recipients(words)]


class Snail(Client):
    name = "s-nail"
    situations = "plain eight some refused big auth-plain auth-login auth-cram".split()

    def input(self, words):
        return message(words).partition(b"\n\n")[2]

    def command(self, port, words):
        kind = {"plain": "plain", "login": "login", "cram": "cram-md5"}[words[-1]] if "auth" in words else "-login"
        user = USER.replace("@", "%40") + f":{PASSWORD}@" if "auth" in words else ""
        yield from ["s-nail", "-:/", "-Sv15-compat", f"-Smta=smtp://{user}{HOST}:{port}", f"-Ssmtp-config=-all,ehlo,{kind}"]
        yield from ["-Ssmtp-auth=none"] if "auth" not in words else []
        yield from [f"-Shostname={HELO}", f"-Sfrom={FROM}", "-Snosave", "-Ssendwait", "-s", "lunch", "-r", FROM, *recipients(words)]


class GitSendEmail(Client):
    name = "git-send-email"
    situations = "plain eight some refused auth-plain auth-login".split()

    def command(self, port, words):
        patch = self.folder / "0001-lunch.patch"
        patch.write_bytes(b"From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n" + message(words))
        yield from ["git", "send-email", "--quiet", f"--smtp-server={HOST}", f"--smtp-server-port={port}", f"--smtp-domain={HELO}"]
        yield from [f"--from={FROM}", "--confirm=never", "--suppress-cc=all", "--no-validate", "--8bit-encoding=utf-8"]
        if "auth" in words:
            yield from [f"--smtp-user={USER}", f"--smtp-pass={PASSWORD}", f"--smtp-auth={words[-1].upper()}"]
        yield from [f"--to={recipient}" for recipient in recipients(words)]
        yield patch


class OpensmtpdSmtp(Client):
    name = "opensmtpd-smtp"
    program = shutil.which("smtp") or "/usr/bin/smtp"
    situations = "plain eight some refused big tls tls-auth".split()

    def input(self, words):
        return message(words)

    def command(self, port, words):
        (self.folder / "auth").write_text(f"{USER}:{PASSWORD}" if "auth" in words else "")
        scheme = "smtp+tls" if "tls" in words else "smtp+notls"
        user = USER.replace("@", "%40") + f":{PASSWORD}@" if "auth" in words else ""
        return [self.program, "-C", "-s", f"{scheme}://{user}{HOST}:{port}", "-H", HELO, "-F", FROM, *recipients(words)]


class Exim(Client):
    name = "exim"
    situations = "plain eight some refused big bounce utf8 tls tls-some".split()

    def input(self, words):
        return message(words)

    def command(self, port, words):
        configuration = self.server.configure(self.folder / f"{port}-{'-'.join(words)}", proxy=port, tls="tls" in words)
        return [self.server.program, "-C", configuration, "-odi", "-i", "-f", self.sender(words) or "<>", *recipients(words)]


class Postfix(Client):
    name = "postfix"
    situations = "plain eight some refused big bounce utf8 two dsn".split()

    def input(self, words):
        return b""

    async def run(self, port, situation, recorder):
        before = recorder.sessions
        await super().run(self.injections[port], situation, recorder)
        for _ in range(200):
            if recorder.sessions > before and not recorder.open_sessions:
                break
            await asyncio.sleep(0.05)

    def command(self, port, words):
        return ["python3", HERE / "clients/with_smtplib.py", port, "-".join(words), PASSWORD, *recipients(words)]


ALL = [Swaks, Curl, Smtplib, Nodemailer, Phpmailer, Javamail, NetSmtp, Msmtp, Mutt, Snail, GitSendEmail, OpensmtpdSmtp, Exim, Postfix]
