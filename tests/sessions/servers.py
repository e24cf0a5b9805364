"""Mail servers for the recorded sessions: each writes its own configuration, and listens on a free port of 127.0.0.1.

Known recipients are bob, carol, dave and jürgen at example.org; the user is alice@example.org, and her password PASSWORD.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOST, NAME, USER, PASSWORD = "127.0.0.1", "mail.example.org", "alice@example.org", "wonderland"


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def wait_for(port, process=None, seconds=20):
    """Returns when something listens on the port."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection((HOST, port), 1).close()
            return
        except OSError:
            if process and process.poll() is not None:
                break
            time.sleep(0.05)
    raise RuntimeError(f"nothing listens on {port}")


def certificate(folder):
    """Makes a key and a certificate for the servers and the proxy."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN={NAME} -addext subjectAltName=DNS:{NAME},IP:{HOST}"
    subprocess.run([*command.split(), "-out", cert, "-keyout", key], check=True, capture_output=True)
    key.chmod(0o644)
    return cert, key


class Server:
    """A server of its own process: `command` runs in the foreground."""

    starttls = auth = True

    def __init__(self, folder, cert, key):
        self.folder, self.cert, self.key = folder / self.name, cert, key
        self.folder.mkdir()
        self.port = free_port()

    def start(self):
        log = open(self.folder / "output", "wb")
        self.process = subprocess.Popen(self.command(), stdout=log, stderr=log, cwd=self.folder, start_new_session=True)
        wait_for(self.port, self.process)

    def stop(self):
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(10)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            self.process.kill()


class Smtplint(Server):
    name, starttls, auth = "smtplint", False, False
    program = HERE.parents[1] / "target/debug/smtplint"

    def command(self):
        return [self.program, "serve", "--smtp", f"{HOST}:{self.port}", "--http", "none", "--hostname", NAME, "--store", "none"]


class Aiosmtpd(Server):
    name = "aiosmtpd"

    def command(self):
        return [sys.executable, HERE / "servers/with_aiosmtpd.py", str(self.port), self.cert, self.key, PASSWORD]


class SmtpServer(Server):
    name = "smtp-server"

    def command(self):
        return ["node", HERE / "servers/with_smtp_server.cjs", str(self.port), self.cert, self.key, PASSWORD]


class Exim(Server):
    name = "exim"
    program = shutil.which("exim4") or shutil.which("exim") or "/usr/sbin/exim4"

    def command(self):
        return [self.program, "-C", self.configure(self.folder), "-bdf"]

    def configure(self, folder, proxy=None, tls=False):
        """Writes a configuration: of the server, or of a client that sends all its mail to a proxy."""
        for part in ("spool", "log"):
            (folder / part).mkdir(parents=True)
            shutil.chown(folder / part, "Debian-exim", "Debian-exim")
        values = {"FOLDER": folder, "PORT": self.port, "CERT": self.cert, "KEY": self.key, "PASSWORD": PASSWORD}
        values |= {"PROGRAM": self.program, "CLIENT": "yes" if proxy else "no", "PROXY": proxy or 25, "AVOID_TLS": "" if tls else "*"}
        path = folder / "exim.conf"
        path.write_text(fill((HERE / "servers/exim.conf").read_text(), values))
        return path


class Opensmtpd(Server):
    """Its STARTTLS is not used: the package of Debian 12 cannot hold a TLS handshake with its own key process."""

    name, starttls, auth = "opensmtpd", False, False
    program = shutil.which("smtpd") or "/usr/sbin/smtpd"

    def command(self):
        configuration = self.folder / "smtpd.conf"
        configuration.write_text(fill((HERE / "servers/opensmtpd.conf").read_text(), {"PORT": self.port}))
        return [self.program, "-d", "-f", configuration]


class Postfix(Server):
    """Also the client: mail that comes in on an injection port goes on to the proxy that belongs to it."""

    name = "postfix"

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.injections = {}  # port to inject at: port of the proxy

    def start(self):
        etc, spool, data = (self.folder / part for part in ("etc", "spool", "data"))
        for part in (etc, spool, data):
            part.mkdir()
        shutil.chown(data, "postfix")
        values = {"FOLDER": self.folder, "PORT": self.port, "CERT": self.cert, "KEY": self.key}
        (etc / "main.cf").write_text(fill((HERE / "servers/postfix-main.cf").read_text(), values))
        master = fill((HERE / "servers/postfix-master.cf").read_text(), values)
        for port, proxy in self.injections.items():
            master += f"{port} inet n - n - - smtpd\n  -o content_filter=client:[{HOST}]:{proxy}\n"
            master += "  -o smtpd_recipient_restrictions=permit_mynetworks,reject -o relay_recipient_maps=\n"
        (etc / "master.cf").write_text(master)
        subprocess.run(["saslpasswd2", "-p", "-c", "-u", "example.org", "alice"], input=PASSWORD.encode(), check=True)
        shutil.chown("/etc/sasldb2", group="postfix")
        os.chmod("/etc/sasldb2", 0o640)
        subprocess.run(["postfix", "-c", etc, "start"], check=True, capture_output=True)
        wait_for(self.port)

    def stop(self):
        subprocess.run(["postfix", "-c", self.folder / "etc", "stop"], check=False, capture_output=True)


def fill(text, values):
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    return text


ALL = [Postfix, Exim, Opensmtpd, Aiosmtpd, SmtpServer, Smtplint]
