"""Judges the instruction counts of `instructions.rs` (needs valgrind and gungraun-runner).

`instructions.py`          fails where a main path grew by more than 5 % over instructions.json, where twice the octets
                           cost more than 2.2 times the instructions, or a line of ten faults over 10 times a clean one.
`instructions.py --write`  writes instructions.json anew.

Counts depend on the compiler: with another rustc than the file's, growth is printed and not judged.
"""

import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
FILE = HERE / "instructions.json"
MAIN = ["clean_mail", "clean_ehlo", "rcpt_params", "invalid", "ten_faults", "one_line", "ehlo_reply", "classify"]
GROWTH, RATIO, FAULTS = 1.05, 2.2, 10.0


def measured():
    run = subprocess.run(
        ["cargo", "bench", "--quiet", "--bench", "instructions"], cwd=HERE, stdout=subprocess.PIPE, text=True, check=True
    )
    pattern = re.compile(r"^instructions::\w+::\w+ (\w+):.*\n\s+Instructions:\s+(\d+)\|", re.M)
    counts = {name: int(count) for name, count in pattern.findall(run.stdout)}
    missing = [name for name in MAIN if name not in counts]
    if missing:
        sys.exit(f"no count of {', '.join(missing)}")
    return counts


def compiler():
    return subprocess.run(["rustc", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def main():
    counts, rustc, faults = measured(), compiler(), []
    for name, count in counts.items():
        if name.endswith("_1"):
            ratio = counts[name[:-2] + "_2"] / count
            print(f"{name[:-2]:16} n: {count:9} 2n: {counts[name[:-2] + '_2']:9} ratio {ratio:.2f}")
            if ratio > RATIO:
                faults.append(f"{name[:-2]}: twice the octets cost {ratio:.2f} times the instructions, at most {RATIO}")
    ratio = counts["ten_faults"] / counts["clean_for_ten"]
    print(f"ten faults: {ratio:.2f} times a clean line")
    if ratio > FAULTS:
        faults.append(f"ten faults cost {ratio:.2f} times a clean line, at most {FAULTS}")
    if "--write" in sys.argv:
        FILE.write_text(json.dumps({"rustc": rustc, "counts": {name: counts[name] for name in MAIN}}, indent=2) + "\n")
    kept = json.loads(FILE.read_text())
    for name in MAIN:
        growth = counts[name] / kept["counts"][name]
        print(f"{name:16} {counts[name]:9} {100 * growth - 100:+.1f} %")
        if growth > GROWTH and kept["rustc"] == rustc:
            faults.append(f"{name} grew from {kept['counts'][name]} to {counts[name]} instructions")
    if kept["rustc"] != rustc:
        print(f"counted with {kept['rustc']}, this is {rustc}: growth is not judged")
    if faults:
        sys.exit("\n".join(faults))


main()
