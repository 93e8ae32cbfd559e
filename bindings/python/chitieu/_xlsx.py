"""The review as a spreadsheet."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chitieu._review import people_of, statuses_of
from chitieu._words import COLOURS, WORDS, need, printable

if TYPE_CHECKING:
    from chitieu._report import Report


_WIDTHS = (8, 60, 12, 9, 9, 10, 12, 8, 20, 48, 12, 24)  # characters
_LINE = 15  # points


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a cell; not every program makes a row higher by itself."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        # A word longer than the cell goes on below.
        lines += (len(word) - 1) // width
        used += len(word) + (used > 0)
    return lines


def write_xlsx(report: Report, path: Path, *, lang: str, who: bool) -> None:
    """Writes the table of the review, and with `who` a sheet of people, to a `.xlsx` file.

    Every text is written as text: one that begins like a formula stays what it is.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise need("XlsxWriter", "report") from None
    words = WORDS[lang]
    shown = report._core.review(lang)
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        day = report.as_of or datetime.date(2000, 1, 1)
        book.set_properties(
            {"title": shown["title"], "author": "", "created": datetime.datetime(day.year, day.month, day.day)}
        )
        _write_review(book, report, shown, words)
        if who:
            _write_people(book, report, shown, words)
        if report.diagnostics:
            _write_problems(book, report, words, lang)


def _write_review(book: Any, report: Report, shown: Any, words: dict[str, str]) -> None:
    sheet = book.add_worksheet(words["result"])
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "bg_color": "#E7E6E6", "border": 1, "text_wrap": True, "valign": "vcenter"})
    text = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    number = book.add_format({"border": 1, "valign": "top", "num_format": "0"})
    percent = book.add_format({"border": 1, "valign": "top", "num_format": "0.0###%"})
    group = book.add_format({"bold": True, "bg_color": "#F4F4F4", "border": 1})
    states = {
        status: book.add_format(
            {"bold": True, "border": 1, "valign": "top", "font_color": f"#{ink}", "bg_color": f"#{paper}"}
        )
        for status, (ink, paper) in COLOURS.items()
    }
    sheet.write_string(0, 0, printable(f"{words['report']} · {shown['title']}"), bold)
    sheet.write_string(1, 0, printable(f"{shown['when']} · {shown['summary']}"))
    heads = (
        words["number"], words["sentence"], shown["headings"][4], words["count"], words["base"],
        shown["headings"][3], words["exact"], shown["headings"][5], words["result"], words["lacking"],
        words["deadline"], words["source"],
    )  # fmt: skip
    for column, (title, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.write_string(3, column, printable(title[:1].upper() + title[1:]), head)
        sheet.set_column(column, column, width)
    statuses = statuses_of(report)
    targets = report._all()
    section = ""
    row = 4
    for line in shown["lines"]:
        if line["section"] != section:
            section = line["section"]
            sheet.merge_range(row, 0, row, len(heads) - 1, "", group)
            sheet.write_string(row, 0, printable(section), group)
            row += 1
        clauses = targets[line["target"]].clauses
        clause = clauses[line["clause"]] if clauses else None
        status = statuses[line["target"], line["clause"]]
        judged = clause if clause is not None and status != "invalid" else None
        title = f"{line['title']}: " if line["title"] else ""
        sheet.write_string(row, 0, printable(line["id"]), text)
        sheet.write_string(row, 1, printable(title + line["sentence"]), text)
        sheet.write_string(row, 2, printable(line["threshold"]), text)
        for column in range(3, 7):
            sheet.write_blank(row, column, None, text)
        if judged is not None and judged.count is None:
            # A number of any unit, as the table shows it; the text beside it is exact.
            sheet.write_string(row, 3, printable(line["count"]), text)
            sheet.write_string(row, 5, printable(line["share"]), text)
            if judged.value is not None:
                top, bottom = judged.value
                sheet.write_string(row, 6, str(top) if bottom == 1 else f"{top}/{bottom}", text)
        elif judged is not None:
            sheet.write_number(row, 3, judged.count, number)
            sheet.write_number(row, 4, judged.base, number)
            if judged.share is not None and line["share"]:
                # The cell holds the share as nearly as a spreadsheet can; the text beside it is exact.
                sheet.write_number(row, 5, judged.share[0] / judged.share[1], percent)
                sheet.write_string(row, 6, f"{judged.share[0]}/{judged.share[1]}", text)
        sheet.write_string(row, 7, printable(line["need"]), text)
        sheet.write_string(row, 8, printable(f"{line['sign']} {line['status']}"), states[status])
        sheet.write_string(row, 9, printable(line["shortfall"]), text)
        sheet.write_string(row, 10, printable(line["deadline"]), text)
        sheet.write_string(row, 11, printable(line["source"]), text)
        wrapped = {0: line["id"], 1: title + line["sentence"], 9: line["shortfall"], 11: line["source"]}
        sheet.set_row(row, _LINE * max(_lines(content, _WIDTHS[column]) for column, content in wrapped.items()))
        row += 1
    sheet.freeze_panes(4, 2)
    sheet.autofilter(3, 0, max(row - 1, 3), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    sheet.print_area(0, 0, max(row - 1, 3), len(heads) - 1)


def _write_people(book: Any, report: Report, shown: Any, words: dict[str, str]) -> None:
    sheet = book.add_worksheet(words["people"])
    head = book.add_format({"bold": True, "bg_color": "#E7E6E6", "border": 1})
    for column, title in enumerate((words["number"], words["kind"], words["key"], words["name"])):
        sheet.write_string(0, column, title, head)
    sheet.set_column(0, 2, 14)
    sheet.set_column(3, 3, 32)
    people = people_of(report, shown["lines"])
    for row, person in enumerate(people, 1):
        kind = words["unknown"] if person.unknown else words["missing"]
        for column, content in enumerate((person.id, kind, person.key, person.name)):
            sheet.write_string(row, column, printable(content))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(people), 1), 3)


def _write_problems(book: Any, report: Report, words: dict[str, str], lang: str) -> None:
    sheet = book.add_worksheet(words["problems"])
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100)
    for row, each in enumerate(report.diagnostics):
        place = ":".join(str(part) for part in (each.file, each.line, each.column) if part)
        sheet.write_string(row, 0, printable(place), wrap)
        sheet.write_string(row, 1, printable(each.text(lang)), wrap)
