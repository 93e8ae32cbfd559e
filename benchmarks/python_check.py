"""Times the Python module beside the libraries an analyst would take, on the same tables in one run.

python benchmarks/python_check.py [ROWS…]     (needs polars, pandas, pyarrow, duckdb, and chitieu installed)

Prints the median and the least of many repetitions, by the wall clock; on a machine that has other work the least is
nearer to what each costs. The ten targets are those of staff_plan.hpp; the peers compute the same counts, without
verdicts, shortfalls or bounds.
"""

import datetime
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import chitieu
import duckdb
import pandas as pd
import polars as pl

SEED = 2023
TITLES = ["không", "LĐTT", "CSTĐCS", "CSTĐCT"]
RANKS = ["Không hoàn thành", "Hoàn thành", "Hoàn thành tốt", "Hoàn thành xuất sắc"]
POSITIONS = ["giảng viên", "cán bộ", "viên chức", "người lao động"]


def plan_text() -> str:
    header = (Path(__file__).parent / "staff_plan.hpp").read_text(encoding="utf-8")
    schema, targets = re.findall(r'R"\((.*?)\)"', header, re.DOTALL)[:2]
    return str(schema + targets)


def tables(rows: int) -> dict[str, pl.DataFrame]:
    import random

    pick = random.Random(SEED)
    units = [f"K{i}" for i in range(max(5, rows // 50))]
    first = datetime.date(2022, 1, 1)
    staff = {
        "id": [f"{i:07}" for i in range(rows)],
        "unit": pick.choices(units, k=rows),
        "position": pick.choices(POSITIONS, (45, 20, 25, 10), k=rows),
        "title": pick.choices(TITLES, (4, 80, 14, 2), k=rows),
        "rank": pick.choices(RANKS, (1, 5, 74, 20), k=rows),
        "disciplined": [pick.random() < 0.002 for _ in range(rows)],
        "essays": [min(9, int(pick.expovariate(0.3))) for _ in range(rows)],
        "phd_start": [
            first + datetime.timedelta(pick.randrange(700)) if pick.random() < 0.04 else None for _ in range(rows)
        ],
        "awards": [int(pick.random() < 0.06) for _ in range(rows)],
    }
    enums = {"position": POSITIONS, "title": TITLES, "rank": RANKS}
    frame = pl.DataFrame(staff).with_columns(pl.col(name).cast(pl.Enum(order)) for name, order in enums.items())
    return {"staff": frame, "units": pl.DataFrame({"id": units})}


def with_polars(df: pl.DataFrame) -> tuple[int, ...]:
    academic = pl.col("position").is_in(["giảng viên", "cán bộ"])
    year = pl.col("phd_start").is_between(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31))
    row = df.select(
        a=(~pl.col("disciplined")).sum(),
        b=(academic & (pl.col("essays") >= 1)).sum(),
        c=year.sum(),
        d=(pl.col("title") >= "LĐTT").sum(),
        e=(pl.col("title") >= "CSTĐCS").sum(),
        f=(pl.col("awards") >= 1).sum(),
        g=(pl.col("rank") >= "Hoàn thành tốt").sum(),
        h=(pl.col("rank") == "Hoàn thành xuất sắc").sum(),
        i=(pl.col("essays") >= 3).sum(),
    ).row(0)
    units = df.group_by("unit").agg(pl.col("awards").max()).select((pl.col("awards") >= 1).sum()).item()
    return (*row, units)


def with_pandas(df: pd.DataFrame) -> tuple[int, ...]:
    academic = df["position"].isin(["giảng viên", "cán bộ"])
    year = df["phd_start"].between(pd.Timestamp(2023, 1, 1), pd.Timestamp(2023, 12, 31))
    return (
        int((~df["disciplined"]).sum()), int((academic & (df["essays"] >= 1)).sum()), int(year.sum()),
        int((df["title"] >= "LĐTT").sum()), int((df["title"] >= "CSTĐCS").sum()), int((df["awards"] >= 1).sum()),
        int((df["rank"] >= "Hoàn thành tốt").sum()), int((df["rank"] == "Hoàn thành xuất sắc").sum()),
        int((df["essays"] >= 3).sum()), int((df.groupby("unit", observed=True)["awards"].max() >= 1).sum()),
    )  # fmt: skip


def with_duckdb(connection: duckdb.DuckDBPyConnection) -> tuple[int, ...]:
    row = connection.sql(
        """select count(*) filter (not disciplined),
        count(*) filter (position in ('giảng viên', 'cán bộ') and essays >= 1),
        count(*) filter (phd_start between date '2023-01-01' and date '2023-12-31'),
        count(*) filter (title >= 'LĐTT'::titles), count(*) filter (title >= 'CSTĐCS'::titles),
        count(*) filter (awards >= 1), count(*) filter (rank >= 'Hoàn thành tốt'::ranks),
        count(*) filter (rank = 'Hoàn thành xuất sắc'::ranks), count(*) filter (essays >= 3) from s"""
    ).fetchall()[0]
    units = connection.sql("select count(*) from (select unit from s group by unit having max(awards) >= 1)").fetchall()
    return (*row, units[0][0])


def timed_us(run: Callable[[], Any], seconds: float = 1.0) -> str:
    run()
    times: list[float] = []
    until = time.perf_counter() + seconds
    while len(times) < 5 or time.perf_counter() < until:
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return f"{statistics.median(times) * 1e6:12.1f} {min(times) * 1e6:12.1f} µs"


def main() -> None:
    plan = chitieu.parse(plan_text())
    print(
        f"chitieu {chitieu.__version__}, polars {pl.__version__}, pandas {pd.__version__}, duckdb {duckdb.__version__}"
    )
    code = "import time; b = time.perf_counter(); import chitieu; print((time.perf_counter() - b) * 1e3)"
    spent = [float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(9)]
    print(f"import chitieu: {statistics.median(spent):.1f} ms, at best {min(spent):.1f} ms")
    print(f"{'':47s} {'median':>10s} {'least':>12s}")
    for rows in [int(each) for each in sys.argv[1:]] or [80, 20_000, 1_000_000]:
        made = tables(rows)
        frame = made["staff"]
        pandas = frame.to_pandas()
        connection = duckdb.connect()
        connection.execute("set threads = 2")
        connection.execute(f"create type titles as enum {tuple(TITLES)}; create type ranks as enum {tuple(RANKS)}")
        connection.register("given", frame.to_arrow())
        connection.execute(
            "create table s as select * exclude (title, rank), title::varchar::titles as title,"
            " rank::varchar::ranks as rank from given"
        )
        bound = plan.bind(made)
        report = bound.check()
        assert report.diagnostics == []
        ours = tuple(each.count for each in report)
        expected = with_polars(frame)
        assert ours == (
            expected[0], expected[1], expected[2], expected[3], expected[4], expected[5], expected[6], expected[7],
            expected[8], expected[9],
        )  # fmt: skip
        assert with_pandas(pandas) == expected == with_duckdb(connection)
        for name, run in (
            ("chitieu, bound data", bound.check),
            ("chitieu, fresh polars frame", lambda made=made: plan.check(made)),
            ("chitieu, fresh pandas frame", lambda t={"staff": pandas, "units": made["units"]}: plan.check(t)),
            ("polars", lambda frame=frame: with_polars(frame)),
            ("pandas", lambda pandas=pandas: with_pandas(pandas)),
            ("duckdb, 2 threads", lambda connection=connection: with_duckdb(connection)),
        ):
            print(f"{rows:>9} rows  {name:30s} {timed_us(run)}")


if __name__ == "__main__":
    main()
