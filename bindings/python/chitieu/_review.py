"""What stands behind the lines of a review, for files that show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chitieu import _core

if TYPE_CHECKING:
    from chitieu._report import Report


@dataclass(frozen=True)
class Person:
    """A record that a line of a review names."""

    id: str  # of the clause
    unknown: bool  # of whom it is unknown; otherwise missing
    key: str
    name: str  # empty unless the report is revealed


def people_of(report: Report, lines: list[_core.ReviewLine]) -> list[Person]:
    """Who is missing or unknown in the lines that are not met, in the order of the plan."""
    listed = report._listed()
    out: list[Person] = []
    for line in lines:
        clauses = listed[line["target"]].clauses
        if not clauses:
            continue
        clause = clauses[line["clause"]]
        # A number has nobody to list, and what is invalid was not asked of anybody.
        if clause.status in ("met", "invalid") or clause.count is None:
            continue
        for who in ("missing", "unknown"):
            out.extend(
                Person(line["id"], who == "unknown", key, name)
                for key, name in zip(clause.keys(who), clause.names(who), strict=True)
            )
    return out


def statuses_of(report: Report) -> dict[tuple[int, int], str]:
    """The status of every line of a review, by target and clause."""
    out: dict[tuple[int, int], str] = {}
    for t, target in enumerate(report._all()):
        out[t, 0] = target.status
        for c, clause in enumerate(target.clauses):
            out[t, c] = clause.status
    return out
