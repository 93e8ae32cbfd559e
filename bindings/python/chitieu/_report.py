"""Reports: what a check came to, with everything that can be asked of it."""

from __future__ import annotations

import datetime
import os

from chitieu import _core
from chitieu._diagnostics import DataError, Diagnostic, wrap
from chitieu._verdict import Verdict, so_many
from chitieu._without_rows import WithoutRows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from chitieu._repair import Repair, Supposed
    from chitieu._table import Table


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
        lists_nobody = "a masked report lists nobody; ask the report that it was made of"
        bound: Any = WithoutRows(
            self._bound.by,
            listed=lists_nobody,
            shown=lists_nobody,
            grouped="a masked report has no names and no other groups; mask what has them",
            changed="a masked report has no records to change; ask the report that it was made of",
        )
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

        self._needs_records()
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

        self._needs_records()
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

    def _needs_records(self) -> None:
        if isinstance(self._bound, WithoutRows):
            self._bound.refuse_changes()

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
