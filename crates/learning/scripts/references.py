"""Recomputes the numbers of the tests with 40 digits, and writes `tests/references.txt`.

    pip install mpmath
    python crates/learning/scripts/references.py

Nothing here comes from the crate: the formulas are written out again, the arithmetic is mpmath's, and the gradients
used for training are themselves compared with mpmath's numerical differentiation before anything is computed. The tests
read the file and hold the crate to it.

Each line is `name value`. Values are printed with 25 digits.
"""

from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.dps = 40
OUTPUT = Path(__file__).resolve().parent.parent / "tests" / "references.txt"

# The inputs are the doubles that a program gets when it reads these decimals.
X, Y = [mpf(0.5), mpf(2.5)], [mpf(0.2), mpf(0.9)]

lines = []


def put(name, value):
    lines.append(f"{name} {value if isinstance(value, int) else mpmath.nstr(value, 25, min_fixed=1, max_fixed=0)}")


def sigma(z):
    return 1 / (1 + mp.exp(-z))


def loss(w, b, x=X, y=Y):
    return sum((sigma(w * xi + b) - yi) ** 2 for xi, yi in zip(x, y)) / 2


def gradient(w, b, x=X, y=Y):
    gw = gb = mpf(0)
    for xi, yi in zip(x, y):
        a = sigma(w * xi + b)
        delta = (a - yi) * a * (1 - a)
        gw, gb = gw + delta * xi, gb + delta
    return gw, gb


def hessian(w, b, x=X, y=Y):
    hww = hwb = hbb = mpf(0)
    for xi, yi in zip(x, y):
        a = sigma(w * xi + b)
        slope = a * (1 - a)
        kappa = slope**2 + (a - yi) * slope * (1 - 2 * a)
        hww, hwb, hbb = hww + kappa * xi * xi, hwb + kappa * xi, hbb + kappa
    return hww, hwb, hbb


def eigenvalues(w, b, x=X, y=Y):
    p, r, q = hessian(w, b, x, y)
    root = mp.sqrt(((p - q) / 2) ** 2 + r**2)
    return (p + q) / 2 - root, (p + q) / 2 + root


def cross_entropy(w, b, x=X, y=Y):
    return -sum(yi * mp.log(sigma(w * xi + b)) + (1 - yi) * mp.log(1 - sigma(w * xi + b)) for xi, yi in zip(x, y))


def cross_entropy_gradient(w, b, x=X, y=Y):
    deltas = [sigma(w * xi + b) - yi for xi, yi in zip(x, y)]
    return sum(d * xi for d, xi in zip(deltas, x)), sum(deltas)


def check(w, b):
    """The derivatives above against mpmath's own differentiation."""
    w, b = mpf(w), mpf(b)
    for f, g in ((loss, gradient), (cross_entropy, cross_entropy_gradient)):
        for ours, order in zip(g(w, b), ((1, 0), (0, 1))):
            assert abs(ours - mp.diff(f, (w, b), order)) < mpf(10) ** -15, (f, w, b)
    for ours, order in zip(hessian(w, b), ((2, 0), (1, 1), (0, 2))):
        assert abs(ours - mp.diff(loss, (w, b), order)) < mpf(10) ** -8, (w, b)


for place in ((0, 0), (0, -8), (0.5, 0.5), (1.5, -2)):
    check(*place)


def descend(w, b, eta, epochs, slope=gradient, measure=loss, x=X, y=Y):
    """(w, b, L) at the start and after each epoch."""
    w, b = mpf(w), mpf(b)
    path = [(w, b, measure(w, b, x, y))]
    for _ in range(epochs):
        gw, gb = slope(w, b, x, y)
        w, b = w - eta * gw, b - eta * gb
        path.append((w, b, measure(w, b, x, y)))
    return path


def put_path(name, path, epochs):
    for epoch in epochs:
        for letter, value in zip("wbL", path[epoch]):
            put(f"{name}.{epoch}.{letter}", value)
    put(f"{name}.increases", increases(path))


def increases(path):
    return sum(after[2] > before[2] for before, after in zip(path, path[1:]))


def first_below(path, limit):
    return next(i for i, place in enumerate(path) if place[2] < limit)


# The published code: σ(wx − b) with the gradient of σ(wx + b).
w, b = mpf(0), mpf(-8)
path = [(w, b, loss(w, -b))]
for _ in range(1000):
    gw, gb = gradient(w, -b)
    w, b = w - gw, b - gb
    path.append((w, b, loss(w, -b)))
put_path("published", path, (0, 1, 1000))
for place in ((0, -8), (0.5, 0.5)):
    w, b = map(mpf, place)
    true = mp.diff(lambda b: loss(w, -b), b)
    put(f"published.slope.{place[1]}", true)

# The article's run, coded rightly.
TOY_EPOCHS = (0, 1, 2, 5, 10, 100, 200, 300, 400, 430, 438, 440, 447, 450, 454)
TOY_EPOCHS += (500, 600, 700, 800, 900, 1000, 1500, 2000, 2155, 3000, 4000, 5000)
path = descend(0, -8, 1, 5000)
put_path("toy", path, TOY_EPOCHS)
for limit in ("0.4", "0.1", "0.02", "1e-6"):
    put(f"toy.first_below.{limit}", first_below(path, mpf(limit)))
for name, place in (("start", path[0]), ("epoch1000", path[1000])):
    low, high = eigenvalues(place[0], place[1])
    put(f"toy.{name}.eigenvalue1", low)
    put(f"toy.{name}.eigenvalue2", high)

# The exact minimum, for the exact decimals 0.2 and 0.9.
put("minimum.w", mp.log(6))
put("minimum.b", -mp.log(96) / 2)
assert abs(sigma(mp.log(6) / 2 - mp.log(96) / 2) - mpf(1) / 5) < mpf(10) ** -38
assert abs(sigma(mp.log(6) * 5 / 2 - mp.log(96) / 2) - mpf(9) / 10) < mpf(10) ** -38
low, high = eigenvalues(mp.log(6), -mp.log(96) / 2)
put("minimum.eigenvalue1", low)
put("minimum.eigenvalue2", high)
put("minimum.bound", 2 / high)

# The same run under other conventions, and under cross-entropy.
for name, eta in (("mean", mpf(1) / 2), ("twice", 2)):
    path = descend(0, -8, eta, 1000)
    put_path(f"convention.{name}", path, (1000,))
path = descend(0, -8, 1, 200, cross_entropy_gradient)
put_path("cross_entropy", path, (1, 10, 50, 100, 200))

# From (0, 0): directions, one step, the remainder, and learning rates that are too large.
g = gradient(mpf(0), mpf(0))
length = mp.sqrt(g[0] ** 2 + g[1] ** 2)
put("zero.L", loss(0, 0))
put("zero.gradient_length", length)
for degrees in (0, 60, 89, 90, 91, 120, 150, 180):
    c, s = mp.cos(mp.radians(degrees)), mp.sin(mp.radians(degrees))
    u = ((c * g[0] - s * g[1]) / length, (s * g[0] + c * g[1]) / length)
    step = mpf("0.01")
    put(f"direction.{degrees}.change", loss(step * u[0], step * u[1]) - loss(0, 0))
    put(f"direction.{degrees}.first_order", step * length * c)
def change(degrees):
    c, s = mp.cos(mp.radians(degrees)), mp.sin(mp.radians(degrees))
    step = mpf("0.01") / length
    return loss(step * (c * g[0] - s * g[1]), step * (s * g[0] + c * g[1])) - loss(0, 0)


# The directions in which a step of 0.01 goes down lie between two angles a little beyond 90° and before 270°.
put("direction.downhill_share", (mp.findroot(change, 270) - mp.findroot(change, 90)) / 360)
for eta in (1, 2, 5, 10, 100):
    put(f"step.{eta}.L", loss(-eta * g[0], -eta * g[1]))
    put(f"step.{eta}.first_order", loss(0, 0) - eta * length**2)
hww, hwb, hbb = hessian(mpf(0), mpf(0))
put("zero.half_uHu", (hww * g[0] ** 2 + 2 * hwb * g[0] * g[1] + hbb * g[1] ** 2) / 2)
for eta in ("1", "0.1", "0.01", "0.001"):
    t = mpf(eta)
    put(f"remainder.{eta}", (loss(-t * g[0], -t * g[1]) - loss(0, 0) + t * length**2) / t**2)
put_path("eta10", descend(0, 0, 10, 200), (1, 200))
put_path("eta25", descend(0, 0, 25, 200), (1, 10))  # beyond 2/λ: the rest of the path stretches rounding errors
put_path("eta40", descend(0, 0, 40, 200), (1, 200))

# One neuron, two minima.
for name, x, y, starts in (
    ("minima1", (2, 1, -1), (0.7, 0.1, 0.5), ((0, 0), (3, -5))),
    ("minima2", (-1, -2, 3), (0.2, 0.7, 0.3), ((0, 0), (-1, -1))),
    ("minima3", (-2, -1, 0, 3), (0.4, 0.1, 0.8, 0.1), ((0, 0), (3, 1))),
):
    x, y = list(map(mpf, x)), list(map(mpf, y))
    for i, start in enumerate(starts):
        w, b, _ = descend(*start, 1, 3000, x=x, y=y)[-1]
        # Newton's method takes the end of the descent to the stationary point itself.
        for _ in range(8):
            gw, gb = gradient(w, b, x, y)
            p, r, q = hessian(w, b, x, y)
            det = p * q - r * r
            w, b = w - (q * gw - r * gb) / det, b - (p * gb - r * gw) / det
        assert max(map(abs, gradient(w, b, x, y))) < mpf(10) ** -35
        for key, value in zip("wbL", (w, b, loss(w, b, x, y))):
            put(f"{name}.{i}.{key}", value)
        low, high = eigenvalues(w, b, x, y)
        assert low > 0
        put(f"{name}.{i}.eigenvalue1", low)
        put(f"{name}.{i}.eigenvalue2", high)

# One weight and no bias.
x, y = [mpf(10), mpf(1)], [mpf(0.5), mpf(0.982)]
for i, start in enumerate((0.3, 0.5)):
    w = mpf(start)
    for _ in range(3000):
        w -= mpf("0.05") * gradient(w, 0, x, y)[0]
    w = mp.findroot(lambda w: gradient(w, 0, x, y)[0], w)
    put(f"one_weight.{i}.w", w)
    put(f"one_weight.{i}.L", loss(w, 0, x, y))

# The lecture's guesses, and its run from (−2, −2).
for w, b in ((0.50, 0.00), (-0.10, 0.00), (0.94, -0.94), (1.42, -1.73), (1.65, -2.08), (1.78, -2.27)):
    put(f"guess.{w:.2f}.{b:.2f}", loss(mpf(w), mpf(b)))
put_path("lecture", descend(-2, -2, 1, 1000), (0, 1, 50, 80, 100, 200, 1000))
put_path("lecture_mean", descend(-2, -2, mpf(1) / 2, 1000), (100, 200, 500, 1000))


# The other rules, from (−2, −2) on the two points, and from the plateau.
def rule(update, memory, start, epochs, where=lambda theta, memory: theta):
    theta, path = list(map(mpf, start)), []
    for _ in range(epochs):
        path.append((*theta, loss(*theta)))
        g = gradient(*where(theta, memory))
        for j in (0, 1):
            theta[j] = update(theta[j], g[j], memory[j])
        tick(memory)
    path.append((*theta, loss(*theta)))
    return path


def tick(memory):
    for m in memory:
        m["t"] = m.get("t", 0) + 1


def new_memory():
    return [{"v": mpf(0), "m": mpf(0), "s": mpf(0)} for _ in range(2)]


def momentum(gamma, eta):
    def update(theta, g, memory):
        memory["v"] = gamma * memory["v"] + eta * g
        return theta - memory["v"]

    return update


def ahead(gamma):
    return lambda theta, memory: [t - gamma * m["v"] for t, m in zip(theta, memory)]


def ada_grad(eta, epsilon):
    def update(theta, g, memory):
        memory["s"] += g * g
        return theta - eta * g / (mp.sqrt(memory["s"]) + epsilon)

    return update


def rms_prop(eta, beta, epsilon):
    def update(theta, g, memory):
        memory["s"] = beta * memory["s"] + (1 - beta) * g * g
        return theta - eta * g / (mp.sqrt(memory["s"]) + epsilon)

    return update


def adam(eta, beta1, beta2, epsilon):
    def update(theta, g, memory):
        t = memory.get("t", 0) + 1
        memory["m"] = beta1 * memory["m"] + (1 - beta1) * g
        memory["s"] = beta2 * memory["s"] + (1 - beta2) * g * g
        m, s = memory["m"] / (1 - beta1**t), memory["s"] / (1 - beta2**t)
        return theta - eta * m / (mp.sqrt(s) + epsilon)

    return update


gamma, tenth, epsilon = mpf(0.9), mpf(0.1), mpf(1e-8)
# (RMSProp divides a vanishing gradient by a vanishing root near the minimum, which stretches every rounding error until
# the path is another one; so only its beginning is kept.)
EARLY, LATE = (1, 2, 50), (1, 2, 50, 100, 200)
for name, start in (("lecture", (-2, -2)), ("plateau", (0, -8))):
    put_path(f"momentum.{name}", rule(momentum(gamma, 1), new_memory(), start, 200), LATE)
    put_path(f"nesterov.{name}", rule(momentum(gamma, 1), new_memory(), start, 200, ahead(gamma)), LATE)
    put_path(f"ada_grad.{name}", rule(ada_grad(tenth, epsilon), new_memory(), start, 200), LATE)
    put_path(f"rms_prop.{name}", rule(rms_prop(tenth, gamma, epsilon), new_memory(), start, 50), EARLY)
    put_path(f"adam.{name}", rule(adam(tenth, gamma, mpf(0.999), epsilon), new_memory(), start, 200), LATE)

# The extremes of the article's window on a grid of 256 × 256.
grid = [(mpf(i) * 8 / 255 - 2, mpf(j) * 12 / 255 - 10) for i in range(256) for j in range(256)]
mp.dps = 20
losses = [(loss(w, b), w, b) for w, b in grid]
for name, (value, w, b) in (("lowest", min(losses)), ("highest", max(losses))):
    for letter, number in zip("wbL", (w, b, value)):
        put(f"surface.{name}.{letter}", number)

OUTPUT.write_text("".join(line + "\n" for line in lines))
print(f"{len(lines)} values")
