"""Makes a failing case small: fewer targets, rows, columns and conditions, while it still fails."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import described as d

CONDITIONS = (
    d.Compare, d.Between, d.OneOf, d.Holds, d.Flag, d.Known, d.IsNone, d.Through, d.Linked, d.LinkedShare, d.Not,
    d.And, d.Or, d.If, d.KOf, d.CompareNumber,
)  # fmt: skip
OF_THE_SAME = (d.Not, d.And, d.Or, d.If, d.KOf)
ALWAYS = d.Known("id", True)


def shrink(case: d.Case, fails: Callable[[d.Case], bool], steps: int = 500) -> d.Case:
    """`fails` is asked of well-typed cases and of some that are not; an exception is no failure."""
    tried = 0
    found = True
    while found:
        found = False
        for smaller in candidates(case):
            tried += 1
            if tried > steps:
                return case
            if still_fails(smaller, fails):
                case, found = smaller, True
                break
    return case


def still_fails(case: d.Case, fails: Callable[[d.Case], bool]) -> bool:
    try:
        return fails(case)
    except Exception:
        return False


def candidates(case: d.Case) -> Iterator[d.Case]:
    targets = case.plan.targets
    for i in range(len(targets)):
        if len(targets) > 1:
            yield with_targets(case, targets[:i] + targets[i + 1 :])
    if case.previous is not None:
        yield dataclasses.replace(case, previous=None)
    if case.as_of is not None:
        yield dataclasses.replace(case, as_of=None)
    for name, rows in case.tables.items():
        for i in range(len(rows)):
            yield without_row(case, name, i)
    for i, target in enumerate(targets):
        for smaller in smaller_targets(target):
            yield with_targets(case, (*targets[:i], smaller, *targets[i + 1 :]))
    for population in case.plan.populations:
        yield without_population(case, population)
        for column in population.columns:
            if column.kind != "key":
                yield without_column(case, population, column)


def with_targets(case: d.Case, targets: tuple[d.Target, ...]) -> d.Case:
    return dataclasses.replace(case, plan=dataclasses.replace(case.plan, targets=targets))


def without_row(case: d.Case, name: str, place: int) -> d.Case:
    gone = str(case.tables[name][place]["id"])
    tables = {each: [dict(row) for row in rows] for each, rows in case.tables.items()}
    del tables[name][place]
    for population in case.plan.populations:
        for column in population.columns:
            if column.kind == "reference" and column.of == name:
                for row in tables[population.name]:
                    row[column.name] = without_key(row[column.name], gone)
    return dataclasses.replace(case, tables=tables)


def without_key(cell: d.Cell, gone: str) -> d.Cell:
    if isinstance(cell, tuple):
        return tuple(each for each in cell if each != gone) or None
    return None if cell == gone else cell


def without_column(case: d.Case, population: d.Population, column: d.Column) -> d.Case:
    left = dataclasses.replace(population, columns=tuple(each for each in population.columns if each != column))
    populations = tuple(left if each == population else each for each in case.plan.populations)
    plan = dataclasses.replace(case.plan, populations=populations)
    return dataclasses.replace(case, plan=plan)


def without_population(case: d.Case, population: d.Population) -> d.Case:
    left = tuple(each for each in case.plan.populations if each != population)
    tables = {name: rows for name, rows in case.tables.items() if name != population.name}
    return dataclasses.replace(case, plan=dataclasses.replace(case.plan, populations=left), tables=tables)


def smaller_targets(target: d.Target) -> Iterator[d.Target]:
    if len(target.clauses) > 1:
        yield dataclasses.replace(target, clauses=target.clauses[:-1])
    plain: dict[str, Any] = {"deadline": None, "empty_base": "", "unknown_as_not": False, "kind": "target"}
    for name, value in plain.items():
        if getattr(target, name) != value:
            yield dataclasses.replace(target, **{name: value})
    for clauses in smaller(target.clauses):
        yield dataclasses.replace(target, clauses=clauses)


def smaller(node: Any) -> Iterator[Any]:
    """The same tree with one condition put simpler."""
    if isinstance(node, tuple):
        for i, each in enumerate(node):
            for made in smaller(each):
                yield (*node[:i], made, *node[i + 1 :])
        return
    if not dataclasses.is_dataclass(node) or isinstance(node, type):
        return
    if isinstance(node, CONDITIONS) and node != ALWAYS:
        yield ALWAYS
        if isinstance(node, OF_THE_SAME):
            yield from parts_of(node)
        if isinstance(node, (d.And, d.Or, d.KOf)) and len(node.parts) > 2:
            for i in range(len(node.parts)):
                yield dataclasses.replace(node, parts=node.parts[:i] + node.parts[i + 1 :])
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        if field.name == "where" and value is not None:
            yield dataclasses.replace(node, where=None)
        for made in smaller(value):
            yield dataclasses.replace(node, **{field.name: made})


def parts_of(node: Any) -> Iterator[d.Condition]:
    for field in dataclasses.fields(node):
        value = getattr(node, field.name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, CONDITIONS):
                yield each
