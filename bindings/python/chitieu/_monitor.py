"""Rows that change, and every verdict kept up to date."""

from __future__ import annotations

import datetime
from types import TracebackType
from typing import cast

from chitieu import _core
from chitieu._diagnostics import DataError, Diagnostic, wrap
from chitieu._report import Report
from chitieu._verdict import Verdict, so_many

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from chitieu._plan import Plan

    _Change = tuple[str, str, str, list[tuple[str, object]]]


class _Rows:
    """What a report asks of its tables, asked of a monitor's rows as they stand."""

    __slots__ = ("_core",)
    by = None

    def __init__(self, core: _core.Monitor) -> None:
        self._core = core

    def check(self, as_of: datetime.date | None, who: bool, first: int | None) -> _core.Report:
        return self._core.check(as_of, who, first)

    def again(self, names: bool, by: str | None) -> _core.Bound:
        raise ValueError("a monitor breaks nothing down and shows no names; check the tables themselves")

    def rows(self, report: _core.Report, target: int, clause: int, who: str, group: int | None) -> _core.Table:
        raise ValueError("a monitor has no tables to show rows of; its `missing` and `counted` give keys")


class Monitor:
    """A plan watched: rows are inserted, updated and deleted, and each change tells which verdicts it moved.

    A change takes time by what it touches, not by the number of rows. One that cannot be raises DataError and changes
    nothing. While one thread changes rows, others may ask for reports: each shows one moment.
    """

    __slots__ = ("_columns", "_core", "_day", "plan")

    def __init__(self, plan: Plan, core: _core.Monitor, day: datetime.date | None) -> None:
        self.plan = plan
        self._core = core
        self._day = day
        self._columns = {
            _core.fold_name(name): {
                _core.fold_name(each) for column in population["columns"] for each in _names(column)
            }
            for population in plan._core.schema()
            for name in _names(population)
        }

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the tables that it began with; what reads a faulty one stays `invalid`."""
        return wrap(self._core.diagnostics, self.plan.language)

    @property
    def version(self) -> int:
        """How many changes were made; a batch is one."""
        return self._core.version

    def insert(self, population: str, cells: Mapping[str, object] | None = None, /, **more: object) -> list[Verdict]:
        """Adds a row and gives the verdicts that it moved; cells that are not given are blank.

        Cells are named by column, by keyword (blanks as underscores) or in a mapping by name or alias.
        """
        return self._apply([self._change("insert", population, "", cells, more)])

    def update(
        self, population: str, key: object, cells: Mapping[str, object] | None = None, /, **more: object
    ) -> list[Verdict]:
        """Changes cells of the row with this key and gives the verdicts that this moved; see `insert`."""
        return self._apply([self._change("update", population, str(key), cells, more)])

    def delete(self, population: str, key: object, /) -> list[Verdict]:
        """Removes the row with this key and gives the verdicts that this moved."""
        return self._apply([("erase", population, str(key), [])])

    def batch(self) -> Batch:
        """Several changes that are made together, or not at all, when the `with` block ends."""
        return Batch(self)

    def report(self) -> Report:
        """Every verdict as it stands; its lists of who is missing are of the moment when they are asked for."""
        return Report(cast("_core.Bound", _Rows(self._core)), self._core.report(), self._day, self.plan.language)

    def __getitem__(self, id: str) -> Verdict:
        return self.report()[id]

    def missing(self, id: str, *, first: int | None = None) -> list[str]:
        """The keys of who surely does not meet a target's condition; the first clause's, or that of a clause's id.

        All of them, or no more than the `first` so many.
        """
        return self._keys(id, "missing", first)

    def unknown(self, id: str, *, first: int | None = None) -> list[str]:
        """The keys of whom it is unknown; see `missing`."""
        return self._keys(id, "unknown", first)

    def counted(self, id: str, *, first: int | None = None) -> list[str]:
        """The keys of who meets it; see `missing`."""
        return self._keys(id, "counted", first)

    def is_kept(self, id: str) -> bool:
        """Whether a target is kept up to date by what a change touches, as every one is."""
        for number, target in enumerate(self.plan._core.targets()):
            if target["id"] == id:
                return self._core.keeps(number)
        raise KeyError(f"the plan has no target {id!r}")

    def _keys(self, id: str, who: str, first: int | None) -> list[str]:
        for target in self._core.check(self._day, True, so_many(first)).targets:
            for clause in target.clauses:
                if id in (target.id, clause.id):
                    return clause.keys(who)
        raise KeyError(f"the plan has no target {id!r}")

    def _change(
        self, kind: str, population: str, key: str, cells: Mapping[str, object] | None, more: Mapping[str, object]
    ) -> _Change:
        known = self._columns.get(_core.fold_name(population), set())
        given = list((cells or {}).items())
        # Keywords cannot hold blanks.
        given += [
            (name if _core.fold_name(name) in known else name.replace("_", " "), each) for name, each in more.items()
        ]
        return kind, population, key, given

    def _apply(self, changes: list[_Change]) -> list[Verdict]:
        moved, found = self._core.apply(changes)
        refused = wrap([each for each in found if each.severity == "error"], self.plan.language)
        if refused:
            raise DataError(refused, "\n".join(str(each) for each in refused))
        if not moved:
            return []
        report = self.report()
        return [Verdict(report, (number, None), target) for number, target in moved]

    def __repr__(self) -> str:
        return f"<Monitor of {self.plan!r}>"


class Batch:
    """Changes that are made together; `moved` are the verdicts, once they are."""

    __slots__ = ("_changes", "_monitor", "moved")

    def __init__(self, monitor: Monitor) -> None:
        self._monitor = monitor
        self._changes: list[_Change] = []
        self.moved: list[Verdict] = []

    def insert(self, population: str, cells: Mapping[str, object] | None = None, /, **more: object) -> None:
        """A row more; see `Monitor.insert`."""
        self._changes.append(self._monitor._change("insert", population, "", cells, more))

    def update(
        self, population: str, key: object, cells: Mapping[str, object] | None = None, /, **more: object
    ) -> None:
        """Other cells of a row; see `Monitor.update`."""
        self._changes.append(self._monitor._change("update", population, str(key), cells, more))

    def delete(self, population: str, key: object, /) -> None:
        """A row less."""
        self._changes.append(("erase", population, str(key), []))

    def __enter__(self) -> Batch:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.moved = self._monitor._apply(self._changes)
        self._changes = []


def _names(called: Any) -> list[str]:
    return [called["name"], *called["aliases"]]
