"""Verdicts: what a target, a clause or a group of it came to."""

from __future__ import annotations

import datetime

from chitieu import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

    from chitieu._report import Report
    from chitieu._table import Table


class UndecidedError(ValueError):
    """A verdict was used as yes or no while it is neither: pending, undetermined or invalid."""


def so_many(first: int | None) -> int | None:
    """How many of a list are asked for; None for all. ValueError below 0."""
    if first is not None and first < 0:
        raise ValueError(f"first is how many of a list to give, and {first} is below 0")
    return first


def _fraction(pair: tuple[int, int] | None) -> Fraction | None:
    if pair is None:
        return None
    from fractions import Fraction

    return Fraction(*pair)


class _Figures:
    """The numbers of a verdict; counts are of records, shares exact fractions."""

    __slots__ = ()

    @property
    def _figures(self) -> _core.Figures | None:
        raise NotImplementedError

    def _number(self, name: str) -> int | None:
        return None if self._figures is None else getattr(self._figures, name)

    @property
    def count(self) -> int | None:
        """How many surely meet the condition; None when the target is invalid or about a number."""
        return self._number("count")

    @property
    def base(self) -> int | None:
        """Of how many, surely."""
        return self._number("base")

    @property
    def unknown_count(self) -> int | None:
        """Of how many in the base it is unknown."""
        return self._number("unknown")

    @property
    def base_unknown(self) -> int | None:
        """Of how many it is unknown whether they belong to the base."""
        return self._number("base_unknown")

    @property
    def share(self) -> Fraction | None:
        """count / base as an exact fraction from 0 to 1; None over nobody or when invalid."""
        return None if self._figures is None else _fraction(self._figures.share)

    @property
    def low(self) -> Fraction | None:
        """The least share, or number, that any filling of the blanks gives."""
        return None if self._figures is None else _fraction(self._figures.low)

    @property
    def high(self) -> Fraction | None:
        """The greatest share, or number, that any filling of the blanks gives."""
        return None if self._figures is None else _fraction(self._figures.high)

    @property
    def need(self) -> int | None:
        """How many records are needed (or allowed, of a ceiling), with the base as it is."""
        return self._number("need")

    @property
    def short(self) -> int | None:
        """How many more records are needed; 0 when the threshold is reached."""
        return self._number("short")

    @property
    def over(self) -> int | None:
        """How many records are too many; 0 when the ceiling is kept."""
        return self._number("over")

    @property
    def spare(self) -> int | None:
        """How many may change before the verdict does."""
        return self._number("spare")

    @property
    def value(self) -> Fraction | None:
        """The number that a clause is about, exactly; None when it hangs on blanks or there is none."""
        return None if self._figures is None else _fraction(self._figures.value)

    @property
    def gap(self) -> Fraction | None:
        """How far the number is, at worst, from what is asked (above 0), or from no longer being so."""
        return None if self._figures is None else _fraction(self._figures.gap)

    @property
    def unit(self) -> str:
        """What the number is counted in."""
        return "" if self._figures is None else self._figures.number_unit

    def _said(self) -> str:
        if self.count is not None:
            return f"{self.count} of {self.base}"
        if self.value is not None:
            return f"{self.value} {self.unit}".strip()
        return "?" if self.low is None and self.high is None else f"{self.low or '?'} to {self.high or '?'}"

    @property
    def status(self) -> str:
        """`met`, `unmet`, `pending`, `undetermined` or `invalid`."""
        raise NotImplementedError

    def __bool__(self) -> bool:
        if self.status == "met":
            return True
        if self.status == "unmet":
            return False
        raise UndecidedError(f"the verdict is {self.status}, neither yes nor no; ask for .status")


class Group(_Figures):
    """A clause's verdict within one group."""

    __slots__ = ("_at", "_core", "_index", "_report")

    def __init__(self, report: Report, index: tuple[int, int | None], at: int, core: _core.GroupVerdict) -> None:
        self._report = report
        self._index = index
        self._at = at
        self._core = core

    @property
    def _figures(self) -> _core.GroupVerdict:
        return self._core

    @property
    def group(self) -> str:
        """The key or category that the group is called by; empty for a blank cell."""
        return self._core.group

    @property
    def status(self) -> str:
        """`met`, `unmet`, `pending`, `undetermined` or `invalid`."""
        return self._core.status

    def missing(self, *, first: int | None = None) -> Table:
        """The records of the group that surely do not meet the condition; see `Verdict.missing`.

        ValueError where a clause `in every …` holds its groups to a number, or who is in them is not told by one reference.
        """
        return self._report.rows(self._index, "missing", first, self._at)

    def unknown(self, *, first: int | None = None) -> Table:
        """The records of the group of which it is unknown; see `missing`."""
        return self._report.rows(self._index, "unknown", first, self._at)

    def counted(self, *, first: int | None = None) -> Table:
        """The records of the group that meet the condition; see `missing`."""
        return self._report.rows(self._index, "counted", first, self._at)

    def __repr__(self) -> str:
        return f"<Group {self.status}: {self._said()}>"


class Verdict(_Figures):
    """A target, or one clause of it, judged.

    A target of several clauses has the worst of their statuses, and the figures of its first clause; the others stand
    in `clauses`.
    """

    __slots__ = ("_given", "_head", "_index", "_report")

    def __init__(
        self,
        report: Report,
        index: tuple[int, int | None],
        target: _core.TargetVerdict | None = None,
        head: _core.Head | None = None,
    ) -> None:
        self._report = report
        self._index = index
        self._given = target
        # What most people ask of a target, without the objects of the module behind it.
        self._head = head

    @property
    def _target(self) -> _core.TargetVerdict:
        return self._report._all()[self._index[0]] if self._given is None else self._given

    @property
    def _clause(self) -> _core.ClauseVerdict | None:
        clauses = self._target.clauses
        return clauses[self._index[1] or 0] if clauses else None

    @property
    def _figures(self) -> _core.ClauseVerdict | None:
        # What could not be judged has no figures.
        return None if self.status == "invalid" else self._clause

    @property
    def count(self) -> int | None:
        """How many surely meet the condition; None when the target is invalid or about a number."""
        return super().count if self._head is None else self._head[1]

    @property
    def base(self) -> int | None:
        """Of how many, surely."""
        return super().base if self._head is None else self._head[2]

    @property
    def id(self) -> str:
        """The target's id, or the clause's own."""
        clause = None if self._index[1] is None else self._clause
        return self._target.id if clause is None else clause.id

    @property
    def status(self) -> str:
        """`met`, `unmet`, `pending`, `undetermined` or `invalid`."""
        if self._head is not None:
            return self._head[0]
        clause = None if self._index[1] is None else self._clause
        return self._target.status if clause is None else clause.status

    @property
    def kind(self) -> str:
        """`target`, `limit` or `check`."""
        return self._target.kind

    @property
    def title(self) -> str:
        """What the plan calls the target; may be empty."""
        return self._target.title

    @property
    def section(self) -> str:
        """The section of the plan that the target stands in; may be empty."""
        return self._target.section

    @property
    def source(self) -> str:
        """The paragraph of the document that the target comes from."""
        return self._target.source

    @property
    def owner(self) -> str:
        """Who answers for the target; may be empty."""
        return self._target.owner

    @property
    def note(self) -> str:
        """The note under the target; may be empty."""
        return self._target.note

    @property
    def deadline(self) -> datetime.date | None:
        """The day by which the target is due; None when the plan names none."""
        return self._target.deadline

    @property
    def sentence(self) -> str:
        """The clause as it stands in the plan."""
        clause = self._clause
        return "" if clause is None else clause.sentence

    @property
    def reads(self) -> str:
        """The formal reading of the clause, in no language."""
        clause = self._clause
        return "" if clause is None else clause.reads

    @property
    def threshold(self) -> str:
        """What is asked, for example `≥ 95%`."""
        clause = self._clause
        return "" if clause is None else clause.threshold

    @property
    def clauses(self) -> list[Verdict]:
        """A verdict for each clause; one for a plain sentence, none when the target is invalid."""
        return [Verdict(self._report, (self._index[0], i), self._target) for i in range(len(self._target.clauses))]

    @property
    def applies(self) -> bool | None:
        """Whether what the clause says after `if` is so; None when nobody knows."""
        clause = self._clause
        return True if clause is None else clause.applies

    @property
    def groups(self) -> list[Group]:
        """The groups of a clause `in every …`, or those that the check was broken down by."""
        clause = self._clause
        if clause is None:
            return []
        return [Group(self._report, self._index, i, each) for i, each in enumerate(clause.groups)]

    @property
    def hidden(self) -> bool:
        """Whether `Report.masked` has taken the figures away."""
        clause = self._clause
        return clause is not None and clause.hidden

    @property
    def hidden_groups(self) -> int:
        """How many groups `Report.masked` has left out."""
        clause = self._clause
        return 0 if clause is None else clause.hidden_groups

    def by(self, column: str | None = None) -> list[Group]:
        """The verdicts by group, in the order of the data; empty for what the column does not divide.

        `column` is a column's name or alias, needed where the check was not made with `by`; ValueError when nothing that
        is counted has it.
        """
        if self._clause is None:
            return []
        if column is None or column == self._report.grouped_by:
            return self.groups
        return self._report.regrouped(column)._at(self._index).by()

    def missing(self, *, first: int | None = None) -> Table:
        """The records of the base that surely do not meet the condition, as a table with all columns of their own.

        A row for each record, in the order of the data; all of them, or no more than the `first` so many. Of several populations: `population` and `key`, then the columns
        of all their tables, None where a record's own table has no such column. It needs the tables of the check.
        """
        return self._report.rows(self._index, "missing", first)

    def unknown(self, *, first: int | None = None) -> Table:
        """The records of which it is unknown whether they meet the condition or belong to the base; see `missing`."""
        return self._report.rows(self._index, "unknown", first)

    def counted(self, *, first: int | None = None) -> Table:
        """The records that meet the condition; see `missing`."""
        return self._report.rows(self._index, "counted", first)

    def __repr__(self) -> str:
        figures = "" if self._clause is None else f", {self._said()} ({self.threshold})"
        return f"<Verdict {self.id}: {self.status}{figures}>"
