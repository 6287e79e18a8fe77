"""Derives what φ″ needs, and measures every φ″ against mpmath.

    pip install mpmath gmpy2        (gmpy2 only makes it faster)
    python crates/activations/scripts/second_derivatives.py coefficients
    python crates/activations/scripts/second_derivatives.py references [NAME ...]

`coefficients` prints the constants of `silu.rs` and `gelu.rs` that are used by φ″ alone; its method is that of
`coefficients.py`.

`references` searches for the points where this crate is worst, and writes `tests/functions/second_derivatives.bin`. It
aims: an error counted in units of the last place is largest where the result lies just below a power of two, since the
unit doubles there. The search solves |φ″(z)| = 2ᵏ, begins at points where the result is a little smaller, and climbs:
of each point and its random neighbors, some a few doubles away and some farther, the worst survives. The worst of all
are measured again at 2000 bits. It takes some minutes. The points are chosen by looking at the crate; the values never
are.

The file has the format of `references.bin`, see `references.py`.
"""

import math
import multiprocessing
import random
import struct
import subprocess
import sys
from pathlib import Path

from mpmath import mp, mpf

import coefficients
from references import error, nearest_double, neighbors

HERE = Path(__file__).resolve().parent
OUTPUT = HERE.parent / "tests" / "functions" / "second_derivatives.bin"
SAMPLE = 300
HARDEST = 150
POPULATION = 1500
GENERATIONS = 60
CHILDREN = 8

# The worst points of longer searches (3000 points, 80 generations), from which this one begins too.
FOUND = {
    "Sigmoid": (2.4259277241245902, 2.425938613274332),
    "Tanh": (1.212983674443885, 1.21296631330198),
    "Silu": (1.17103109978878, 6.308006957639724, 4.139579723650369, 2.1255700602559955),
    "Gelu": (1.287716006744375, 1.2821471182283921, 1.2822828532443764),
    "Arctan": (134219410.55222625, 134219410.5391507),
}

mp.prec = 256


def sigmoid_slope(z):
    e = mp.exp(-abs(z))
    return e / (1 + e) ** 2


def sigmoid(z):
    return -sigmoid_slope(z) * mp.tanh(z / 2)


def silu(z):
    return sigmoid_slope(z) * (2 - z * mp.tanh(z / 2))


def gelu(z):
    return (2 - z * z) * mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)


# name: (φ″, its zeros and extrema and the branches in the source, for z ≥ 0, where it is 0, its values at ∓∞)
FUNCTIONS = {
    "Sigmoid": (sigmoid, (1.1, 1.3169578969248166, 600.0, 708.4), 746.0, (0.0, -0.0)),
    "Tanh": (lambda z: 8 * sigmoid(2 * z), (0.55, 0.6584789484624083, 300.0, 354.0), 374.0, (0.0, -0.0)),
    "Silu": (
        silu,
        (1.8993572805154675, 2.3993572805154675, 2.8993572805154675, 3.4358409935350567, 600.0, 708.4),
        753.0,
        (-0.0, -0.0),
    ),
    "Gelu": (gelu, (1.0, math.sqrt(2), 2.0, math.sqrt(1200), 37.7), 39.0, (-0.0, -0.0)),
    "Arctan": (
        lambda z: -2 * z / (1 + z * z) ** 2,
        (1 / math.sqrt(3), 1.0, 2.0**53, 2.0**200, 4.5e102),
        1e108,
        (0.0, -0.0),
    ),
}


def reference(name, z):
    """The nearest double, and what is missing to the true value in units of its last place."""
    function, _, _, limits = FUNCTIONS[name]
    if math.isinf(z):
        return limits[z > 0], 0
    true = function(mpf(z))
    nearest = nearest_double(true)
    if nearest == 0:
        # What was rounded to 0 keeps its sign. Itself 0 is φ″ at 0 only, of an odd function that falls through it.
        negative = true < 0 if true else math.copysign(1, z) > 0
        nearest = -0.0 if negative else 0.0
    return nearest, int(mp.nint((true - mpf(nearest)) / mpf(math.ulp(nearest)) * 2**15))


def measure(job):
    name, z, ours = job
    return error(ours, *reference(name, z))


def program():
    """Builds the benchmark and returns its path."""
    import json

    lines = subprocess.run(
        ["cargo", "bench", "--no-run", "-p", "activations", "--bench", "second_derivatives", "--message-format=json"],
        cwd=HERE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    built = [json.loads(line) for line in lines if line.startswith("{")]
    return [b["executable"] for b in built if b.get("executable")][-1]


def values(executable, name, points):
    result = subprocess.run(
        [executable, "--values", name],
        input=struct.pack(f"<{len(points)}d", *points),
        check=True,
        capture_output=True,
    ).stdout
    return struct.unpack(f"<{len(points)}d", result)


def below_powers_of_two(name):
    """For each piece between zeros and extrema, and each power of two in it: the z ≥ 0 where |φ″| is that power, and
    the direction in which |φ″| falls."""
    function, corners, end, _ = FUNCTIONS[name]
    borders = [mpf(0), *map(mpf, corners), mpf(end)]
    result = []
    for low, high in zip(borders, borders[1:]):
        inside = [low + (high - low) * mpf(2) ** -60, high - (high - low) * mpf(2) ** -60]
        sizes = [mp.log(abs(function(z)), 2) for z in inside]
        first, last = sorted(sizes)
        rising = sizes[1] > sizes[0]
        for k in range(max(int(mp.ceil(first)), -1080), int(mp.floor(last)) + 1):
            a, b = inside
            for _ in range(80):
                middle = (a + b) / 2 if b / a < 4 else mp.sqrt(a * b)
                if (mp.log(abs(function(middle)), 2) < k) == rising:
                    a = middle
                else:
                    b = middle
            result.append((float(a), -1 if rising else 1))
    return result


def start(name, rng):
    """Points where the result lies a little below a power of two, most of them where the function bends."""
    targets = below_powers_of_two(name)
    near = [target for target in targets if target[0] < 8]
    points = list(FOUND[name])
    for i in range(POPULATION):
        z, direction = rng.choice(near if near and i % 2 else targets)
        points.append(z * (1 + direction * rng.random() * 2.0 ** -rng.randrange(4, 20)))
    return points


def neighbor(z, rng):
    if rng.random() < 0.5:
        for _ in range(rng.randrange(1, 4)):
            z = math.nextafter(z, rng.choice((-math.inf, math.inf)))
        return z
    return z * (1 + rng.gauss(0, 1) * 2.0 ** -rng.randrange(8, 50))


def climb(executable, pool, name, rng):
    """Pairs of error and point, the worst first."""
    points = start(name, rng)
    known = {}

    def look(batch):
        batch = [z for z in dict.fromkeys(batch) if z not in known]
        jobs = [(name, z, ours) for z, ours in zip(batch, values(executable, name, batch))]
        known.update(zip(batch, pool.map(measure, jobs, chunksize=200)))

    look(points)
    for generation in range(GENERATIONS):
        families = [[z, *(neighbor(z, rng) for _ in range(CHILDREN))] for z in points]
        look([z for family in families for z in family])
        points = [max(family, key=known.get) for family in families]
        if generation % 10 == 9:
            # The worse half begins again at neighbors of the better half.
            points.sort(key=known.get, reverse=True)
            half = len(points) // 2
            points[half:] = [neighbor(z, rng) for z in points[: len(points) - half]]
            look(points)
    return sorted(((e, z) for z, e in known.items()), reverse=True)


def edges(name):
    _, corners, end, _ = FUNCTIONS[name]
    largest, smallest = sys.float_info.max, math.ulp(0.0)
    result = []
    for x in (0.0, smallest, sys.float_info.min, largest, math.inf, 1e-20, 0.1, 0.3, 0.5, 1.0, 2.0, 3.0, 10.0, 30.0):
        result += [x, -x]
    for x in (*corners, end, 745.1332191019411, 37.5):
        result += [*neighbors(x, 3), *neighbors(-x, 3)]
    return result


def sample(name, rng):
    end = FUNCTIONS[name][2]
    result = []
    for i in range(SAMPLE):
        if i % 3 == 0:
            z = math.ldexp(rng.uniform(1, 2), rng.randrange(-1074, int(math.log2(end)) + 2))
        elif i % 3 == 1:
            z = math.ldexp(rng.uniform(1, 2), rng.randrange(-30, 7))
        else:
            z = rng.uniform(0, 12)
        result.append(z * rng.choice((1, -1)))
    return result


def confirm(name, z, ours):
    """The error at 2000 bits."""
    with mp.workprec(2000):
        true = FUNCTIONS[name][0](mpf(z))
        nearest = nearest_double(true)
        return float(abs((mpf(ours) - true) / mpf(math.ulp(nearest))))


def references(names):
    executable = program()
    tables = {}
    with multiprocessing.Pool() as pool:
        for name in names or FUNCTIONS:
            rng = random.Random(name)
            worst = climb(executable, pool, name, rng)
            for _, z in worst[:3]:
                (ours,) = values(executable, name, [z])
                print(f"{name + chr(39) * 2:<12} {confirm(name, z, ours):6.3f} ulp at {z!r}", flush=True)
            points = dict.fromkeys([*edges(name), *(z for _, z in worst[:HARDEST]), *sample(name, rng)])
            tables[name + "''"] = [(z, *reference(name, z)) for z in points]
    if names:
        print("some functions only: the file is left as it is")
        return
    with OUTPUT.open("wb") as file:
        for name, rows in tables.items():
            file.write(struct.pack("<B", len(name)) + name.encode() + struct.pack("<I", len(rows)))
            for row in rows:
                file.write(struct.pack("<ddh", *row))
    print(f"{OUTPUT.name}: {OUTPUT.stat().st_size} bytes")


def constants():
    with mp.workdps(60):
        print("// silu.rs\n")

        root = mp.findroot(lambda a: 2 - a * mp.tanh(a / 2), mpf("2.4"))
        coefficients.double_double("INFLECTION", root)

        def quotient(d):
            return mp.diff(silu, root) if abs(d) < mpf(10) ** -25 else silu(root + d) / d

        coefficients.show(
            "NEAR_INFLECTION",
            "silu″(a)/(a − root) on |a − root| ≤ 0.5, relative",
            coefficients.to_f64(quotient, lambda d: 1 / quotient(d), mpf("-0.5"), mpf("0.5"), 17),
        )
        print("// gelu.rs\n")
        print(f"const SQRT_2_LOW: f64 = {float(mp.sqrt(2) - mpf(math.sqrt(2)))!r};")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["coefficients"]:
            constants()
        case ["references", *names]:
            references(names)
        case _:
            sys.exit(__doc__)
