"""Exposure of a union by a peer: `exposure_peer.py TOOL MEMBER,MEMBER TABLE...`; TOOL is polars, duckdb or pandas.

By product: imports from outside and inside, exports, concentration of outside suppliers, the greatest one and his share, unit
value, the three core dependency indicators. What is printed of each year is what `exposure_speed` prints of it: products
imported from outside, sum of concentrations, and how many raise each flag and all three. The world's concentration, which
ours adds, is not asked of the peers.
"""

import sys
import time

BEGIN = time.time()
TOOL, MEMBERS, TABLES = sys.argv[1], [int(code) for code in sys.argv[2].split(",")], sys.argv[3:]
THREADS = 2


def told(year, products, concentration, flags):
    print("result", year, products, f"{concentration:.6f}", *(int(flag) for flag in flags), flush=True)


def by_polars(table):
    import polars as pl

    if table.endswith(".csv"):
        lines = pl.scan_csv(table, schema_overrides={"k": pl.String, "q": pl.Float64}, null_values="NA")
    else:
        lines = pl.scan_parquet(table)
    v, q = pl.col("v"), pl.col("q")
    bought, sold = pl.col("j").is_in(MEMBERS), pl.col("i").is_in(MEMBERS)
    suppliers = lines.filter(bought & ~sold).group_by("t", "k", "i").agg(
        v=v.sum(), measured=v.filter(q > 0).sum(), q=q.filter(q > 0).sum()
    )
    outside = suppliers.group_by("t", "k").agg(
        outside=v.sum(),
        squares=(v**2).sum(),
        top=pl.col("i").sort_by("v").last(),
        top_value=v.max(),
        measured=pl.col("measured").sum(),
        quantity=q.sum(),
    )
    inside = lines.filter(bought & sold).group_by("t", "k").agg(inside=v.sum())
    exports = lines.filter(sold).group_by("t", "k").agg(exports=v.sum())
    table = outside.join(inside, on=["t", "k"], how="left").join(exports, on=["t", "k"], how="left").fill_null(0)
    table = table.with_columns(hhi=pl.col("squares") / pl.col("outside") ** 2).with_columns(
        cdi1=pl.col("hhi") > 0.4,
        cdi2=pl.col("outside") > pl.col("inside"),
        cdi3=pl.col("outside") > pl.col("exports"),
        share=pl.col("top_value") / pl.col("outside"),
        unit_value=pl.col("measured") / pl.col("quantity"),
    )
    frame = table.collect()
    for (year,), part in sorted(frame.group_by("t"), key=lambda pair: pair[0]):
        cdi = [part["cdi1"], part["cdi2"], part["cdi3"]]
        flags = [*(flag.sum() for flag in cdi), (cdi[0] & cdi[1] & cdi[2]).sum()]
        told(year, part.height, part["hhi"].sum(), flags)


QUERY = """
with s as (
  select k, i, sum(v) v, sum(v) filter (q > 0) measured, sum(q) filter (q > 0) q
  from {table} where j in ({members}) and i not in ({members}) group by k, i
), outside as (
  select k, sum(v) outside, sum(v * v) squares, arg_max(i, v) top, max(v) top_value, sum(measured) measured, sum(q) quantity
  from s group by k
), inside as (
  select k, sum(v) inside from {table} where j in ({members}) and i in ({members}) group by k
), exports as (
  select k, sum(v) exports from {table} where i in ({members}) group by k
), flags as (
  select squares / outside ** 2 hhi, hhi > 0.4 a, outside > coalesce(inside, 0) b, outside > coalesce(exports, 0) c,
         top, top_value / outside share, measured / quantity unit_value
  from outside left join inside using (k) left join exports using (k)
)
select count(*), sum(hhi), count_if(a), count_if(b), count_if(c), count_if(a and b and c), count(top), max(share), max(unit_value)
from flags
"""


def by_duckdb(table):
    import duckdb

    connection = duckdb.connect(config={"threads": THREADS})
    if table.endswith(".csv"):
        types = "{'t': 'SMALLINT', 'i': 'SMALLINT', 'j': 'SMALLINT', 'k': 'VARCHAR', 'v': 'DOUBLE', 'q': 'DOUBLE'}"
        source = f"read_csv('{table}', header = true, nullstr = 'NA', columns = {types})"
        # The text is read once, as the other tools read it.
        connection.execute(f"create table lines as select * from {source}")
        source = "lines"
    else:
        source = f"read_parquet('{table}')"
    members = ", ".join(str(member) for member in MEMBERS)
    row = connection.execute(QUERY.format(table=source, members=members)).fetchone()
    (year,) = connection.execute(f"select t from {source} limit 1").fetchone()
    told(year, row[0], row[1], row[2:6])


def by_pandas(table):
    import pandas as pd

    lines = pd.read_csv(table, dtype={"k": str}, na_values="NA") if table.endswith(".csv") else pd.read_parquet(table)
    sold = lines["i"].isin(MEMBERS)
    exports = lines[sold].groupby("k")["v"].sum().rename("exports")
    bought = lines[lines["j"].isin(MEMBERS)]
    sold = bought["i"].isin(MEMBERS)
    inside = bought[sold].groupby("k")["v"].sum().rename("inside")
    outer = bought[~sold]
    outer = outer.assign(measured=outer["v"].where(outer["q"] > 0, 0.0), q=outer["q"].where(outer["q"] > 0, 0.0))
    suppliers = outer.groupby(["k", "i"])[["v", "measured", "q"]].sum().reset_index()
    suppliers["square"] = suppliers["v"] ** 2
    sums = suppliers.groupby("k").agg(
        outside=("v", "sum"), squares=("square", "sum"), top_value=("v", "max"), measured=("measured", "sum"), quantity=("q", "sum")
    )
    tops = suppliers.loc[suppliers.groupby("k")["v"].idxmax()].set_index("k")["i"]
    frame = sums.join(tops).join(inside).join(exports).fillna(0)
    hhi = frame["squares"] / frame["outside"] ** 2
    frame["share"] = frame["top_value"] / frame["outside"]
    frame["unit_value"] = frame["measured"] / frame["quantity"]
    cdi = [hhi > 0.4, frame["outside"] > frame["inside"], frame["outside"] > frame["exports"]]
    flags = [*(flag.sum() for flag in cdi), (cdi[0] & cdi[1] & cdi[2]).sum()]
    told(int(lines["t"].iloc[0]), len(frame), hhi.sum(), flags)


# polars and DuckDB read several tables as one, if that is what suits them; a year at a time suits all three better in memory, and is
# what ours does. The greatest of the three differences was a tenth.
for path in TABLES:
    {"polars": by_polars, "duckdb": by_duckdb, "pandas": by_pandas}[TOOL](path)
print(f"all after {time.time() - BEGIN:.3f}s")
