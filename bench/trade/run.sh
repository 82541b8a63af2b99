#!/usr/bin/env bash
# Measures exposure of generated years of trade beside polars, DuckDB and pandas, one run at a time: bench/trade/run.sh [YEARS]
#
# Ten years take half an hour the first time, most of it to make them; they stay in bench/out/trade (1.2 GB).
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.."

years=${1:-10}
work=bench/out/trade
mkdir -p "$work"
target=${CARGO_TARGET_DIR:-target}
cargo build --release --locked --package xtask
cargo build --release --locked --package trade --example exposure_speed

venv=bench/out/venv-trade
if ! cmp --silent bench/trade/requirements.txt "$venv/installed.txt"; then
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement bench/trade/requirements.txt
  cp bench/trade/requirements.txt "$venv/installed.txt"
fi

# A year is 370 MB as text: each one is packed before the next is made; the last one stays as text too.
last=2022
for year in $(seq $((last - years + 1)) "$last"); do
  table=$work/baci_$year
  if [ ! -f "$table.parquet" ] || { [ "$year" = "$last" ] && [ ! -f "$table.csv" ]; }; then
    "$target/release/xtask" trade "$year" "$table.csv"
    "$venv/bin/python" bench/trade/convert.py "$table.csv"
    [ "$year" = "$last" ] || rm "$table.csv"
  fi
done
"$venv/bin/python" bench/trade/measure.py --ours "$target/release/examples/exposure_speed" --work "$work" --years "$years"
