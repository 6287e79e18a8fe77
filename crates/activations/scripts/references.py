"""Measures every function against mpmath at 256 bits, and writes `tests/functions/references.bin`.

    pip install mpmath gmpy2        (gmpy2 only makes it faster)
    python crates/activations/scripts/references.py [NAME ...]

For each function and derivative it takes some hundred thousand points (all edges, neighbors of every branch,
magnitudes from the smallest double to the largest, and the stretch where the function bends), asks the crate for its
values, computes the true ones, prints the largest errors, and keeps for the committed file: the edges, a sample, and
the points where the crate was worst. The points are chosen by looking at the crate; the values never are.

The file is a sequence of tables, little endian:

    u8   length of the name          f64  z
    ...  the name                    f64  the double nearest to the true value
    u32  number of rows       then   i16  (true − nearest) in units of 2⁻¹⁵ of the last place of `nearest`
"""

import math
import multiprocessing
import random
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

from mpmath import mp, mpf

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "tests" / "functions" / "references.bin"
POINTS = 120_000
SAMPLE = 500
HARDEST = 150

mp.prec = 256


def sigmoid(z):
    return 1 / (1 + mp.exp(-z))


def sigmoid_slope(z):
    e = mp.exp(-abs(z))
    return e / (1 + e) ** 2


def softplus(z):
    return max(z, 0) + mp.log1p(mp.exp(-abs(z)))


def silu_slope(z):
    return sigmoid(z) * (1 + z * sigmoid(-z))


def normal(z):
    return mp.erfc(-z / mp.sqrt(2)) / 2


def gelu_slope(z):
    return normal(z) + z * mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)


# The parameters of the functions that have one, as the list of the tests has them: the doubles, not the decimals.
LEAK = mpf(0.01)
SLOPE = mpf(0.25)

# name: (the function, the stretch where it bends, its branches, its limits at −∞ and +∞)
FUNCTIONS = {
    "Step": (lambda z: mpf(z >= 0), (-2, 2), (), (0, 1)),
    "Sign": (mp.sign, (-2, 2), (), (-1, 1)),
    "Identity": (lambda z: z, (-2, 2), (), (-math.inf, math.inf)),
    "Identity'": (lambda z: mpf(1), (-2, 2), (), (1, 1)),
    "Sigmoid": (sigmoid, (-745.5, 40), (), (0, 1)),
    "Sigmoid'": (sigmoid_slope, (-745.5, 745.5), (), (0, 0)),
    "Tanh": (mp.tanh, (-23, 23), (0.55, 22), (-1, 1)),
    "Tanh'": (lambda z: 4 * sigmoid_slope(2 * z), (-373, 373), (300, 400), (0, 0)),
    "Relu": (lambda z: max(z, 0), (-2, 2), (), (0, math.inf)),
    "Relu'": (lambda z: mpf(z > 0), (-2, 2), (), (0, 1)),
    "LeakyRelu": (lambda z: LEAK * z if z < 0 else z, (-10, 10), (), (-math.inf, math.inf)),
    "LeakyRelu'": (lambda z: LEAK if z <= 0 else mpf(1), (-2, 2), (), (LEAK, 1)),
    "ParametricRelu": (lambda z: SLOPE * z if z < 0 else z, (-10, 10), (), (-math.inf, math.inf)),
    "ParametricRelu'": (lambda z: SLOPE if z <= 0 else mpf(1), (-2, 2), (), (SLOPE, 1)),
    "Elu": (lambda z: mp.expm1(z) if z < 0 else z, (-45, 1), (1.1, 44), (-1, math.inf)),
    "Elu'": (lambda z: mp.exp(z) if z < 0 else mpf(1), (-746, 1), (), (0, 1)),
    "Softplus": (softplus, (-746, 40), (), (0, math.inf)),
    "Softplus'": (sigmoid, (-745.5, 40), (), (0, 1)),
    "Silu": (lambda z: z * sigmoid(z), (-753, 40), (), (-0.0, math.inf)),
    "Silu'": (silu_slope, (-753, 40), (1.2784645427610737, 0.7784645427610737, 1.7784645427610737), (-0.0, 1)),
    "Gelu": (lambda z: z * normal(z), (-39, 9), (math.sqrt(1200), 40), (-0.0, math.inf)),
    "Gelu'": (
        gelu_slope,
        (-39, 9),
        (0.7517915246935645, 0.2517915246935645, 1.2517915246935645, math.sqrt(1200), 40),
        (-0.0, 1),
    ),
    "HardSigmoid": (lambda z: min(max((z + 3) / 6, 0), 1), (-4, 4), (3,), (0, 1)),
    "HardSigmoid'": (lambda z: mpf(1) / 6 if abs(z) < 3 else mpf(0), (-4, 4), (3,), (0, 0)),
    "HardTanh": (lambda z: min(max(z, -1), 1), (-2, 2), (1,), (-1, 1)),
    "HardTanh'": (lambda z: mpf(abs(z) < 1), (-2, 2), (1,), (0, 0)),
    "Softsign": (lambda z: z / (1 + abs(z)), (-100, 100), (), (-1, 1)),
    "Softsign'": (lambda z: 1 / (1 + abs(z)) ** 2, (-100, 100), (1e154, 1e160), (0, 0)),
    "Arctan": (mp.atan, (-10, 10), (0.41421356237309503, 1, 2.414213562373095), (-math.pi / 2, math.pi / 2)),
    "Arctan'": (lambda z: 1 / (1 + z * z), (-100, 100), (2.0**30, 1e154, 1e160), (0, 0)),
}

# Branches of the shared exponential: where the tail is scaled, where the argument is clamped.
SHARED = (600.0, 800.0)


def neighbors(x, count):
    """`x` and the doubles on both sides of it."""
    up = down = x
    result = [x]
    for _ in range(count):
        up, down = math.nextafter(up, math.inf), math.nextafter(down, -math.inf)
        result += [up, down]
    return result


def edges(branches):
    largest, smallest = sys.float_info.max, math.ulp(0.0)
    result = []
    for n in (0.0, smallest, sys.float_info.min, largest, math.inf, 1.0, 2.0, 0.5, 3.0, 4.0, 10.0, 0.1, 0.3, 1.7):
        result += [n, -n]
    # Where e⁻ˣ becomes subnormal, where eˣ overflows, where e⁻ˣ becomes 0, and where σ becomes 1, naively and truly.
    limits = (708.3964185322641, 709.782712893384, 745.1332191019411, 53 * math.log(2), 54 * math.log(2))
    for x in (*branches, *SHARED, *limits):
        result += [*neighbors(x, 2), *neighbors(-x, 2)]
    return result


def points(branches, bend, count, seed):
    rng = random.Random(seed)
    low, high = bend
    result = []
    for i in range(count):
        kind = i % 6
        if kind == 0:
            z = math.ldexp(rng.uniform(1, 2), rng.randrange(-1074, 12)) * rng.choice((1, -1))
        elif kind == 1:
            z = math.ldexp(rng.uniform(1, 2), rng.randrange(-30, 7)) * rng.choice((1, -1))
        elif kind == 2:
            z = rng.uniform(low, high)
        elif kind == 3 and branches:
            z = rng.choice(branches) * rng.choice((1, -1)) + rng.gauss(0, 1) * 2.0 ** -rng.randrange(0, 40)
        else:
            z = rng.uniform(max(low, -30), min(high, 30))
        result.append(z)
    return result


def reference(function, z):
    """The nearest double, and what is missing to the true value in units of its last place."""
    true = function(mpf(z))
    nearest = nearest_double(true)
    place = math.ulp(nearest) if abs(nearest) < sys.float_info.max else 2.0**971
    return nearest, int(mp.nint((true - mpf(nearest)) / mpf(place) * 2**15))


def nearest_double(true):
    """Rounded once, also among the subnormal numbers, where `float(mpf)` is not relied upon."""
    if true == 0:
        return 0.0
    if abs(true) < mpf(2) ** -1022:
        return math.ldexp(int(mp.nint(true * mpf(2) ** 1074)), -1074)
    return float(true)


def table(name):
    function, bend, branches, limits = FUNCTIONS[name]
    fixed = edges(branches)
    rows = []
    for z in fixed + points(branches, bend, POINTS, name):
        nearest, rest = reference(function, z) if math.isfinite(z) else (float(limits[z > 0]), 0)
        rows.append((z, nearest, rest))
    return name, len(fixed), rows


def error(ours, nearest, rest):
    if math.isinf(nearest) or math.isnan(ours):
        return 0.0 if ours == nearest else math.inf
    place = math.ulp(nearest) if abs(nearest) < sys.float_info.max else 2.0**971
    return abs((ours - nearest) / place - rest / 2**15)


def bench_program():
    """Builds the benchmark and returns its path."""
    import json

    lines = subprocess.run(
        ["cargo", "bench", "--no-run", "-p", "activations", "--bench", "maps", "--message-format=json"],
        cwd=HERE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    built = [json.loads(line) for line in lines if line.startswith("{")]
    return [b["executable"] for b in built if b.get("executable") and b["target"]["name"] == "maps"][-1]


def stored_references():
    """What `references.bin` holds: for each name the rows (z, nearest, rest in ulp)."""
    data, tables, at = OUTPUT.read_bytes(), {}, 0
    while at < len(data):
        length = data[at]
        name = data[at + 1 : at + 1 + length].decode()
        (count,) = struct.unpack_from("<I", data, at + 1 + length)
        at += 5 + length
        rows = struct.iter_unpack("<ddh", data[at : at + 18 * count])
        tables[name] = [(z, nearest, rest / 2**15) for z, nearest, rest in rows]
        at += 18 * count
    return tables


def main():
    names = sys.argv[1:] or list(FUNCTIONS)
    program = subprocess.Popen([bench_program(), "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    kept = {}
    with tempfile.TemporaryDirectory() as folder, multiprocessing.Pool() as pool:
        source, result = Path(folder) / "z", Path(folder) / "out"
        for name, fixed, rows in pool.imap(table, names):
            source.write_bytes(struct.pack(f"<{len(rows)}d", *(row[0] for row in rows)))
            program.stdin.write(f"values {name} {source} {result}\n")
            program.stdin.flush()
            program.stdout.readline()
            ours = struct.unpack(f"<{len(rows)}d", result.read_bytes())
            errors = [error(a, row[1], row[2]) for a, row in zip(ours, rows)]
            order = sorted(range(len(rows)), key=lambda i: -errors[i])
            print(f"{name:<24} {errors[order[0]]:6.3f} ulp at {rows[order[0]][0]!r}", flush=True)
            for i in order[1:4]:
                print(f"{'':<24} {errors[i]:6.3f} ulp at {rows[i][0]!r}")
            keep = [*range(fixed), *order[:HARDEST], *range(fixed, fixed + SAMPLE)]
            kept[name] = [rows[i] for i in dict.fromkeys(keep)]
    if sys.argv[1:]:
        print("some functions only: the file is left as it is")
        return
    with OUTPUT.open("wb") as file:
        for name, rows in kept.items():
            file.write(struct.pack("<B", len(name)) + name.encode() + struct.pack("<I", len(rows)))
            for row in rows:
                file.write(struct.pack("<ddh", *row))
    print(f"{OUTPUT.name}: {OUTPUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
