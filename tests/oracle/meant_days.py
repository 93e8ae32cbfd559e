"""Days, spans of time and how long it is from one to another: written from the language reference alone."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Collection, Iterator
from dataclasses import dataclass

ONE_DAY = datetime.timedelta(1)
MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Span:
    """A week, month, quarter or year, or several in a row; both days belong to it."""

    name: str
    first: datetime.date
    last: datetime.date

    def has(self, day: datetime.date) -> bool:
        return self.first <= day <= self.last


def span_of(unit: str, day: datetime.date) -> Span:
    if unit == "week":
        monday = day - day.weekday() * ONE_DAY
        year, week, _ = day.isocalendar()
        return Span(f"{year}-W{week:02}", monday, monday + 6 * ONE_DAY)
    months = MONTHS[unit]
    first = datetime.date(day.year, (day.month - 1) // months * months + 1, 1)
    name = {"year": f"{first:%Y}", "month": f"{first:%Y-%m}", "quarter": f"{first:%Y}-Q{first.month // 3 + 1}"}[unit]
    return Span(name, first, after(first, months, "months") - ONE_DAY)


def spans(unit: str, first: datetime.date, last: datetime.date) -> Iterator[Span]:
    """All from that of one day to that of another."""
    span = span_of(unit, first)
    while span.first <= last:
        yield span
        span = span_of(unit, span.last + ONE_DAY)


def last_spans(unit: str, many: int, day: datetime.date) -> list[Span]:
    """So many up to that of the day."""
    out = [span_of(unit, day)]
    while len(out) < many:
        out.insert(0, span_of(unit, out[0].first - ONE_DAY))
    return out


def in_rows(of: list[Span], many: int) -> list[Span]:
    """Every so many one after another."""
    if many == 1:
        return of
    rows = (of[i : i + many] for i in range(len(of) - many + 1))
    return [Span(f"{row[0].name} – {row[-1].name}", row[0].first, row[-1].last) for row in rows]


def after(day: datetime.date, many: int, unit: str) -> datetime.date:
    """So long after a day; where a month has no such day, the first of the next one."""
    match unit:
        case "days":
            return day + many * ONE_DAY
        case "weeks":
            return day + 7 * many * ONE_DAY
        case "months" | "years":
            month = day.year * 12 + day.month - 1 + many * (12 if unit == "years" else 1)
            year, month = month // 12, month % 12 + 1
            last = calendar.monthrange(year, month)[1]
            return datetime.date(year, month, min(day.day, last)) + (day.day > last) * ONE_DAY
    raise ValueError(unit)


def between(unit: str, start: datetime.date, end: datetime.date, holidays: Collection[datetime.date]) -> int:
    """How many complete ones lie from one day to the other; backwards they are counted below zero."""
    if end < start:
        return -between(unit, end, start, holidays)
    match unit:
        case "days":
            return (end - start).days
        case "weeks":
            return (end - start).days // 7
        case "months" | "years":
            months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
            return months if unit == "months" else months // 12
        case "working days":
            days = ((start + i * ONE_DAY) for i in range(1, (end - start).days + 1))
            return sum(each.weekday() < 5 and each not in holidays for each in days)
    raise ValueError(unit)


def within(day: datetime.date, many: int, unit: str, since: datetime.date, holidays: Collection[datetime.date]) -> bool:
    if day < since:
        return False
    if unit == "working days":
        return between(unit, since, day, holidays) <= many
    return day <= after(since, many, unit)
