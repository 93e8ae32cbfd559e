"""Numbers of some records, from the least to the greatest that blanks leave possible: every filling is made.

A blank cell may be any number, so that it is filled with both infinities; a row of which nobody knows
whether it belongs is filled both ways. Tables must be small.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from truth import Truth, agreed

INFINITY = math.inf
Value = Fraction | float  # a float is an infinity, or not a number where both meet


@dataclass(frozen=True)
class Numbered:
    """Whether a record belongs, and its number; None is a blank."""

    belongs: Truth
    number: object


@dataclass(frozen=True)
class Bounds:
    low: Value
    high: Value
    may_be_none: bool = False
    none: bool = False

    @property
    def exact(self) -> bool:
        return not self.none and not self.may_be_none and self.low == self.high


NONE = Bounds(Fraction(0), Fraction(0), may_be_none=True, none=True)


def one(what: str, of: list[Value], nth: int) -> list[Value]:
    """The number of these, or nothing; both ends where infinities meet."""
    if what == "count":
        return [Fraction(len(of))]
    if what == "sum":
        return spread(sum(of, Fraction(0)))
    if not of:
        return []
    ranked = sorted(of)
    n = len(of)
    match what:
        case "average":
            return spread(sum(of, Fraction(0)) / n)
        case "median":
            return spread((ranked[(n - 1) // 2] + ranked[n // 2]) / 2)
        case "lowest":
            return [ranked[0]]
        case "highest":
            return [ranked[-1]]
        case "place":
            return [ranked[-nth]] if nth <= n else []
        case "percentile":
            return [next(each for each in ranked if 100 * sum(other <= each for other in of) >= nth * n)]
    raise ValueError(what)


def spread(value: Value) -> list[Value]:
    # One blank up and another down come to anything.
    return [-INFINITY, INFINITY] if isinstance(value, float) and math.isnan(value) else [value]


def total(what: str, records: Iterable[Numbered], nth: int = 0, *, partial: bool = False) -> Bounds:
    """`sum`, `average` and the like of the records that belong."""
    seen: list[Value] = []
    may_be_none = False
    mine = [each for each in records if each.belongs is not False]
    ways: list[list[Value | None]] = []
    for each in mine:
        filled: list[Value | None] = [-INFINITY, INFINITY] if each.number is None else [as_number(each.number)]
        ways.append(filled if each.belongs else [*filled, None])
    for filling in product(*ways):
        made = one(what, [each for each in filling if each is not None], nth)
        seen += made
        may_be_none = may_be_none or not made
    if not partial:
        return Bounds(min(seen), max(seen), may_be_none) if seen else NONE
    # More records may be there than the table has.
    if may_be_none:
        return Bounds(-INFINITY, INFINITY, may_be_none=True)
    above, below = what in ("count", "highest", "place"), what == "lowest"
    low = min(seen) if above else -INFINITY
    return Bounds(low, max(seen) if below else INFINITY, may_be_none)


def as_number(cell: object) -> Value:
    assert isinstance(cell, (int, Fraction)), cell
    return Fraction(cell)


def compare(of: Bounds, how: str, value: Value, high: Value = Fraction(0)) -> Truth:
    """Yes or no only where all that the number can be agrees, and there is a number."""
    if of.may_be_none:
        return None

    def is_so(it: Value) -> bool:
        match how:
            case "at least" | "not lower than":
                return it >= value
            case "more than" | "higher than":
                return it > value
            case "at most" | "not higher than":
                return it <= value
            case "less than" | "lower than":
                return it < value
            case "exactly":
                return it == value
            case "between":
                return value <= it <= high
        raise ValueError(how)

    ends = [is_so(of.low), is_so(of.high)]
    if how in ("exactly", "between"):
        inside = (
            [of.low <= each <= of.high for each in (value, high)] if how == "between" else [of.low <= value <= of.high]
        )
        # Between both ends may lie what is asked, although neither end is it.
        ends += [True] if any(inside) and of.low != of.high else []
    return agreed(ends)
