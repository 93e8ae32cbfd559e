"""What must stay the same, or move one way only, whatever the plan and its tables: laws over random cases."""

import dataclasses
import random
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import chitieu
import generate
import polars as pl
import pytest
from oracles import Said, as_columns, as_files, checked, described, fraction, printed, said
from test_oracles import CASES, cases

NO_BLANK_QUESTIONS = generate.Options(asks_of_blanks=False)
PEOPLE = generate.Options(numbers=False, days=False, asks_of_blanks=False, wide=False)


def nodes(of: Any) -> Iterator[Any]:
    """A described thing and all its parts."""
    yield of
    if isinstance(of, tuple):
        for each in of:
            yield from nodes(each)
    elif dataclasses.is_dataclass(of) and not isinstance(of, type):
        for field in dataclasses.fields(of):
            yield from nodes(getattr(of, field.name))


def has(target: described.Target, *kinds: type) -> bool:
    return any(isinstance(each, kinds) for each in nodes(target))


def sorted_lists(of: Said) -> Said:
    """Lists of keys sorted, since they follow the rows."""
    lists = ("missing", "unknown_keys", "counted")
    return {name: sorted(value) if name in lists else value for name, value in of.items() if name != "records"}


def without_order(of: dict[str, Said]) -> dict[str, Said]:
    made: dict[str, Said] = {}
    for id, target in of.items():
        clauses = [sorted_lists(each) for each in target["clauses"]]
        for each in clauses:
            if "groups" in each:
                groups = map(sorted_lists, each["groups"])
                each["groups"] = sorted(groups, key=lambda group: str(group["group"]))
            if "of_unknown_group" in each:
                each["of_unknown_group"] = sorted_lists(each["of_unknown_group"])
        made[id] = {"status": target["status"], "clauses": clauses}
    return made


def with_tables(case: described.Case, tables: described.Tables) -> described.Case:
    return dataclasses.replace(case, tables=tables)


def copied(tables: described.Tables) -> described.Tables:
    return {name: [dict(row) for row in rows] for name, rows in tables.items()}


def test_the_order_of_rows_columns_and_targets_changes_nothing() -> None:
    for case in cases(30):
        dice = random.Random(case.note)
        tables = copied(case.tables)
        for rows in tables.values():
            dice.shuffle(rows)
        populations = []
        for each in case.plan.populations:
            columns = list(each.columns)
            dice.shuffle(columns)
            populations.append(dataclasses.replace(each, columns=tuple(columns)))
        targets = list(case.plan.targets)
        dice.shuffle(targets)
        plan = dataclasses.replace(case.plan, populations=tuple(populations), targets=tuple(targets))
        shuffled = dataclasses.replace(case, plan=plan, tables=tables)
        assert without_order(said(checked(shuffled))) == without_order(said(checked(case))), case.note


def test_a_plan_printed_in_either_language_comes_to_the_same() -> None:
    for case in cases(30):
        text = printed.plan(case.plan)
        plan, wanted = chitieu.parse(text), said(checked(case))
        for lang in ("vi", "en"):
            once = plan.to_string(lang)
            again = chitieu.parse(once)
            assert said(checked(case, once)) == wanted, f"{case.note}, {lang}"
            assert again.to_string(lang) == once, f"{case.note}, {lang}"
            other = "en" if lang == "vi" else "vi"
            assert chitieu.parse(again.to_string(other)).to_string(lang) == once, f"{case.note}, {lang}"


def test_tables_come_to_the_same_however_they_are_handed_over(tmp_path: Path) -> None:
    for case in cases(15):
        wanted = said(checked(case))
        for form in ("NFC", "NFD"):
            folder = as_files(case.plan, case.tables, tmp_path / f"{case.note} {form}", form)
            assert said(checked(case, tables=str(folder))) == wanted, f"{case.note}, {form}"
        frames = {
            name: pl.DataFrame(columns, strict=False) for name, columns in as_columns(case.plan, case.tables).items()
        }
        # A frame without values does not know what they would be.
        if all(frame.height and pl.Null not in frame.dtypes for frame in frames.values()):
            assert said(checked(case, tables=frames)) == wanted, f"{case.note}, polars"


# --- blanks -------------------------------------------------------------------------------------


def blanked(case: described.Case, dice: random.Random) -> Iterator[described.Case]:
    """The case with a few more blanks, where a blank is unknown and every row stays."""
    for population in case.plan.populations:
        needed = {population.dated, *(population.valid or ()), *(each.dated for each in population.columns)}
        for place, row in enumerate(case.tables[population.name]):
            for column in population.columns:
                plain = not column.blank and not column.dated and column.kind not in ("key", "text")
                if plain and column.name not in needed and row[column.name] is not None and dice.random() < 0.15:
                    tables = copied(case.tables)
                    tables[population.name][place][column.name] = None
                    yield with_tables(case, tables)


def is_of_what_occurs(case: described.Case, clause: described.Clause) -> bool:
    """Whether its groups are values or spans of time that occur."""
    if isinstance(clause, described.Periods):
        return not clause.last
    return isinstance(clause, described.Grouped) and not clause.reference and not case.plan.band(clause.by)


def is_wider(low: str | None, high: str | None, than: tuple[str | None, str | None]) -> bool:
    """None is no end."""
    lows, highs = (fraction(low), fraction(than[0])), (fraction(high), fraction(than[1]))
    return (lows[0] is None or (lows[1] is not None and lows[0] <= lows[1])) and (
        highs[0] is None or (highs[1] is not None and highs[0] >= highs[1])
    )


def test_a_blank_more_only_leaves_more_open() -> None:
    moved = 0
    for case in cases(30, NO_BLANK_QUESTIONS):
        before = said(checked(case))
        for more in blanked(case, random.Random(case.note)):
            after = said(checked(more))
            for target in case.plan.targets:
                # Groups by a column are the values that occur, which may be one less.
                if any(is_of_what_occurs(case, each) for each in target.clauses):
                    continue
                if target.unknown_as_not:
                    continue
                was, now = before[target.id], after[target.id]
                moved += was["status"] != now["status"]
                assert now["status"] in (was["status"], "undetermined"), f"{case.note}, {target.id}"
                for old, new in zip(was["clauses"], now["clauses"], strict=True):
                    counted = "count" in new and new["share"] is not None and old["share"] is not None
                    if counted or ("value" in new and not new.get("none") and not old.get("none")):
                        wide = is_wider(new["low"], new["high"], (old["low"], old["high"]))
                        assert wide, f"{case.note}, {target.id}: {old['low']}–{old['high']}, {new['low']}–{new['high']}"
    assert moved > CASES // 40


# --- one more, one less -------------------------------------------------------------------------

FLAG = described.Column("tốt", "flag")
MARK = described.Column("dấu", "flag")


def of_people(quantity: described.Quantity, rows: list[described.Row], kind: str = "target") -> described.Case:
    staff = described.Population("staff", (described.Column("id", "key"), FLAG, MARK))
    where = described.Flag("dấu", True)
    clause = described.CountClause(quantity, (described.Subject("staff", where),), described.Flag("tốt", True))
    plan = described.Plan(2023, (), (staff,), (described.Target("1", kind, (clause,)),))
    return described.Case(plan, {"staff": rows})


def people(dice: random.Random, *, blanks: bool) -> list[described.Row]:
    values: list[bool | None] = [True, False, None] if blanks else [True, False]
    count = dice.randrange(1, 12)
    return [
        {"id": f"{i}", "tốt": dice.choice(values), "dấu": dice.choice([True, True, True, False])} for i in range(count)
    ]


def flipped(case: described.Case, keys: list[str], value: bool) -> Said:
    rows = [{**row, "tốt": value} if row["id"] in keys else row for row in case.tables["staff"]]
    (clause,) = said(checked(with_tables(case, {"staff": rows})))["1"]["clauses"]
    return clause


def quantities(dice: random.Random) -> Iterator[described.Quantity]:
    for how in ("at least", "more than", "at most", "less than"):
        for _ in range(6):
            yield described.Quantity(how, Fraction(dice.randrange(0, 1001), 1000), Fraction(0), True)
        yield described.Quantity(how, Fraction(dice.randrange(0, 8)))


def test_short_over_and_spare_are_tight_and_witnesses_are_what_is_said_of_them() -> None:
    dice = random.Random(5)
    tested = {"short": 0, "over": 0, "spare": 0}
    for _ in range(12):
        for quantity in quantities(dice):
            case = of_people(quantity, people(dice, blanks=False))
            (clause,) = said(checked(case))["1"]["clauses"]
            missing, counted = clause["missing"], clause["counted"]
            by_key = {str(row["id"]): row for row in case.tables["staff"]}
            assert all(by_key[key]["tốt"] is False and by_key[key]["dấu"] is True for key in missing)
            assert all(by_key[key]["tốt"] is True and by_key[key]["dấu"] is True for key in counted)
            for name, keys, value in (("short", missing, True), ("over", counted, False)):
                needed = clause[name]
                if 0 < needed <= len(keys):
                    tested[name] += 1
                    assert flipped(case, keys[:needed], value)["status"] == "met"
                    assert flipped(case, keys[: needed - 1], value)["status"] == "unmet"
            if clause["status"] == "met":
                keys, value = (counted, False) if quantity.how in ("at least", "more than") else (missing, True)
                assert flipped(case, keys[: clause["spare"]], value)["status"] == "met"
                if clause["spare"] < len(keys):
                    tested["spare"] += 1
                    assert flipped(case, keys[: clause["spare"] + 1], value)["status"] == "unmet"
    assert min(tested.values()) > 20, tested


ORDER = ("unmet", "undetermined", "met")


def test_one_more_who_counts_never_lowers_a_floor_nor_raises_a_ceiling() -> None:
    dice = random.Random(6)
    for _ in range(15):
        for quantity in quantities(dice):
            case = of_people(quantity, people(dice, blanks=True))
            (before,) = said(checked(case))["1"]["clauses"]
            for row in case.tables["staff"]:
                after = ORDER.index(flipped(case, [str(row["id"])], True)["status"])
                was = ORDER.index(before["status"])
                assert after >= was if quantity.how in ("at least", "more than") else after <= was


OPPOSITE = {"at least": "at most", "more than": "less than", "at most": "at least", "less than": "more than"}


def replaced(case: described.Case, change: Callable[[described.CountClause], described.CountClause]) -> described.Case:
    """Targets of one plain clause, changed; the others are left out."""
    targets = []
    for target in case.plan.targets:
        (first, *rest) = target.clauses
        if isinstance(first, described.CountClause) and not rest and first.what and not target.unknown_as_not:
            targets.append(dataclasses.replace(target, clauses=(change(first),)))
    return dataclasses.replace(case, plan=dataclasses.replace(case.plan, targets=tuple(targets)))


def test_so_many_who_do_are_the_rest_who_do_not() -> None:
    asked = 0
    for case in cases(60):

        def others(clause: described.CountClause) -> described.CountClause:
            q = clause.quantity
            if not q.is_share or q.how not in OPPOSITE or q.rounded:
                return clause
            turned = described.Quantity(OPPOSITE[q.how], 1 - q.amount, Fraction(0), True)
            assert clause.what
            return dataclasses.replace(clause, quantity=turned, what=described.Not(clause.what))

        plain, turned = replaced(case, lambda clause: clause), replaced(case, others)
        if not plain.plan.targets:
            continue
        before, after = said(checked(plain)), said(checked(turned))
        for target in plain.plan.targets:
            (old,), (new,) = before[target.id]["clauses"], after[target.id]["clauses"]
            if target in turned.plan.targets:
                continue
            # Over nobody a floor is open and a ceiling is met, so that the two are no opposites there.
            if old["base"] == 0:
                continue
            asked += 1
            assert old["status"] == new["status"], f"{case.note}, {target.id}"
            assert old["count"] + new["count"] + old["unknown"] == old["base"], f"{case.note}, {target.id}"
            assert (old["missing"], old["unknown_keys"]) == (new["counted"], new["unknown_keys"]), case.note
    assert asked > CASES // 10


def test_all_rows_twice_double_counts_and_leave_shares() -> None:
    asked = 0
    for case in cases(60, PEOPLE):
        tables: described.Tables = {}
        for population in case.plan.populations:
            references = {each.name for each in population.columns if each.kind in ("reference", "key")}
            again = [
                {name: other(cell) if name in references else cell for name, cell in row.items()}
                for row in case.tables[population.name]
            ]
            tables[population.name] = [*case.tables[population.name], *again]
        before, after = said(checked(case)), said(checked(with_tables(case, tables)))
        for target in case.plan.targets:
            # What is asked of a number of records is another question with twice as many.
            if has(target, described.Grouped, described.Linked, described.LinkedShare):
                continue
            for old, new, clause in zip(
                before[target.id]["clauses"], after[target.id]["clauses"], target.clauses, strict=True
            ):
                assert [2 * old[name] for name in ("count", "base", "unknown", "base_unknown")] == [
                    new[name] for name in ("count", "base", "unknown", "base_unknown")
                ], case.note
                quantity = clause.quantity  # type: ignore[union-attr]
                # What no filling of one table comes to, a filling of two may.
                whole = quantity.how not in ("exactly", "between") and not quantity.rounded
                if whole and (quantity.is_share or quantity.how in ("all", "no")):
                    asked += 1
                    assert (old["status"], old["low"], old["high"]) == (new["status"], new["low"], new["high"]), (
                        case.note
                    )
    assert asked > CASES // 10


def other(cell: described.Cell) -> described.Cell:
    if cell is None:
        return None
    return tuple(f"{each}'" for each in cell) if isinstance(cell, tuple) else f"{cell}'"


def test_who_is_missing_is_missing_alone_and_who_counts_counts_alone() -> None:
    asked = 0
    for case in cases(40, PEOPLE):
        before = said(checked(case))
        for target in case.plan.targets:
            (first, *rest) = target.clauses
            if (
                rest
                or not isinstance(first, described.CountClause)
                or has(target, described.Linked, described.LinkedShare)
            ):
                continue
            (clause,) = before[target.id]["clauses"]
            (population, *others) = {each.population for each in first.subjects}
            if others:
                continue
            for name, count in (("missing", 0), ("counted", 1)):
                for key in clause[name]:
                    asked += 1
                    kept = leads_to(case, population)
                    tables = {each: rows if each in kept else [] for each, rows in case.tables.items()}
                    tables[population] = [row for row in case.tables[population] if row["id"] == key]
                    (alone,) = said(checked(with_tables(case, tables)))[target.id]["clauses"]
                    assert (alone["count"], alone["base"]) == (count, 1), f"{case.note}, {target.id}, {key}"
    assert asked > CASES // 2


def leads_to(case: described.Case, population: str) -> set[str]:
    """The populations that its records refer to, and those that these do."""
    out = set()
    for column in case.plan.population(population).columns:
        if column.kind == "reference":
            out |= {column.of} | leads_to(case, column.of)
    return out


# --- a monitor ----------------------------------------------------------------------------------


def changed(
    case: described.Case, dice: random.Random, maker: generate.Maker
) -> Iterator[tuple[str, str, described.Row, described.Tables]]:
    """Changes one after another, each with the tables that it leaves."""
    tables = copied(case.tables)
    for step in range(8):
        population = dice.choice(case.plan.populations)
        rows = tables[population.name]
        how = dice.choice(("insert", "update", "update", "delete"))
        if how == "delete":
            named = {key for each in case.plan.populations for key in named_keys(each, population.name, tables)}
            free = [row for row in rows if row["id"] not in named]
            if not free:
                continue
            row = dice.choice(free)
            rows.remove(row)
        elif how == "update" and rows:
            place = dice.randrange(len(rows))
            (fresh,) = maker.some_rows(population, tables, 1)
            column = dice.choice([each.name for each in population.columns if each.kind != "key"])
            rows[place] = {**rows[place], column: fresh[column]}
            row = {"id": rows[place]["id"], column: fresh[column]}
        else:
            how = "insert"
            (row,) = maker.some_rows(population, tables, 1)
            row["id"] = f"new{step}"
            rows.append(row)
        yield how, population.name, row, copied(tables)


def named_keys(population: described.Population, to: str, tables: described.Tables) -> Iterator[str]:
    for column in population.columns:
        if column.kind == "reference" and column.of == to:
            for row in tables[population.name]:
                cell = row[column.name]
                yield from (cell if isinstance(cell, tuple) else [str(cell)])


def test_a_monitor_says_what_a_check_from_scratch_says() -> None:
    steps = 0
    for case in cases(15):
        seed = int(case.note.split()[1])
        maker = generate.Maker(seed, generate.Options())
        maker.case()
        plan = chitieu.parse(printed.plan(case.plan))
        previous = None if case.previous is None else as_columns(case.plan, case.previous)
        earlier = None if case.earlier is None else {case.plan.earlier: as_columns(case.plan, case.earlier)}
        watched = plan.monitor(as_columns(case.plan, case.tables), as_of=case.as_of, previous=previous, earlier=earlier)
        assert without_order(said(watched.report())) == without_order(said(checked(case))), case.note
        for how, name, row, tables in changed(case, random.Random(seed), maker):
            columns = {each.name: each for each in case.plan.population(name).columns}
            cells = {key: as_cell(columns[key], cell) for key, cell in row.items()}
            if how == "insert":
                watched.insert(name, cells)
            elif how == "update":
                watched.update(name, cells.pop("id"), cells)
            else:
                watched.delete(name, cells["id"])
            steps += 1
            scratch = checked(with_tables(case, tables))
            assert without_order(said(watched.report())) == without_order(said(scratch)), f"{case.note}, step {steps}"
    assert steps > CASES // 2


def as_cell(column: described.Column, cell: described.Cell) -> object:
    from oracles import python_cell

    return python_cell(column, cell)


@pytest.mark.parametrize("seed", range(3))
def test_cases_hang_on_their_seed_alone(seed: int) -> None:
    assert generate.make(seed) == generate.make(seed)
