"""What is asked of counts and numbers in SQL."""

from __future__ import annotations

import described as d
from sql_tables import UntranslatedError


def is_share(q: d.Quantity) -> bool:
    return q.is_share or q.how in ("all", "no")


def ends_of_count(q: d.Quantity) -> tuple[int | None, int | None]:
    n = int(q.amount)
    match q.how:
        case "at least":
            return n, None
        case "more than":
            return n + 1, None
        case "at most" | "no":
            return None, n
        case "less than":
            return None, n - 1
        case "exactly":
            return n, n
    return n, int(q.high)


def meets(q: d.Quantity, count: str, base: str) -> str:
    """By multiplying across: nothing is divided, save for a share that is rounded to whole records."""
    if q.how == "all":
        return f"{count} >= {base}"
    if q.how == "no":
        return f"{count} <= 0"
    if not q.is_share:
        low, high = ends_of_count(q)
        return " and ".join(
            [*([f"{count} >= {low}"] if low is not None else []), *([f"{count} <= {high}"] if high is not None else [])]
        )
    a, b = q.amount.numerator, q.amount.denominator
    of_all, count = f"({a}::hugeint * {base})", f"({count})::hugeint"
    signs = {"at least": ">=", "more than": ">", "at most": "<=", "less than": "<", "exactly": "="}
    if q.rounded:
        whole = {
            "down": f"({of_all} // {b})",
            "up": f"(({of_all} + {b - 1}) // {b})",
            "half up": f"((2 * {of_all} + {b}) // {2 * b})",
        }[q.rounded]
        if q.at_least_one:
            whole = f"greatest({whole}, 1)"
        return f"{count} {signs[q.how]} {whole}"
    if q.how == "between":
        c, e = q.high.numerator, q.high.denominator
        return f"{count} * {b} >= {of_all} and {count} * {e} <= {c}::hugeint * {base}"
    return f"{count} * {b} {signs[q.how]} {of_all}"


def of_range(how: str, low: str, high: str, value: str) -> str:
    """Whether both ends agree; null is no end."""
    sign, turned = {
        "at least": (">=", "<"),
        "more than": (">", "<="),
        "at most": ("<=", ">"),
        "less than": ("<", ">="),
        "exactly": ("=", "="),
    }[how]
    if how == "exactly":
        return f"case when {low} = {value} and {high} = {value} then true when {low} > {value} or {high} < {value} then false end"
    sure, never = (low, high) if how in ("at least", "more than") else (high, low)
    return f"case when {sure} {sign} {value} then true when {never} {turned} {value} then false end"


def total_ends(what: str) -> tuple[str, str]:
    """From where to where a number of the rows that are said can be; null where there is no end, or no number."""
    no_blanks = "count(*) filter (where said is not false and cell is null) = 0"
    somebody = "count(*) filter (where said) > 0"
    known = "count(*) filter (where said and cell is not null) > 0"
    maybe = "filter (where said is not false)"
    match what:
        case "sum":
            ends = (
                f"coalesce(sum(cell) filter (where said), 0) + coalesce(sum({way}(cell, 0)) filter (where said is null), 0)"
                for way in ("least", "greatest")
            )
            low, high = (f"(case when {no_blanks} then {end} end)" for end in ends)
            return low, high
        case "lowest":
            low = f"(case when {no_blanks} and {somebody} then min(cell) {maybe} end)"
            return low, f"(case when {known} then min(cell) filter (where said) end)"
        case "highest":
            high = f"(case when {no_blanks} and {somebody} then max(cell) {maybe} end)"
            return f"(case when {known} then max(cell) filter (where said) end)", high
    raise UntranslatedError(what)
