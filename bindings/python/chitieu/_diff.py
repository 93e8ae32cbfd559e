"""What one plan says otherwise than another."""

from __future__ import annotations

from chitieu import _core
from chitieu._rendered import Rendered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from chitieu._core import PlanDiff as Made


class PlanChange:
    """One thing that a plan says otherwise than the plan before."""

    __slots__ = ("after", "before", "called", "change", "changes_meaning", "id", "of", "says")

    def __init__(self, made: _core.PlanChangeText) -> None:
        self.change: str = made["change"]
        self.of: str = made["of"]
        self.id: str = made["id"]
        self.called: str = made["called"]
        self.before: str = made["before"]
        self.after: str = made["after"]
        self.changes_meaning: bool = made["changes_meaning"]
        self.says: str = made["says"]

    def __repr__(self) -> str:
        return f"<PlanChange {self.says}>"


class VerdictChange:
    """What a clause came to by the old plan and comes to by the new one, on the same tables."""

    __slots__ = ("after", "before", "id", "more", "says", "title")

    def __init__(self, made: _core.VerdictChangeText) -> None:
        self.id: str = made["id"]
        self.title: str = made["title"]
        self.before: str | None = made["before"]
        self.after: str | None = made["after"]
        self.more: int = made["more"]
        self.says: str = made["says"]

    def __repr__(self) -> str:
        return f"<VerdictChange {self.says}>"


class PlanDiff(Rendered):
    """What differs between two plans; made by `Plan.diff`. Empty, and so false, when nothing does."""

    __slots__ = ()

    _core: Made

    def __init__(self, core: Made, lang: str) -> None:
        self._core = core
        self._lang = lang

    @property
    def changes(self) -> list[PlanChange]:
        """Of the plan, of what it declares, of its targets; in the new plan's order."""
        return [PlanChange(each) for each in self._core.changes(self._lang)]

    @property
    def verdicts(self) -> list[VerdictChange]:
        """Every clause that comes to something else; none where no tables were given."""
        return [VerdictChange(each) for each in self._core.verdicts(self._lang)]

    def __iter__(self) -> Iterator[PlanChange]:
        return iter(self.changes)

    def __len__(self) -> int:
        return len(self._core.changes(self._lang))

    def __repr__(self) -> str:
        return f"<PlanDiff of {len(self)} changes>"
