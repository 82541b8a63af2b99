"""Writes a table of trade as Parquet, by polars, compressed by zstd: `convert.py TABLE.csv`."""

import sys
from pathlib import Path

import polars as pl

table = Path(sys.argv[1])
columns = {"k": pl.String, "q": pl.Float64}
frame = pl.read_csv(table, schema_overrides=columns, null_values="NA")
frame.write_parquet(table.with_suffix(".parquet"), compression="zstd")
