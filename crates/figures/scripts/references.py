"""Computes the true values of the sigmoid for the figure `exp-error`, and writes `src/appendices/exp_error.txt`.

    pip install mpmath
    python crates/figures/scripts/references.py

Nothing here comes from the crates. Each line belongs to one dot of the figure, from left to right: the value of the
sigmoid to 300 bits, as the double nearest to it and what that double leaves out.
"""

from pathlib import Path

import mpmath
from mpmath import mp, mpf

mp.prec = 300
OUTPUT = Path(__file__).resolve().parent.parent / "src" / "appendices" / "exp_error.txt"
DOTS = 220

lines = []
for i in range(DOTS):
    z = -30.0 + 60.0 * (i + 0.381966) / DOTS  # a double, as in the figure
    exact = 1 / (1 + mpmath.exp(-mpf(z)))
    high = float(exact)
    lines.append(f"{high!r} {float(exact - mpf(high)):.6e}")
OUTPUT.write_text("\n".join(lines) + "\n")
