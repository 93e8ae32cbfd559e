"""Cells of the plans that tests have, in good tables and in bad ones: nobody is shown one who did not ask who it is."""

import csv
import io
import json
import logging
import warnings
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import chitieu
import pytest
from conftest import ROOT
from golden_file import Golden, read
from test_canaries import shown
from test_golden import FILES, plan_of, tables_of

CANARY = "CANARY"
# A number and a day that no plan and no figure of a report comes to by itself.
NUMBER, DAY = "48151623", "1981-06-17"
PLACES = (NUMBER, "17/06/1981", "17/6/1981", DAY)

Rows = list[list[str]]


def rows_of(data: bytes) -> tuple[Rows, str]:
    """Cells, and what stands between them; none where it is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return [], ","
    head = text.split("\n", 1)[0]
    between = max(",;\t", key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=between)), between
    except csv.Error:
        return [], ","


def as_text(rows: Rows, between: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=between, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def replaced(rows: Rows, cell: str, only: int | None = None) -> Rows:
    """Every filled cell under the header, or those of one column."""
    return [
        row if not place else [cell if value and only in (None, i) else value for i, value in enumerate(row)]
        for place, row in enumerate(rows)
    ]


def called(rows: Rows, column: int) -> Rows:
    """The cells of one column, each value with a canary of its own, near to nothing that is declared."""
    numbers: dict[str, int] = {}
    return [
        [
            f"{CANARY}-{numbers.setdefault(value, len(numbers))}" if place and value and i == column else value
            for i, value in enumerate(row)
        ]
        for place, row in enumerate(rows)
    ]


def messages(report: chitieu.Report) -> Iterator[str]:
    for each in report.diagnostics:
        yield f"{each!r} {each!s}"
        for lang in ("en", "vi"):
            yield each._core.message(lang) + each._core.hint(lang)


def names_groups(report: chitieu.Report) -> bool:
    """Groups go by their keys and values, which a report names unless these are personal."""
    return any("groups" in each for target in json.loads(report.to_json("en"))["targets"] for each in target["clauses"])


def expect_no_canary(report: chitieu.Report, what: str, *, whole: bool) -> None:
    for text in messages(report):
        assert all(each not in text for each in (CANARY, *PLACES)), f"{what}: {text}"
    if names_groups(report):
        return
    assert CANARY not in repr(report), what
    assert CANARY not in report.to_json("en"), what
    if whole:
        for where, text in shown(report):
            assert CANARY not in text, f"{what}: {where}"


def expect_no_canary_in_misuse(plan: chitieu.Plan, tables: Any, what: str) -> None:
    """What is said where a table cannot be watched."""
    try:
        watched = plan.monitor(tables)
    except (ValueError, TypeError, RuntimeError) as wrong:
        assert CANARY not in f"{wrong!r} {wrong}", what
    else:
        expect_no_canary(watched.report(), what, whole=False)


def check(
    plan: chitieu.Plan,
    paths: list[Path],
    as_of: str | None,
    name: str,
    seen: Counter[str],
    what: str,
    *,
    whole: bool = False,
) -> None:
    report = plan.check(list(paths), as_of=as_of)
    seen["checks"] += 1
    seen["judged"] += sum(each.status != "invalid" for each in report)
    seen["messages"] += len(report.diagnostics)
    expect_no_canary(report, f"{name}: {what}", whole=whole)
    if whole:
        expect_no_canary_in_misuse(plan, list(paths), name)


def test_no_golden_plan_shows_a_cell(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    seen: Counter[str] = Counter()
    with caplog.at_level(logging.DEBUG), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        for number, file in enumerate(FILES):
            folder = tmp_path / str(number)
            folder.mkdir()
            golden: Golden = read(file)
            try:
                plan, files = plan_of(golden, folder), tables_of(golden, folder)
            except pytest.skip.Exception:
                continue
            if files is None or not all(Path(each).is_file() for each in files):
                continue
            paths = [Path(each) for each in files]
            if paths[0].is_relative_to(ROOT):
                continue
            check_it = partial(check, plan, paths, golden.options.get("as-of"), file.stem, seen)
            before = {path: path.read_bytes() for path in paths}
            for path, data in before.items():
                rows, between = rows_of(data)
                if len(rows) < 2:
                    continue
                for column in range(len(rows[0])):
                    # A number and a day fit their columns, and are no figures of a report but by being there.
                    cell = (CANARY, NUMBER, DAY)[column % 3]
                    path.write_bytes(as_text(replaced(rows, cell, column), between))
                    check_it(f"{path.name}, column {column}, {cell}")
                    path.write_bytes(as_text(called(rows, column), between))
                    check_it(f"{path.name}, column {column}, each its own")
                path.write_bytes(data)
            for path, data in before.items():
                rows, between = rows_of(data)
                path.write_bytes(as_text(replaced(rows, CANARY), between))
            check_it("everything", whole=True)
    assert seen["checks"] > 500 and seen["judged"] > 1500 and seen["messages"] > 500, seen
    assert CANARY not in caplog.text + "".join(str(each.message) for each in warned) + "".join(capfd.readouterr())


def faults() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Name, plan and tables of every fault of the list."""
    for path in sorted((ROOT / "tests" / "faults").glob("*.faults")):
        golden = read(path)
        base, tables = "", {}
        made: list[tuple[str, str, dict[str, str]]] = []
        for title, text in golden.parts:
            kind, _, name = title.partition(" ")
            text = golden.bytes_of(text).decode("utf-8", "surrogateescape")
            match kind:
                case "plan":
                    base = text
                case "data":
                    tables[name] = text
                case "fault":
                    made.append((f"{path.stem}: {name}", base + text, dict(tables)))
                case "alone":
                    made[-1] = (made[-1][0], text, {})
                case "table":
                    made[-1][2][name] = text
        yield from made


def test_no_fault_shows_a_cell(tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    for number, (name, plan_text, tables) in enumerate(faults()):
        try:
            plan = chitieu.parse(plan_text.encode("utf-8", "surrogateescape").decode(), strict=False)
        except (chitieu.PlanError, UnicodeDecodeError):
            continue
        for turned in (False, True):
            folder = tmp_path / f"{number} {turned}"
            folder.mkdir()
            for title, text in tables.items():
                data = text.encode("utf-8", "surrogateescape")
                rows, between = rows_of(data) if turned else ([], ",")
                (folder / title).write_bytes(as_text(replaced(rows, CANARY), between) if rows else data)
            report = plan.check(str(folder))
            seen["checks"] += 1
            seen["messages"] += len(report.diagnostics)
            expect_no_canary(report, name, whole=turned)
            if turned:
                expect_no_canary_in_misuse(plan, str(folder), name)
    assert seen["checks"] > 600 and seen["messages"] > 1500, seen


def test_a_cell_that_is_shown_is_found_out() -> None:
    # Or the tests above could not fail.
    plan = chitieu.parse("population staff, complete\n  id  key\n  good  flag\ntarget 1: all staff good\n")
    report = plan.check(staff={"id": [f"{CANARY}-1"], "good": [False]})
    with pytest.raises(AssertionError):
        expect_no_canary(report.reveal(), "who", whole=True)
    assert rows_of(b"a;b\n1;2\n") == ([["a", "b"], ["1", "2"]], ";")
