"""Tables of every library come in as they are and go out as they came."""

import datetime
import decimal
from collections.abc import Callable
from typing import Any

import chitieu
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PLAN = """
population staff, complete
  id      key
  unit    one of a, b, c
  good    flag
  titles  set of one of LĐTT, CSTĐCS
  joined  date
  score   number
  hours   count
target unit: at least 50% of staff have unit is a or c
target good: at least 50% of staff good
target titles: at least 50% of staff hold LĐTT
target joined: at least 50% of staff have joined in 2023
target score: at least 50% of staff have score at least 8.1
target hours: at least 50% of staff have hours at least 100
"""
HOLDS: dict[str, Callable[[Any], bool]] = {
    "unit": lambda cell: cell in ("a", "c"),
    "good": lambda cell: cell is True,
    "titles": lambda cell: "LĐTT" in cell,
    "joined": lambda cell: cell.year == 2023,
    "score": lambda cell: cell >= decimal.Decimal("8.1"),
    "hours": lambda cell: cell >= 100,
}
SCHEMA = pa.schema(
    {
        "id": pa.string(), "unit": pa.string(), "good": pa.bool_(), "titles": pa.list_(pa.string()),
        "joined": pa.date32(), "score": pa.decimal128(9, 2), "hours": pa.int64(),
    }
)  # fmt: skip

cells = st.fixed_dictionaries(
    {
        "unit": st.none() | st.sampled_from("abc"),
        "good": st.none() | st.booleans(),
        "titles": st.none() | st.lists(st.sampled_from(["LĐTT", "CSTĐCS"]), max_size=2, unique=True),
        "joined": st.none() | st.dates(datetime.date(2022, 12, 1), datetime.date(2024, 1, 31)),
        "score": st.none() | st.decimals(-99, 99, places=2),
        "hours": st.none() | st.integers(0, 200),
    }
)


def numbered(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": f"{i:03}", **record} for i, record in enumerate(records, 1)]


def arrow(records: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(records, schema=SCHEMA)


def chunked(records: list[dict[str, Any]]) -> pa.Table:
    whole = arrow(records)
    return pa.concat_tables([whole.slice(i, 3) for i in range(0, len(whole), 3)] or [whole])


def sliced(records: list[dict[str, Any]]) -> pa.Table:
    whole = arrow([*records[:1], *records, *records[-1:]])
    return whole.slice(min(1, len(whole)), len(records))


def as_types(**types: pa.DataType) -> Callable[[list[dict[str, Any]]], pa.Table]:
    def made(records: list[dict[str, Any]]) -> pa.Table:
        fields = [pa.field(field.name, types.get(field.name, field.type)) for field in SCHEMA]
        return arrow(records).cast(pa.schema(fields))

    return made


def frame(records: list[dict[str, Any]]) -> pl.DataFrame:
    out: pl.DataFrame = pl.from_arrow(arrow(records))  # type: ignore[assignment]
    return out


def relation(records: list[dict[str, Any]]) -> duckdb.DuckDBPyRelation:
    connection = duckdb.connect()
    connection.register("given", arrow(records))
    return connection.sql("select * from given")


def pandas(records: list[dict[str, Any]]) -> pd.DataFrame:
    types = {name: pd.ArrowDtype(SCHEMA.field(name).type) for name in SCHEMA.names}
    return pd.DataFrame({name: pd.array([r[name] for r in records], dtype=types[name]) for name in SCHEMA.names})


PRODUCERS: dict[str, Callable[[list[dict[str, Any]]], Any]] = {
    "dicts": list,
    "columns": lambda records: {name: [r[name] for r in records] for name in SCHEMA.names},
    "pyarrow": arrow,
    "pyarrow chunked": chunked,
    "pyarrow sliced": sliced,
    "pyarrow large": as_types(id=pa.large_string(), unit=pa.large_string(), titles=pa.large_list(pa.string())),
    "pyarrow views": as_types(id=pa.string_view(), unit=pa.string_view()),
    "pyarrow small": lambda records: as_types(hours=pa.uint8(), joined=pa.date64())(records).set_column(
        5, "score", pa.array([None if r["score"] is None else float(r["score"]) for r in records], pa.float64())
    ),
    "pyarrow dictionary": lambda records: arrow(records).set_column(
        1, "unit", arrow(records)["unit"].dictionary_encode()
    ),
    "polars": frame,
    "polars sliced": lambda records: pl.concat([frame(records), frame(records)], rechunk=False).slice(
        len(records), len(records)
    ),
    "polars enum": lambda records: frame(records).with_columns(pl.col("unit").cast(pl.Enum(["c", "a", "b"]))),
    "polars categorical": lambda records: frame(records).with_columns(pl.col("unit").cast(pl.Categorical)),
    "pandas": pandas,
    "pandas category": lambda records: pandas(records).astype({"unit": "category"}),
    "duckdb": relation,
}


@pytest.mark.parametrize("producer", PRODUCERS)
@settings(max_examples=25, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(cells, max_size=20))
def test_counts_and_rows_are_those_that_were_put_in(producer: str, drawn: list[dict[str, Any]]) -> None:
    records = numbered(drawn)
    plan = chitieu.parse(PLAN)
    report = plan.check(staff=PRODUCERS[producer](records))
    assert [str(each) for each in report.diagnostics] == []
    for column, holds in HOLDS.items():
        groups: dict[str, list[str]] = {"counted": [], "missing": [], "unknown": []}
        for record in records:
            cell = record[column]
            groups["unknown" if cell is None else "counted" if holds(cell) else "missing"].append(record["id"])
        verdict = report[column]
        assert (verdict.count, verdict.base, verdict.unknown_count) == (
            len(groups["counted"]), len(records), len(groups["unknown"])
        )  # fmt: skip
        for name, ids in groups.items():
            listed = getattr(verdict, name)().to_dicts()
            assert [row["id"] for row in listed] == ids
            by_id = {record["id"]: record for record in records}
            for row in listed:
                put_in = by_id[row["id"]]
                score = put_in["score"]
                assert row == put_in | {"score": None if score is None else float(score)}
