"""What so many of so many come to, and what all fillings of unknown rows come to: every filling is made.

Rows are pairs of truths: in the base or not, and satisfying the predicate or not. This is meaning as the
reference words it, without a formula for bounds; so tables must be small.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from described import Quantity
from truth import Truth

Row = tuple[Truth, Truth]


@dataclass(frozen=True)
class Filled:
    """So many of a base of so many."""

    count: int
    base: int


def fillings(rows: Iterable[Row]) -> set[Filled]:
    """All that can come of the unknown rows, each filled apart."""
    made = {(0, 0)}
    for base, holds in rows:
        ways = set()
        if base is not True:
            ways.add((0, 0))
        if base is not False:
            if holds is not False:
                ways.add((1, 1))
            if holds is not True:
                ways.add((0, 1))
        made = {(count + c, base + b) for count, base in made for c, b in ways}
    return {Filled(*each) for each in made}


@dataclass(frozen=True)
class Asked:
    """The least and the greatest count of a base that is meant; None is no end."""

    low: int | None
    high: int | None


def asked(q: Quantity, base: int) -> Asked:
    if q.how == "all":
        return Asked(base, None)
    if q.how == "no":
        return Asked(None, 0)
    low = q.amount * base if q.is_share else q.amount
    high = q.high * base if q.is_share else q.high
    if q.rounded:
        low = Fraction({"down": floor, "up": ceil, "half up": lambda x: floor(x + Fraction(1, 2))}[q.rounded](low))
        if q.at_least_one:
            low = max(low, Fraction(1))
    match q.how:
        case "at least":
            return Asked(ceil(low), None)
        case "more than":
            return Asked(floor(low) + 1, None)
        case "at most":
            return Asked(None, floor(low))
        case "less than":
            return Asked(None, ceil(low) - 1)
        case "exactly":
            return Asked(ceil(low), floor(low))
        case "between":
            return Asked(ceil(low), floor(high))
    raise ValueError(q.how)


def is_ceiling(q: Quantity) -> bool:
    return q.how in ("at most", "less than", "no")


def is_share(q: Quantity) -> bool:
    return q.is_share or q.how in ("all", "no")


def meets(q: Quantity, filled: Filled, *, empty: Truth) -> Truth:
    """Whether a filling meets what is asked; `empty` is what a share of nobody is."""
    if is_share(q) and filled.base == 0:
        return empty
    of = asked(q, filled.base)
    return (of.low is None or filled.count >= of.low) and (of.high is None or filled.count <= of.high)


def margin(q: Quantity, filled: Filled) -> bool:
    """Nobody is short of a share of nobody."""
    return not is_share(q) or filled.base > 0


def short(q: Quantity, filled: Filled) -> int:
    low = asked(q, filled.base).low
    return 0 if low is None or not margin(q, filled) else max(0, low - filled.count)


def over(q: Quantity, filled: Filled) -> int:
    high = asked(q, filled.base).high
    return 0 if high is None or not margin(q, filled) else max(0, filled.count - high)


def spare(q: Quantity, filled: Filled) -> int:
    """How many may change, one way, before the verdict of this filling does."""
    of = asked(q, filled.base)
    up = None if of.high is None else of.high - filled.count
    down = None if of.low is None else filled.count - of.low
    if up is None or down is None:
        return up or down or 0
    # An end that cannot be crossed holds nobody back.
    if of.low is not None and of.low <= 0:
        return up
    return down if is_share(q) and of.high == filled.base else min(up, down)
