"""Times this crate and the Python libraries that are installed, taking turns in one run, and prints ratios.

    pip install numpy                  and, if wanted, torch, jax, numba
    python crates/neuron-core/benches/peers.py [--rounds N] [NAME ...]

A ratio below 1 means that this crate takes less time. One core, 64-bit floats. Every turn is some
milliseconds of work that are not timed and one pass that is; of all turns the fastest counts, which is what the work takes when nobody disturbs it. Times differ between
machines and between hours; the ratios of one run are what may be quoted, with the machine.

Outputs are written into a given array by everyone (JAX: into a donated one), on a matrix in the same layout as ours. In the
rows `columns` and `transposed` each library is also timed on the same numbers by rows (`own`), and the best of all counts.
`numba` adds up from left to right, as this crate does; `numba-fast` in any order.

In a row with `-new` everyone allocates its results; a truth table does too, and stands beside peers with a new table of inputs
and beside peers that keep it (`-kept`).
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
if hasattr(os, "sched_setaffinity"):
    # What still starts threads gets one core to run them on, the same that this crate gets.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

import numpy as np

SHAPES = ("10000x32", "1000x1000", "1000x1024", "100000x100", "1000000x8", "1000000x2")
# How many seconds of work go before the pass that is timed, as in outputs.rs.
WARM = 0.003

NAMES = (
    *(f"outputs-{layout}-{shape}" for shape in SHAPES for layout in ("rows", "new", "columns", "strided", "transposed")),
    *(f"output-{n}" for n in (2, 32, 1000)),
    *(f"truth-table-{n}" for n in (10, 20)),
    *(
        f"integrate-and-fire-{input}-{10**steps}{new}"
        for steps in (5, 6, 7) for input in (0.9, 1.5) for new in ("", "-new")
    ),
)

try:
    import numba
except ImportError:
    numba = None
    print("numba is not installed", file=sys.stderr)
try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    torch = None
    print("torch is not installed", file=sys.stderr)
try:
    import jax

    jax.config.update("jax_enable_x64", True)
except ImportError:
    jax = None
    print("jax is not installed", file=sys.stderr)


def compiled(function, fastmath=False):
    return numba.njit(fastmath=fastmath, error_model="numpy")(function)


def rows_of(xs, w, b, out):
    for i in range(xs.shape[0]):
        z = 0.0
        for j in range(xs.shape[1]):
            z += w[j] * xs[i, j]
        out[i] = 1.0 / (1.0 + np.exp(-(z + b)))


def columns_of(xs, w, b, out):
    out[:] = 0.0
    for j in range(xs.shape[1]):
        for i in range(xs.shape[0]):
            out[i] += w[j] * xs[i, j]
    for i in range(xs.shape[0]):
        out[i] = 1.0 / (1.0 + np.exp(-(out[i] + b)))


def one_after_the_other(xs, w, b):
    total = 0.0
    for i in range(xs.shape[0]):
        z = 0.0
        for j in range(xs.shape[1]):
            z += w[j] * xs[i, j]
        total += 1.0 / (1.0 + np.exp(-(z + b)))
    return total


def numpy_outputs(xs, w, b, out):
    np.dot(xs, w, out=out)
    np.add(out, b, out=out)
    np.negative(out, out=out)
    np.exp(out, out=out)
    np.add(out, 1.0, out=out)
    np.divide(1.0, out, out=out)


def output_runs(xs, w, b, new, suffix=""):
    """Everyone who computes σ(Xw + b) of this matrix."""
    n_rows = xs.shape[0]
    kept = np.empty(n_rows)
    give = (lambda: np.empty(n_rows)) if new else (lambda: kept)
    runs = {"numpy": lambda: numpy_outputs(xs, w, b, give())}
    if torch:
        t_xs, t_w, t_b = torch.from_numpy(xs), torch.from_numpy(w), torch.tensor(b, dtype=torch.float64).expand(n_rows)
        t_kept = torch.from_numpy(kept)

        def torch_outputs():
            out = torch.empty(n_rows, dtype=torch.float64) if new else t_kept
            torch.addmv(t_b, t_xs, t_w, out=out)
            torch.sigmoid(out, out=out)

        runs["torch"] = torch_outputs
    if jax and xs.flags.c_contiguous:
        run = jax.jit(
            lambda out, xs, w: jax.nn.sigmoid(xs @ w + b), donate_argnums=() if new else (0,), keep_unused=True
        )
        j_xs, j_w, state = jax.numpy.asarray(xs), jax.numpy.asarray(w), [jax.numpy.zeros(n_rows)]

        def jax_outputs():
            out = run(state[0], j_xs, j_w).block_until_ready()
            if not new:
                state[0] = out

        runs["jax"] = jax_outputs
    if numba:
        strict, fast = compiled(rows_of), compiled(rows_of, fastmath=True)
        columns = compiled(columns_of)
        runs["numba"] = lambda: strict(xs, w, b, give())
        runs["numba-fast"] = lambda: fast(xs, w, b, give())
        if not xs.flags.c_contiguous:
            runs["numba-columns"] = lambda: columns(xs, w, b, give())
    return {f"{name}{suffix}": run for name, run in runs.items()}


def outputs(layout, shape):
    n_rows, n = map(int, shape.split("x"))
    random = np.random.default_rng(1)
    xs = random.uniform(-1.0, 1.0, (n_rows, n))
    w = random.uniform(-1.0, 1.0, n) / np.sqrt(n)
    if layout in ("rows", "new"):
        return output_runs(xs, w, 0.25, layout == "new")
    if layout == "columns":
        stride = -(-n_rows // 8) * 8
        other = np.zeros((n, stride))[:, :n_rows].T
    elif layout == "strided":
        other = np.zeros((n_rows, 3 * n))[:, ::3]
    else:
        other = np.zeros((n, n_rows)).T
    other[:] = xs
    runs = output_runs(other, w, 0.25, False)
    # Who keeps data by columns could have kept it by rows; who looks at a part of a wider table could not.
    return runs if layout == "strided" else runs | output_runs(xs, w, 0.25, False, "-own")


def output(n):
    if not numba:
        return {}
    random = np.random.default_rng(1)
    xs = random.uniform(-1.0, 1.0, (1000, n))
    w = random.uniform(-1.0, 1.0, n) / np.sqrt(n)
    strict, fast = compiled(one_after_the_other), compiled(one_after_the_other, fastmath=True)
    return {"numba": lambda: strict(xs, w, 0.25), "numba-fast": lambda: fast(xs, w, 0.25)}


def truth_table(n):
    w = np.random.default_rng(1).uniform(-1.0, 1.0, n)
    digits = np.arange(n)[::-1]

    def numpy_table():
        xs = (np.arange(2**n)[:, None] >> digits & 1).astype(np.float64)
        z = xs @ w + 0.25
        return xs, z, 1.0 / (1.0 + np.exp(-z))

    kept = numpy_table()[0]

    def numpy_kept():
        z = kept @ w + 0.25
        return z, 1.0 / (1.0 + np.exp(-z))

    runs = {"numpy": numpy_table, "numpy-kept": numpy_kept}
    if numba:

        def table(w, b):
            n = w.size
            z, y = np.empty(2**n), np.empty(2**n)
            for i in range(2**n):
                sum = 0.0
                for j in range(n):
                    sum += w[j] * (i >> (n - 1 - j) & 1)
                z[i] = sum + b
                y[i] = 1.0 / (1.0 + np.exp(-z[i]))
            return z, y

        run = compiled(table)
        runs["numba"] = lambda: run(w, 0.25)
    return runs


def integrate_and_fire(input, steps, new):
    if not numba:
        return {}

    def moments(input, threshold, h, times, potentials, outputs):
        v = 0.0
        for i in range(times.size):
            v += h * (input - v)
            y = 1.0 if v - threshold >= 0.0 else 0.0
            times[i] = (i + 1) * h
            potentials[i] = v
            outputs[i] = y
            if y == 1.0:
                v = 0.0

    run = compiled(moments)
    kept = [np.empty(steps) for _ in range(3)]
    if new:
        return {"numba": lambda: run(input, 1.0, 0.001, np.empty(steps), np.empty(steps), np.empty(steps))}
    return {"numba": lambda: run(input, 1.0, 0.001, *kept)}


def peers(name):
    kind, _, rest = name.partition("-")
    if kind == "outputs":
        return outputs(*rest.split("-"))
    if kind == "output":
        return output(int(rest))
    if kind == "truth":
        return truth_table(int(rest.split("-")[1]))
    _, _, input, steps, *new = rest.split("-")
    return integrate_and_fire(float(input), int(steps), bool(new))


def bench_program():
    """Builds the benchmark and says where it lies."""
    messages = subprocess.run(
        ["cargo", "bench", "-p", "neuron-core", "--bench", "outputs", "--no-run", "--message-format=json"],
        cwd=Path(__file__).resolve().parent, check=True, stdout=subprocess.PIPE, text=True,
    ).stdout
    for message in map(json.loads, messages.splitlines()):
        if message.get("executable") and message["target"]["name"] == "outputs":
            return message["executable"]
    raise SystemExit("cargo built no benchmark called outputs")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", help="beginnings of the names of rows")
    parser.add_argument("--rounds", type=int, default=31)
    arguments = parser.parse_args()
    names = [name for name in NAMES if not arguments.names or name.startswith(tuple(arguments.names))]

    # NumPy asks the system for its memory in large units, which come some times faster; by this our allocator does too.
    environment = {**os.environ, "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1"}
    program = subprocess.Popen(
        [bench_program(), "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    )

    def ours(name):
        program.stdin.write(f"time {name}\n")
        program.stdin.flush()
        return float(program.stdout.readline())

    def theirs(run):
        start = time.perf_counter()
        while time.perf_counter() - start < WARM:
            run()
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    print("microseconds of ours, ours divided by the best of the others, then ours divided by each")
    for name in names:
        runs = peers(name)
        times = {library: [] for library in ["ours", *runs]}
        began = time.perf_counter()
        for round in range(arguments.rounds):
            if round >= 5 and time.perf_counter() - began > 20.0:
                break
            times["ours"].append(ours(name))
            for library, run in runs.items():
                times[library].append(theirs(run))
        fastest = {library: min(values) for library, values in times.items()}
        ratios = {library: fastest["ours"] / fastest[library] for library in runs}
        best = f"{max(ratios.values()):>6.2f}" if ratios else f"{'':>6}"
        each = "  ".join(f"{library} {ratio:.2f}" for library, ratio in ratios.items())
        print(f"{name:<30}{fastest['ours'] * 1e6:>12.2f}{best}   {each}", flush=True)


if __name__ == "__main__":
    main()
