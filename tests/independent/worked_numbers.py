#!/usr/bin/env python3
"""The worked numbers of the book, computed a second time.

    python3 tests/independent/worked_numbers.py

Reads tests/snapshots/*.snap of the tests in tests/numbers, and compares every value in them with a value
computed here. Nothing of the Rust crates is used, and nothing but Python's standard library: sums with
fractions, functions with 60-digit decimals, doubles only where the question is about doubles.

A number must be equal, or within 1e-15 of the exact value where it is the double nearest to, or a few units in the
last place from, something irrational. Difference quotients have a wider bound, with its reason. A value that is not
computed here, a value that is missing, and a snapshot that nobody expects are errors.
"""

import inspect
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import chapters_1_2
import chapters_3_4
import chapter_5
from reference import Near

SNAPSHOTS = Path(__file__).resolve().parent.parent / "snapshots"

# The name of a function is that of the snapshot it computes.
EXPECTED = {f.__name__: f for part in (chapters_1_2, chapters_3_4, chapter_5) for f in part.SNAPSHOTS}


def read(path):
    """The header and the value of a snapshot."""
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return header, body


def compare(expected, found, where, report):
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in expected.keys() | found.keys():
            if key not in expected:
                report(f"{where}.{key}: is not computed here")
            elif key not in found:
                report(f"{where}.{key}: is not in the snapshot")
            else:
                compare(expected[key], found[key], f"{where}.{key}", report)
    elif isinstance(expected, list) and isinstance(found, list):
        if len(expected) != len(found):
            report(f"{where}: {len(expected)} expected, {len(found)} found")
        for i, (e, f) in enumerate(zip(expected, found)):
            compare(e, f, f"{where}.{i}", report)
    elif isinstance(expected, Near):
        report(None if expected.accepts(found) else f"{where}: {found!r}, expected {expected!r}")
    else:
        report(None if expected == found else f"{where}: {found!r}, expected {expected!r}")


def main():
    faults, values, snapshots = [], 0, 0

    def report(fault):
        nonlocal values
        values += 1
        if fault:
            faults.append(fault)

    seen = set()
    for path in sorted(SNAPSHOTS.glob("*.snap")):
        header, body = read(path)
        if "source: tests/numbers/" not in header:
            continue
        name = path.stem
        seen.add(name)
        if name not in EXPECTED:
            faults.append(f"{name}: nobody computes this snapshot here")
            continue
        found = json.loads(body)
        compute = EXPECTED[name]
        # A function that takes an argument needs a value that was found, to compute the next one from it.
        expected = compute(found) if inspect.signature(compute).parameters else compute()
        before = values
        compare(expected, found, name, report)
        snapshots += 1
        print(f"{name}: {values - before} values")
    for name in EXPECTED.keys() - seen:
        faults.append(f"{name}: there is no such snapshot")

    for fault in faults:
        print(f"WRONG {fault}", file=sys.stderr)
    print(f"{values} values in {snapshots} snapshots compared, {len(faults)} wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
