"""What people have as tables, on its way into the module."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Mapping, Sequence

from chitieu import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from chitieu._plan import Plan

    Tables = Mapping[str, Any] | str | os.PathLike[str] | list[str | os.PathLike[str]]


class Place:
    """Where the records of a table stand in a file, for messages; rows count from 1."""

    __slots__ = ("file", "header_row", "rows")

    def __init__(self, file: str, header_row: int, rows: list[int]) -> None:
        self.file = file
        self.header_row = header_row
        self.rows = rows


# A reader gives its rows once; the second time it would give none, and nobody would know.
_ONE_SHOT = ("RecordBatchReader", "ArrowArrayStream", "ArrayStream", "CArrayStream")


def make_dataset(plan: Plan, tables: Tables | None, populations: Mapping[str, Any]) -> _core.Dataset:
    """A dataset of everything that a check was given, under the names it was given."""
    out = _core.Dataset()
    paths = [tables] if isinstance(tables, (str, os.PathLike)) else tables if isinstance(tables, list) else []
    if paths:
        for path in paths:
            if not os.path.exists(path):
                raise FileNotFoundError(f"there is no file or folder {os.fspath(path)!r}")
            out.add_path(os.fspath(path))
    elif isinstance(tables, Mapping):
        for name, table in tables.items():
            _add(out, name, table, plan)
    elif tables is not None:
        raise TypeError(
            "tables are given by name, as check(staff=…) or check({'đơn vị': …}), or as the path of a folder; "
            f"this is a {type(tables).__name__}"
        )
    known = _names(plan)
    for name, table in populations.items():
        # Keywords cannot hold blanks.
        _add(out, name if name in known else name.replace("_", " "), table, plan)
    for name in () if paths else out.names:
        if _core.fold_name(name) not in known:
            near = _core.suggest(name, sorted(known.values()))
            hint = f"; did you mean {', '.join(repr(each) for each in near)}?" if near else ""
            raise ValueError(f"the plan has no population {name!r}{hint}")
    return out


def _names(plan: Plan) -> dict[str, str]:
    return {_core.fold_name(called): called for each in plan.schema for called in (each.name, *each.aliases)} | {
        each.name: each.name for each in plan.schema
    }


def _add(out: _core.Dataset, name: str, table: Any, plan: Plan) -> None:
    if isinstance(table, (str, os.PathLike)):
        out.add_file(name, os.fspath(table))
    elif hasattr(table, "__arrow_c_stream__") or hasattr(table, "__arrow_c_array__"):
        _add_arrow(out, name, table)
    elif isinstance(table, Mapping):
        _add_columns(out, name, table, getattr(table, "place", None))
    elif hasattr(table, "collect") and type(table).__name__ == "LazyFrame":
        raise TypeError(f"table `{name}` is a LazyFrame: give its result, with .collect()")
    elif hasattr(table, "fetch_arrow_table") or hasattr(table, "arrow"):
        _add_arrow(out, name, table.arrow())
    elif isinstance(table, Iterable) and not isinstance(table, bytes):
        _add_records(out, name, table, plan)
    else:
        raise TypeError(
            f"table `{name}` is a {type(table).__name__}; chitieu reads frames that speak Arrow, mappings of columns, "
            "lists of dicts or dataclasses, and paths of CSV files"
        )


def _add_arrow(out: _core.Dataset, name: str, table: Any) -> None:
    if hasattr(table, "__arrow_c_stream__"):
        index = _index_names(table)
        try:
            stream = table.__arrow_c_stream__()
        except ImportError:
            # pandas without pyarrow has no Arrow of its own.
            if not hasattr(table, "iloc") or not hasattr(table, "columns"):
                raise
            _add_frame(out, name, table)
            return
        rows, unnamed = out.add_arrow_stream(name, stream, index)
        if index or unnamed:
            _warn_index(name)
        if rows == 0 and (type(table).__name__ in _ONE_SHOT or hasattr(table, "__next__")):
            raise _read_before(name)
    else:
        _, unnamed = out.add_arrow_array(name, *table.__arrow_c_array__())
        if unnamed:
            _warn_index(name)


def _index_names(table: Any) -> list[str]:
    """The names under which a pandas frame hands over its index beside its columns."""
    names = getattr(getattr(table, "index", None), "names", ())
    if not hasattr(table, "iloc") or type(table.index).__name__ == "RangeIndex":
        return []
    return [str(each) for each in names if each is not None and each not in table.columns]


def _add_frame(out: _core.Dataset, name: str, table: Any) -> None:
    columns: dict[str, Any] = {}
    for place, column in enumerate(table.columns):
        if column in columns:
            raise ValueError(f"table `{name}` has two columns called `{column}`")
        columns[column] = table.iloc[:, place]
    if type(table.index).__name__ != "RangeIndex":
        _warn_index(name)
    _add_columns(out, name, columns)


def _read_before(name: str) -> ValueError:
    return ValueError(
        f"table `{name}` is a reader that gives no rows: it can be read once, and was read before or is empty; "
        "give a table or a list instead"
    )


def _warn_index(name: str) -> None:
    warn(f"table `{name}`: the index of the frame is left out; use reset_index() to make it a column")


def warn(text: str) -> None:
    """A UserWarning at the line outside this package that led here."""
    level = 2
    while sys._getframe(level - 1).f_globals.get("__name__", "").partition(".")[0] == "chitieu":
        level += 1
    warnings.warn(text, stacklevel=level)


def _add_columns(out: _core.Dataset, name: str, columns: Mapping[str, Any], place: Place | None = None) -> None:
    made: list[tuple[str, Sequence[Any]]] = []
    rows: int | None = None
    for column, cells in columns.items():
        if not isinstance(column, str):
            raise TypeError(f"table `{name}` has a column whose name is a {type(column).__name__}, not a text")
        values = _cells(name, column, cells)
        if rows is not None and len(values) != rows:
            raise ValueError(f"table `{name}`, column `{column}` has {len(values)} values, the ones before it {rows}")
        rows = len(values)
        made.append((column, values))
    if place is None:
        out.add_columns(name, rows or 0, made)
    else:
        out.add_columns(name, rows or 0, made, place.file, place.rows, place.header_row)


def _cells(table: str, column: str, cells: Any) -> Sequence[Any]:
    if isinstance(cells, (str, bytes)):
        raise TypeError(f"table `{table}`, column `{column}` is one text, not a sequence of values")
    if isinstance(cells, (list, tuple)):
        return cells
    if getattr(getattr(cells, "dtype", None), "kind", "") == "M":
        # An array of NumPy gives nanoseconds as numbers; a series of pandas gives points in time.
        cells = cells if hasattr(cells, "dt") or hasattr(cells, "tz") else cells.astype("datetime64[us]")
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(cells, method):
            made = getattr(cells, method)()
            if isinstance(made, list):
                return made
    if isinstance(cells, Iterable):
        return list(cells)
    raise TypeError(f"table `{table}`, column `{column}` is a {type(cells).__name__}, not a sequence of values")


def _add_records(out: _core.Dataset, name: str, records: Iterable[Any], plan: Plan) -> None:
    rows = [_record(name, number, record) for number, record in enumerate(records, 1)]
    columns = dict.fromkeys(column for row in rows for column in row)
    if not rows:
        if hasattr(records, "__next__"):
            raise _read_before(name)
        # An empty list says that there are no records; it cannot say which columns they would have.
        columns = dict.fromkeys(_columns_declared(plan, name))
    _add_columns(out, name, {column: [row.get(column) for row in rows] for column in columns})


def _columns_declared(plan: Plan, name: str) -> list[str]:
    called = _core.fold_name(name)
    for population in plan.schema:
        if called in map(_core.fold_name, (population.name, *population.aliases)):
            return [column.name for column in population.columns]
    return []


def _fields(record: Any) -> list[str]:
    from dataclasses import fields

    return [field.name for field in fields(record)]


def _record(table: str, number: int, record: Any) -> Mapping[str, Any]:
    if isinstance(record, Mapping):
        return record
    if hasattr(type(record), "__dataclass_fields__"):
        return {name: getattr(record, name) for name in _fields(record)}
    if isinstance(record, tuple) and hasattr(record, "_asdict"):
        named: Mapping[str, Any] = record._asdict()
        return named
    raise TypeError(f"table `{table}`, row {number} is a {type(record).__name__}, not a dict, dataclass or named tuple")
