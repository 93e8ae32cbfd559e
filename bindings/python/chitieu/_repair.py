"""What would meet a plan: the fewest changes, and reports as they would be."""

from __future__ import annotations

from chitieu import _core
from chitieu._rendered import Rendered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from chitieu._core import Repair as Made


class Step:
    """So many records that are all changed in one way."""

    __slots__ = ("among", "chosen", "count", "others", "population", "says")

    def __init__(self, made: _core.StepText) -> None:
        self.population: str = made["population"]
        self.count: int = made["count"]
        self.among: int = made["among"]
        self.chosen: list[str] = made["chosen"]
        self.others: list[str] = made["others"]
        self.says: str = made["says"]

    def __repr__(self) -> str:
        return f"<Step {self.says}>"


class Repair(Rendered):
    """The fewest changes that meet every target; made by `Report.repair`. A sequence of steps.

    Keys of who is chosen stand in it only when they were asked for.
    """

    __slots__ = ()

    _core: Made

    def __init__(self, core: Made, lang: str) -> None:
        self._core = core
        self._lang = lang

    @property
    def outcome(self) -> str:
        """`nothing_to_do`, `minimal`, `bounded`, `not_found` or `impossible`."""
        made: str = self.to_dict()["outcome"]
        return made

    @property
    def changes(self) -> int:
        """How many cells are changed."""
        return self._core.changes

    @property
    def bound(self) -> int:
        """So many changes are needed for sure; as many as there are when the answer is minimal."""
        return self._core.at_least

    @property
    def steps(self) -> list[Step]:
        """What is changed, in which records."""
        return [Step(each) for each in self._core.steps(self._lang)]

    @property
    def may_change(self) -> list[str]:
        """The columns that could be changed, each with its population."""
        return self._core.may_change

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __repr__(self) -> str:
        return f"<Repair of {self.changes} changes: {self.outcome}>"


def _words(value: object) -> list[str]:
    if value is None:
        return []
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, (list, tuple, set, frozenset)):
        return [str(each) for each in value]
    return [str(value)]


class Supposed:
    """Thresholds and records as they are not, for reports as they would be; later ones go before earlier ones."""

    __slots__ = ("cells", "numbers")

    def __init__(
        self,
        thresholds: Mapping[str, object],
        records: Mapping[str, Mapping[Any, Mapping[str, object]]],
        before: Supposed | None,
    ) -> None:
        self.numbers: dict[str, str] = dict(before.numbers) if before is not None else {}
        self.numbers.update((str(id), str(number)) for id, number in thresholds.items())
        self.cells: list[tuple[str, str, str, list[str]]] = list(before.cells) if before is not None else []
        self.cells += [
            (population, str(key), column, _words(value))
            for population, rows in records.items()
            for key, row in rows.items()
            for column, value in row.items()
        ]

    def __call__(self, bound: _core.Bound, report: _core.Report) -> _core.Report:
        return _core.what_if(bound, report, list(self.numbers.items()), self.cells)
