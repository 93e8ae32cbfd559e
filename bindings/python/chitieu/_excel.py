"""Spreadsheets as offices keep them, as tables for a check."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chitieu import _core
from chitieu._inputs import Place, warn
from chitieu._words import need

if TYPE_CHECKING:
    from chitieu._plan import Plan

_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"}
_TITLE_ROWS = 30  # a header further down is not looked for


class Sheet(Mapping[str, "list[Any]"]):
    """The table of one sheet: a list of cells for each column, under the header that was found."""

    def __init__(self, name: str, place: Place, columns: dict[str, list[Any]]) -> None:
        self.name = name
        self.place = place
        """The file and the rows of header and records, counted from 1 as spreadsheets do."""
        self._columns = columns

    def __getitem__(self, column: str) -> list[Any]:
        return self._columns[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        rows = len(next(iter(self._columns.values()), []))
        return f"<Sheet {self.name}: {rows} rows under row {self.place.header_row}: {', '.join(self)}>"


class Workbook(Mapping[str, Sheet]):
    """The sheets of a file that hold tables, by name; `notes` says what was left out."""

    def __init__(self, file: str, sheets: dict[str, Sheet], notes: list[str]) -> None:
        self.file = file
        self.notes = notes
        self._sheets = sheets

    def __getitem__(self, name: str) -> Sheet:
        return self._sheets[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sheets)

    def __len__(self) -> int:
        return len(self._sheets)

    def __repr__(self) -> str:
        lines = [f"<Workbook {self.file}: {', '.join(self)}>", *(f"note: {each}" for each in self.notes)]
        return "\n".join(lines)


def read_excel(path: str | os.PathLike[str], plan: Plan | None = None) -> Workbook:
    """Reads the tables of an `.xlsx`, `.xls`, `.xlsb` or `.ods` file; needs the extra `excel`.

    With a plan, sheets are those named like one of its populations or an alias, and the header is the row with most of
    that population's columns; without one, every sheet is read, and its header is the first row that is filled like the
    rows under it. Titles above the header, a row of column numbers under it, and what stands below a blank row and is
    filled unlike the records (signatures, totals) are left out, and `notes` says so; a blank row between records is
    passed over. Where that is a guess, a UserWarning names the row. Messages about the data name file, sheet and row. A
    cell that holds an error of the spreadsheet is a ValueError.
    """
    try:
        from python_calamine import CalamineWorkbook
    except ImportError:
        raise need("python-calamine", "excel") from None
    file = Path(path)
    if not file.exists():
        raise FileNotFoundError(f"there is no file {os.fspath(path)!r}")
    known = {} if plan is None else _columns_of(plan)
    notes: list[str] = []
    sheets: dict[str, Sheet] = {}
    book = CalamineWorkbook.from_path(str(file))
    for name in book.sheet_names:
        wanted = known.get(_core.fold_name(name))
        if plan is not None and wanted is None:
            notes.append(f"the sheet `{name}` is left out: the plan has no population of this name")
            continue
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        sheet = _read_sheet(file.name, name, rows, wanted, notes)
        if sheet is not None:
            sheets[name] = sheet
    return Workbook(file.name, sheets, notes)


def _columns_of(plan: Plan) -> dict[str, set[str]]:
    return {
        _core.fold_name(called): {_core.fold_name(n) for c in each.columns for n in (c.name, *c.aliases)}
        for each in plan.schema
        for called in (each.name, *each.aliases)
    }


def _is_blank(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _read_sheet(file: str, name: str, rows: list[list[Any]], wanted: set[str] | None, notes: list[str]) -> Sheet | None:
    header = _find_header(rows, wanted)
    if header is None:
        if any(not _is_blank(cell) for row in rows for cell in row):
            notes.append(f"the sheet `{name}` is left out: no row of it looks like a header")
        return None
    if any(not _is_blank(cell) for row in rows[:header] for cell in row):
        notes.append(f"the sheet `{name}` has its header in row {header + 1}; what stands above is left out")
    heads = [(i, str(cell).strip()) for i, cell in enumerate(rows[header]) if not _is_blank(cell)]
    seen: dict[str, str] = {}
    for i, head in heads:
        if _core.fold_name(head) in seen:
            raise ValueError(
                f"{file}, sheet `{name}`, cell {_letter(i)}{header + 1}: the header `{head}` stands there twice"
            )
        seen[_core.fold_name(head)] = head
    first = header + 1
    if first < len(rows) and _are_column_numbers([rows[first][i] for i, _ in heads if i < len(rows[first])]):
        notes.append(f"the sheet `{name}` has a row of column numbers in row {first + 1}, which is left out")
        first += 1
    records = _records(rows, first, [i for i, _ in heads], name, notes)
    columns: dict[str, list[Any]] = {}
    for i, head in heads:
        cells = [_plain(file, name, row[i] if i < len(row) else None, i, r) for r, row in records]
        columns[head] = _alike(cells)
    return Sheet(name, Place(f"{file}[{name}]", header + 1, [r + 1 for r, _ in records]), columns)


def _records(
    rows: list[list[Any]], first: int, heads: list[int], name: str, notes: list[str]
) -> list[tuple[int, list[Any]]]:
    """The records with the index of their row; the table ends where, below a blank row, one is unlike the others."""
    records: list[tuple[int, list[Any]]] = []
    kinds: list[set[str]] = [set() for _ in heads]
    gap = ended = False
    for r in range(first, len(rows)):
        filled = [(n, rows[r][i]) for n, i in enumerate(heads) if i < len(rows[r]) and not _is_blank(rows[r][i])]
        if not filled:
            gap = True
            continue
        alike = len(filled) * 2 >= len(heads) and all(not kinds[n] or _kind(cell) in kinds[n] for n, cell in filled)
        if gap and records and not (alike and len(filled) > 1):
            if not ended:
                notes.append(f"the sheet `{name}` ends above row {r + 1}; what stands below is left out")
            ended = True
        if ended:
            if len(filled) > 1:
                warn(f"the sheet `{name}`: row {r + 1} is left out: a blank row parts it from the records above")
            continue
        if gap and records:
            notes.append(f"the sheet `{name}` has a blank row above row {r + 1}, which is passed over")
            warn(
                f"the sheet `{name}`: row {r + 1} is taken for a record although a blank row parts it from those above"
            )
        gap = False
        records.append((r, rows[r]))
        for n, cell in filled:
            kinds[n].add(_kind(cell))
    return records


def _find_header(rows: list[list[Any]], wanted: set[str] | None) -> int | None:
    best, most = None, 0
    for i, row in enumerate(rows[:_TITLE_ROWS]):
        texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if wanted is not None:
            fits = sum(_core.fold_name(cell) in wanted for cell in texts)
            if fits > most:
                best, most = i, fits
            continue
        filled = [cell for cell in row if not _is_blank(cell)]
        under = rows[i + 1] if i + 1 < len(rows) else []
        if filled and len(texts) == len(filled) and len(filled) >= sum(not _is_blank(cell) for cell in under):
            return i
    return best


def _are_column_numbers(cells: list[Any]) -> bool:
    def number(cell: Any) -> int | None:
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
        text = text.strip().strip("()")
        return int(text) if text.isdigit() else None

    return len(cells) > 1 and [number(cell) for cell in cells] == list(range(1, len(cells) + 1))


def _plain(file: str, sheet: str, cell: Any, column: int, row: int) -> Any:
    if _is_blank(cell):
        return None
    if isinstance(cell, str) and cell in _ERRORS:
        raise ValueError(f"{file}, sheet `{sheet}`, cell {_letter(column)}{row + 1} holds an error of the spreadsheet")
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date() if cell.time() == datetime.time() else cell
    return cell


def _alike(cells: list[Any]) -> list[Any]:
    """Cells of one type; where a column mixes types, as ids and dates typed by hand do, all become text."""
    kinds = {_kind(cell) for cell in cells if cell is not None}
    if len(kinds) <= 1:
        return cells
    # Numbers are written with the decimal sign that the texts among them have.
    comma = any(isinstance(cell, str) and re.fullmatch(r"-?[\d.]*\d,\d+", cell.strip()) for cell in cells)
    return [None if cell is None else _text(cell, comma) for cell in cells]


def _kind(cell: Any) -> str:
    return "number" if isinstance(cell, (int, float)) and not isinstance(cell, bool) else type(cell).__name__


def _text(cell: Any, comma: bool) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and comma:
        return str(cell).replace(".", ",")
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


def _letter(column: int) -> str:
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(ord("A") + rest) + out
    return out
