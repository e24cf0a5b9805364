"""A proxy between a mail client and a server, which writes what passes as JSON lines.

    python3 tests/sessions/record.py PORT SERVER_PORT OUT.jsonl [CERT KEY]

Each line is `{"session", "time", "side", "bytes"}` with the octets in base64, or has `"event"`
("open", "tls", "close") in place of the octets; it is written before the octets are passed on, so
an answer always stands after what it answers. With CERT and KEY the proxy speaks TLS itself to
either side after STARTTLS, and goes on recording the clear text. Without them it passes TLS
through and records nothing of it.
"""

import asyncio
import base64
import json
import ssl
import sys
from datetime import datetime, timezone

READ = 65536
LINGER = 2  # seconds that a side may go on for after the other has ended


class Recorder:
    """Listens on one port, passes all to one server, writes all to one file."""

    def __init__(self, server_port, path, certificate=None, host="127.0.0.1"):
        self.host, self.server_port, self.certificate = host, server_port, certificate
        self.file = open(path, "w", encoding="ascii")
        self.sessions = 0
        self.open_sessions = set()

    async def listen(self, port=0):
        """Starts to listen and returns the port."""
        self.listener = await asyncio.start_server(self.session, self.host, port)
        return self.listener.sockets[0].getsockname()[1]

    async def close(self):
        """Stops listening, waits for what is under way and closes the file."""
        self.listener.close()
        if self.open_sessions:
            await asyncio.wait(self.open_sessions, timeout=10)
        self.file.close()

    async def session(self, client_reader, client_writer):
        task = asyncio.current_task()
        self.open_sessions.add(task)
        task.add_done_callback(self.open_sessions.discard)
        self.sessions += 1
        await Session(self, f"{self.sessions:04X}", client_reader, client_writer).run()


class Session:
    """One connection of a client, and the one to the server that belongs to it."""

    def __init__(self, recorder, name, client_reader, client_writer):
        self.recorder, self.name = recorder, name
        self.readers, self.writers = {"client": client_reader}, {"client": client_writer}
        self.recording, self.asked_for_tls, self.closed_by = True, False, None

    async def run(self):
        reader, writer = await asyncio.open_connection(self.recorder.host, self.recorder.server_port)
        self.readers["server"], self.writers["server"] = reader, writer
        self.write(side="client", event="open")
        pumps = [asyncio.create_task(self.pump("client", "server")), asyncio.create_task(self.pump("server", "client"))]
        await asyncio.wait(pumps, return_when=asyncio.FIRST_COMPLETED)
        _, waiting = await asyncio.wait(pumps, timeout=LINGER)
        for pump in waiting:
            pump.cancel()
        self.write(side=self.closed_by, event="close")
        for writer in self.writers.values():
            writer.close()

    async def pump(self, side, other):
        try:
            while octets := await self.readers[side].read(READ):
                self.record(side, octets)
                if side == "server" and self.asked_for_tls and octets.startswith(b"220"):
                    await self.start_tls(octets)
                    continue
                self.asked_for_tls = side == "client" and octets.strip().upper() == b"STARTTLS"
                self.writers[other].write(octets)
                await self.writers[other].drain()
        except (OSError, ssl.SSLError):
            pass
        self.closed_by = self.closed_by or side
        self.end(self.writers[other])

    @staticmethod
    def end(writer):
        """Passes on that no more comes, where the other direction may still be in use."""
        try:
            writer.write_eof() if writer.can_write_eof() else writer.close()
        except OSError:
            pass

    async def start_tls(self, ready):
        """Passes on the reply to STARTTLS, and has TLS spoken to both sides, or passed through."""
        self.asked_for_tls = False
        client, server = self.writers["client"], self.writers["server"]
        if not self.recorder.certificate:
            self.recording = False
            client.write(ready)
            return
        to_server = ssl.create_default_context()
        to_server.check_hostname, to_server.verify_mode = False, ssl.CERT_NONE
        to_client = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        to_client.load_cert_chain(*self.recorder.certificate)
        await server.start_tls(to_server)
        client.transport.pause_reading()  # the client may speak TLS before this side is ready for it
        client.write(ready)
        await client.start_tls(to_client)
        self.write(side="client", event="tls")

    def record(self, side, octets):
        if self.recording:
            self.write(side=side, bytes=base64.b64encode(octets).decode())

    def write(self, **fields):
        time = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        self.recorder.file.write(json.dumps({"session": self.name, "time": time, **fields}) + "\n")
        self.recorder.file.flush()


async def main(port, server_port, path, *certificate):
    recorder = Recorder(int(server_port), path, certificate or None)
    print("listening on", await recorder.listen(int(port)), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        pass
