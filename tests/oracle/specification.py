"""The verdicts of a plan by the language reference alone: counts, shares, needs and who, of every filling of blanks.

It is slow and short on purpose; production code is held against it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

import described as d
from fillings import Filled, asked, fillings, is_ceiling, is_share, margin, meets, over, short, spare
from meant_conditions import Meaning, World
from meant_numbers import INFINITY, NONE, Bounds, Numbered, Value, compare, spread, total
from truth import Truth, all_of, any_of, not_

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


@dataclass(frozen=True)
class Asker:
    """Who is asked: a record, whether it is in the base, and whether it satisfies the predicate."""

    key: RecordKey
    base: Truth
    holds: Truth


def verdicts(case: d.Case) -> dict[str, list[Verdict]]:
    """By target; as many verdicts as clauses."""
    worlds = {"": World.of(case.plan, case.tables, case.as_of)}
    if case.previous is not None:
        worlds["previous"] = World.of(case.plan, case.previous, case.as_of)
    return {each.id: Judge(case, each, worlds).clauses() for each in case.plan.targets}


def status_of(of: Iterable[Verdict]) -> str:
    return min((each.status for each in of), key=ORDER.index)


class Judge:
    """One target over the tables."""

    def __init__(self, case: d.Case, target: d.Target, worlds: dict[str, World]) -> None:
        self.case, self.target, self.worlds = case, target, worlds
        self.meaning = Meaning(worlds[""])

    def clauses(self) -> list[Verdict]:
        out: list[Verdict] = []
        before: list[Asker] = []
        for place, clause in enumerate(self.target.clauses):
            id = self.target.id if place == 0 else f"{self.target.id}.{place}"
            match clause:
                case d.CountClause(q, subjects, what):
                    before = self.taken(self.askers(subjects, what))
                    out.append(self.judge(id, q, before))
                case d.OfWhich(q, what):
                    before = self.taken([self.among(each, what) for each in before])
                    out.append(self.judge(id, q, before))
                case d.NumberClause(number, how, value, high):
                    out.append(self.judge_number(id, number, how, value, high))
                case d.AgainstPrevious(number, how, by):
                    out.append(self.judge_growth(id, number, how, by))
                case d.Grouped():
                    out.append(self.judge_groups(id, clause))
                case d.AsMany():
                    out.append(self.judge_as_many(id, clause))
        if self.target.only_if:
            for each in out:
                each.status = self.restricted(each.status, self.target.only_if)
        return out

    def restricted(self, status: str, to: d.NumberClause) -> str:
        """Where the condition is surely not so the clause is met; where nobody knows, it is open unless it is met anyway."""
        applies = compare(self.number(to.number, ""), to.how, to.value, to.high)
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
        deadline, as_of = self.target.deadline, self.case.as_of
        if deadline is None:
            deadline = datetime.date(self.case.plan.year, 12, 31)
        ahead = as_of is not None and as_of < deadline
        return "pending" if ahead and self.target.kind == "target" else "unmet"

    def stated(self, truth: Truth) -> str:
        return "undetermined" if truth is None else "met" if truth else self.failed()

    # --- groups ---------------------------------------------------------------------------------

    def judge_groups(self, id: str, clause: d.Grouped) -> Verdict:
        groups = [self.group(clause, key) for key in self.group_keys(clause)]
        # Over no groups at all it is what all of them are asked that decides.
        inner, over_nobody = clause.clause, clause.quantity
        if clause.quantity.how == "all" and isinstance(inner, d.CountClause):
            over_nobody = inner.quantity
        return self.judge(id, clause.quantity, groups, over_nobody)

    def group_keys(self, clause: d.Grouped) -> list[str]:
        if clause.reference:
            return [str(row["id"]) for row in self.meaning.rows(clause.by)]
        (subject,) = subjects_of(clause.clause)
        column = self.case.plan.population(subject.population).column(clause.by)
        order = column.values or self.case.plan.scale(column.of).levels
        written = {row[clause.by] for row in self.case.tables[subject.population]}
        return [each for each in order if each in written]

    def group(self, clause: d.Grouped, key: str) -> Asker:
        """A group: whether it is asked, and whether it is met."""
        inner = clause.clause
        (subject,) = subjects_of(inner)
        column = clause.reference or clause.by
        rows = self.meaning.rows(subject.population)
        partial = self.case.plan.population(subject.population).world == "partial"
        mine: list[Truth] = [None if row[column] is None else row[column] == key for row in rows]
        # The values of a column are groups where they occur; of a population all records are.
        is_there: Truth = True if clause.reference else any_of(mine)
        bases = [all_of([mine[i], self.filtered(subject, row)]) for i, row in enumerate(rows)]
        somebody = any_of([*bases, None] if partial else bases)
        if isinstance(inner, d.NumberClause):
            bounds = self.number(inner.number, "", within=(column, key))
            is_met = compare(bounds, inner.how, inner.value, inner.high)
            may_be_nobodys = can_be_none(inner.number)
            if not may_be_nobodys:
                # How many there are, and their sum, is asked of an empty group too.
                return Asker(("", key), is_there, is_met)
        else:
            is_met = self.meaning.of_linked(
                subject.population,
                inner.quantity,
                [
                    (base, True if inner.what is None else self.meaning.holds(subject.population, row, inner.what))
                    for base, row in zip(bases, rows, strict=True)
                ],
            )
            may_be_nobodys = is_share(inner.quantity)
        rule = self.target.empty_base or ("met" if self.target.kind != "target" and may_be_nobodys else "")
        if rule == "skip":
            is_there = all_of([is_there, somebody])
        elif rule == "met":
            is_met = any_of([is_met, not_(somebody)])
        elif rule == "unmet":
            is_met = all_of([is_met, somebody])
        return Asker(("", key), is_there, is_met)

    def filtered(self, subject: d.Subject, row: dict[str, object]) -> Truth:
        return True if subject.where is None else self.meaning.holds(subject.population, row, subject.where)

    # --- numbers --------------------------------------------------------------------------------

    def judge_number(self, id: str, number: d.Number, how: str, value: Fraction, high: Fraction) -> Verdict:
        of = self.number(number, "")
        return Verdict(id, self.stated(self.compared(number, of, how, value, high)), bounds=of)

    def compared(self, number: d.Number, of: Bounds, how: str, value: Fraction, high: Fraction) -> Truth:
        return self.of_nobody(number, of, compare(Bounds(of.low, of.high), how, value, high))

    def of_nobody(self, number: d.Number, of: Bounds, full: Truth) -> Truth:
        """What a number that may be none comes to, if it is `full` where there is one."""
        if not of.may_be_none:
            return full
        rule = self.target.empty_base
        if rule:
            empty: Truth = rule != "unmet"
        else:
            # A limit over nobody is met; what comes of arithmetic without a number is not said of nobody.
            empty = True if self.target.kind != "target" and not isinstance(number, d.Arithmetic) else None
        return empty if of.none or full == empty else None

    def judge_growth(self, id: str, number: d.Number, how: str, by: Fraction) -> Verdict:
        now = self.number(number, "")
        was = self.number(number, "previous") if "previous" in self.worlds else None
        full: Truth = None
        if was is not None and not was.may_be_none and not (how in ("up", "down") and was.low <= 0 <= was.high):
            factor = {"up": 1 + by, "down": 1 - by}.get(how, Fraction(1))
            word = {"up": "at least", "down": "at most"}.get(how, how)
            ends = {compare(Bounds(now.low, now.high), word, times(end, factor)) for end in (was.low, was.high)}
            full = ends.pop() if len(ends) == 1 else None
        return Verdict(id, self.stated(self.of_nobody(number, now, full)), bounds=now)

    def judge_as_many(self, id: str, clause: d.AsMany) -> Verdict:
        left, right = (self.number(d.NumberOf(each), "") for each in (clause.left, clause.right))
        ends = {compare(left, clause.how, times(end, clause.part)) for end in (right.low, right.high)}
        return Verdict(id, self.stated(ends.pop() if len(ends) == 1 else None), status_alone=True)

    def number(self, n: d.Number, world: str, within: tuple[str, str] | None = None) -> Bounds:
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
            case d.Arithmetic(sign, left, right):
                return arithmetic(sign, self.number(left, world, within), self.number(right, world, within))

    def partial(self, subject: d.Subject) -> bool:
        return self.case.plan.population(subject.population).world == "partial"


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


def belongs(meaning: Meaning, subject: d.Subject, row: dict[str, object], within: tuple[str, str] | None) -> Truth:
    base = True if subject.where is None else meaning.holds(subject.population, row, subject.where)
    if within is None:
        return base
    cell = row[within[0]]
    return all_of([None if cell is None else cell == within[1], base])


def numbered(
    meaning: Meaning, subject: d.Subject, column: str | None, within: tuple[str, str] | None
) -> list[Numbered]:
    return [
        Numbered(belongs(meaning, subject, row, within), Fraction(1) if column is None else row[column])
        for row in meaning.rows(subject.population)
    ]


def subjects_of(clause: d.CountClause | d.NumberClause) -> tuple[d.Subject, ...]:
    if isinstance(clause, d.CountClause):
        return clause.subjects
    n = clause.number
    if isinstance(n, (d.NumberOf, d.Total, d.ShareOf)):
        return (n.subject,)
    raise ValueError(n)
