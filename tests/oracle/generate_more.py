"""What else plans say: periods, bands, measures, units, steps, alternatives and other data."""

from __future__ import annotations

import dataclasses
import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import described as d
from dice import RELATIONS

if TYPE_CHECKING:
    from generate import Maker

YEAR_OF = d.Column("đợt", "count")
UNIT, LARGER = "tiết", d.Unit("trăm tiết", 100, "tiết")
EARLIER = ("2021", "kế hoạch gốc")
TIMES = ("days", "weeks", "months", "years", "working days")
BAND, BAND_NAMES = "lứa", ("ít", "vừa", "nhiều", "rất nhiều")
OF_RECORD, OF_WHOLE = "thâm niên", "mức tải"


class More:
    """Draws what a plan declares beside its populations, and the clauses and conditions that use it."""

    def __init__(self, maker: Maker) -> None:
        self.maker, self.dice = maker, maker.dice
        self.bands: list[d.Band] = []
        self.measures: list[d.Measure] = []
        self.units: tuple[d.Unit, ...] = ()
        self.holidays: tuple[datetime.date, ...] = ()
        self.earlier = ""

    def plan(self, targets: tuple[d.Target, ...]) -> d.Plan:
        return d.Plan(
            2023, self.maker.scales, tuple(self.maker.populations), targets, tuple(self.bands), tuple(self.measures),
            self.units, self.holidays, self.earlier,
        )  # fmt: skip

    # --- declarations ---------------------------------------------------------------------------

    def columns(self, others: list[d.Column]) -> list[d.Column]:
        """More columns; a whole number may be counted in a unit."""
        for place, each in enumerate(others):
            if each.kind in ("count", "number") and self.dice.chance(25):
                others[place] = dataclasses.replace(each, unit=UNIT)
                self.units = (LARGER,)
        return [YEAR_OF] if self.dice.chance(15) else []

    def declare(self) -> None:
        self.holidays = self.dice.some(self.maker.calendar) if self.dice.chance(20) else ()
        if self.maker.options.numbers and self.dice.chance(25):
            self.earlier = self.dice.of(EARLIER)
        if self.dice.chance(35):
            of = self.dice.of(self.maker.populations)
            number = self.record_number(of)
            if number:
                self.measures.append(d.Measure(OF_RECORD, of.name, number))
        if self.dice.chance(40):
            self.add_band(self.dice.of(self.maker.populations))

    def add_band(self, of: d.Population) -> None:
        number = self.record_number(of)
        if not number:
            return
        low = self.dice.between(-1, 3)
        edges = [Fraction(low + i * self.dice.between(1, 2)) for i in range(self.dice.between(1, 3))]
        lines = []
        for name, edge in zip(BAND_NAMES, sorted(set(edges)), strict=False):
            lines.append(d.BandLine(name, self.dice.of(("under", "at most")), edge))
        last = sorted(set(edges))[-1]
        if self.dice.chance(40):
            lines.append(d.BandLine(BAND_NAMES[len(lines)], "between", last, last + self.dice.between(1, 4)))
        otherwise = "" if self.dice.chance(30) else "còn nữa"
        self.bands.append(d.Band(BAND, of.name, number, tuple(lines), otherwise))

    def days_of(self, of: d.Population) -> list[str]:
        return [each.name for each in of.columns if each.kind == "date"]

    def record_number(self, of: d.Population) -> d.RecordNumber | None:
        """A number of each record that may have a name."""
        ways: list[d.RecordNumber] = [
            d.ColumnValue(each.name) for each in of.columns if each.kind in ("count", "number") and not each.unit
        ]
        if self.days_of(of):
            ways += [self.time_between(of)] * 2
        for child in self.maker.populations:
            for by in child.columns:
                if by.kind == "reference" and by.of == of.name:
                    ways.append(d.LinkedCount(child.name, by.name, None))
                    ways += [
                        d.LinkedTotal(self.dice.of(("sum", "average")), each.name, child.name, by.name, None)
                        for each in child.columns
                        if each.kind in ("count", "number") and not each.unit
                    ]
        return self.dice.of(ways) if ways else None

    def time_between(self, of: d.Population) -> d.TimeBetween:
        column = self.dice.of(self.days_of(of))
        ways: list[str | datetime.date] = [*self.days_of(of), "as of", *self.maker.calendar[:2]]
        other = self.dice.of(ways)
        if other == column:
            other = "as of"
        start, end = (column, other) if self.dice.chance(60) else (other, column)
        return d.TimeBetween(self.time_unit(), start, end)

    def time_unit(self) -> str:
        """Working days where there are holidays, mostly, so that these are asked about."""
        return "working days" if self.holidays and self.dice.chance(60) else self.dice.of(TIMES)

    # --- conditions -----------------------------------------------------------------------------

    def condition(self, of: d.Population) -> d.Condition | None:
        ways = [self.by_days, self.by_name, self.listed, self.in_units]
        return self.dice.of(ways)(of)

    def by_days(self, of: d.Population) -> d.Condition | None:
        if not self.days_of(of):
            return None
        column, day = self.dice.of(self.days_of(of)), self.dice.of(self.maker.calendar)
        pick = self.dice.below(4)
        if pick == 0:
            month = day.month if self.dice.chance(70) else 0
            days = (max(1, day.day - self.dice.below(3)), day.day) if month and self.dice.chance(50) else None
            return d.InSpan(column, day.year, month, days)
        if pick == 1:
            how = self.dice.of(("at least", "at most", "more than", "less than"))
            return d.CompareNumber(self.time_between(of), how, Fraction(self.dice.between(-2, 4)))
        others: list[str | datetime.date] = [each for each in self.days_of(of) if each != column]
        since = self.dice.of((*others, "as of", day))
        return d.Within(column, self.dice.between(1, 4), self.time_unit(), since)

    def by_name(self, of: d.Population) -> d.Condition | None:
        how = self.dice.of(("at least", "at most", "more than", "less than"))
        ways: list[d.Condition] = [
            d.InBand(band.name, self.dice.of(names_of(band))) for band in self.bands if band.of == of.name
        ]
        for each in self.measures:
            if each.of == of.name:
                ways.append(d.CompareNumber(d.NamedNumber(each.name), how, Fraction(self.dice.between(-2, 5))))
        return self.dice.of(ways) if ways else None

    def listed(self, of: d.Population) -> d.Condition | None:
        """`is one of`, `is A or B`, of what may be listed."""
        able = [
            each for each in of.columns if each.kind in ("count", "number", "date", "rank", "choice") and not each.many
        ]
        if not able:
            return None
        column = self.dice.of(able)
        count = self.dice.between(1, 3)
        values: tuple[str | int | Fraction | datetime.date, ...]
        match column.kind:
            case "count":
                values = tuple(self.maker.count() for _ in range(count))
            case "number":
                values = tuple(self.maker.number() for _ in range(count))
            case "date":
                values = tuple(self.dice.of(self.maker.calendar) for _ in range(count))
            case _:
                levels = next((each.levels for each in self.maker.scales if each.name == column.of), column.values)
                values = self.dice.some(levels)
        return d.OneOf(column.name, values, len(values) > 1 and self.dice.chance(50))

    def in_units(self, of: d.Population) -> d.Condition | None:
        able = [each for each in of.columns if each.unit]
        if not able:
            return None
        how = self.dice.of(("at least", "at most", "more than", "less than", "is"))
        value = Fraction(self.dice.between(0, 6), self.dice.of((1, 100)))
        return d.Compare(self.dice.of(able).name, how, value, self.dice.of((UNIT, LARGER.name)))

    # --- clauses --------------------------------------------------------------------------------

    def target(self, id: str, kind: str, deadline: datetime.date | None, empty: str, not_counted: bool) -> d.Target:
        pick = self.dice.below(20)
        clause: d.Clause | None = None
        numbers = self.maker.options.numbers
        if pick < 7:
            clause = self.periods()
            not_counted = False
        elif pick < 10:
            clause = self.by_band()
            not_counted = False
        elif pick < 12:
            clause, deadline = self.steps(), None
        elif pick < 15:
            many = self.dice.between(2, 3)
            clauses = tuple(self.member() for _ in range(many))
            return d.Target(id, kind, clauses, deadline, needed=1 if many == 2 else self.dice.between(1, 2))
        elif numbers and pick < 18:
            clause, not_counted = self.growth(), False
        elif numbers:
            clause, not_counted = self.named(), False
        if clause is None:
            clause, empty, not_counted = self.maker.counted()[0], "", False
        return d.Target(id, kind, (clause,), deadline, empty, not_counted)

    def member(self) -> d.Clause:
        pick = self.dice.below(10)
        if self.maker.options.numbers and pick < 4:
            return self.maker.number_clause()
        return self.maker.grouped() if pick < 6 else self.maker.counted()[0]

    def inner(self, of: d.Population) -> d.CountClause | d.NumberClause:
        if self.maker.options.numbers and self.dice.chance(40):
            made = self.maker.number_clause(of)
            if isinstance(made, d.NumberClause):
                return made
        what = self.maker.condition(of, 1)
        quantity = self.maker.quantity(2, share=self.dice.chance(60))
        return d.CountClause(quantity, (self.maker.subject(of),), what)

    def periods(self) -> d.Clause | None:
        ways = [
            (of, column)
            for of in self.maker.populations
            for column in of.columns
            if column.kind == "date" or column == YEAR_OF
        ]
        if not ways:
            return None
        of, column = self.dice.of(ways)
        unit = "year" if column == YEAR_OF else self.dice.of(("week", "month", "quarter", "year"))
        span = (self.maker.calendar[-1] - self.maker.calendar[0]).days
        if unit == "week" and span > 300:
            unit = "quarter"
        last = self.dice.between(1, 4) if self.dice.chance(50) else 0
        together, in_a_row = 1, False
        quantity = d.Quantity("all") if self.dice.chance(45) else self.maker.quantity(3, share=self.dice.chance(50))
        if quantity.how == "no" or quantity.rounded:
            quantity = d.Quantity("all")
        if self.dice.chance(30):
            together = self.dice.between(2, 3)
            last = max(last, together) if last else 0
        elif self.dice.chance(30):
            in_a_row = True
            quantity = d.Quantity(self.dice.of(RELATIONS), Fraction(self.dice.between(1, 3)))
        return d.Periods(quantity, unit, column.name, self.inner(of), last, together, in_a_row)

    def by_band(self) -> d.Clause | None:
        if not self.bands:
            return None
        of = next(each for each in self.maker.populations if each.name == self.bands[0].of)
        quantity = d.Quantity("all") if self.dice.chance(50) else self.maker.quantity(3, share=self.dice.chance(60))
        return d.Grouped(quantity, self.bands[0].name, "", self.inner(of))

    def steps(self) -> d.Clause:
        of = self.dice.of(self.maker.populations)
        how = self.dice.of(RELATIONS[:4])
        shares = sorted(self.maker.share(len(self.maker.tables[of.name])) for _ in range(self.dice.between(2, 3)))
        first = 2023 - self.dice.below(2)
        steps = tuple((d.Quantity(how, each, is_share=True), first + i) for i, each in enumerate(shares))
        return d.Steps(steps, self.maker.subject(of), self.maker.condition(of, 1))

    def growth(self) -> d.Clause | None:
        of = self.dice.of(self.maker.populations)
        number = self.maker.measured(of)
        data = self.earlier if self.earlier and self.dice.chance(60) else "previous"
        how = self.dice.of(("up", "down", "not lower than", "not higher than", "higher than", "lower than"))
        plain = how in ("up", "down") and (isinstance(number, d.ShareOf) or self.dice.chance(50))
        by = Fraction(self.dice.of((5, 10, 25, 50)), 100)
        if plain and not isinstance(number, d.ShareOf):
            by = Fraction(self.dice.between(1, 6), 2)
        clause = d.AgainstPrevious(number, how, by, plain, data)
        ways = [
            (column.of, column.name)
            for column in of.columns
            if column.kind == "reference"
            and self.maker.is_only_link(of, column)
            and not (column.many or column.blank or column.absent)
        ] + [(column.name, "") for column in of.columns if column.kind in ("choice", "rank") and not column.many]
        if ways and self.dice.chance(50):
            by_what, reference = self.dice.of(ways)
            if reference or not of.column(by_what).blank:
                return d.Grouped(d.Quantity("all"), by_what, reference, clause)
        return clause

    def named(self) -> d.Clause | None:
        """A measure of the whole, a number in a larger unit, or one in other data."""
        of = self.dice.of(self.maker.populations)
        number = self.maker.measured(of, share=False)
        how = self.dice.of((*RELATIONS[:4], "between"))
        value = self.maker.number()
        if self.maker.unit_of(number):
            return d.NumberClause(
                number,
                how,
                value / 4,
                self.maker.above(value / 4, Fraction(self.dice.below(2))),
                self.dice.of((UNIT, LARGER.name)),
            )
        if self.earlier and self.dice.chance(50):
            there = d.Earlier(self.maker.measured(of, share=False), self.dice.of((self.earlier, "previous")))
            if self.maker.unit_of(there.number):
                return None
            number = d.Arithmetic(self.dice.of("+-/"), number, there)
        elif not any(not each.of for each in self.measures):
            self.measures.append(d.Measure(OF_WHOLE, "", number))
            number = d.Named(OF_WHOLE)
        return d.NumberClause(number, how, value, self.maker.above(value, Fraction(self.dice.below(3))))


def names_of(band: d.Band) -> tuple[str, ...]:
    return tuple(each.name for each in band.lines) + ((band.otherwise,) if band.otherwise else ())
