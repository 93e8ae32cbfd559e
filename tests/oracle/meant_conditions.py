"""What a condition says of a record: written from the language reference alone."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Any

import described as d
from fillings import Filled, fillings, is_ceiling, is_share, meets
from meant_days import between, within
from meant_numbers import INFINITY, NONE, Bounds, Numbered, Value, compare, total
from truth import Truth, agreed, all_of, any_of, not_


class Nothing:
    """A cell that is known to be empty."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING = Nothing()


@dataclass(frozen=True)
class World:
    """The tables as of a day: rows that are not there yet are left out, and blanks mean what is declared."""

    plan: d.Plan
    tables: dict[str, list[dict[str, object]]]  # None is unknown
    day: datetime.date = datetime.date.max  # of the review

    @staticmethod
    def of(plan: d.Plan, tables: d.Tables, as_of: datetime.date | None) -> World:
        made = {}
        for population in plan.populations:
            rows = [row for row in tables[population.name] if is_there(population, row, as_of)]
            made[population.name] = [
                {each.name: cell_of(plan, tables, population, each, row, as_of) for each in population.columns}
                for row in rows
            ]
        return World(plan, made, as_of or datetime.date(plan.year, 12, 31))


def is_there(population: d.Population, row: d.Row, as_of: datetime.date | None) -> bool:
    if as_of is None:
        return True
    if population.dated:
        since = row[population.dated]
        assert isinstance(since, datetime.date)
        if since > as_of:
            return False
    if population.valid:
        since, until = (row[each] for each in population.valid)
        assert isinstance(since, datetime.date)
        if since > as_of or (isinstance(until, datetime.date) and until < as_of):
            return False
    return True


def cell_of(
    plan: d.Plan,
    tables: d.Tables,
    population: d.Population,
    column: d.Column,
    row: d.Row,
    as_of: datetime.date | None,
) -> object:
    cell = row[column.name]
    if column.dated and as_of is not None:
        since = row[column.dated]
        assert isinstance(since, datetime.date)
        if since > as_of:
            cell = None
    if cell is None:
        if not column.blank:
            return None
        if column.blank == "none":
            return frozenset() if column.many else NOTHING
        if column.blank == "no":
            return False
        return frozenset([column.blank]) if column.many else column.blank
    if isinstance(cell, tuple):
        return frozenset(cell)
    if column.kind == "reference" and column.absent:
        there = {each["id"] for each in tables[column.of]}
        return cell if cell in there else NOTHING
    return cell


def known_cell(cell: object, test: Callable[[object], bool]) -> Truth:
    """Unknown of a blank; what holds nothing equals nothing and is not above or below anything."""
    return None if cell is None else not isinstance(cell, Nothing) and test(cell)


def in_span(cell: object, year: int, month: int, days: tuple[int, int] | None) -> bool:
    assert isinstance(cell, datetime.date)
    if cell.year != year or (month and cell.month != month):
        return False
    return days is None or days[0] <= cell.day <= days[1]


def fits_line(value: Value, line: d.BandLine) -> bool:
    match line.how:
        case "under":
            return value < line.low
        case "at most":
            return value <= line.low
        case "at least":
            return value >= line.low
        case "more than":
            return value > line.low
        case "between":
            return line.low <= value <= line.high
    raise ValueError(line.how)


class Meaning:
    """Conditions about the records of a world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def rows(self, population: str) -> list[dict[str, object]]:
        return self.world.tables[population]

    def level(self, population: str, column: str, value: object) -> object:
        """What order goes by: of ranks the place on the scale."""
        of = self.world.plan.population(population).column(column)
        return self.world.plan.scale(of.of).levels.index(str(value)) if of.kind == "rank" else value

    def holds(self, population: str, row: dict[str, object], c: d.Condition) -> Truth:
        match c:
            case d.Compare(column, how, value, unit):
                if unit:
                    assert isinstance(value, (int, Fraction))
                    value *= self.factor(unit)
                return self.compares(population, row, column, how, value)
            case d.Within(column, amount, unit, since):
                return self.within(row, row[column], amount, unit, since)
            case d.InSpan(column, year, month, days):
                return known_cell(row[column], lambda cell: in_span(cell, year, month, days))
            case d.InBand(band, name):
                may_be = self.bands(row, band)
                return agreed(each == name for each in may_be)
            case d.Between(column, low, high):
                return all_of(
                    [
                        self.compares(population, row, column, how, end)
                        for how, end in (("at least", low), ("at most", high))
                    ]
                )
            case d.OneOf(column, values, _):
                return known_cell(row[column], lambda cell: cell in values)
            case d.Holds(column, how, levels):
                return self.holds_rank(population, row, column, how, levels)
            case d.Flag(column, value):
                return known_cell(row[column], lambda cell: cell == value)
            case d.Known(column, known):
                return (row[column] is not None) == known
            case d.IsNone(column):
                cell = row[column]
                return None if cell is None else isinstance(cell, Nothing) or cell == frozenset()
            case d.Through(reference, what):
                return self.through(population, row[reference], reference, what)
            case d.Linked(child, by, quantity, where):
                return self.linked(row, child, by, quantity, where)
            case d.LinkedShare(child, by, quantity, what):
                return self.linked_share(row, child, by, quantity, what)
            case d.Not(what):
                return not_(self.holds(population, row, what))
            case d.And(parts):
                return all_of(self.holds(population, row, each) for each in parts)
            case d.Or(parts):
                return any_of(self.holds(population, row, each) for each in parts)
            case d.If(first, then):
                return any_of([not_(self.holds(population, row, first)), self.holds(population, row, then)])
            case d.KOf(needed, parts):
                said = [self.holds(population, row, each) for each in parts]
                sure, possible = said.count(True), len(said) - said.count(False)
                return True if sure >= needed else False if possible < needed else None
            case d.CompareNumber(number, how, value):
                return compare(self.number(population, row, number), how, value)
            case d.CompareColumns(left, how, right):
                return self.compares_columns(row[left], how, row[right])
            case d.InPlace(column, bottom, places, is_share):
                return self.in_place(population, row, column, bottom, places, is_share)

    def factor(self, unit: str) -> int:
        """How many of the unit of a column it is."""
        return next((each.many for each in self.world.plan.units if each.name == unit), 1)

    def moment(self, row: dict[str, object], of: str | datetime.date) -> object:
        if isinstance(of, datetime.date):
            return of
        return self.world.day if of == "as of" else row[of]

    def within(self, row: dict[str, object], day: object, amount: int, unit: str, since: str | datetime.date) -> Truth:
        start = self.moment(row, since)
        if isinstance(day, Nothing) or isinstance(start, Nothing):
            return False
        if day is None or start is None:
            return None
        assert isinstance(day, datetime.date) and isinstance(start, datetime.date)
        return within(day, amount, unit, start, self.world.plan.holidays)

    def time_between(self, row: dict[str, object], n: d.TimeBetween) -> Bounds:
        start, end = self.moment(row, n.start), self.moment(row, n.end)
        if isinstance(start, Nothing) or isinstance(end, Nothing):
            return NONE
        if start is None or end is None:
            return Bounds(-INFINITY, INFINITY)
        assert isinstance(start, datetime.date) and isinstance(end, datetime.date)
        of = Fraction(between(n.unit, start, end, self.world.plan.holidays))
        return Bounds(of, of)

    def bands(self, row: dict[str, object], name: str) -> set[str]:
        """In which the record may be; in none is an empty name."""
        band = self.world.plan.band(name)
        assert band
        of = self.number(band.of, row, band.number)
        # What is held against no number is undetermined, so that it may be in any.
        if of.may_be_none:
            return {"", band.otherwise, *(each.name for each in band.lines)}
        out = set()
        edges = sorted({each for line in band.lines for each in (line.low, line.high)})
        points: list[Value] = [of.low, of.high, *edges, edges[0] - 1, edges[-1] + 1]
        points += [(a + b) / 2 for a, b in pairwise(edges)]
        for point in points:
            if of.low <= point <= of.high:
                fits = (line.name for line in band.lines if fits_line(point, line))
                out.add(next(fits, band.otherwise))
        return out

    def compares(self, population: str, row: dict[str, object], column: str, how: str, value: object) -> Truth:
        asked = self.level(population, column, value)

        def test(cell: object) -> bool:
            mine: object = self.level(population, column, cell)
            match how:
                case "is":
                    return mine == asked
                case "at least":
                    return mine >= asked  # type: ignore[operator]
                case "at most":
                    return mine <= asked  # type: ignore[operator]
                case "more than":
                    return mine > asked  # type: ignore[operator]
                case "less than":
                    return mine < asked  # type: ignore[operator]
            raise ValueError(how)

        if how == "is not":
            how = "is"
            return not_(known_cell(row[column], test))
        how = {"by": "at most", "before": "less than", "after": "more than", "on": "is"}.get(how, how)
        return known_cell(row[column], test)

    @staticmethod
    def compares_columns(left: object, how: str, right: object) -> Truth:
        if isinstance(left, Nothing) or isinstance(right, Nothing):
            return False
        ends = [total("average", [Numbered(True, each)]) for each in (left, right)]
        difference = Bounds(ends[0].low - ends[1].high, ends[0].high - ends[1].low)
        return compare(difference, how, Fraction(0))

    def in_place(
        self, population: str, row: dict[str, object], column: str, bottom: bool, places: Fraction, is_share: bool
    ) -> Truth:
        """Not so many have more than this one; equal ones share a place."""
        mine, rows = row[column], self.rows(population)
        others = [each[column] for each in rows if each is not row]
        if mine is None:
            before, perhaps = 0, len(others)
        else:
            known = [each for each in others if each is not None]
            before = sum((each < mine) if bottom else (each > mine) for each in known)  # type: ignore[operator]
            perhaps = before + len(others) - len(known)
        if self.world.plan.population(population).world == "partial":
            # Others whom the table does not have may stand before this one.
            return None if before + 1 <= places or is_share else False
        most = places * len(rows) if is_share else places
        return True if perhaps + 1 <= most else False if before + 1 > most else None

    def holds_rank(
        self, population: str, row: dict[str, object], column: str, how: str, levels: tuple[str, ...]
    ) -> Truth:
        of = self.world.plan.population(population).column(column)
        scale = self.world.plan.scale(of.of)
        cell = row[column]
        if cell is None:
            return None
        held = cell if isinstance(cell, frozenset) else frozenset() if isinstance(cell, Nothing) else frozenset([cell])
        places = {scale.levels.index(each) for each in held}
        climbs = scale.cumulative or how == "at least"

        def has(level: str) -> bool:
            place = scale.levels.index(level)
            return any(each >= place if climbs else each == place for each in places)

        match how:
            case "recorded":
                return levels[0] in held
            case "only":
                return held == {levels[0]}
            case "none of":
                return not any(map(has, levels))
        return has(levels[0])

    def through(self, population: str, reference: object, column: str, what: d.Condition) -> Truth:
        target = self.world.plan.population(population).column(column).of
        if reference is None:
            return None
        if isinstance(reference, Nothing):
            return False
        there = [row for row in self.rows(target) if row["id"] == reference]
        # A row that is not there yet cannot be led to.
        return self.holds(target, there[0], what) if there else False

    def links(self, row: dict[str, object], child: str, by: str) -> Iterator[tuple[dict[str, object], Truth]]:
        """Each record of the population, and whether it refers here."""
        for other in self.rows(child):
            cell = other[by]
            yield other, known_cell(cell, lambda it: row["id"] in it if isinstance(it, frozenset) else it == row["id"])

    def linked(
        self, row: dict[str, object], child: str, by: str, quantity: d.Quantity, where: d.Condition | None
    ) -> Truth:
        among: list[tuple[Truth, Truth]] = [
            (link if where is None else all_of([link, self.holds(child, other, where)]), True)
            for other, link in self.links(row, child, by)
        ]
        # `have no` counts, so that where there is none nobody is asked in vain.
        return self.of_linked(child, d.Quantity("at most") if quantity.how == "no" else quantity, among)

    def of_linked(self, child: str, quantity: d.Quantity, among: list[tuple[Truth, Truth]]) -> Truth:
        """Whether so many of the records that belong to one are as is asked."""
        made = fillings(among)
        partial = self.world.plan.population(child).world == "partial"
        empty = True if is_ceiling(quantity) else None
        if is_share(quantity):
            return None if partial else agreed(meets(quantity, each, empty=empty) for each in made)
        if partial:
            # As many more as one likes may be there.
            least = min(each.count for each in made)
            most = max(ceil(max(quantity.amount, quantity.high)), max(each.count for each in made)) + 1
            made = {Filled(n, n) for n in range(least, most + 1)}
        return agreed(meets(quantity, each, empty=empty) for each in made)

    def linked_share(
        self, row: dict[str, object], child: str, by: str, quantity: d.Quantity, what: d.Condition
    ) -> Truth:
        among = [(link, self.holds(child, other, what)) for other, link in self.links(row, child, by)]
        return self.of_linked(child, quantity, among)

    def number(self, population: str, row: dict[str, object], n: d.RecordNumber) -> Bounds:
        match n:
            case d.TimeBetween():
                return self.time_between(row, n)
            case d.NamedNumber(name):
                named: Any = self.world.plan.measure(name).number
                return self.number(population, row, named)
            case d.ColumnValue(column):
                return total("average", [Numbered(True, row[column])])
            case d.LinkedCount(child, by, where):
                partial = self.world.plan.population(child).world == "partial"
                among = self.numbered(row, child, by, where, None)
                return total("count", among, partial=partial)
            case d.LinkedTotal(what, column, child, by, where):
                partial = self.world.plan.population(child).world == "partial"
                return total(what, self.numbered(row, child, by, where, column), partial=partial)

    def numbered(
        self, row: dict[str, object], child: str, by: str, where: d.Condition | None, column: str | None
    ) -> list[Numbered]:
        return [
            Numbered(
                link if where is None else all_of([link, self.holds(child, other, where)]),
                Fraction(1) if column is None else other[column],
            )
            for other, link in self.links(row, child, by)
        ]
