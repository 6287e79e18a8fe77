"""The numbers of chapters 3 and 4."""

import math
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import combinations_with_replacement, islice, product
from operator import add, mul

from reference import (
    Near,
    above,
    at_least,
    corners,
    exact,
    intervals,
    random_doubles,
    sigma,
    slope,
    table,
    weighted_sum,
)

PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494")
E = Decimal(1).exp()


def tanh(z):
    fall = (-2 * abs(exact(z))).exp()
    return ((1 - fall) / (1 + fall)).copy_sign(exact(z))


def tanh_slope(z):
    return 4 * slope(2 * exact(z))


def relu(z):
    return z if z > 0 else 0


# --- exclusive or -------------------------------------------------------------------------------------------------


def xor_search():
    """In quarters everything is a whole number."""
    grid = range(-20, 21)
    right = [
        (b < 0) + (w2 + b >= 0) + (w1 + b >= 0) + (w1 + w2 + b < 0)
        for w1, w2, b in product(grid, repeat=3)
    ]
    return {"tried": len(right), "best": max(right), "winners": right.count(4)}


def xor_networks():
    def nand(a, b):
        return 1 - (a & b)

    rows = []
    for a, b in corners():
        first = nand(a, b)
        nands = nand(nand(a, first), nand(b, first))
        rows.append({"x1": a, "x2": b, "nands": nands, "three": (a | b) & nand(a, b)})
        assert nands == a ^ b
    return {"rows": rows}


# --- degrees ------------------------------------------------------------------------------------------------------


def fuzziness():
    rows = []
    for n in (0, 4, 8, 12, 16, 20):
        total = Fraction(3 * n, 10)
        rows.append(
            {
                "inputs": n,
                # n additions of a number that is no double, of sums up to 6.
                "sum": Near(exact(total), 0, n * Decimal("1e-15")),
                "z": Near(exact(total - 3), 0, n * Decimal("1e-15")),
                "step": at_least(total, 3),
                "sigmoid": Near(sigma(total - 3), "2e-14"),
            }
        )
    return {"rows": rows}


def large_input():
    return {"rows": [{"w": w, "x": 2, "z": 2 * w, "y": Near(sigma(2 * w))} for w in (3, -3)]}


def output_is_not_sum():
    return {"sum": 1, "z": 0, "y": Near(sigma(0))}


# --- printed programs ---------------------------------------------------------------------------------------------


def plt_step():
    """The corners of matplotlib's path in the style "pre": up first, then across."""
    points = [(1, 0), (2, 1), (3, 2), (4, 3)]
    path = points[:1]
    for x, y in points[1:]:
        path += [(path[-1][0], y), (x, y)]
    rows = []
    for x in (1, 1.5, 2, 2.5, 3, 3.5, 4):
        heights = []
        for (x0, y0), (x1, y1) in zip(path, path[1:]):
            if x0 <= x <= x1:
                heights += [y0, y1]
        rows.append({"x": x, "staircase": min(heights), "heaviside": at_least(x, 0)})
    return {"rows": rows}


def missing_minus():
    rows = [
        {
            "x": x,
            "right": Near(sigma(x)),
            "mirrored": Near(sigma(-x)),
            # e is rounded, and 1 - e is smaller than e.
            "pole": Near(1 / (1 + E * x), "2e-15"),
        }
        for x in (-2, -1, 0, 1, 2)
    ]
    return {"rows": rows, "pole_at": Near(-1 / E)}


def sampling():
    rows = []
    for points in (10, 100, 1000):
        spacing = Decimal(20) / (points - 1)
        best = (Decimal(0), None)
        for i in range(points // 2):
            right = 10 - i * spacing
            left = right - spacing
            rise = (sigma(right) - sigma(left)) / spacing
            # The curve is furthest from the chord where it has the slope of the chord.
            root = (1 - 4 * rise).sqrt()
            at = ((1 + root) / (1 - root)).ln()
            if max(left, 0) <= at <= right:
                best = max(best, (abs(sigma(at) - sigma(left) - rise * (at - left)), at))
        rows.append(
            {
                "points": points,
                "spacing": Near(spacing),
                # A difference of numbers near 1.
                "max_error": Near(best[0], 0, "5e-16"),
                # A maximum is flat, so its place is less certain than its height.
                "at": Near(best[1], 0, "1e-5"),
            }
        )
    return {"rows": rows}


def relu_printed():
    # NumPy fills the array by the difference of its first two values.
    printed = [-10.0 + i * ((-10.0 + 0.1) - -10.0) for i in range(math.ceil(20 / 0.1))]
    return {
        "printed": len(printed),
        "different": sum(x != max(0.0, x) for x in printed),
        "first_printed": -10,
        "first_right": 0,
        "middle": printed[100],
        "last": printed[-1],
    }


# --- saturation ---------------------------------------------------------------------------------------------------


def where_slope_is(s):
    """σ(1 - σ) = s, solved for z."""
    root = (1 - 4 * Decimal(s)).sqrt()
    return ((1 + root) / (1 - root)).ln()


def saturation():
    levels = (("half of the maximum", "0.125"), ("0.01", "0.01"), ("0.001", "0.001"))
    # The slope is rounded; dividing by its own slope, at most 1.5 times as small, leaves a few units.
    rows = [{"share": share, "z": Near(where_slope_is(s), "4e-15")} for share, s in levels]
    return {"rows": rows, "maximum": 0.25}


def saturated_neuron():
    def loss_slope(z):
        return sigma(z) * slope(z)

    def outputs(z):
        """w and b change alike, so z = w + b changes by twice as much."""
        found = []
        for epoch in range(301):
            if epoch % 50 == 0:
                found.append(sigma(z))
            z -= 2 * Decimal("0.15") * loss_slope(z)
        return found

    near, far = outputs(Decimal("1.5")), outputs(Decimal(4))
    # 300 epochs add their roundings.
    rows = [
        {"epoch": 50 * i, "near": Near(n, "1e-13"), "far": Near(f, "1e-13")}
        for i, (n, f) in enumerate(zip(near, far))
    ]
    return {
        "rows": rows,
        "slope_near": Near(loss_slope(Decimal("1.5")), "2e-15"),
        "slope_far": Near(loss_slope(4), "2e-15"),
    }


def random_sums(seed, units, inputs):
    """Σ wx for random w and x between -√3 and √3, in doubles from left to right, as the unit adds."""
    doubles = random_doubles(seed)
    root = math.sqrt(3.0)
    sums = []
    for _ in range(units):
        total = 0.0
        for w, x in islice(zip(doubles, doubles), inputs):
            total = total + ((2.0 * w - 1.0) * root) * ((2.0 * x - 1.0) * root)
        sums.append(total)
    return sums


def nearly_normal(doubles):
    """Twelve of them, from left to right (the sum of the standard library may be more exact), less their mean."""
    return reduce(add, islice(doubles, 12), 0.0) - 6.0


def weight_scale():
    sums = random_sums(100, 2000, 100)
    limit = float(where_slope_is("0.01"))
    rows = []
    for scale in (0.1, 0.3, 1, 3, 10):
        # None so near to the limit that rounding could decide.
        assert all(abs(abs(scale * s) - limit) > 1e-9 for s in sums)
        saturated = sum(abs(scale * s) > limit for s in sums)
        rows.append({"scale": scale, "saturated": saturated / len(sums)})
    return {"rows": rows}


# --- zigzag -------------------------------------------------------------------------------------------------------


def means():
    """The middles of 768 equal pieces of [-3, 3]."""
    inputs = [Fraction(2 * i + 1, 256) for i in range(-384, 384)]
    rows = [("sigmoid", sigma), ("tanh", tanh), ("ReLU", lambda z: exact(relu(z)))]
    return {
        "rows": [
            {"function": name, "mean": Near(sum(map(f, inputs)) / len(inputs), 0, "1e-50")}
            for name, f in rows
        ]
    }


def gradient_signs():
    rows = [("(1, 0.1)", -1, (1, Fraction(1, 10))), ("(0.1, 1)", 1, (Fraction(1, 10), 1))]
    rows = [{"example": name, "error": e, "g1": e * x[0], "g2": e * x[1]} for name, e, x in rows]
    total = {key: sum(row[key] for row in rows) for key in ("error", "g1", "g2")}
    rows.append({"example": "sum", **total})
    for row in rows:
        for key in ("g1", "g2"):
            row[key] = float(row[key])
    return {"rows": rows}


def zigzag():
    outputs = [
        [sigma(1), sigma(-Fraction(1, 2))],
        [sigma(-Fraction(1, 5)), sigma(Fraction(6, 5))],
    ]

    def condition(x):
        """From the trace and the determinant of XᵀX."""
        half_trace = sum(v * v for row in x for v in row) / 2
        determinant = (x[0][0] * x[1][1] - x[0][1] * x[1][0]) ** 2
        radius = (half_trace * half_trace - determinant).sqrt()
        return (half_trace + radius) / (half_trace - radius)

    def epochs(x, rate):
        w = [Decimal(0), Decimal(0)]
        for epoch in range(10_000):
            errors = [x[i][0] * w[0] + x[i][1] * w[1] - y for i, y in ((0, 1), (1, -1))]
            if sum(e * e for e in errors) / 2 < Decimal("1e-6"):
                return epoch
            for row, y in zip(x, (1, -1)):
                error = row[0] * w[0] + row[1] * w[1] - y
                w = [w[j] - rate * error * row[j] for j in (0, 1)]

    kinds = (
        ("outputs of sigmoids", outputs),
        ("stretched to −1 … 1", [[2 * v - 1 for v in row] for row in outputs]),
        ("less one half", [[v - Decimal("0.5") for v in row] for row in outputs]),
    )
    rows = [
        # The flat curvature is what a subtraction leaves.
        {"inputs": name, "condition": Near(condition(x), "2e-14"), "epochs": epochs(x, Decimal("0.5"))}
        for name, x in kinds
    ]
    return {"learning_rate": 0.5, "rows": rows}


def eigenvalues_below(matrix, limit):
    """Sylvester: as many eigenvalues are below a limit as pivots of A - limit·I are negative."""
    n = len(matrix)
    a = [[v - limit * (i == j) for j, v in enumerate(row)] for i, row in enumerate(matrix)]
    negative = 0
    for k in range(n):
        pivot = a[k][k]
        negative += pivot < 0
        for i in range(k + 1, n):
            factor = a[i][k] / pivot
            a[i] = [u - factor * v for u, v in zip(a[i], a[k])]
    return negative


def eigenvalue(matrix, index):
    """The eigenvalue that has so many below it."""
    low, high = 0.0, sum(matrix[i][i] for i in range(len(matrix)))
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if eigenvalues_below(matrix, middle) > index else (middle, high)
    return (low + high) / 2


def conditioning():
    doubles = random_doubles(20)
    z = [[nearly_normal(doubles) for _ in range(20)] for _ in range(2000)]
    functions = (
        ("sigmoid", lambda z: 1 / (1 + math.exp(-z))),
        ("tanh", math.tanh),
        ("ReLU", lambda z: max(0.0, z)),
    )
    rows = []
    for name, f in functions:
        columns = list(zip(*([f(v) for v in row] for row in z)))
        moments = [[0.0] * 20 for _ in range(20)]
        for i, j in combinations_with_replacement(range(20), 2):
            moments[i][j] = moments[j][i] = sum(map(mul, columns[i], columns[j])) / len(z)
        condition = eigenvalue(moments, 19) / eigenvalue(moments, 0)
        mean = math.fsum(v for c in columns for v in c) / (len(z) * 20)
        # Sums of thousands of doubles, in another order.
        rows.append(
            {"function": name, "mean": Near(mean, 0, "1e-13"), "condition": Near(condition, "1e-10")}
        )
    return {"rows": rows}


# --- many layers --------------------------------------------------------------------------------------------------


def chains():
    def left(f, f_slope, layers):
        a, product = Decimal("0.5"), Decimal(1)
        for _ in range(layers):
            product, a = product * f_slope(a), f(a)
        return product

    # Up to twenty factors, each wrong by at most 4 units in the last place.
    return {
        "rows": [
            {
                "layers": n,
                "sigmoid": Near(left(sigma, slope, n), "2e-14"),
                "tanh": Near(left(tanh, tanh_slope, n), "2e-14"),
                "relu": 1,
                "relu_half": 0.5**n,
            }
            for n in (1, 2, 3, 5, 10, 20)
        ]
    }


def explosion():
    return {"rows": [{"layers": n, "factor": 25**n} for n in (1, 2, 3)]}


# --- dead units ---------------------------------------------------------------------------------------------------


class Unit:
    """max(z, αz) of z = wx + b, to learn y = x/2 from three examples."""

    EXAMPLES = [(Decimal(x), Decimal(x) / 2) for x in (1, 2, 3)]

    def __init__(self, leak):
        self.w, self.b, self.leak = Decimal(1), Decimal(0), Decimal(leak)

    def weighted_inputs(self):
        return [self.w * x + self.b for x, _ in self.EXAMPLES]

    def slopes(self):
        return [1 if z > 0 else self.leak for z in self.weighted_inputs()]

    def errors(self):
        outputs = [z * slope for z, slope in zip(self.weighted_inputs(), self.slopes())]
        return [a - y for a, (_, y) in zip(outputs, self.EXAMPLES)]

    def loss(self):
        return sum(e * e for e in self.errors()) / 2

    def step(self, rate):
        deltas = [e * slope for e, slope in zip(self.errors(), self.slopes())]
        self.w -= rate * sum(d * x for d, (x, _) in zip(deltas, self.EXAMPLES))
        self.b -= rate * sum(deltas)


def dead_relu():
    rows = []
    for rate in ("0.1", "0.2", "0.5", "1"):
        unit = Unit(0)
        for _ in range(200):
            unit.step(Decimal(rate))
        rows.append(
            {
                "learning_rate": float(rate),
                "w": Near(unit.w, 0, "1e-15"),
                "b": Near(unit.b, 0, "1e-15"),
                "active": sum(z > 0 for z in unit.weighted_inputs()),
                # Errors below 1e-4, each with a rounding of numbers near 1.
                "loss": Near(unit.loss(), "1e-10"),
            }
        )
    return {"epochs": 200, "rows": rows}


def revival():
    rows = []
    for leak in ("0", "0.01", "0.1", "0.25"):
        unit = Unit(leak)
        unit.step(Decimal("0.5"))
        assert all(z < 0 for z in unit.weighted_inputs())
        epochs = 0
        if unit.leak == 0:
            # All slopes are 0, and so is every step.
            epochs = "never, in 200 000"
        else:
            while unit.loss() >= Decimal("1e-6"):
                unit.step(Decimal("0.05"))
                epochs += 1
        rows.append({"slope": float(leak), "epochs": epochs, "loss": Near(unit.loss(), "1e-11")})
    return {"rows": rows}


def dead_network():
    """c + Σ v max(0, wx + b) with three units, to learn y = 2x + 1; each unit is (w, b, v)."""
    examples = [(0, 1), (1, 3), (2, 5)]
    rate = Decimal("0.05")
    rows = []
    for awake in range(4):
        units = [[Decimal(n) for n in (1, 0 if i < awake else -10, 1)] for i in range(3)]
        c = Decimal(0)

        def errors():
            return [c + sum(v * relu(w * x + b) for w, b, v in units) - y for x, y in examples]

        def loss():
            return sum(e * e for e in errors()) / 2

        epochs = 0
        if awake == 0:
            # Nothing but c moves, towards the mean, and the errors are those of the mean.
            assert all(w * x + b < 0 for w, b, _ in units for x, _ in examples)
            c, epochs = Decimal(3), "never, in 200 000"
        while awake and loss() >= Decimal("1e-6"):
            steps = errors()
            c -= rate * sum(steps)
            for unit in units:
                w, b, v = unit
                active = [(x, e) for (x, _), e in zip(examples, steps) if w * x + b > 0]
                unit[0] -= rate * sum(e * v * x for x, e in active)
                unit[1] -= rate * sum(e * v for _, e in active)
                unit[2] -= rate * sum(e * (w * x + b) for x, e in active)
            epochs += 1
        rows.append({"awake": awake, "epochs": epochs, "loss": Near(loss(), "1e-10")})
    return {"rows": rows}


# --- decisions ----------------------------------------------------------------------------------------------------


def cheese():
    rows = []
    for x in corners(3):
        total = weighted_sum((6, 2, 2), x)
        rows.append(
            {
                "weather": x[0],
                "partner": x[1],
                "transit": x[2],
                "sum": total,
                "y5": above(total, 5),
                "y3": above(total, 3),
            }
        )
    return {"rows": rows}


def movie():
    rows = []
    for x in corners(3):
        total = weighted_sum((4, 2, 2), x)
        rows.append(
            {
                "marvel": x[0],
                "theater": x[1],
                "friend": x[2],
                "sum": total,
                "z": total - 3,
                "step": int(x[0] or (x[1] and x[2])),
                "sigmoid": Near(sigma(total - 3)),
            }
        )
    return {"rows": rows}


def movie_thresholds():
    wanted = table((4, 2, 2), 3, above)
    rows = [
        {
            "above": above_only,
            "at_least": at_it,
            "firing": sum(outputs),
            "same": "the movie table" if outputs == wanted else "",
        }
        for at_it, above_only, outputs in intervals((4, 2, 2))
    ]
    return {"rows": rows}


def nudge():
    rows = []
    for w1 in (2.9, 2.99, 3, 3.01, 3.1):
        z = w1 - 3  # exact: neighbors of 3
        rows.append({"w1": w1, "z": z, "step": above(z, 0), "sigmoid": Near(sigma(z))})
    return {"rows": rows}


def perceptron_rule():
    tasks = (
        ("and", (0, 0, 0, 1)),
        ("or", (0, 1, 1, 1)),
        ("movie", (0, 0, 0, 1, 1, 1, 1, 1)),
        ("exclusive or", (0, 1, 1, 0)),
    )
    rows = []
    for task, targets in tasks:
        examples = [(*x, 1) for x in corners({4: 2, 8: 3}[len(targets)])]
        parameters, updates, learned = [0] * len(examples[0]), 0, "no"
        for _ in range(1000):
            before = updates
            for x, y in zip(examples, targets):
                error = y - above(sum(p * v for p, v in zip(parameters, x)), 0)
                parameters = [p + error * v for p, v in zip(parameters, x)]
                updates += abs(error)
            if updates == before:
                learned = "yes"
                break
        rows.append(
            {
                "task": task,
                "updates": updates,
                "weights": parameters[:-1],
                "bias": parameters[-1],
                "learned": learned,
            }
        )
    return {"passes": 1000, "rows": rows}


# --- smoothed steps -----------------------------------------------------------------------------------------------


def smoothing():
    places = {"at_minus_1": -1, "at_minus_tenth": -0.1, "at_tenth": 0.1, "at_1": 1}
    return {
        "rows": [
            {"c": c, **{name: Near(sigma(c * z)) for name, z in places.items()}}
            for c in (1, 2, 5, 50)
        ]
    }


def cutoff():
    doubles = random_doubles(200)
    cases = []
    for i in range(200):
        is_true = i % 2 == 0
        cases.append((is_true, (1.0 if is_true else -1.0) + 1.5 * nearly_normal(doubles)))
    rows = []
    for limit in (0.1, 0.3, 0.5, 0.7, 0.9):
        # σ(z) is at least the cutoff where z is at least this.
        z = math.log(limit / (1 - limit))
        assert all(abs(case[1] - z) > 1e-9 for case in cases)
        yes = [is_true for is_true, score in cases if score > z]
        rows.append({"cutoff": limit, "precision": sum(yes) / len(yes), "recall": sum(yes) / 100})
    return {"cases": 200, "rows": rows}


def tanh_sigmoid(found):
    rows = []
    for x, row in zip((-2, -0.5, 0, 0.1, 0.5, 1, 3), found["rows"]):
        rows.append(
            {
                "x": x,
                "tanh": Near(tanh(x)),
                # 2σ - 1 near 0 keeps the rounding of σ near 1/2.
                "two_sigma": Near(tanh(x), "2e-16", "2e-16"),
                # The same number in two ways: what is left are roundings of numbers up to 1.
                "difference": Near(0, 0, "4.5e-16", equals=row["tanh"] - row["two_sigma"]),
            }
        )
    return {"rows": rows}


def tanh_means():
    """Normal inputs of variance 1, by the trapezoidal rule with steps of 1/20 out to ±12."""

    def mean(m):
        total = weights = Decimal(0)
        for i in range(-240, 241):
            t = Decimal(i) / 20
            weight = (-t * t / 2).exp()
            total += weight * tanh(m + t)
            weights += weight
        return total / weights

    return {
        "rows": [
            {"mean_of_z": 0, "mean_of_tanh": 0},
            {"mean_of_z": 2, "mean_of_tanh": Near(mean(2), "2e-15")},
        ]
    }


# --- rectifiers ---------------------------------------------------------------------------------------------------


def sine(x):
    """By its power series, for x up to π."""
    term = total = x
    n = 1
    while abs(term) > Decimal("1e-55"):
        term *= -x * x / (2 * n * (2 * n + 1))
        total += term
        n += 1
    return total


def hinges():
    def largest_error(pieces):
        width = PI / pieces
        errors = []
        for i in range(pieces):
            left = i * width
            rise = (sine(left + width) - sine(left)) / width
            # Where the sine has the slope of the line; a place good to 16 digits gives the height to 32.
            at = Decimal(math.acos(rise))
            errors.append(abs(sine(at) - sine(left) - rise * (at - left)))
        return max(errors)

    rows = []
    for pieces in (4, 8, 16, 32):
        error = largest_error(pieces)
        rows.append(
            {
                "pieces": pieces,
                # A sum of up to 32 terms, and two of 16, all below 4.
                "max_error": Near(error, 0, "1e-14"),
                "ratio": Near(largest_error(pieces // 2) / error, 0, "1e-10"),
            }
        )
    return {"rows": rows}


def sparse():
    sums = random_sums(50, 5000, 50)
    assert all(abs(s + b) > 1e-9 for s in sums for b in (0, 5, -5))
    # Φ(x) = 1/2 + (x - x³/(2·3) + x⁵/(4·2!·5) - …)/√(2π), at x = √½.
    x = Decimal("0.5").sqrt()
    series = sum(
        (-1) ** k * x ** (2 * k + 1) / (2**k * math.factorial(k) * (2 * k + 1)) for k in range(40)
    )
    above_zero = Decimal("0.5") + series / (2 * PI).sqrt()
    theory = {0: Decimal("0.5"), 5: above_zero, -5: 1 - above_zero}
    return {
        "units": 5000,
        "rows": [
            {"bias": b, "active": sum(s + b > 0 for s in sums) / 5000, "theory": Near(theory[b])}
            for b in (0, 5, -5)
        ],
    }


def leaky():
    return {
        "rows": [
            {
                "x": x,
                "relu": max(x, 0),
                "leaky": x if x > 0 else float(Fraction(x, 100)),
                "parametric": max(x, Fraction(x, 4)),
            }
            for x in (-10, -1, 0, 1, 10)
        ]
    }


def abs_net():
    rows = [
        {"x": x, "right": max(x, 0), "left": max(-x, 0), "y": abs(x)}
        for x in (-3, -1, -0.25, 0, 0.25, 1, 3)
    ]
    return {"rows": rows}


def firing_rates():
    """The leaky cell charges towards its input I, v(t) = I(1 - e^-t), and reaches 1 after ln(I/(I - 1))."""

    def rate(number, rest):
        number = Decimal(number)
        return Near(0 if number <= 1 else 1 / (rest + (number / (number - 1)).ln()), "2e-13")

    inputs = (0.5, 1, 1.5, 2, 3, 10, 100, 1000)
    return {"rows": [{"input": number, "without": rate(number, 0), "with": rate(number, 1)} for number in inputs]}


SNAPSHOTS = (
    firing_rates,
    xor_search,
    xor_networks,
    fuzziness,
    large_input,
    output_is_not_sum,
    plt_step,
    missing_minus,
    sampling,
    saturation,
    saturated_neuron,
    weight_scale,
    means,
    gradient_signs,
    zigzag,
    conditioning,
    relu_printed,
    chains,
    explosion,
    dead_relu,
    revival,
    dead_network,
    cheese,
    movie,
    movie_thresholds,
    nudge,
    perceptron_rule,
    smoothing,
    cutoff,
    tanh_sigmoid,
    tanh_means,
    hinges,
    sparse,
    leaky,
    abs_net,
)
