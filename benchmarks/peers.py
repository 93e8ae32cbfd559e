"""What `side_by_side.py` runs in an environment with the peers: makes the table, and asks one peer the ten targets of it.

python peers.py make FOLDER ROWS      draws a table from a seed, a raw file for each column
python peers.py ask FOLDER PEER       prints as JSON what the peer counts, and how long it takes
"""

import argparse
import datetime
import importlib
import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

SEED = 2023
POSITIONS = ["giảng viên", "cán bộ", "viên chức", "người lao động"]
TITLES = ["không", "LĐTT", "CSTĐCS", "CSTĐCT"]
RANKS = ["Không hoàn thành", "Hoàn thành", "Hoàn thành tốt", "Hoàn thành xuất sắc"]
CHOICES = {"position": POSITIONS, "title": TITLES, "rank": RANKS}
FIRST, LAST = datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)
DAYS = {day: (day - datetime.date(1970, 1, 1)).days for day in (FIRST, LAST)}
FILES = {
    "position": "i1", "title": "i1", "rank": "i1", "disciplined": "u1", "unit": "i2", "essays": "i4", "awards": "i4",
    "phd_start": "i4", "blanks": "u1",
}  # fmt: skip
NO_DAY = -1

# What a peer is called in the table, how long one pass takes it, and what it counts.
Entry = tuple[str, Callable[[], tuple[int, ...]]]


def units_of(rows: int) -> int:
    """As many as `units_for` in staff.hpp has."""
    return max(8, min(4000, rows // 50))


def file_of(folder: Path, name: str) -> Path:
    kind = FILES[name]
    return folder / f"{name}.{kind[0]}{int(kind[1]) * 8}"


def make(folder: Path, rows: int) -> None:
    draw = np.random.default_rng(SEED)
    columns: dict[str, Any] = {
        "position": draw.choice(4, rows, p=[0.45, 0.2, 0.25, 0.1]),
        "title": draw.choice(4, rows, p=[0.04, 0.80, 0.14, 0.02]),
        "rank": draw.choice(4, rows, p=[0.005, 0.05, 0.745, 0.2]),
        "disciplined": draw.random(rows) < 0.002,
        "unit": draw.integers(0, units_of(rows), rows),
        "essays": draw.poisson(3, rows),
        "awards": draw.poisson(0.06, rows),
        "phd_start": np.where(draw.random(rows) > 0.04, NO_DAY, draw.integers(19000, 20000, rows)),
        # A bit for each column that is blank in one of twenty rows.
        "blanks": sum((draw.random(rows) < 0.05).astype("u1") << bit for bit in range(7)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in columns.items():
        values.astype(FILES[name]).tofile(file_of(folder, name))


def read(folder: Path) -> dict[str, Any]:
    return {name: np.fromfile(file_of(folder, name), dtype=kind) for name, kind in FILES.items()}


def arrow_table(columns: dict[str, Any]) -> Any:
    import pyarrow as pa

    rows = len(columns["unit"])

    def choice(name: str) -> Any:
        return pa.DictionaryArray.from_arrays(pa.array(columns[name]), pa.array(CHOICES[name]))

    days = columns["phd_start"]
    return pa.table(
        {
            "id": pa.array(np.arange(rows, dtype="i8")),
            "unit": pa.array(columns["unit"]),
            **{name: choice(name) for name in CHOICES},
            "disciplined": pa.array(columns["disciplined"] != 0),
            "essays": pa.array(columns["essays"]),
            "phd_start": pa.array(days, mask=days == NO_DAY).cast(pa.date32()),
            "awards": pa.array(columns["awards"]),
        }
    )


def with_numpy(columns: dict[str, Any]) -> Iterator[Entry]:
    c = columns
    units = units_of(len(c["unit"]))
    disciplined = c["disciplined"] != 0

    def count() -> tuple[int, ...]:
        some = np.count_nonzero
        teach, awarded = c["position"] < 2, c["awards"] >= 1
        return (
            some(~disciplined), some(teach & (c["essays"] >= 1)),
            some((c["phd_start"] >= DAYS[FIRST]) & (c["phd_start"] <= DAYS[LAST])),
            some(c["title"] >= 1), some(c["title"] >= 2), some(awarded), some(c["rank"] >= 2), some(c["rank"] == 3),
            some(c["essays"] >= 3), some(np.bincount(c["unit"], weights=awarded, minlength=units) >= 1), some(teach),
        )  # fmt: skip

    yield "NumPy on codes", count


def with_numba(columns: dict[str, Any]) -> Iterator[Entry]:
    import numba  # type: ignore[import-not-found, unused-ignore]

    units = units_of(len(columns["unit"]))
    first, last = DAYS[FIRST], DAYS[LAST]

    @numba.njit(fastmath=True)  # type: ignore[untyped-decorator, unused-ignore]
    def fused(position: Any, title: Any, rank: Any, disciplined: Any, unit: Any, essays: Any, awards: Any, days: Any):  # type: ignore[no-untyped-def]
        a = b = c = d = e = f = g = h = i = t = 0
        seen = np.zeros(units, np.uint8)
        for r in range(len(position)):
            teach = position[r] < 2
            awarded = awards[r] >= 1
            a += disciplined[r] == 0
            b += teach and essays[r] >= 1
            c += (days[r] >= first) & (days[r] <= last)
            d += title[r] >= 1
            e += title[r] >= 2
            f += awarded
            g += rank[r] >= 2
            h += rank[r] == 3
            i += essays[r] >= 3
            t += teach
            seen[unit[r]] |= awarded
        return a, b, c, d, e, f, g, h, i, seen.sum(), t

    given = [columns[name] for name in FILES if name not in ("blanks", "phd_start", "unit", "essays", "awards")]
    order = [*given, *(columns[name] for name in ("unit", "essays", "awards", "phd_start"))]
    yield "numba, one loop", lambda: fused(*order)


def with_polars(columns: dict[str, Any]) -> Iterator[Entry]:
    import polars as pl

    frame: Any = pl.from_arrow(arrow_table(columns))
    frame = frame.with_columns(pl.col(name).cast(pl.Enum(order)) for name, order in CHOICES.items())
    teach = pl.col("position").is_in(POSITIONS[:2])
    counts = frame.lazy().select(
        a=(~pl.col("disciplined")).sum(),
        b=(teach & (pl.col("essays") >= 1)).sum(),
        c=pl.col("phd_start").is_between(FIRST, LAST).sum(),
        d=(pl.col("title") >= "LĐTT").sum(),
        e=(pl.col("title") >= "CSTĐCS").sum(),
        f=(pl.col("awards") >= 1).sum(),
        g=(pl.col("rank") >= "Hoàn thành tốt").sum(),
        h=(pl.col("rank") == "Hoàn thành xuất sắc").sum(),
        i=(pl.col("essays") >= 3).sum(),
        t=teach.sum(),
    )
    by_unit = frame.lazy().group_by("unit").agg((pl.col("awards") >= 1).any().alias("k")).select(pl.col("k").sum())

    def count() -> tuple[int, ...]:
        row = counts.collect().row(0)
        return (*row[:9], by_unit.collect().item(), row[9])

    yield f"polars, {pl.thread_pool_size()} threads", count


def with_pandas(columns: dict[str, Any]) -> Iterator[Entry]:
    import pandas as pd

    frame = arrow_table(columns).to_pandas()
    for name, order in CHOICES.items():
        frame[name] = pd.Categorical(frame[name], categories=order, ordered=True)
    frame["phd_start"] = pd.to_datetime(frame["phd_start"])

    def count() -> tuple[int, ...]:
        teach = frame["position"].isin(POSITIONS[:2])
        return (
            int((~frame["disciplined"]).sum()), int((teach & (frame["essays"] >= 1)).sum()),
            int(frame["phd_start"].between(pd.Timestamp(FIRST), pd.Timestamp(LAST)).sum()),
            int((frame["title"] >= "LĐTT").sum()), int((frame["title"] >= "CSTĐCS").sum()),
            int((frame["awards"] >= 1).sum()), int((frame["rank"] >= "Hoàn thành tốt").sum()),
            int((frame["rank"] == "Hoàn thành xuất sắc").sum()), int((frame["essays"] >= 3).sum()),
            int((frame["awards"] >= 1).groupby(frame["unit"]).any().sum()), int(teach.sum()),
        )  # fmt: skip

    yield "pandas", count


def with_duckdb(columns: dict[str, Any]) -> Iterator[Entry]:
    import duckdb

    given = arrow_table(columns)
    for threads in (1, 2):
        base = duckdb.connect()
        base.execute(f"set threads = {threads}")
        base.execute(f"create type titles as enum {tuple(TITLES)}; create type ranks as enum {tuple(RANKS)}")
        base.register("given", given)
        base.execute(
            "create table s as select unit, position::varchar as position, title::varchar::titles as title,"
            " rank::varchar::ranks as rank, disciplined, essays, phd_start, awards from given"
        )
        base.unregister("given")
        question = """select count(*) filter (not disciplined),
            count(*) filter (position in ('giảng viên', 'cán bộ') and essays >= 1),
            count(*) filter (phd_start between date '2023-01-01' and date '2023-12-31'),
            count(*) filter (title >= 'LĐTT'::titles), count(*) filter (title >= 'CSTĐCS'::titles),
            count(*) filter (awards >= 1), count(*) filter (rank >= 'Hoàn thành tốt'::ranks),
            count(*) filter (rank = 'Hoàn thành xuất sắc'::ranks), count(*) filter (essays >= 3),
            (select count(*) from (select unit from s group by unit having bool_or(awards >= 1))),
            count(*) filter (position in ('giảng viên', 'cán bộ')) from s"""
        yield f"DuckDB, {threads} thread{'s' * (threads > 1)}", lambda b=base, q=question: b.execute(q).fetchone()


def with_zen(columns: dict[str, Any]) -> Iterator[Entry]:
    import zen  # type: ignore[import-not-found, unused-ignore]

    rows = arrow_table(columns).to_pylist()
    for row in rows:
        row["phd_start"] = row["phd_start"].isoformat() if row["phd_start"] else ""
    questions = [
        "not disciplined",
        'position in ["giảng viên", "cán bộ"] and essays >= 1',
        'phd_start != "" and d(phd_start) >= d("2023-01-01") and d(phd_start) <= d("2023-12-31")',
        'title != "không"',
        'title == "CSTĐCS" or title == "CSTĐCT"',
        "awards >= 1",
        'rank == "Hoàn thành tốt" or rank == "Hoàn thành xuất sắc"',
        'rank == "Hoàn thành xuất sắc"',
        "essays >= 3",
        'position in ["giảng viên", "cán bộ"]',
    ]
    rules = [zen.compile_expression(each) for each in questions]

    def count() -> tuple[int, ...]:
        found = [0] * len(rules)
        units = set()
        for row in rows:
            for at, rule in enumerate(rules):
                if rule.evaluate(row):
                    found[at] += 1
                    if at == 5:
                        units.add(row["unit"])
        return (*found[:9], len(units), found[9])

    yield "ZEN, row by row", count


def plan_text() -> str:
    header = (Path(__file__).parent / "staff_plan.hpp").read_text(encoding="utf-8")
    schema, targets = re.findall(r'R"\((.*?)\)"', header, re.DOTALL)[:2]
    return str(schema + targets)


def with_chitieu(columns: dict[str, Any]) -> Iterator[Entry]:
    import chitieu

    plan = chitieu.parse(plan_text())
    table = arrow_table(columns)
    units = {"id": list(range(units_of(len(columns["unit"]))))}

    def counts(report: Any) -> tuple[int, ...]:
        assert not report.diagnostics, report.diagnostics
        lines = list(report)
        return (*(each.count for each in lines), lines[1].base)

    bound = plan.bind(staff=table, units=units)
    yield "chitieu from Python, bound data", lambda: counts(bound.check())
    yield "chitieu from Python, fresh Arrow table", lambda: counts(plan.check(staff=table, units=units))
    try:
        import polars as pl

        frame = pl.from_arrow(table)
        yield "chitieu from Python, fresh polars frame", lambda: counts(plan.check(staff=frame, units=units))
        pandas = table.to_pandas()
        yield "chitieu from Python, fresh pandas frame", lambda: counts(plan.check(staff=pandas, units=units))
    except ImportError:
        return


PEERS: dict[str, tuple[str, Callable[[dict[str, Any]], Iterator[Entry]]]] = {
    "numpy": ("numpy", with_numpy),
    "numba": ("numba", with_numba),
    "polars": ("polars", with_polars),
    "pandas": ("pandas", with_pandas),
    "duckdb": ("duckdb", with_duckdb),
    "zen": ("zen-engine", with_zen),
    "chitieu": ("chitieu", with_chitieu),
}


def timed(run: Callable[[], Any], seconds: float) -> float:
    """The median of as many passes as fit into the time, and of at least three."""
    run()
    times: list[float] = []
    until = time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < until:
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def import_time() -> float:
    code = "import time; b = time.perf_counter(); import chitieu; print(time.perf_counter() - b)"
    return statistics.median(float(subprocess.check_output([sys.executable, "-c", code])) for _ in range(9))


def ask(folder: Path, peer: str, seconds: float) -> dict[str, Any]:
    package, entries = PEERS[peer]
    version = importlib.import_module("importlib.metadata").version(package)
    found = [
        {"name": name, "counts": [int(each) for each in count()], "seconds": timed(count, seconds)}
        for name, count in entries(read(folder))
    ]
    out: dict[str, Any] = {"version": f"{package} {version}", "entries": found}
    if peer == "chitieu":
        out["import"] = import_time()
    return out


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("what", choices=["make", "ask"])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("which", help="how many rows, or which peer: " + " ".join(PEERS))
    arguments.add_argument("--seconds", type=float, default=1.0, help="how long each is asked again and again")
    given = arguments.parse_args()
    if given.what == "make":
        make(given.folder, int(given.which))
    else:
        print(json.dumps(ask(given.folder, given.which, given.seconds)))


if __name__ == "__main__":
    main()
