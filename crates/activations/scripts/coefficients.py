"""Derives every polynomial in `crates/activations/src` and prints it as Rust constants.

    pip install mpmath
    python crates/activations/scripts/coefficients.py

Method: the Remez exchange algorithm at 60 digits, with a weight that turns the error of the polynomial into the
relative error of what it is used for. The coefficients are then rounded to f64. Where the interval begins at 0 they
are rounded one at a time, lowest degree first, and the rest are fitted again after each rounding, so that the later
ones absorb the rounding of the earlier ones.
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


def to_f64(function, weight, low, high, count):
    """The coefficients rounded to f64, with the largest weighted error after rounding."""
    fixed = []
    while len(fixed) < count:
        coefficients, _ = remez(function, weight, low, high, count, fixed)
        if low == 0:
            fixed.append(mpf(float(coefficients[len(fixed)])))
        else:
            fixed = [mpf(float(c)) for c in coefficients]
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


def coth_tail(z):
    """(r·coth(r/2) − 2)/z at z = r²."""
    if z < mpf(10) ** -20:
        return mpf(1) / 6 - z / 360
    r = mp.sqrt(z)
    return (r * mp.coth(r / 2) - 2) / z


def effect_on_exponential(z):
    """How an error of P moves (R + r)/(R − r), relative to it."""
    big = 2 + z * coth_tail(z)
    return 2 * z * mp.sqrt(z) / (big * big - z)


def whole_coth_tail(z):
    """(r·coth(r) − 1)/z at z = r²."""
    return 2 * coth_tail(4 * z)


def exponential_tail(r):
    """(eʳ − 1 − r)/r²."""
    if abs(r) < mpf(10) ** -15:
        return mpf(1) / 2 + r / 6
    return (mp.exp(r) - 1 - r) / r**2


def exponential():
    print("// exponential.rs\n")
    split("LN_2", mp.ln(2), 12)
    show(
        "NARROW",
        "P on |r| ≤ 0.347, weighted by its effect on eʳ",
        to_f64(coth_tail, effect_on_exponential, 0, mpf("0.347") ** 2, 5),
    )
    show(
        "DIRECT",
        "(eʳ − 1 − r)/r² on |r| ≤ 0.347, weighted a little more than by its effect on eʳ, which is none at 0",
        to_f64(exponential_tail, lambda r: (r * r + mpf("0.002")) * mp.exp(-r), mpf("-0.347"), mpf("0.347"), 10),
    )
    show(
        "WIDE",
        "(r·coth(r) − 1)/r² on r ≤ 0.7, weighted by its effect on tanh",
        to_f64(whole_coth_tail, lambda z: z / (1 + z * whole_coth_tail(z)), 0, mpf("0.7") ** 2, 8),
    )


def softplus():
    print("// softplus.rs\n")

    def atanh_tail(v):
        """(2·atanh(w/2)/w − 1)/v at v = w²."""
        if v < mpf(10) ** -20:
            return mpf(1) / 12 + v / 80
        w = mp.sqrt(v)
        return (2 * mp.atanh(w / 2) / w - 1) / v

    show(
        "ATANH",
        "(2·atanh(w/2)/w − 1)/w² on w ≤ 2/3, weighted by its effect on atanh",
        to_f64(atanh_tail, lambda v: v / (1 + v * atanh_tail(v)), 0, mpf(4) / 9, 10),
    )


def arctan():
    print("// arctan.rs\n")

    def atan_tail(v):
        """(atan(t)/t − 1)/v at v = t²."""
        if v < mpf(10) ** -20:
            return -mpf(1) / 3 + v / 5
        t = mp.sqrt(v)
        return (mp.atan(t) / t - 1) / v

    for name, number in (("PI_HALF", mp.pi / 2), ("PI_QUARTER", mp.pi / 4)):
        print(f"const {name}_LOW: f64 = {float(number - mpf(float(number)))!r};")
    print(f"const TAN_PI_8: f64 = {float(mp.tan(mp.pi / 8))!r};")
    print(f"const TAN_3_PI_8: f64 = {float(mp.tan(3 * mp.pi / 8))!r};\n")
    show(
        "ATAN",
        "(atan(t)/t − 1)/t² on t ≤ tan(π/8), weighted by its effect on atan",
        to_f64(atan_tail, lambda v: v / (1 + v * atan_tail(v)), 0, mpf("0.41422") ** 2, 11),
    )


def silu():
    print("// silu.rs\n")
    root = mp.findroot(lambda u: 1 - u + mp.exp(-u), mpf("1.278"))
    double_double("ROOT", root)

    def slope(d):
        """SiLU′(−u)/d at u = root + d; since 1 − root = −e⁻ʳᵒᵒᵗ nothing has to cancel."""
        e = mp.exp(-root - d)
        # 1 − e⁻ᵈ over d.
        fall = 1 - d / 2 if abs(d) < mpf(10) ** -25 else -mp.expm1(-d) / d
        return -e * (1 + mp.exp(-root) * fall) / (1 + e) ** 2

    show(
        "NEAR_ROOT",
        "SiLU′(−u)/(u − root) on |u − root| ≤ 0.5, relative",
        to_f64(slope, lambda d: 1 / slope(d), mpf("-0.5"), mpf("0.5"), 15),
    )


def gelu():
    print("// gelu.rs\n")
    density = 1 / mp.sqrt(2 * mp.pi)

    def scaled_tail(u):
        """Φ(−u)·e^(u²/2)."""
        return mp.erfc(u / mp.sqrt(2)) / 2 * mp.exp(u * u / 2)

    def half_line(low, shift):
        """The interval of u/(u + 4) − shift for low ≤ u ≤ 40, and how to get u back."""
        low, high = (mpf(u) / (mpf(u) + 4) - mpf(shift) for u in (low, 40))
        return low, high, lambda t: 4 * (t + mpf(shift)) / (1 - t - mpf(shift))

    low, high, back = half_line("0.8125", "0.40625")

    def product(t):
        return -back(t) * scaled_tail(back(t))

    show(
        "PRODUCT",
        "−u·Φ(−u)·e^(u²/2) in u/(u + 4) − 0.40625 for 0.8125 ≤ u ≤ 40, relative",
        to_f64(product, lambda t: 1 / product(t), low, high, 21),
    )

    def erf_part(v):
        """(Φ(u) − ½)/u at v = u²."""
        if v < mpf(10) ** -20:
            return density * (1 - v / 6)
        return mp.erf(mp.sqrt(v / 2)) / 2 / mp.sqrt(v)

    show(
        "ERF",
        "(Φ(u) − ½)/u on u ≤ 0.8125, relative",
        to_f64(erf_part, lambda v: 1 / erf_part(v), 0, mpf("0.8125") ** 2, 9),
    )

    def slope(u):
        """GELU′(−u)·e^(u²/2)."""
        return scaled_tail(u) - u * density

    root = mp.findroot(slope, mpf("0.7518"))
    double_double("ROOT", root)
    low, high, back_all = half_line(0, "0.5")

    def quotient(t):
        u = back_all(t)
        return mp.diff(slope, root) if abs(u - root) < mpf(10) ** -18 else slope(u) / (u - root)

    show(
        "SLOPE",
        "GELU′(−u)·e^(u²/2)/(u − root) in u/(u + 4) − ½ for u ≤ 40, relative",
        to_f64(quotient, lambda t: 1 / quotient(t), low, high, 22),
    )

    def slope_part(v):
        """(GELU′(u) − ½)/u at v = u²."""
        return erf_part(v) + density * mp.exp(-v / 2)

    show(
        "SLOPE_ERF",
        "(GELU′(u) − ½)/u on u ≤ 0.25, weighted by its effect on GELU′(−u)",
        to_f64(slope_part, lambda v: mp.sqrt(v) / (mpf(1) / 2 - mp.sqrt(v) * slope_part(v)), 0, mpf("0.25") ** 2, 6),
    )


def double_double(name, number):
    print(f"const {name}_HIGH: f64 = {float(number)!r};")
    print(f"const {name}_LOW: f64 = {float(number - mpf(float(number)))!r};\n")


if __name__ == "__main__":
    for part in (exponential, softplus, arctan, silu, gelu):
        part()
