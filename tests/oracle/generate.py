"""Random well-typed schemas, plans and tables: blanks, empty groups, ties on thresholds, extremes.

A case is drawn from its seed alone, so that it can be drawn again.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

import described as d
from dice import CALENDARS, RELATIONS, Dice
from generate_more import YEAR_OF, More

N = TypeVar("N", int, Fraction)
# Names as plans have them: with blanks, marks and letters of Vietnamese, and of other populations' columns.
UNITS, STAFF, ENTRIES = ("đơn vị", "units"), ("cá nhân", "staff"), ("bài dự thi", "entries")
CHOICES = ("giảng viên", "Viên chức", "người lao động", "hòa giải", "A-1")
PLAIN_LEVELS = ("chưa xong", "xong", "xong tốt", "xuất sắc")
CLIMBING_LEVELS = ("LĐTT", "CSTĐCS", "CSTĐ toàn quốc")
# The ends of 64 bits and what a float rounds; numbers of many digits before and after the point.
LARGE = (10**12, 2**53 + 1, 0, 2**63 - 1, -(2**63), -1)
FINE = (
    Fraction(1, 10**6),
    Fraction(-1, 10**6),
    Fraction(10**10) + Fraction(1, 100),
    Fraction(10**18 - 1),
    Fraction(1 - 10**18, 10**9),
    Fraction(123456789012345678, 10**17),
    Fraction(1, 10**18),
)


@dataclass
class Options:
    rows: int = 6
    depth: int = 3
    targets: int = 4
    blanks: bool = True
    numbers: bool = True
    days: bool = True
    asks_of_blanks: bool = True  # `is known`, `is unknown`
    wide: bool = True  # periods, bands, measures, units, steps, alternatives, other data


def make(seed: int, options: Options | None = None) -> d.Case:
    return Maker(seed, options or Options()).case()


class Maker:
    """Draws one case."""

    def __init__(self, seed: int, options: Options) -> None:
        self.dice, self.options, self.seed = Dice(seed), options, seed
        self.populations: list[d.Population] = []
        self.scales = (
            d.Scale("bậc", PLAIN_LEVELS[: self.dice.between(2, 4)], False),
            d.Scale("danh hiệu", CLIMBING_LEVELS[: self.dice.between(2, 3)], True),
        )
        self.tables: d.Tables = {}
        # With an older day among near ones, seldom.
        self.calendar = self.dice.of(CALENDARS) if options.wide else CALENDARS[0]
        self.more = More(self)

    def case(self) -> d.Case:
        self.add_populations()
        if self.options.wide:
            self.more.declare()
        for each in self.populations:
            self.tables[each.name] = self.rows(each, self.tables)
        previous: d.Tables | None = None
        if self.options.numbers and self.dice.chance(40):
            previous = {}
            for each in self.populations:
                previous[each.name] = self.rows(each, previous)
        earlier: d.Tables | None = None
        if self.more.earlier and self.dice.chance(80):
            earlier = {}
            for each in self.populations:
                earlier[each.name] = self.rows(each, earlier)
        targets = tuple(self.target(str(i + 1)) for i in range(self.options.targets))
        as_of = self.dice.of(self.calendar[:-1]) if self.dice.chance(60) else None
        if self.dice.chance(10):
            as_of = datetime.date(2023, 12, 31)
        return d.Case(self.more.plan(targets), self.tables, previous, as_of, earlier, f"seed {self.seed}")

    # --- schema -------------------------------------------------------------------------------

    def add_populations(self) -> None:
        units, staff, entries = (self.dice.of(each) for each in (UNITS, STAFF, ENTRIES))
        self.populations.append(self.population(units, []))
        if self.dice.chance(90):
            self.populations.append(self.population(staff, [d.Column("thuộc", "reference", units)]))
            if self.dice.chance(60):
                to_staff = d.Column("tác giả", "reference", staff, many=self.dice.chance(60))
                links = [to_staff]
                if self.dice.chance(30):
                    links.append(d.Column("duyệt", "reference", staff))
                self.populations.append(self.population(entries, links))

    def population(self, name: str, links: list[d.Column]) -> d.Population:
        columns = [d.Column("id", "key")]
        for each in links:
            way = self.dice.below(10)
            if way < 3 and not each.many:
                each = d.Column(each.name, each.kind, each.of, blank="none")
            elif way < 5 and not each.many:
                each = d.Column(each.name, each.kind, each.of, absent=True)
            columns.append(each)
        made = [
            self.column(name, kind)
            for kind in self.dice.some(
                ("flag", "count", "number", "date", "rank", "set", "choice", "set of choice", "text"), 3
            )
        ]
        if self.options.wide:
            made += self.more.columns(made)
        world = "partial" if self.dice.chance(10) else "complete"
        days = self.options.days and self.dice.chance(30)
        if not days:
            return d.Population(name, (*columns, *made), world)
        columns.append(d.Column("ngày ghi", "date"))
        if self.dice.chance(50):
            return d.Population(name, (*columns, *made), world, dated="ngày ghi")
        if self.dice.chance(50):
            until = d.Column("đến ngày", "date", blank="none")
            return d.Population(name, (*columns, until, *made), world, valid=("ngày ghi", "đến ngày"))
        dated = [
            dataclasses.replace(each, dated="ngày ghi") if each != YEAR_OF and self.dice.chance(50) else each
            for each in made
        ]
        return d.Population(name, (*columns, *dated), world)

    def column(self, population: str, kind: str) -> d.Column:
        blank = self.dice.chance(25)
        match kind:
            case "flag":
                return d.Column("tích cực", "flag", blank="no" if blank else "")
            case "count":
                return d.Column("số giờ", "count")
            case "number":
                return d.Column("điểm", "number")
            case "date":
                return d.Column("ngày vào", "date", blank="none" if blank else "")
            case "rank":
                of = self.scales[0]
                way = self.dice.of(("none", of.levels[0]))
                return d.Column("xếp bậc", "rank", of.name, blank=way if blank else "")
            case "set":
                of = self.scales[1]
                way = self.dice.of(("none", of.levels[0]))
                return d.Column("đã đạt", "rank", of.name, many=True, blank=way if blank else "")
            case "set of choice":
                return d.Column("nhóm", "choice", values=("x", "ỵ", "z"), many=True, blank="none" if blank else "")
            case "text":
                return d.Column("ghi chú", "text")
        values = CHOICES[: self.dice.between(2, 5)]
        return d.Column("vai trò", "choice", values=values, blank=self.dice.of(("none", values[0])) if blank else "")

    # --- tables -------------------------------------------------------------------------------

    def rows(self, population: d.Population, others: d.Tables) -> list[d.Row]:
        count = 0 if self.dice.chance(6) else self.dice.between(1, self.options.rows)
        return self.some_rows(population, others, count)

    def some_rows(self, population: d.Population, others: d.Tables, count: int) -> list[d.Row]:
        blanks = self.dice.of((0, 15, 40)) if self.options.blanks else 0
        needed = {population.dated, *(each.dated for each in population.columns)}
        if population.valid:
            needed.add(population.valid[0])
        out: list[d.Row] = []
        for i in range(count):
            row: d.Row = {}
            for column in population.columns:
                if column.kind == "key":
                    row[column.name] = f"{population.name[0]}{i:02}"
                elif column.name not in needed and self.dice.chance(blanks):
                    row[column.name] = None
                else:
                    row[column.name] = self.cell(population, column, others)
            out.append(row)
        return out

    def cell(self, population: d.Population, column: d.Column, others: d.Tables) -> d.Cell:
        match column.kind:
            case "flag":
                return self.dice.chance(50)
            case "count" if column.name == "đợt":
                return self.dice.of(self.calendar).year
            case "count":
                return self.count()
            case "number":
                return self.number()
            case "date":
                return self.dice.of(self.calendar)
            case "text":
                return self.dice.of(("một", "Một", "hai"))
            case "reference":
                keys = [str(each["id"]) for each in others[column.of]]
                if column.absent and self.dice.chance(20):
                    return "nobody"
                if not keys:
                    return None
                return self.several(keys) if column.many else self.dice.of(keys)
        values = column.values or next(each.levels for each in self.scales if each.name == column.of)
        return self.several(values) if column.many else self.dice.of(values)

    def several(self, values: Sequence[str]) -> d.Cell:
        # In a file what is empty is blank, so that a set of none is not written.
        return self.dice.some(values[:4])

    def count(self) -> int:
        return self.dice.below(7) if self.dice.chance(95) else self.dice.of(LARGE)

    def number(self) -> Fraction:
        if self.dice.chance(95):
            return Fraction(self.dice.between(-4, 8), 2)
        return self.dice.of(FINE)

    @staticmethod
    def above(low: N, by: N) -> N:
        """So much above, where that can be written."""
        return low if abs(low) > 10**15 or Fraction(low).denominator > 100 else low + by

    # --- conditions ---------------------------------------------------------------------------

    def condition(self, of: d.Population, depth: int) -> d.Condition:
        pick = self.dice.below(10)
        if depth <= 0 or pick < 4:
            return self.leaf(of)
        if pick < 6:
            made = self.by_number(of) if self.options.numbers and self.dice.chance(15) else self.linked(of, depth)
            return made or self.leaf(of)
        below = [self.condition(of, depth - 1) for _ in range(self.dice.between(2, 3))]
        match self.dice.below(5):
            case 0:
                return d.Not(below[0])
            case 1:
                return d.If(below[0], below[1])
            case 2:
                return d.KOf(self.dice.between(1, len(below)), tuple(below))
            case 3:
                return d.Or(tuple(below))
        return d.And(tuple(below))

    def leaf(self, of: d.Population, *, through: bool = False) -> d.Condition:
        able = [each for each in of.columns if each.kind not in ("key", "text")]
        if through:
            able = [each for each in able if each.kind != "reference" and not each.many]
        if not able:
            return d.Known("id", True)
        if not through and self.options.wide and self.dice.chance(25):
            more = self.more.condition(of)
            if more:
                return more
        column = self.dice.of(able)
        if not through and self.options.asks_of_blanks and self.dice.chance(10):
            if column.blank == "none" and not column.many and self.dice.chance(50):
                return d.IsNone(column.name)
            return d.Known(column.name, self.dice.chance(50))
        made = self.about(of, column, through)
        return d.Known("id", True) if made is None else made

    def by_number(self, of: d.Population) -> d.Condition | None:
        """About a number of the record and others."""
        able = [each.name for each in of.columns if each.kind in ("count", "number") and not each.unit]
        if len(able) > 1 and self.dice.chance(40):
            left, right = self.dice.of((able, able[::-1]))[:2]
            return d.CompareColumns(left, self.dice.of(("at least", "at most", "more than", "less than")), right)
        if not able:
            return None
        is_share = self.dice.chance(40)
        places = Fraction(self.dice.of((10, 25, 50, 60)), 100) if is_share else Fraction(self.dice.between(1, 3))
        return d.InPlace(self.dice.of(able), self.dice.chance(50), places, is_share)

    def about(self, of: d.Population, column: d.Column, through: bool) -> d.Condition | None:
        hows = ("at least", "at most", "more than", "less than", "is", "is not")
        match column.kind:
            case "flag":
                return d.Flag(column.name, self.dice.chance(60))
            case "count":
                if self.dice.chance(20):
                    low = self.count()
                    return d.Between(column.name, low, self.above(low, self.dice.below(4)))
                return d.Compare(column.name, self.dice.of(hows), self.count())
            case "number":
                if self.dice.chance(20):
                    least = self.number()
                    return d.Between(column.name, least, self.above(least, Fraction(self.dice.below(4), 2)))
                return d.Compare(column.name, self.dice.of(hows), self.number())
            case "date":
                day = self.dice.of(self.calendar)
                if self.dice.chance(25):
                    return d.Between(column.name, day, day + datetime.timedelta(self.dice.below(3)))
                return d.Compare(column.name, self.dice.of(("before", "by", "after", "on", "at least", "at most")), day)
            case "choice" if not column.many:
                if self.dice.chance(50):
                    return d.OneOf(column.name, self.dice.some(column.values))
                return d.Compare(column.name, self.dice.of(("is", "is not")), self.dice.of(column.values))
            case "rank":
                levels = next(each.levels for each in self.scales if each.name == column.of)
                if not column.many and (through or self.dice.chance(50)):
                    return d.Compare(column.name, self.dice.of(hows), self.dice.of(levels))
                how = self.dice.of(("hold", "at least", "recorded", "only", "none of"))
                return d.Holds(
                    column.name, how, self.dice.some(levels) if how == "none of" else (self.dice.of(levels),)
                )
            case "reference" if not column.many and not through:
                target = next(each for each in self.populations if each.name == column.of)
                what = self.leaf(target, through=True)
                return None if isinstance(what, d.Known) else d.Through(column.name, what)
        return None

    def linked(self, of: d.Population, depth: int) -> d.Condition | None:
        able = [
            (child, column)
            for child in self.populations
            for column in child.columns
            if column.kind == "reference" and column.of == of.name
        ]
        if not able:
            return None
        child, by = self.dice.of(able)
        where = self.condition(child, depth - 2) if self.dice.chance(60) else None
        pick = self.dice.below(10)
        if pick < 5:
            return d.Linked(child.name, by.name, self.quantity(4, share=False), where)
        if pick < 8 or not self.options.numbers or child.world == "partial":
            quantity = self.quantity(4, share=True)
            if quantity.how != "no":
                return d.LinkedShare(child.name, by.name, quantity, self.condition(child, depth - 2))
        able_columns = [each for each in child.columns if each.kind in ("count", "number")]
        number: d.RecordNumber
        if able_columns and self.dice.chance(60):
            what = self.dice.of(("sum", "average", "lowest", "highest"))
            number = d.LinkedTotal(what, self.dice.of(able_columns).name, child.name, by.name, where)
        else:
            number = d.LinkedCount(child.name, by.name, where)
        return d.CompareNumber(number, self.dice.of(("at least", "at most", "more than", "less than")), self.number())

    # --- clauses ------------------------------------------------------------------------------

    def quantity(self, base: int, *, share: bool) -> d.Quantity:
        if self.dice.chance(15):
            return d.Quantity(self.dice.of(("all", "no")) if share else "no")
        if not share:
            low = self.dice.below(base + 2)
            if self.dice.chance(20):
                return d.Quantity("between", Fraction(low), Fraction(low + self.dice.below(3)))
            return d.Quantity(self.dice.of(RELATIONS), Fraction(low))
        amount = self.share(base)
        if self.dice.chance(15):
            return d.Quantity("between", amount, min(Fraction(1), amount + Fraction(self.dice.below(5), 10)), True)
        how = self.dice.of(RELATIONS)
        rounded = self.dice.of(("down", "up", "half up")) if how != "exactly" and self.dice.chance(15) else ""
        least = bool(rounded) and self.dice.chance(40)
        return d.Quantity(how, amount, Fraction(0), True, rounded, least)

    def share(self, base: int) -> Fraction:
        """Often a share that so many of the rows come to exactly, or just beside it."""
        if base and self.dice.chance(50):
            tie = Fraction(self.dice.between(0, base), base)
            if self.dice.chance(50):
                return tie
            step = Fraction(self.dice.of((-1, 1)), self.dice.of((1000, 10**9)))
            return min(Fraction(1), max(Fraction(0), tie + step))
        return self.dice.of(
            (
                Fraction(1, 2),
                Fraction(1, 3),
                Fraction(2, 3),
                Fraction(95, 100),
                Fraction(333, 1000),
                Fraction(1),
                Fraction(self.dice.below(101), 100),
            )
        )

    def subject(self, of: d.Population) -> d.Subject:
        return d.Subject(of.name, self.condition(of, self.options.depth - 1) if self.dice.chance(60) else None)

    def target(self, id: str) -> d.Target:
        kind = self.dice.of(("target", "target", "target", "limit", "check"))
        deadline = self.dice.of(self.calendar) if self.dice.chance(40) else None
        empty = self.dice.of(("met", "unmet", "skip")) if self.dice.chance(15) else ""
        not_counted = self.dice.chance(8)
        pick = self.dice.below(10)
        clauses: tuple[d.Clause, ...]
        only_if = None
        if self.options.wide and self.dice.chance(40):
            return self.more.target(id, kind, deadline, empty, not_counted)
        if self.options.numbers and self.dice.chance(6):
            left, right = (self.subject(self.dice.of(self.populations)) for _ in range(2))
            clauses = (d.AsMany(self.dice.of(RELATIONS[:4]), self.share(4), left, right),)
            empty, not_counted = "", False
        elif self.options.numbers and pick < 3:
            clauses = (self.number_clause(),)
            not_counted = False
        elif pick < 5:
            clauses = (self.grouped(),)
            not_counted = False
        elif pick < 6:
            clauses = (self.pooled(),)
        else:
            clauses = self.counted()
            if self.options.numbers and len(clauses) == 1 and self.dice.chance(15):
                of = self.dice.of(self.populations)
                only_if = d.NumberClause(
                    d.NumberOf(self.subject(of)), self.dice.of(RELATIONS[:4]), Fraction(self.dice.below(4))
                )
        return d.Target(id, kind, clauses, deadline, empty, not_counted, only_if)

    def pooled(self) -> d.Clause:
        """Of two populations together, by a column that both have and declare alike."""
        if len(self.populations) < 2:
            return self.counted()[0]
        one, other = self.populations[0], self.populations[1]
        both = [
            each
            for each in one.columns
            for its in other.columns
            if (each.name, each.kind, each.values, each.of, each.unit)
            == (its.name, its.kind, its.values, its.of, its.unit)
            and each.kind not in ("key", "reference", "text")
        ]
        what = self.about(one, self.dice.of(both), True) if both else None
        base = len(self.tables[one.name]) + len(self.tables[other.name])
        subjects = (d.Subject(one.name, self.condition(one, 1)), d.Subject(other.name, self.condition(other, 1)))
        return d.CountClause(self.quantity(base, share=self.dice.chance(70)), subjects, what or d.Known("id", True))

    def counted(self) -> tuple[d.Clause, ...]:
        of = self.dice.of(self.populations)
        base = len(self.tables[of.name])
        if self.dice.chance(10):
            quantity = self.quantity(base, share=False)
            if quantity.how != "no":
                return (d.CountClause(quantity, (self.subject(of),), None),)
        subjects = [self.subject(of)]
        if self.dice.chance(15):
            subjects = [d.Subject(of.name, self.condition(of, 1)) for _ in range(2)]
        what = self.condition(of, self.options.depth)
        out: list[d.Clause] = [d.CountClause(self.quantity(base, share=self.dice.chance(70)), tuple(subjects), what)]
        while len(out) < 3 and self.dice.chance(25):
            out.append(d.OfWhich(self.quantity(base, share=self.dice.chance(70)), self.condition(of, 1)))
        return tuple(out)

    def grouped(self) -> d.Clause:
        ways = []
        for of in self.populations:
            for column in of.columns:
                if (
                    column.kind == "reference"
                    and self.is_only_link(of, column)
                    and not (column.many or column.blank or column.absent)
                ):
                    ways.append((of, column.of, column.name))
                if column.kind in ("choice", "rank") and not column.many and not column.blank:
                    ways.append((of, column.name, ""))
        if not ways:
            return self.counted()[0]
        of, by, reference = self.dice.of(ways)
        quantity = self.quantity(3, share=self.dice.chance(60))
        if self.dice.chance(50):
            quantity = d.Quantity("all")
        inner: d.CountClause | d.NumberClause | None = None
        if self.options.numbers and self.dice.chance(25):
            made = self.number_clause(of)
            inner = made if isinstance(made, d.NumberClause) else None
        if inner is None:
            what = self.condition(of, self.options.depth - 1)
            inner = d.CountClause(self.quantity(3, share=self.dice.chance(70)), (self.subject(of),), what)
        return d.Grouped(quantity, by, reference, inner)

    @staticmethod
    def is_only_link(of: d.Population, column: d.Column) -> bool:
        return sum(each.kind == "reference" and each.of == column.of for each in of.columns) == 1

    def number_clause(self, only: d.Population | None = None) -> d.Clause:
        of = only or self.dice.of(self.populations)
        number = self.measured(of)
        how = self.dice.of((*RELATIONS[:4], "between"))
        if isinstance(number, d.ShareOf):
            value = self.share(len(self.tables[of.name]))
        elif isinstance(number, d.NumberOf):
            value = Fraction(self.dice.below(8))
        else:
            value = self.number()
        if only is None and self.dice.chance(25):
            how = self.dice.of(("not lower than", "not higher than", "higher than", "lower than", "up", "down"))
            if isinstance(number, d.ShareOf) and how in ("up", "down"):
                how = "higher than"
            return d.AgainstPrevious(number, how, Fraction(self.dice.of((5, 10, 25, 50)), 100))
        if only is None and not isinstance(number, d.ShareOf) and self.dice.chance(20):
            other = self.measured(self.dice.of(self.populations), share=False)
            if not (self.unit_of(number) or self.unit_of(other)):
                number = d.Arithmetic(self.dice.of("+-×/"), number, other)
        return d.NumberClause(
            number,
            how,
            value,
            self.above(value, Fraction(self.dice.below(3)))
            if how == "between" and not isinstance(number, d.ShareOf)
            else min(Fraction(1), value + Fraction(1, 5)),
        )

    def unit_of(self, number: d.Number) -> str:
        """What a total is counted in."""
        if not isinstance(number, d.Total):
            return ""
        of = next(each for each in self.populations if each.name == number.subject.population)
        return of.column(number.column).unit

    def measured(self, of: d.Population, *, share: bool = True) -> d.Number:
        subject = self.subject(of)
        able = [each for each in of.columns if each.kind in ("count", "number")]
        if able and self.dice.chance(70):
            what = self.dice.of(("sum", "average", "median", "lowest", "highest", "place", "percentile"))
            nth = (
                self.dice.between(1, 3)
                if what == "place"
                else self.dice.of((10, 25, 50, 90))
                if what == "percentile"
                else 0
            )
            return d.Total(what, self.dice.of(able).name, subject, nth)
        if share and self.dice.chance(40):
            return d.ShareOf(subject, self.condition(of, 1))
        return d.NumberOf(subject)
