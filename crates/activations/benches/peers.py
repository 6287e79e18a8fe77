"""Times this crate and the Python libraries that are installed, taking turns in one run.

    pip install numpy scipy            and, if wanted, torch, jax, numba
    python crates/activations/benches/peers.py [--rounds N] [--sizes N,N] [NAME ...]

Every function and every slope has a row. A ratio is our shortest time divided by theirs: below 1, this crate takes
less time. `best` is the ratio to the fastest peer of the row, `right` the one to the fastest peer that is right in
the tails. `a*2` is a multiplication by 2: what reading and writing the numbers costs.

One core, 64-bit floats, the same inputs, every result into a buffer that is given and used again: NumPy's `out=` (and
buffers for what stands between), PyTorch's `out=` and `grad_input=`, and in JAX an argument whose memory is donated to
the result, of which it is checked that the memory is indeed the same. A slope is PyTorch's backward kernel and JAX's
gradient. Every turn is one pass that is not timed and one that is, so that nobody pays for what the one before left in
the caches. Times differ between machines and between hours; the ratios of one run are what may be quoted, with the
machine.

The second table is the largest error of each library in ulp, over the points of `tests/functions/references.bin`:
between −10 and 10, where the times are taken, and behind the slash at all points at which argument and result are
normal numbers. A library is called right in the tails when that is below 16 ulp. `far` stands for more than 10⁶ ulp.
"""

import argparse
import math
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = "1"
os.environ["XLA_FLAGS"] = os.environ.get("XLA_FLAGS", "") + " --xla_cpu_multi_thread_eigen=false"
if hasattr(os, "sched_setaffinity"):
    # What still starts threads gets one core to run them on, the same that this crate gets.
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from references import bench_program, stored_references

# The parameters of the functions that have one, as the list of the tests has them.
LEAK, SLOPE = 0.01, 0.25
RIGHT = 16.0


def numpy_peers(z, out):
    between, mask = np.empty_like(z), np.empty(z.shape, bool)

    def sigmoid():
        np.negative(z, out=out)
        np.exp(out, out=out)
        np.add(out, 1.0, out=out)
        np.divide(1.0, out, out=out)

    def sigmoid_slope():
        sigmoid()
        np.subtract(1.0, out, out=between)
        np.multiply(out, between, out=out)

    def tanh_slope():
        np.tanh(z, out=out)
        np.multiply(out, out, out=out)
        np.subtract(1.0, out, out=out)

    def elu():
        np.minimum(z, 0.0, out=between)
        np.expm1(between, out=between)
        np.maximum(z, 0.0, out=out)
        np.add(out, between, out=out)

    def elu_slope():
        np.minimum(z, 0.0, out=out)
        np.exp(out, out=out)

    def softsign():
        np.abs(z, out=out)
        np.add(out, 1.0, out=out)
        np.divide(z, out, out=out)

    def softsign_slope():
        np.abs(z, out=out)
        np.add(out, 1.0, out=out)
        np.divide(1.0, out, out=out)
        np.multiply(out, out, out=out)

    def arctan_slope():
        np.multiply(z, z, out=out)
        np.add(out, 1.0, out=out)
        np.divide(1.0, out, out=out)

    def hard_sigmoid():
        np.add(z, 3.0, out=out)
        np.divide(out, 6.0, out=out)
        np.clip(out, 0.0, 1.0, out=out)

    def leaky_relu(slope):
        np.multiply(z, slope, out=out)
        np.maximum(z, out, out=out)

    def leaky_slope(slope):
        np.greater(z, 0.0, out=mask)
        out.fill(slope)
        np.copyto(out, 1.0, where=mask)

    def inside(limit, slope):
        np.abs(z, out=out)
        np.less(out, limit, out=mask)
        np.multiply(mask, slope, out=out)

    return {
        "Step": lambda: np.heaviside(z, 1.0, out=out),
        "Sign": lambda: np.sign(z, out=out),
        "Identity": lambda: np.copyto(out, z),
        "Identity'": lambda: out.fill(1.0),
        "Sigmoid": sigmoid,
        "Sigmoid'": sigmoid_slope,
        "Tanh": lambda: np.tanh(z, out=out),
        "Tanh'": tanh_slope,
        "Relu": lambda: np.maximum(z, 0.0, out=out),
        "Relu'": lambda: np.heaviside(z, 0.0, out=out),
        "LeakyRelu": lambda: leaky_relu(LEAK),
        "LeakyRelu'": lambda: leaky_slope(LEAK),
        "ParametricRelu": lambda: leaky_relu(SLOPE),
        "ParametricRelu'": lambda: leaky_slope(SLOPE),
        "Elu": elu,
        "Elu'": elu_slope,
        "Softplus": lambda: np.logaddexp(0.0, z, out=out),
        "Softplus'": sigmoid,
        "Softsign": softsign,
        "Softsign'": softsign_slope,
        "HardSigmoid": hard_sigmoid,
        "HardSigmoid'": lambda: inside(3.0, 1 / 6),
        "HardTanh": lambda: np.clip(z, -1.0, 1.0, out=out),
        "HardTanh'": lambda: inside(1.0, 1.0),
        "Arctan": lambda: np.arctan(z, out=out),
        "Arctan'": arctan_slope,
    }


def scipy_peers(z, out):
    from scipy import special

    between = np.empty_like(z)

    def sigmoid_slope():
        special.expit(z, out=out)
        np.subtract(1.0, out, out=between)
        np.multiply(out, between, out=out)

    def silu():
        special.expit(z, out=out)
        np.multiply(z, out, out=out)

    def gelu():
        special.ndtr(z, out=out)
        np.multiply(z, out, out=out)

    return {
        "Sigmoid": lambda: special.expit(z, out=out),
        "Sigmoid'": sigmoid_slope,
        "Silu": silu,
        "Gelu": gelu,
        "LogSigmoid": lambda: special.log_expit(z, out=out),
    }


def torch_peers(z, out):
    import torch

    torch.set_num_threads(1)
    aten = torch.ops.aten
    z, out = torch.from_numpy(z), torch.from_numpy(out)
    ones, one = torch.ones_like(z), torch.ones((), dtype=z.dtype)

    def sigmoid_slope():
        torch.sigmoid(z, out=out)
        aten.sigmoid_backward.grad_input(ones, out, grad_input=out)

    def tanh_slope():
        torch.tanh(z, out=out)
        aten.tanh_backward.grad_input(ones, out, grad_input=out)

    def softsign():
        torch.abs(z, out=out)
        out.add_(1.0)
        torch.div(z, out, out=out)

    def softsign_slope():
        torch.abs(z, out=out)
        out.add_(1.0).square_().reciprocal_()

    def arctan_slope():
        torch.square(z, out=out)
        out.add_(1.0).reciprocal_()

    # Beyond 37 ln(1 + eᶻ) is z; at PyTorch's own threshold of 20 it is not yet.
    threshold = 37.0
    return {
        "Step": lambda: torch.heaviside(z, one, out=out),
        "Sign": lambda: torch.sign(z, out=out),
        "Identity": lambda: out.copy_(z),
        "Identity'": lambda: out.fill_(1.0),
        "Sigmoid": lambda: torch.sigmoid(z, out=out),
        "Sigmoid'": sigmoid_slope,
        "Tanh": lambda: torch.tanh(z, out=out),
        "Tanh'": tanh_slope,
        "Relu": lambda: torch.clamp_min(z, 0.0, out=out),
        "Relu'": lambda: aten.threshold_backward.grad_input(ones, z, 0.0, grad_input=out),
        "LeakyRelu": lambda: aten.leaky_relu.out(z, LEAK, out=out),
        "LeakyRelu'": lambda: aten.leaky_relu_backward.grad_input(ones, z, LEAK, False, grad_input=out),
        "ParametricRelu": lambda: aten.leaky_relu.out(z, SLOPE, out=out),
        "ParametricRelu'": lambda: aten.leaky_relu_backward.grad_input(ones, z, SLOPE, False, grad_input=out),
        "Elu": lambda: aten.elu.out(z, 1.0, 1.0, 1.0, out=out),
        "Elu'": lambda: aten.elu_backward.grad_input(ones, 1.0, 1.0, 1.0, False, z, grad_input=out),
        "Softplus": lambda: aten.softplus.out(z, 1.0, threshold, out=out),
        "Softplus'": lambda: aten.softplus_backward.grad_input(ones, z, 1.0, threshold, grad_input=out),
        "Silu": lambda: aten.silu.out(z, out=out),
        "Silu'": lambda: aten.silu_backward.grad_input(ones, z, grad_input=out),
        "Gelu": lambda: aten.gelu.out(z, approximate="none", out=out),
        "Gelu'": lambda: aten.gelu_backward.grad_input(ones, z, approximate="none", grad_input=out),
        "HardSigmoid": lambda: aten.hardsigmoid.out(z, out=out),
        "HardSigmoid'": lambda: aten.hardsigmoid_backward.grad_input(ones, z, grad_input=out),
        "HardTanh": lambda: aten.hardtanh.out(z, -1.0, 1.0, out=out),
        "HardTanh'": lambda: aten.hardtanh_backward.grad_input(ones, z, -1.0, 1.0, grad_input=out),
        "Softsign": softsign,
        "Softsign'": softsign_slope,
        "Arctan": lambda: torch.arctan(z, out=out),
        "Arctan'": arctan_slope,
    }


def jax_peers(z, out):
    import jax

    jax.config.update("jax_enable_x64", True)
    functions = {
        "Step": lambda z: jax.numpy.heaviside(z, 1.0),
        "Sign": jax.numpy.sign,
        "Identity": lambda z: z,
        "Sigmoid": jax.nn.sigmoid,
        "Tanh": jax.numpy.tanh,
        "Relu": jax.nn.relu,
        "LeakyRelu": lambda z: jax.nn.leaky_relu(z, LEAK),
        "ParametricRelu": lambda z: jax.nn.leaky_relu(z, SLOPE),
        "Elu": jax.nn.elu,
        "Softplus": jax.nn.softplus,
        "LogSigmoid": jax.nn.log_sigmoid,
        "Silu": jax.nn.silu,
        "Gelu": lambda z: jax.nn.gelu(z, approximate=False),
        "HardSigmoid": jax.nn.hard_sigmoid,
        "HardTanh": jax.nn.hard_tanh,
        "Softsign": jax.nn.soft_sign,
        "Arctan": jax.numpy.arctan,
    }
    slopes = {f"{name}'": jax.vmap(jax.grad(f)) for name, f in functions.items() if name not in ("Step", "Sign")}
    z = jax.numpy.array(z)
    # One buffer that goes from call to call: given away as the second argument, it comes back as the result.
    buffer = [jax.numpy.array(out)]

    def runner(function):
        compiled = jax.jit(lambda z, buffer: function(z), donate_argnums=1, keep_unused=True)

        def run():
            buffer[0] = compiled(z, buffer[0]).block_until_ready()

        def result():
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                before = buffer[0].unsafe_buffer_pointer()
                run()
            assert buffer[0].unsafe_buffer_pointer() == before, "JAX took other memory for the result"
            return np.asarray(buffer[0]).copy()

        run.result = result
        return run

    return {name: runner(function) for name, function in (functions | slopes).items()}


def numba_peers(z, out):
    import math

    import numba

    def vectorized(function):
        compiled = []

        def run():
            if not compiled:
                compiled.append(numba.vectorize(["float64(float64)"])(function))
            compiled[0](z, out)

        return run

    return {
        "Sigmoid": vectorized(lambda z: 1.0 / (1.0 + math.exp(-z))),
        "Tanh": vectorized(lambda z: math.tanh(z)),
        "Softplus": vectorized(lambda z: max(z, 0.0) + math.log1p(math.exp(-abs(z)))),
        "Silu": vectorized(lambda z: z / (1.0 + math.exp(-z))),
        "Gelu": vectorized(lambda z: 0.5 * z * math.erfc(-z * math.sqrt(0.5))),
        "Arctan": vectorized(lambda z: math.atan(z)),
    }


PEERS = {"numpy": numpy_peers, "scipy": scipy_peers, "torch": torch_peers, "jax": jax_peers, "numba": numba_peers}


def installed_peers(z, out):
    """For each library that is installed, what it runs for each name."""
    peers = {}
    for library, make in PEERS.items():
        try:
            peers[library] = make(z, out)
        except ImportError:
            print(f"{library} is not installed", file=sys.stderr)
    return peers


def largest_errors(name, make, references):
    """In ulp: where the times are taken, and wherever argument and result are normal numbers."""
    # At a kink everybody has a convention of his own.
    rows = [row for row in references if math.isfinite(row[0]) and math.isfinite(row[1])]
    rows = [row for row in rows if abs(row[0]) not in (0.0, 1.0, 3.0)]
    z, nearest, rest = (np.array(column) for column in zip(*rows))
    out = np.empty_like(z)
    with np.errstate(all="ignore"):
        run = make(z, out)[name]
        if hasattr(run, "result"):
            out[:] = run.result()
        else:
            run()
        errors = np.abs((out - nearest) / np.spacing(np.abs(nearest)) - rest)
    errors[np.isnan(errors)] = np.inf
    smallest = sys.float_info.min
    normal = ((np.abs(z) >= smallest) | (z == 0)) & ((np.abs(nearest) >= smallest) | (nearest == 0))
    normal &= np.abs(nearest) < sys.float_info.max
    return [errors[normal & where].max() for where in (np.abs(z) <= 10.0, np.isfinite(z))]


def shown(ulp):
    return "far" if ulp > 1e6 else f"{ulp:.1f}" if ulp < 99.95 else f"{ulp:.0f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--sizes", default="100000,10000000")
    parser.add_argument("--program", help="the benchmark to take turns with, if it is not to be built")
    arguments = parser.parse_args()

    command = [arguments.program or bench_program(), "--serve"]
    program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(line):
        program.stdin.write(line + "\n")
        program.stdin.flush()
        return program.stdout.readline()

    def theirs(run):
        run()
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    names = arguments.names or ask("names").split()
    references = stored_references()
    errors = {}
    for library in installed_peers(np.zeros(1), np.zeros(1)):
        for name in names:
            if name in PEERS[library](np.zeros(1), np.zeros(1)) and name in references:
                errors[library, name] = largest_errors(name, PEERS[library], references[name])

    for size in map(int, arguments.sizes.split(",")):
        z = np.random.default_rng(1).uniform(-10.0, 10.0, size)
        out = np.empty_like(z)
        peers = installed_peers(z, out)
        print(f"\n{size} values: nanoseconds per value of ours, then ours divided by theirs")
        columns = ["ours", "best", "right", *peers, "a*2"]
        print(f"{'':<16}" + "".join(f"{column:>8}" for column in columns))
        for name in names:
            runs = {library: runs[name] for library, runs in peers.items() if name in runs}
            runs["a*2"] = lambda: np.multiply(z, 2.0, out=out)
            times = {library: [] for library in ["ours", *runs]}
            for _ in range(arguments.rounds if size < 1_000_000 else max(5, arguments.rounds // 3)):
                times["ours"].append(float(ask(f"time {name} {size}")))
                for library, run in runs.items():
                    times[library].append(theirs(run))
            shortest = {library: min(values) for library, values in times.items()}
            ratios = {library: shortest["ours"] / shortest[library] for library in runs}
            best = [ratio for library, ratio in ratios.items() if library != "a*2"]
            everywhere = {library: errors.get((library, name), (0.0, math.inf))[1] for library in ratios}
            right = [ratio for library, ratio in ratios.items() if everywhere[library] < RIGHT]
            row = f"{name:<16}{shortest['ours'] / size * 1e9:>8.3f}"
            row += f"{max(best):>8.2f}" if best else f"{'':>8}"
            row += f"{max(right):>8.2f}" if right else f"{'':>8}"
            for library in [*peers, "a*2"]:
                row += f"{ratios[library]:>8.2f}" if library in ratios else f"{'':>8}"
            print(row, flush=True)

    print("\nlargest error in ulp, between -10 and 10 / everywhere")
    libraries = dict.fromkeys(library for library, _ in errors)
    print(f"{'':<16}" + "".join(f"{library:>16}" for library in libraries))
    for name in names:
        cells = [errors.get((library, name)) for library in libraries]
        print(f"{name:<16}" + "".join(f"{' / '.join(map(shown, cell)) if cell else '':>16}" for cell in cells))


if __name__ == "__main__":
    main()
