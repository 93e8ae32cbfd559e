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
    unit: str = ""  # what its numbers are counted in


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
    unit: str = ""  # in which the value is written


@dataclass(frozen=True)
class Between:
    column: str
    low: int | Fraction | datetime.date
    high: int | Fraction | datetime.date


@dataclass(frozen=True)
class OneOf:
    column: str
    values: tuple[str | int | Fraction | datetime.date, ...]
    in_words: bool = False  # `is A or B`


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
class Within:
    """A day is not before another, and not later than so long after it; `since` is a column, a day, or `as of`."""

    column: str
    amount: int
    unit: str  # days, weeks, months, years, working days
    since: str | datetime.date


@dataclass(frozen=True)
class InSpan:
    """A day lies in a year, in a month, or in some days of a month."""

    column: str
    year: int
    month: int = 0
    days: tuple[int, int] | None = None


@dataclass(frozen=True)
class InBand:
    band: str
    value: str


@dataclass(frozen=True)
class CompareNumber:
    """A number of the record against a plain one."""

    number: RecordNumber
    how: str
    value: Fraction


Condition: TypeAlias = (
    Compare | Between | OneOf | Holds | Flag | Known | IsNone | Through | Linked | LinkedShare | Not | And | Or | If | KOf
    | CompareNumber | CompareColumns | InPlace | Within | InSpan | InBand
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


@dataclass(frozen=True)
class TimeBetween:
    """How long it is from one day to another, each a column, a day, or `as of`."""

    unit: str  # days, weeks, months, years, working days
    start: str | datetime.date
    end: str | datetime.date


@dataclass(frozen=True)
class NamedNumber:
    """A measure of each record."""

    name: str


RecordNumber: TypeAlias = ColumnValue | LinkedCount | LinkedTotal | TimeBetween | NamedNumber


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
    unit: str = ""  # in which the value is written


@dataclass(frozen=True)
class Grouped:
    """A clause asked of each group: the records of a population, or the values of a column or band of the subject."""

    quantity: Quantity  # of the groups
    by: str  # the population, or the column
    reference: str  # by which the subject refers to the population; empty for a column
    clause: CountClause | NumberClause | AgainstPrevious


@dataclass(frozen=True)
class Periods:
    """A clause asked of spans of time of a column of dates."""

    quantity: Quantity  # of the periods
    unit: str  # year, quarter, month, week
    column: str
    clause: CountClause | NumberClause
    last: int = 0  # so many, up to the day of the review; otherwise from the first record to the last
    together: int = 1  # so many in a row are one group
    in_a_row: bool = False  # so many must be met one after another


@dataclass(frozen=True)
class Steps:
    """So much by the end of a year, more by the end of another: a clause for each."""

    steps: tuple[tuple[Quantity, int], ...]
    subject: Subject
    what: Condition


@dataclass(frozen=True)
class AgainstPrevious:
    """A number against what it was: `up` or `down` by at least so much, or not lower or higher."""

    number: Number
    how: str  # up, down, not lower than, not higher than, higher than, lower than
    by: Fraction = Fraction(0)
    plain: bool = False  # by so many, or by so many points of a share, and not by so much of what it was
    data: str = "previous"


@dataclass(frozen=True)
class AsMany:
    """`at most 20% as many A as B`: one count against a part of another."""

    how: str
    part: Fraction
    left: Subject
    right: Subject


Clause: TypeAlias = AsMany | CountClause | OfWhich | NumberClause | Grouped | Periods | Steps | AgainstPrevious


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


@dataclass(frozen=True)
class Named:
    """A measure of the whole."""

    name: str


@dataclass(frozen=True)
class Earlier:
    """A number in other data."""

    number: Number
    data: str


Number: TypeAlias = NumberOf | Total | ShareOf | Arithmetic | Plain | Named | Earlier


@dataclass(frozen=True)
class Measure:
    """A name for a number, of the whole or of each record of a population."""

    name: str
    of: str
    number: Number | RecordNumber


@dataclass(frozen=True)
class BandLine:
    name: str
    how: str  # under, at most, at least, more than, between
    low: Fraction
    high: Fraction = Fraction(0)


@dataclass(frozen=True)
class Band:
    """A column of values that is worked out from a number of each record."""

    name: str
    of: str
    number: RecordNumber
    lines: tuple[BandLine, ...]
    otherwise: str = ""


@dataclass(frozen=True)
class Unit:
    """So many of another."""

    name: str
    many: int
    of: str


@dataclass(frozen=True)
class Target:
    id: str
    kind: str  # target, limit or check
    clauses: tuple[Clause, ...]
    deadline: datetime.date | None = None
    empty_base: str = ""  # met, unmet, skip
    unknown_as_not: bool = False
    only_if: NumberClause | None = None
    needed: int = 0  # so many of its clauses are enough; otherwise all are needed


@dataclass(frozen=True)
class Plan:
    year: int
    scales: tuple[Scale, ...]
    populations: tuple[Population, ...]
    targets: tuple[Target, ...]
    bands: tuple[Band, ...] = ()
    measures: tuple[Measure, ...] = ()
    units: tuple[Unit, ...] = ()
    holidays: tuple[datetime.date, ...] = ()
    earlier: str = ""  # the name of other data, beside those of the period before

    def band(self, name: str) -> Band | None:
        return next((each for each in self.bands if each.name == name), None)

    def measure(self, name: str) -> Measure:
        return next(each for each in self.measures if each.name == name)

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
    earlier: Tables | None = None  # the other data that the plan names
    note: str = field(default="", compare=False)
