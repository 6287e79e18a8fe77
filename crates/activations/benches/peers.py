"""Times this crate and the Python libraries that are installed, taking turns in one run, and prints ratios of medians.

    pip install numpy scipy            and, if wanted, torch, jax, numba
    python crates/activations/benches/peers.py [--rounds N] [NAME ...]

A ratio below 1 means that this crate takes less time. One core, 64-bit floats, results into a given buffer where the
library can do that. Every turn is one pass that is not timed and one that is, so that nobody pays for what the one
before left in the caches. Times differ between machines and between hours; the ratios of one run are what may be
quoted, with the machine.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
if hasattr(os, "sched_setaffinity"):
    # What still starts threads gets one core to run them on, the same that this crate gets.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from references import bench_program

SIZES = (100_000, 10_000_000)


def numpy_peers(z, out):
    def sigmoid():
        np.negative(z, out=out)
        np.exp(out, out=out)
        np.add(out, 1.0, out=out)
        np.divide(1.0, out, out=out)

    def sigmoid_slope():
        sigmoid()
        np.multiply(out, np.subtract(1.0, out), out=out)

    def tanh_slope():
        np.tanh(z, out=out)
        np.multiply(out, out, out=out)
        np.subtract(1.0, out, out=out)

    def softsign():
        np.abs(z, out=out)
        np.add(out, 1.0, out=out)
        np.divide(z, out, out=out)

    return {
        "Sigmoid": sigmoid,
        "Sigmoid'": sigmoid_slope,
        "Tanh": lambda: np.tanh(z, out=out),
        "Tanh'": tanh_slope,
        "Relu": lambda: np.maximum(z, 0.0, out=out),
        "LeakyRelu": lambda: np.maximum(z, np.multiply(z, 0.01, out=out), out=out),
        "Elu": lambda: np.where(z > 0.0, z, np.expm1(z, out=out)),
        "Softplus": lambda: np.logaddexp(0.0, z, out=out),
        "Softsign": softsign,
        "HardTanh": lambda: np.clip(z, -1.0, 1.0, out=out),
        "Arctan": lambda: np.arctan(z, out=out),
        "Identity": lambda: np.copyto(out, z),
        "twice": lambda: np.multiply(z, 2.0, out=out),
    }


def scipy_peers(z, out):
    from scipy import special

    def sigmoid_slope():
        special.expit(z, out=out)
        np.multiply(out, np.subtract(1.0, out), out=out)

    def silu():
        special.expit(z, out=out)
        np.multiply(z, out, out=out)

    def gelu():
        special.ndtr(z, out=out)
        np.multiply(z, out, out=out)

    return {"Sigmoid": lambda: special.expit(z, out=out), "Sigmoid'": sigmoid_slope, "Silu": silu, "Gelu": gelu}


def torch_peers(z, out):
    import torch
    from torch.nn import functional

    torch.set_num_threads(1)
    z, out = torch.from_numpy(z), torch.from_numpy(out)

    def sigmoid_slope():
        torch.sigmoid(z, out=out)
        out.mul_(1.0 - out)

    return {
        "Sigmoid": lambda: torch.sigmoid(z, out=out),
        "Sigmoid'": sigmoid_slope,
        "Tanh": lambda: torch.tanh(z, out=out),
        "Relu": lambda: torch.clamp(z, min=0.0, out=out),
        "LeakyRelu": lambda: functional.leaky_relu(z),
        "Elu": lambda: functional.elu(z),
        "Softplus": lambda: functional.softplus(z, threshold=1000.0),
        "Silu": lambda: functional.silu(z),
        "Gelu": lambda: functional.gelu(z),
        "HardSigmoid": lambda: functional.hardsigmoid(z),
        "HardTanh": lambda: functional.hardtanh(z),
        "Softsign": lambda: functional.softsign(z),
        "Arctan": lambda: torch.arctan(z, out=out),
    }


def jax_peers(z, out):
    import jax

    jax.config.update("jax_enable_x64", True)
    z = jax.numpy.asarray(z)
    functions = {
        "Sigmoid": jax.nn.sigmoid,
        "Tanh": jax.numpy.tanh,
        "Relu": jax.nn.relu,
        "LeakyRelu": jax.nn.leaky_relu,
        "Elu": jax.nn.elu,
        "Softplus": jax.nn.softplus,
        "Silu": jax.nn.silu,
        "Gelu": lambda z: jax.nn.gelu(z, approximate=False),
        "HardSigmoid": jax.nn.hard_sigmoid,
        "HardTanh": jax.nn.hard_tanh,
        "Softsign": jax.nn.soft_sign,
        "Arctan": jax.numpy.arctan,
    }
    functions |= {f"{name}'": jax.vmap(jax.grad(function)) for name, function in functions.items()}
    compiled = {name: jax.jit(function) for name, function in functions.items()}
    return {name: lambda run=run: run(z).block_until_ready() for name, run in compiled.items()}


def numba_peers(z, out):
    import math

    import numba

    def vectorized(function):
        ufunc = numba.vectorize(["float64(float64)"])(function)
        return lambda: ufunc(z, out)

    return {
        "Sigmoid": vectorized(lambda z: 1.0 / (1.0 + math.exp(-z))),
        "Tanh": vectorized(lambda z: math.tanh(z)),
        "Softplus": vectorized(lambda z: max(z, 0.0) + math.log1p(math.exp(-abs(z)))),
        "Silu": vectorized(lambda z: z / (1.0 + math.exp(-z))),
        "Gelu": vectorized(lambda z: 0.5 * z * math.erfc(-z * math.sqrt(0.5))),
        "Arctan": vectorized(lambda z: math.atan(z)),
    }


PEERS = {"numpy": numpy_peers, "scipy": scipy_peers, "torch": torch_peers, "jax": jax_peers, "numba": numba_peers}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--rounds", type=int, default=31)
    arguments = parser.parse_args()

    program = subprocess.Popen([bench_program(), "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ours(name, size):
        program.stdin.write(f"time {name} {size}\n")
        program.stdin.flush()
        return float(program.stdout.readline())

    def theirs(run):
        run()
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    for size in SIZES:
        z = np.random.default_rng(1).uniform(-10.0, 10.0, size)
        out = np.empty_like(z)
        peers = {}
        for library, make in PEERS.items():
            try:
                peers[library] = make(z, out)
            except ImportError:
                print(f"{library} is not installed", file=sys.stderr)
        known = dict.fromkeys(name for runs in peers.values() for name in runs if name != "twice")
        names = arguments.names or list(known)
        print(f"\n{size} values: nanoseconds per value of ours, then ours divided by theirs")
        print(f"{'':<16}{'ours':>8}{'best':>8}" + "".join(f"{library:>8}" for library in peers) + f"{'a*2':>8}")
        for name in names:
            runs = {library: runs[name] for library, runs in peers.items() if name in runs}
            runs["twice"] = peers["numpy"]["twice"]
            times = {library: [] for library in ["ours", *runs]}
            for _ in range(arguments.rounds if size < 1_000_000 else max(5, arguments.rounds // 3)):
                times["ours"].append(ours(name, size))
                for library, run in runs.items():
                    times[library].append(theirs(run))
            medians = {library: median(values) for library, values in times.items()}
            ratios = {library: medians["ours"] / medians[library] for library in runs}
            best = max((ratio for library, ratio in ratios.items() if library != "twice"), default=None)
            row = f"{name:<16}{medians['ours'] / size * 1e9:>8.3f}" + (f"{best:>8.2f}" if best else f"{'':>8}")
            for library in [*peers, "twice"]:
                row += f"{ratios[library]:>8.2f}" if library in ratios else f"{'':>8}"
            print(row, flush=True)


if __name__ == "__main__":
    main()
