"""What stands in cells is shown to nobody who did not ask for it, and runs nowhere."""

import csv
import html.parser
import json
import logging
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chitieu
import pytest

PLAN = """
plan “Canaries” for 2023
scale rank: low < high
population units, complete
  id      key
  name    text  personal
population staff, complete
  id      key
  name    text  personal
  note    text
  unit    units
  role    one of lecturer, worker
  rank    rank
  groups  set of one of x, y
  good    flag
  hours   count
  score   number
  joined  date
target 1: at least 50% of staff good
target 2: at least 50% of staff where role is lecturer have rank at least high
target 3: at least 1 staff have joined in 2023
target 4: average score of staff is at least 5
target 5: at least 50% of staff have hours at least 3
target 6: at least 50% of staff where unit's name is “A” good
target 7: at least 50% of staff hold groups x
target 8: at least 50% of staff have note is “B”
"""

CANARY = "CANARY"
GOOD: dict[str, list[str]] = {
    "id": ["1", "2"], "name": ["A", "B"], "note": ["B", "c"], "unit": ["a", "a"], "role": ["lecturer", "worker"],
    "rank": ["low", "high"], "groups": ["x", "y"], "good": ["yes", "no"], "hours": ["1", "2"],
    "score": ["1.5", "2"], "joined": ["2023-01-01", "2023-01-02"],
}  # fmt: skip
UNITS = {"id": ["a"], "name": ["A"]}


def planted() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Tables with a canary in one cell of each kind, and one twice, and everywhere."""
    for column in GOOD:
        for place in range(2):
            table = {name: list(cells) for name, cells in GOOD.items()}
            table[column][place] = f"{CANARY}-{column}"
            yield f"{column} {place}", table
        yield f"{column} twice", {**GOOD, column: [f"{CANARY}-{column}"] * 2}
        # Figures that are no figures, but near to some.
        yield f"{column} near", {**GOOD, column: [f"{GOOD[column][0]}{CANARY}", GOOD[column][1]]}
    yield "everywhere", {column: [f"{CANARY}-{column}-{i}" for i in range(2)] for column in GOOD}


def written(table: dict[str, list[str]], folder: Path) -> Path:
    folder.mkdir()
    for name, columns in (("staff", table), ("units", UNITS)):
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(columns)
            out.writerows(zip(*columns.values(), strict=True))
    return folder


def shown(report: chitieu.Report) -> Iterator[tuple[str, str]]:
    """All that is said without being asked who."""
    for lang in ("en", "vi"):
        yield f"json {lang}", report.to_json(lang)
        yield f"text {lang}", report.to_text(lang, reads=True)
        yield f"html {lang}", report.to_html(lang)
        for each in report.diagnostics:
            yield f"message {lang}", each._core.message(lang) + each._core.hint(lang)
    yield "repr", repr(report)
    yield "notebook", report._repr_html_()
    yield "bundle", str(report._repr_mimebundle_())
    yield "table", str(report.to_dicts())
    for verdict in report:
        yield "verdict", repr(verdict)
        for lists in (verdict.missing, verdict.unknown, verdict.counted):
            if verdict.status != "invalid" and verdict.count is not None:
                yield "list", repr(lists())
    for each in report.diagnostics:
        yield "diagnostic", f"{each!r} {each!s}"


@pytest.mark.parametrize("by_file", (True, False))
def test_no_cell_is_shown_that_nobody_asked_for(
    by_file: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    plan = chitieu.parse(PLAN)
    judged = 0
    with caplog.at_level(logging.DEBUG), warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        for name, table in planted():
            tables: Any = str(written(table, tmp_path / name)) if by_file else {"staff": table, "units": UNITS}
            report = plan.check(tables, as_of="2023-06-30")
            judged += sum(report.summary().values())
            for where, text in shown(report):
                assert CANARY not in text, f"{name}: {where}"
            report.save_state(tmp_path / "state.json")
            assert CANARY not in (tmp_path / "state.json").read_text(encoding="utf-8"), name
            for ending in (".html", ".json", ".xlsx", ".docx") if name.endswith(("0", "where")) else ():
                report.save(tmp_path / f"report{ending}")
                assert CANARY.encode() not in unpacked(tmp_path / f"report{ending}"), f"{name}: {ending}"
    assert judged > 300
    assert CANARY not in caplog.text + "".join(str(each.message) for each in warned) + "".join(capfd.readouterr())


def unpacked(path: Path) -> bytes:
    if path.suffix not in (".xlsx", ".docx"):
        return path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def test_canaries_are_seen_where_somebody_asks_for_them(tmp_path: Path) -> None:
    # Or the test above could not fail.
    table = {**GOOD, "id": [f"{CANARY}-1", f"{CANARY}-2"], "name": [f"{CANARY}-A", f"{CANARY}-B"]}
    report = chitieu.parse(PLAN).check(str(written(table, tmp_path / "data")))
    assert CANARY in report.reveal().to_json("en")
    assert CANARY in str(report["1"].missing().to_dicts())
    report.save(tmp_path / "who.xlsx", who=True)
    assert CANARY.encode() in unpacked(tmp_path / "who.xlsx")


def test_misuse_says_no_cell() -> None:
    plan = chitieu.parse(PLAN)
    watched = plan.monitor({"staff": GOOD, "units": UNITS})
    for column in GOOD:
        if column == "id":
            continue
        cells = {column: f"{CANARY}-{column}"}
        try:
            watched.update("staff", "1", cells)
        except (ValueError, TypeError) as wrong:
            assert CANARY not in str(wrong), column
    for bad in ({"staff": [1, 2]}, {"staff": {"id": [object()], "good": [CANARY]}, "units": UNITS}):
        try:
            report = plan.check(bad)
        except (ValueError, TypeError) as wrong:
            assert CANARY not in str(wrong)
        else:
            assert all(CANARY not in text for _, text in shown(report))


# --- what is shown does not run -------------------------------------------------------------------

HOSTILE = (
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "'><img src=x onerror=alert(1)>", "=1+1", "+1", "-1+cmd|' /C calc'!A0",
    "@SUM(1)", "\t=1+1", "\r=1+1", "\n=1+1", "=HYPERLINK(\"http://x\")", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "a\u202eb", "a\u2066b",
    "</td></tr></table>", "&lt;script&gt;", "javascript:alert(1)",
)  # fmt: skip


class Tags(html.parser.HTMLParser):
    """What a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def hostile_report(payload: str) -> chitieu.Report:
    table = {**GOOD, "id": [payload, "2"], "name": [payload, payload], "note": [payload, payload], "good": ["no", "no"]}
    return chitieu.parse(PLAN).check({"staff": table, "units": UNITS})


@pytest.mark.parametrize("payload", HOSTILE)
def test_names_that_would_run_do_not(payload: str, tmp_path: Path) -> None:
    report, plain = hostile_report(payload), hostile_report("harmless")
    seen, usual = Tags(), Tags()
    seen.feed(report.reveal().to_html("en", who=True))
    usual.feed(plain.reveal().to_html("en", who=True))
    assert seen.tags == usual.tags and seen.attributes == usual.attributes
    assert "harmless" in usual.text
    assert "harmless" in plain.reveal().to_text("en", reads=True)
    text = report.reveal().to_text("en", reads=True)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f\x80-\x9f\u202a-\u202e\u2066-\u2069]", text), repr(text)
    report.save(tmp_path / "report.xlsx", who=True)
    with zipfile.ZipFile(tmp_path / "report.xlsx") as packed:
        sheets = b"".join(packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in sheets and b"<f " not in sheets and b"<hyperlink" not in sheets
    assert json.loads(report.reveal().to_json("en"))["targets"][0]["clauses"][0]["missing"][0] == payload.strip()


UNSAFE = "\x1b[31mx\x1b]0;t\x07\x9b5m\x00\u202ey\u2066\u200f\u2028"


def test_headers_move_no_cursor(tmp_path: Path) -> None:
    from chitieu import _core

    plan = chitieu.parse("population p, complete\n  id  key\n  c  flag\ntarget 1: all p c\ntarget 2: at least 1 p\n")
    report = plan.check(p={"id": ["1"], f"head{UNSAFE}": ["x"]})
    (said,) = report.diagnostics
    assert "head" in str(said)
    (tmp_path / "p.plan").write_text(plan.to_string("en"), encoding="utf-8")
    (tmp_path / "p.csv").write_text(f"id,head{UNSAFE}\n1,x\n", encoding="utf-8")
    out, err, _ = _core.run_command(["check", str(tmp_path / "p.plan"), "--data", str(tmp_path / "p.csv")], False, 100)
    unsafe = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
    for text in (f"{said} {said!r}", report.to_text("en"), repr(report), repr(report["2"].counted()), out + err):
        assert not unsafe.search(text), repr(text)
    assert "\ufffd" in str(said) and "\ufffd" in err + out


def test_formulas_of_a_plan_do_not_run_in_sheets(tmp_path: Path) -> None:
    plan = (
        PLAN.replace("“Canaries”", "“=1+1”")
        + "target 9 “=2+2”: at least 1 staff good\n  source “=3+3”\n  note “@x”\n  owner “+y”\n"
    )
    report = chitieu.parse(plan).check({"staff": GOOD, "units": UNITS})
    report.save(tmp_path / "report.xlsx")
    with zipfile.ZipFile(tmp_path / "report.xlsx") as packed:
        sheets = b"".join(packed.read(name) for name in packed.namelist() if name.startswith("xl/worksheets/"))
    assert b"<f>" not in sheets and b"<f " not in sheets


def test_the_command_shows_no_cell(tmp_path: Path) -> None:
    from chitieu import _core

    (tmp_path / "canaries.plan").write_text(PLAN, encoding="utf-8")
    for name, table in planted():
        folder = written(table, tmp_path / name)
        for extra in ([], ["--json"], ["--html"], ["--lang", "en"]):
            out, err, _ = _core.run_command(
                ["check", str(tmp_path / "canaries.plan"), "--data", str(folder), *extra], False, 100
            )
            assert CANARY not in out + err, f"{name} {extra}"
