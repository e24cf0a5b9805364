#!/usr/bin/env python3
"""smtplint explain from a cold start, beside a Rust program of the same profile that prints one line.

usage: explain.py PATH_TO_SMTPLINT DATA_DIR [ROUNDS=300]

CPU time (user and system) of whole processes, in turn; the figure is the median of the ratios within a round, of each of
a few questions. It should be at most 1.5.
"""

import os
import statistics
import subprocess
import sys

QUESTIONS = [["220"], ["550", "--lang", "fr"], ["5.7.1"], ["guides/bouncing"], ["SL0203"]]
LINE = 'fn main() {\n    println!("220 Service ready");\n}\n'
# Those of the release profile in Cargo.toml.
PROFILE = ["--edition", "2024", "-C", "opt-level=3", "-C", "lto=thin", "-C", "codegen-units=1"]


def cpu(argv):
    process = subprocess.Popen(argv, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, (argv, process.returncode)
    return usage.ru_utime + usage.ru_stime


def main():
    smtplint, data = os.path.abspath(sys.argv[1]), sys.argv[2]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    os.makedirs(data, exist_ok=True)
    source, line = os.path.join(data, "line.rs"), os.path.join(data, "line")
    with open(source, "w", encoding="utf-8") as file:
        file.write(LINE)
    subprocess.run(["rustc", *PROFILE, "-o", line, source], check=True)
    for question in QUESTIONS:
        pairs = [(cpu([line]), cpu([smtplint, "explain", *question])) for _ in range(rounds)]
        one, mine = (statistics.median(pair[at] for pair in pairs) * 1e3 for at in (0, 1))
        ratio = statistics.median(mine / one for one, mine in pairs)
        print(f"explain {' '.join(question)} | {mine:.2f} ms of CPU, one line {one:.2f} ms: {ratio:.2f} (at most 1.5)")


main()
