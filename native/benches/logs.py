#!/usr/bin/env python3
"""smtplint check over a big clean log, beside ripgrep, which looks for reply lines in the same file.

usage: logs.py PATH_TO_SMTPLINT DATA_DIR [MEGABYTES=1000] [ROUNDS=5]

CPU time (user and system), in turn, on one core; the figure is the median of the ratios within a round. Ratios above 1
say that smtplint is the faster one.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import time

PATTERN = r"^S: ([245][0-9][0-9])[ -]([245]\.[0-9]{1,3}\.[0-9]{1,3})?"
HERE = os.path.dirname(os.path.abspath(__file__))
REPLIES = os.path.join(HERE, "..", "..", "core", "benches", "corpus", "replies.txt")
BLOCK = 64_000_000

NAMES = ["alice", "bob", "carol.smith", "dave+news", "eve", "no-reply", "frank_1987", "grace", "heidi.m", "ivan"]
DOMAINS = ["example.com", "example.net", "mail.example.org", "corp.example.co.uk", "lists.example.museum"]
WORDS = "the report on mail delivery is attached please read it before our meeting and reply with questions".split()
EHLO = ["PIPELINING", "SIZE 10240000", "VRFY", "ETRN", "AUTH PLAIN LOGIN CRAM-MD5", "ENHANCEDSTATUSCODES", "8BITMIME", "DSN", "CHUNKING"]


def address(dice):
    return f"{dice.choice(NAMES)}{dice.randrange(10000)}@{dice.choice(DOMAINS)}"


def refusals():
    """Replies to RCPT that are clean: one class, an enhanced status code that IANA lists, no limit below 100 recipients."""
    texts = [text.strip("\n") for text in open(REPLIES, encoding="utf-8").read().split("\n\n") if text.strip()]
    first = tuple(f"{code}{mark}{code[0]}." for code in ("450", "451", "452", "550", "552", "553") for mark in " -")
    unlisted = ("4.7.650", "5.7.606", "4.5.3", "5.5.3")
    return [text for text in texts if text.startswith(first) and text[4:].split()[0] not in unlisted]


def session(dice, refused):
    yield "S: 220 mail.example.org ESMTP Postfix"
    yield f"C: EHLO {dice.choice(DOMAINS)}"
    yield "S: 250-mail.example.org"
    for keyword in EHLO:
        yield f"S: 250{' ' if keyword == EHLO[-1] else '-'}{keyword}"
    for _ in range(dice.randrange(1, 4)):
        yield f"C: MAIL FROM:<{address(dice)}> SIZE={dice.randrange(500, 90000)} BODY=8BITMIME"
        yield "S: 250 2.1.0 Ok"
        for number in range(dice.randrange(1, 4)):
            yield f"C: RCPT TO:<{address(dice)}>" + dice.choice(["", "", " NOTIFY=FAILURE,DELAY"])
            answer = dice.choice(refused) if number else "250 2.1.5 Ok"
            for line in answer.split("\n"):
                yield f"S: {line}"
        yield "C: DATA"
        yield "S: 354 End data with <CR><LF>.<CR><LF>"
        yield f"C: From: {address(dice)}"
        yield f"C: To: {address(dice)}"
        yield "C: Date: Mon, 03 Aug 2026 10:11:12 +0000"
        yield f"C: Subject: {' '.join(dice.choices(WORDS, k=4))}"
        yield "C: "
        for _ in range(dice.randrange(3, 35)):
            yield f"C: {' '.join(dice.choices(WORDS, k=dice.randrange(4, 13)))}"
        yield "C: ."
        yield f"S: 250 2.0.0 Ok: queued as {dice.randrange(1 << 40):010X}"
    yield "C: QUIT"
    yield "S: 221 2.0.0 Bye"


def make(path, megabytes):
    """Whole sessions up to a block, which is repeated up to the size."""
    size = megabytes * 1_000_000
    if os.path.exists(path) and os.path.getsize(path) >= size:
        return
    dice, refused, block, length = random.Random(5321), refusals(), [], 0
    while length < min(size, BLOCK):
        text = "".join(f"{line}\n" for line in session(dice, refused)).encode()
        block.append(text)
        length += len(text)
    block, written = b"".join(block), 0
    with open(path, "wb") as out:
        while written < size:
            written += out.write(block)


def run(argv, cores):
    """CPU seconds, wall seconds and the most memory in MiB of a command that has to end well."""
    begun = time.monotonic()
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, cores))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, (argv, process.returncode)
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begun, usage.ru_maxrss / 1024


def main():
    if sys.argv[1] == "--make":
        return make(sys.argv[2], int(sys.argv[3]))
    smtplint, data = os.path.abspath(sys.argv[1]), sys.argv[2]
    megabytes, rounds = (int(argument) for argument in (sys.argv[3:] + ["1000", "5"][len(sys.argv) - 3 :]))
    os.makedirs(data, exist_ok=True)
    path, other = os.path.join(data, "transcript.txt"), os.path.join(data, "other.txt")
    # A process of its own, as the memory of this one counts for those that it starts.
    subprocess.run([sys.executable, __file__, "--make", path, str(megabytes)], check=True)
    found = subprocess.run([smtplint, "check", "--fail-on", "info", path], capture_output=True, check=False)
    assert found.returncode == 0 and not found.stdout, found.stdout[:2000]
    check = [smtplint, "check", "--input", "transcript"]
    peer = shutil.which("rg")
    one = {min(os.sched_getaffinity(0))}
    size = os.path.getsize(path) / 1e6
    mine, theirs, ratios, memory = [], [], [], 0
    for _ in range(rounds):
        cpu, _, peak = run([*check, path], one)
        mine.append(cpu)
        memory = max(memory, peak)
        if peer:
            # Standard output must not be /dev/null for grep; ripgrep does not mind.
            theirs.append(run([peer, "-c", "--no-mmap", PATTERN, path], one)[0])
            ratios.append(theirs[-1] / cpu)
    print(f"log of {size:.0f} MB | smtplint {size / statistics.median(mine):.0f} MB/s of CPU, at most {memory:.1f} MiB")
    if peer:
        line = f"beside ripgrep's {size / statistics.median(theirs):.0f} MB/s: {statistics.median(ratios):.2f}"
        print(f"{line} (at least 0.7, aim 1.0)")
    else:
        print("ripgrep is not installed: nothing to compare with")
    os.path.exists(other) or os.link(path, other)
    alone = statistics.median(run([*check, path], None or os.sched_getaffinity(0))[1] for _ in range(3))
    both = statistics.median(run([*check, path, other], os.sched_getaffinity(0))[1] for _ in range(3))
    print(f"two files on {len(os.sched_getaffinity(0))} cores take {both / alone:.2f} of the time of one")


main()
