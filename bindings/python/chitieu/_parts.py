"""A table that comes in parts: each is counted and forgotten, and the report is that of all of them together."""

from __future__ import annotations

import datetime
from typing import cast

from chitieu import _core
from chitieu._diagnostics import DataError, wrap
from chitieu._inputs import make_dataset
from chitieu._report import Report
from chitieu._without_rows import WithoutRows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from chitieu._plan import Plan


# What a report asks of tables of which nothing was kept.
_FORGOTTEN = WithoutRows(
    None,
    listed="a table in parts is forgotten once it is counted; check the rows themselves to list them",
    shown="a table in parts is forgotten once it is counted; check the rows themselves to show them",
    grouped="a table in parts is forgotten once it is counted; check the rows themselves by groups",
    changed="a table in parts is forgotten once it is counted; check the rows themselves to change them",
)


class Parts:
    """A plan checked on a table that comes in parts; made by `Plan.in_parts`.

    Each part is counted and not kept, so that a stream longer than memory can be checked, and what several processes have
    counted can be merged. A target whose verdict is not the sum of what parts come to is `invalid`, and a diagnostic says
    which tables must stay together.
    """

    __slots__ = ("_core", "_day", "_of", "plan")

    def __init__(self, plan: Plan, of: str, core: _core.Parts, day: datetime.date | None) -> None:
        self.plan = plan
        self._of = of
        self._core = core
        self._day = day

    def add(self, part: Any, /) -> Parts:
        """Counts more rows: anything that `Plan.check` takes as a table, or a path of a CSV file."""
        refused = self._core.add(make_dataset(self.plan, {self._of: part}, {}))
        if refused:
            found = wrap(refused, self.plan.language)
            raise DataError(found, "\n".join(str(each) for each in found))
        return self

    def merge(self, counted: bytes | Parts, /) -> Parts:
        """Adds what was counted elsewhere, as `to_bytes` gives it; ValueError when it is of another plan or day."""
        self._core.merge(counted.to_bytes() if isinstance(counted, Parts) else counted)
        return self

    def to_bytes(self) -> bytes:
        """What has been counted, for another process or a file; it holds no keys and no cells."""
        return self._core.to_bytes()

    @property
    def rows(self) -> int:
        """How many rows have been counted."""
        return self._core.rows

    def report(self) -> Report:
        """What all rows have come to so far; it lists nobody."""
        return Report(cast("_core.Bound", _FORGOTTEN), self._core.report(), self._day, self.plan.language)

    def __repr__(self) -> str:
        return f"<Parts of {self._of!r}: {self.rows} rows>"
