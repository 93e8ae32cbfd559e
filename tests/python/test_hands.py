"""Many hands: threads that share a plan and its tables, and processes that fork from one that used them."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import chitieu
import pytest

PLAN = """
population units, complete
  id    key
population staff, complete
  id     key
  unit   units
  good   flag
  hours  count
target 1: at least 50% of staff good
chỉ tiêu 2: trung bình hours của staff ≥ 2
target 3: in every unit, at least 20% of staff good
"""
UNITS = {"id": ["A", "B"]}
STAFF = [{"id": str(i), "unit": "AB"[i % 2], "good": i % 3 != 0, "hours": i % 6} for i in range(400)]
HANDS = 4


def answer(plan: chitieu.Plan) -> str:
    report = plan.check(units=UNITS, staff=STAFF)
    return report.to_json() + "".join(map(str, report["1"].missing()))


def test_threads_that_begin_together_say_what_one_says() -> None:
    together = Barrier(HANDS)

    def work(number: int) -> list[str]:
        together.wait()
        mine = chitieu.parse(PLAN) if number % 2 else shared
        return [answer(mine) for _ in range(3)]

    shared = chitieu.parse(PLAN)
    alone = answer(shared)
    with ThreadPoolExecutor(HANDS) as pool:
        said = [each for all_of_one in pool.map(work, range(HANDS)) for each in all_of_one]
    assert said == [alone] * (3 * HANDS)


def test_any_number_of_threads_says_the_same() -> None:
    plan = chitieu.parse(PLAN)
    many = 70_000
    staff = {
        "id": [str(i) for i in range(many)],
        "unit": ["AB"[i % 2] for i in range(many)],
        "good": ["yes" if i % 3 else "no" for i in range(many)],
        "hours": [str(i % 6) for i in range(many)],
    }
    alone = plan.check(units=UNITS, staff=staff)
    for threads in (0, 2, 3):
        report = plan.check(units=UNITS, staff=staff, threads=threads)
        assert report.to_json() == alone.to_json()
        assert report["1"].missing().to_dicts() == alone["1"].missing().to_dicts()
        parts = plan.in_parts("staff", units=UNITS, threads=threads)
        parts.add(staff)
        assert parts.report()["1"].count == alone["1"].count


def test_threads_that_are_no_number_of_threads_are_misuse() -> None:
    plan = chitieu.parse(PLAN)
    with pytest.raises(ValueError, match="threads is -1"):
        plan.bind(units=UNITS, staff=STAFF, threads=-1)
    with pytest.raises(TypeError, match="not a str"):
        plan.check(units=UNITS, staff=STAFF, threads="2")  # type: ignore[arg-type]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_child_goes_on_with_what_its_parent_made() -> None:
    plan = chitieu.parse(PLAN)
    alone = answer(plan)
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = 0 if answer(plan) == alone and answer(chitieu.parse(PLAN)) == alone else 2
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert answer(plan) == alone
