"""The softmax, its cross-entropy and its error signals, with 60 digits: writes tests/networks/references.txt.

    pip install mpmath
    python crates/networks/scripts/references.py > crates/networks/tests/networks/references.txt

A line is `z₁ … zₖ; y₁ … yₖ; a₁ … aₖ; ℓ; δ₁ … δₖ`, each z and y a double in hexadecimal, the others rounded to a double once.
"""

import itertools
import random

from mpmath import exp, log, mp, mpf

mp.dps = 60
mp.prec = 4000  # e⁻¹⁰⁰⁰ beside 1 and more, and 1 − a where a is nearly 1


def case(z, y):
    z, y = [float(v) for v in z], [float(v) for v in y]
    m = max(map(mpf, z))
    e = [exp(mpf(v) - m) if mpf(v) - m > -100000 else mpf(0) for v in z]
    total = sum(e)
    a = [v / total for v in e]
    minus_ln = [log(total) + m - mpf(v) for v in z]
    loss = sum((mpf(w) * v for w, v in zip(y, minus_ln) if w), mpf(0))
    delta = [p * sum(map(mpf, y)) - mpf(w) for p, w in zip(a, y)]
    return [z, y, a, [loss], delta]


def written(v):
    return float(v).hex()


def main():
    draw = random.Random(1)
    zs = [
        [0.0],
        [3.5],
        [0.0, 0.0],
        [0.0, 0.0, 0.0],
        [1e308, 1e308],
        [1e308, -1e308],
        [1e308, -1e308, 0.0],
        [-1e308, -1e308, -1e308],
        [710.0, 0.0],
        [-745.0, 0.0],
        [-750.0, 0.0],
        [1000.0, 1000.0 + 1e-12, 999.0],
        [1e10, 1e10, 1e10],
        [1e15, 1e15 + 1, 1e15 - 3],
        [40.0, 0.0, 0.0, 0.0],
        [37.5, 0.25],
        [100.0, 1.0, 2.0, 3.0],
        [700.0, 1.0],
        [-5e-324, 5e-324],
        [1e-17, 0.0, -1e-17],
        [5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 4.0],
    ]
    for k, size in itertools.product((2, 3, 10), (0.1, 1, 10, 100, 800)):
        for _ in range(3):
            zs.append([draw.uniform(-size, size) for _ in range(k)])
    for z in zs:
        n = len(z)
        ys = [[float(i == j) for i in range(n)] for j in {0, n - 1}]
        ys.append([draw.choice([0.0, 0.25, 0.5, 1.0]) for _ in range(n)])
        for y in ys:
            print("; ".join(" ".join(map(written, part)) for part in case(z, y)))


if __name__ == "__main__":
    main()
