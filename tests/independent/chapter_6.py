"""The numbers of chapter 6.

Networks are written out again, in fractions where a number is one, and in Python's doubles where training makes it.
"""

from fractions import Fraction as F

from reference import Near, at_least, corners, weighted_sum

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


SNAPSHOTS = (hidden_units, way_back)
