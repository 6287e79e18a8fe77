"""Two small networks by hand: the numbers of tests/networks/by_hand.rs.

    pip install mpmath
    python crates/networks/scripts/backpropagation.py

The first is of rectifiers, and its numbers are fractions. The second is of sigmoids, with 40 digits, and its gradient is that
of differences of the loss: no backpropagation is in it.
"""

from fractions import Fraction as F

from mpmath import exp, mp, mpf

mp.dps = 60


def rectifiers():
    w1, b1 = [[F(1), F(-1, 2)], [F(1, 2), F(1)]], [F(1, 4), F(-1)]
    w2, b2 = [F(2), F(-3)], F(1)
    for x, y in (((F(1), F(2)), F(3)), ((F(2), F(-1)), F(5))):
        z1 = [sum(w * v for w, v in zip(row, x)) + b for row, b in zip(w1, b1)]
        a1 = [max(z, F(0)) for z in z1]
        z2 = sum(w * a for w, a in zip(w2, a1)) + b2
        delta2 = z2 - y
        delta1 = [w * delta2 * (z > 0) for w, z in zip(w2, z1)]
        print("z1", *z1, "a1", *a1, "a2", z2, "loss", delta2**2 / 2, "delta2", delta2, "delta1", *delta1)
        print("  dW2", *(delta2 * a for a in a1), "dW1", *([str(d * v) for v in x] for d in delta1))


def sigmoid(z):
    return 1 / (1 + exp(-z))


def loss(theta):
    """The mean of ½ (a − y)² over the four samples of "exactly one", at (w, w, b) of each of three neurons."""
    total = mpf(0)
    for x, y in (((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)):
        h = [sigmoid(theta[i] * x[0] + theta[i + 1] * x[1] + theta[i + 2]) for i in (0, 3)]
        a = sigmoid(theta[6] * h[0] + theta[7] * h[1] + theta[8])
        total += (a - y) ** 2 / 2
    return total / 4


def sigmoids():
    theta = [mpf(v) for v in ("0.5", "-0.25", "0.125", "1", "0.75", "-0.5", "-1.5", "2", "0.25")]
    print("loss", mp.nstr(loss(theta), 40))
    h = mpf(10) ** -20
    for j in range(9):
        up, down = ([t + s * h * (i == j) for i, t in enumerate(theta)] for s in (1, -1))
        print(j, mp.nstr((loss(up) - loss(down)) / (2 * h), 30))


rectifiers()
sigmoids()
