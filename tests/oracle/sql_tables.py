"""Tables of a case in SQL: literals, types, and columns as a plan sees them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction

import described as d
import printed

# How far rows are counted out when blanks are filled.
MOST = 8


class UntranslatedError(Exception):
    """A question that is not asked in SQL."""


def literal(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case datetime.date():
            return f"date '{value.isoformat()}'"
        case int() | Fraction():
            text = printed.number(value)
            if "/" in text:
                raise UntranslatedError(text)
            return f"{text}::decimal(38, 18)"
        case str():
            return "'" + value.replace("'", "''") + "'"
    raise UntranslatedError(repr(value))


def schema(case: d.Case) -> Iterator[str]:
    """Statements that make the tables, and views of what is there on the day of the review."""
    yield f"create or replace table small as select range as i from range({MOST})"
    for prefix, tables in (("", case.tables), ("previous_", case.previous), ("earlier_", case.earlier)):
        if tables is not None:
            yield from schema_of(case, tables, prefix)


def schema_of(case: d.Case, tables: d.Tables, prefix: str) -> Iterator[str]:
    for place, population in enumerate(case.plan.populations):
        columns = [f'"{each.name}" {sql_type(each)}' for each in population.columns]
        yield f"create or replace table {prefix}raw{place} ({', '.join(columns)})"
        rows = [
            "(" + ", ".join(stored(case, each, row[each.name]) for each in population.columns) + ")"
            for row in tables[population.name]
        ]
        if rows:
            yield f"insert into {prefix}raw{place} values {', '.join(rows)}"
    for place, population in enumerate(case.plan.populations):
        shown = [text for each in population.columns for text in shown_columns(case, each, prefix)]
        there = ["true"]
        if case.as_of:
            day = literal(case.as_of)
            if population.dated:
                there.append(f'"{population.dated}" <= {day}')
            if population.valid:
                there.append(f'"{population.valid[0]}" <= {day}')
                there.append(f'("{population.valid[1]}" is null or "{population.valid[1]}" >= {day})')
        from_where = f"from {prefix}raw{place} where {' and '.join(there)}"
        yield f"create or replace view {prefix}p{place} as select {', '.join(shown)} {from_where}"


def sql_type(c: d.Column) -> str:
    one = {
        "flag": "boolean",
        "count": "decimal(38, 18)",
        "number": "decimal(38, 18)",
        "date": "date",
        "rank": "integer",
    }
    return one.get(c.kind, "varchar") + ("[]" if c.many else "")


def level(case: d.Case, c: d.Column, value: str) -> str:
    return str(case.plan.scale(c.of).levels.index(value)) if c.kind == "rank" else literal(value)


def stored(case: d.Case, c: d.Column, cell: d.Cell) -> str:
    if isinstance(cell, tuple):
        return f"[{', '.join(level(case, c, each) for each in cell)}]"
    return level(case, c, cell) if isinstance(cell, str) else literal(cell)


def shown_columns(case: d.Case, c: d.Column, prefix: str) -> Iterator[str]:
    """A cell, and beside it whether it is known to be empty."""
    raw = f'"{c.name}"'
    if c.dated and case.as_of:
        raw = f'case when "{c.dated}" > {literal(case.as_of)} then null else {raw} end'
    none = "false"
    if c.blank == "none" and c.many:
        raw = f"coalesce({raw}, []::{sql_type(c)})"
    elif c.blank == "none":
        none = f"({raw}) is null"
    elif c.blank == "no":
        raw = f"coalesce({raw}, false)"
    elif c.blank:
        value = level(case, c, c.blank)
        raw = f"coalesce({raw}, {f'[{value}]' if c.many else value})"
    if c.absent:
        # No row has this key; as of a day too.
        place = [each.name for each in case.plan.populations].index(c.of)
        none = f"coalesce(({raw}) not in (select id from {prefix}raw{place}), false)"
    yield f'{raw} as "{c.name}"'
    yield f'{none} as "{c.name} none"'


def has_extremes(case: d.Case) -> bool:
    """Numbers that can be multiplied by hundreds in no type of SQL."""
    return any(
        isinstance(cell, (int, Fraction)) and (abs(Fraction(cell)) > 10**13 or Fraction(cell).denominator > 100)
        for tables in (case.tables, case.previous or {}, case.earlier or {})
        for rows in tables.values()
        for row in rows
        for cell in row.values()
    )
