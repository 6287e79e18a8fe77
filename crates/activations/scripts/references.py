"""Measures every function against mpmath, looks for its worst points, and writes `tests/functions/references.bin`.

    pip install mpmath gmpy2 numpy
    python crates/activations/scripts/references.py [NAME ...]

For each function and derivative there are two parts.

**A sample** of some tens of thousands of points (all edges, neighbors of every branch, magnitudes from the smallest
double to the largest, and the stretch where the function bends), compared with 256 bits.

**A search.** An error in ulp is largest where the true value lies just below a power of two: there the last place is
small compared with the value. So every crossing of a power of two is located, and the search starts on its lower
side, at several distances, and at the branches and at the worst points of the sample. Each start is the center of a
patch of neighboring doubles, so narrow that three terms of the Taylor series at its center, computed with 256 bits,
give the true value of every double in it with an error of less than a thousandth of an ulp. Thousands of doubles of
each patch are tried. Then it climbs: the patches with the largest errors get new ones in their neighborhood, in
several rounds, each narrower than the one before. What it finds is confirmed with 2000 bits.

The committed file keeps the edges, a sample, the points where the crate was worst in the sample, and the worst points
found by the search. The points are chosen by looking at the crate; the values never are. It is a sequence of tables,
little endian:

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
POINTS = 30_000
SAMPLE = 500
HARDEST = 100
FOUND = 50

# Of the search: crossings of powers of two, doubles tried in each patch, patches that survive a round, new patches
# around each, rounds.
CROSSINGS = 300
TRIES = 4000
SURVIVORS = 60
CHILDREN = 20
ROUNDS = 8

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
    "Tanh": (mp.tanh, (-23, 23), (0.7, 22), (-1, 1)),
    "Tanh'": (lambda z: 4 * sigmoid_slope(2 * z), (-373, 373), (400,), (0, 0)),
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
    "Gelu": (lambda z: z * normal(z), (-39, 9), (0.8125, 40), (-0.0, math.inf)),
    "Gelu'": (gelu_slope, (-39, 9), (0.25, 0.7517915246935645, 40), (-0.0, 1)),
    "HardSigmoid": (lambda z: min(max((z + 3) / 6, 0), 1), (-4, 4), (1.5, 3), (0, 1)),
    "HardSigmoid'": (lambda z: mpf(1) / 6 if abs(z) < 3 else mpf(0), (-4, 4), (3,), (0, 0)),
    "HardTanh": (lambda z: min(max(z, -1), 1), (-2, 2), (1,), (-1, 1)),
    "HardTanh'": (lambda z: mpf(abs(z) < 1), (-2, 2), (1,), (0, 0)),
    "Softsign": (lambda z: z / (1 + abs(z)), (-100, 100), (), (-1, 1)),
    "Softsign'": (lambda z: 1 / (1 + abs(z)) ** 2, (-100, 100), (1e154, 1e160), (0, 0)),
    "Arctan": (mp.atan, (-10, 10), (0.41421356237309503, 1, 2.414213562373095), (-math.pi / 2, math.pi / 2)),
    "Arctan'": (lambda z: 1 / (1 + z * z), (-100, 100), (2.0**26.5, 2.0**30, 1e154, 1e160), (0, 0)),
}

# Points found against earlier kernels, or against these with one sign changed: who breaks them again is seen.
FORMER = {
    "Sigmoid'": (-13.169794358531291, -9.703999398627348, 12.476644160412446),
    "Tanh": (0.5456969088174236, 0.5501152834605032, 0.8875147002237612),
    "Tanh'": (4.851999732454953, 6.238322080206219),
    "Elu": (-4.745039035025656e-07, -0.0002441612786024799),
    "Softplus": (-0.4337520306435152, -0.43347903499268103),
    "Silu": (-20.349691706274026, -20.345804052424143, -20.359793778506024),
    "Silu'": (-1.2965162888694952, -1.2965655944128505, -1.287155764685931),
    "Gelu": (-0.0009473964792853511, 0.0004855999376743881, -0.5014991401082329, -1.387057101743998),
    "Gelu'": (-1.2540751104335486, -1.2517666848486635),
}

# Branches of the shared exponential: where the argument is bounded.
SHARED = (800.0,)

# No patch may contain a point at which one of the functions has a kink.
KINKS = (0.0, 1.0, -1.0, 3.0, -3.0)


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


def error(ours, nearest, rest):
    if math.isinf(nearest) or math.isnan(ours):
        return 0.0 if ours == nearest else math.inf
    place = math.ulp(nearest) if abs(nearest) < sys.float_info.max else 2.0**971
    return abs((ours - nearest) / place - rest / 2**15)


def confirmed(function, z, ours):
    """The error with 2000 bits, and the row for the file."""
    with mp.workprec(2000):
        nearest, rest = reference(function, z)
        place = mpf(math.ulp(nearest)) if abs(nearest) < sys.float_info.max else mpf(2) ** 971
        return float(abs(mpf(ours) - function(mpf(z))) / place), (z, nearest, rest)


class Crate:
    """The crate's values, from the benchmark program."""

    def __init__(self, path):
        self.folder = tempfile.TemporaryDirectory()
        self.files = [Path(self.folder.name) / name for name in ("z", "out")]
        self.program = subprocess.Popen([path, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, name, z):
        import numpy as np

        source, result = self.files
        np.ascontiguousarray(z, dtype="<f8").tofile(source)
        self.program.stdin.write(f"values {name} {source} {result}\n")
        self.program.stdin.flush()
        if not self.program.stdout.readline():
            raise SystemExit(f"the benchmark program knows no {name}")
        return np.fromfile(result, dtype="<f8").reshape(np.shape(z))


class Patches:
    """Neighborhoods of some doubles, with the Taylor series of the function at each."""

    def __init__(self, function, centers):
        import numpy as np

        kept, rows, widths = [], [], []
        for center in centers:
            if not math.isfinite(center) or center == 0:
                continue
            terms = self.series(function, center)
            if terms is None:
                continue
            # Narrow beside the argument, and where there is a root near, beside the distance to it.
            width = 2.0**-26 * min(1.0, abs(center), abs(terms[0] / terms[2]) if terms[2] else 1.0)
            if any(abs(center - kink) <= width for kink in KINKS):
                continue
            kept.append(center)
            widths.append(width)
            rows.append(terms)
        self.centers, self.widths = np.array(kept), np.array(widths)
        # Columns, so that they spread over the doubles of a patch.
        columns = np.array(rows).reshape(-1, 6).T[..., None]
        self.high, self.low, self.first, self.second, self.third, self.scale = columns

    @staticmethod
    def series(function, center):
        """The value in two doubles, three more coefficients, and the power of two that they are multiplied by."""
        try:
            x, h = mpf(center), mpf(2) ** (math.frexp(center)[1] - 45)
            below, value, above, far = (function(x + k * h) for k in (-1, 0, 1, 2))
        except (OverflowError, ZeroDivisionError, ValueError):
            return None
        if value == 0 or abs(value) > mpf(2) ** 1000 or abs(value) < mpf(2) ** -1074:
            return None
        scale = 0 if abs(value) > mpf(2) ** -700 else 300
        third = (far - 3 * above + 3 * value - below) / (6 * h**3)
        second = (above - 2 * value + below) / (2 * h**2)
        first = (above - below) / (2 * h) - third * h**2
        high = nearest_double(value * mpf(2) ** scale)
        rest = [value * mpf(2) ** scale - mpf(high), *(c * mpf(2) ** scale for c in (first, second, third))]
        return [high, *map(float, rest), 2.0**scale]

    def errors(self, crate, name, tries, rng):
        """For each patch the largest error among `tries` of its doubles, and where."""
        import numpy as np

        if not len(self.centers):
            return np.zeros(0), np.zeros(0)
        places = np.spacing(np.abs(self.centers))
        # Half of them anywhere in the patch, half nearer and nearer to its center.
        spread = rng.uniform(-1.0, 1.0, (len(self.centers), tries))
        spread[:, tries // 2 :] *= 2.0 ** -rng.uniform(0.0, 30.0, (len(self.centers), tries - tries // 2))
        z = self.centers[:, None] + np.rint(spread * (self.widths / places)[:, None]) * places[:, None]
        z[:, 0] = self.centers
        with np.errstate(all="ignore"):
            ours = crate(name, z) * self.scale
            d = z - self.centers[:, None]
            rest = self.low + d * (self.first + d * (self.second + d * self.third))
            place = np.maximum(np.spacing(np.abs(self.high + rest)), 2.0**-1074 * self.scale)
            errors = np.abs((ours - self.high) - rest) / place
        errors[np.isnan(errors)] = 0.0
        best = errors.argmax(axis=1)
        rows = np.arange(len(best))
        return errors[rows, best], z[rows, best]


def crossings(crate, name, zs):
    """The doubles, each the last before the value crosses a power of two, and the next one."""
    import numpy as np

    def ordered(z):
        bits = z.view(np.int64)
        return np.where(bits < 0, -(bits & np.int64(2**63 - 1)), bits)

    def double(order):
        return np.where(order < 0, -order | np.int64(-(2**63)), order).view(np.float64)

    def binade(z):
        value = crate(name, z)
        return np.where(np.isfinite(value) & (value != 0), np.frexp(value)[1] * np.sign(value), 9999.0)

    zs = np.unique(np.array([z for z in zs if math.isfinite(z)]) + 0.0)
    kinds = binade(zs)
    change = np.nonzero((kinds[1:] != kinds[:-1]) & (kinds[1:] != 9999.0) & (kinds[:-1] != 9999.0))[0]
    low, high, kind = ordered(zs[change]), ordered(zs[change + 1]), kinds[change]
    for _ in range(64):
        middle = low + (high - low) // 2
        same = binade(double(middle)) == kind
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    return double(low), double(high)


def search(crate, name, function, starts, sample):
    """The points with the largest errors that climbing finds: pairs of error and z, largest first."""
    import numpy as np

    rng = np.random.default_rng(sum(map(ord, name)))
    before, after = crossings(crate, name, sample)
    size = np.abs(before)
    inner, outer = (size > 2.0**-12) & (size < 40.0), (size >= 40.0) & (size < 2.0**10)
    kinds = ((inner, CROSSINGS), (outer, CROSSINGS // 4), (~inner & ~outer, CROSSINGS // 2))
    chosen = [rng.permutation(np.nonzero(where)[0])[:count] for where, count in kinds]
    centers = list(starts)
    for i in np.concatenate(chosen):
        low, high = crate(name, np.array([before[i], after[i]]))
        edge, sign = (before[i], -1.0) if abs(low) < abs(high) else (after[i], 1.0)
        terms = Patches.series(function, float(edge))
        if terms is None or terms[2] == 0:
            continue
        reach = min(abs(terms[0] / terms[2]), abs(edge), 1.0)
        centers += [float(edge), *(float(edge + sign * reach * 2.0**-j) for j in (3, 5, 7, 10, 14, 20))]
    best = {}

    def look(centers, tries):
        patches = Patches(function, centers)
        errors, at = patches.errors(crate, name, tries, rng)
        for e, z, center, width in zip(errors, at, patches.centers, patches.widths):
            if e > best.get(center, (0.0,))[0]:
                best[center] = (e, z, width)

    look(centers, TRIES // 3)
    for turn in range(ROUNDS):
        top = sorted(best.values(), key=lambda found: -found[0])[:SURVIVORS]
        children = [z for _, z, _ in top]
        for _, z, _ in top:
            reach = 2.0 ** -rng.uniform(2 + 2 * turn, 10 + 3 * turn, CHILDREN)
            children += list(z + rng.choice((-1.0, 1.0), CHILDREN) * reach * min(1.0, abs(z)))
        look(map(float, children), TRIES)
    return sorted(((e, float(z)) for e, z, _ in best.values()), reverse=True)[:FOUND]


def measure(task):
    """All of one function: the rows for the file, and what to print."""
    name, path = task
    function, bend, branches, limits = FUNCTIONS[name]
    crate = Crate(path)
    fixed = [*edges(branches), *FORMER.get(name, ())]
    rows = []
    for z in fixed + points(branches, bend, POINTS, name):
        nearest, rest = reference(function, z) if math.isfinite(z) else (float(limits[z > 0]), 0)
        rows.append((z, nearest, rest))
    ours = crate(name, [row[0] for row in rows])
    errors = [error(float(a), row[1], row[2]) for a, row in zip(ours, rows)]
    order = sorted(range(len(rows)), key=lambda i: -errors[i])
    chosen = [*range(len(fixed)), *order[:HARDEST], *range(len(fixed), len(fixed) + SAMPLE)]
    kept = [rows[i] for i in dict.fromkeys(chosen)]
    worst = [(errors[i], rows[i][0]) for i in order[:1]]
    # Where every result of the sample is exact or correctly rounded there is nothing to climb.
    if errors[order[0]] > 0.5:
        starts = [rows[i][0] for i in order[:200]] + [z for z in fixed if 0 < abs(z) < 1e300]
        starts += [row[0] for row in rows[len(fixed) : len(fixed) + 600]]
        found = search(crate, name, function, starts, [row[0] for row in rows])
        for z, value in zip([z for _, z in found], crate(name, [z for _, z in found])):
            exact, row = confirmed(function, z, float(value))
            kept.append(row)
            worst.append((exact, z))
    return name, kept, errors[order[0]], max(worst)


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
    names = [word for word in sys.argv[1:] if not word.startswith("--")]
    programs = [word.removeprefix("--program=") for word in sys.argv[1:] if word.startswith("--program=")]
    path = programs[0] if programs else bench_program()
    kept = {}
    print(f"{'':<16}{'sample':>10}{'search':>10}   where, in ulp")
    with multiprocessing.Pool() as pool:
        for name, rows, sampled, (worst, z) in pool.imap(measure, [(name, path) for name in names or FUNCTIONS]):
            print(f"{name:<16}{sampled:>10.4f}{worst:>10.4f}   {z!r}", flush=True)
            kept[name] = rows
    if names:
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
