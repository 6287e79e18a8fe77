"""Our networks beside the libraries that people use, taking turns with them on one core.

    pip install numpy                 and, for more rows, jax torch scikit-learn
    python crates/networks/benches/peers.py [NAME ...]        every row whose name begins so

Every peer gets the same data and begins at the same parameters, learns in the same order, and computes in double
precision. The last column says how far its final loss is from ours: the two have to agree before their times mean anything.
NumPy and the second row of PyTorch have backpropagation written out, into buffers that are made once; the other rows have
it from the library. JAX compiles the whole training; scikit-learn's `MLPClassifier` checks its parameters on every call,
which is why its runs are long enough for that not to count.

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

# name → (learning rate, epochs, batch size, or None for all samples at once)
ROWS = {
    "xor-2-2-1": (0.5, 1000, None),
    "digits-batch-32": (0.1, 5, 32),
    "digits-full-batch": (0.1, 20, None),
    "wide-batch-32": (0.1, 2, 32),
    "wide-full-batch": (0.1, 2, None),
}


def optional(name):
    try:
        return __import__(name)
    except ImportError:
        print(f"{name} is not installed and is left out")
        return None


jax, torch, sklearn = map(optional, ("jax", "torch", "sklearn"))
if jax:
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    jax.config.update("jax_platforms", "cpu")
if torch:
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
if sklearn:
    from sklearn.neural_network import MLPClassifier


def layers(theta, widths):
    """θ holds (w, b) neuron by neuron: W and b of each layer."""
    made = []
    for n, m in zip(widths, widths[1:]):
        rows = theta[: m * (n + 1)].reshape(m, n + 1)
        made.append((rows[:, :n].copy(), rows[:, n].copy()))
        theta = theta[m * (n + 1) :]
    return made


def numpy_training(x, y, theta, widths, eta, epochs, size):
    """Both layers by hand. In the mean over a batch: z = x Wᵀ + b, δ₂ = a − y, δ₁ = δ₂ W₂ (1 − a₁²)."""
    (w1, b1), (w2, b2) = layers(theta, widths)
    size = size or len(x)
    h, z = np.empty((size, widths[1])), np.empty((size, widths[2]))
    e, d = np.empty_like(z), np.empty_like(h)
    g1, g2 = np.empty_like(w1), np.empty_like(w2)

    def step(x, y, learn):
        n = len(x)
        ah, az, ae, ad = h[:n], z[:n], e[:n], d[:n]
        np.matmul(x, w1.T, out=ah)
        np.add(ah, b1, out=ah)
        np.tanh(ah, out=ah)
        np.matmul(ah, w2.T, out=az)
        np.add(az, b2, out=az)
        if widths[2] == 1:
            loss = np.sum(np.logaddexp(0, az) - y * az) / n
            np.negative(az, out=ae)
            np.exp(ae, out=ae)
            np.add(ae, 1, out=ae)
            np.divide(1, ae, out=ae)
        else:
            np.subtract(az, az.max(axis=1, keepdims=True), out=az)
            np.exp(az, out=ae)
            total = ae.sum(axis=1, keepdims=True)
            loss = (np.log(total).sum() - (az * y).sum()) / n
            np.divide(ae, total, out=ae)
        if learn:
            np.subtract(ae, y, out=ae)
            np.matmul(ae, w2, out=ad)
            np.multiply(ah, ah, out=h_slope[:n])
            np.subtract(1, h_slope[:n], out=h_slope[:n])
            np.multiply(ad, h_slope[:n], out=ad)
            np.matmul(ae.T, ah, out=g2)
            np.matmul(ad.T, x, out=g1)
            np.multiply(g1, eta / n, out=g1)
            np.multiply(g2, eta / n, out=g2)
            np.subtract(w1, g1, out=w1)
            np.subtract(w2, g2, out=w2)
            np.subtract(b1, ad.sum(axis=0) * (eta / n), out=b1)
            np.subtract(b2, ae.sum(axis=0) * (eta / n), out=b2)
        return loss

    h_slope = np.empty_like(h)
    for _ in range(epochs):
        loss = 0.0
        for first in range(0, len(x), size):
            xb, yb = x[first : first + size], y[first : first + size]
            loss += step(xb, yb, True) * (len(xb) / len(x))
    return loss if size < len(x) else step(x, y, False)


def torch_manual(x, y, theta, widths, eta, epochs, size):
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    start = [(torch.from_numpy(w), torch.from_numpy(b)) for w, b in layers(theta, widths)]

    def run():
        (w1, b1), (w2, b2) = [(w.clone(), b.clone()) for w, b in start]

        def step(x, y, learn):
            n = len(x)
            h = torch.tanh(torch.addmm(b1, x, w1.T))
            z = torch.addmm(b2, h, w2.T)
            if widths[2] == 1:
                loss = (torch.nn.functional.softplus(z, threshold=1000) - y * z).sum() / n
                delta = torch.sigmoid(z)
            else:
                logs = torch.log_softmax(z, 1)
                loss = -(logs * y).sum() / n
                delta = logs.exp_()
            if learn:
                delta.sub_(y)
                back = (delta @ w2).mul_(1 - h * h)
                w2.addmm_(delta.T, h, alpha=-eta / n)
                w1.addmm_(back.T, x, alpha=-eta / n)
                b2.sub_(delta.sum(0), alpha=eta / n)
                b1.sub_(back.sum(0), alpha=eta / n)
            return loss

        with torch.inference_mode():
            return passes(step, x, y, epochs, size)

    return run


def passes(step, x, y, epochs, size):
    size = size or len(x)
    batches = [(x[i : i + size], y[i : i + size]) for i in range(0, len(x), size)]
    for _ in range(epochs):
        loss = 0.0
        for xb, yb in batches:
            loss += step(xb, yb, True) * (len(xb) / len(x))
    return float(loss if size < len(x) else step(x, y, False))


def torch_autograd(x, y, theta, widths, eta, epochs, size):
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    classes = y.argmax(1)
    start = layers(theta, widths)

    def run():
        model = torch.nn.Sequential(
            torch.nn.Linear(widths[0], widths[1]), torch.nn.Tanh(), torch.nn.Linear(widths[1], widths[2])
        )
        with torch.no_grad():
            for layer, (w, b) in zip((model[0], model[2]), start):
                layer.weight.copy_(torch.from_numpy(w))
                layer.bias.copy_(torch.from_numpy(b))
        rule = torch.optim.SGD(model.parameters(), lr=eta)
        if widths[2] == 1:
            loss_of, targets = torch.nn.functional.binary_cross_entropy_with_logits, y
        else:
            loss_of, targets = torch.nn.functional.cross_entropy, classes

        def step(x, y, learn):
            loss = loss_of(model(x), y)
            if learn:
                rule.zero_grad()
                loss.backward()
                rule.step()
            return loss.detach()

        return passes(step, x, targets, epochs, size)

    return run


def jax_training(x, y, theta, widths, eta, epochs, size):
    start = [(jnp.asarray(w.T), jnp.asarray(b)) for w, b in layers(theta, widths)]
    n = len(x)
    size = size or n
    xs = jnp.asarray(x).reshape(n // size, size, -1)
    ys = jnp.asarray(y).reshape(n // size, size, -1)

    def loss_of(parameters, x, y):
        (w1, b1), (w2, b2) = parameters
        z = jnp.tanh(x @ w1 + b1) @ w2 + b2
        if widths[2] == 1:
            return jnp.mean(jax.nn.softplus(z) - y * z)
        return -jnp.mean(jnp.sum(jax.nn.log_softmax(z) * y, axis=1))

    def update(parameters, batch):
        loss, gradient = jax.value_and_grad(loss_of)(parameters, *batch)
        return jax.tree.map(lambda p, g: p - eta * g, parameters, gradient), loss

    if size == n:
        # One update an epoch, and no loop over batches of which there is one.
        @jax.jit
        def train(parameters, xs, ys):
            x, y = xs[0], ys[0]
            parameters = jax.lax.fori_loop(0, epochs, lambda _, p: update(p, (x, y))[0], parameters)
            return loss_of(parameters, x, y)

    else:

        @jax.jit
        def train(parameters, xs, ys):
            def epoch(_, state):
                parameters, losses = jax.lax.scan(update, state[0], (xs, ys))
                return parameters, losses.mean()

            return jax.lax.fori_loop(0, epochs, epoch, (parameters, 0.0))[1]

    return lambda: float(train(start, xs, ys))


def sklearn_training(x, y, theta, widths, eta, epochs, size):
    classes = y[:, 0] if widths[2] == 1 else y.argmax(1)
    start = layers(theta, widths)

    class FromHere(MLPClassifier):
        def _init_coef(self, fan_in, fan_out, dtype):
            w, b = self.left.pop(0)
            return w.T.copy(), b.copy()

    def run():
        model = FromHere(
            (widths[1],),
            activation="tanh",
            solver="sgd",
            alpha=0.0,
            batch_size=size or len(x),
            learning_rate_init=eta,
            max_iter=epochs,
            shuffle=False,
            momentum=0.0,
            tol=0.0,
            n_iter_no_change=epochs + 1,
        )
        model.left = list(start)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(x, classes)
        if size:
            return model.loss_
        # Its last loss is that before the last update.
        p = model.predict_proba(x)
        return -np.log(p[np.arange(len(x)), classes.astype(int)]).mean()

    return run


def peers():
    yield "NumPy", lambda *row: lambda: numpy_training(*row)
    if sklearn:
        yield "sklearn", sklearn_training
    if torch:
        yield "PyTorch", torch_autograd
        yield "PyTorch/h", torch_manual
    if jax:
        yield "JAX", jax_training


def bench_program():
    lines = subprocess.run(
        ["cargo", "bench", "--no-run", "-p", "networks", "--bench", "training", "--message-format=json"],
        cwd=HERE,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    built = [json.loads(line) for line in lines if line.startswith("{")]
    return [b["executable"] for b in built if b.get("executable") and b["target"]["name"] == "training"][-1]


def main():
    names = [name for name in ROWS if any(name.startswith(word) for word in sys.argv[1:] or [""])]
    executable = os.environ.get("BENCH_PROGRAM") or bench_program()
    program = subprocess.Popen([executable, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(command):
        program.stdin.write(command + "\n")
        program.stdin.flush()
        return program.stdout.readline().split()

    print(f"\n{'workload':<20} {'peer':<10} {'ours ms':>10} {'peer ms':>10} {'ratio':>7} {'medians':>8}   difference")
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "data"
            n, *widths = map(int, ask(f"give {name} {file}"))
            numbers = np.fromfile(file, dtype="<f8")
        inputs, outputs = widths[0], widths[-1]
        x = numbers[: n * inputs].reshape(n, inputs).copy()
        y = numbers[n * inputs :][: n * outputs].reshape(n, outputs).copy()
        theta = numbers[n * (inputs + outputs) :].copy()
        lines = []
        for peer, make in peers():
            run = make(x, y, theta, widths, *ROWS[name])
            run(), ask(f"time {name}")  # compiles, and warms up
            ours, theirs = [], []
            stop = time.perf_counter() + SECONDS
            while time.perf_counter() < stop or len(ours) < 5:
                seconds, result = map(float, ask(f"time {name}"))
                ours.append(seconds)
                start = time.perf_counter()
                their_result = run()
                theirs.append(time.perf_counter() - start)
            difference = abs(their_result / result - 1)
            medians = statistics.median(ours) / statistics.median(theirs)
            lines.append((min(ours) / min(theirs), peer, min(ours), min(theirs), medians, difference))
        best = max(lines)
        for line in lines:
            ratio, peer, our_time, their_time, medians, difference = line
            mark = "  best" if line is best else ""
            times = f"{our_time * 1e3:>10.4f} {their_time * 1e3:>10.4f} {ratio:>7.3f} {medians:>8.3f}"
            print(f"{name:<20} {peer:<10} {times}   {difference:.1e}{mark}", flush=True)
            assert difference <= 1e-9, "the two do not compute the same"


if __name__ == "__main__":
    main()
