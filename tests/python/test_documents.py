"""Files that a report is saved as, comparisons, states, plots."""

import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import chitieu
import docx
import pytest
from conftest import OFFICE, RULES, STAFF, reader
from python_calamine import CalamineWorkbook

PEOPLE: dict[str, list[Any]] = {
    "id": ["=cmd|'/c calc'!A1", "+02", "@03"],
    "name": ["Canary Một", "Canary Hai", "<b>Canary</b>"],
    "unit": ["a", "a", "b"],
    "good": [False, False, True],
    "titles": [[], [], []],
    "joined": [None, None, None],
    "score": [1.0, 2.0, 3.0],
    "hours": [1, 2, 3],
}


@pytest.fixture(scope="module")
def unmet(small: chitieu.Plan) -> chitieu.Report:
    return small.check(staff=PEOPLE)


def text_of_docx(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def plain(path: Path) -> str:
    return path.read_text(encoding="utf-8").replace("\u00a0", " ")


def text_of_xlsx(path: Path) -> str:
    book = CalamineWorkbook.from_path(str(path))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return "\n".join(str(cell) for row in rows for cell in row)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("ending", ["docx", "xlsx", "html"])
def test_files_say_what_the_table_says(ending: str, lang: str, june: chitieu.Report, tmp_path: Path) -> None:
    file = tmp_path / f"report.{ending}"
    june.save(file, lang=lang)
    text = {"docx": text_of_docx, "xlsx": text_of_xlsx}.get(ending, plain)(file)
    for line in june._core.review(lang)["lines"]:
        for part in (line["id"], line["status"], line["shortfall"]):
            assert part in text
    assert "95%" in text


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html"])
def test_people_stand_in_files_only_on_request(ending: str, unmet: chitieu.Report, tmp_path: Path) -> None:
    read = {"docx": text_of_docx, "xlsx": text_of_xlsx}.get(ending, plain)
    file = tmp_path / f"report.{ending}"
    unmet.save(file)
    assert "+02" not in read(file) and "Canary" not in read(file)
    unmet.save(file, who=True)
    assert "+02" in read(file) and "Canary" not in read(file)
    unmet.reveal().save(file, who=True)
    assert "Canary Hai" in read(file)


@pytest.mark.parametrize("ending", ["docx", "xlsx", "html", "json"])
def test_a_number_lists_nobody(ending: str, tmp_path: Path) -> None:
    plan = chitieu.parse(
        "population staff, complete\n  id  key\n  score  number\n  good  flag\n"
        "target 1: average score of staff is at least 5\ntarget 2: all staff good\n"
    )
    report = plan.check(staff={"id": ["+02"], "score": [1], "good": ["never"]})
    assert [each.status for each in report] == ["unmet", "invalid"]
    report.save(tmp_path / f"report.{ending}", who=True)


def test_spreadsheets_hold_no_formula(unmet: chitieu.Report, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    unmet.reveal().save(file, who=True)
    with zipfile.ZipFile(file) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert len(sheets) == 2
    for sheet in sheets:
        assert not [each for each in ElementTree.fromstring(sheet).iter() if each.tag.endswith("}f")]
    assert "=cmd" in text_of_xlsx(file)


def test_the_share_in_a_spreadsheet_is_the_one_judged(final: chitieu.Report, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    final.save(file)
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    (row,) = [each for each in rows if each[0] == "6"]
    assert row[2:7] == ["≥ 95%", 76.0, 80.0, 0.95, "19/20"]


def test_the_same_report_gives_the_same_document(final: chitieu.Report, tmp_path: Path) -> None:
    parts = []
    for name in ("a.docx", "b.docx"):
        final.save(tmp_path / name)
        with zipfile.ZipFile(tmp_path / name) as content:
            parts.append({each: content.read(each) for each in content.namelist()})
    assert parts[0] == parts[1]


def test_json_and_unknown_endings(final: chitieu.Report, tmp_path: Path) -> None:
    final.save(tmp_path / "r.json")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["summary"] == final.summary()
    with pytest.raises(ValueError, match=r"\.html, \.docx, \.xlsx or \.json"):
        final.save(tmp_path / "r.pdf")


@reader(OFFICE, "LibreOffice")
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("ending", "to"), [("docx", "txt:Text"), ("xlsx", "csv:Text - txt - csv (StarCalc):44,34,76")])
def test_libreoffice_reads_the_same_text(ending: str, to: str, lang: str, june: chitieu.Report, tmp_path: Path) -> None:
    file = tmp_path / f"report.{ending}"
    june.save(file, lang=lang)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", to, "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = (tmp_path / f"report.{to[:3]}").read_text(encoding="utf-8-sig").replace('""', '"')
    shown = june._core.review(lang)
    assert shown["title"] in text and shown["summary"] in text
    for line in shown["lines"]:
        for part in ("id", "sentence", "status", "threshold", "shortfall", "source"):
            assert line[part] in text
        counts = line["count"].split("/") if ending == "xlsx" else [line["count"]]
        assert all(each in text for each in counts)


@reader(OFFICE, "LibreOffice")
def test_libreoffice_calculates_nothing_in_a_report(unmet: chitieu.Report, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    unmet.reveal().save(file, who=True)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", every_sheet, "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = "".join(each.read_text(encoding="utf-8-sig") for each in tmp_path.glob("*.csv"))
    assert all(each in text for each in PEOPLE["id"] if each != "@03")


def test_rows_of_a_spreadsheet_are_as_high_as_their_text(final: chitieu.Report, tmp_path: Path) -> None:
    file = tmp_path / "report.xlsx"
    final.save(file)
    with zipfile.ZipFile(file) as parts:
        sheet = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    heights = {
        int(row.attrib["r"]): float(row.attrib.get("ht", 15)) for row in sheet.iter() if row.tag.endswith("}row")
    }
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    long = [number for number, row in enumerate(rows, 1) if len(str(row[1])) > 120]
    short = [
        number for number, row in enumerate(rows, 1) if number > 4 and row[1] and max(map(len, map(str, row))) < 24
    ]
    assert long and min(heights[number] for number in long) >= 45
    assert all(heights[number] == 15 for number in short)


def test_comparison_says_what_became_of_each_target(june: chitieu.Report, final: chitieu.Report) -> None:
    made = chitieu.compare(june, final)
    change = made["6"]
    assert change.became_met and not change.slipped
    assert change.count == (final["6"].count or 0) - (june["6"].count or 0)
    assert "nay đạt" in change.text("vi") and "met now" in change.text("en")
    assert {each.id for each in made.became_met} == {
        each.id for each in made if each.after.status == "met" and each.before.status != "met"
    }
    back = chitieu.compare(final, june)
    assert "6" in {each.id for each in back.slipped}
    assert str(chitieu.compare(final, final)) == "không có gì thay đổi"
    assert "<script" not in made._repr_html_()


def test_comparison_of_different_plans(small: chitieu.Plan, unmet: chitieu.Report) -> None:
    other = chitieu.parse(STAFF.replace("Small", "Other").replace("target 5", "target 6")).check(staff=PEOPLE)
    made = chitieu.compare(unmet, other)
    assert made["5"].after is None and made["6"].before is None
    assert "different plans" in made.text("en")


def test_a_state_keeps_counts_and_nobody(unmet: chitieu.Report, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    unmet.reveal().save_state(file)
    text = file.read_text(encoding="utf-8")
    for each in (*PEOPLE["id"], *PEOPLE["name"], "Canary"):
        assert each not in text
    state = chitieu.load_state(file)
    assert str(chitieu.compare(state, unmet)) == "nothing has changed"
    assert state.clauses[0].share == unmet["1"].share


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"format": "chitieu-state", "version": 99}'])
def test_other_files_are_no_states(content: str, tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="saved"):
        chitieu.load_state(file)


def test_a_plot_shows_shares_and_thresholds(final: chitieu.Report) -> None:
    chart = final.plot(lang="en").to_dict()
    (rows,) = [chart["data"]["values"]]
    (row,) = [each for each in rows if each["id"] == "6"]
    assert (row["low"], row["high"], row["asked"], row["status"]) == (0.95, 0.95, 0.95, "met")
    assert final.plot(by="đơn vị").to_dict()["facet"]


def test_a_plot_marks_fractions_too(small: chitieu.Plan) -> None:
    plan = chitieu.parse(STAFF + "target 6: at least 2/3 of staff good\ntarget 7: from 10% to 50% of staff good\n")
    rows = {each["id"]: each for each in plan.check(staff=PEOPLE).plot().to_dict()["data"]["values"]}
    assert rows["6"]["asked"] == 2 / 3
    assert "asked" not in rows["7"] and "2" not in rows


def test_the_notebook_runs() -> None:
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    notebook = nbformat.read(RULES / "thi-dua-2023.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(RULES)}}).execute()
    shown = {
        cell.source: cell.outputs[-1]["data"] for cell in notebook.cells if cell.cell_type == "code" and cell.outputs
    }
    assert (
        "Lao động tiên tiến"
        in shown['r = plan.check(here / "sample-2023", as_of="2023-10-30", by="đơn vị")\nr']["text/html"]
    )
    (at_97,) = [each["text/plain"] for source, each in shown.items() if "97%" in source]
    assert at_97 == "[('6', 'met', 'unmet', 2)]"
    (files,) = [each["text/plain"] for source, each in shown.items() if "tempfile" in source]
    assert files == "['bao-cao.docx', 'bao-cao.html', 'bao-cao.xlsx']"
