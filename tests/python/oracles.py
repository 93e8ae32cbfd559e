"""What the library says of a described case, and where the oracles of tests/oracle say something else."""

import decimal
import json
import math
import unicodedata
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import chitieu
import described
import printed
import specification


def python_cell(column: described.Column, cell: described.Cell) -> object:
    if isinstance(cell, tuple):
        return list(cell)
    if column.kind == "number" and isinstance(cell, (int, Fraction)):
        return decimal.Decimal(printed.number(cell))
    return cell


def as_columns(plan: described.Plan, tables: described.Tables) -> dict[str, dict[str, list[object]]]:
    return {
        each.name: {
            column.name: [python_cell(column, row[column.name]) for row in tables[each.name]] for column in each.columns
        }
        for each in plan.populations
    }


def as_files(plan: described.Plan, tables: described.Tables, folder: Path, form: str = "NFC") -> Path:
    folder.mkdir()
    for each in plan.populations:
        text = printed.table(each, tables[each.name])
        (folder / f"{each.name}.csv").write_text(unicodedata.normalize(form, text), encoding="utf-8")  # type: ignore[arg-type]
    return folder


class IllTypedError(AssertionError):
    """The generator made something that the library refuses."""


def checked(case: described.Case, text: str | None = None, tables: Any = None) -> chitieu.Report:
    plan = chitieu.parse(text or printed.plan(case.plan))
    previous = None if case.previous is None else as_columns(case.plan, case.previous)
    earlier = None if case.earlier is None else {case.plan.earlier: as_columns(case.plan, case.earlier)}
    tables = as_columns(case.plan, case.tables) if tables is None else tables
    report = plan.check(tables, as_of=case.as_of, previous=previous, earlier=earlier)
    errors = [str(each) for each in report.diagnostics if each.severity == "error"]
    if errors:
        raise IllTypedError("\n".join([case.note, *errors]))
    return report


Said = dict[str, Any]


def said(report: chitieu.Report) -> dict[str, Said]:
    """What a report says of each target, without words."""
    made: dict[str, Said] = {}
    for target in json.loads(report._people().to_json("en"))["targets"]:
        clauses = [
            {k: v for k, v in each.items() if k not in ("sentence", "reads", "threshold", "each_threshold")}
            for each in target["clauses"]
        ]
        made[target["id"]] = {"status": target["status"], "clauses": clauses}
    return made


def fraction(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


def bound(value: Fraction | float) -> Fraction | None:
    return None if isinstance(value, float) and math.isinf(value) else Fraction(value)


def differences(case: described.Case, report: chitieu.Report | None = None) -> list[str]:
    """Where the specification and the library disagree."""
    found: list[str] = []
    mine = specification.verdicts(case)
    theirs = said(report or checked(case))
    for target in case.plan.targets:
        got, wanted = theirs[target.id], mine[target.id]
        expect(found, target.id, "status", got["status"], specification.status_of(target, wanted))
        expect(found, target.id, "clauses", len(got["clauses"]), len(wanted))
        for clause, verdict in zip(got["clauses"], wanted, strict=False):
            found += [f"{verdict.id}: {each}" for each in clause_differences(clause, verdict)]
    return found


def expect(found: list[str], of: str, what: str, library: object, oracle: object) -> None:
    if library != oracle:
        found.append(f"{of}: {what}: library {library!r}, specification {oracle!r}")


def clause_differences(got: Said, verdict: specification.Verdict) -> Iterable[str]:
    found: list[str] = []
    expect(found, "", "status", got["status"], verdict.status)
    if verdict.status_alone:
        return found
    if verdict.in_a_row:
        for name in ("count", "base"):
            expect(found, "", name, got[name], getattr(verdict, name))
        return found
    if verdict.bounds is not None:
        of = verdict.bounds
        expect(found, "", "none", got.get("none", False), of.none)
        if not of.none:
            expect(found, "", "may be none", got.get("may_be_none", False), of.may_be_none)
            expect(found, "", "low", fraction(got["low"]), bound(of.low))
            expect(found, "", "high", fraction(got["high"]), bound(of.high))
        return found
    for name in ("count", "base", "unknown", "base_unknown", "short", "over", "spare"):
        expect(found, "", name, got[name], getattr(verdict, name))
    if verdict.of_share:
        expect(found, "", "low", fraction(got["low"]), verdict.low)
        expect(found, "", "high", fraction(got["high"]), verdict.high)
        expect(
            found, "", "share", fraction(got["share"]), Fraction(verdict.count, verdict.base) if verdict.base else None
        )
    if verdict.need is not None:
        expect(found, "", "need", got["need"], verdict.need)
    if "missing" in got:
        for name, keys in (
            ("missing", verdict.missing),
            ("unknown_keys", verdict.unknown_keys),
            ("counted", verdict.counted),
        ):
            expect(found, "", name, sorted(got[name]), sorted(key for _, key in keys))
    return found
