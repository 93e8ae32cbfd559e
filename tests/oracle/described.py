"""A plan and its tables as plain data: what the generator makes, and every oracle is asked about.

Conditions, numbers and clauses are trees of frozen records, so that a shrinker can take any of them apart.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

# A cell as it is written: None is blank, a set is a tuple.
Cell: TypeAlias = "bool | int | Fraction | datetime.date | str | tuple[str, ...] | None"
Row: TypeAlias = dict[str, Cell]
Tables: TypeAlias = dict[str, list[Row]]


@dataclass(frozen=True)
class Scale:
    name: str
    levels: tuple[str, ...]
    cumulative: bool


@dataclass(frozen=True)
class Column:
    name: str
    kind: str  # key, flag, count, number, date, rank, choice, text or reference
    of: str = ""  # the scale, or the population that is referred to
    values: tuple[str, ...] = ()  # of a choice
    many: bool = False
    blank: str = ""  # what a blank means: unknown, or `none`, `no`, or a value
    absent: bool = False  # a reference to nobody is no error
    dated: str = ""  # the column of dates from which on the cell counts


@dataclass(frozen=True)
class Population:
    name: str
    columns: tuple[Column, ...]
    world: str = "complete"  # or partial
    dated: str = ""
    valid: tuple[str, str] | None = None

    def column(self, name: str) -> Column:
        return next(each for each in self.columns if each.name == name)


# --- conditions -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Compare:
    """`at least`, `at most`, `more than`, `less than`, `is`, `is not` of a number, a date, a rank or a choice."""

    column: str
    how: str
    value: int | Fraction | datetime.date | str


@dataclass(frozen=True)
class Between:
    column: str
    low: int | Fraction | datetime.date
    high: int | Fraction | datetime.date


@dataclass(frozen=True)
class OneOf:
    column: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Holds:
    """`hold`, `at least`, `recorded`, `none of`, `only` of ranks of the one column of their scale."""

    column: str
    how: str
    levels: tuple[str, ...]


@dataclass(frozen=True)
class Flag:
    column: str
    value: bool


@dataclass(frozen=True)
class Known:
    column: str
    known: bool


@dataclass(frozen=True)
class IsNone:
    column: str


@dataclass(frozen=True)
class Through:
    """A condition about the record that a reference leads to; `what` is about one column."""

    reference: str
    what: Condition


@dataclass(frozen=True)
class Linked:
    """How many records of a population refer here by a column, and satisfy the condition."""

    population: str
    by: str
    quantity: Quantity
    where: Condition | None


@dataclass(frozen=True)
class LinkedShare:
    population: str
    by: str
    quantity: Quantity
    what: Condition


@dataclass(frozen=True)
class Not:
    what: Condition


@dataclass(frozen=True)
class And:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Or:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class If:
    condition: Condition
    then: Condition


@dataclass(frozen=True)
class KOf:
    needed: int
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class CompareColumns:
    """A cell of the record against another."""

    left: str
    how: str
    right: str


@dataclass(frozen=True)
class InPlace:
    """In the top or the bottom so many, or such a part of all, by a column."""

    column: str
    bottom: bool
    places: Fraction
    is_share: bool


@dataclass(frozen=True)
class CompareNumber:
    """A number of the record against a plain one."""

    number: RecordNumber
    how: str
    value: Fraction


Condition: TypeAlias = (
    Compare | Between | OneOf | Holds | Flag | Known | IsNone | Through | Linked | LinkedShare | Not | And | Or | If | KOf
    | CompareNumber | CompareColumns | InPlace
)  # fmt: skip


@dataclass(frozen=True)
class ColumnValue:
    column: str


@dataclass(frozen=True)
class LinkedCount:
    population: str
    by: str
    where: Condition | None


@dataclass(frozen=True)
class LinkedTotal:
    """The sum, average, lowest or highest of a column of the linked records."""

    what: str
    column: str
    population: str
    by: str
    where: Condition | None


RecordNumber: TypeAlias = ColumnValue | LinkedCount | LinkedTotal


# --- clauses ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Quantity:
    """How many: a count, or a share of the base."""

    how: str  # at least, more than, at most, less than, exactly, between, all, no
    amount: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    is_share: bool = False
    rounded: str = ""  # down, up, half up
    at_least_one: bool = False


@dataclass(frozen=True)
class Subject:
    population: str
    where: Condition | None = None


@dataclass(frozen=True)
class CountClause:
    """Of the subjects, together, so many satisfy the predicate; without one, so many are there."""

    quantity: Quantity
    subjects: tuple[Subject, ...]
    what: Condition | None


@dataclass(frozen=True)
class OfWhich:
    """Of those who satisfied the clause before it."""

    quantity: Quantity
    what: Condition


@dataclass(frozen=True)
class NumberClause:
    number: Number
    how: str
    value: Fraction
    high: Fraction = Fraction(0)  # of `between`


@dataclass(frozen=True)
class Grouped:
    """A clause asked of each group: the records of a population, or the values of a column of the subject."""

    quantity: Quantity  # of the groups
    by: str  # the population, or the column
    reference: str  # by which the subject refers to the population; empty for a column
    clause: CountClause | NumberClause


@dataclass(frozen=True)
class AgainstPrevious:
    """A number against what it was: `up` or `down` by at least so much per cent, or not lower or higher."""

    number: Number
    how: str  # up, down, not lower than, not higher than, higher than, lower than
    by: Fraction = Fraction(0)


@dataclass(frozen=True)
class AsMany:
    """`at most 20% as many A as B`: one count against a part of another."""

    how: str
    part: Fraction
    left: Subject
    right: Subject


Clause: TypeAlias = AsMany | CountClause | OfWhich | NumberClause | Grouped | AgainstPrevious


@dataclass(frozen=True)
class NumberOf:
    subject: Subject


@dataclass(frozen=True)
class Total:
    """`sum`, `average`, `median`, `lowest`, `highest`, `place` (the n-th highest) or `percentile` of a column."""

    what: str
    column: str
    subject: Subject
    nth: int = 0


@dataclass(frozen=True)
class ShareOf:
    subject: Subject
    what: Condition


@dataclass(frozen=True)
class Arithmetic:
    sign: str  # + - × /
    left: Number
    right: Number


@dataclass(frozen=True)
class Plain:
    value: Fraction


Number: TypeAlias = NumberOf | Total | ShareOf | Arithmetic | Plain


@dataclass(frozen=True)
class Target:
    id: str
    kind: str  # target, limit or check
    clauses: tuple[Clause, ...]
    deadline: datetime.date | None = None
    empty_base: str = ""  # met, unmet, skip
    unknown_as_not: bool = False
    only_if: NumberClause | None = None


@dataclass(frozen=True)
class Plan:
    year: int
    scales: tuple[Scale, ...]
    populations: tuple[Population, ...]
    targets: tuple[Target, ...]

    def population(self, name: str) -> Population:
        return next(each for each in self.populations if each.name == name)

    def scale(self, name: str) -> Scale:
        return next(each for each in self.scales if each.name == name)


@dataclass(frozen=True)
class Case:
    """A plan with its tables, what was before, and the day of the review."""

    plan: Plan
    tables: Tables
    previous: Tables | None = None
    as_of: datetime.date | None = None
    note: str = field(default="", compare=False)
