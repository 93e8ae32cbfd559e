"""A table that comes in parts, against the same rows at once."""

import chitieu
import pytest

PLAN = chitieu.parse(
    """
population units, complete
  id    key
  open  flag
population staff “people”, complete
  id     key
  unit   units
  good   flag
  hours  count
target 1: at least 50% of staff good
target 2: at least 30% of staff where unit's open have hours at most 4
target 3: all units have at least 1 of their staff good
target 4: at least 1 units open
"""
)
UNITS = {"id": ["A", "B"], "open": [True, False]}
ROWS = [
    {"id": str(i), "unit": "AB"[i % 2], "good": None if i % 7 == 0 else i % 3 == 0, "hours": i % 6} for i in range(40)
]


def figures(report: chitieu.Report, ids: str) -> list[tuple[str, int | None, int | None, str]]:
    return [(id, report[id].count, report[id].base, report[id].status) for id in ids]


def test_parts_come_to_what_the_whole_does() -> None:
    whole = PLAN.check(units=UNITS, staff=ROWS)
    parts = PLAN.in_parts("staff", units=UNITS)
    for first in range(0, 40, 7):
        parts.add(ROWS[first : first + 7])
    assert parts.rows == 40
    assert figures(parts.report(), "124") == figures(whole, "124")
    assert "40 rows" in repr(parts)


def test_what_other_processes_counted_is_merged() -> None:
    here, there = PLAN.in_parts("staff", units=UNITS), PLAN.in_parts("people", units=UNITS)
    here.add(ROWS[:13])
    there.add({"id": [r["id"] for r in ROWS[13:]], **{k: [r[k] for r in ROWS[13:]] for k in ("unit", "good", "hours")}})
    here.merge(there.to_bytes())
    assert figures(here.report(), "124") == figures(PLAN.check(units=UNITS, staff=ROWS), "124")
    with pytest.raises(ValueError, match="not what a check in parts"):
        here.merge(b"nothing")
    with pytest.raises(ValueError, match="another day"):
        PLAN.in_parts("staff", units=UNITS, as_of="2023-06-01").merge(here)


def test_what_is_no_sum_is_refused() -> None:
    report = PLAN.in_parts("staff", units=UNITS).add(ROWS).report()
    assert report["3"].status == "invalid"
    refused = [each for each in report.diagnostics if each.code == "must-stay-together"]
    assert "`units`, `staff`" in str(refused[0])
    for asked in (report["1"].missing, report.reveal, report.repair, lambda: report.what_if({"1": 90})):
        with pytest.raises(ValueError, match="forgotten"):
            asked()


def test_misuse_is_told() -> None:
    with pytest.raises(ValueError, match="no population"):
        PLAN.in_parts("teachers", units=UNITS)
    with pytest.raises(ValueError, match="given whole, too"):
        PLAN.in_parts("staff", units=UNITS, staff=ROWS)
