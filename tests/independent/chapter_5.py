"""The numbers of chapter 5.

The sums, the slopes and the rules are written out again, with 60 digits; the slopes are themselves compared with
differences of the loss before anything is computed from them. The inputs and targets are the doubles that a program
gets when it reads 0.2 or 0.9, so that only the arithmetic differs.
"""

import json
import math
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import islice

from reference import LN2, Near, random_bits, sigma, slope

D = Decimal
X, Y = (D(0.5), D(2.5)), (D(0.2), D(0.9))
POINTS = tuple(zip(X, Y))


def loss(w, b, points=POINTS):
    """Half the sum of the squared errors."""
    return sum((sigma(w * x + b) - y) ** 2 for x, y in points) / 2


def gradient(w, b, points=POINTS):
    by_w = by_b = D(0)
    for x, y in points:
        a = sigma(w * x + b)
        delta = (a - y) * a * (1 - a)
        by_w, by_b = by_w + delta * x, by_b + delta
    return by_w, by_b


def second_derivatives(w, b, points=POINTS):
    """L_ww, L_wb, L_bb"""
    h = [D(0)] * 3
    for x, y in points:
        a = sigma(w * x + b)
        slope = a * (1 - a)
        kappa = slope**2 + (a - y) * slope * (1 - 2 * a)
        h = [have + kappa * more for have, more in zip(h, (x * x, x, 1))]
    return h


def curvatures(w, b, points=POINTS):
    ww, wb, bb = second_derivatives(w, b, points)
    root = (((ww - bb) / 2) ** 2 + wb**2).sqrt()
    return (ww + bb) / 2 - root, (ww + bb) / 2 + root


def surprise(w, b, points=POINTS):
    """The cross-entropy."""
    return -sum(
        y * sigma(w * x + b).ln() + (1 - y) * sigma(-w * x - b).ln() for x, y in points
    )


def surprise_gradient(w, b, points=POINTS):
    deltas = [(sigma(w * x + b) - y, x) for x, y in points]
    return sum(delta * x for delta, x in deltas), sum(delta for delta, _ in deltas)


def check_the_slopes():
    h = D("1e-10")
    for w, b in ((0, -8), (D("0.5"), D("0.5")), (-2, 3)):
        w, b = D(w), D(b)
        for f, g in ((loss, gradient), (surprise, surprise_gradient)):
            by_w, by_b = g(w, b)
            assert abs((f(w + h, b) - f(w - h, b)) / (2 * h) - by_w) < D("1e-18")
            assert abs((f(w, b + h) - f(w, b - h)) / (2 * h) - by_b) < D("1e-18")
        ww, wb, bb = second_derivatives(w, b)
        above, below = gradient(w + h, b), gradient(w - h, b)
        assert abs((above[0] - below[0]) / (2 * h) - ww) < D("1e-18")
        assert abs((above[1] - below[1]) / (2 * h) - wb) < D("1e-18")
        above, below = gradient(w, b + h), gradient(w, b - h)
        assert abs((above[1] - below[1]) / (2 * h) - bb) < D("1e-18")


def descend(start, epochs, rate=1, slopes=gradient):
    """(w, b) at the start and after each epoch."""
    w, b = map(D, start)
    path = [(w, b)]
    for _ in range(epochs):
        by_w, by_b = slopes(w, b)
        w, b = w - rate * by_w, b - rate * by_b
        path.append((w, b))
    return path


def roll(start, epochs, gamma, look_ahead):
    """Momentum, with the rate 1."""
    w, b = map(D, start)
    v, u = D(0), D(0)
    path = [(w, b)]
    for _ in range(epochs):
        by_w, by_b = gradient(w - gamma * v, b - gamma * u) if look_ahead else gradient(w, b)
        v, u = gamma * v + by_w, gamma * u + by_b
        w, b = w - v, b - u
        path.append((w, b))
    return path


def rises(losses):
    return sum(after > before for before, after in zip(losses, losses[1:]))


ZERO_SLOPES = gradient(D(0), D(0))
ZERO_LENGTH = (ZERO_SLOPES[0] ** 2 + ZERO_SLOPES[1] ** 2).sqrt()

# The logarithms of 2 and 3 make all others that are needed.
LN3 = D(3).ln()
MINIMUM = (LN2 + LN3, -(5 * LN2 + LN3) / 2)


# --- losses -------------------------------------------------------------------------------------------------------


def a_loss(w, b):
    """A loss in doubles: each of two outputs below 1 is wrong by 2.5 * 2^-53 at most, and so is half a square
    of an error below 1. The rest is for the rounding of a target and of the sum."""
    return Near(loss(D(w), D(b)), 0, "1e-15")


def guess_table():
    rows = []
    for w, b, published in (
        (0.50, 0.00, "0.0730"),
        (-0.10, 0.00, "0.1481"),
        (0.94, -0.94, "0.0214"),
        (1.42, -1.73, "0.0028"),
        (1.65, -2.08, "0.0003"),
        (1.78, -2.27, "0.0000"),
    ):
        rounded = str(loss(D(w), D(b)).quantize(D("0.0001")))
        rows.append(
            {
                "w": w,
                "b": b,
                "published": published,
                "computed": a_loss(w, b),
                "rounded": rounded,
                "agrees": "yes" if rounded == published else "no",
            }
        )
    return {"rows": rows}


def first_losses():
    return {
        "rows": [{"w": w, "b": b, "loss": a_loss(w, b)} for w, b in ((0, 0), (0, -8), (-2, -2))]
    }


def plateaus():
    corners = ("(1, 1)", "(0, 0)", "(1, 0)", "(0, 1)")
    rows = []
    for corner in corners:
        outputs = json.loads(corner.replace("(", "[").replace(")", "]"))
        half = sum((a - y) ** 2 for a, y in zip(outputs, map(Fraction, ("0.2", "0.9")))) / 2
        rows.append({"outputs": corner, "loss": Near(D(half.numerator) / half.denominator)})
    return {"rows": rows}


# --- short moves from (0, 0) --------------------------------------------------------------------------------------

STEP = D(0.01)


def change(u):
    """Of a loss of 0.125, so that its error is that of a loss."""
    return loss(STEP * u[0], STEP * u[1]) - loss(D(0), D(0))


def roughly_changed(x, y):
    """The same in doubles, to a few 1e-16."""
    step = float(STEP)
    outputs = [1 / (1 + math.exp(-step * (x * float(at) + y))) for at in X]
    return sum((a - float(y)) ** 2 for a, y in zip(outputs, Y)) / 2 - 0.125


def cosine_and_sine(degrees):
    """By the series, with π from Machin's formula."""
    arctan = lambda n: sum(
        (-1) ** k / (D(2 * k + 1) * D(n) ** (2 * k + 1)) for k in range(60)
    )
    angle = 4 * (4 * arctan(5) - arctan(239)) * degrees / 180
    cosine = sine = D(0)
    term = D(1)
    for k in range(0, 120, 2):
        cosine += term
        term = term * angle / (k + 1)
        sine += term
        term = -term * angle / (k + 2)
    return cosine, sine


def directions():
    rows = []
    for angle in (0, 60, 89, 91, 120, 150, 180):
        c, s = cosine_and_sine(angle)
        g, h = (slope / ZERO_LENGTH for slope in ZERO_SLOPES)
        rows.append(
            {
                "angle": angle,
                "predicted": Near(STEP * ZERO_LENGTH * c, 0, "1e-17"),
                "actual": Near(change((c * g - s * h, s * g + c * h)), 0, "1e-15"),
            }
        )
    return {"rows": rows}


# The squares of the radii, 0.01 as a double and 1, in the same units.
RING = (int(Fraction(0.01) * 2**106), 2**106)
assert RING[0] == Fraction(0.01) * 2**106


def random_directions():
    bits = random_bits(2019)
    trials, down = 20_000, 0
    for _ in range(trials):
        while True:
            # Between -1 and 1 in units of 2^-53: whole numbers.
            x, y = (2 * next(bits) - 2**53 for _ in range(2))
            square = x * x + y * y
            # A point so near to an edge of the ring that a double could fall on its other side would be a poor example.
            assert all(abs(square - edge) > 2**56 for edge in RING)
            if RING[0] <= square <= RING[1]:
                break
        moved = roughly_changed(x / math.sqrt(square), y / math.sqrt(square))
        if abs(moved) < 1e-12:
            # Where doubles cannot tell the sign, thirty digits of a change that is larger than 1e-15 can.
            with localcontext() as context:
                context.prec = 30
                length = D(square).sqrt()
                moved = change((D(x) / length, D(y) / length))
            # A direction so level that the rounding of a loss decides would be a poor example, too.
            assert abs(moved) > D("1e-15")
        down += moved < 0
    against = tuple(-slope / ZERO_LENGTH for slope in ZERO_SLOPES)
    return {
        "trials": trials,
        "down": down,
        "share": Near(D(down) / trials),
        "steepest": Near(change(against), 0, "1e-15"),
    }


# A method of whole numbers since Python 3.10.
count_ones = getattr(int, "bit_count", lambda number: bin(number).count("1"))


def search(parameters, seed, inputs):
    """Coins for the weights and the bias, until the loss is below a millionth. Only the sum of the weights shows."""
    bits, trials = random_bits(seed), 0
    amount = 0.01 / math.sqrt(parameters)
    by_weights = amount / math.sqrt(inputs)
    # What the weights make of a point's x, and the bias.
    w = b = 0.0
    least = rough_loss(w, b)
    whole, rest = divmod(parameters, 53)
    assert rest, "the last coin, which is the bias's, is one of a word that is not used up"
    while least >= 1e-6:
        trials += 1
        ups = sum(map(count_ones, islice(bits, whole)))
        coins = next(bits) >> (53 - rest)
        ups += count_ones(coins)
        bias_up = coins & 1
        ups -= bias_up
        moved = w + (2 * ups - inputs) * by_weights, b + (2 * bias_up - 1) * amount
        after = rough_loss(*moved)
        # A move that a double could judge otherwise would be a poor example.
        assert abs(after - least) > 1e-13 and abs(after - 1e-6) > 1e-13, (after, least)
        if after < least:
            (w, b), least = moved, after
    return trials


def rough_loss(w, b):
    return sum((1 / (1 + math.exp(-(w * x + b))) - y) ** 2 for x, y in ((0.5, 0.2), (2.5, 0.9))) / 2


def random_search():
    rows = []
    path = descend((0, 0), 1000)
    # In the plane of the sum of the weights and the bias, descent is the same for any number of inputs.
    descent = next(epoch for epoch, place in enumerate(path) if loss(*place) < D("1e-6"))
    for parameters in (2, 10, 100, 1000):
        trials = [search(parameters, seed, parameters - 1) for seed in (1, 2, 3, 4, 5)]
        rows.append(
            {
                "parameters": parameters,
                "fewest": min(trials),
                "most": max(trials),
                "descent": descent,
            }
        )
    return {"rows": rows}


def half_curvature():
    g, h = ZERO_SLOPES
    ww, wb, bb = second_derivatives(D(0), D(0))
    return (ww * g * g + 2 * wb * g * h + bb * h * h) / 2


def first_order(eta):
    return loss(D(0), D(0)) - eta * ZERO_LENGTH**2


def after(eta):
    return loss(-eta * ZERO_SLOPES[0], -eta * ZERO_SLOPES[1])


def taylor():
    rows = []
    for eta in (1, 0.1, 0.01, 0.001):
        t = D(eta)
        rows.append(
            {
                "eta": eta,
                "actual": Near(after(t)),
                "first_order": Near(first_order(t)),
                "second_order": Near(first_order(t) + half_curvature() * t * t),
                # A difference of two numbers near 0.1, each known to 1e-16, divided by eta squared.
                "remainder": Near((after(t) - first_order(t)) / (t * t), 0, D("2e-16") / (t * t)),
            }
        )
    return {"half_curvature": Near(half_curvature()), "rows": rows}


def step_sizes():
    return {
        "start": Near(loss(D(0), D(0))),
        "rows": [
            # The prediction cancels: it is wrong by the rounding of numbers as large as eta/20.
            {
                "eta": eta,
                "predicted": Near(first_order(D(eta)), 0, D("1e-16") * max(eta, 1)),
                "actual": a_loss(-eta * ZERO_SLOPES[0], -eta * ZERO_SLOPES[1]),
            }
            for eta in (1, 2, 5, 10, 100)
        ],
    }


# --- gradients, worked out and measured ---------------------------------------------------------------------------


def slope_pairs(at, w, b, names):
    """A measured slope is a difference of two losses, each known to 1e-16 or so, divided by 2^-16."""
    for parameter, slope in zip("wb", gradient(D(w), D(b))):
        yield {
            **at,
            "parameter": parameter,
            names[0]: Near(slope, "1e-14"),
            names[1]: Near(slope, 0, "1e-11"),
        }


def gradient_check():
    names = ("formula", "measured")
    return {
        "rows": [
            *slope_pairs({"at": "(0, −8)"}, 0, -8, names),
            *slope_pairs({"at": "(0.5, 0.5)"}, 0.5, 0.5, names),
        ]
    }


def published_bug():
    """σ(wx − b), with the slopes of σ(wx + b) worked out from its outputs."""
    path = descend((0, -8), 1000, slopes=lambda w, b: gradient(w, -b))
    losses = [loss(w, -b) for w, b in path]
    [by_w, by_b] = slope_pairs({}, 0, 8, ("coded", "measured"))
    # By the chain rule the slope by b is minus the one that is coded.
    by_b["measured"] = Near(-by_b["measured"].value, 0, "1e-11")
    return {
        "rows": [
            {"epoch": epoch, **place(path[epoch]), "loss": on_a_run(losses[epoch])}
            for epoch in (0, 1, 10, 100, 500, 1000)
        ],
        "rises": rises(losses),
        "of": 1000,
        "check": [by_w, by_b],
    }


def two_layers():
    """y = σ(v₁ σ(z₁) + v₂ σ(z₂) + c) at x = (1, 2), and the slopes of ½(y − 1)² by the chain rule."""
    x, (v1, v2, c) = (1, 2), (2, -1, -1)
    z = [w1 * x[0] + w2 * x[1] + b for w1, w2, b in ((2, -1, 1), (-1, 1, -2))]
    a = [sigma(number) for number in z]
    last = v1 * a[0] + v2 * a[1] + c
    y = sigma(last)
    delta = (y - 1) * slope(last)
    deltas = [delta * v * slope(number) for v, number in zip((v1, v2), z)]
    slopes = [delta * a[0], delta * a[1], delta]
    slopes += [d * factor for d in deltas for factor in (x[0], x[1], 1)]
    units = [("first hidden", z[0], a[0], deltas[0]), ("second hidden", z[1], a[1], deltas[1]), ("output", last, y, delta)]
    names = ("v₁", "v₂", "c", "w₁₁", "w₁₂", "b₁", "w₂₁", "w₂₂", "b₂")
    return {
        "units": [
            {"unit": unit, "z": Near(at), "output": Near(out), "delta": Near(back, "1e-14")} for unit, at, out, back in units
        ],
        "loss": Near((y - 1) ** 2 / 2, "1e-14"),
        # A measured slope is a difference of two losses, divided by 2^-16.
        "slopes": [
            {"parameter": name, "slope": Near(number, "1e-14"), "measured": Near(number, 0, "1e-11")}
            for name, number in zip(names, slopes)
        ],
    }


# --- runs ---------------------------------------------------------------------------------------------------------


def on_a_run(value):
    """A loss on a run. A run repeats its map up to thousands of times, and where the loss falls off a plain (epochs
    430 to 455 from (0, −8)) it stretches differences a hundredfold: 2e-13, as measured in crates/learning/tests.

    Near the minimum it forgets what it stretched, and the outputs are right to a few 2^-53 again. So a small loss, a sum
    of squares of errors, is right to 2e-9 of itself while these are above 3e-7; below 1e-26 it is rounding."""
    value = D(value)
    return Near(value, "2e-9", "1e-26") if value < D("1e-4") else Near(value, "2e-13", "2e-13")


def place(point):
    return {"w": Near(point[0], "2e-13", "2e-13"), "b": Near(point[1], "2e-13", "2e-13")}


def places(path, epochs):
    return [
        {"epoch": epoch, **place(path[epoch]), "loss": on_a_run(loss(*path[epoch]))}
        for epoch in epochs
    ]


def toy_descent():
    path = descend((0, -8), 2200)
    losses = [loss(w, b) for w, b in path]
    epochs = (0, 1, 100, 200, 300, 400, 430, 440, 450, 500, 1000)
    end = places(path, [1000])[0]
    return {
        "rows": places(path, epochs),
        "milestones": [
            {"below": below, "epoch": next(i for i, value in enumerate(losses) if value < D(below))}
            for below in (0.4, 0.1, 0.02, 1e-6)
        ],
        "rises": rises(losses[:1001]),
        "final": {"w": end["w"], "b": end["b"], "loss": end["loss"]},
    }


def exact_minimum():
    w, b = MINIMUM
    # Where it is by the formula, the targets of the formula are met: to all digits.
    assert abs(sigma(w / 2 + b) - D("0.2")) < D("1e-38")
    assert abs(sigma(5 * w / 2 + b) - D("0.9")) < D("1e-38")
    return {
        "w": Near(w),
        "b": Near(b),
        # Two outputs wrong by a few 2^-53, squared.
        "loss": Near(0, 0, "1e-30"),
        "w_formula": "ln 6",
        "b_formula": "−½ ln 96",
    }


def conventions():
    rows = []
    for convention, rate in (("half the sum", 1), ("half the mean", D("0.5")), ("the sum", 2)):
        end = descend((0, -8), 1000, rate)[1000]
        rows.append({"convention": convention, **place(end), "loss": on_a_run(loss(*end))})
    return {"rows": rows}


def lecture_run():
    return {"rows": places(descend((-2, -2), 1000), (0, 1, 50, 80, 100, 200, 1000))}


def cross_entropy():
    path = descend((0, -8), 200, slopes=surprise_gradient)
    return {
        "rows": [
            {"epoch": epoch, "half_squared_error": on_a_run(loss(*path[epoch]))}
            for epoch in (0, 1, 10, 50, 100, 200)
        ]
    }


def momentum():
    start, gamma = (-2, -2), D(0.9)
    runs = {
        "plain": descend(start, 200),
        "momentum": roll(start, 200, gamma, False),
        "nesterov": roll(start, 200, gamma, True),
    }
    return {
        "rows": [
            {"epoch": epoch, **{name: on_a_run(loss(*run[epoch])) for name, run in runs.items()}}
            for epoch in (0, 21, 22, 24, 26, 50, 100, 200)
        ]
    }


def learning_rates():
    rows = []
    for eta in (1, 10, 24, 25, 30, 40):
        # Forty digits are enough for losses down to 1e-26.
        with localcontext() as context:
            context.prec = 40
            path = descend((0, 0), 2000, eta)
            losses = [loss(w, b) for w, b in path[:201]]
            later = loss(*path[2000])
        # Above 2/λ the run leaves the neighborhood of the minimum, and a rounding error grows: for 25 by one part in a
        # hundred an epoch, to a few 1e-15 in errors of the output of 5e-6. In exact arithmetic the runs below the border
        # reach 1e-80; doubles stop near 1e-31, and are noise below 1e-26.
        rows.append(
            {
                "eta": eta,
                "rises": rises(losses),
                "loss": Near(losses[200], "1e-7", "1e-26"),
                "later": Near(later, "1e-7", "1e-26"),
            }
        )
    [_, largest] = curvatures(*MINIMUM)
    return {
        "rows": rows,
        "largest_curvature": Near(largest, "2e-15"),
        "bound": Near(2 / largest, "2e-15"),
    }


# --- the landscape ------------------------------------------------------------------------------------------------


def hessian():
    rows = []
    for at, (w, b), bound in (
        ("(0, −8)", (D(0), D(-8)), "1e-16"),
        # The end of a run is known to 2e-13, and the third derivatives are below 1.
        ("after 1000 epochs", descend((0, -8), 1000)[1000], "2e-13"),
        ("at the minimum", MINIMUM, "1e-16"),
    ):
        # The smaller one is a difference of numbers as large as the larger: its error is absolute.
        smaller, larger = (Near(value, 0, bound) for value in curvatures(w, b))
        rows.append({"at": at, "smaller": smaller, "larger": larger})
    return {"rows": rows}


def newton(w, b, slopes, second):
    """A place without a slope, from a place nearby."""
    for _ in range(40):
        g, h = slopes(w, b)
        ww, wb, bb = second(w, b)
        d = ww * bb - wb * wb
        w, b = w - (bb * g - wb * h) / d, b - (ww * h - wb * g) / d
    assert all(abs(slope) < D("1e-36") for slope in slopes(w, b))
    return w, b


def two_minima():
    inputs, targets = (2, 1, -1), (0.7, 0.1, 0.5)
    points = tuple(zip(map(D, inputs), map(D, targets)))
    slopes = lambda w, b: gradient(w, b, points)
    rows = []
    for start, point, epochs in (("(0, 0)", (0, 0), 150), ("(3, −5)", (3, -5), 3000)):
        # Descent until it is in the valley, and the rest of the way with Newton's method.
        with localcontext() as context:
            context.prec = 20
            w, b = descend(point, epochs, slopes=slopes)[-1]
        w, b = newton(w, b, slopes, lambda w, b: second_derivatives(w, b, points))
        smaller, larger = curvatures(w, b, points)
        assert smaller > 0
        # The descent in doubles stops where the slope is rounding, some 1e-16, divided by the smaller curvature: 1e-13.
        rows.append(
            {
                "start": start,
                "w": Near(w, 0, "1e-12"),
                "b": Near(b, 0, "1e-12"),
                "loss": Near(loss(w, b, points)),
                "smaller": Near(smaller, 0, "1e-12"),
                "larger": Near(larger, 0, "1e-12"),
            }
        )
    return {"inputs": list(inputs), "targets": list(targets), "rows": rows}


def calibration():
    each, xs = 4000, range(-4, 5)
    bits = random_bits(7)
    frequencies = []
    for x in xs:
        truth = Fraction(sigma(D("0.8") * x - D("0.4"))) * 2**53
        draws = list(islice(bits, each))
        assert all(abs(draw - truth) > 2**8 for draw in draws)
        frequencies.append(D(sum(draw < truth for draw in draws)) / each)
    points = tuple(zip(map(D, xs), frequencies))

    def second(w, b):
        h = [D(0)] * 3
        for x, _ in points:
            slope = sigma(w * x + b) * sigma(-w * x - b)
            h = [have + slope * more for have, more in zip(h, (x * x, x, 1))]
        return h

    w, b = newton(D("0.8"), D("-0.4"), lambda w, b: surprise_gradient(w, b, points), second)
    # The fit in doubles stops where the slope is rounding, some 1e-16. Divided by the smaller curvature, about 0.1, that
    # is a few 1e-15 in w and b, z is up to four times that, and 3z twelve times.
    fit = lambda value: Near(value, "5e-14")
    return {
        "rows": [
            {
                "x": x,
                "frequency": Near(frequency),
                "fitted": fit(sigma(w * x + b)),
                "sharpened": fit(sigma(3 * (w * x + b))),
            }
            for x, frequency in points
        ],
        "cases": each * len(xs),
        "same_decisions": sum(
            each for x in xs if (sigma(w * x + b) >= D("0.5")) == (sigma(3 * (w * x + b)) >= D("0.5"))
        ),
        "w": fit(w),
        "b": fit(b),
    }


check_the_slopes()

SNAPSHOTS = (
    guess_table,
    first_losses,
    plateaus,
    directions,
    random_directions,
    random_search,
    taylor,
    step_sizes,
    gradient_check,
    published_bug,
    two_layers,
    toy_descent,
    exact_minimum,
    conventions,
    lecture_run,
    cross_entropy,
    momentum,
    learning_rates,
    hessian,
    two_minima,
    calibration,
)
