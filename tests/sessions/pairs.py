"""Records sessions between real clients and real servers, has smtplint check them, and tells what it found.

    python3 tests/sessions/pairs.py OUT [--clients A,B] [--servers A,B] [--smtplint PROGRAM] [--exim PROGRAM]
                                    [--opensmtpd PROGRAM] [--opensmtpd-smtp PROGRAM] [--check-only]

Writes OUT/CLIENT-SERVER.jsonl for each pair. Runs as root, since the servers do.
"""

import argparse
import asyncio
import json
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

import clients
import servers
from record import Recorder


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--clients", default=",".join(c.name for c in clients.ALL))
    parser.add_argument("--servers", default=",".join(s.name for s in servers.ALL))
    parser.add_argument("--smtplint", type=Path, default=servers.Smtplint.program)
    parser.add_argument("--exim", default=servers.Exim.program)
    parser.add_argument("--opensmtpd", default=servers.Opensmtpd.program)
    parser.add_argument("--opensmtpd-smtp", default=clients.OpensmtpdSmtp.program)
    parser.add_argument("--check-only", action="store_true", help="check what an earlier run recorded")
    return parser.parse_args()


def suits(situation, server):
    words = situation.split("-")
    return (server.starttls or "tls" not in words) and (server.auth or "auth" not in words)


async def record(options):
    with tempfile.TemporaryDirectory(prefix="smtplint-sessions-") as folder:
        folder = Path(folder)
        folder.chmod(0o755)
        certificate = servers.certificate(folder)
        running = {}
        try:
            await talk(options, folder, certificate, running)
        finally:
            for server in running.values():
                server.stop()


async def talk(options, folder, certificate, running):
    wanted = options.servers.split(",")
    instances = {kind.name: kind(folder, *certificate) for kind in servers.ALL}
    recorders = {}
    senders = [kind(folder) for kind in clients.ALL if kind.name in options.clients.split(",")]
    for sender in senders:
        for name in wanted:
            recorder = Recorder(instances[name].port, options.out / f"{sender.name}-{name}.jsonl", certificate)
            recorders[sender, name] = recorder, await recorder.listen()
    proxies = {port: servers.free_port() for (sender, _), (_, port) in recorders.items() if sender.name == "postfix"}
    instances["postfix"].injections = {injection: proxy for proxy, injection in proxies.items()}
    clients.Postfix.injections, clients.Exim.server = proxies, instances["exim"]
    for name in wanted + ["postfix"] * bool(proxies and "postfix" not in wanted):
        running[name] = instances[name]
        await asyncio.to_thread(instances[name].start)
    for (sender, name), (recorder, port) in recorders.items():
        for situation in sender.situations:
            if suits(situation, instances[name]):
                await sender.run(port, situation, recorder)
        await recorder.close()
        print(f"{sender.name} and {name}: {recorder.sessions} sessions", flush=True)


def check(options):
    """Prints a table: pair, sessions, findings by rule."""
    sessions, found = 0, Counter()
    files = sorted(options.out.glob("*.jsonl"))
    print(f"\n{'pair':32} {'sessions':>8}  findings")
    for path in files:
        names = {json.loads(line)["session"] for line in path.open()}
        command = [options.smtplint, "check", "--input", "transcript", "--format", "json", "--fail-on", "never", path]
        report = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        rules = Counter(f"{d['severity']} {d['rule']}" for f in report["files"] for d in f["diagnostics"])
        sessions, found = sessions + len(names), found + rules
        print(f"{path.stem:32} {len(names):8}  {', '.join(f'{rule} ×{n}' for rule, n in sorted(rules.items()))}")
    print(f"\n{len(files)} pairs, {sessions} sessions, {found.total()} findings")
    for rule, n in found.most_common():
        print(f"{n:6} {rule}")


def main():
    options = arguments()
    options.out.mkdir(parents=True, exist_ok=True)
    servers.Smtplint.program = options.smtplint.resolve()
    servers.Exim.program, servers.Opensmtpd.program = options.exim, options.opensmtpd
    clients.OpensmtpdSmtp.program = options.opensmtpd_smtp
    if not options.check_only:
        asyncio.run(record(options))
    check(options)


if __name__ == "__main__":
    main()
