"""Rows that change, and the verdicts that move."""

import datetime
import threading
from fractions import Fraction

import chitieu
import pytest

PLAN = """
plan “p” for 2023
scale honour, cumulative: LĐTT < CSTĐCS
population units
  id      key
population staff
  id      key
  unit    units “Đơn vị”
  titles  set of honour  blank means none
  score   number
  started  date “phd start”
target 1: at least 50% of staff hold LĐTT
target 2: average score of staff ≥ 5
target 3: all units have at least 1 staff
target 4: at least 1 staff are in the top 1 by score
"""


@pytest.fixture
def monitor() -> chitieu.Monitor:
    return chitieu.parse(PLAN).monitor(units=[{"id": "a"}], staff=[])


def ids(moved: list[chitieu.Verdict]) -> list[str]:
    return [each.id for each in moved]


def test_a_change_gives_the_verdicts_that_it_moved(monitor: chitieu.Monitor) -> None:
    assert ids(monitor.insert("staff", {"id": 1, "Đơn vị": "a"}, titles=["LĐTT"], score=7.5)) == ["1", "2", "3", "4"]
    (first,) = monitor.update("staff", 1, titles=[])
    assert (first.id, first.status, first.count, first.base) == ("1", "unmet", 0, 1)
    assert monitor.update("staff", "1", phd_start=datetime.date(2023, 5, 1)) == []
    assert monitor["2"].value == Fraction(15, 2)
    assert monitor.missing("1") == ["1"]
    assert monitor.report().to_json()
    assert ids(monitor.delete("staff", 1)) == ["1", "2", "3", "4"]


def test_a_change_that_cannot_be_raises_and_changes_nothing(monitor: chitieu.Monitor) -> None:
    for refused, code in (
        (lambda: monitor.update("staff", "x", score=1), "no-such-row"),
        (lambda: monitor.insert("staff", id="1", unit="nowhere"), "dangling-reference"),
        (lambda: monitor.insert("units", id="a"), "key-taken"),
    ):
        with pytest.raises(chitieu.DataError) as raised:
            refused()
        assert [each.code for each in raised.value.diagnostics] == [code]
    with pytest.raises(ValueError, match="no column"):
        monitor.insert("staff", id="1", titel=["LĐTT"])
    assert monitor.version == 0


def test_a_batch_is_made_as_a_whole_or_not_at_all(monitor: chitieu.Monitor) -> None:
    with monitor.batch() as batch:
        batch.insert("units", id="b")
        batch.insert("staff", id="1", unit="b", score=1)
    assert "3" in ids(batch.moved)
    with pytest.raises(chitieu.DataError), monitor.batch() as batch:
        batch.update("staff", "1", score=9)
        batch.delete("units", "b")
    assert monitor["2"].value == 1
    with pytest.raises(KeyError), monitor.batch() as batch:
        batch.update("staff", "1", score=9)
        raise KeyError
    assert (monitor["2"].value, monitor.version) == (1, 1)


def test_a_report_shows_one_moment_while_another_thread_changes_rows(monitor: chitieu.Monitor) -> None:
    done = threading.Event()
    seen: list[tuple[int, int]] = []

    def read() -> None:
        while not done.is_set():
            report = monitor.report()
            seen.append((report["1"].base, report["3"].count))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for each in readers:
        each.start()
    try:
        for number in range(200):
            with monitor.batch() as batch:  # a person and their unit, always both
                batch.insert("units", id=f"u{number}")
                batch.insert("staff", id=str(number), unit=f"u{number}")
    finally:
        done.set()
        for each in readers:
            each.join()
    assert seen
    assert all(people == units for people, units in seen)


def test_it_tells_what_is_kept(monitor: chitieu.Monitor) -> None:
    assert all(monitor.is_kept(id) for id in ("1", "2", "3", "4"))
    plan = chitieu.parse("""
population staff, complete
  id    key
population helpers
  id      key
  since   date
  mentor  staff  may be absent  dated since
target 1: at least 1 staff
target 2: at least 1 helpers mentor is known
""")
    helpers = [{"id": "1", "since": "2023-05-01", "mentor": "1"}]
    watched = plan.monitor(staff=[{"id": "1"}], helpers=helpers)
    assert [watched.is_kept(id) for id in ("1", "2")] == [True, True]


def test_a_monitor_compares_with_earlier_tables() -> None:
    plan = chitieu.parse("population staff, complete\n  id  key\ntarget 1: number of staff is higher than previous\n")
    watched = plan.monitor(staff=[{"id": "1"}], previous={"staff": [{"id": "1"}]})
    assert (watched.diagnostics, watched["1"].status) == ([], "unmet")
    watched.insert("staff", id="2")
    assert watched["1"].status == "met"
