"""The workloads of `descent.rs` beside the programs that people use, taking turns with them on one core.

    pip install numpy                 and, for more rows, numba jax torch
    python crates/learning/benches/peers.py [NAME ...]

Every peer gets the same data and computes the same thing in double precision. The last column says how far its final
loss is from ours: the two have to agree before their times mean anything. Times are the fastest of many runs, because
whatever else the machine does only adds to them. `ratio` is our time divided by the peer's: below 1 ours takes less.
The best peer of each workload is marked. Numba is allowed what we forbid ourselves: to fuse and to reorder.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import numpy as np

HERE = Path(__file__).resolve().parent
SECONDS = 4.0  # for each pair

# name: (epochs, learning rate, mean?, loss)
TRAININGS = {
    "two-points-1000-epochs": (1000, 1.0, False, "squared"),
    "1e4x32-20-epochs": (20, 1.0, True, "squared"),
    "1e4x32-cross-entropy": (20, 1.0, True, "cross-entropy"),
    "1e6x8-2-epochs": (2, 1.0, True, "squared"),
}
SURFACES = ("surface-2-points", "surface-1000-points")
WEIGHTS, BIASES = np.linspace(-2, 6, 256), np.linspace(-10, 2, 256)


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


def numpy_surface(x, y):
    x = x[:, 0]

    def run():
        total = np.zeros((256, 256))
        for xi, yi in zip(x, y):
            a = 1 / (1 + np.exp(-(WEIGHTS[:, None] * xi + BIASES)))
            total += 0.5 * (a - yi) ** 2
        return total.sum()

    return run


def numba_peers():
    import numba

    def training(x, y, epochs, rate, mean, loss):
        scale = 1 / len(y) if mean else 1.0
        squared = loss == "squared"

        @numba.njit(fastmath=True)
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

    def surface(x, y):
        @numba.njit(fastmath=True)
        def go(x, y, ws, bs):
            out = np.empty((len(ws), len(bs)))
            for i in range(len(ws)):
                for j in range(len(bs)):
                    total = 0.0
                    for k in range(len(y)):
                        a = 1 / (1 + np.exp(-(ws[i] * x[k, 0] + bs[j])))
                        total += 0.5 * (a - y[k]) ** 2
                    out[i, j] = total
            return out

        return lambda: go(x, y, WEIGHTS, BIASES).sum()

    return training, surface


def jax_peers():
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    jax.config.update("jax_platforms", "cpu")

    def training(x, y, epochs, rate, mean, loss):
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

    def surface(x, y):
        x, y = jnp.asarray(x[:, 0]), jnp.asarray(y)

        @jax.jit
        def go(ws, bs):
            def add(total, sample):
                a = jax.nn.sigmoid(ws[:, None] * sample[0] + bs)
                return total + 0.5 * (a - sample[1]) ** 2, None

            return jax.lax.scan(add, jnp.zeros((256, 256)), (x, y))[0]

        ws, bs = jnp.asarray(WEIGHTS), jnp.asarray(BIASES)
        return lambda: float(np.asarray(go(ws, bs)).sum())

    return training, surface


def torch_peers():
    import torch

    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)

    def training(x, y, epochs, rate, mean, loss):
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

    def surface(x, y):
        x, y = torch.from_numpy(x[:, 0]), torch.from_numpy(y)
        ws, bs = torch.from_numpy(WEIGHTS)[:, None], torch.from_numpy(BIASES)

        def run():
            total = torch.zeros(256, 256)
            for xi, yi in zip(x, y):
                total += 0.5 * (torch.sigmoid(ws * xi + bs) - yi) ** 2
            return float(total.sum())

        return run

    return training, surface


def peers():
    found = {"NumPy": (numpy_training, numpy_surface)}
    for name, make in (("Numba", numba_peers), ("JAX", jax_peers), ("PyTorch", torch_peers)):
        try:
            found[name] = make()
        except ImportError:
            print(f"{name} is not installed and is left out")
    return found


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
    names = sys.argv[1:] or [*TRAININGS, *SURFACES]
    program = subprocess.Popen([bench_program(), "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(command):
        program.stdin.write(command + "\n")
        program.stdin.flush()
        return program.stdout.readline().split()

    known = peers()
    print(f"\n{'workload':<24} {'peer':<8} {'ours ms':>10} {'peer ms':>10} {'ratio':>8}   difference of results")
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "data"
            samples, inputs = map(int, ask(f"data {name} {file}"))
            numbers = np.fromfile(file, dtype="<f8")
        x, y = numbers[: samples * inputs].reshape(samples, inputs).copy(), numbers[samples * inputs :].copy()
        rows = []
        for peer, (training, surface) in known.items():
            run = training(x, y, *TRAININGS[name]) if name in TRAININGS else surface(x, y)
            run(), ask(f"time {name}")  # compiles, and warms up
            ours, theirs = [], []
            stop = time.perf_counter() + SECONDS
            while time.perf_counter() < stop or len(ours) < 5:
                seconds, result = map(float, ask(f"time {name}"))
                ours.append(seconds)
                start = time.perf_counter()
                their_result = run()
                theirs.append(time.perf_counter() - start)
            rows.append((min(ours) / min(theirs), peer, min(ours), min(theirs), abs(their_result / result - 1)))
        best = max(rows)
        for row in rows:
            ratio, peer, our_time, their_time, difference = row
            mark = "  best" if row is best else ""
            times = f"{our_time * 1e3:>10.4f} {their_time * 1e3:>10.4f} {ratio:>8.3f}"
            print(f"{name:<24} {peer:<8} {times}   {difference:.1e}{mark}", flush=True)
            assert difference < 1e-9, "the two do not compute the same"


if __name__ == "__main__":
    main()
