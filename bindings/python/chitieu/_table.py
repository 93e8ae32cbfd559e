"""Tables that a report gives, for whatever library reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chitieu import _core
from chitieu._diagnostics import printable


class Table:
    """Rows and columns; readable by anything that speaks Arrow, without a copy.

    Its `repr` tells shape and names of columns, never a cell, so that nobody's data end in a log.
    """

    __slots__ = ("_core",)

    def __init__(self, core: _core.Table) -> None:
        self._core = core

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._core.column_names

    def __len__(self) -> int:
        return self._core.num_rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.to_dicts())

    def __getitem__(self, column: str) -> list[Any]:
        """The cells of a column."""
        cells = self._core.to_pydict()
        if column not in cells:
            raise KeyError(f"the table has no column {column!r}; it has {', '.join(map(repr, cells))}")
        return cells[column]

    def to_dict(self) -> dict[str, list[Any]]:
        """Each column's cells as a list: str, int, float, bool, date, lists of str, None."""
        return self._core.to_pydict()

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dict for each row."""
        columns = self._core.to_pydict()
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def to_polars(self) -> Any:
        """A polars frame; needs polars."""
        return _need("polars").DataFrame(self)

    def to_arrow(self) -> Any:
        """A pyarrow table; needs pyarrow."""
        return _need("pyarrow").table(self)

    def to_pandas(self) -> Any:
        """A pandas frame; needs pandas."""
        return _need("pandas").DataFrame(self._core.to_pydict(), columns=self.columns)

    def __arrow_c_schema__(self) -> object:
        return self._core.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._core.__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        return printable(f"<Table of {len(self)} rows: {', '.join(self.columns)}>")


def _need(library: str) -> Any:
    from importlib import import_module

    try:
        return import_module(library)
    except ImportError:
        raise ImportError(f"this needs {library}: pip install {library}") from None
