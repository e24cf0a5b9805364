#!/usr/bin/env python3
"""smtplint classify over a big file of bounce texts, beside a program whose RegexSet has the same rules.

usage: classify.py PATH_TO_SMTPLINT PATH_TO_BENCH DATA_DIR [MEGABYTES=50] [ROUNDS=5]

CPU time (user and system), in turn, on one core; the figure is the median of the ratios within a round. Ratios above 1
say that smtplint is the faster one, though it also writes whole records. Then: the CPU time of one line, start and all.
"""

import os
import random
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(HERE, "..", "..", "tests", "data", "bounces")


def texts():
    for half in ("seen", "held-out"):
        with open(os.path.join(TABLES, half + ".tsv"), encoding="utf-8") as table:
            yield from (line.rstrip("\n").split("\t")[4] for line in list(table)[1:])


def make(path, megabytes):
    dice = random.Random(5321)
    all_texts = list(texts())
    with open(path, "w", encoding="utf-8") as out:
        while out.tell() < megabytes * 1_000_000:
            out.write("".join(dice.choice(all_texts) + "\n" for _ in range(10_000)))


def cpu(arguments):
    """CPU seconds and the most memory in KiB."""
    child = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, arguments
    return used.ru_utime + used.ru_stime, used.ru_maxrss


def main():
    program, bench, folder = sys.argv[1:4]
    megabytes = int(sys.argv[4]) if len(sys.argv) > 4 else 50
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    os.makedirs(folder, exist_ok=True)
    big, one = os.path.join(folder, "bounces.txt"), os.path.join(folder, "one.txt")
    make(big, megabytes)
    with open(one, "w", encoding="utf-8") as out:
        out.write("550 5.1.1 No such user\n")
    ratios, ours, memory = [], [], 0
    for _ in range(rounds):
        theirs, _ = cpu([bench, big])
        spent, memory = cpu([program, "classify", big])
        ratios.append(theirs / spent)
        ours.append(spent)
    print(f"smtplint classify, {megabytes} MB: {megabytes / statistics.median(ours):.0f} MB/s of CPU time, {memory} KiB at most; "
          f"{statistics.median(ratios):.2f} times as fast as the RegexSet")
    start = statistics.median(cpu([program, "classify", one])[0] for _ in range(21))
    print(f"smtplint classify, one line: {start * 1000:.1f} ms of CPU time")


main()
