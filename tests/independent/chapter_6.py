"""The numbers of chapter 6.

Networks are written out again, in fractions where a number is one, and in Python's doubles where training makes it.
"""

import functools
import math
from decimal import Decimal
from fractions import Fraction as F
from operator import mul

from reference import Near, at_least, corners, exact, random_doubles, sigma, weighted_sum

# --- exactly one of two ---------------------------------------------------------------------------------------------

XOR = (((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0))


def hidden_units():
    """The lamp is lit by what two units say of the switches: at least one is up; not both are."""
    rows = []
    for x1, x2 in corners():
        h1, h2 = int(x1 + x2 >= 1), int(x1 + x2 <= 1)
        assert h1 == at_least(weighted_sum((1, 1), (x1, x2)), F(1, 2))
        assert h2 == at_least(weighted_sum((-1, -1), (x1, x2)), F(-3, 2))
        rows.append({"x1": x1, "x2": x2, "h1": h1, "h2": h2, "y": h1 * h2})
    assert [row["y"] for row in rows] == [y for _, y in XOR]
    return {"rows": rows}


# --- the way back ---------------------------------------------------------------------------------------------------


class ThreeUnits:
    """Two rectifiers and an output that adds, in whatever numbers they are made of."""

    def __init__(self, number):
        self.w = [[number(1), number(1), number(0)], [number(1), number(1), number(-1)]]
        self.v = [number(1), number(-1), number(0)]

    def answer(self, x):
        return sum(v * max(z, 0) for v, z in zip(self.v, self.sums(x))) + self.v[2]

    def sums(self, x):
        return [w1 * x[0] + w2 * x[1] + b for w1, w2, b in self.w]

    def slopes(self, x, y):
        """By v₁, v₂, c, then by those of the hidden units: from the definition of a slope, piece by piece linear, and so exact
        with a nudge that passes no kink: the answer is linear in each parameter alone."""
        error = self.answer(x) - y
        nudge = F(1, 4)
        slopes = []
        for row in (self.v, *self.w):
            for j in range(3):
                kept = row[j]
                row[j] = kept + nudge
                up = self.answer(x)
                row[j] = kept - nudge
                down = self.answer(x)
                row[j] = kept
                slopes.append(error * (up - down) / (2 * nudge))
        return slopes

    def derived(self, x, y):
        """The same by the chain rule, for doubles; at a kink 0."""
        error = self.answer(x) - y
        slopes = [error * max(z, 0) for z in self.sums(x)] + [error]
        for v, z in zip(self.v, self.sums(x)):
            back = error * v if z > 0 else 0
            slopes += [back * x[0], back * x[1], back]
        return slopes

    def change(self, slopes, rate):
        rows = (self.v, *self.w)
        for i, slope in enumerate(slopes):
            rows[i // 3][i % 3] -= rate * slope

    def loss(self):
        return sum((self.answer(x) - y) ** 2 for x, y in XOR) / 2


def way_back():
    sample = (1, 1), 0
    start, after, later = ThreeUnits(F), ThreeUnits(F), ThreeUnits(float)
    slopes = start.slopes(*sample)
    assert slopes == start.derived(*sample)
    after.change(slopes, F(1, 20))
    for _ in range(300):
        total = [0.0] * 9
        for x, y in XOR:
            total = [a + b for a, b in zip(total, later.derived(x, y))]
        later.change(total, 0.05)
    # The rate is no double, and what is subtracted from it is rounded; three hundred steps round three hundred times.
    near = lambda number, absolute="0": Near(number.numerator / number.denominator, "1e-15", absolute)
    z = start.sums(sample[0])
    f = start.answer(sample[0])
    delta = f - sample[1]
    units = [(name, z[i], max(z[i], 0), 1, delta * start.v[i]) for i, name in enumerate(("first hidden", "second hidden"))]
    units.append(("output", f, f, 1, delta))
    # A bias is multiplied by 1: its slope is the error signal.
    assert [delta for *_, delta in units] == [slopes[5], slopes[8], slopes[2]]
    names = "v₁ v₂ c w₁₁ w₁₂ b₁ w₂₁ w₂₂ b₂".split()
    flat = lambda network: [number for row in (network.v, *network.w) for number in row]
    return {
        "units": [dict(zip(("unit", "z", "output", "slope", "delta"), unit)) for unit in units],
        "parameters": [
            {"parameter": name, "before": before, "slope": slope, "after": near(then, "1e-17")}
            for name, before, slope, then in zip(names, flat(start), slopes, flat(after))
        ],
        "cases": [
            {
                "x1": x[0],
                "x2": x[1],
                "wanted": y,
                "before": start.answer(x),
                "after": near(after.answer(x), "1e-15"),
                "later": Near(later.answer(x), "1e-13", "1e-14"),
            }
            for x, y in XOR
        ],
        "loss_before": start.loss(),
        "loss_after": near(after.loss(), "1e-15"),
        "loss_later": Near(later.loss(), "1e-10"),
    }


# --- the check of a network -----------------------------------------------------------------------------------------

NAMES = "w₁₁ w₁₂ b₁ w₂₁ w₂₂ b₂ v₁ v₂ c".split()


def draws(seed):
    """Uniform from −1 to 1."""
    return (2 * u - 1 for u in random_doubles(seed))


def tanh(z):
    """With as many digits as `exp` has, and exactly odd."""
    up, down = exact(z).exp(), (-exact(z)).exp()
    return (up - down) / (up + down)


def mean_cross_entropy(theta):
    total = Decimal(0)
    for x, y in XOR:
        h = [tanh(theta[i] * x[0] + theta[i + 1] * x[1] + theta[i + 2]) for i in (0, 3)]
        a = sigma(theta[6] * h[0] + theta[7] * h[1] + theta[8])
        total -= (a if y else 1 - a).ln()
    return total / 4


def nudged(theta):
    """The slopes by nudging each parameter by 10⁻²⁰, with sixty digits: right to some twenty."""
    slopes = []
    for j in range(9):
        up, down = list(theta), list(theta)
        up[j] += Decimal("1e-20")
        down[j] -= Decimal("1e-20")
        slopes.append((mean_cross_entropy(up) - mean_cross_entropy(down)) / Decimal("2e-20"))
    return slopes


def bugged(theta, bug):
    """What a program with this bug takes for the slopes: a difference to the chain rule in one place."""
    slopes = [Decimal(0)] * 9
    for x, y in XOR:
        h = [tanh(theta[i] * x[0] + theta[i + 1] * x[1] + theta[i + 2]) for i in (0, 3)]
        a = sigma(theta[6] * h[0] + theta[7] * h[1] + theta[8])
        error = (y - a if bug == "sign of the error" else a - y) / 4
        if bug == "slope of the output":
            error *= a * (1 - a)
        weights = theta[6:8] if bug != "weight of the other unit" else theta[7:5:-1]
        own = [g * (1 - g) if bug == "slope of the sigmoid" else (1 - g) * (1 + g) for g in h]
        rows = [[x[0], x[1], 0 if bug == "hidden biases forgotten" else 1]] * 2
        parts = [error * v * s * number for v, s, row in zip(weights, own, rows) for number in row]
        parts += [error * h[0], error * h[1], error]
        slopes = [slope + part for slope, part in zip(slopes, parts)]
    return slopes


def network_check():
    draw = draws(0)
    start = [exact(next(draw)) for _ in range(9)]
    # What is twenty times as large is rounded once more.
    places = [Decimal(0)] * 9, start, [exact(20 * float(value)) for value in start]
    truth = [nudged(place) for place in places]
    assert all(abs(a - b) < Decimal("1e-18") for a, b in zip(truth[1], bugged(start, None)))
    bugs = []
    for bug in (
        "sign of the error",
        "slope of the sigmoid",
        "weight of the other unit",
        "hidden biases forgotten",
        "slope of the output",
    ):
        worst = [max(abs(a - b) for a, b in zip(bugged(place, bug), right)) for place, right in zip(places, truth)]
        # Saturated, 1 − h² is a difference of numbers near 1: it is known to some 1e-16.
        bugs.append(
            {
                "bug": bug,
                "at_zero": Near(worst[0], "0", "1e-19"),
                "at_start": Near(worst[1], "1e-14"),
                "saturated": Near(worst[2], "1e-14", "1e-15"),
            }
        )
    return {
        "rows": [
            {"parameter": name, "value": float(value), "slope": Near(slope, "1e-14", "1e-16"), "measured": Near(slope, "0", "1e-10")}
            for name, value, slope in zip(NAMES, start, truth[1])
        ],
        "bugs": bugs,
    }


# --- exactly one of two, learned ------------------------------------------------------------------------------------
#
# In Python's doubles and with its own exponential and hyperbolic tangent: what is compared are counts of starts, and losses
# to some digits fewer than a double has.


def logistic(z):
    return 1 / (1 + math.exp(-z)) if z > -700 else 0.0


def begin(hidden, seed):
    """Neurons (w₁, w₂, b), and the output neuron (v₁, …, c)."""
    draw = draws(seed)
    return [[next(draw) for _ in range(3)] for _ in range(hidden)], [next(draw) for _ in range(hidden + 1)]


def look(units, last):
    """The outputs for the four cases, and their mean cross-entropy."""
    total, outputs = 0.0, []
    for (x1, x2), y in XOR:
        z = sum(v * math.tanh(w1 * x1 + w2 * x2 + b) for v, (w1, w2, b) in zip(last, units)) + last[-1]
        outputs.append(logistic(z))
        total += math.log1p(math.exp(-abs(z))) + max(-z if y else z, 0)
    return outputs, total / 4


def learn(units, last, epochs, rate=4.0):
    """Steps of descent on the mean cross-entropy, from there on."""
    rate /= 4
    for _ in range(epochs):
        slopes = [[0.0] * 3 for _ in units]
        last_slopes = [0.0] * len(last)
        for (x1, x2), y in XOR:
            a = [math.tanh(w1 * x1 + w2 * x2 + b) for w1, w2, b in units]
            delta = logistic(sum(map(mul, last, a)) + last[-1]) - y
            for i, out in enumerate(a):
                last_slopes[i] += delta * out
                back = delta * last[i] * (1 - out * out)
                row = slopes[i]
                row[0] += back * x1
                row[1] += back * x2
                row[2] += back
            last_slopes[-1] += delta
        for unit, row in zip(units, slopes):
            for j in range(3):
                unit[j] -= rate * row[j]
        for i, slope in enumerate(last_slopes):
            last[i] -= rate * slope


@functools.cache
def ends(hidden):
    """Where each of forty starts ends: its hidden units, and its loss."""
    found = []
    for seed in range(40):
        units, last = begin(hidden, seed)
        learn(units, last, 500)
        found.append((units, look(units, last)[1]))
    return found


def xor_starts():
    halves = math.log(2) / 2
    thirds = (math.log(3) + 2 * math.log(1.5)) / 4
    rows = []
    for hidden in (1, 2, 3):
        losses = [loss for _, loss in ends(hidden)]
        near = lambda place: sum(abs(loss - place) < 0.01 for loss in losses)
        counts = sum(loss < 0.05 for loss in losses), near(halves), near(thirds)
        names = "hidden", "starts", "found", "halves", "thirds", "others"
        rows.append(dict(zip(names, (hidden, 40, *counts, 40 - sum(counts)))))
    return {"halves_loss": Near(halves), "thirds_loss": Near(thirds), "rows": rows}


def xor_endings():
    rows = []
    for seed, ending in ((0, "found"), (6, "two halves"), (25, "three thirds")):
        units, last = begin(2, seed)
        learn(units, last, 5000)
        outputs, loss = look(units, last)
        # Every step rounds, and what is rounded is not made larger on a plain.
        near = lambda value: Near(value, "1e-10", "1e-13")
        names = "a00", "a01", "a10", "a11", "loss"
        rows.append({"ending": ending, "seed": seed, **dict(zip(names, map(near, (*outputs, loss))))})
    return {"epochs": 5000, "rows": rows}


def hidden_lines():
    units, last = begin(2, 0)
    rows, epoch = [], 0
    for until in (0, 5, 10, 20, 50, 500):
        learn(units, last, until - epoch)
        epoch = until
        outputs, loss = look(units, last)
        sides = []
        for w1, w2, b in units:
            above = [str(x) for x, _ in XOR if w1 * x[0] + w2 * x[1] + b > 0]
            sides.append({0: "none", 4: "all"}.get(len(above), ", ".join(above)))
        right = sum((a > 0.5) == bool(y) for a, (_, y) in zip(outputs, XOR))
        # While it turns the network makes a difference larger by some powers of ten.
        rows.append({"epoch": epoch, "first": sides[0], "second": sides[1], "right": right, "loss": Near(loss, "1e-11")})
    rising = [sum(w1 * w2 < 0 for w1, w2, _ in found) for found, loss in ends(2) if loss < 0.05]
    return {"rows": rows, "rising": rising.count(2), "falling": rising.count(0), "neither": rising.count(1)}


def equal_starts():
    rows = []
    for nudge in (0.0, 1e-6, 1e-3, 0.1):
        (first, _), last = begin(2, 0)
        units = [list(first), [first[0] + nudge, *first[1:]]]
        last = [last[0], last[0], last[2]]
        learn(units, last, 2000)
        apart = max(abs(a - b) for a, b in zip(*units))
        # The difference grows by a factor of some 1e5, and what is rounded with it: of a millionth, in the ninth digit.
        rows.append({"nudge": nudge, "apart": Near(apart, "1e-8"), "loss": Near(look(units, last)[1], "1e-9")})
    return {"epochs": 2000, "rows": rows}


# --- ten layers at their start --------------------------------------------------------------------------------------

WIDTH, LAYERS, SAMPLES = 40, 10, 30


def layers(activation, slope, limits):
    """Mean squares of z and of δ, layer by layer: `limits(n, m)` of weights and of biases, 0 where none is drawn."""
    u = random_doubles(1)
    sizes = [(WIDTH, WIDTH)] * LAYERS + [(WIDTH, 1)]
    network = []
    for n, m in sizes:
        weight, bias = limits(n, m)
        draw = lambda limit: limit * (2 * next(u) - 1) if limit else 0.0
        network.append([([draw(weight) for _ in range(n)], draw(bias)) for _ in range(m)])
    squares = [[0.0, 0.0] for _ in range(LAYERS)]
    for _ in range(SAMPLES):
        a = [(2 * next(u) - 1) * math.sqrt(3) for _ in range(WIDTH)]
        seen = []
        for neurons in network[:-1]:
            z = [math.fsum(map(mul, w, a)) + b for w, b in neurons]
            a = [activation(v) for v in z]
            seen.append(z)
        ((w, b),) = network[-1]
        back = [v * (math.fsum(map(mul, w, a)) + b) for v in w]
        for l in reversed(range(LAYERS)):
            delta = [d * slope(z) for d, z in zip(back, seen[l])]
            squares[l][0] += math.fsum(z * z for z in seen[l])
            squares[l][1] += math.fsum(d * d for d in delta)
            columns = zip(*(w for w, _ in network[l]))
            back = [math.fsum(map(mul, column, delta)) for column in columns]
    mean = 1 / (SAMPLES * WIDTH)
    # Ten layers of sums of 40, each rounded: some 1e-15. Where weights are large a z of up to ten stretches it tenfold, in its
    # slope, and once more in each layer that is not saturated.
    return [
        {"layer": l + 1, "z": Near(z * mean, "1e-14"), "delta": Near(d * mean, "3e-13")} for l, (z, d) in enumerate(squares)
    ]


def starts():
    """Six pairs of a function with its slope and limits of weights and biases."""
    relu = (lambda z: max(z, 0.0), lambda z: float(z > 0))
    tanh = (math.tanh, lambda z: math.cosh(z) ** -2)
    smooth = (logistic, lambda z: logistic(z) * logistic(-z))
    uniform = lambda limit: lambda n, m: (limit, limit)
    xavier = lambda n, m: (math.sqrt(6 / (n + m)), 0)
    he = lambda n, m: (math.sqrt(6 / n), 0)
    return (
        ("tanh", "small", tanh, uniform(0.1)),
        ("tanh", "large", tanh, uniform(1.0)),
        ("tanh", "Xavier", tanh, xavier),
        ("sigmoid", "Xavier", smooth, xavier),
        ("relu", "Xavier", relu, xavier),
        ("relu", "He", relu, he),
    )


def deep_starts():
    return {
        "rows": [
            {"activation": name, "initialization": start, "layers": layers(*functions, limits)}
            for name, start, functions, limits in starts()
        ]
    }


def deep_ratios():
    rows = []
    for row in deep_starts()["rows"]:
        first, last = row["layers"][0], row["layers"][-1]
        there, back = last["z"].value / first["z"].value, first["delta"].value / last["delta"].value
        rows.append({**row, "there": Near(there, "3e-14"), "back": Near(back, "6e-13")})
        del rows[-1]["layers"]
    return {"rows": rows}


# --- ten layers, learning -------------------------------------------------------------------------------------------


def epochs_until(activation, slope, limits, seed):
    """After how many epochs of at most 500 the loss of ten layers of eight is below 0.05."""
    u = random_doubles(seed)
    draw = lambda limit: limit * (2 * next(u) - 1) if limit else 0.0
    network = []
    for n, m in ((2, 8), *((8, 8),) * 9, (8, 1)):
        weight, bias = limits(n, m)
        network.append([([draw(weight) for _ in range(n)], draw(bias)) for _ in range(m)])
    network = [([w for w, _ in neurons], [b for _, b in neurons]) for neurons in network]
    for epoch in range(501):
        loss, changes = 0.0, []
        for x, y in XOR:
            a, seen = list(map(float, x)), []
            for weights, biases in network:
                z = [sum(map(mul, w, a)) + b for w, b in zip(weights, biases)]
                seen.append((a, z))
                a = [activation(v) for v in z]
            z = seen[-1][1][0]
            loss += math.log1p(math.exp(-abs(z))) + max(-z if y else z, 0)
            delta = [(logistic(z) - y) / 4]
            for l in reversed(range(11)):
                changes.append((l, delta, seen[l][0]))
                if l:
                    columns = zip(*network[l][0])
                    back = [sum(map(mul, column, delta)) for column in columns]
                    delta = [d * slope(z) for d, z in zip(back, seen[l - 1][1])]
        if loss / 4 < 0.05:
            return epoch
        for l, delta, a in changes:
            weights, biases = network[l]
            for i, d in enumerate(delta):
                step = 0.1 * d
                weights[i] = [w - step * v for w, v in zip(weights[i], a)]
                biases[i] -= step
    return None


def deep_training():
    rows = []
    for name, start, (activation, slope), limits in starts():
        found = sorted(e for e in (epochs_until(activation, slope, limits, seed) for seed in range(10)) if e is not None)
        median = str(found[4]) if len(found) > 4 else "never"
        rows.append({"activation": name, "initialization": start, "found": len(found), "median": median})
    return {"starts": 10, "rows": rows}


SNAPSHOTS = (
    hidden_units,
    way_back,
    network_check,
    xor_starts,
    xor_endings,
    hidden_lines,
    equal_starts,
    deep_starts,
    deep_ratios,
    deep_training,
)
