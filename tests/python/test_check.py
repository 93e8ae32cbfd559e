"""What people hand in, and what they get back."""

import dataclasses
import datetime
import decimal
import subprocess
import sys
from collections import namedtuple
from fractions import Fraction
from pathlib import Path
from typing import Any

import chitieu
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import RULES

DAY = datetime.date(2023, 5, 2)
COLUMNS: dict[str, list[Any]] = {
    "id": ["01", "02", "03", "04"],
    "name": ["An", "Bình", "Chi", "Dũng"],
    "unit": ["a", "a", "b", "b"],
    "good": [True, False, None, True],
    "titles": [["LĐTT"], [], None, ["LĐTT", "CSTĐCS"]],
    "joined": [DAY, None, datetime.date(2022, 1, 1), DAY],
    "score": [8.1, 8.0, None, 9.5],
    "hours": [100, 99, None, 120],
}
STATUSES = {"1": "met", "2": "met", "3": "met", "4": "met", "5": "met"}
COUNTS = {"1": (2, 4, 1), "2": (2, 4, 0), "3": (2, 4, 1), "4": (2, 4, 1), "5": (2, 4, 1)}

Person = dataclasses.make_dataclass("Person", list(COLUMNS))
Row = namedtuple("Row", list(COLUMNS))


def records() -> list[dict[str, Any]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in zip(*COLUMNS.values(), strict=True)]


def polars_frame() -> pl.DataFrame:
    return pl.DataFrame(COLUMNS)


def arrow_table() -> pa.Table:
    return pa.table(COLUMNS)


def pandas_frame() -> pd.DataFrame:
    return pd.DataFrame(COLUMNS).astype({"good": "boolean", "hours": "Int64"})


def sliced() -> pa.Table:
    padded = {name: [*cells[:1], *cells, *cells[:1]] for name, cells in COLUMNS.items()}
    return pa.table(padded).slice(1, 4)


def chunked() -> pa.Table:
    whole = arrow_table()
    return pa.concat_tables([whole.slice(0, 1), whole.slice(1, 2), whole.slice(3)])


def duckdb_relation() -> duckdb.DuckDBPyRelation:
    connection = duckdb.connect()
    connection.register("whole", arrow_table())
    return connection.sql("select * from whole")


PRODUCERS = {
    "dict": lambda: COLUMNS,
    "dicts": records,
    "dataclasses": lambda: [Person(**each) for each in records()],
    "named tuples": lambda: [Row(**each) for each in records()],
    "generator": lambda: (each for each in records()),
    "polars": polars_frame,
    "polars enum": lambda: polars_frame().with_columns(pl.col("unit").cast(pl.Enum(["b", "a"]))),
    "polars categorical": lambda: polars_frame().with_columns(pl.col("unit").cast(pl.Categorical)),
    "polars decimal": lambda: polars_frame().with_columns(pl.col("score").cast(pl.Decimal(10, 2))),
    "polars small integers": lambda: polars_frame().with_columns(pl.col("hours").cast(pl.UInt8)),
    "polars sliced": lambda: pl.concat([polars_frame(), polars_frame()]).slice(4, 4),
    "pandas": pandas_frame,
    "pandas category": lambda: pandas_frame().astype({"unit": "category"}),
    "pandas timestamps": lambda: pandas_frame().assign(joined=lambda df: pd.to_datetime(df["joined"])),
    "pyarrow": arrow_table,
    "pyarrow batch": lambda: arrow_table().to_batches()[0],
    "pyarrow reader": lambda: arrow_table().to_reader(),
    "pyarrow sliced": sliced,
    "pyarrow chunked": chunked,
    "pyarrow dictionary": lambda: arrow_table().set_column(2, "unit", arrow_table()["unit"].dictionary_encode()),
    "pyarrow large": lambda: arrow_table().set_column(0, "id", arrow_table()["id"].cast(pa.large_string())),
    "pyarrow view": lambda: arrow_table().set_column(0, "id", arrow_table()["id"].cast(pa.string_view())),
    "duckdb": duckdb_relation,
}


@pytest.mark.parametrize("producer", PRODUCERS)
def test_every_producer_of_tables_gives_the_same_verdicts(producer: str, small: chitieu.Plan) -> None:
    report = small.check(staff=PRODUCERS[producer]())
    assert [str(each) for each in report.diagnostics] == []
    assert {each.id: each.status for each in report} == STATUSES
    assert {each.id: (each.count, each.base, each.unknown_count) for each in report} == COUNTS


WITHOUT_PYARROW = """
import datetime, sys, warnings
sys.modules["pyarrow"] = None
import chitieu
import pandas as pd
warnings.simplefilter("error")
plan = chitieu.parse(sys.stdin.buffer.read().decode())
day = datetime.date(2023, 5, 2)
plain = pd.DataFrame({
    "id": ["01", "02", "03", "04"], "name": ["An", "Bình", "Chi", None], "unit": ["a", "a", "b", "b"],
    "good": [True, False, None, True], "titles": [["LĐTT"], [], None, ["LĐTT", "CSTĐCS"]],
    "joined": [day, None, datetime.date(2022, 1, 1), day], "score": [8.1, 8.0, None, 9.5], "hours": [100, 99, None, 120],
})
nullable = {"good": "boolean", "hours": "Int64", "name": "string", "unit": "category", "score": "Float64"}
for frame in (
    plain,
    plain.astype(nullable),
    plain.assign(joined=pd.to_datetime(plain["joined"])),
    pd.concat([plain, plain]).iloc[4:].reset_index(drop=True),
):
    report = plan.check(staff=frame)
    assert [str(each) for each in report.diagnostics] == []
    assert [(each.status, each.count, each.base, each.unknown_count) for each in report] == [
        ("met", 2, 4, 1), ("met", 2, 4, 0), ("met", 2, 4, 1), ("met", 2, 4, 1), ("met", 2, 4, 1)
    ]
for frame, says in ((plain.set_index("name"), "index of the frame"), (plain[["id", "id"]], "two columns called `id`")):
    try:
        plan.check(staff=frame)
    except (UserWarning, ValueError) as said:
        assert says in str(said)
    else:
        raise AssertionError(says)
assert list(report["1"].missing().to_pandas()["id"]) == ["02"]
print("read")
"""


def test_a_pandas_frame_is_read_without_pyarrow(small: chitieu.Plan) -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", WITHOUT_PYARROW], input=small._core.text.encode(), capture_output=True, check=False
    )
    assert done.stdout == b"read\n", done.stderr.decode()


@pytest.mark.parametrize(
    "joined",
    [
        np.array(["2023-05-02", "NaT", "2022-01-01", "2023-05-02"], dtype="datetime64[D]"),
        np.array(["2023-05-02", "NaT", "2022-01-01", "2023-05-02"], dtype="datetime64[ns]"),
        list(np.array(["2023-05-02", "NaT", "2022-01-01", "2023-05-02"], dtype="datetime64[ns]")),
        pd.Series(pd.to_datetime(COLUMNS["joined"])),
        pd.DatetimeIndex(COLUMNS["joined"]),
        [pd.Timestamp(DAY), pd.NaT, pd.Timestamp(2022, 1, 1), DAY],
        [DAY, pd.NA, datetime.date(2022, 1, 1), DAY],
        pl.Series(COLUMNS["joined"]),
        pa.array(COLUMNS["joined"]),
    ],
    ids=["days", "nanoseconds", "scalars", "series", "index", "timestamps", "NA", "polars", "pyarrow"],
)
def test_columns_of_every_library_give_days(joined: Any, small: chitieu.Plan) -> None:
    report = small.check(staff=COLUMNS | {"joined": joined})
    assert [str(each) for each in report.diagnostics] == []
    assert (report["3"].count, report["3"].base, report["3"].unknown_count) == COUNTS["3"]


def test_numbers_are_exact(small: chitieu.Plan) -> None:
    for score in (8.1, decimal.Decimal("8.1"), "8.1"):
        report = small.check(staff=COLUMNS | {"score": [score] * 4})
        assert report["4"].count == 4
    just_below = small.check(staff=COLUMNS | {"score": [decimal.Decimal("8.0999999999999")] * 4})
    assert just_below["4"].count == 0


def test_nan_is_a_blank(small: chitieu.Plan) -> None:
    for table in (COLUMNS | {"score": [float("nan")] * 4}, pl.DataFrame(COLUMNS | {"score": [float("nan")] * 4})):
        assert small.check(staff=table)["4"].unknown_count == 4


def test_tables_go_by_name_or_alias(small: chitieu.Plan) -> None:
    for tables in ({"staff": COLUMNS}, {"cán bộ": COLUMNS}, {"CÁN  BỘ": COLUMNS}):
        assert small.check(tables)["1"].status == "met"
    assert small.check(cán_bộ=COLUMNS)["1"].status == "met"


def test_a_folder_and_a_file_are_read(small: chitieu.Plan, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text("Mã,name,unit,good,titles,joined,score,hours\n01,An,a,yes,LĐTT,2/5/2023,9,120\n", encoding="utf-8")
    assert small.check(tmp_path)["1"].status == "met"
    assert small.check(staff=file)["1"].status == "met"
    assert small.check(staff=str(file))["1"].status == "met"


@pytest.mark.parametrize(
    ("tables", "error", "says"),
    [
        ({"staf": COLUMNS}, ValueError, "did you mean 'staff'"),
        ({"staff": pl.DataFrame(COLUMNS).lazy()}, TypeError, "collect()"),
        ({"staff": 5}, TypeError, "table `staff` is a int"),
        ({"staff": [1]}, TypeError, "row 1 is a int"),
        ({"staff": {"id": "01"}}, TypeError, "column `id` is one text"),
        ({"staff": {"id": ["01"], "good": []}}, ValueError, "has 0 values"),
        ({"staff": {"id": ["secret", 1]}}, TypeError, "column `id`, row 2"),
        ({"staff": {"id": [object()]}}, TypeError, "column `id`, row 1"),
        ({"staff": {"joined": [datetime.datetime(2023, 1, 1, 5)]}}, TypeError, "time of day"),
        ({"staff": {"titles": [[1]]}}, TypeError, "something else than text"),
        ({"staff": {1: ["01"]}}, TypeError, "a column whose name is a int"),
        ({"staff": {"id": [b"01"]}}, TypeError, "column `id`, row 1"),
    ],
    ids=lambda value: None,
)
def test_misuse_is_told_without_the_data(
    tables: dict[str, Any], error: type[Exception], says: str, small: chitieu.Plan
) -> None:
    with pytest.raises(error) as raised:
        small.check(tables)
    assert says in str(raised.value)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "reader", [lambda: arrow_table().to_reader(), lambda: iter(records())], ids=["arrow", "records"]
)
def test_a_reader_can_be_read_once(reader: Any, small: chitieu.Plan) -> None:
    table = reader()
    assert small.check(staff=table)["1"].status == "met"
    with pytest.raises(ValueError, match="can be read once"):
        small.check(staff=table)


def test_an_empty_list_says_that_there_are_no_records(small: chitieu.Plan) -> None:
    report = small.check(staff=[])
    assert report.diagnostics == []
    assert {each.base for each in report} == {0}
    assert (report["1"].status, report["2"].status) == ("undetermined", "unmet")


@pytest.mark.parametrize("name", [None, "row", "name"])
def test_the_index_of_a_frame_is_left_out_and_said(name: str | None, small: chitieu.Plan) -> None:
    frame = pandas_frame().drop(columns="name")
    frame.index = pd.Index(["e", "f", "g", "h"], name=name)
    with pytest.warns(UserWarning, match="index") as said:
        report = small.check(staff=frame)
    assert report["1"].status == "met"
    assert report["1"].missing().columns == list(frame.columns)
    assert said[0].filename == __file__


def test_data_errors_are_in_the_report_and_the_others_are_judged(small: chitieu.Plan) -> None:
    report = small.check(staff=COLUMNS | {"unit": ["a"] * 4, "titles": [["LĐT"], [], [], []]})
    assert report["2"].status == "invalid"
    assert report["1"].status == "met"
    assert [(each.code, each.line) for each in report.diagnostics] == [("undeclared-category", 1)]
    assert report["2"].count is None
    with pytest.raises(chitieu.DataError) as raised:
        report.raise_for_errors()
    assert raised.value.diagnostics[0].hint


def test_a_plan_with_errors_is_refused_with_places() -> None:
    with pytest.raises(chitieu.PlanError) as raised:
        chitieu.parse("population staff\n  id key\n  good flag\ntarget 1: ≥95% of staf good\n")
    (found,) = raised.value.diagnostics
    assert (found.code, found.line, found.column, found.span) == ("unknown-name", 4, 19, (58, 62))
    assert "staff" in found.hint
    assert "tên" in found.text("vi")
    assert chitieu.parse("population staff\n  id key\ntarget 1: ≥95% of staf\n", strict=False).diagnostics


def test_a_plan_tells_what_it_says(plan: chitieu.Plan) -> None:
    assert (plan.year, plan.language, len(plan)) == (2023, "vi", 28)
    assert plan["6"].sentence.startswith("ít nhất 95%")
    assert plan["6"].reads == "#{“cá nhân” : “danh hiệu” ∋ ≥LĐTT} ≥ 19/20 · #{“cá nhân”}"
    assert plan["6"].source == "II.3, gạch đầu dòng 6"
    assert plan["6"].deadline == datetime.date(2023, 12, 31)
    assert chitieu.parse(plan.to_string("en")).to_string("vi") == plan.to_string("vi")
    population = next(each for each in plan.schema if each.name == "cá nhân")
    assert [each.name for each in population.columns][:2] == ["mã", "họ tên"]
    with pytest.raises(KeyError, match="no target"):
        plan["99"]


def test_a_verdict_carries_its_figures(final: chitieu.Report) -> None:
    verdict = final["6"]
    assert (verdict.status, verdict.count, verdict.base) == ("met", 76, 80)
    assert (verdict.share, verdict.low, verdict.need, verdict.short, verdict.spare) == (
        Fraction(19, 20), Fraction(19, 20), 76, 0, 0,
    )  # fmt: skip
    assert len(verdict.missing()) == verdict.base - verdict.count
    assert len(verdict.counted()) == verdict.count
    assert verdict.missing().columns[0] == "Mã"
    assert len(verdict.missing()["Mã"][0]) == 4
    assert bool(verdict)


def test_verdicts_that_are_neither_yes_nor_no_say_so(june: chitieu.Report) -> None:
    for verdict in june:
        if verdict.status in ("pending", "undetermined"):
            with pytest.raises(chitieu.UndecidedError):
                bool(verdict)


def test_clauses_go_by_their_own_ids(final: chitieu.Report) -> None:
    assert [each.id for each in final["10"].clauses] == ["10", "10.1", "10.2", "10.3"]
    assert final["10.1"].status == final["10"].clauses[1].status


def test_verdicts_are_broken_down_by_a_column(plan: chitieu.Plan, final: chitieu.Report) -> None:
    grouped = final["6"].by("đơn vị")
    assert sum(each.count or 0 for each in grouped) == final["6"].count
    at_once = plan.check(RULES / "sample-2023", as_of="2023-12-31", by="đơn vị")["6"].by()
    assert [(each.group, each.count) for each in at_once] == [(each.group, each.count) for each in grouped]


def test_each_group_lists_its_own_people(final: chitieu.Report) -> None:
    whole = final["6"].missing().to_dicts()
    by_unit = {group.group: group.missing().to_dicts() for group in final["6"].by("đơn vị")}
    listed = [row for rows in by_unit.values() for row in rows]
    assert listed == sorted(whole, key=lambda row: list(by_unit).index(row["Đơn vị"]))
    assert all(row["Đơn vị"] == unit for unit, rows in by_unit.items() for row in rows)
    group = next(each for each in final["6"].by("đơn vị") if each.count is not None and each.count > 1)
    assert len(group.counted()) == group.count
    assert group.counted(first=1).to_dicts() == group.counted().to_dicts()[:1]
    assert len(group.unknown()) == 0


def test_groups_that_a_sentence_is_about_list_their_own_people() -> None:
    plan = chitieu.parse("""
population units, complete
  id  key
population staff, complete
  id    key
  unit  units
  good  flag
target 1: in every unit, at least 60% of staff good
target 2: in every unit, number of staff ≥ 1
""")
    report = plan.check(
        units={"id": ["a", "b"]},
        staff={"id": [1, 2, 3], "unit": ["a", "a", "b"], "good": [True, False, True]},
    )
    short, right = report["1"].groups
    assert (short.group, short.missing().to_dicts()) == ("a", [{"id": 2, "unit": "a", "good": False}])
    assert (right.group, len(right.missing()), len(right.counted())) == ("b", 0, 1)
    with pytest.raises(ValueError, match="not told"):
        report["2"].groups[0].missing()


def test_the_first_of_a_list_can_be_asked_for(final: chitieu.Report) -> None:
    counted = final["6"].counted().to_dicts()
    assert final["6"].counted(first=3).to_dicts() == counted[:3]
    assert final["6"].counted(first=0).to_dicts() == []
    assert final["6"].counted(first=10_000).to_dicts() == counted
    with pytest.raises(ValueError, match="-1 is below 0"):
        final["6"].missing(first=-1)
    page = final.to_html(who=True, first=0)
    assert len(page) < len(final.to_html(who=True))


def test_verdicts_of_a_report_say_what_each_says_alone(final: chitieu.Report) -> None:
    for report in (final, final.masked(), final.masked(10_000)):
        assert len(list(report)) == len(report) == sum(report.summary().values())
        for each in report:
            alone = report[each.id]
            assert (each.status, each.count, each.base) == (alone.status, alone.count, alone.base)
            assert (each.share, each.sentence, bool(each.hidden)) == (alone.share, alone.sentence, bool(alone.hidden))
    assert any(each.count is not None for each in final)
    assert all(each.count is None and each.base is None for each in final.masked(10_000))


def test_a_masked_report_tells_of_no_single_person(final: chitieu.Report) -> None:
    shown = final.masked()
    assert (final["2.1"].count, final["2.1"].base) == (79, 80)
    assert shown["2.1"].hidden
    assert (shown["2.1"].count, shown["2.1"].base, shown["2.1"].share, shown["2.1"].low) == (None, None, None, None)
    assert [each.status for each in shown] == [each.status for each in final]
    counts = {each.id: each.count for each in shown}
    assert [each for each in counts if shown[each].hidden] == [
        each for each, count in counts.items() if count is None and final[each].count is not None
    ]
    assert "79/80" in final.to_text()
    assert "79/80" not in shown.to_text() + shown.to_html() + shown.to_json()
    assert {row["id"]: row["count"] for row in shown.to_dicts()}["2.1"] is None
    grouped = final.regrouped("đơn vị")
    assert grouped["2.1"].groups
    assert grouped.masked()["2.1"].groups == []
    assert grouped.masked()["2.1"].hidden_groups == len(grouped["2.1"].groups)
    for asked in (
        lambda: shown["2.1"].missing(),
        shown.reveal,
        lambda: shown.regrouped("đơn vị"),
        shown.repair,
        lambda: shown.what_if({"6": 90}),
        lambda: shown.to_html(who=True),
    ):
        with pytest.raises(ValueError, match="masked"):
            asked()
    with pytest.raises(ValueError, match="-1 is below 0"):
        final.masked(-1)


def test_a_column_that_groups_nothing_is_told(final: chitieu.Report) -> None:
    for ask in (final["6"].by, final.regrouped, final.plot):
        with pytest.raises(ValueError, match="nowhere"):
            ask("nowhere")


def test_a_language_that_nothing_is_written_in_is_told(final: chitieu.Report, tmp_path: Path) -> None:
    asks: list[Any] = [final.to_json, final.to_text, final.to_html, chitieu.compare(final, final).text]
    asks += [lambda lang: final.plot(lang=lang), lambda lang: final.save(tmp_path / "a.xlsx", lang=lang)]
    for ask in asks:
        with pytest.raises(ValueError, match="lang is"):
            ask("fr")
    with pytest.raises(TypeError, match="not a int"):
        chitieu.compare(final, 5)  # type: ignore[arg-type]


def test_rows_of_several_populations_have_the_columns_of_all(final: chitieu.Report) -> None:
    rows = final["9"].missing().to_dicts()
    assert len(rows) == 79
    by_population = {row["population"]: row for row in rows}
    assert set(by_population) == {"đơn vị", "cá nhân"}
    for row in rows:
        own, other = ("Mã đơn vị", "Mã") if row["population"] == "đơn vị" else ("Mã", "Mã đơn vị")
        assert row[own] == row["key"]
        assert row[other] is None
    assert pl.DataFrame(final["9"].missing()).to_dicts() == rows


def test_columns_of_one_name_and_two_types_stay_apart() -> None:
    plan = chitieu.parse(
        "population a, complete\n  id key\n  good flag\npopulation b, complete\n  id key\n  good flag\n"
        "target 1: 100% of a and b good\n"
    )
    both = {"good": [False, True], "note": [None, "x"], "key": ["k", "l"]}
    table = plan.check(a={"id": ["1", "2"], **both}, b={"id": [3, 4], **both, "note": ["y", None]})["1"].missing()
    assert table.to_dict() == {
        "population": ["a", "b"], "key": ["1", "3"], "id": ["1", None], "good": [False, False], "note": [None, "y"],
        "key 1": ["k", None], "id 2": [None, 3], "key 2": [None, "k"],
    }  # fmt: skip


def test_a_table_of_nobody_has_the_columns_all_the_same(small: chitieu.Plan) -> None:
    verdict = small.check(staff=polars_frame().with_columns(good=True))["1"]
    assert len(verdict.missing()) == 0
    assert verdict.missing().columns == list(COLUMNS)
    assert verdict.missing().to_polars().schema == verdict.counted().to_polars().schema


def test_bound_data_are_checked_again_and_again(plan: chitieu.Plan) -> None:
    bound = plan.bind(RULES / "sample-2023")
    assert bound.check(as_of="2023-06-25")["6"].status == "pending"
    assert bound.check(as_of=datetime.date(2023, 12, 31))["6"].status == "met"
    with pytest.raises(ValueError, match="no date"):
        bound.check(as_of="31st")
    with pytest.raises(TypeError, match="as_of"):
        bound.check(as_of=5)  # type: ignore[arg-type]


def test_the_report_is_a_table_for_every_library(final: chitieu.Report) -> None:
    rows = final.to_dicts()
    assert rows[0]["id"] == "1"
    assert pl.DataFrame(final).to_dicts() == rows
    assert pa.table(final).to_pylist() == rows
    assert final.to_polars().height == final.to_arrow().num_rows == len(final.to_pandas()) == len(rows)
    connection = duckdb.connect()
    connection.register("report", final.to_arrow())
    assert connection.sql("select count(*) from report").fetchall() == [(len(rows),)]


def test_tables_of_people_keep_their_types(small: chitieu.Plan) -> None:
    for table in (COLUMNS, polars_frame(), arrow_table()):
        report = small.check(staff=table)
        rows = report["1"].counted().to_dicts() + report["1"].missing().to_dicts() + report["1"].unknown().to_dicts()
        assert sorted(rows, key=lambda row: row["id"]) == records()
        assert pl.DataFrame(report["1"].counted()).to_dicts() == report["1"].counted().to_dicts()


def test_reprs_show_nobody(small: chitieu.Plan) -> None:
    report = small.check(staff=COLUMNS | {"good": [False] * 4})
    shown = [repr(report), repr(report["1"]), repr(report["1"].missing()), report._repr_html_(), report.to_json()]
    shown += [report.to_html(), *report._repr_mimebundle_().values(), str(report.diagnostics)]
    for name in COLUMNS["name"]:
        assert not [each for each in shown if name in each]
    assert "An" in report.reveal().to_html()


def test_nothing_heavy_is_imported() -> None:
    heavy = "{'numpy', 'pandas', 'polars', 'pyarrow', 'duckdb', 'IPython', 'altair', 'docx', 'xlsxwriter'}"
    # Nor what takes the standard library long: an import is to be done in 50 ms.
    slow = "{'typing', 'dataclasses', 'inspect', 'fractions', 'decimal', 'json', 'pathlib', 'argparse'}"
    code = (
        "import sys; before = set(sys.modules); import chitieu; now = set(sys.modules)\n"
        f"found = ({heavy} & now) | ({slow} & (now - before)); print(sorted(found)); sys.exit(bool(found))"
    )
    assert subprocess.run([sys.executable, "-I", "-c", code], check=False).returncode == 0


def test_the_command_is_installed() -> None:
    command = Path(sys.executable).with_name("chitieu")
    data = ["--data", str(RULES / "sample-2023"), "--as-of", "2023-12-31"]
    done = subprocess.run(
        [command, "check", RULES / "thi-dua-2023.plan", *data], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stderr
    assert "Phong trào thi đua năm 2023" in done.stdout


GIL = """
import sys, threading, time, chitieu
ticks = 0
def tick():
    global ticks
    while True:
        ticks += 1
        time.sleep(0.0001)
threading.Thread(target=tick, daemon=True).start()
sys.setswitchinterval(1000)  # nobody gets the interpreter who is not given it
text = "population p, complete\\n  id key\\n  good flag\\n" + "\\n".join(
    f"target {i}: at least {i % 100}% of p where id is “{i}” good" for i in range(1, 2000))
rows = {"id": [str(i) for i in range(50000)], "good": [True] * 50000}
def released(run):
    before = ticks
    made = run()
    print(ticks - before > 10)
    return made
plan = released(lambda: chitieu.parse(text))
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(text)
released(lambda: chitieu.load(sys.argv[1]))
bound = plan.bind(p=rows)
released(bound.check)
"""


def test_other_threads_run_while_a_plan_is_loaded_and_checked(tmp_path: Path) -> None:
    command = [sys.executable, "-I", "-c", GIL, str(tmp_path / "a.plan")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.split() == ["True"] * 3, done.stderr


def test_ctrl_c_stops_a_long_check() -> None:
    code = """
import signal, threading, chitieu
plan = chitieu.parse("population p, complete\\n  id key\\n  good flag\\n" + "\\n".join(
    f"target {i}: at least {i % 100}% of p where id is “{i}” good" for i in range(1, 3000)))
bound = plan.bind(p={"id": [str(i) for i in range(100000)], "good": [True] * 100000})
threading.Timer(0.3, lambda: signal.raise_signal(signal.SIGINT)).start()
try:
    bound.check()
except KeyboardInterrupt:
    print("stopped")
"""
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.stdout == "stopped\n", done.stderr
