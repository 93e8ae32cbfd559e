"""The golden files of the C++ tests, through Python: once from CSV files, once from columns of text."""

import csv
import io
import json
import os
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import chitieu
import pytest
from conftest import ROOT
from golden_file import Golden, lines_of, read

GOLDEN = ROOT / "tests" / "golden"
FILES = sorted(GOLDEN.rglob("*.golden"))
VERDICT = re.compile(r"^(?P<id>\S+) (?P<status>\w+)(?: (?P<count>\d+)/(?P<base>\d+)(?P<rest>.*))?$")
NUMBER = re.compile(r"^(?P<id>\S+) (?P<status>\w+) number (?P<value>.+) asked .* gap (?P<gap>\S+)(?P<rest>.*)$")
NUMBERS = {"need": "need", "short": "short", "over": "over", "spare": "spare", "unknown": "unknown_count"}
SHARES = ("share", "low", "high")


def plan_of(golden: Golden, folder: Path, sentences: str = "en") -> chitieu.Plan:
    title, text = next((title, text) for title, text in golden.parts if title.partition(" ")[0] == "plan")
    content = golden.bytes_of(text)
    if name := title.partition(" ")[2]:
        whole = (ROOT / name).read_text(encoding="utf-8")
        for line in lines_of(text):
            old, _, new = line.removeprefix("replace ").partition(" =>")
            assert whole.count(old) == 1
            whole = whole.replace(old, new.removeprefix(" "))
        content = whole.encode()
    content += golden.bytes_of(golden.part(f"sentences {sentences}") or "")
    for title, other in golden.parts:
        if title.startswith("beside "):
            name = title.removeprefix("beside ")
            (folder / name).write_bytes(golden.bytes_of(other) or (ROOT / "rules" / name).read_bytes())
    file = folder / "plan"
    file.write_bytes(content)
    try:
        return chitieu.load(file, strict=False)
    except chitieu.PlanError as refused:
        pytest.skip(f"the plan is refused as a whole: {refused.diagnostics[0].code}")


def newer_than(golden: Golden, folder: Path) -> chitieu.Plan:
    """The plan that the plan is compared with."""
    title, text = next((title, text) for title, text in golden.parts if title.partition(" ")[0] == "newer")
    name = title.partition(" ")[2]
    file = folder / "newer"
    file.write_bytes((ROOT / name).read_bytes() if name else golden.bytes_of(text))
    return chitieu.load(file, strict=False)


def tables_of(golden: Golden, folder: Path) -> list[str | os.PathLike[str]] | None:
    data = [(title[5:], text) for title, text in golden.parts if title.startswith("data ")]
    if not data:
        return None
    if len(data) == 1 and not data[0][0].endswith(".csv"):
        return [ROOT / data[0][0]]
    made = folder / "data"
    made.mkdir()
    for name, text in data:
        (made / name).write_bytes(golden.bytes_of(text))
    return [made / name for name, _ in data]


def earlier_of(golden: Golden, folder: Path) -> dict[str, list[str | os.PathLike[str]]]:
    """Other data by the names that the plan gives them."""
    out: dict[str, list[str | os.PathLike[str]]] = {}
    for title, text in golden.parts:
        if title.startswith("earlier "):
            name, _, table = title.removeprefix("earlier ").rpartition(" ")
            place = folder / f"earlier {name}"
            place.mkdir(exist_ok=True)
            (place / table).write_bytes(golden.bytes_of(text))
            out.setdefault(name, []).append(place / table)
    return out


def shown(diagnostics: list[chitieu.Diagnostic], lang: str) -> list[str]:
    out = []
    for each in diagnostics:
        file = f"{each.file}:" if each.file not in ("plan", "") else ""
        place = "-" if each.line is None else f"{each.line}:{each.column or 0}"
        core = each._core
        hint = core.hint(lang)
        out.append(f"{each.code} {file}{place} {core.message(lang)}" + (f" | {hint}" if hint else ""))
    return out


def compare_number(told: re.Match[str], verdict: Any, line: str) -> None:
    assert verdict.status == told["status"], line
    assert verdict.count is None and verdict.base is None, line
    assert verdict.gap == (None if told["gap"] == "?" else Fraction(told["gap"])), line
    assert verdict.unit == told["rest"].partition(" in ")[2].partition(" does")[0].partition(" may")[0], line
    value = told["value"].removesuffix(" or none")
    if value == "none":
        assert verdict.value is None and verdict.low is None and verdict.high is None, line
        return
    low, _, high = value.partition("–")
    ends = [None if end == "?" else Fraction(end) for end in (low, high or low)]
    assert [verdict.low, verdict.high] == ends, line
    assert verdict.value == (None if high or told["value"] != value else ends[0]), line


def clause_of(report: chitieu.Report, id: str) -> chitieu.Verdict:
    verdict = report[id]
    return verdict if len(verdict.clauses) < 2 else next(each for each in verdict.clauses if each.id == id)


def compare_line(report: chitieu.Report, line: str) -> None:
    if number := NUMBER.match(line):
        compare_number(number, clause_of(report, number["id"]), line)
        return
    found = VERDICT.match(line)
    assert found, line
    verdict = report[found["id"]]
    if found["count"] is None:
        assert verdict.status == found["status"], line
        return
    verdict = clause_of(report, found["id"])
    assert verdict.status == found["status"], line
    assert (verdict.count, verdict.base) == (int(found["count"]), int(found["base"])), line
    words = found["rest"].split()
    told: dict[str, str] = dict(zip(words[::2], words[1::2], strict=False))
    for word, attribute in NUMBERS.items():
        if word in told:
            assert getattr(verdict, attribute) == int(told[word].split("–")[0]), line
        elif word != "need":
            assert getattr(verdict, attribute) == 0, line
    for word in SHARES:
        if word in told:
            assert getattr(verdict, word) == (None if told[word] == "-" else Fraction(told[word])), line


def compare_verdicts(report: chitieu.Report, expected: str) -> None:
    id = ""
    for line in lines_of(expected):
        if not line.startswith("  "):
            id = line.split(" ", 1)[0]
            compare_line(report, line)
            continue
        whole = report[id]
        verdict = next((each for each in whole.clauses if each.id == id), whole)
        if line.startswith("  in "):
            group, _, told = line.removeprefix("  in ").rpartition(": ")
            judged = next(each for each in verdict.by() if each.group == group)
            if number := NUMBER.match(f"- {told}"):
                compare_number(number, judged, line)
                continue
            status, count, *_ = told.split(" ")
            assert (judged.status, f"{judged.count}/{judged.base}") == (status, count), line
        elif "(" not in line:
            who, _, records = line.strip().partition(" ")
            core = report._people().targets
            index, clause = verdict._index
            keys = core[index].clauses[clause or 0].keys("counted" if who == "counts" else who)
            told = records.split(", ")
            assert len(told) == len(keys), line
            assert all(each.endswith(f" {key}") for each, key in zip(told, keys, strict=True)), line


def readings(plan: chitieu.Plan) -> list[str]:
    return [f"{clause.id} {clause.reads}" for target in plan for clause in target.clauses]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(GOLDEN).with_suffix("")))
def test_comes_out_as_in_cpp(file: Path, tmp_path: Path) -> None:
    golden = read(file)
    plan = plan_of(golden, tmp_path)
    for lang in ("vi", "en"):
        if (text := golden.part(f"flat {lang}")) is not None:
            assert plan.to_string(lang, flat=True) == text
        if (text := golden.part(f"print {lang}")) is not None:
            assert plan.to_string(lang) == text
    if (text := golden.part("ir")) is not None:
        assert plan._core.program() == text
    other = plan if golden.part("sentences vi") is None else plan_of(golden, tmp_path, "vi")
    if (text := golden.part("reads")) is not None:
        assert readings(plan) == lines_of(text)
        assert readings(other) == lines_of(text)
    tables = tables_of(golden, tmp_path)
    for lang in ("vi", "en"):
        if (text := golden.part(f"diff {lang}")) is not None:
            assert plan.diff(newer_than(golden, tmp_path), tables).to_text(lang) == text
    rows = [line.removeprefix("rows ").rpartition(" ") for line in lines_of(golden.part("options") or "")]
    sizes = {name: int(number) for name, _, number in rows if number.isdecimal()}
    for lang in ("vi", "en"):
        if (text := golden.part(f"doctor {lang}")) is not None:
            assert shown(plan.doctor(tables, sizes=sizes), lang) == lines_of(text)
    diagnostics = plan.diagnostics
    if tables is not None:
        options = golden.options
        report, translated = (
            each.check(tables, as_of=options.get("as-of"), by=options.get("by"), earlier=earlier_of(golden, tmp_path))
            for each in (plan, other)
        )
        diagnostics = report.diagnostics
        if (text := golden.part("verdict")) is not None:
            compare_verdicts(report, text)
            compare_verdicts(translated, text)
        if (text := golden.part("invalid")) is not None:
            assert [each.id for each in report if each.status == "invalid"] == text.split()
        asked = lines_of(golden.part("options") or "")
        only = [line.removeprefix("may-change ") for line in asked if line.startswith("may-change ")]
        for lang in ("vi", "en"):
            if (text := golden.part(f"repair {lang}")) is not None:
                made = report.repair(only=only, losses="losses" in asked, who="who" in asked)
                assert made._core.to_text(lang) == text
            if (text := golden.part(f"json {lang}")) is not None:
                compare_json(report, lang, text, options)
    # Python shows rows as they are and asks for no names: it is told nothing of a column that only they are read from.
    unread = "missing-column" if "names" in lines_of(golden.part("options") or "") else None
    for lang in ("vi", "en"):
        if (text := golden.part(f"diagnostics {lang}")) is not None:
            assert shown(diagnostics, lang) == [each for each in lines_of(text) if each.split()[0] != unread]


def compare_json(report: chitieu.Report, lang: str, text: str, options: dict[str, str]) -> None:
    if "who" in options or "names" in options:
        made = report.reveal()._core.to_json(lang) if "names" in options else report._people().to_json(lang)
    else:
        made = report.to_json(lang)
    assert json.loads(made) == json.loads(text.replace("VERSION", chitieu.__version__))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(GOLDEN).with_suffix("")))
def test_columns_of_text_are_judged_like_csv_files(file: Path, tmp_path: Path) -> None:
    golden = read(file)
    data = [(title[5:], text) for title, text in golden.parts if title.startswith("data ")]
    verdicts = golden.part("verdict")
    told = golden.part("diagnostics en")
    if verdicts is None or told is not None or not all(name.endswith(".csv") for name, _ in data) or not data:
        pytest.skip("nothing is judged here, or something is wrong with a file as a file")
    plan = plan_of(golden, tmp_path)
    tables: dict[str, Any] = {}
    for name, text in data:
        content = golden.bytes_of(text).decode("utf-8-sig")
        separator = max(",;\t", key=content.split("\n", 1)[0].count)
        rows = [row for row in csv.reader(io.StringIO(content), delimiter=separator) if row]
        heads = [head for head in rows[0] if head]
        tables[name.removesuffix(".csv")] = {head: [row[i] for row in rows[1:]] for i, head in enumerate(heads)}
    options = golden.options
    try:
        report = plan.check(
            tables, as_of=options.get("as-of"), by=options.get("by"), earlier=earlier_of(golden, tmp_path)
        )
    except ValueError as refused:
        if "has no population" not in str(refused):
            raise
        pytest.skip("the file is found by its name alone")
    compare_verdicts(report, verdicts)
