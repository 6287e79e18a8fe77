"""The numbers of chapters 1 and 2."""

import math
from decimal import Decimal
from fractions import Fraction

from reference import (
    LN2,
    Near,
    above,
    at_least,
    columns,
    corners,
    exact,
    first_double,
    first_single,
    intervals,
    nearest_double,
    random_bits,
    sigma,
    slope,
    table,
    to_single,
    weighted_sum,
)

# --- the unit w = (5, 3) ------------------------------------------------------------------------------------------


def sum_rows(weights, threshold):
    for x in corners():
        total = weighted_sum(weights, x)
        yield {
            "x1": x[0],
            "x2": x[1],
            "sum": total,
            "z": total - threshold,
            "y": at_least(total, threshold),
        }


def firing_example():
    return {"w1": 5, "w2": 3, "threshold": 4, "rows": list(sum_rows((5, 3), 4))}


def threshold_ranges():
    return {"rows": [{"at_least": a, "above": b, **columns(y)} for a, b, y in intervals((5, 3))]}


def sensitivity():
    return {"rows": [{"threshold": t, **columns(table((5, 3), t))} for t in (2, 4, 6, 9)]}


def equality():
    rows = []
    for row in sum_rows((5, 3), 5):
        rows.append({**row, "at_least": at_least(row["sum"], 5), "above": above(row["sum"], 5)})
        del rows[-1]["y"]
    return {"threshold": 5, "rows": rows}


def encoding_mixup():
    rows = []
    for row in sum_rows((5, 3), 0):
        rows.append({**row, "at_least": at_least(row["sum"], 0), "above": above(row["sum"], 0)})
        del rows[-1]["y"], rows[-1]["z"]
    fires = {f"fires_{rule}": sum(row[rule] for row in rows) for rule in ("at_least", "above")}
    return {"threshold": 0, "rows": rows, **fires}


def sum_is_weighted():
    rows = []
    for x1, x2 in corners():
        rows.append(
            {
                "x1": x1,
                "x2": x2,
                "sum_of_inputs": x1 + x2,
                "sum_of_weights": 5 + 3,
                "weighted_sum": 5 * x1 + 3 * x2,
                "y_plain": at_least(x1 + x2, 4),
                "y_weights": at_least(5 + 3, 4),
                "y": at_least(5 * x1 + 3 * x2, 4),
            }
        )
    return {"rows": rows}


def tennis():
    names = {"x1": "vision", "x2": "hearing", "sum": "sum", "y": "y"}
    return {"rows": [{new: row[old] for old, new in names.items()} for row in sum_rows((5, 3), 4)]}


def three_inputs():
    rows = [
        {"x1": x[0], "x2": x[1], "x3": x[2], "sum": weighted_sum((5, 3, 2), x)} for x in corners(3)
    ]
    return {"weights": [5, 3, 2], "rows": rows}


# --- negative weights ---------------------------------------------------------------------------------------------


def nand():
    return {"rows": list(sum_rows((-2, -2), -3))}


def veto():
    return {"rows": list(sum_rows((5, -5), 4))}


def non_negative_search():
    """In quarters everything is a whole number."""
    count = {"tried": 0, "nand_found": 0, "and_found": 0, "or_found": 0, "with_negative_found": 0}
    for w1 in range(-20, 21):
        for w2 in range(-20, 21):
            for t in range(-20, 41):
                y = (0 >= t, w2 >= t, w1 >= t, w1 + w2 >= t)
                is_nand = y == (True, True, True, False)
                count["with_negative_found"] += is_nand
                if w1 >= 0 and w2 >= 0:
                    count["tried"] += 1
                    count["nand_found"] += is_nand
                    count["and_found"] += y == (False, False, False, True)
                    count["or_found"] += y == (False, True, True, True)
    return count


# --- excitement ---------------------------------------------------------------------------------------------------


def excitement():
    rows = []
    for row in sum_rows((5, 3), 4):
        z = row["z"]
        rows.append(
            {"x1": row["x1"], "x2": row["x2"], "z": z, "step": row["y"], "sigmoid": Near(sigma(z))}
        )
    return {"rows": rows}


def bias_sweep():
    return {"rows": [{"bias": b, "z": 5 + b, "y": Near(sigma(5 + b))} for b in (-9, -7, -5, -3, -1)]}


EXERCISE = ((0.2, 0.1), (0.6, 0.5))


def exercise_z(x1, x2):
    """2x1 + 3x2 - 1 in doubles, from left to right."""
    return (2.0 * x1 + 3.0 * x2) - 1.0


def exercise():
    rows = []
    for x1, x2 in EXERCISE:
        z = exercise_z(x1, x2)
        # The double z is not quite -0.3 or 1.7; it must be, but for roundings of numbers below 2.
        intended = 2 * Fraction(str(x1)) + 3 * Fraction(str(x2)) - 1
        assert abs(Fraction(z) - intended) <= 4 * Fraction(1, 2**53)
        rows.append({"x1": x1, "x2": x2, "z": z, "y": Near(sigma(z))})
    return {"rows": rows}


def inner_product():
    rows = []
    for x1, x2 in EXERCISE:
        affine, inner = exercise_z(x1, x2), 0.0
        for parameter, value in zip((2.0, 3.0, -1.0), (x1, x2, 1.0)):
            inner = inner + parameter * value
        rows.append(
            {"x1": x1, "x2": x2, "affine": affine, "inner": inner, "difference": inner - affine}
        )
    return {"rows": rows}


# --- the sigmoid --------------------------------------------------------------------------------------------------


def sigmoid_values():
    return {"rows": [{"z": z, "y": Near(sigma(z))} for z in (-10, -4, -2, -1, 0, 1, 2, 4, 10)]}


def sigmoid_mirror():
    return {
        "rows": [
            {"z": z, "y": Near(sigma(z)), "y_mirror": Near(sigma(-z)), "sum": 1}
            for z in (0, 0.5, 1, 2, 4, 10)
        ]
    }


def sigmoid_saturation():
    # The exact sigmoid, rounded once to the nearest double.
    first_one = first_double(36.0, 38.0, lambda z: nearest_double(sigma(z)) == 1.0)
    # The textbook formula: e^-z rounded, then 1 + e^-z rounded, then the quotient.
    naive_one = first_double(36.0, 38.0, lambda z: 1 / (1 + nearest_double((-exact(z)).exp())) == 1)
    single_one = first_single(
        16.0, 18.0, lambda z: to_single(1 + exact(to_single((-exact(z)).exp()))) == 1
    )
    # e^-z no longer fits when it is at least the largest double and half a unit.
    too_large = (Decimal(2) - Decimal(2) ** -53) * Decimal(2) ** 1023
    zero_below = -first_double(709.0, 710.0, lambda z: exact(z).exp() >= too_large)
    return {
        "theory": Near(54 * LN2),
        "ones": [
            {
                "sigmoid": "this book's",
                "first_one": first_one,
                "expected": "54 ln 2",
                "theory": Near(54 * LN2),
            },
            {
                "sigmoid": "as usually typed",
                "first_one": naive_one,
                "expected": "53 ln 2",
                "theory": Near(53 * LN2),
            },
            {
                "sigmoid": "as usually typed, 32 bits",
                "first_one": single_one,
                "expected": "24 ln 2",
                "theory": Near(24 * LN2),
            },
        ],
        "naive_zero_below": zero_below,
        "tails": [
            {
                "quantity": "σ(−720)",
                # A subnormal double: its neighbors are 2^-1074 apart, and two and a half of that is the bound.
                "ours": Near(sigma(-720), 0, Decimal("2.5") * Decimal(2) ** -1074),
                "typed": 0,
            },
            {"quantity": "σ′(40)", "ours": Near(slope(40)), "typed": 0},
        ],
    }


# A difference of two sigmoids, each wrong by up to 2.5 * 2^-53, divided by 2h, or of one and 1/2, divided by h, with
# h = 1e-6: 2.8e-10. The rounding of z ± h adds less than a tenth of that, and the quotient itself is wrong by h²/48
# at most: nothing.
QUOTIENT = "3.1e-10"


def sigmoid_slope(found):
    rows, h = [], Decimal("1e-6")
    for z, row in zip((-4, -2, -1, 0, 1, 2, 4), found["rows"]):
        quotient = (sigma(z + h) - sigma(z - h)) / (2 * h)
        rows.append(
            {
                "z": z,
                "quotient": Near(quotient, 0, QUOTIENT),
                # 1 - y cancels for z = 4: an error of 2^-53 in y is 28 times as large, relatively, in 1 - y.
                "formula": Near(slope(z), "2e-14"),
                "difference": Near(
                    quotient - slope(z), 0, QUOTIENT, equals=row["quotient"] - row["formula"]
                ),
            }
        )
    return {"rows": rows}


def one_sided_slopes():
    quarter = Near("0.25", 0, QUOTIENT)
    return {
        "rows": [
            {"function": "|x|", "left": -1, "right": 1},
            {"function": "max(0, x)", "left": 0, "right": 1},
            {"function": "σ(x)", "left": quarter, "right": quarter},
        ]
    }


def step_slope():
    return {
        "rows": [{"z": z, "quotient": 0} for z in (-4, -1, -0.1, 0.1, 1, 4)],
        "at_the_jump": [{"h": h, "quotient": 1 / (2 * h)} for h in (0.1, 0.01, 0.001)],
    }


def ranges():
    return {
        "rows": [
            {"function": "step", "least": 0, "greatest": 1},
            {"function": "sigmoid", "least": Near(sigma(-6)), "greatest": Near(sigma(6))},
            {"function": "identity", "least": -6, "greatest": 6},
        ]
    }


# --- layers -------------------------------------------------------------------------------------------------------


def solve(matrix, right):
    """Gauss, in fractions."""
    rows = [[Fraction(v) for v in row] + [Fraction(r)] for row, r in zip(matrix, right)]
    n = len(rows)
    for i in range(n):
        pivot = next(k for k in range(i, n) if rows[k][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for k in range(n):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i])]
    return [row[n] for row in rows]


def identity_collapse():
    affine = lambda w, b, x: weighted_sum(w, x) + b
    hidden, biases, last, bias = ((1, 2), (3, -1)), (1, 0), (2, 1), -1
    two = [
        affine(last, bias, [affine(w, b, x) for w, b in zip(hidden, biases)]) for x in corners()
    ]
    collapsed = [weighted_sum(last, column) for column in zip(*hidden)]
    one = [affine(collapsed, affine(last, bias, biases), x) for x in corners()]
    # The least-squares fit of XOR by its normal equations.
    xor = (0, 1, 1, 0)
    design = [(x1, x2, 1) for x1, x2 in corners()]
    normal = [[sum(row[i] * row[j] for row in design) for j in range(3)] for i in range(3)]
    fit = solve(normal, [sum(row[i] * y for row, y in zip(design, xor)) for i in range(3)])
    loss = sum((weighted_sum(fit, row) - y) ** 2 for row, y in zip(design, xor)) / 2
    net = [
        sigma(20 * sigma(20 * x1 + 20 * x2 - 10) - 20 * sigma(20 * x1 + 20 * x2 - 30) - 10)
        for x1, x2 in corners()
    ]
    # z of the last neuron is near ±10 and a sum of numbers near 20, so it may be wrong by a few times 2^-49; where y
    # is small, that is its relative error.
    return {
        "two_layers": two,
        "one_layer": one,
        "largest_difference": max(abs(a - b) for a, b in zip(two, one)),
        "xor_best_loss": loss,
        "xor": [
            {
                "x1": x[0],
                "x2": x[1],
                "wanted": wanted,
                "identity": weighted_sum(fit, (*x, 1)),
                "sigmoid": Near(y, "2e-14"),
            }
            for x, wanted, y in zip(corners(), xor, net)
        ],
    }


# --- spikes and noise ---------------------------------------------------------------------------------------------


def rate_code():
    """From rest, n steps of Euler lead to I (1 - (1 - h)^n): how many until it is 1?"""
    rows = []
    steps, h = 6_000, Decimal("0.001")
    for current in ("0.5", "1.0", "1.5", "2.0", "3.0"):
        spikes = 0
        if Decimal(current) > 1:
            interval = (1 - 1 / Decimal(current)).ln() / (1 - h).ln()
            spikes = steps // math.ceil(interval)
        rows.append({"input": float(current), "spikes": spikes, "height": 1 if spikes else 0})
    return {"threshold": 1, "time_step": 0.001, "duration": 6, "rows": rows}


def noise():
    bits, trials = random_bits(2020), 10_000
    # Inputs up to 1/2 in units of 2^-54: whole numbers.
    one = 2**54
    sums = [5 * next(bits) + 3 * next(bits) for _ in range(trials)]
    # A sum so near to a threshold that a double could fall on the other side would be a poor example.
    assert all(abs(s - t * one) > 2**14 for s in sums for t in (1, 2, 3, 4))
    return {
        "trials": trials,
        "rows": [{"threshold": t, "spurious": sum(s >= t * one for s in sums)} for t in range(5)],
    }


SNAPSHOTS = (
    firing_example,
    threshold_ranges,
    sensitivity,
    equality,
    encoding_mixup,
    sum_is_weighted,
    tennis,
    three_inputs,
    nand,
    veto,
    non_negative_search,
    excitement,
    bias_sweep,
    exercise,
    inner_product,
    sigmoid_values,
    sigmoid_mirror,
    sigmoid_saturation,
    sigmoid_slope,
    one_sided_slopes,
    step_slope,
    ranges,
    identity_collapse,
    rate_code,
    noise,
)
