"""All conditions up to four parts over all tables up to three rows of two columns that say yes, no or nothing."""

import os
from collections.abc import Iterator
from functools import cache
from itertools import combinations_with_replacement, product

import chitieu
import fillings
from fillings import Row
from meant_conditions import Meaning, World
from oracles import described, printed
from truth import Truth, all_of

LARGEST = 4
ROWS = 3
# All orders of rows in long runs; otherwise one of each.
IN_ORDER = bool(os.environ.get("CHITIEU_ORACLE_CASES"))

CELLS: tuple[Truth, ...] = (True, False, None)
STAFF = described.Population(
    "staff", (described.Column("id", "key"), described.Column("a", "flag"), described.Column("b", "flag"))
)
HALF = described.Fraction(1, 2)
THIRD = described.Fraction(1, 3)
QUANTITIES = (
    described.Quantity("at least", HALF, is_share=True),
    described.Quantity("more than", THIRD, is_share=True),
    described.Quantity("at most", HALF, is_share=True),
    described.Quantity("exactly", THIRD, is_share=True),
    described.Quantity("all"),
    described.Quantity("no"),
    described.Quantity("at least", described.Fraction(2)),
    described.Quantity("exactly", described.Fraction(1)),
)


@cache
def conditions(size: int) -> tuple[described.Condition, ...]:
    """Those of exactly so many parts: columns and words."""
    if size == 1:
        return (described.Flag("a", True), described.Flag("b", True))
    made: list[described.Condition] = [described.Not(each) for each in conditions(size - 1)]
    for left in range(1, size - 1):
        for one, other in product(conditions(left), conditions(size - 1 - left)):
            made += [described.And((one, other)), described.Or((one, other)), described.If(one, other)]
    return tuple(made)


def tables() -> Iterator[tuple[tuple[Truth, Truth], ...]]:
    kinds = list(product(CELLS, CELLS))
    for rows in range(ROWS + 1):
        yield from product(kinds, repeat=rows) if IN_ORDER else combinations_with_replacement(kinds, rows)


def asked() -> Iterator[described.Target]:
    """Each condition as what is asked of everybody, and as who is asked; a quantity after another."""
    every = [each for size in range(1, LARGEST + 1) for each in conditions(size)]
    for place, condition in enumerate(every):
        for turn in range(2):
            for quantity in QUANTITIES:
                subject = described.Subject("staff", condition if turn else None)
                what = every[place % 7] if turn else condition
                yield described.Target(
                    f"t{place}-{turn}-{QUANTITIES.index(quantity)}",
                    "target",
                    (described.CountClause(quantity, (subject,), what),),
                )


@cache
def status(quantity: described.Quantity, rows: tuple[Row, ...]) -> str:
    empty: Truth = True if fillings.is_ceiling(quantity) else None
    said = {fillings.meets(quantity, each, empty=empty) for each in fillings.fillings(rows)}
    return "undetermined" if len(said) > 1 or None in said else "met" if said == {True} else "unmet"


def test_every_small_condition_over_every_small_table() -> None:
    targets = tuple(asked())
    plan = described.Plan(2023, (), (STAFF,), targets)
    parsed = chitieu.parse(printed.plan(plan))
    assert len({each.reads for each in parsed.targets}) > 300
    answers = 0
    meaning = Meaning(World(plan, {}))

    @cache
    def of(condition: described.Condition, row: tuple[Truth, Truth]) -> Truth:
        return meaning.holds("staff", {"a": row[0], "b": row[1]}, condition)

    for rows in tables():
        ids = [str(place) for place in range(len(rows))]
        columns = {"id": ids, "a": [row[0] for row in rows], "b": [row[1] for row in rows]}
        report = parsed.check(staff=columns)
        for target, verdict in zip(targets, report, strict=True):
            (clause,) = target.clauses
            assert isinstance(clause, described.CountClause) and clause.what
            where = clause.subjects[0].where
            said = tuple(sorted(
                ((True if where is None else of(where, row), of(clause.what, row)) for row in rows), key=str
            ))  # fmt: skip
            answers += 1
            assert verdict.status == status(clause.quantity, said), f"{printed.target(target)}\n{rows}"
            sure = [holds for base, holds in said if base is True]
            assert (verdict.count, verdict.base) == (sure.count(True), len(sure)), f"{printed.target(target)}\n{rows}"
    print(f"{answers} answers")
    assert answers == len(targets) * sum(1 for _ in tables())
    assert all_of([]) is True
