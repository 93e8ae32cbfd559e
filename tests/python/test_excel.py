"""Spreadsheets as offices keep them."""

import datetime
import unicodedata
from pathlib import Path
from typing import Any

import chitieu
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

HEAD = ["Mã", "name", "unit", "good", "titles", "joined", "score", "hours"]
ROW = ["01", "An", "a", "x", "LĐTT", "2/5/2023", "8,5", "120"]


def write(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(r, c, cell) if not isinstance(cell, str) else sheet.write_string(r, c, cell)
    return path


@pytest.fixture
def vietnamese(small: chitieu.Plan) -> chitieu.Plan:
    return chitieu.parse(small._core.text + "\nnumbers: vi\n")


def test_a_sheet_with_titles_numbers_and_signatures(vietnamese: chitieu.Plan, tmp_path: Path) -> None:
    nfd = [unicodedata.normalize("NFD", head) for head in HEAD]
    rows = [
        ["TRƯỜNG CHÍNH TRỊ"], ["DANH SÁCH CÁN BỘ NĂM 2023"], [], nfd, [f"({i})" for i in range(1, 9)], ROW,
        ["02", "Bình", "b", None, None, datetime.date(2022, 1, 5), 9.5, 80], [], ["", "Người lập biểu"],
    ]  # fmt: skip
    book = chitieu.read_excel(write(tmp_path / "a.xlsx", {"Cán bộ": rows, "Ghi chú": [["x", "y"]]}), vietnamese)
    assert list(book) == ["Cán bộ"]
    assert (book["Cán bộ"].place.header_row, book["Cán bộ"].place.rows) == (4, [6, 7])
    assert len(book.notes) == 4
    report = vietnamese.check(book)
    assert [str(each) for each in report.diagnostics] == []
    assert [(each.id, each.count) for each in report] == [("1", 1), ("2", 1), ("3", 1), ("4", 2), ("5", 1)]


def test_messages_name_file_sheet_and_row(vietnamese: chitieu.Plan, tmp_path: Path) -> None:
    wrong = ["02", "Bình", "b", None, None, "31/2/2023", 9.5, 80]
    book = chitieu.read_excel(write(tmp_path / "a.xlsx", {"Cán bộ": [["DANH SÁCH"], [], HEAD, ROW, wrong]}), vietnamese)
    found = vietnamese.check(book).diagnostics
    assert [(each.file, each.line, each.column) for each in found] == [("a.xlsx[Cán bộ]", 5, 6)]


def test_a_blank_row_between_records_loses_none(small: chitieu.Plan, tmp_path: Path) -> None:
    rows = [HEAD, ROW, [], ["02", *ROW[1:]], ["03", *ROW[1:]]]
    with pytest.warns(UserWarning, match="row 4 is taken for a record"):
        sheet = chitieu.read_excel(write(tmp_path / "a.xlsx", {"staff": rows}), small)["staff"]
    assert sheet["Mã"] == ["01", "02", "03"]
    assert sheet.place.rows == [2, 4, 5]


def test_totals_below_a_blank_row_are_left_out_and_said(small: chitieu.Plan, tmp_path: Path) -> None:
    total = ["Tổng cộng", None, None, None, None, None, None, 120]
    with pytest.warns(UserWarning, match="row 4 is left out"):
        book = chitieu.read_excel(write(tmp_path / "a.xlsx", {"staff": [HEAD, ROW, [], total]}), small)
    assert book["staff"]["Mã"] == ["01"]
    assert len(book.notes) == 1


def test_ids_typed_as_numbers_are_the_same_as_text(tmp_path: Path) -> None:
    plan = chitieu.parse(
        "population units, complete\n  id key\npopulation staff, complete\n  id key\n  unit units\n"
        "target 1: all units have at least 1 staff\n"
    )
    sheets: dict[str, list[list[Any]]] = {"units": [["id"], [1], [2]], "staff": [["id", "unit"], [7, "1"], ["08", 2]]}
    report = plan.check(chitieu.read_excel(write(tmp_path / "a.xlsx", sheets), plan))
    assert [str(each) for each in report.diagnostics] == []
    assert report["1"].status == "met"


def test_the_first_filled_row_is_the_header_without_a_plan(tmp_path: Path) -> None:
    book = chitieu.read_excel(write(tmp_path / "a.xlsx", {"staff": [HEAD, ROW]}))
    assert book["staff"]["Mã"] == ["01"]
    assert book.notes == []


def test_whole_numbers_and_dates_are_what_they_look_like(tmp_path: Path) -> None:
    rows = [["id", "n", "d", "f"], ["1", 7, datetime.date(2023, 5, 2), True], ["2", 8.5, None, False]]
    sheet = chitieu.read_excel(write(tmp_path / "a.xlsx", {"s": rows}))["s"]
    assert sheet["n"] == [7, 8.5]
    assert sheet["d"] == [datetime.date(2023, 5, 2), None]
    assert sheet["f"] == [True, False]


def test_a_column_of_mixed_types_becomes_text(tmp_path: Path) -> None:
    rows = [["id"], ["007"], [8], [datetime.date(2023, 5, 2)]]
    assert chitieu.read_excel(write(tmp_path / "a.xlsx", {"s": rows}))["s"]["id"] == ["007", "8", "2023-05-02"]


def test_an_error_cell_is_told_by_its_place(tmp_path: Path) -> None:
    rows = [["id", "n"], ["1", "#N/A"]]
    with pytest.raises(ValueError, match="cell B2 holds an error"):
        chitieu.read_excel(write(tmp_path / "a.xlsx", {"s": rows}))


def test_a_header_that_stands_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cell B1: the header `ID` stands there twice"):
        chitieu.read_excel(write(tmp_path / "a.xlsx", {"s": [["id", "ID"], ["1", "2"]]}))


def test_old_files_are_read(tmp_path: Path) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("staff")
    for r, row in enumerate([HEAD, ROW]):
        for c, cell in enumerate(row):
            sheet.write(r, c, cell)
    book.save(str(tmp_path / "a.xls"))
    assert chitieu.read_excel(tmp_path / "a.xls")["staff"]["name"] == ["An"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        chitieu.read_excel(tmp_path / "nothing.xlsx")


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8).filter(
        lambda text: not text.startswith("#") and not text.startswith("_x")
    ),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
def test_texts_come_back_as_they_went_in(tmp_path: Path, rows: list[tuple[Any, Any]]) -> None:
    table = [["id", "a", "b"], *([str(i), *row] for i, row in enumerate(rows))]
    sheet = chitieu.read_excel(write(tmp_path / "h.xlsx", {"s": table}))["s"]
    assert [list(sheet["a"]), list(sheet["b"])] == [[row[0] for row in rows], [row[1] for row in rows]]
