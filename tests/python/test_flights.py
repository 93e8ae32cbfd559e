"""The public tables of nycflights13: every verdict, number and list of the plan is what DuckDB answers in SQL."""

import math
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, TypeAlias

import chitieu
import duckdb
import pyarrow
import pytest
from conftest import RULES

# What a flight is, with what its references lead to. `plane_listed` and `airport_listed` say whether they lead anywhere.
JOINED = """
create view {name} as
select flights.*, planes.tailnum is not null as plane_listed, planes.year as built, planes.seats,
       airports.faa is not null as airport_listed, weather.hour is not null as has_weather,
       weather.wind_speed, weather.visib
from flights
left join planes using (tailnum)
left join airports on airports.faa = flights.dest
left join weather on weather.hour = flights."weather hour"
where {months}
"""

# The year's data, and a half-year's with the half before it.
PERIODS = {"year": ("true", None), "second": ("month > 6", "first"), "first": ("month <= 6", None)}


@dataclass
class Judged:
    """The tables of a period with the report on them."""

    con: duckdb.DuckDBPyConnection
    name: str
    report: chitieu.Report

    def rows(self, sql: str, **names: object) -> list[tuple[Any, ...]]:
        """What SQL gives, where `f` stands for the flights of the period."""
        return self.con.sql(sql.format(f=self.name, **names)).fetchall()

    def row(self, sql: str, **names: object) -> tuple[Any, ...]:
        (only,) = self.rows(sql, **names)
        return only

    def number(self, sql: str, **names: object) -> Fraction:
        (only,) = self.row(sql, **names)
        return Fraction(only)

    @property
    def before(self) -> "Judged":
        earlier = PERIODS[self.name][1]
        assert earlier
        return Judged(self.con, earlier, self.report)


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    # Importing the package would read everything with pandas; its files are enough.
    files = Path(str(distribution("nycflights13").locate_file("nycflights13/data")))
    folder = tmp_path_factory.mktemp("nycflights13")
    with zipfile.ZipFile(files / "flights.csv.zip") as packed:
        packed.extract("flights.csv", folder)

    def table(name: str, file: Path, columns: str = "*") -> None:
        made.execute(
            f"create table {name} as select {columns} from "
            f"read_csv('{file}', nullstr = 'NA', sample_size = -1, auto_type_candidates = ['bigint', 'double', 'varchar'])"
        )

    table("carriers", files / "airlines.csv")
    table("planes", files / "planes.csv")
    table("airports", files / "airports.csv")
    hour = "origin || ' ' || time_hour"
    # Some wind speeds have so many decimal places that they do not fit with the others into 64 bits.
    table("weather", files / "weather.csv", f"{hour} as hour, wind_speed::decimal(8, 2) as wind_speed, precip, visib")
    table(
        "flights",
        folder / "flights.csv",
        "row_number() over () as nr, * exclude (hour), make_date(year, month, day) as date, "
        f"origin || '-' || dest as route, {hour} as \"weather hour\"",
    )
    made.execute("create table routes as select distinct route, origin from flights order by route")
    for name, (months, _) in PERIODS.items():
        made.execute(JOINED.format(name=name, months=months))
    return made


def tables(con: duckdb.DuckDBPyConnection, period: str) -> dict[str, Any]:
    others = {name: con.sql(f"from {name}") for name in ("carriers", "planes", "airports", "weather", "routes")}
    return {"flights": con.sql(f"from flights where {PERIODS[period][0]} order by nr"), **others}


@pytest.fixture(scope="module")
def flights_plan() -> chitieu.Plan:
    return chitieu.load(RULES / "nycflights13.plan")


@pytest.fixture(scope="module")
def reports(con: duckdb.DuckDBPyConnection, flights_plan: chitieu.Plan) -> dict[str, Judged]:
    made = {}
    for name in ("year", "second"):
        earlier = PERIODS[name][1]
        previous = None if earlier is None else tables(con, earlier)
        made[name] = Judged(con, name, flights_plan.check(tables(con, name), previous=previous))
    return made


@pytest.fixture(params=("year", "second"))
def judged(request: pytest.FixtureRequest, reports: dict[str, Judged]) -> Judged:
    return reports[request.param]


def status(relation: str, low: Fraction | None, high: Fraction | None, asked: Fraction) -> str:
    """Met or unmet where both ends agree; None is an end that is as far out as one likes."""
    assert relation in "≥≤"
    if relation == "≥":
        sure, never = low is not None and low >= asked, high is not None and high < asked
    else:
        sure, never = high is not None and high <= asked, low is not None and low > asked
    return "met" if sure else "unmet" if never else "undetermined"


def test_the_tables_are_the_public_ones(con: duckdb.DuckDBPyConnection) -> None:
    (counted,) = con.sql("""
        select count(*), count(*) filter (tailnum is not null and not plane_listed), count(*) filter (tailnum is null),
               count(*) filter (not airport_listed), count(*) filter (dep_delay is null),
               count(*) filter (arr_delay is null and dep_delay is not null)
        from year""").fetchall()
    assert counted == (336_776, 50_094, 2_512, 7_602, 8_255, 1_175)


def test_nothing_is_wrong_with_plan_or_data(reports: dict[str, Judged]) -> None:
    assert [each.code for each in reports["second"].report.diagnostics] == []
    assert [each.code for each in reports["year"].report.diagnostics] == ["dataset-not-given"]


# --- shares of flights -----------------------------------------------------------------------

# Base and predicate; null is unknown. A reference that leads nowhere is none, a blank one is unknown.
SHARES = {
    "1": ("true", "dep_delay is not null and dep_delay <= 15", "≥", Fraction(77, 100)),
    "5": ("dep_delay is not null", "arr_delay <= 15", "≥", Fraction(762, 1000)),
    "9": ("true", "dep_delay is null", "≤", Fraction(25, 1000)),
    "11": ("plane_listed", "built < 1990", "≤", Fraction(6, 100)),
    "19": ("has_weather and wind_speed >= 30", "dep_delay is null", "≤", Fraction(5, 100)),
    "d1": ("dep_delay is null", "arr_delay is not null", "≤", Fraction(0)),
    "d2": ("true", "case when tailnum is not null then not plane_listed end", "≤", Fraction(15, 100)),
    "d3": ("true", "not airport_listed", "≤", Fraction(0)),
}


@pytest.mark.parametrize("id", SHARES)
def test_shares(judged: Judged, id: str) -> None:
    base, predicate, relation, asked = SHARES[id]
    counted = judged.row(
        "select "
        + ", ".join(
            f"count(*) filter (({base}) {inside} and ({predicate}) {holds})"
            for inside in ("is true", "is null")
            for holds in ("is true", "is null", "is false")
        )
        + " from {f}"
    )
    yes, unknown, no, perhaps_yes, perhaps_unknown, perhaps_no = counted
    sure = yes + unknown + no
    verdict = judged.report[id]
    figures = (verdict.count, verdict.base, verdict.unknown_count, verdict.base_unknown)
    assert figures == (yes, sure, unknown, perhaps_yes + perhaps_unknown + perhaps_no)
    assert verdict.share == Fraction(yes, sure)
    low = Fraction(yes, sure + perhaps_unknown + perhaps_no)
    high = Fraction(yes + unknown + perhaps_yes + perhaps_unknown, sure + perhaps_yes + perhaps_unknown)
    assert (verdict.low, verdict.high) == (low, high)
    assert verdict.status == status(relation, low, high, asked)
    if relation == "≥":
        need = math.ceil(asked * sure)
        assert (verdict.need, verdict.short, verdict.over) == (need, max(0, need - yes), 0)
    else:
        need = math.floor(asked * sure)
        assert (verdict.need, verdict.short) == (need, 0)
        if sum(counted[3:]) == 0:
            assert verdict.over == max(0, yes + unknown - need)


@pytest.mark.parametrize("id", SHARES)
def test_who_is_behind_a_share(reports: dict[str, Judged], id: str) -> None:
    judged = reports["year"]
    base, predicate, _, _ = SHARES[id]
    verdict = judged.report[id]
    expected = {
        "counted": (verdict.counted, f"({base}) and ({predicate})"),
        "missing": (verdict.missing, f"({base}) and not ({predicate})"),
        "unknown": (verdict.unknown, f"({base}) is null or (({base}) and ({predicate}) is null)"),
    }
    for ask, where in expected.values():
        listed = pyarrow.table(ask())["nr"].to_pylist()
        assert listed == [nr for (nr,) in judged.rows("select nr from {f} where " + where + " order by nr")]


# --- groups ----------------------------------------------------------------------------------

ON_TIME = "count(*) filter (dep_delay <= 15)"


def groups(verdict: chitieu.Verdict) -> list[tuple[str, str, int | None, int | None]]:
    return [(each.group, each.status, each.count, each.base) for each in verdict.groups]


def met(good: bool) -> str:
    return "met" if good else "unmet"


def of_groups(verdict: chitieu.Verdict, expected: list[tuple[str, str, int, int]], share: Fraction) -> None:
    """The groups are these, and so many of them are met as the verdict says."""
    assert sorted(groups(verdict)) == sorted(expected)
    good = sum(each[1] == "met" for each in expected)
    assert (verdict.count, verdict.base, verdict.share) == (good, len(expected), Fraction(good, len(expected)))
    assert verdict.status == met(good >= share * len(expected))


def test_every_carrier_every_month(judged: Judged) -> None:
    expected = judged.rows(
        """
        with months as (select carrier, month, {on_time} as k, count(*) as n from {f} group by all)
        select carrier, count(*) filter (10 * k >= 7 * n) as good, count(*) as months
        from months group by carrier order by carrier""",
        on_time=ON_TIME,
    )
    assert len(expected) == 16
    of_groups(judged.report["2"], [(name, met(good == n), good, n) for name, good, n in expected], Fraction(1))
    missing = [each["carrier"] for each in judged.report["2"].missing().to_dicts()]
    assert missing == [name for name, good, n in expected if good < n]


def test_most_carriers(judged: Judged) -> None:
    expected = judged.rows("select carrier, {on_time}, count(*) from {f} group by all", on_time=ON_TIME)
    of_groups(judged.report["3"], [(name, met(4 * k >= 3 * n), k, n) for name, k, n in expected], Fraction(4, 5))


def test_every_airport_and_month(judged: Judged) -> None:
    expected = judged.rows(
        "select origin || ' · ' || strftime(date, '%Y-%m') as m, {on_time}, count(*) from {f} group by m",
        on_time=ON_TIME,
    )
    of_groups(judged.report["4"], [(name, met(100 * k >= 65 * n), k, n) for name, k, n in expected], Fraction(1))


def test_cancelled_every_month(judged: Judged) -> None:
    expected = judged.rows(
        "select strftime(date, '%Y-%m') as m, count(*) filter (dep_delay is null), count(*) from {f} group by m"
    )
    of_groups(judged.report["10"], [(name, met(100 * k <= 4 * n), k, n) for name, k, n in expected], Fraction(1))


def test_carriers_every_month(judged: Judged) -> None:
    expected = judged.rows(
        "select strftime(date, '%Y-%m') as m, count(distinct carrier) from {f} group by m order by m"
    )
    verdict = judged.report["16"]
    assert [(each.group, each.status, each.value) for each in verdict.groups] == [
        (name, met(n >= 15), n) for name, n in expected
    ]
    assert (verdict.count, verdict.base) == (sum(n >= 15 for _, n in expected), len(expected))


def test_routes_served_daily(judged: Judged) -> None:
    expected = judged.rows("""
        select route, count(distinct date) >= 365 from routes left join {f} using (route) group by route order by route""")
    good = sum(daily for _, daily in expected)
    verdict = judged.report["15"]
    assert (verdict.count, verdict.base, verdict.unknown_count) == (good, len(expected), 0)
    assert verdict.status == met(2 * good >= len(expected))
    missing = [each["route"] for each in verdict.missing().to_dicts()]
    assert missing == [route for route, daily in expected if not daily]


def test_planes_in_use(judged: Judged) -> None:
    # A blank tail number may be any plane's.
    blank = judged.number("select count(*) from {f} where tailnum is null")
    assert blank > 12
    expected = judged.rows("""
        select tailnum, count({f}.nr) >= 12 from planes left join {f} using (tailnum) group by tailnum order by tailnum""")
    good = sum(used for _, used in expected)
    verdict = judged.report["13"]
    assert (verdict.count, verdict.base, verdict.unknown_count) == (good, len(expected), len(expected) - good)
    assert (verdict.low, verdict.high) == (Fraction(good, len(expected)), 1)
    assert verdict.status == status("≥", Fraction(good, len(expected)), Fraction(1), Fraction(8, 10))
    assert verdict.missing().to_dicts() == []
    unknown = sorted(each["tailnum"] for each in verdict.unknown().to_dicts())
    assert unknown == [name for name, used in expected if not used]


# --- numbers ---------------------------------------------------------------------------------


def ranks(kind: str, n: int) -> tuple[int, int]:
    if kind == "median":
        return (n + 1) // 2, n // 2 + 1
    at = math.ceil(Fraction(90, 100) * n)
    return at, at


def order_statistic(judged: Judged, kind: str, column: str, where: str) -> tuple[Fraction, Fraction]:
    """The least and the greatest it can be: blanks are as low, or as high, as one likes."""
    known, blank = judged.row(
        "select count({column}), count(*) - count({column}) from {f} where " + where, column=column
    )
    ends = []
    for shift in (blank, 0):
        at = [rank - shift for rank in ranks(kind, known + blank)]
        assert 1 <= min(at) and max(at) <= known
        values = [
            judged.number(
                "select {column} from {f} where {column} is not null order by 1 limit 1 offset {at}",
                column=column,
                at=each - 1,
            )
            for each in at
        ]
        ends.append(sum(values) / 2)
    return Fraction(ends[0]), Fraction(ends[1])


def share(judged: Judged, predicate: str, base: str = "true") -> Fraction:
    return Fraction(*judged.row(f"select count(*) filter ({predicate}), count(*) from {{f}} where {base}"))


def carriers_late(judged: Judged) -> list[Fraction]:
    rows = judged.rows("select count(*) - {on_time}, count(*) from {f} group by carrier", on_time=ON_TIME)
    return [Fraction(late, n) for late, n in rows]


def exactly(value: Fraction) -> tuple[Fraction, Fraction]:
    return value, value


Compared: TypeAlias = tuple[tuple[Fraction, Fraction], str, Fraction]
FLOWN = "dep_delay is not null"
LEFT = "dep_delay is not null and dep_delay <= 15"
POOR_SIGHT = "has_weather and visib < 3"

NUMBERS: Mapping[str, Callable[[Judged], Compared]] = {
    "6": lambda j: (order_statistic(j, "median", "dep_delay", FLOWN), "≤", Fraction(0)),
    "6.1": lambda j: (order_statistic(j, "p90", "dep_delay", FLOWN), "≤", Fraction(45)),
    "7": lambda j: (order_statistic(j, "median", "arr_delay", FLOWN), "≤", Fraction(-4)),
    "7.1": lambda j: (order_statistic(j, "p90", "arr_delay", FLOWN), "≤", Fraction(60)),
    "8": lambda j: (
        exactly(max(carriers_late(j))),
        "≤",
        Fraction(3, 2) * sum(carriers_late(j)) / len(carriers_late(j)),
    ),
    "12": lambda j: (
        exactly(Fraction(*j.row("select sum(seats)::bigint, count(*) from {f} where plane_listed"))),
        "≥",
        Fraction(135),
    ),
    "14": lambda j: (
        exactly(j.number("select count(*) from {f} where plane_listed") / j.number("select count(*) from planes")),
        "≥",
        Fraction(85),
    ),
    "17": lambda j: (
        exactly(Fraction(*j.row("select sum(distance)::bigint, count(*) from {f} where dep_delay is not null"))),
        "≥",
        Fraction(1000),
    ),
    "17.1": lambda j: (
        exactly(j.number("select count(distinct dest) from {f} where airport_listed")),
        "≥",
        Fraction(100),
    ),
    "18": lambda j: (exactly(share(j, LEFT, POOR_SIGHT)), "≥", share(j, LEFT) - Fraction(15, 100)),
}

GROWTH: Mapping[str, Callable[[Judged], Compared]] = {
    "20": lambda j: (
        exactly(j.number("select count(*) from {f}")),
        "≥",
        Fraction(102, 100) * j.before.number("select count(*) from {f}"),
    ),
    "21": lambda j: (
        exactly(j.number("select count(*) from {f} where dep_delay is null")),
        "≤",
        Fraction(1, 2) * j.before.number("select count(*) from {f} where dep_delay is null"),
    ),
    "22": lambda j: (exactly(share(j, LEFT)), "≥", share(j.before, LEFT) + Fraction(3, 100)),
    "23": lambda j: (
        order_statistic(j, "p90", "dep_delay", FLOWN),
        "≤",
        order_statistic(j.before, "p90", "dep_delay", FLOWN)[0],
    ),
}


def same_number(verdict: chitieu.Verdict, expected: Compared) -> None:
    (low, high), relation, asked = expected
    assert (verdict.low, verdict.high) == (low, high)
    assert verdict.value == (low if low == high else None)
    assert verdict.gap == (asked - low if relation == "≥" else high - asked)
    assert verdict.status == status(relation, low, high, asked)


def clause(report: chitieu.Report, id: str) -> chitieu.Verdict:
    (found,) = [each for target in report for each in target.clauses if each.id == id]
    return found


@pytest.mark.parametrize("id", NUMBERS)
def test_numbers(judged: Judged, id: str) -> None:
    same_number(clause(judged.report, id), NUMBERS[id](judged))


@pytest.mark.parametrize("id", GROWTH)
def test_growth(reports: dict[str, Judged], id: str) -> None:
    judged = reports["second"]
    same_number(clause(judged.report, id), GROWTH[id](judged))
    assert reports["year"].report[id].status == "undetermined"


def test_every_clause_is_compared(flights_plan: chitieu.Plan) -> None:
    grouped = {"2", "3", "4", "10", "13", "15", "16"}
    compared = [*SHARES, *grouped, *NUMBERS, *GROWTH]
    assert sorted(compared) == sorted(each.id for target in flights_plan for each in target.clauses)


def test_in_vietnamese_it_comes_to_the_same(reports: dict[str, Judged], flights_plan: chitieu.Plan) -> None:
    printed = flights_plan.to_string("vi")
    assert "chỉ tiêu 2 “Every carrier, every month”: ở mỗi carrier, ở mỗi tháng của date, ít nhất 70%" in printed
    again = chitieu.parse(printed).check(tables(reports["year"].con, "year"))

    def figures(report: chitieu.Report) -> list[dict[str, Any]]:
        return [{name: value for name, value in row.items() if name != "sentence"} for row in report.to_dicts()]

    assert figures(again) == figures(reports["year"].report)


def test_the_notebook_runs(reports: dict[str, Judged]) -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    notebook = nbformat.read(RULES / "nycflights13.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(RULES)}}).execute()
    shown = [
        cell.outputs[-1]["data"]["text/plain"]
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.outputs and "data" in cell.outputs[-1]
    ]
    year, second = reports["year"].report, reports["second"].report
    failing = [(each.group, each.count, each.base) for each in year["2"].groups if each.status == "unmet"]
    compared = [(second[id].title, second[id].status, second[id].value, second[id].gap) for id in GROWTH]
    for expected in (
        {each.id: each.status for each in year},
        failing,
        (year["5"].status, year["5"].low, year["5"].high, year["5"].unknown_count),
        compared,
    ):
        assert "".join(repr(expected).split()) in ["".join(text.split()) for text in shown]
