"""What a report answers that has no rows behind it."""

from __future__ import annotations

import datetime

from chitieu import _core


class WithoutRows:
    """Stands for tables that a report does not have: what is asked of them raises ValueError with a reason."""

    __slots__ = ("_changed", "_grouped", "_listed", "_shown", "by")

    def __init__(self, by: str | None, *, listed: str, shown: str, grouped: str, changed: str) -> None:
        self.by = by
        self._listed = listed
        self._shown = shown
        self._grouped = grouped
        self._changed = changed

    def check(self, as_of: datetime.date | None, who: bool, first: int | None) -> _core.Report:
        raise ValueError(self._listed)

    def rows(self, report: _core.Report, target: int, clause: int, who: str, group: int | None) -> _core.Table:
        raise ValueError(self._shown)

    def again(self, names: bool, by: str | None) -> _core.Bound:
        raise ValueError(self._grouped)

    def refuse_changes(self) -> None:
        """For what supposes that records change."""
        raise ValueError(self._changed)
