"""Times this crate and PyTorch on views of matrices, taking turns in one run, and prints ratios of the fastest passes.

    pip install torch
    python crates/activations/benches/views.py [--rounds N] [PROGRAM ...]

A ratio below 1 means that this crate takes less time. One core, 64-bit floats, results into a given array. A PROGRAM is
another build of the benchmark `views`, an older one say; each gets columns of its own.
"""

import argparse
import json
import os
import subprocess
import time
from pathlib import Path

os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"
if hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

import torch

SIDE = 1000


def build():
    lines = subprocess.run(
        ["cargo", "bench", "--no-run", "-p", "activations", "--bench", "views", "--message-format=json"],
        cwd=Path(__file__).resolve().parent,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    built = [json.loads(line) for line in lines if line.startswith("{")]
    return [b["executable"] for b in built if b.get("executable")][-1]


def views():
    """Pairs of an input and an output by the names of `views.rs`; None for the output means in place."""

    def matrix(rows, columns):
        return torch.rand(rows, columns, dtype=torch.float64) * 20 - 10

    z, out, long = matrix(SIDE, SIDE), matrix(SIDE, SIDE), matrix(SIDE * SIDE // 70, 10)
    half = SIDE // 2
    return {
        "block": (z, out),
        "transposed": (z.T, out),
        "half": (z[:, :half], matrix(SIDE, half)),
        "half-to-half": (z[:, :half], out[:, :half]),
        "half-in-place": (out[:, :half], None),
        "second-columns": (z[:, ::2], matrix(SIDE, half)),
        "second-columns-in-place": (out[:, ::2], None),
        "second-rows": (z[::2], matrix(half, SIDE)),
        "short-rows": (long[:, :7], matrix(len(long), 7)),
    }


FUNCTIONS = {
    "Relu": lambda z, out: torch.clamp_min(z, 0.0, out=out),
    "Sigmoid": lambda z, out: torch.sigmoid(z, out=out),
    "Tanh": lambda z, out: torch.tanh(z, out=out),
}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--only", default="")
    parser.add_argument("program", nargs="*")
    options = parser.parse_args()
    torch.set_num_threads(1)
    servers = [
        subprocess.Popen([program, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for program in [build(), *options.program]
    ]

    def ask(server, line):
        server.stdin.write(line + "\n")
        server.stdin.flush()
        return float(server.stdout.readline())

    def pytorch(function, z, out):
        source = z.clone() if out is None else z
        function(z, z if out is None else out)
        if out is None:
            z.copy_(source)
        start = time.perf_counter()
        function(z, z if out is None else out)
        result = time.perf_counter() - start
        if out is None:
            z.copy_(source)
        return result

    print(f"{'function':<9} {'view':<24} {'torch ns':>9} {'ours ns':>8} {'ratio':>6}   the same for other programs")
    for name, function in FUNCTIONS.items():
        for view, (z, out) in views().items():
            if options.only not in f"{name} {view}":
                continue
            best = [float("inf")] * (1 + len(servers))
            for _ in range(options.rounds):
                times = [pytorch(function, z, out), *(ask(server, f"{name} {view}") for server in servers)]
                best = [min(a, b) for a, b in zip(best, times)]
            ns = [seconds / z.numel() * 1e9 for seconds in best]
            row = "   ".join(f"{ours:8.2f} {ours / ns[0]:6.2f}" for ours in ns[1:])
            print(f"{name:<9} {view:<24} {ns[0]:9.2f} {row}", flush=True)


if __name__ == "__main__":
    main()
