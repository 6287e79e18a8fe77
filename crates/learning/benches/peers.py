"""Our learning beside the libraries that people use, taking turns with them on one core.

    pip install numpy                 and, for more rows, numba jax torch scikit-learn
    python crates/learning/benches/peers.py [NAME ...]        every row whose name begins so

Every peer gets the same data and computes the same thing in double precision. The last column says how far its result is
from ours: the two have to agree before their times mean anything. (Shuffled batches come in an order of each program's
own, and are asked to agree only roughly.) Peers may write into buffers that are made once, and keep their data in the
layout that suits them. Numba has two rows: as it is, and with `fastmath`, which allows what we forbid ourselves, to fuse
and to reorder.

The time of a run is the fastest of many, because whatever else the machine does only adds to it. `ratio` is our time
divided by the peer's: below 1 ours takes less. `medians` is the same for the medians. The best peer of each row is marked.

SECONDS_PER_PAIR (4) says how long two take turns; BENCH_PROGRAM names a program that is built already.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import numpy as np

HERE = Path(__file__).resolve().parent
SECONDS = float(os.environ.get("SECONDS_PER_PAIR", 4.0))


def optional(name):
    try:
        return __import__(name)
    except ImportError:
        print(f"{name} is not installed and is left out")
        return None


numba, jax, torch, sklearn = map(optional, ("numba", "jax", "torch", "sklearn"))
if jax:
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    jax.config.update("jax_platforms", "cpu")
if torch:
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
if sklearn:
    import sklearn.linear_model

# name → (tolerance of the results, [(peer, x, y ↦ run)])
ROWS = {}


def row(name, tolerance=1e-9):
    """The peers of one row: a function that yields pairs of a name and a function from the data to what is timed."""

    def keep(peers):
        ROWS[name] = (tolerance, list(peers()))
        return peers

    return keep


def numba_pair(make):
    """Both rows of Numba: `make(jit)` gives a function from the data to what is timed."""
    if numba:
        yield "Numba", make(numba.njit)
        yield "Numba fm", make(numba.njit(fastmath=True))


# ---------------------------------------------------------------------------------------------------------------------
# Training, one update an epoch


def training_rows():
    # name: (epochs, learning rate, mean?, loss)
    trainings = {
        "two-points-1000-epochs": (1000, 1.0, False, "squared"),
        "1e4x32-20-epochs": (20, 1.0, True, "squared"),
        "1e4x32-boxed-loss": (20, 1.0, True, "squared"),
        "1e4x32-cross-entropy": (20, 1.0, True, "cross-entropy"),
        "1e6x8-2-epochs": (2, 1.0, True, "squared"),
    }
    for name, words in trainings.items():

        @row(name)
        def _(words=words):
            yield "NumPy", lambda x, y: numpy_training(x, y, *words)
            yield from numba_pair(lambda jit: lambda x, y: numba_training(jit, x, y, *words))
            if jax:
                yield "JAX", lambda x, y: jax_training(x, y, *words)
            if torch:
                yield "PyTorch", lambda x, y: torch_training(x, y, *words)


def numpy_training(x, y, epochs, rate, mean, loss):
    scale = 1 / len(y) if mean else 1.0
    xt = np.ascontiguousarray(x.T)

    def value(z, a):
        if loss == "squared":
            return scale * 0.5 * np.sum((a - y) ** 2)
        return scale * np.sum(np.logaddexp(0, z) - y * z)

    def run():
        w, b = np.zeros(x.shape[1]), 0.0
        losses = np.empty(epochs + 1)
        for epoch in range(epochs + 1):
            z = x @ w + b
            a = 1 / (1 + np.exp(-z))
            losses[epoch] = value(z, a)
            if epoch < epochs:
                delta = (a - y) * a * (1 - a) if loss == "squared" else a - y
                w -= rate * scale * (xt @ delta)
                b -= rate * scale * delta.sum()
        return losses[-1]

    return run


def numba_training(jit, x, y, epochs, rate, mean, loss):
    scale = 1 / len(y) if mean else 1.0
    squared = loss == "squared"

    @jit
    def go(x, y):
        n, m = x.shape
        w, b = np.zeros(m), 0.0
        g = np.zeros(m)
        losses = np.empty(epochs + 1)
        for epoch in range(epochs + 1):
            g[:] = 0.0
            gb = total = 0.0
            for i in range(n):
                z = b
                for j in range(m):
                    z += w[j] * x[i, j]
                e = np.exp(-abs(z))
                a = 1 / (1 + e) if z >= 0 else e / (1 + e)
                if squared:
                    total += 0.5 * (a - y[i]) ** 2
                    delta = (a - y[i]) * a * (1 - a)
                else:
                    total += max(z, 0.0) + np.log1p(e) - y[i] * z
                    delta = a - y[i]
                for j in range(m):
                    g[j] += delta * x[i, j]
                gb += delta
            losses[epoch] = scale * total
            if epoch < epochs:
                for j in range(m):
                    w[j] -= rate * scale * g[j]
                b -= rate * scale * gb
        return losses

    return lambda: go(x, y)[-1]


def jax_training(x, y, epochs, rate, mean, loss):
    x, y = jnp.asarray(x), jnp.asarray(y)
    scale = 1 / len(y) if mean else 1.0

    def value(theta):
        z = x @ theta[0] + theta[1]
        if loss == "squared":
            return scale * 0.5 * jnp.sum((jax.nn.sigmoid(z) - y) ** 2)
        return scale * jnp.sum(jnp.logaddexp(0, z) - y * z)

    slope = jax.value_and_grad(value)

    @jax.jit
    def go(w, b):
        def epoch(theta, _):
            value, (gw, gb) = slope(theta)
            return (theta[0] - rate * gw, theta[1] - rate * gb), value

        theta, losses = jax.lax.scan(epoch, (w, b), length=epochs)
        return losses, value(theta)

    zeros = jnp.zeros(x.shape[1]), jnp.asarray(0.0)
    return lambda: float(go(*zeros)[1].block_until_ready())


def torch_training(x, y, epochs, rate, mean, loss):
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    reduction = "mean" if mean else "sum"

    def run():
        w = torch.zeros(x.shape[1], requires_grad=True)
        b = torch.zeros((), requires_grad=True)
        rule = torch.optim.SGD([w, b], lr=rate)
        losses = []
        for epoch in range(epochs + 1):
            z = x @ w + b
            if loss == "squared":
                value = 0.5 * torch.nn.functional.mse_loss(torch.sigmoid(z), y, reduction=reduction)
            else:
                value = torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction=reduction)
            losses.append(value.detach())
            if epoch < epochs:
                rule.zero_grad()
                value.backward()
                rule.step()
        return float(losses[-1])

    return run


# ---------------------------------------------------------------------------------------------------------------------
# Training by mini-batches: 1e5 × 32, two epochs, η = 0.05, the mean of the cross-entropy


def mini_batch_rows():
    for size in (1, 32, 256):
        for order in ("in-order", "shuffled"):
            for kind in ("exact", "running"):

                @row(f"batch-{size}-{order}-{kind}", tolerance=1e-9 if order == "in-order" else 0.1)
                def _(size=size, shuffled=order == "shuffled", exact=kind == "exact"):
                    yield from numba_pair(lambda jit: lambda x, y: numba_batches(jit, x, y, size, shuffled, exact))
                    if sklearn and size == 1:
                        yield "sklearn", lambda x, y: sklearn_sgd(x, y, shuffled, exact)
                    if torch and size == 256:
                        yield "PyTorch", lambda x, y: torch_batches(x, y, size, shuffled, exact)


def numba_batches(jit, x, y, size, shuffled, exact, epochs=2, rate=0.05):
    @jit
    def go(x, y):
        n, m = x.shape
        w, b = np.zeros(m), 0.0
        g = np.zeros(m)
        losses = np.zeros(epochs + 1)
        order = np.arange(n)
        for epoch in range(epochs + 1):
            if exact or epoch == 0:
                total = 0.0
                for i in range(n):
                    z = b
                    for j in range(m):
                        z += w[j] * x[i, j]
                    total += max(z, 0.0) + np.log1p(np.exp(-abs(z))) - y[i] * z
                losses[epoch] = total / n
            if epoch == epochs:
                break
            if shuffled:
                np.random.shuffle(order)
            running = 0.0
            for start in range(0, n, size):
                end = min(n, start + size)
                g[:] = 0.0
                gb = total = 0.0
                for k in range(start, end):
                    i = order[k] if shuffled else k
                    z = b
                    for j in range(m):
                        z += w[j] * x[i, j]
                    e = np.exp(-abs(z))
                    if not exact:
                        total += max(z, 0.0) + np.log1p(e) - y[i] * z
                    delta = (1 / (1 + e) if z >= 0 else e / (1 + e)) - y[i]
                    for j in range(m):
                        g[j] += delta * x[i, j]
                    gb += delta
                running += total
                step = rate / (end - start)
                for j in range(m):
                    w[j] -= step * g[j]
                b -= step * gb
            if not exact:
                losses[epoch + 1] = running / n
        return losses[-1]

    return lambda: go(x, y)


def sklearn_sgd(x, y, shuffled, exact, epochs=2, rate=0.05):
    def run():
        model = sklearn.linear_model.SGDClassifier(
            loss="log_loss", penalty=None, learning_rate="constant", eta0=rate, shuffle=shuffled, max_iter=epochs, tol=None
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(x, y)
        if not exact:
            return None  # It knows its running loss and does not tell.
        z = x @ model.coef_[0] + model.intercept_[0]
        return np.mean(np.logaddexp(0, z) - y * z)

    return run


def torch_batches(x, y, size, shuffled, exact, epochs=2, rate=0.05):
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    loss = torch.nn.functional.binary_cross_entropy_with_logits

    def run():
        w = torch.zeros(x.shape[1], requires_grad=True)
        b = torch.zeros((), requires_grad=True)
        rule = torch.optim.SGD([w, b], lr=rate)
        running = 0.0
        for _ in range(epochs):
            running = 0.0
            order = torch.randperm(len(y)) if shuffled else None
            for start in range(0, len(y), size):
                rows = order[start : start + size] if shuffled else slice(start, start + size)
                value = loss(x[rows] @ w + b, y[rows])
                running += float(value.detach()) * len(y[rows])
                rule.zero_grad()
                value.backward()
                rule.step()
            with torch.no_grad():
                last = float(loss(x @ w + b, y)) if exact else running / len(y)
        return last

    return run


# ---------------------------------------------------------------------------------------------------------------------
# One evaluation at w = 0.01, b = 0.1: ½ Σ (a − y)², and its gradient


def evaluation_rows():
    for size in ("1000x1000", "100x10000", "4096x1024", "10000x32"):
        for kind, gradient in (("loss", False), ("gradient", True)):

            @row(f"{kind}-{size}")
            def _(gradient=gradient):
                yield "NumPy", lambda x, y: numpy_evaluation(x, y, gradient)
                yield from numba_pair(lambda jit: lambda x, y: numba_evaluation(jit, x, y, gradient))
                if jax:
                    yield "JAX", lambda x, y: jax_evaluation(x, y, gradient)
                if torch:
                    yield "PyTorch", lambda x, y: torch_evaluation(x, y, gradient)


def numpy_evaluation(x, y, gradient):
    w, b = np.full(x.shape[1], 0.01), 0.1
    z, g = np.empty(len(y)), np.empty(x.shape[1])

    def run():
        np.dot(x, w, out=z)
        np.add(z, b, out=z)
        np.negative(z, out=z)
        np.exp(z, out=z)
        np.add(z, 1.0, out=z)
        a = np.reciprocal(z, out=z)
        error = a - y
        loss = 0.5 * error.dot(error)
        if not gradient:
            return loss
        delta = error * a * (1 - a)
        np.dot(delta, x, out=g)
        delta.sum()
        return loss + g[0]

    return run


def numba_evaluation(jit, x, y, gradient):
    w, b = np.full(x.shape[1], 0.01), 0.1
    g = np.empty(x.shape[1])

    @jit
    def go(x, y, w, b, g):
        n, m = x.shape
        g[:] = 0.0
        loss = gb = 0.0
        for i in range(n):
            z = b
            for j in range(m):
                z += w[j] * x[i, j]
            a = 1 / (1 + np.exp(-z))
            loss += 0.5 * (a - y[i]) ** 2
            if gradient:
                delta = (a - y[i]) * a * (1 - a)
                for j in range(m):
                    g[j] += delta * x[i, j]
                gb += delta
        return loss + g[0]

    return lambda: go(x, y, w, b, g)


def jax_evaluation(x, y, gradient):
    x, y = jnp.asarray(x), jnp.asarray(y)
    w, b = jnp.full(x.shape[1], 0.01), jnp.asarray(0.1)

    def value(w, b, x, y):
        return 0.5 * jnp.sum((jax.nn.sigmoid(x @ w + b) - y) ** 2)

    if not gradient:
        loss = jax.jit(value)
        return lambda: float(loss(w, b, x, y))

    slope = jax.jit(jax.value_and_grad(value, (0, 1)))

    def run():
        loss, (g, _) = slope(w, b, x, y)
        return float(loss) + float(g[0])

    return run


def torch_evaluation(x, y, gradient):
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    w, b = torch.full((x.shape[1],), 0.01), 0.1
    z, g = torch.empty(len(y)), torch.empty(x.shape[1])

    def run():
        torch.mv(x, w, out=z)
        a = z.add_(b).sigmoid_()
        error = a - y
        loss = 0.5 * float(error.dot(error))
        if not gradient:
            return loss
        delta = error * a * (1 - a)
        torch.mv(x.T, delta, out=g)
        delta.sum()
        return loss + float(g[0])

    return run


# ---------------------------------------------------------------------------------------------------------------------
# The perceptron rule: five epochs, from zero, η = 1; the result is the number of updates


def perceptron_rows():
    for inputs in (2, 32):

        @row(f"perceptron-1e5x{inputs}", tolerance=0.01)
        def _():
            yield from numba_pair(numba_perceptron)
            if sklearn:
                yield "sklearn", sklearn_perceptron


def numba_perceptron(jit):
    @jit
    def go(x, y):
        n, m = x.shape
        w, b = np.zeros(m), 0.0
        updates = 0
        for _ in range(5):
            for i in range(n):
                z = 0.0
                for j in range(m):
                    z += w[j] * x[i, j]
                z += b
                error = y[i] - (1.0 if z >= 0.0 else 0.0)
                if error != 0.0:
                    for j in range(m):
                        w[j] += error * x[i, j]
                    b += error
                    updates += 1
        return updates

    return lambda x, y: lambda: go(x, y)


def sklearn_perceptron(x, y):
    def run():
        model = sklearn.linear_model.Perceptron(shuffle=False, max_iter=5, tol=None)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(x, y)
        return None  # It does not count its updates.

    return run


# ---------------------------------------------------------------------------------------------------------------------
# Checked and stored by columns


def dataset_rows():
    for size in ("1000000x8", "10000x1000"):

        @row(f"dataset-{size}")
        def _():
            yield "NumPy", numpy_dataset
            yield from numba_pair(numba_dataset)


def numpy_dataset(x, y):
    def run():
        assert np.isfinite(x).all() and np.isfinite(y).all()
        columns = np.asfortranarray(x)
        y.copy()
        return columns[-1, -1]

    return run


def numba_dataset(jit):
    @jit
    def go(x, y):
        n, m = x.shape
        columns = np.empty((m, n))
        finite = True
        for top in range(0, n, 64):
            for left in range(0, m, 8):
                for j in range(left, min(left + 8, m)):
                    for i in range(top, min(top + 64, n)):
                        value = x[i, j]
                        # Not `isfinite`, which fastmath may take to be true.
                        finite &= abs(value) <= 1.7976931348623157e308
                        columns[j, i] = value
        for value in y:
            finite &= abs(value) <= 1.7976931348623157e308
        return columns, y.copy(), finite

    def make(x, y):
        def run():
            columns, _, finite = go(x, y)
            assert finite
            return columns[-1, -1]

        return run

    return make


# ---------------------------------------------------------------------------------------------------------------------
# 256² losses of a neuron with one input

WEIGHTS, BIASES = np.linspace(-2, 6, 256), np.linspace(-10, 2, 256)


def surface_rows():
    for name in ("surface-2-points", "surface-1000-points"):

        @row(name)
        def _():
            yield "NumPy", numpy_surface
            yield from numba_pair(numba_surface)
            if jax:
                yield "JAX", jax_surface
            if torch:
                yield "PyTorch", torch_surface


def numpy_surface(x, y):
    x = x[:, 0]
    total, a = np.empty((256, 256)), np.empty((256, 256))

    def run():
        total[:] = 0.0
        for xi, yi in zip(x, y):
            np.add(WEIGHTS[:, None] * -xi, -BIASES, out=a)
            np.exp(a, out=a)
            np.add(a, 1.0, out=a)
            np.reciprocal(a, out=a)
            np.subtract(a, yi, out=a)
            np.multiply(a, a, out=a)
            np.multiply(a, 0.5, out=a)
            np.add(total, a, out=total)
        return total.sum()

    return run


def numba_surface(jit):
    @jit
    def go(x, y, ws, bs, out):
        for i in range(len(ws)):
            for j in range(len(bs)):
                total = 0.0
                for k in range(len(y)):
                    a = 1 / (1 + np.exp(-(ws[i] * x[k, 0] + bs[j])))
                    total += 0.5 * (a - y[k]) ** 2
                out[i, j] = total

    out = np.empty((256, 256))

    def make(x, y):
        def run():
            go(x, y, WEIGHTS, BIASES, out)
            return out.sum()

        return run

    return make


def jax_surface(x, y):
    x, y = jnp.asarray(x[:, 0]), jnp.asarray(y)

    @jax.jit
    def go(ws, bs):
        def add(total, sample):
            a = jax.nn.sigmoid(ws[:, None] * sample[0] + bs)
            return total + 0.5 * (a - sample[1]) ** 2, None

        return jax.lax.scan(add, jnp.zeros((256, 256)), (x, y))[0]

    ws, bs = jnp.asarray(WEIGHTS), jnp.asarray(BIASES)
    return lambda: float(np.asarray(go(ws, bs)).sum())


def torch_surface(x, y):
    x, y = torch.from_numpy(x[:, 0]), torch.from_numpy(y)
    ws, bs = torch.from_numpy(WEIGHTS)[:, None], torch.from_numpy(BIASES)
    total, a = torch.empty(256, 256), torch.empty(256, 256)

    def run():
        total.zero_()
        for xi, yi in zip(x, y):
            torch.add(ws * xi, bs, out=a)
            a.sigmoid_().sub_(yi).square_().mul_(0.5)
            total.add_(a)
        return float(total.sum())

    return run


# ---------------------------------------------------------------------------------------------------------------------


def landscape_rows():
    for size in ("10000x2", "10000x32", "10000x100", "1000x1000"):

        @row(f"hessian-{size}")
        def _():
            yield "NumPy", numpy_hessian
            yield from numba_pair(numba_hessian)
            if jax:
                yield "JAX", jax_hessian

    # Ours stops when the loss is known to its rounding, lbfgs as it comes from the box much earlier.
    @row("newton-1e5x32", 1e-2)
    def _():
        if sklearn:
            for solver, tolerance in (("lbfgs", 1e-4), ("newton-cholesky", 1e-4), ("newton-cholesky", 1e-10)):
                yield f"{solver[:6]} {tolerance:.0e}"[:9], sklearn_logistic(solver, tolerance)

    # Differences of losses that are rounded in another order agree to about 1e−9 of a component, and to less in a sum.
    @row("check-1000x1000", 1e-6)
    def _():
        yield "NumPy", numpy_check


def squared_error_curvature(a, y):
    slope = a * (1 - a)
    return slope * slope + (a - y) * slope * (1 - 2 * a)


def numpy_hessian(x, y):
    w = np.full(x.shape[1], 0.01)
    x1 = np.hstack([x, np.ones((len(y), 1))])
    weighted, out = np.empty_like(x1), np.empty((x1.shape[1], x1.shape[1]))

    def run():
        a = 1 / (1 + np.exp(-(x @ w + 0.1)))
        np.multiply(x1, squared_error_curvature(a, y)[:, None], out=weighted)
        np.dot(weighted.T, x1, out=out)
        return out[0, 1] + out[-1, -1]

    return run


def numba_hessian(jit):
    @jit
    def go(x, y, w, b, out):
        n, m = x.shape
        out[:] = 0.0
        row = np.ones(m + 1)
        for i in range(n):
            z = 0.0
            for j in range(m):
                row[j] = x[i, j]
                z += w[j] * x[i, j]
            a = 1 / (1 + np.exp(-(z + b)))
            slope = a * (1 - a)
            curvature = slope * slope + (a - y[i]) * slope * (1 - 2 * a)
            for j in range(m + 1):
                weighted = curvature * row[j]
                for k in range(j + 1):
                    out[j, k] += weighted * row[k]
        for j in range(m + 1):
            for k in range(j):
                out[k, j] = out[j, k]

    def make(x, y):
        w, out = np.full(x.shape[1], 0.01), np.empty((x.shape[1] + 1, x.shape[1] + 1))

        def run():
            go(x, y, w, 0.1, out)
            return out[0, 1] + out[-1, -1]

        return run

    return make


def jax_hessian(x, y):
    @jax.jit
    def go(w, b, x, y):
        a = jax.nn.sigmoid(x @ w + b)
        x1 = jnp.hstack([x, jnp.ones((x.shape[0], 1))])
        return (x1 * squared_error_curvature(a, y)[:, None]).T @ x1

    w, x, y = jnp.full(x.shape[1], 0.01), jnp.asarray(x), jnp.asarray(y)

    def run():
        out = np.asarray(go(w, 0.1, x, y))
        return out[0, 1] + out[-1, -1]

    return run


def sklearn_logistic(solver, tolerance):
    def make(x, y):
        def run():
            model = sklearn.linear_model.LogisticRegression(C=1.0, solver=solver, tol=tolerance, max_iter=1000)
            return model.fit(x, y).coef_.sum()

        return run

    return make


def numpy_check(x, y):
    theta = np.append(np.full(x.shape[1], 0.01), 0.1)
    a, error = np.empty(len(y)), np.empty(len(y))

    def loss(theta):
        np.dot(x, theta[:-1], out=a)
        np.add(a, theta[-1], out=a)
        np.negative(a, out=a)
        np.exp(a, out=a)
        np.add(a, 1, out=a)
        np.divide(1, a, out=a)
        np.subtract(a, y, out=error)
        return 0.5 * (error @ error)

    def run():
        total, h = 0.0, 2.0**-17
        for j in range(len(theta)):
            here = theta[j]
            theta[j] = here + h
            above = loss(theta)
            theta[j] = here - h
            below = loss(theta)
            theta[j] = here
            total += (above - below) / (2 * h)
        return total

    return run


def bench_program():
    lines = subprocess.run(
        ["cargo", "bench", "--no-run", "-p", "learning", "--bench", "descent", "--message-format=json"],
        cwd=HERE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    built = [json.loads(line) for line in lines if line.startswith("{")]
    return [b["executable"] for b in built if b.get("executable") and b["target"]["name"] == "descent"][-1]


def main():
    training_rows()
    mini_batch_rows()
    evaluation_rows()
    perceptron_rows()
    dataset_rows()
    surface_rows()
    landscape_rows()
    names = [name for name in ROWS if any(name.startswith(word) for word in sys.argv[1:] or [""])]
    executable = os.environ.get("BENCH_PROGRAM") or bench_program()
    # NumPy asks the system for memory in large units; by this our allocator does too. Otherwise a new matrix of 64 MB costs more to
    # get than to fill.
    environment = {**os.environ, "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
    program = subprocess.Popen(
        [executable, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )

    def ask(command):
        program.stdin.write(command + "\n")
        program.stdin.flush()
        return program.stdout.readline().split()

    print(f"\n{'workload':<26} {'peer':<9} {'ours ms':>10} {'peer ms':>10} {'ratio':>7} {'medians':>8}   difference")
    for name in names:
        tolerance, peers = ROWS[name]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "data"
            samples, inputs = map(int, ask(f"data {name} {file}"))
            numbers = np.fromfile(file, dtype="<f8")
        x, y = numbers[: samples * inputs].reshape(samples, inputs).copy(), numbers[samples * inputs :].copy()
        lines = []
        for peer, make in peers:
            run = make(x, y)
            run(), ask(f"time {name}")  # compiles, and warms up
            ours, theirs = [], []
            stop = time.perf_counter() + SECONDS
            while time.perf_counter() < stop or len(ours) < 5:
                seconds, result = map(float, ask(f"time {name}"))
                ours.append(seconds)
                start = time.perf_counter()
                their_result = run()
                theirs.append(time.perf_counter() - start)
            difference = 0.0 if their_result is None else abs(their_result / result - 1)
            medians = statistics.median(ours) / statistics.median(theirs)
            lines.append((min(ours) / min(theirs), peer, min(ours), min(theirs), medians, difference))
        best = max(lines)
        for line in lines:
            ratio, peer, our_time, their_time, medians, difference = line
            mark = "  best" if line is best else ""
            times = f"{our_time * 1e3:>10.4f} {their_time * 1e3:>10.4f} {ratio:>7.3f} {medians:>8.3f}"
            print(f"{name:<26} {peer:<9} {times}   {difference:.1e}{mark}", flush=True)
            assert difference <= tolerance, "the two do not compute the same"


if __name__ == "__main__":
    main()
