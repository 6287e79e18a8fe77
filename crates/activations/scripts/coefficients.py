"""Derives every polynomial in `crates/activations/src` and prints it as Rust constants.

    pip install mpmath
    python crates/activations/scripts/coefficients.py

Method: the Remez exchange algorithm at 60 digits, with a weight that turns the error of the polynomial into the
relative error of what it is used for. The coefficients are then rounded to f64 one at a time, lowest degree first,
and the rest are fitted again after each rounding, so that the later ones absorb the rounding of the earlier ones.
"""

from mpmath import mp, mpf

mp.dps = 60


def solve(function, weight, nodes, fixed, free):
    """The polynomial, and the levelled error, whose weighted errors alternate in sign on `nodes`."""
    matrix = mp.matrix(len(nodes), len(nodes))
    right = mp.matrix(len(nodes), 1)
    for row, x in enumerate(nodes):
        for column, power in enumerate(free):
            matrix[row, column] = x**power
        matrix[row, len(free)] = (-1) ** row / weight(x)
        right[row] = function(x) - sum(c * x**power for power, c in enumerate(fixed))
    solution = mp.lu_solve(matrix, right)
    return list(fixed) + [solution[i] for i in range(len(free))]


def value(coefficients, x):
    total = mpf(0)
    for c in reversed(coefficients):
        total = total * x + c
    return total


def remez(function, weight, low, high, count, fixed=()):
    """`count` coefficients, of which the first are `fixed`; returns them with the largest weighted error."""
    free = list(range(len(fixed), count))
    size = len(free) + 1
    low, high = mpf(low), mpf(high)
    grid_size = 60 * size
    grid = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * i / grid_size) for i in range(grid_size + 1)]
    values = [function(x) for x in grid]
    weights = [weight(x) for x in grid]
    # A node may not be a point where the weight is zero: there no error counts.
    nodes = [(low + high) / 2 - (high - low) / 2 * mp.cos(mp.pi * (2 * i + 1) / (2 * size)) for i in range(size)]
    coefficients, worst = None, None
    for _ in range(12):
        coefficients = solve(function, weight, nodes, fixed, free)
        errors = [w * (f - value(coefficients, x)) for x, f, w in zip(grid, values, weights)]
        # The largest error of each run of one sign, then the largest runs that still alternate.
        peaks = []
        for i, e in enumerate(errors):
            if e == 0:
                continue
            if peaks and (errors[peaks[-1]] > 0) == (e > 0):
                if abs(e) > abs(errors[peaks[-1]]):
                    peaks[-1] = i
            else:
                peaks.append(i)
        while len(peaks) > size:
            peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
        worst = max(abs(e) for e in errors)
        if len(peaks) < size:
            break
        nodes = [grid[i] for i in peaks]
        if worst < min(abs(errors[i]) for i in peaks) * mpf("1.0001"):
            break
    return coefficients, worst


def to_f64(function, weight, low, high, count, fixed=()):
    """The coefficients rounded to f64, refitted after each rounding."""
    fixed = list(fixed)
    worst = None
    while len(fixed) < count:
        coefficients, _ = remez(function, weight, low, high, count, fixed)
        fixed.append(mpf(float(coefficients[len(fixed)])))
    grid = [mpf(low) + (mpf(high) - mpf(low)) * i / 4000 for i in range(1, 4000)]
    worst = max(abs(weight(x) * (function(x) - value(fixed, x))) for x in grid)
    return [float(c) for c in fixed], worst


def show(name, meaning, result):
    coefficients, worst = result
    print(f"/// {meaning}: largest weighted error 2^{float(mp.log(worst, 2)):.1f}.")
    print(f"const {name}: [f64; {len(coefficients)}] = [")
    for c in coefficients:
        print(f"    {c!r},")
    print("];\n")


def split(name, number, bits):
    """A constant as a high part with its last `bits` bits zero, and the rest."""
    scale = mpf(2) ** (53 - bits - 1 - int(mp.floor(mp.log(abs(number), 2))))
    high = mp.nint(number * scale) / scale
    print(f"const {name}_HIGH: f64 = {float(high)!r};")
    print(f"const {name}_LOW: f64 = {float(number - high)!r};\n")


def even_series(z):
    """(r·coth(r/2) − 2)/z at z = r²."""
    if z < mpf(10) ** -20:
        return mpf(1) / 6 - z / 360
    r = mp.sqrt(z)
    return (r * mp.coth(r / 2) - 2) / z


def exponential_weight(z):
    """How an error of P moves (R + r)/(R − r), relative to it."""
    r = mp.sqrt(z)
    big = 2 + z * even_series(z)
    return z * 2 * r / (big * big - z)


def core():
    print("// exponential.rs")
    print(f"const LOG2_E: f64 = {float(1 / mp.ln(2))!r};")
    split("LN_2", mp.ln(2), 12)
    show(
        "NARROW",
        "P on |r| ≤ 0.347, weighted by its effect on e^r",
        to_f64(even_series, exponential_weight, 0, mpf("0.347") ** 2, 5),
    )


if __name__ == "__main__":
    core()
