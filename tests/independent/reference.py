"""What the computations here have in common: exact numbers, bounds, and the generator of random bits.

Nothing but Python's standard library. Functions have 60 digits.
"""

import struct
from decimal import Decimal, getcontext
from fractions import Fraction
from itertools import product

getcontext().prec = 60
getcontext().Emin = -2000
LN2 = Decimal(2).ln()


class Near:
    """A real number, and how far from it a double may lie: relatively, and absolutely.

    Where a double is made of two others, it is also known to the bit what it must equal."""

    def __init__(self, value, relative="1e-15", absolute="0", equals=None):
        self.value, self.equals = Decimal(value), equals
        self.relative, self.absolute = Decimal(relative), Decimal(absolute)

    def accepts(self, found):
        if isinstance(found, (int, float)) and not isinstance(found, bool):
            bound = self.relative * abs(self.value) + self.absolute
            return abs(Decimal(found) - self.value) <= bound and self.equals in (None, found)
        return False

    def __repr__(self):
        return f"{self.value:.20g} (± {self.relative} relative, {self.absolute} absolute)"


def sigma(z):
    """1/(1 + e^-z) of an exact number, to 60 digits."""
    return 1 / (1 + (-exact(z)).exp())


def slope(z):
    return sigma(z) * sigma(-exact(z))


def exact(number):
    """The exact value of a double, a fraction or an integer as a decimal."""
    if isinstance(number, Fraction):
        return Decimal(number.numerator) / Decimal(number.denominator)
    return Decimal(number)


def weighted_sum(weights, x):
    return sum((Fraction(w) * Fraction(v) for w, v in zip(weights, x)), Fraction(0))


def at_least(total, threshold):
    return 1 if total >= threshold else 0


def above(total, threshold):
    return 1 if total > threshold else 0


def corners(n=2):
    return list(product((0, 1), repeat=n))


def table(weights, threshold, rule=at_least):
    return [rule(weighted_sum(weights, x), threshold) for x in corners(len(weights))]


def intervals(weights):
    """What a threshold can be without passing a sum: when a unit fires at it, and when it fires above it only; and the
    outputs of both."""
    sums = sorted({weighted_sum(weights, x) for x in corners(len(weights))})
    for low, high in zip([None, *sums], [*sums, None]):
        lowest = high - 1 if low is None else low
        highest = low + 1 if high is None else high
        outputs = table(weights, highest, at_least)
        assert outputs == table(weights, lowest, above)
        assert outputs == table(weights, (lowest + highest) / 2, at_least)
        if low is None:
            yield f"θ ≤ {high}", f"θ < {high}", outputs
        elif high is None:
            yield f"θ > {low}", f"θ ≥ {low}", outputs
        else:
            yield f"{low} < θ ≤ {high}", f"{low} ≤ θ < {high}", outputs


def columns(outputs):
    return dict(zip(("y00", "y01", "y10", "y11"), outputs), firing=sum(outputs))


def nearest_double(x):
    return float(Fraction(x))


def first_double(low, high, holds):
    """The smallest double between two from which on a condition holds."""
    bits = lambda x: struct.unpack("<q", struct.pack("<d", x))[0]
    double = lambda b: struct.unpack("<d", struct.pack("<q", b))[0]
    low, high = bits(low), bits(high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(double(middle)) else (middle, high)
    return double(high)


def first_single(low, high, holds):
    bits = lambda x: struct.unpack("<i", struct.pack("<f", x))[0]
    single = lambda b: struct.unpack("<f", struct.pack("<i", b))[0]
    low, high = bits(low), bits(high)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(single(middle)) else (middle, high)
    return single(high)


def to_single(x):
    """The nearest single, ties to even, of a decimal between 1 and 2, or of a small positive one."""
    x = Fraction(x)
    exponent = 0
    while x < 1:
        x, exponent = 2 * x, exponent - 1
    return Fraction(round(x * 2**23), 2**23) * Fraction(2) ** exponent


def random_bits(seed):
    """Numbers of 53 bits from xoshiro256++, Blackman and Vigna's generator, seeded by their SplitMix64."""
    mask = 2**64 - 1
    state = []
    for _ in range(4):
        seed = (seed + 0x9E3779B97F4A7C15) & mask
        z = seed
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & mask
        state.append(z ^ (z >> 31))
    a, b, c, d = state
    while True:
        total = (a + d) & mask
        result = ((total << 23 | total >> 41) + a) & mask
        t = b << 17 & mask
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        d = (d << 45 | d >> 19) & mask
        yield result >> 11


def random_doubles(seed):
    """The same as doubles, in [0, 1)."""
    return (bits * 2.0**-53 for bits in random_bits(seed))
