"""Reports: what a check came to, with everything that can be asked of it."""

from __future__ import annotations

import datetime
import os

from chitieu import _core
from chitieu._diagnostics import DataError, Diagnostic, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction
    from typing import Any

    from chitieu._repair import Repair, Supposed
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


class _Masked:
    """What a masked report answers when it is asked for more than it shows."""

    __slots__ = ("by",)

    def __init__(self, by: str | None) -> None:
        self.by = by

    def check(self, as_of: datetime.date | None, who: bool, first: int | None) -> _core.Report:
        raise ValueError("a masked report lists nobody; ask the report that it was made of")

    def again(self, names: bool, by: str | None) -> _core.Bound:
        raise ValueError("a masked report has no names and no other groups; mask what has them")

    def rows(self, report: _core.Report, target: int, clause: int, who: str, group: int | None) -> _core.Table:
        raise ValueError("a masked report lists nobody; ask the report that it was made of")


class Report:
    """Everything a check came to; a sequence of verdicts in the order of the plan."""

    __slots__ = ("_bound", "_core", "_day", "_heads", "_lang", "_names", "_supposed", "_targets", "_who", "revealed")

    def __init__(
        self,
        bound: _core.Bound,
        core: _core.Report,
        day: datetime.date | None,
        lang: str,
        revealed: bool = False,
        supposed: Supposed | None = None,
    ) -> None:
        self._supposed = supposed
        self._bound = bound
        self._core = core
        self._day = day
        self._lang = lang
        self._targets: list[_core.TargetVerdict] | None = None
        self._heads: list[_core.Head] | None = None
        self._names: dict[str, tuple[int, int | None]] | None = None
        self._who: _core.Report | None = None
        self.revealed = revealed

    @property
    def as_of(self) -> datetime.date | None:
        """The day as of which the data were judged; None when they are final."""
        return self._day

    @property
    def language(self) -> str:
        """The language of the plan."""
        return self._lang

    @property
    def grouped_by(self) -> str | None:
        """The column that verdicts are broken down by."""
        return self._bound.by

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the plan and with the data."""
        return wrap(self._core.diagnostics, self._lang)

    @property
    def exit_code(self) -> int:
        """0 all met, 1 something unmet, 2 something invalid, 3 something pending or undetermined."""
        return self._core.exit_code

    def raise_for_errors(self) -> Report:
        """Raises DataError when plan or data have errors; else gives the report itself."""
        found = self.diagnostics
        if any(each.severity == "error" for each in found):
            raise DataError(found, "\n".join(str(each) for each in found))
        return self

    def _all(self) -> list[_core.TargetVerdict]:
        if self._targets is None:
            self._targets = self._core.targets
        return self._targets

    def _all_heads(self) -> list[_core.Head]:
        if self._heads is None:
            self._heads = self._core.heads
        return self._heads

    def _at(self, index: tuple[int, int | None]) -> Verdict:
        return Verdict(self, index, self._all()[index[0]])

    def __getitem__(self, id: str) -> Verdict:
        if self._names is None:
            self._names = {}
            for i, target in enumerate(self._all()):
                for j, clause in enumerate(target.clauses):
                    self._names.setdefault(clause.id, (i, j))
            for i, target in enumerate(self._all()):
                self._names[target.id] = (i, None)
        if id not in self._names:
            raise KeyError(f"the plan has no target {id!r}")
        return self._at(self._names[id])

    def __iter__(self) -> Iterator[Verdict]:
        return (Verdict(self, (i, None), None, head) for i, head in enumerate(self._all_heads()))

    def __len__(self) -> int:
        return len(self._all_heads())

    def summary(self) -> dict[str, int]:
        """How many targets have each status."""
        out = dict.fromkeys(("met", "unmet", "pending", "undetermined", "invalid"), 0)
        for status, _, _ in self._all_heads():
            out[status] += 1
        return out

    def reveal(self) -> Report:
        """The same report, whose HTML and files also show who is missing, with names."""
        bound = self._bound.again(True, self._bound.by)
        return Report(bound, self._checked(bound, True), self._day, self._lang, True, self._supposed)

    def masked(self, fewest: int = 5) -> Report:
        """The same report for everybody to see: it lists nobody and has no figures that would tell of single people.

        Hidden are verdicts and groups of fewer records than `fewest`, and those where exactly one counts, is missing or is
        unknown; with hidden groups go the next smallest, until two of them and `fewest` records are hidden. What asks for
        rows, names or another breakdown raises ValueError. Statuses stay.
        """
        if fewest < 0:
            raise ValueError(f"fewest is a number of records, and {fewest} is below 0")
        bound: Any = _Masked(self._bound.by)
        return Report(bound, self._core.masked(fewest), self._day, self._lang)

    def regrouped(self, column: str) -> Report:
        """The same check broken down by another column, given by name or alias.

        ValueError when nothing that is counted has it.
        """
        bound = self._bound.again(False, column)
        out = Report(bound, self._checked(bound, False), self._day, self._lang, supposed=self._supposed)
        refused = [each for each in out.diagnostics if each.code == "no-such-group"]
        if refused:
            raise ValueError(refused[0].text(self._lang))
        return out

    def repair(self, *, only: Sequence[str] | str = (), losses: bool = False, who: bool = False) -> Repair:
        """The least number of changes that meets every target and breaks none.

        A change gives a set one more category, raises a rank, turns a flag round or adds a record. `only` names the columns
        that may change (`titles`, `staff.titles`) and what may be added (`+ entries`); by default what predicates read and ask
        for. With `losses` ranks may fall and sets lose.
        `who` adds the keys of who is chosen and who could be, after `reveal` with names. The tables must be as they were
        when they were checked.
        """
        from chitieu._repair import Repair

        self._not_masked()
        made = _core.repair(
            self._bound, self._core, [only] if isinstance(only, str) else list(only), losses, who or self.revealed
        )
        if made.unknown_columns:
            raise ValueError(f"no column that could change is called {', '.join(made.unknown_columns)}")
        return Repair(made, self._lang)

    def what_if(
        self,
        thresholds: Mapping[str, object] | None = None,
        /,
        **records: Mapping[Any, Mapping[str, object]],
    ) -> Report:
        """The report as it would be with other thresholds or other records.

        `thresholds` gives numbers by the id of a clause: `{"6": 97}`, `{"6": "97%", "5": 4, "4": "3-5"}`; how they are
        compared stays, and nothing is counted anew. Records are given by population, key and column:
        `staff={"NV012": {"titles": ["LĐTT"]}}`; a key that is not there is a record more. ValueError for what does not fit.
        Of records that are only supposed there are keys and no rows (`missing()`).
        """
        from chitieu._repair import Supposed

        self._not_masked()
        supposed = Supposed(thresholds or {}, records, self._supposed)
        made = supposed(self._bound, self._core)
        return Report(self._bound, made, self._day, self._lang, supposed=supposed)

    def rows(
        self, index: tuple[int, int | None], who: str, first: int | None = None, group: int | None = None
    ) -> Table:
        """The rows behind a verdict, or one of its groups; `who` is `missing`, `unknown` or `counted`."""
        from chitieu._table import Table

        if self._supposed is not None and self._supposed.cells:
            raise ValueError("records that are only supposed have no rows; ask the report of the tables")
        return Table(self._bound.rows(self._people(first), index[0], index[1] or 0, who, group))

    def _people(self, first: int | None = None) -> _core.Report:
        if so_many(first) is not None:
            return self._checked(self._bound, True, first)
        if self._who is None:
            self._who = self._core if self.revealed else self._checked(self._bound, True)
        return self._who

    def _checked(self, bound: _core.Bound, who: bool, first: int | None = None) -> _core.Report:
        made = bound.check(self._day, who, first)
        return made if self._supposed is None else self._supposed(bound, made)

    def _not_masked(self) -> None:
        if isinstance(self._bound, _Masked):
            raise ValueError("a masked report has no records to change; ask the report that it was made of")

    def _listed(self) -> list[_core.TargetVerdict]:
        return self._people().targets

    def to_table(self) -> Table:
        """A row for each clause: id, status, figures, shares as texts of fractions."""
        from chitieu._table import Table

        return Table(self._core.to_table())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.to_table().__arrow_c_stream__(requested_schema)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows of `to_table` as dicts."""
        return self.to_table().to_dicts()

    def to_polars(self) -> Any:
        """The rows of `to_table` as a polars frame."""
        return self.to_table().to_polars()

    def to_pandas(self) -> Any:
        """The rows of `to_table` as a pandas frame."""
        return self.to_table().to_pandas()

    def to_arrow(self) -> Any:
        """The rows of `to_table` as a pyarrow table."""
        return self.to_table().to_arrow()

    def to_json(self, lang: str | None = None) -> str:
        """The report as JSON, as the language reference describes it."""
        return self._core.to_json(lang or self._lang)

    def to_text(self, lang: str | None = None, *, width: int = 100, colour: bool = False, reads: bool = False) -> str:
        """The table of verdicts for a terminal."""
        return self._core.to_text(lang or self._lang, colour, width, reads)

    def to_html(
        self, lang: str | None = None, *, page: bool = True, who: bool = False, first: int | None = None
    ) -> str:
        """The table of verdicts as an HTML page, or as a part of one.

        `who` adds lists of the missing and unknown by key, no more than the `first` so many of each; their names stand
        there only after `reveal`.
        """
        listed = who or self.revealed
        return (self._people(first) if listed else self._core).to_html(lang or self._lang, page, listed)

    def __repr__(self) -> str:
        return self.to_text()

    def _repr_html_(self) -> str:
        return self.to_html(page=False)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/plain": self.to_text(), "text/html": self.to_html(page=False)}

    def save(self, path: str | os.PathLike[str], *, lang: str | None = None, who: bool = False) -> None:
        """Writes the report as `.html`, `.docx`, `.xlsx` or `.json`, by the ending of the path.

        `who` adds lists of the missing and unknown by key (with names after `reveal`). ValueError for another ending;
        ImportError for `.docx` and `.xlsx` without the extra `report`.
        """
        from chitieu._save import save
        from chitieu._words import spoken

        save(self, path, lang=spoken(lang, self._lang), who=who)

    def plot(self, by: str | None = None, *, lang: str | None = None) -> Any:
        """An Altair chart of progress against threshold, by group when `by` is given; needs the extra `plots`."""
        from chitieu._plots import plot
        from chitieu._words import spoken

        return plot(self if by is None else self.regrouped(by), lang=spoken(lang, self._lang))

    def save_state(self, path: str | os.PathLike[str]) -> None:
        """Keeps the counts of every clause, without keys or names, for `compare` at the next review."""
        from chitieu._state import save_state

        save_state(self, path)
