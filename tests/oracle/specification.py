"""The verdicts of a plan by the language reference alone: counts, shares, needs and who, of every filling of blanks.

It is slow and short on purpose; production code is held against it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import described as d
from described import Earlier
from fillings import Filled, asked, fillings, is_ceiling, is_share, margin, meets, over, short, spare
from meant_conditions import Meaning, World, known_cell
from meant_days import Span, in_rows, last_spans, span_of, spans
from meant_numbers import INFINITY, NONE, Bounds, Numbered, Value, compare, spread, total
from truth import Truth, agreed, all_of, any_of, not_

RecordKey = tuple[str, str]
ORDER = ("invalid", "unmet", "undetermined", "pending", "met")


@dataclass
class Verdict:
    """What a clause comes to; of a number `bounds`, otherwise the figures of counts."""

    id: str
    status: str
    count: int = 0
    base: int = 0
    unknown: int = 0
    base_unknown: int = 0
    low: Fraction | None = None
    high: Fraction | None = None
    need: int | None = None
    short: int = 0
    over: int = 0
    spare: int = 0
    of_share: bool = False
    counted: list[RecordKey] = field(default_factory=list)
    missing: list[RecordKey] = field(default_factory=list)
    unknown_keys: list[RecordKey] = field(default_factory=list)
    bounds: Bounds | None = None
    status_alone: bool = False
    in_a_row: bool = False


@dataclass(frozen=True)
class Asker:
    """Who is asked: a record, whether it is in the base, and whether it satisfies the predicate."""

    key: RecordKey
    base: Truth
    holds: Truth


def verdicts(case: d.Case) -> dict[str, list[Verdict]]:
    """By target; as many verdicts as clauses."""
    worlds = {"": World.of(case.plan, case.tables, case.as_of)}
    for name, tables in (("previous", case.previous), (case.plan.earlier, case.earlier)):
        if tables is not None:
            worlds[name] = World.of(case.plan, tables, case.as_of)
    return {each.id: Judge(case, each, worlds).clauses() for each in case.plan.targets}


def status_of(target: d.Target, of: Iterable[Verdict]) -> str:
    """The worst; where so many are enough, that of the last one needed, those that may be met before those that are not."""
    order = ("invalid", "unmet", "pending", "undetermined", "met") if target.needed else ORDER
    ranked = sorted((each.status for each in of), key=order.index)
    return ranked[-target.needed if target.needed else 0]


Belongs = Callable[[Meaning, dict[str, object]], Truth]


@dataclass(frozen=True)
class Group:
    """A group: what it is called, who is of it, and whether it is among the groups of some data."""

    key: str
    mine: Belongs
    is_there: Callable[[Meaning], Truth] = lambda meaning: True


class Judge:
    """One target over the tables."""

    def __init__(self, case: d.Case, target: d.Target, worlds: dict[str, World]) -> None:
        self.case, self.target, self.worlds = case, target, worlds
        self.meaning = Meaning(worlds[""])
        self.due: datetime.date | None = None

    def clauses(self) -> list[Verdict]:
        out: list[Verdict] = []
        before: list[Asker] = []
        for clause in self.target.clauses:
            id = f"{self.target.id}.{len(out)}" if out else self.target.id
            match clause:
                case d.CountClause(q, subjects, what):
                    before = self.taken(self.askers(subjects, what))
                    out.append(self.judge(id, q, before))
                case d.OfWhich(q, what):
                    before = self.taken([self.among(each, what) for each in before])
                    out.append(self.judge(id, q, before))
                case d.NumberClause(number):
                    of = self.number(number, "")
                    out.append(Verdict(id, self.stated(self.compared(clause, of)), bounds=of))
                case d.AgainstPrevious(number):
                    now = self.number(number, "")
                    out.append(Verdict(id, self.stated(self.grown(clause, now)), bounds=now))
                case d.Grouped():
                    out.append(self.judge_groups(id, clause, self.groups(clause)))
                case d.Periods():
                    out.append(self.judge_periods(id, clause))
                case d.Steps(steps, who, what):
                    for q, year in steps:
                        self.due = datetime.date(year, 12, 31)
                        step = f"{self.target.id}.{len(out)}" if out else self.target.id
                        out.append(self.judge(step, q, self.taken(self.askers((who,), what))))
                case d.AsMany():
                    out.append(self.judge_as_many(id, clause))
        if self.target.only_if:
            for each in out:
                each.status = self.restricted(each.status, self.target.only_if)
        return out

    def restricted(self, status: str, to: d.NumberClause) -> str:
        """Where the condition is surely not so the clause is met; where nobody knows, it is open unless it is met anyway."""
        applies = compare(self.number(to.number, ""), to.how, *self.asked_of(to))
        if applies is True or status == "met":
            return status
        return "met" if applies is False else "undetermined"

    # --- who is asked -------------------------------------------------------------------------

    def askers(self, subjects: tuple[d.Subject, ...], what: d.Condition | None) -> list[Asker]:
        out = []
        for name in dict.fromkeys(each.population for each in subjects):
            filters = [each.where for each in subjects if each.population == name]
            for row in self.meaning.rows(name):
                base = any_of(True if each is None else self.meaning.holds(name, row, each) for each in filters)
                # `at least 3 staff where …` asks how many there are.
                holds = True if what is None else self.meaning.holds(name, row, what)
                out.append(Asker((name, str(row["id"])), base, holds))
        return out

    def among(self, asker: Asker, what: d.Condition) -> Asker:
        name, key = asker.key
        row = next(each for each in self.meaning.rows(name) if each["id"] == key)
        return Asker(asker.key, all_of([asker.base, asker.holds]), self.meaning.holds(name, row, what))

    def taken(self, askers: list[Asker]) -> list[Asker]:
        if not self.target.unknown_as_not:
            return askers
        return [Asker(each.key, each.base, each.holds is True) for each in askers]

    # --- counts ---------------------------------------------------------------------------------

    def judge(self, id: str, q: d.Quantity, askers: list[Asker], over_nobody: d.Quantity | None = None) -> Verdict:
        rows = [(each.base, each.holds) for each in askers]
        made = fillings(rows)
        empty = self.empty(over_nobody or q)
        out = Verdict(id, self.status(q, made, empty), of_share=is_share(q))
        surely = [each for each in askers if each.base is True]
        out.count = sum(each.holds is True for each in surely)
        out.base = len(surely)
        out.unknown = sum(each.holds is None for each in surely)
        out.base_unknown = sum(each.base is None for each in askers)
        out.counted = [each.key for each in surely if each.holds is True]
        out.missing = [each.key for each in surely if each.holds is False]
        out.unknown_keys = [
            each.key for each in askers if each.base is None or (each.base is True and each.holds is None)
        ]
        shares = [Fraction(each.count, each.base) for each in made if each.base]
        out.low, out.high = (min(shares), max(shares)) if shares else (Fraction(1), Fraction(0))
        out.short = max(short(q, each) for each in made)
        out.over = max(over(q, each) for each in made)
        asked_of = [each for each in made if margin(q, each)]
        if all(meets(q, each, empty=None) for each in asked_of):
            out.spare = min((spare(q, each) for each in asked_of), default=0)
        out.need = self.need(q, made)
        return out

    def need(self, q: d.Quantity, made: set[Filled]) -> int | None:
        """What the worst filling needs, where it is plain which one that is."""
        bases = {each.base for each in made}
        if len(bases) > 1 or (is_share(q) and bases == {0}):
            return None
        of = asked(q, *bases)
        if is_ceiling(q):
            return of.high
        return of.low if q.how != "exactly" or of.low == of.high else None

    def status(self, q: d.Quantity, made: set[Filled], empty: Truth) -> str:
        said = {meets(q, each, empty=empty) for each in made}
        if len(said) > 1 or None in said:
            return "undetermined"
        return self.stated(said == {True})

    def empty(self, q: d.Quantity) -> Truth:
        if self.target.empty_base:
            return self.target.empty_base != "unmet"
        return True if is_ceiling(q) or self.target.kind in ("limit", "check") else None

    def failed(self) -> str:
        year = self.case.plan.year
        deadline = self.due or self.target.deadline or datetime.date(year, 12, 31)
        # A step after the plan's year is still ahead, also where no day is given.
        day = self.case.as_of or (datetime.date(year, 12, 31) if self.due else None)
        ahead = day is not None and day < deadline
        return "pending" if ahead and self.target.kind == "target" else "unmet"

    def stated(self, truth: Truth) -> str:
        return "undetermined" if truth is None else "met" if truth else self.failed()

    # --- groups ---------------------------------------------------------------------------------

    def judge_groups(self, id: str, clause: d.Grouped | d.Periods, of: list[Group]) -> Verdict:
        groups = [self.group(clause, each) for each in of]
        # Over no groups at all it is what all of them are asked that decides.
        inner, over_nobody = clause.clause, clause.quantity
        if clause.quantity.how == "all" and isinstance(inner, d.CountClause):
            over_nobody = inner.quantity
        return self.judge(id, clause.quantity, groups, over_nobody)

    def groups(self, clause: d.Grouped) -> list[Group]:
        by, reference = clause.by, clause.reference
        if reference:

            def refers(key: str) -> Group:
                def is_there(meaning: Meaning) -> Truth:
                    return any(each["id"] == key for each in meaning.rows(by))

                return Group(key, lambda _, row: known_equal(row[reference], key), is_there)

            return [refers(str(row["id"])) for row in self.meaning.rows(by)]
        (subject,) = subjects_of(clause.clause)
        band = self.case.plan.band(by)
        if band:
            names = [*(each.name for each in band.lines), *([band.otherwise] if band.otherwise else [])]

            def sorts(value: str) -> Group:
                return Group(value, lambda meaning, row: agreed(each == value for each in meaning.bands(row, by)))

            return [sorts(each) for each in dict.fromkeys(names)]
        column = self.case.plan.population(subject.population).column(by)
        order = column.values or self.case.plan.scale(column.of).levels
        written = {row[by] for row in self.case.tables[subject.population]}

        def has(value: str) -> Group:
            def is_there(meaning: Meaning) -> Truth:
                # The values of a column are groups where they occur; of a population all records are.
                return any_of(known_equal(row[by], value) for row in meaning.rows(subject.population))

            return Group(value, lambda _, row: known_equal(row[by], value), is_there)

        return [has(each) for each in order if each in written]

    def group(self, clause: d.Grouped | d.Periods, group: Group) -> Asker:
        """A group: whether it is asked, and whether it is met."""
        inner = clause.clause
        (subject,) = subjects_of(inner)
        rows = self.meaning.rows(subject.population)
        partial = self.case.plan.population(subject.population).world == "partial"
        is_there = group.is_there(self.meaning)
        bases = [all_of([group.mine(self.meaning, row), self.filtered(subject, row)]) for row in rows]
        somebody = any_of([*bases, None] if partial else bases)
        if isinstance(inner, d.CountClause):
            is_met = self.meaning.of_linked(
                subject.population,
                inner.quantity,
                [
                    (base, True if inner.what is None else self.meaning.holds(subject.population, row, inner.what))
                    for base, row in zip(bases, rows, strict=True)
                ],
            )
            may_be_nobodys = is_share(inner.quantity)
        else:
            bounds = self.number(inner.number, "", within=group.mine)
            if isinstance(inner, d.AgainstPrevious):
                is_met = self.growth(inner, bounds, group)
            else:
                is_met = compare(bounds, inner.how, *self.asked_of(inner))
            may_be_nobodys = can_be_none(inner.number)
            if not may_be_nobodys:
                # How many there are, and their sum, is asked of an empty group too.
                return Asker(("", group.key), is_there, is_met)
        rule = self.target.empty_base or ("met" if self.target.kind != "target" and may_be_nobodys else "")
        if rule == "skip":
            is_there = all_of([is_there, somebody])
        elif rule == "met":
            is_met = any_of([is_met, not_(somebody)])
        elif rule == "unmet":
            is_met = all_of([is_met, somebody])
        return Asker(("", group.key), is_there, is_met)

    # --- periods --------------------------------------------------------------------------------

    def judge_periods(self, id: str, clause: d.Periods) -> Verdict:
        groups = self.periods(clause)
        if not clause.in_a_row:
            return self.judge_groups(id, clause, groups)
        asked = [self.group(clause, each) for each in groups]
        # A period that is left out is not met, so that it ends a run.
        met = [all_of([each.base, each.holds]) for each in asked]
        there = [place for place, each in enumerate(asked) if each.base is not False]
        met = met[min(there) : max(there) + 1] if there else []
        said = {meets(clause.quantity, Filled(run, len(met)), empty=None) for run in longest(met)}
        status = "undetermined" if len(said) > 1 else self.stated(said == {True})
        return Verdict(id, status, count=min(longest(met)), base=len(met), in_a_row=True)

    def periods(self, clause: d.Periods) -> list[Group]:
        (subject,) = subjects_of(clause.clause)
        if clause.last:
            out = last_spans(clause.unit, clause.last, self.worlds[""].day)
            return [self.period(each, clause.column, True) for each in in_rows(out, clause.together)]
        # From the first record to the last, of those that are there. What is only there on later days may be
        # what a blank says, so that a calendar may reach there; to where no record is at all it does not.
        cells = [row[clause.column] for row in self.meaning.rows(subject.population)]
        known = [as_day(each) for each in cells if isinstance(each, (int, datetime.date))]
        written = (row[clause.column] for row in self.case.tables[subject.population])
        all_days = [as_day(each) for each in written if isinstance(each, (int, datetime.date))]
        if not all_days:
            return []
        groups = []
        for each in in_rows(list(spans(clause.unit, min(all_days), max(all_days))), clause.together):
            is_there: Truth = bool(known) and self.reaches(known, each, clause.unit)
            groups.append(self.period(each, clause.column, any_of([is_there, None if None in cells else False])))
        return groups

    @staticmethod
    def reaches(known: list[datetime.date], span: Span, unit: str) -> bool:
        """Whether a calendar of these days has all of the span."""
        return span_of(unit, min(known)).first <= span.first and span.last <= span_of(unit, max(known)).last

    @staticmethod
    def period(span: Span, column: str, is_there: Truth) -> Group:
        def mine(_: Meaning, row: dict[str, object]) -> Truth:
            return known_cell(row[column], lambda cell: span.has(as_day(cell)))

        return Group(span.name, mine, lambda _: is_there)

    def filtered(self, subject: d.Subject, row: dict[str, object]) -> Truth:
        return True if subject.where is None else self.meaning.holds(subject.population, row, subject.where)

    # --- numbers --------------------------------------------------------------------------------

    def asked_of(self, clause: d.NumberClause) -> tuple[Fraction, Fraction]:
        factor = self.meaning.factor(clause.unit)
        return clause.value * factor, clause.high * factor

    def compared(self, clause: d.NumberClause, of: Bounds) -> Truth:
        full = compare(Bounds(of.low, of.high), clause.how, *self.asked_of(clause))
        return self.of_nobody(clause.number, of, full)

    def of_nobody(self, number: d.Number, of: Bounds, full: Truth) -> Truth:
        """What a number that may be none comes to, if it is `full` where there is one."""
        if not of.may_be_none:
            return full
        rule = self.target.empty_base
        if rule:
            empty: Truth = rule != "unmet"
        else:
            # A limit over nobody is met; what comes of arithmetic without a number is not said of nobody.
            empty = True if self.target.kind != "target" and not is_arithmetic(self.case.plan, number) else None
        return empty if of.none or full == empty else None

    def grown(self, clause: d.AgainstPrevious, now: Bounds) -> Truth:
        return self.of_nobody(clause.number, now, self.growth(clause, Bounds(now.low, now.high)))

    def growth(self, clause: d.AgainstPrevious, now: Bounds, group: Group | None = None) -> Truth:
        """A number against the one that is worked out of the other data; of a group, of the one of the same key."""
        how = clause.how
        if clause.data not in self.worlds or now.may_be_none:
            return None
        was = self.number(Earlier(clause.number, clause.data), "", None if group is None else group.mine)
        is_there: Truth = True if group is None else group.is_there(Meaning(self.worlds[clause.data]))
        if is_there is not True or was.may_be_none:
            return None
        if how in ("up", "down") and not clause.plain and was.low <= 0 <= was.high:
            return None
        word = {"up": "at least", "down": "at most"}.get(how, how)
        sign = {"up": 1, "down": -1}.get(how, 0)
        asked = [
            end + sign * clause.by if clause.plain else times(end, 1 + sign * clause.by) for end in (was.low, was.high)
        ]
        return agreed(compare(now, word, each) for each in asked)

    def judge_as_many(self, id: str, clause: d.AsMany) -> Verdict:
        left, right = (self.number(d.NumberOf(each), "") for each in (clause.left, clause.right))
        ends = {compare(left, clause.how, times(end, clause.part)) for end in (right.low, right.high)}
        return Verdict(id, self.stated(ends.pop() if len(ends) == 1 else None), status_alone=True)

    def number(self, n: d.Number, world: str, within: Belongs | None = None) -> Bounds:
        if world not in self.worlds:
            return NONE
        meaning = Meaning(self.worlds[world])
        match n:
            case d.NumberOf(subject):
                return total("count", numbered(meaning, subject, None, within), partial=self.partial(subject))
            case d.Total(what, column, subject, nth):
                records = numbered(meaning, subject, column, within)
                return total(what, records, nth, partial=self.partial(subject))
            case d.ShareOf(subject, what):
                rows = []
                for row in meaning.rows(subject.population):
                    base = belongs(meaning, subject, row, within)
                    rows.append((base, meaning.holds(subject.population, row, what)))
                made = fillings(rows)
                shares = [Fraction(each.count, each.base) for each in made if each.base]
                empty = any(not each.base for each in made)
                if self.partial(subject):
                    return Bounds(Fraction(0), Fraction(1), empty)
                return Bounds(min(shares), max(shares), empty) if shares else NONE
            case d.Plain(value):
                return Bounds(value, value)
            case d.Named(name):
                named: Any = self.case.plan.measure(name).number
                return self.number(named, world, within)
            case d.Earlier(of_then, data):
                return self.number(of_then, data, within)
            case d.Arithmetic(sign, left, right):
                return arithmetic(sign, self.number(left, world, within), self.number(right, world, within))

    def partial(self, subject: d.Subject) -> bool:
        return self.case.plan.population(subject.population).world == "partial"


def as_day(cell: object) -> datetime.date:
    """A whole number is a year."""
    if isinstance(cell, int):
        return datetime.date(cell, 1, 1)
    assert isinstance(cell, datetime.date)
    return cell


def known_equal(cell: object, value: str) -> Truth:
    return None if cell is None else cell == value


def longest(met: Iterable[Truth]) -> set[int]:
    """How many are met one after another, at most, in every filling."""
    ways = {(0, 0)}
    for each in met:
        ways = {
            (run + 1, max(best, run + 1)) if is_met else (0, best)
            for run, best in ways
            for is_met in ((True, False) if each is None else (each,))
        }
    return {best for _, best in ways}


def is_arithmetic(plan: d.Plan, n: d.Number) -> bool:
    if isinstance(n, d.Named):
        named: Any = plan.measure(n.name).number
        return is_arithmetic(plan, named)
    return isinstance(n, (d.Arithmetic, d.Earlier))


def can_be_none(n: d.Number) -> bool:
    """Whether the number is none of nobody; how many there are and their sum are 0."""
    return isinstance(n, d.ShareOf) or (isinstance(n, d.Total) and n.what != "sum")


def arithmetic(sign: str, a: Bounds, b: Bounds) -> Bounds:
    """As if blanks were filled apart in both."""
    if a.none or b.none:
        return NONE
    if sign == "/":
        return divided(a, b)
    ways: list[Value] = []
    for x in (a.low, a.high):
        for y in (b.low, b.high):
            ways += spread(x + y if sign == "+" else x - y if sign == "-" else times(x, y))
    return Bounds(min(ways), max(ways), a.may_be_none or b.may_be_none)


def divided(a: Bounds, b: Bounds) -> Bounds:
    if b.low == b.high == 0:
        return NONE
    may_be_none = a.may_be_none or b.may_be_none or b.low <= 0 <= b.high
    ways: list[Value] = []
    for x in (a.low, a.high):
        ways += [quotient(x, y) for y in (b.low, b.high) if y != 0]
        # As near to nothing as one likes, from either side that is possible.
        ways += [times(x, INFINITY)] if b.low <= 0 < b.high else []
        ways += [times(x, -INFINITY)] if b.low < 0 <= b.high else []
    return Bounds(min(ways), max(ways), may_be_none)


def quotient(x: Value, y: Value) -> Value:
    return Fraction(0) if isinstance(y, float) else x / y


def times(x: Value, y: Value) -> Value:
    return Fraction(0) if x == 0 or y == 0 else x * y  # an infinity only stands for something large


def belongs(meaning: Meaning, subject: d.Subject, row: dict[str, object], within: Belongs | None) -> Truth:
    base = True if subject.where is None else meaning.holds(subject.population, row, subject.where)
    return base if within is None else all_of([within(meaning, row), base])


def numbered(meaning: Meaning, subject: d.Subject, column: str | None, within: Belongs | None) -> list[Numbered]:
    return [
        Numbered(belongs(meaning, subject, row, within), Fraction(1) if column is None else row[column])
        for row in meaning.rows(subject.population)
    ]


def subjects_of(clause: d.CountClause | d.NumberClause | d.AgainstPrevious) -> tuple[d.Subject, ...]:
    if isinstance(clause, d.CountClause):
        return clause.subjects
    n = clause.number
    if isinstance(n, (d.NumberOf, d.Total, d.ShareOf)):
        return (n.subject,)
    raise ValueError(n)
