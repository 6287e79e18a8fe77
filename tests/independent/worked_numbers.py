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
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True

import chapters_1_2
import chapters_3_4
import chapter_5
import chapter_6
import real_table
from reference import Near

SNAPSHOTS = Path(__file__).resolve().parent.parent / "snapshots"

# The name of a function is that of the snapshot it computes.
EXPECTED = {f.__name__: f for part in (chapters_1_2, chapters_3_4, chapter_5, chapter_6, real_table) for f in part.SNAPSHOTS}


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


def check(path):
    """The number of values in a snapshot, and what is wrong with them."""
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    if "source: tests/numbers/" not in header:
        return 0, [f"{path.stem}: its header does not name a test of tests/numbers"]
    if path.stem not in EXPECTED:
        return 0, [f"{path.stem}: nobody computes this snapshot here"]
    found, reports = json.loads(body), []
    compute = EXPECTED[path.stem]
    # A function that takes an argument needs what was found, for numbers that are made of others to the bit.
    expected = compute(found) if inspect.signature(compute).parameters else compute()
    compare(expected, found, path.stem, reports.append)
    return len(reports), [fault for fault in reports if fault]


def main():
    paths = sorted(SNAPSHOTS.glob("*.snap"))
    values, faults = 0, [f"{name}: there is no such snapshot" for name in EXPECTED.keys() - {p.stem for p in paths}]
    with ProcessPoolExecutor() as pool:
        for path, (count, wrong) in zip(paths, pool.map(check, paths)):
            print(f"{path.stem}: {count} values")
            values, faults = values + count, faults + wrong
    for fault in faults:
        print(f"WRONG {fault}", file=sys.stderr)
    print(f"{values} values in {len(paths)} snapshots compared, {len(faults)} wrong")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
