"""Input-output analysis beside its peers on one generated table: multipliers of every sector, and ten extractions.

    python3 bench/trade/leontief.py [--large] [--threads N] [--runs N]

Builds the example `leontief_speed`, lets it write a table of 77 regions × 45 sectors (3,465; with --large 49 × 200, 9,800: six gigabytes of
memory and ten minutes), and measures ours and the peers one after another on the same numbers: pymrio, which inverts; numpy and scipy as one who
knows them does it (LU, and Krylov solves without any factor). Results are compared before anything is printed. The peers live in a venv of
their own below bench/out. Prints a table in Markdown, with the load of the machine before and after.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / "bench/out/venv-leontief"
PINS = Path(__file__).with_name("leontief-requirements.txt")


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


def best(run, runs):
    """The shortest of several runs, in seconds, and the last result."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - begin)
    return min(times), result


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--large", action="store_true")
    words.add_argument("--threads", type=int, default=2)
    words.add_argument("--runs", type=int, default=3)
    words = words.parse_args()
    in_venv()
    import numpy as np
    import pandas as pd
    import pymrio
    import scipy.linalg
    import scipy.sparse.linalg
    from threadpoolctl import threadpool_limits

    threadpool_limits(words.threads)
    regions, sectors = (49, 200) if words.large else (77, 45)
    n = regions * sectors
    subprocess.run(["cargo", "build", "--release", "--locked", "--package", "trade", "--example", "leontief_speed"], cwd=ROOT, check=True)
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    command = [target / "release/examples/leontief_speed", "--regions", str(regions), "--sectors", str(sectors), "--threads", str(words.threads)]
    file = ROOT / f"bench/out/leontief_{n}.f64"
    before = os.getloadavg()[0]
    ours = None
    for run in range(words.runs):
        said = subprocess.run([*command, *([] if file.exists() else ["--write", file])], check=True, capture_output=True, text=True).stdout
        found = json.loads(said)
        ours = found if ours is None else {key: min(ours[key], value) if isinstance(value, float) else value for key, value in found.items()}
    flat = np.fromfile(file)
    z, x = flat[: n * n].reshape(n, n), flat[n * n :]
    slow = 1 if words.large else words.runs

    a_of = lambda: pymrio.calc_A(pd.DataFrame(z), pd.Series(x))
    time_a, a = best(a_of, words.runs)
    time_l, inverse = best(lambda: pymrio.calc_L(a), slow)
    a = a.to_numpy()
    multipliers = np.asarray(inverse).sum(axis=0)
    value_added = 1 - a.sum(axis=0)
    assert abs(multipliers.sum() / ours["sum_output"] - 1) < 1e-9, (multipliers.sum(), ours["sum_output"])
    diagonal = np.diag(np.asarray(inverse)).copy()
    taken = [number * n // 10 for number in range(10)]
    finals = x - a @ x
    # Both purchases and sales go and final demand stays: the closed form, from pymrio's own inverse.
    losses = [multipliers[k] * x[k] / diagonal[k] - finals[k] for k in taken]
    assert np.allclose(losses, ours["losses"], rtol=1e-9), (losses, ours["losses"])
    del inverse
    identity = np.eye(n)

    def lu():
        return scipy.linalg.lu_factor(identity - a, overwrite_a=True, check_finite=False)

    time_lu, factors = best(lu, slow)
    sides = np.random.default_rng(1).random((n, 20))
    time_one, _ = best(lambda: scipy.linalg.lu_solve(factors, sides[:, 0], trans=1, check_finite=False), words.runs)
    time_twenty, _ = best(lambda: scipy.linalg.lu_solve(factors, sides, check_finite=False), words.runs)
    del factors, identity
    products = 0

    def transposed(vector):
        nonlocal products
        products += 1
        return vector - a.T @ vector

    operator = scipy.sparse.linalg.LinearOperator((n, n), matvec=transposed)
    time_krylov, (solution, failed) = best(lambda: scipy.sparse.linalg.bicgstab(operator, np.ones(n), rtol=1e-13), words.runs)
    products //= words.runs
    assert not failed and np.allclose(solution, multipliers, rtol=1e-9)
    ten_krylov = 10 * time_krylov
    after = os.getloadavg()[0]
    one, ten = ours["output_multipliers"], ours["ten_extractions"]
    print(f"n = {n}, {words.threads} threads, load {before:.1f} to {after:.1f}\n")
    print("| what | seconds | times ours |\n|---|---:|---:|")
    print(f"| ours: output multiplier of every sector | {one:.4f} | 1 |")
    print(f"| ours: imports and value kept by two and by four regions, every sector of theirs | {ours['contents_of_two']:.4f}, {ours['contents_of_four']:.4f} | |")
    print(f"| pymrio: A and its inverse ({time_a:.3f} + {time_l:.3f}) | {time_a + time_l:.3f} | {(time_a + time_l) / one:.0f} |")
    print(f"| scipy: LU and one solve ({time_lu:.3f} + {time_one:.3f}) | {time_lu + time_one:.3f} | {(time_lu + time_one) / one:.0f} |")
    print(f"| scipy: BiCGSTAB, {products} products | {time_krylov:.4f} | {time_krylov / one:.1f} |")
    print(f"| ours: ten extractions | {ten:.4f} | 1 |")
    print(f"| pymrio: ten inverses (one measured) | {10 * time_l:.1f} | {10 * time_l / ten:.0f} |")
    print(f"| scipy: LU and twenty right sides | {time_lu + time_twenty:.3f} | {(time_lu + time_twenty) / ten:.1f} |")
    print(f"| scipy: ten Krylov solves | {ten_krylov:.3f} | {ten_krylov / ten:.1f} |")
    del value_added


if __name__ == "__main__":
    main()
