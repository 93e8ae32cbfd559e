"""Several answers to one question: the library, a specification written from the reference, SQL and the interpreter.

Cases are random and small; CHITIEU_ORACLE_CASES=100000 CHITIEU_ORACLE_SEED=7 asks for more of them, from another
seed. A case that fails is made small and written into tests/golden/found.
"""

import dataclasses
import datetime
import os
import subprocess
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from pathlib import Path

import duckdb
import generate
import golden_case
import pytest
import shrink
import sql_tables
import translate_sql
from conftest import ROOT
from dice import FIRST_DAY
from oracles import IllTypedError, checked, described, differences, said, specification
from sql_tables import UntranslatedError

CASES = int(os.environ.get("CHITIEU_ORACLE_CASES", "400"))
SEED = int(os.environ.get("CHITIEU_ORACLE_SEED", "20231130"))


def cases(share: int = 100, options: generate.Options | None = None) -> Iterator[described.Case]:
    print(f"seeds from {SEED}")
    for seed in range(SEED, SEED + CASES * share // 100):
        yield generate.make(seed, options)


def keep(case: described.Case, what: str) -> Path:
    path = ROOT / "tests" / "golden" / "found" / f"{case.note.replace(' ', '-')}-{what}.golden"
    path.write_text(golden_case.golden(case, "Found by a random case: say here what it shows."), encoding="utf-8")
    return path


def test_the_library_says_what_the_specification_says() -> None:
    for case in cases():
        found = differences(case)
        if found:
            small = shrink.shrink(case, lambda each: bool(differences(each)))
            pytest.fail("\n".join([f"{case.note}: {keep(small, 'specification')}", *differences(small)]))


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(config={"threads": 1})


def sql_differences(con: duckdb.DuckDBPyConnection, case: described.Case) -> tuple[list[str], int]:
    """Where DuckDB and the library disagree, and how many clauses were asked of both."""
    found, asked = [], 0
    theirs = said(checked(case))
    try:
        for statement in sql_tables.schema(case):
            con.execute(statement)
    except UntranslatedError:
        return [], 0
    for target in case.plan.targets:
        try:
            queries = translate_sql.Sql(case).clauses(target)
        except UntranslatedError:
            continue
        for query, clause in zip(queries, theirs[target.id]["clauses"], strict=True):
            (answer,) = con.execute(query).fetchall()
            names = ("status", "count", "base", "unknown", "base_unknown")[: len(answer)]
            wanted = tuple(clause[name] for name in names)
            asked += 1
            if answer != wanted:
                found.append(f"{clause['id']}: library {wanted}, DuckDB {answer}")
    return found, asked


def test_the_library_says_what_duckdb_says(con: duckdb.DuckDBPyConnection) -> None:
    asked = 0
    for case in cases(25):
        found, more = sql_differences(con, case)
        asked += more
        if found:
            small = shrink.shrink(case, lambda each: bool(sql_differences(con, each)[0]), 300)
            pytest.fail("\n".join([f"{case.note}: {keep(small, 'sql')}", *sql_differences(con, small)[0]]))
    assert asked > CASES // 3, "most clauses are said in SQL"


def interpreter() -> Path | None:
    return next((each for each in sorted(ROOT.glob("build/*/tests/test-oracle"))), None)


def test_the_interpreter_says_what_the_library_says(tmp_path: Path) -> None:
    program = interpreter()
    if program is None:
        pytest.skip("test-oracle is not built: bash tests/run.sh builds it")
    written = 0
    for case in cases():
        (tmp_path / f"{written}.golden").write_text(golden_case.golden(case, case.note), encoding="utf-8")
        written += 1
    done = subprocess.run(
        [program, "--gtest_filter=*elsewhere"],
        env={**os.environ, "CHITIEU_CASES": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-5000:]
    asked = next(int(each.split()[0]) for each in done.stdout.splitlines() if each.endswith(" clauses"))
    assert asked > 3 * written


# --- every filling of blank cells ---------------------------------------------------------------

BLANKS = 4
FILLINGS = 300


def domain(case: described.Case, column: described.Column) -> list[described.Cell]:
    """Values that a blank may have; of numbers some, which is enough to prove a verdict wrong."""
    match column.kind:
        case "flag":
            return [True, False]
        case "count":
            return [0, 1, 3, 6, 10**13]
        case "number":
            return [Fraction(-5), Fraction(0), Fraction(1, 2), Fraction(3), Fraction(10**11)]
        case "date":
            near = [FIRST_DAY + datetime.timedelta(each) for each in (-1, 0, 1, 2, 3, 4, 5, 6)]
            return [*near, datetime.date(2019, 12, 31), datetime.date(2022, 6, 30), datetime.date(2024, 1, 1)]
        case "text":
            return ["một"]
        case "reference":
            values = tuple(str(row["id"]) for row in case.tables[column.of])
        case _:
            values = column.values or case.plan.scale(column.of).levels
    if not column.many:
        return list(values)
    return [
        tuple(v for v, taken in zip(values, way, strict=True) if taken)
        for way in product((True, False), repeat=len(values))
    ]


def blanks(case: described.Case) -> list[tuple[str, int, described.Column]]:
    return [
        (population.name, place, column)
        for population in case.plan.populations
        for place, row in enumerate(case.tables[population.name])
        for column in population.columns
        if row[column.name] is None and not column.blank and not column.dated
    ]


def filled(case: described.Case) -> Iterator[described.Case]:
    """Every way of filling the blanks, or nothing where there are too many."""
    places = blanks(case)
    choices = [domain(case, column) for _, _, column in places]
    ways = 1
    for each in choices:
        ways *= len(each)
    if len(places) > BLANKS or not 1 < ways <= FILLINGS:
        return
    for way in product(*choices):
        tables = {name: [dict(row) for row in rows] for name, rows in case.tables.items()}
        for (name, place, column), value in zip(places, way, strict=True):
            tables[name][place][column.name] = value
        yield dataclasses.replace(case, tables=tables)


def has_open_world(case: described.Case) -> bool:
    return any(each.world == "partial" for each in case.plan.populations)


def test_what_is_sure_is_so_however_blank_cells_are_filled() -> None:
    options = generate.Options(rows=3, depth=2, asks_of_blanks=False)
    sure = open_ones = really_open = 0
    for case in cases(100, options):
        # Groups are the values that occur, so that a blank may not make one more.
        if has_open_world(case) or any(
            isinstance(c, (described.Grouped, described.Periods)) for t in case.plan.targets for c in t.clauses
        ):
            continue
        seen: dict[str, set[str]] = {}
        for each in filled(case):
            verdicts = specification.verdicts(each)
            for target in case.plan.targets:
                seen.setdefault(target.id, set()).add(specification.status_of(target, verdicts[target.id]))
        if not seen:
            continue
        theirs = said(checked(case))
        for id, statuses in seen.items():
            status = theirs[id]["status"]
            if status == "undetermined":
                open_ones += 1
                really_open += len(statuses) > 1 or "undetermined" in statuses
                continue
            sure += 1
            assert statuses == {status}, f"{case.note}, {id}: {status}, but fillings come to {statuses}"
    assert sure > CASES // 8 and really_open > open_ones // 2


def test_what_the_generator_makes_is_well_typed() -> None:
    for case in cases():
        try:
            checked(case)
        except IllTypedError as wrong:
            pytest.fail(str(wrong))
