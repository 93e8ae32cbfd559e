"""A case as a golden file, with the verdicts of the specification."""

from __future__ import annotations

from fractions import Fraction

import described as d
import printed
import specification


def golden(case: d.Case, says: str) -> str:
    parts = [f"-- {says}", "---- plan", printed.plan(case.plan).rstrip("\n")]
    for each in case.plan.populations:
        parts += [f"---- data {each.name}.csv", printed.table(each, case.tables[each.name]).rstrip("\n")]
    for name, tables in (("previous", case.previous), (case.plan.earlier, case.earlier)):
        if tables is None:
            continue
        for each in case.plan.populations:
            parts.append(f"---- earlier {name} {each.name}.csv")
            parts.append(printed.table(each, tables[each.name]).rstrip("\n"))
    if case.as_of:
        parts += ["---- options", f"as-of {case.as_of.isoformat()}"]
    parts.append("---- verdict")
    verdicts = specification.verdicts(case)
    for target in case.plan.targets:
        id, clauses = target.id, verdicts[target.id]
        if len(clauses) > 1:
            parts.append(f"{id} {specification.status_of(target, clauses)}")
        parts += [line(each) for each in clauses]
    return "\n".join(parts) + "\n"


def fraction(of: Fraction | None) -> str:
    return "-" if of is None else str(of)


def line(v: specification.Verdict) -> str:
    """As golden files show a clause; what the specification leaves open is a question mark, for a person to fill in."""
    if v.bounds is not None:
        return f"{v.id} {v.status} number ?"
    out = f"{v.id} {v.status} {v.count}/{v.base}"
    if v.of_share:
        out += f" share {fraction(Fraction(v.count, v.base) if v.base else None)}"
    out += f" need {'?' if v.need is None else v.need}"
    figures = {"short": v.short, "over": v.over, "spare": v.spare, "unknown": v.unknown, "base-unknown": v.base_unknown}
    out += "".join(f" {name} {value}" for name, value in figures.items() if value)
    if v.of_share and (v.unknown or v.base_unknown):
        out += f" low {fraction(v.low)} high {fraction(v.high)}"
    return out
