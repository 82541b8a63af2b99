#!/usr/bin/env bash
# Measures the planner and its peers side by side, one run at a time, and writes RESULTS.md from what was measured.
#
#   bench/run.sh [--quick] [--parts plan,huge,study,schedule] [--seeds N] [--peer-seeds N] [--longest SECONDS] [--psplib FOLDER]
#                [--rcpsp-max FOLDER] [--networks N]
#
# It can be interrupted and called again: what is measured is not measured twice. --quick tries everything out in a few
# minutes, and leaves its report in bench/out/quick, for such figures are worth nothing.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."

work=bench/out
results=bench
for word in "$@"; do
  if [ "$word" = --quick ]; then
    work=bench/out/quick
    results=bench/out/quick
  fi
done
mkdir -p "$work"

# JOINTWORKS and GENERATOR name executables that are there already; else both are built from this tree.
target=${CARGO_TARGET_DIR:-target}
[ -n "${JOINTWORKS:-}" ] || cargo build --release --locked --package jointworks
[ -n "${GENERATOR:-}" ] || cargo build --release --locked --package xtask
executable=${JOINTWORKS:-$target/release/jointworks}
generator=${GENERATOR:-$target/release/xtask}

# The stamp is the list of pins itself: other pins, another venv.
venv=bench/out/venv
if ! cmp --silent bench/requirements.txt "$venv/installed.txt"; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement bench/requirements.txt
  cp bench/requirements.txt "$venv/installed.txt"
fi

status=0
"$venv/bin/python" bench/measure.py --work "$work" --executable "$executable" --generator "$generator" "$@" || status=$?
"$venv/bin/python" bench/report.py "$work/results.jsonl" "$results"
exit "$status"
