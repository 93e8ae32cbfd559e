"""Plans: read from a file or text, asked about, and checked on tables."""

from __future__ import annotations

import datetime
import os

from chitieu import _core
from chitieu._diagnostics import Diagnostic, PlanError, wrap
from chitieu._inputs import make_dataset
from chitieu._report import Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from chitieu._diff import PlanDiff
    from chitieu._inputs import Tables
    from chitieu._monitor import Monitor
    from chitieu._parts import Parts


class Clause:
    """One quantity of a sentence: what it says, and how it is read."""

    __slots__ = ("id", "reads", "sentence", "threshold")

    def __init__(self, made: _core.ClauseText) -> None:
        self.id: str = made["id"]
        self.sentence: str = made["sentence"]
        self.reads: str = made["reads"]
        self.threshold: str = made["threshold"]

    def __repr__(self) -> str:
        return f"<Clause {self.id}: {self.sentence}>"


class Target:
    """A target, limit or check of a plan."""

    __slots__ = ("clauses", "deadline", "id", "kind", "note", "owner", "section", "source", "title", "valid")

    def __init__(self, made: _core.TargetText) -> None:
        self.id: str = made["id"]
        self.kind: str = made["kind"]
        self.title: str = made["title"]
        self.section: str = made["section"]
        self.source: str = made["source"]
        self.owner: str = made["owner"]
        self.note: str = made["note"]
        self.deadline: datetime.date | None = made["deadline"]
        self.valid: bool = made["valid"]
        self.clauses: list[Clause] = [Clause(each) for each in made["clauses"]]

    @property
    def sentence(self) -> str:
        """The sentence as it stands in the plan; empty when it has an error."""
        return "; ".join(each.sentence for each in self.clauses)

    @property
    def reads(self) -> str:
        """The formal reading of the sentence, in no language."""
        return "; ".join(each.reads for each in self.clauses)

    def __repr__(self) -> str:
        return f"<Target {self.id}: {self.sentence}>"


class Column:
    """A column that a plan declares."""

    __slots__ = ("aliases", "name", "personal", "refers_to", "set", "type", "values")

    def __init__(self, made: _core.ColumnText) -> None:
        self.name: str = made["name"]
        self.aliases: list[str] = made["aliases"]
        self.type: str = made["type"]
        self.set: bool = made["set"]
        self.personal: bool = made["personal"]
        self.values: list[str] = made["values"]
        self.refers_to: str | None = made["refers_to"]

    def __repr__(self) -> str:
        return f"<Column {self.name}: {'set of ' if self.set else ''}{self.type}>"


class Population:
    """A table that a plan declares."""

    __slots__ = ("aliases", "columns", "listed", "name")

    def __init__(self, made: _core.PopulationText) -> None:
        self.name: str = made["name"]
        self.aliases: list[str] = made["aliases"]
        self.listed: list[str] = made["listed"]
        self.columns: list[Column] = [Column(each) for each in made["columns"]]

    def __repr__(self) -> str:
        return f"<Population {self.name}: {', '.join(column.name for column in self.columns)}>"


class Plan:
    """A plan that was read and compiled; made by `load` or `parse`, never changed."""

    __slots__ = ("_core", "_schema", "_targets")

    def __init__(self, core: _core.Plan) -> None:
        self._core = core
        self._targets: list[Target] | None = None
        self._schema: list[Population] | None = None

    @property
    def title(self) -> str:
        """What the plan calls itself; empty when it does not."""
        return self._core.title

    @property
    def year(self) -> int | None:
        """The year the plan is for; None when it names none."""
        return self._core.year

    @property
    def source(self) -> str:
        """The document the plan is taken from."""
        return self._core.source

    @property
    def file(self) -> str:
        """The name by which messages call the plan."""
        return self._core.file

    @property
    def language(self) -> str:
        """`vi` or `en`: the language of most of its sentences."""
        return self._core.language

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the text or the meaning of the plan, in the order of the text."""
        return wrap(self._core.diagnostics, self.language)

    @property
    def targets(self) -> list[Target]:
        """Every target, limit and check, in the order of the plan."""
        return list(self._all())

    @property
    def schema(self) -> list[Population]:
        """The tables that the plan speaks of."""
        if self._schema is None:
            self._schema = [Population(each) for each in self._core.schema()]
        return self._schema

    def __getitem__(self, id: str) -> Target:
        try:
            return self._by_id()[id]
        except KeyError:
            raise KeyError(f"the plan has no target {id!r}") from None

    def __iter__(self) -> Iterator[Target]:
        return iter(self.targets)

    def __len__(self) -> int:
        return len(self._all())

    def __contains__(self, id: object) -> bool:
        return id in self._by_id()

    def _all(self) -> list[Target]:
        if self._targets is None:
            self._targets = [Target(each) for each in self._core.targets()]
        return self._targets

    def _by_id(self) -> dict[str, Target]:
        # Of those that share an id, each in force at its own time, the last one.
        return {each.id: each for each in self._all()}

    def to_string(self, lang: str | None = None, *, flat: bool = False) -> str:
        """The plan as text in `vi` or `en`, by default its own language; parsing it gives the same plan.

        With `flat` the whole plan as it stands, with everything that it extends.
        """
        return self._core.to_string(lang or self.language, flat)

    def diff(
        self,
        other: Plan,
        tables: Tables | None = None,
        /,
        *,
        as_of: datetime.date | str | None = None,
        previous: Tables | None = None,
        earlier: Mapping[str, Tables] | None = None,
        **populations: Any,
    ) -> PlanDiff:
        """What another plan says otherwise than this one, and with tables which verdicts that moves.

        Tables are given as to `check`; without any only the plans are compared.
        """
        from chitieu._diff import PlanDiff

        if tables is None and not populations:
            return PlanDiff(_core.diff(self._core, other._core), other.language)
        was, now = (
            each.bind(tables, previous=previous, earlier=earlier, **populations).check(as_of=as_of)._core
            for each in (self, other)
        )
        return PlanDiff(_core.diff(self._core, other._core, was, now), other.language)

    def check(
        self,
        tables: Tables | None = None,
        /,
        *,
        as_of: datetime.date | str | None = None,
        by: str | None = None,
        previous: Tables | None = None,
        earlier: Mapping[str, Tables] | None = None,
        threads: int = 1,
        **populations: Any,
    ) -> Report:
        """Judges every target on tables and gives a report.

        Tables are named by population, by keyword (`staff=df`) or in a mapping by name or alias (`{"đơn vị": df}`); or
        one path of a folder with a CSV file for each, or a list of paths. A table is anything with `__arrow_c_stream__` or
        `__arrow_c_array__`, a mapping of columns, a list of dicts or dataclasses, or the path of a CSV file.

        `as_of` is the day of the review (a date, or `2023-10-30`, `30/10/2023`); without it the data are final. `by`
        breaks each target down by a column. `previous` are the tables of the period before, and `earlier` others by the
        name that the plan gives them, for targets that compare with them. What is wrong with the data is in the report's `diagnostics`, and what
        reads it is `invalid`; only misuse raises TypeError or ValueError.

        `threads` says how many threads read columns of texts and count rows, 0: as many as the machine runs at once. The
        report is the same; tables of less than a hundred thousand rows gain nothing.
        """
        bound = self.bind(tables, by=by, previous=previous, earlier=earlier, threads=threads, **populations)
        return bound.check(as_of=as_of)

    def correct(self, *, find: Callable[[str], str | None] | None = None) -> tuple[str, list[Diagnostic]]:
        """The plan's text with what needs nobody corrected, and what that was.

        Corrected is an error that has one fix (`Diagnostic.fixes`), which is sure, and after which the plan has fewer
        errors. `find` is as for `parse`.
        """
        text, applied = _core.correct(self._core, find)
        return text, wrap(applied, self.language)

    def doctor(
        self, tables: Tables | None = None, /, *, sizes: Mapping[str, int] | None = None, **populations: Any
    ) -> list[Diagnostic]:
        """What is contradictory, idle or impossible in the plan, before any verdict.

        Tables are given as to `check`; or `sizes` says how many rows populations have (`{"staff": 80}`). Without either,
        what is found says for which sizes it is so. What is wrong with tables comes first.
        """
        made = make_dataset(self, tables, populations) if tables is not None or populations else None
        return wrap(_core.doctor(self._core, dict(sizes or {}), made), self.language)

    def bind(
        self,
        tables: Tables | None = None,
        /,
        *,
        by: str | None = None,
        previous: Tables | None = None,
        earlier: Mapping[str, Tables] | None = None,
        threads: int = 1,
        **populations: Any,
    ) -> BoundPlan:
        """Reads the tables once, for any number of checks; they must not change meanwhile.

        `threads` is as for `check`; its checks run on them, too.
        """
        others = dict(earlier or {}) | ({} if previous is None else {"previous": previous})
        made = [(name, make_dataset(self, each, {})) for name, each in others.items()]
        dataset = make_dataset(self, tables, populations)
        return BoundPlan(self, _core.Bound(self._core, dataset, False, by, made, _thread_count(threads)))

    def monitor(
        self,
        tables: Tables | None = None,
        /,
        *,
        as_of: datetime.date | str | None = None,
        previous: Tables | None = None,
        earlier: Mapping[str, Tables] | None = None,
        **populations: Any,
    ) -> Monitor:
        """Keeps every verdict up to date while rows change; tables are given as to `check`, and read once.

        An empty list is a table that begins without rows.
        """
        from chitieu._monitor import Monitor

        others = dict(earlier or {}) | ({} if previous is None else {"previous": previous})
        made = [(name, make_dataset(self, each, {})) for name, each in others.items()]
        day = _to_date(as_of)
        return Monitor(self, _core.Monitor(self._core, make_dataset(self, tables, populations), day, made), day)

    def in_parts(
        self,
        of: str,
        tables: Tables | None = None,
        /,
        *,
        as_of: datetime.date | str | None = None,
        threads: int = 1,
        **populations: Any,
    ) -> Parts:
        """A check on a table that comes in parts: batches of a stream longer than memory, files, what processes counted.

        `of` is the population whose rows come in parts; all other tables are given whole, as to `check`, as is `threads`.

            parts = plan.in_parts("staff", units=units)
            for batch in reader:
                parts.add(batch)
            report = parts.report()
        """
        from chitieu._parts import Parts

        day = _to_date(as_of)
        whole = make_dataset(self, tables, populations)
        if _core.fold_name(of) not in (_core.fold_name(each) for each in whole.names):
            return Parts(self, of, _core.Parts(self._core, of, whole, day, _thread_count(threads)), day)
        raise ValueError(f"`{of}` comes in parts and is given whole, too")

    def __repr__(self) -> str:
        title = f"“{self.title}”" if self.title else self.file
        return f"<Plan {title}: {len(self)} targets>"


class BoundPlan:
    """A plan with its tables, ready to be checked."""

    __slots__ = ("_core", "plan")

    def __init__(self, plan: Plan, core: _core.Bound) -> None:
        self.plan = plan
        self._core = core

    def check(self, *, as_of: datetime.date | str | None = None) -> Report:
        """Judges every target as of a day; see `Plan.check`."""
        day = _to_date(as_of)
        return Report(self._core, self._core.check(day, False, None), day, self.plan.language)

    def __repr__(self) -> str:
        return f"<BoundPlan of {self.plan!r}>"


def _thread_count(threads: int) -> int:
    if isinstance(threads, bool) or not isinstance(threads, int):
        raise TypeError(f"threads is a number of threads, not a {type(threads).__name__}")
    if not 0 <= threads <= 1024:
        raise ValueError(f"threads is {threads}; it is 1 to 1024, or 0 for as many as the machine runs at once")
    return threads


def _to_date(as_of: datetime.date | str | None) -> datetime.date | None:
    if as_of is None or not isinstance(as_of, (str, datetime.date)):
        if as_of is not None:
            raise TypeError(f"as_of is a date or a text such as 2023-10-30, not a {type(as_of).__name__}")
        return None
    if isinstance(as_of, str):
        read = _core.read_day(as_of)
        if read is None:
            raise ValueError(f"as_of is no date: {as_of!r}; write 2023-10-30 or 30/10/2023")
        return read
    return as_of.date() if isinstance(as_of, datetime.datetime) else as_of


def _made(made: tuple[_core.Plan | None, list[_core.Diagnostic]], strict: bool) -> Plan:
    core, refused = made
    if core is None:
        found = wrap(refused, "vi")
        raise PlanError(found, "\n".join(str(each) for each in found))
    plan = Plan(core)
    if strict:
        all_found = plan.diagnostics
        if any(each.severity == "error" for each in all_found):
            shown = _core.render_diagnostics(core.diagnostics, plan.language, core.text, False)
            raise PlanError(all_found, "the plan has errors\n" + shown)
    return plan


def load(path: str | os.PathLike[str], *, strict: bool = True, find: Callable[[str], str | None] | None = None) -> Plan:
    """Reads a rule file.

    A plan that it extends is looked for beside it, or is what `find` gives for its name: its text, or None.

    Raises PlanError when it has errors; with `strict=False` only when it cannot be read at all, and everything else is
    in `Plan.diagnostics`: a target with an error is `invalid`, the others are judged.
    """
    return _made(_core.load(os.fspath(path), find), strict)


def parse(
    text: str, *, name: str = "plan", strict: bool = True, find: Callable[[str], str | None] | None = None
) -> Plan:
    """Reads the text of a plan; `name` is what messages call it. What it extends is asked of `find`. See `load`."""
    return _made(_core.parse(text, name, find), strict)
