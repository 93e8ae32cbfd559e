"""The sentences of a described plan, in English as the language reference spells them, and its tables as CSV.

Every operand stands in brackets, so that no sentence has two readings.
"""

from __future__ import annotations

import csv
import datetime
import io
from fractions import Fraction

import described as d


def quoted(name: str) -> str:
    return f"“{name}”"


def number(value: Fraction | int) -> str:
    value = Fraction(value)
    if value.denominator == 1:
        return str(value.numerator)
    for places in range(1, 19):
        if (value * 10**places).denominator == 1:
            sign, whole = "-" if value < 0 else "", abs(value) * 10**places
            digits = str(whole.numerator).rjust(places + 1, "0")
            return f"{sign}{digits[:-places]}.{digits[-places:]}"
    return f"{value.numerator}/{value.denominator}"


def share(value: Fraction) -> str:
    percent = number(value * 100)
    return number(value) if "/" in percent else f"{percent}%"


def day(value: datetime.date) -> str:
    return f"{value.day}/{value.month}/{value.year}"


def value(of: int | Fraction | datetime.date | str) -> str:
    if isinstance(of, str):
        return quoted(of)
    return day(of) if isinstance(of, datetime.date) else number(of)


def quantity(q: d.Quantity, *, of: bool = True) -> str:
    if q.how in ("all", "no"):
        return q.how
    write = share if q.is_share else number
    text = f"from {write(q.amount)} to {write(q.high)}" if q.how == "between" else f"{q.how} {write(q.amount)}"
    if q.rounded:
        text += f" rounded {q.rounded}"
        if q.at_least_one:
            text += ", at least 1"
    return f"{text} of" if q.is_share and of else text


def condition(c: d.Condition, prefix: str = "") -> str:
    """`prefix` stands before the column: `unit's `."""
    match c:
        case d.Compare(column, how, of):
            return f"{prefix}{column} {how} {value(of)}"
        case d.Between(column, low, high):
            if isinstance(low, datetime.date):
                return f"{prefix}{column} from {value(low)} to {value(high)}"
            return f"{prefix}{column} between {value(low)} and {value(high)}"
        case d.OneOf(column, values):
            return f"{prefix}{column} is one of ({', '.join(map(quoted, values))})"
        case d.Holds(_, how, levels):
            words = {"hold": "hold", "at least": "hold at least", "recorded": "recorded", "only": "hold only"}
            if how == "none of":
                return f"hold none of {' or '.join(map(quoted, levels))}"
            return f"{words[how]} {quoted(levels[0])}"
        case d.Flag(column, is_yes):
            return f"{prefix}{column} is {'yes' if is_yes else 'no'}"
        case d.Known(column, known):
            return f"{prefix}{column} is {'known' if known else 'unknown'}"
        case d.IsNone(column):
            return f"{prefix}{column} is none"
        case d.Through(reference, what):
            return condition(what, f"{reference}'s ")
        case d.Linked(population, by, q, where):
            return f"have {quantity(q)} {population} as {by}{filtered(where)}"
        case d.LinkedShare(population, by, q, what):
            return f"{quantity(q)} their {population} as {by} ({condition(what)})"
        case d.Not(what):
            return f"not ({condition(what)})"
        case d.And(parts):
            return " and ".join(f"({condition(each)})" for each in parts)
        case d.Or(parts):
            return " or ".join(f"({condition(each)})" for each in parts)
        case d.If(first, then):
            return f"if ({condition(first)}) then ({condition(then)})"
        case d.KOf(needed, parts):
            return f"at least {needed} of ({', '.join(f'({condition(each)})' for each in parts)})"
        case d.CompareNumber(left, how, asked):
            return f"({record_number(left)}) {how} {number(asked)}"
        case d.CompareColumns(one, how, other):
            return f"{one} {how} {other}"
        case d.InPlace(column, bottom, places, is_share):
            return f"are in the {'bottom' if bottom else 'top'} {share(places) if is_share else number(places)} by {column}"


def record_number(n: d.RecordNumber) -> str:
    match n:
        case d.ColumnValue(column):
            return column
        case d.LinkedCount(population, by, where):
            return f"number of their {population} as {by}{filtered(where)}"
        case d.LinkedTotal(what, column, population, by, where):
            return f"{what} {column} of their {population} as {by}{filtered(where)}"


def filtered(where: d.Condition | None) -> str:
    return "" if where is None else f" where ({condition(where)})"


def subject(s: d.Subject) -> str:
    return f"{s.population}{filtered(s.where)}"


def of_all(n: d.Number) -> str:
    """A number of the whole."""
    match n:
        case d.NumberOf(who):
            return f"number of {subject(who)}"
        case d.Total("place", column, who, nth):
            return f"highest place {nth} {column} of {subject(who)}"
        case d.Total("percentile", column, who, nth):
            return f"{nth}th percentile of {column} of {subject(who)}"
        case d.Total("median", column, who):
            return f"median of {column} of {subject(who)}"
        case d.Total(what, column, who):
            return f"{what} {column} of {subject(who)}"
        case d.ShareOf(who, what):
            return f"share of {subject(who)} that ({condition(what)})"
        case d.Arithmetic(sign, left, right):
            return f"({of_all(left)}) {sign} ({of_all(right)})"
        case d.Plain(of):
            return number(of)


def is_share(n: d.Number) -> bool:
    return isinstance(n, d.ShareOf)


def clause(c: d.Clause) -> str:
    match c:
        case d.CountClause(q, subjects, what):
            predicate = "" if what is None else f" ({condition(what)})"
            return f"{quantity(q)} {', '.join(map(subject, subjects))}{predicate}"
        case d.AsMany(how, part, left, right):
            return f"{how} {share(part)} as many {subject(left)} as {subject(right)}"
        case d.OfWhich(q, what):
            return f"of which {quantity(q, of=False)} ({condition(what)})"
        case d.NumberClause(n, how, of, high):
            write = share if is_share(n) else number
            if how == "between":
                return f"{of_all(n)} is from {write(of)} to {write(high)}"
            return f"{of_all(n)} is {how} {write(of)}"
        case d.Grouped(q, by, _, inner):
            every = "every" if q.how == "all" else quantity(q)
            return f"in {every} {by}, {clause(inner)}"
        case d.AgainstPrevious(n, how, by):
            if how in ("up", "down"):
                return f"{of_all(n)} {how} at least {share(by)} against previous"
            return f"{of_all(n)} is {how} previous"


def column(c: d.Column) -> str:
    kinds = {"rank": c.of, "reference": c.of, "choice": f"one of ({', '.join(map(quoted, c.values))})"}
    kind = kinds.get(c.kind, c.kind)
    text = f"{c.name}  {'set of ' if c.many else ''}{kind}"
    if c.absent:
        text += "  may be absent"
    if c.blank:
        text += f"  blank means {c.blank if c.blank in ('none', 'no') else quoted(c.blank)}"
    if c.dated:
        text += f"  dated {c.dated}"
    return text


def population(p: d.Population) -> str:
    head = f"population {p.name}, {p.world}"
    if p.dated:
        head += f", dated {p.dated}"
    if p.valid:
        head += f", valid {p.valid[0]} to {p.valid[1]}"
    return "\n".join([head, *(f"  {column(each)}" for each in p.columns)])


def target(t: d.Target) -> str:
    sentence = ", ".join(clause(each) for each in t.clauses)
    if t.only_if:
        sentence = f"if {clause(t.only_if)} then {sentence}"
    lines = [f"{t.kind} {t.id}: {sentence}"]
    if t.deadline:
        lines.append(f"  by {day(t.deadline)}")
    if t.empty_base:
        lines.append(f"  empty base: {t.empty_base}")
    if t.unknown_as_not:
        lines.append("  unknown counts as not")
    return "\n".join(lines)


def plan(p: d.Plan) -> str:
    scales = [
        f"scale {each.name}{', cumulative' if each.cumulative else ''}: {' < '.join(map(quoted, each.levels))}"
        for each in p.scales
    ]
    parts = [f"plan “Oracle” for {p.year}", "numbers: en", *scales, *map(population, p.populations)]
    return "\n".join([*parts, *map(target, p.targets)]) + "\n"


def cell(of: d.Cell) -> str:
    if of is None:
        return ""
    if isinstance(of, bool):
        return "yes" if of else "no"
    if isinstance(of, tuple):
        return ";".join(of)
    if isinstance(of, datetime.date):
        return of.isoformat()
    return of if isinstance(of, str) else number(of)


def table(p: d.Population, rows: list[d.Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = [each.name for each in p.columns]
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(row[name]) for name in names])
    return out.getvalue()
