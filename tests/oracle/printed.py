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
        case d.Compare(column, how, of, unit):
            return f"{prefix}{column} {how} {in_unit(value(of), unit)}"
        case d.Between(column, low, high):
            if isinstance(low, datetime.date):
                return f"{prefix}{column} from {value(low)} to {value(high)}"
            return f"{prefix}{column} between {value(low)} and {value(high)}"
        case d.OneOf(column, values, in_words):
            if in_words:
                return f"{prefix}{column} is {' or '.join(map(value, values))}"
            return f"{prefix}{column} is one of ({', '.join(map(value, values))})"
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

        case d.Within(column, amount, unit, since):
            return f"{column} within {amount} {unit} of {moment(since)}"
        case d.InSpan(column, year, month, days):
            if days:
                return f"{column} in {days[0]}-{days[1]}/{month}/{year}"
            return f"{column} in {f'{month}/' if month else ''}{year}"
        case d.InBand(band, name):
            return f"{band} is {quoted(name)}"


def moment(of: str | datetime.date) -> str:
    return day(of) if isinstance(of, datetime.date) else of


def in_unit(text: str, unit: str) -> str:
    return f"{text} {unit}" if unit else text


def record_number(n: d.RecordNumber) -> str:
    match n:
        case d.TimeBetween(unit, start, end):
            return f"{unit} from {moment(start)} to {moment(end)}"
        case d.NamedNumber(name):
            return name
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
        case d.Named(name):
            return name
        case d.Earlier(of_then, data):
            return f"({of_all(of_then)}) in {data}"


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
        case d.NumberClause(n, how, of, high, unit):
            write = share if is_share(n) else number
            if how == "between":
                return f"{of_all(n)} is from {write(of)} to {in_unit(write(high), unit)}"
            return f"{of_all(n)} is {how} {in_unit(write(of), unit)}"
        case d.Grouped(q, by, _, inner):
            every = "every" if q.how == "all" else quantity(q)
            return f"in {every} {by}, {clause(inner)}"
        case d.Periods():
            return f"in {periods(c)} of {c.column}, {clause(c.clause)}"
        case d.Steps(steps, who, what):
            (first, year), *more = steps
            rest = "".join(f", {share(q.amount) if q.is_share else number(q.amount)} by {by}" for q, by in more)
            return f"{quantity(first, of=False)} by {year}{rest} of {subject(who)} ({condition(what)})"
        case d.AgainstPrevious(n, how, by, plain, data):
            if how not in ("up", "down"):
                return f"{of_all(n)} is {how} {data}"
            if not plain:
                return f"{of_all(n)} {how} at least {share(by)} against {data}"
            if is_share(n):
                return f"{of_all(n)} {how} at least {number(by * 100)} points against {data}"
            return f"{of_all(n)} {how} by at least {number(by)} against {data}"


def periods(c: d.Periods) -> str:
    """Which spans of time, and how many of them."""
    many = f"last {c.last} {c.unit}s"
    if c.in_a_row:
        return f"{quantity(c.quantity)} consecutive {c.unit}s" + (f" of the {many}" if c.last else "")
    if c.together > 1:
        row = f"{c.together} consecutive {c.unit}s" + (f" of the {many}" if c.last else "")
        return f"every {row}" if c.quantity.how == "all" else f"{quantity(c.quantity)} {row}"
    if c.last:
        one = "every one of" if c.quantity.how == "all" else quantity(c.quantity, of=False) + " of"
        return f"{one} the {many}"
    return f"every {c.unit}" if c.quantity.how == "all" else f"{quantity(c.quantity)} {c.unit}"


def column(c: d.Column) -> str:
    kinds = {"rank": c.of, "reference": c.of, "choice": f"one of ({', '.join(map(quoted, c.values))})"}
    kind = kinds.get(c.kind, c.kind) + (f" in {c.unit}" if c.unit else "")
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


def band(b: d.Band) -> str:
    lines = [f"{band_line(each)} = {each.name}" for each in b.lines]
    if b.otherwise:
        lines.append(f"otherwise = {b.otherwise}")
    return f"band {b.name} of {b.of} by {record_number(b.number)}: {', '.join(lines)}"


def band_line(each: d.BandLine) -> str:
    if each.how == "between":
        return f"from {number(each.low)} to {number(each.high)}"
    return f"{each.how} {number(each.low)}"


def measure(m: d.Measure) -> str:
    of = f" of {m.of}" if m.of else ""
    is_of_record = isinstance(m.number, (d.ColumnValue, d.LinkedCount, d.LinkedTotal, d.TimeBetween, d.NamedNumber))
    return f"measure {m.name}{of} = {record_number(m.number) if is_of_record else of_all(m.number)}"  # type: ignore[arg-type]


def target(t: d.Target) -> str:
    sentence = ", ".join(clause(each) for each in t.clauses)
    if t.needed == 1 and len(t.clauses) == 2:
        sentence = "; or ".join(clause(each) for each in t.clauses)
    elif t.needed:
        sentence = f"at least {t.needed} of ({'; '.join(clause(each) for each in t.clauses)})"
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
    parts = [f"plan “Oracle” for {p.year}", "numbers: en", *scales]
    if p.holidays:
        parts.append(f"holidays: {', '.join(map(day, p.holidays))}")
    if p.earlier:
        parts.append(f"earlier data “{p.earlier}”")
    parts += [f"unit {each.name} = {each.many} {each.of}" for each in p.units]
    parts += [*map(population, p.populations), *map(measure, p.measures), *map(band, p.bands)]
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
