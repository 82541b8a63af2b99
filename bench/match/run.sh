#!/usr/bin/env bash
# How well and how fast needs are matched: the labelled market, then 190 copies of it (100,320 capabilities) with 10,000 needs.
# Usage: bench/match/run.sh [COPIES [NEEDS [THREADS]]]. The load is noted; one run at a time, on a machine with nothing else to do.
set -euo pipefail
cd -- "$(dirname -- "$0")/../.."
copies=${1:-190} needs=${2:-10000} threads=${3:-2}
uptime
cargo test -q --release -p cooperation --test quality -- --nocapture needs_are_matched_well
cargo build -q --release -p jointworks -p cooperation --example market --bin jointworks
uptime
target/release/examples/market "$copies" "$needs" "$threads"
# The same through the executable, with reading the tables and writing every answer.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
target/release/jointworks init "$folder/market" --example > /dev/null
target/release/examples/market --write "$folder/market" "$copies" "$needs"
uptime
TIMEFORMAT='%9R s   the executable, from tables to JSON (%U s of CPU)'
time target/release/jointworks match "$folder/market" --threads "$threads" --json > "$folder/answers.json"
TIMEFORMAT='%9R s   the executable, one need, with reading and indexing everything (%U s of CPU)'
time target/release/jointworks match "$folder/market" --need gear-sets-0-0 > /dev/null
ls -l "$folder/answers.json" | awk '{ printf "%9.0f MB  of answers\n", $5 / 1e6 }'
