"""The numbers of the real table: a neuron that learns from some of its rows, in doubles and with plain loops.

Two orders of summation differ by a few units in the last place, and descent on a convex loss does not make that grow.
"""

import csv
import math
from functools import lru_cache
from operator import mul
from pathlib import Path

from reference import Near

TABLE = Path(__file__).resolve().parents[2] / "crates/descend/tests/tables/breast_cancer.csv"
FEW = ["worst radius", "worst texture"]
EPOCHS = 300


@lru_cache(maxsize=None)
def table():
    with open(TABLE, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [name for name in rows[0] if name != "diagnosis"]
    inputs = {name: [float(row[name]) for row in rows] for name in names}
    return inputs, [1 if row["diagnosis"] == "malignant" else 0 for row in rows]


def halves(every, names=None):
    """The standardized rows, each with a 1 for the bias, and the targets: of one row in so many, and of the others."""
    inputs, targets = table()
    learned = range(0, len(targets), every)
    columns = []
    for name in names or inputs:
        column = inputs[name]
        mean = math.fsum(column[i] for i in learned) / len(learned)
        variance = math.fsum((column[i] - mean) ** 2 for i in learned) / len(learned)
        columns.append([(x - mean) / math.sqrt(variance) for x in column])
    rows = list(zip(*columns, [1.0] * len(targets)))
    kept = [i for i in range(len(targets)) if i % every]
    return [([rows[i] for i in part], [targets[i] for i in part]) for part in (learned, kept)]


def answers(theta, rows):
    return [1 / (1 + math.exp(-sum(map(mul, row, theta)))) for row in rows]


def loss(theta, part):
    # ln(1 + e^z) - yz, which is -ln a or -ln(1 - a), and loses no digits at either end.
    total = 0.0
    for row, y in zip(*part):
        z = sum(map(mul, row, theta))
        total += math.log1p(math.exp(-abs(z))) + max(z, 0.0) - y * z
    return total / len(part[1])


def descent(learned, epochs):
    """The parameters after 0, 1, 2, ... epochs."""
    rows, targets = learned
    columns = list(zip(*rows))
    theta = [0.0] * len(columns)
    yield theta
    for _ in range(epochs):
        errors = [a - y for a, y in zip(answers(theta, rows), targets)]
        theta = [t - 0.5 * sum(map(mul, column, errors)) / len(rows) for t, column in zip(theta, columns)]
        yield theta


def matrix(theta, part, cutoff):
    """Found, missed, false alarms, left alone."""
    counts = {(y, said): 0 for y in (0, 1) for said in (0, 1)}
    for a, y in zip(answers(theta, part[0]), part[1]):
        assert abs(a - cutoff) > 1e-9, "rounding must not decide"
        counts[y, int(a > cutoff)] += 1
    return counts[1, 1], counts[1, 0], counts[0, 1], counts[0, 0]


def close(value):
    return Near(value, "1e-9")


def measured(epoch, theta, parts):
    # The untrained neuron answers one half to everything, which meets the cutoff: all benign rows are false alarms.
    if epoch == 0:
        mistakes = parts[1][1].count(0)
    else:
        _, missed, false_alarms, _ = matrix(theta, parts[1], 0.5)
        mistakes = missed + false_alarms
    return {
        "epoch": epoch,
        "learned_from": close(loss(theta, parts[0])),
        "kept_back": close(loss(theta, parts[1])),
        "mistakes": mistakes,
    }


def lowest(path, kept):
    losses = [loss(theta, kept) for theta in path]
    epoch = min(range(len(losses)), key=losses.__getitem__)
    return epoch, losses


def kept_back():
    parts = halves(20)
    path = list(descent(parts[0], EPOCHS))
    best, _ = lowest(path, parts[1])
    return {
        "rows": [measured(epoch, path[epoch], parts) for epoch in (0, 1, 2, 5, 10, 20, 50, 100, 300)],
        "lowest": measured(best, path[best], parts),
        "learned_rows": len(parts[0][1]),
        "kept_rows": len(parts[1][1]),
    }


def remedies():
    rows = []
    for every, names in ((20, None), (20, FEW), (5, None), (2, None)):
        parts = halves(every, names)
        path = list(descent(parts[0], EPOCHS))
        epoch, losses = lowest(path, parts[1])
        rows.append(
            {
                "rows": len(parts[0][1]),
                "inputs": len(path[0]) - 1,
                "epoch": epoch,
                "lowest": close(losses[epoch]),
                "last": close(losses[-1]),
                "mistakes": measured(EPOCHS, path[-1], parts)["mistakes"],
            }
        )
    return {"rows": rows}


def screening():
    parts = halves(2)
    *_, theta = descent(parts[0], 100)
    rows = []
    for cutoff in (0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9):
        found, missed, false_alarms, left_alone = matrix(theta, parts[1], cutoff)
        rows.append(
            {
                "cutoff": cutoff,
                "found": found,
                "missed": missed,
                "false_alarms": false_alarms,
                "left_alone": left_alone,
                "mistakes": missed + false_alarms,
                "cost": 10 * missed + false_alarms,
            }
        )
    return {"rows": rows, "malignant": parts[1][1].count(1), "benign": parts[1][1].count(0)}


SNAPSHOTS = (kept_back, remedies, screening)
