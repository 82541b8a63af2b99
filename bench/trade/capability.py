"""Capability beside its peers on one generated world of 225 × 5,000: RCA, ECI and PCI, proximity, density.

    python3 bench/trade/capability.py [--threads N] [--runs N] [--skip-slow]

Builds the example `capability_speed`, lets it write the world, and measures ours and the peers one after another on the same numbers: good
numpy in f32 and f64, and the three packages of PyPI (two of them on the first 1,000 products only: at 5,000 they take minutes). The peers live
in a venv of their own below bench/out. Prints a table in Markdown, with the load of the machine before and after.
"""

import argparse
import json
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / "bench/out/venv-capability"
PINS = Path(__file__).with_name("capability-requirements.txt")
PRODUCERS = 225


def in_venv():
    """Installs the peers if other ones are there, and starts again among them."""
    python = VENV / "bin/python"
    if Path(sys.prefix) == VENV:
        return
    stamp = VENV / "installed.txt"
    if not stamp.exists() or stamp.read_bytes() != PINS.read_bytes():
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
        subprocess.run([VENV / "bin/pip", "install", "--quiet", "--requirement", PINS], check=True)
        stamp.write_bytes(PINS.read_bytes())
    os.execv(python, [str(python), *sys.argv])


def ours(threads, products, write=None):
    """What the example measures, in milliseconds."""
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    words = [target / "release/examples/capability_speed", "--threads", str(threads), "--products", str(products)]
    words += ["--write", write] if write else []
    return json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def best(run, runs):
    """The shortest of several runs, in seconds, and the last result."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - begin)
    return min(times), result


def numpy_job(np, cells, kind):
    """RCA to density as one who knows numpy writes it: floating-point products, and the small symmetric eigenproblem."""
    x = cells.astype(np.float64)
    rca = (x / x.sum(1, keepdims=True)) / (x.sum(0) / x.sum())
    m = (rca >= 1).astype(kind)
    diversity, ubiquity = m.sum(1), m.sum(0)
    s = m / np.sqrt(diversity)[:, None] / np.sqrt(ubiquity)[None, :]
    _, vectors = np.linalg.eigh(s @ s.T)
    eci = vectors[:, -2] / np.sqrt(diversity)
    pci = (m.T @ eci) / ubiquity
    phi = m.T @ m
    phi /= np.maximum(ubiquity[:, None], ubiquity[None, :])
    density = (m @ phi) / phi.sum(0)
    return eci, pci, phi, density


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--skip-slow", action="store_true", help="without the packages")
    chosen = parser.parse_args()
    os.environ["OPENBLAS_NUM_THREADS"] = str(chosen.threads)
    in_venv()
    warnings.filterwarnings("ignore")
    import numpy as np
    import pandas as pd

    subprocess.run(
        ["cargo", "build", "--quiet", "--release", "--package", "trade", "--example", "capability_speed"],
        cwd=ROOT,
        check=True,
    )
    before = os.getloadavg()
    world = ROOT / "bench/out/capability-world.bin"
    full = ours(chosen.threads, 5000, world)
    single = ours(1, 5000)
    small = ours(chosen.threads, 1000)
    cells = np.fromfile(world, dtype="<i8").reshape(PRODUCERS, 5000)
    seconds = full["job_ms"] / 1e3
    rows = [
        (f"ours, {chosen.threads} threads, with the proximities of all pairs (counts in bytes)", 5000, seconds),
        ("ours, 1 thread, the same", 5000, single["job_ms"] / 1e3),
        (f"ours, {chosen.threads} threads, the same without them: densities in f64", 5000, full["world_ms"] / 1e3),
    ]
    for name, kind in (("numpy f32", np.float32), ("numpy f64", np.float64)):
        took, (eci, _, _, density) = best(lambda: numpy_job(np, cells, kind), chosen.runs)
        rows.append((f"{name}, symmetric 225 x 225", 5000, took))
    deviation = abs(float(density.sum()) - full["density_sum"])
    standard = float(np.abs((eci - eci.mean()) / eci.std()).sum())
    agreement = f"numpy f64 and ours: sums of densities differ by {deviation:.1e}, of |ECI| by {abs(standard - full['eci_sum']):.1e}"
    union = [("ours, a new union, all three figures of all products", 5000, full["union_ms"] / 1e3)]

    if not chosen.skip_slow:
        import econcomplex
        import economic_complexity
        from ecomplexity import ecomplexity

        plain = np.fill_diagonal

        def fill_diagonal(a, value, wrap=False):
            # economic-complexity 0.3.0 writes into what pandas 3 hands out read-only.
            a.setflags(write=True)
            plain(a, value, wrap)

        np.fill_diagonal = fill_diagonal
        table = pd.DataFrame(
            cells.astype(float),
            index=pd.Index([f"c{c:03}" for c in range(PRODUCERS)], name="c"),
            columns=pd.Index([f"p{p:04}" for p in range(5000)], name="p"),
        )

        def economic():
            rca = economic_complexity.rca(table)
            economic_complexity.complexity(rca)
            phi = economic_complexity.proximity(rca)
            return economic_complexity.relatedness(rca, proximities=phi)

        def econ():
            part = table.iloc[:, :1000]
            econcomplex.eci_pci(part)
            phi = econcomplex.proximity(part, compute="product")["product"]
            return econcomplex.relatedness_density(part, phi=phi)

        long = table.iloc[:, :1000].stack().rename("x").reset_index()
        long["t"] = 1
        names = {"time": "t", "loc": "c", "prod": "p", "val": "x"}

        def lab():
            return ecomplexity(long, names, check_logsupermodularity=False, verbose=False)

        rows.append(("economic-complexity 0.3.0 (20 reflections)", 5000, best(economic, 1)[0]))
        rows.append(("econcomplex 1.0.1", 1000, best(econ, min(chosen.runs, 2))[0]))
        rows.append(("ecomplexity 0.5.3 (with COI and COG, long frame out)", 1000, best(lab, min(chosen.runs, 2))[0]))
        rows.append((f"ours, {chosen.threads} threads, with the proximities of all pairs", 1000, small["job_ms"] / 1e3))
    print("| RCA, ECI and PCI, proximity, density; 225 producers | products | seconds | times ours |")
    print("|---|---:|---:|---:|")
    for name, products, took in rows:
        base = seconds if products == 5000 else small["job_ms"] / 1e3
        print(f"| {name} | {products:,} | {took:.4f} | {took / base:.1f} |")
    for name, products, took in union:
        print(f"| {name} | {products:,} | {took:.4f} | {took / seconds:.3f} |")
    print(f"\n{json.dumps(full)}\n{json.dumps(single)}\n{agreement}")
    print(f"load before {before[0]:.2f}, after {os.getloadavg()[0]:.2f}; best of {chosen.runs} (ours of 7)")


if __name__ == "__main__":
    main()
