"""The review as a text document."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chitieu._review import people_of, statuses_of
from chitieu._words import COLOURS, WORDS, need, printable

if TYPE_CHECKING:
    from chitieu._report import Report

_WIDTHS = (1.3, 9.2, 2.2, 2.2, 2.6, 5.0, 3.2)  # cm on a landscape A4 page


def write_docx(report: Report, path: Path, *, lang: str, who: bool) -> None:
    """Writes the table of the review, and with `who` the lists of people, to a `.docx` file."""
    try:
        import docx
        from docx.enum.section import WD_ORIENT
        from docx.shared import Cm, Pt
    except ImportError:
        raise need("python-docx", "report") from None
    words = WORDS[lang]
    shown = report._core.review(lang)
    document = docx.Document()
    _set_properties(document, shown["title"], lang, report.as_of)
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21.0)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.font.size = Pt(11)

    document.add_heading(printable(words["report"]), 0)
    document.add_paragraph(printable(f"{shown['title']} · {shown['when']}"))
    document.add_paragraph(printable(f"{words['summary']}: {shown['summary']}"))
    heads = (
        words["number"], words["sentence"], shown["headings"][4], shown["headings"][2], words["result"],
        words["lacking"], words["source"],
    )  # fmt: skip
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        _write(cell, head[:1].upper() + head[1:], bold=True, fill="E7E6E6")
    _repeat_on_each_page(table.rows[0])
    section = ""
    statuses = statuses_of(report)
    for line in shown["lines"]:
        if line["section"] != section:
            section = line["section"]
            row = table.add_row().cells
            _write(row[0].merge(row[-1]), section, bold=True, fill="F4F4F4")
        cells = table.add_row().cells
        title = f"{line['title']}: " if line["title"] else ""
        share = f"\n{line['share']}" if line["share"] else ""
        ink, paper = COLOURS[statuses[line["target"], line["clause"]]]
        _write(cells[0], line["id"])
        _write(cells[1], title + line["sentence"])
        _write(cells[2], line["threshold"])
        _write(cells[3], line["count"] + share)
        _write(cells[4], f"{line['sign']} {line['status']}", bold=True, ink=ink, fill=paper)
        _write(cells[5], line["shortfall"])
        _write(cells[6], line["source"])
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        # A heading of a section is one wide cell.
        for cell, width in zip(row.cells, _WIDTHS if row.cells[0] != row.cells[1] else (), strict=False):
            cell.width = Cm(width)

    if who:
        people = people_of(report, shown["lines"])
        if people:
            document.add_heading(words["people"], 1)
            listed = document.add_table(rows=1, cols=4)
            listed.style = "Table Grid"
            for cell, head in zip(
                listed.rows[0].cells, (words["number"], words["kind"], words["key"], words["name"]), strict=True
            ):
                _write(cell, head, bold=True, fill="E7E6E6")
            _repeat_on_each_page(listed.rows[0])
            for person in people:
                row = listed.add_row().cells
                kind = words["unknown"] if person.unknown else words["missing"]
                for cell, text in zip(row, (person.id, kind, person.key, person.name), strict=True):
                    _write(cell, text)
    if report.diagnostics:
        document.add_heading(words["problems"], 1)
        for each in report.diagnostics:
            place = ":".join(str(part) for part in (each.file, each.line, each.column) if part)
            document.add_paragraph(printable(f"{place} – {each.text(lang)}"), style="List Bullet")
    document.save(str(path))


def _set_properties(document: Any, title: str, lang: str, as_of: datetime.date | None) -> None:
    properties = document.core_properties
    properties.title = printable(title)
    properties.author = ""
    properties.last_modified_by = ""
    properties.language = "vi-VN" if lang == "vi" else "en-GB"
    # The same report gives the same file, on whatever machine and day.
    day = as_of or datetime.date(2000, 1, 1)
    properties.created = properties.modified = datetime.datetime(day.year, day.month, day.day)


def _write(cell: Any, text: str, *, bold: bool = False, ink: str | None = None, fill: str | None = None) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(printable(text))
    run.bold = bold
    if ink is not None:
        run.font.color.rgb = RGBColor.from_string(ink)
    if fill is not None:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), fill)
        cell._tc.get_or_add_tcPr().append(shade)


def _repeat_on_each_page(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
