"""Laws over random cases: how tables are cut and coded, how things are spelled, and how conditions are put."""

import dataclasses
import json
import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import chitieu
import pyarrow as pa
from oracles import Said, as_columns, as_files, checked, described, printed, said
from test_laws import without_order
from test_oracles import CASES, cases

FIGURES = (
    "status",
    "count",
    "base",
    "unknown",
    "base_unknown",
    "share",
    "low",
    "high",
    "need",
    "short",
    "over",
    "spare",
)

# --- how tables are handed over -----------------------------------------------------------------


def arrow_type(column: described.Column) -> pa.DataType:
    kinds = {"flag": pa.bool_(), "count": pa.int64(), "number": pa.decimal128(38, 18), "date": pa.date32()}
    kind = kinds.get(column.kind, pa.string())
    return pa.list_(kind) if column.many else kind


def coded(cells: pa.Array, dice: random.Random) -> pa.Array:
    """Texts as a dictionary in any order, some of which stand in it twice."""
    values = [each for each in dict.fromkeys(cells.to_pylist()) if each is not None]
    values += values[: dice.randrange(len(values) + 1)]
    dice.shuffle(values)
    codes = [None if c is None else dice.choice([i for i, v in enumerate(values) if v == c]) for c in cells.to_pylist()]
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int16()), pa.array(values, pa.string()))


def cut(cells: pa.Array, dice: random.Random) -> pa.ChunkedArray:
    """In chunks, some of them of nothing, some of which begin within a buffer."""
    places = sorted([0, *(dice.randrange(len(cells) + 1) for _ in range(dice.randrange(4))), len(cells)])
    parts = [cells.slice(a, b - a) for a, b in pairwise(places)]
    return pa.chunked_array(parts, cells.type)


def as_arrow(case: described.Case, dice: random.Random) -> dict[str, pa.Table]:
    made = {}
    for population in case.plan.populations:
        columns = as_columns(case.plan, case.tables)[population.name]
        arrays: dict[str, Any] = {}
        for column in population.columns:
            cells = pa.array(columns[column.name], arrow_type(column))
            if cells.type == pa.string() and dice.random() < 0.6:
                cells = coded(cells, dice)
            arrays[column.name] = cut(cells, dice)
        made[population.name] = pa.table(arrays)
    return made


def test_chunks_and_codes_of_arrow_tables_change_nothing() -> None:
    for case in cases(40):
        wanted = said(checked(case))
        assert said(checked(case, tables=as_arrow(case, random.Random(case.note)))) == wanted, case.note


def figures(report: chitieu.Report) -> dict[str, list[Said]]:
    return {
        target["id"]: [{name: each.get(name) for name in FIGURES} for each in target["clauses"]]
        for target in json.loads(report.to_json("en"))["targets"]
    }


def test_parts_that_are_merged_come_to_what_the_whole_does() -> None:
    asked: Counter[str] = Counter()
    for drawn in cases(60):
        # Other data are not given to a check in parts.
        case = dataclasses.replace(drawn, previous=None, earlier=None)
        dice = random.Random(case.note)
        plan, columns = chitieu.parse(printed.plan(case.plan)), as_columns(case.plan, case.tables)
        whole = figures(checked(case))
        for population in case.plan.populations:
            others = {name: table for name, table in columns.items() if name != population.name}
            rows = list(range(len(case.tables[population.name])))
            dice.shuffle(rows)
            made = plan.in_parts(population.name, others, as_of=case.as_of)
            elsewhere = plan.in_parts(population.name, others, as_of=case.as_of)
            while rows:
                many = dice.randrange(1, 4)
                part, rows = rows[:many], rows[many:]
                cells = {name: [cell[i] for i in part] for name, cell in columns[population.name].items()}
                dice.choice((made, elsewhere)).add(cells)
            made.merge(elsewhere.to_bytes())
            for id, clauses in figures(made.report()).items():
                for mine, wanted in zip(clauses, whole[id], strict=True):
                    if mine["status"] == "invalid":
                        asked["refused"] += 1
                        continue
                    asked["same"] += 1
                    assert mine == wanted, f"{case.note}, {population.name}, {id}"
    assert asked["same"] > CASES // 4 and asked["refused"] > CASES // 8, asked


# --- how things are spelled -----------------------------------------------------------------------


def spelled(text: str, dice: random.Random) -> str:
    """Each mark upon its letter or after it, as it falls."""
    return "".join(unicodedata.normalize(dice.choice(("NFC", "NFD")), each) for each in text)


def test_marks_after_their_letters_change_nothing(tmp_path: Path) -> None:
    for case in cases(20):
        dice = random.Random(case.note)
        wanted = said(checked(case))
        text = spelled(unicodedata.normalize("NFC", printed.plan(case.plan)), dice)
        folder = as_files(case.plan, case.tables, tmp_path / case.note)
        for file in folder.iterdir():
            file.write_text(spelled(file.read_text(encoding="utf-8"), dice), encoding="utf-8")
        assert said(checked(case, text, str(folder))) == wanted, case.note


# --- how conditions are put -----------------------------------------------------------------------


def turned(of: Any, dice: random.Random) -> Any:
    """The same tree with conditions in other words: De Morgan, doubled `not`, `if`, `at least k of`, another order."""
    if isinstance(of, tuple):
        return tuple(turned(each, dice) for each in of)
    if not dataclasses.is_dataclass(of) or isinstance(of, (type, described.Through)):
        return of
    fields = {each.name: turned(getattr(of, each.name), dice) for each in dataclasses.fields(of)}
    made: Any = dataclasses.replace(of, **fields)
    ways = list(equals(made, dice))
    return dice.choice(ways) if ways and dice.random() < 0.7 else made


def equals(of: Any, dice: random.Random) -> Iterator[described.Condition]:
    no = described.Not
    match of:
        case described.And(parts):
            yield no(described.Or(tuple(map(no, parts))))
            yield described.KOf(len(parts), parts)
            yield described.And(parts[::-1])
        case described.Or(parts):
            yield no(described.And(tuple(map(no, parts))))
            yield described.KOf(1, parts)
            yield described.Or(parts[::-1])
        case described.If(first, then):
            yield described.Or((no(first), then))
            yield described.If(no(then), no(first))
        case described.Not(what):
            yield no(no(no(what)))
        case described.KOf(needed, parts):
            yield described.KOf(needed, tuple(dice.sample(parts, len(parts))))
            yield no(described.KOf(len(parts) - needed + 1, tuple(map(no, parts))))
        case described.Flag(column, value):
            yield described.Flag(column, value)
            yield described.And((of, of))


def test_conditions_in_other_words_come_to_the_same() -> None:
    moved = 0
    for case in cases(60):
        plan = dataclasses.replace(case.plan, targets=turned(case.plan.targets, random.Random(case.note)))
        if plan == case.plan:
            continue
        moved += 1
        other = said(checked(dataclasses.replace(case, plan=plan)))
        assert without_order(other) == without_order(said(checked(case))), case.note
    assert moved > CASES // 4
