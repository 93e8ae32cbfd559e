"""The next year's plan: what it extends, and what it says otherwise."""

import chitieu
import pytest
from conftest import ROOT

OLD = """plan “2023” for 2023
population staff, complete
  id    key
  good  flag
target 6: at least 95% of staff good
target 7: all staff good
"""
NEW = """plan “2024” for 2024 extends “old.plan”
change target 6: at least 97% of staff good
remove target 7
"""
STAFF = {"id": [str(i) for i in range(80)], "good": ["yes"] * 76 + ["no"] * 4}


def test_what_is_extended_is_asked_of_the_host() -> None:
    asked: list[str] = []

    def find(name: str) -> str | None:
        asked.append(name)
        return OLD if name == "old.plan" else None

    plan = chitieu.parse(NEW, find=find)
    assert asked == ["old.plan"]
    assert [each.id for each in plan] == ["6"]
    assert plan.to_string("en").startswith("plan “2024” for 2024 extends “old.plan”")
    assert "extends" not in plan.to_string("en", flat=True)
    assert chitieu.parse(plan.to_string("en", flat=True))["6"].reads == plan["6"].reads


def test_without_a_host_nothing_is_looked_for() -> None:
    with pytest.raises(chitieu.PlanError, match="parent-missing"):
        chitieu.parse(NEW)


def test_what_the_host_raises_is_raised() -> None:
    def find(name: str) -> str | None:
        raise RuntimeError(name)

    with pytest.raises(RuntimeError, match=r"old\.plan"):
        chitieu.parse(NEW, find=find)


def test_a_file_finds_what_stands_beside_it() -> None:
    plan = chitieu.load(ROOT / "rules" / "thi-dua-2024.plan")
    assert plan.year == 2024
    assert plan["6"].clauses[0].threshold == "≥ 97%"
    assert plan["8"].clauses[0].sentence.startswith("20% khoa, phòng")
    assert [each.id for each in plan].count("7c") == 2
    assert "K0a" not in plan


def test_a_difference_says_what_and_by_how_many() -> None:
    old = chitieu.parse(OLD)
    new = chitieu.parse(NEW, find=lambda name: OLD)
    made = old.diff(new, staff=STAFF)
    told = {(each.id, each.change) for each in made if each.of == "target"}
    assert {("6", "threshold"), ("7", "removed")} <= told
    moved = {each.id: each for each in made.verdicts}
    assert (moved["6"].before, moved["6"].after, moved["6"].more) == ("met", "unmet", 2)
    assert "2 more staff needed, 78 of 80" in moved["6"].says
    assert moved["7"].after is None
    assert "78 of 80" in str(made)
    assert made.to_dict("en")["verdicts"][0]["more"] == 2
    assert "≥ 97%" in made.to_html("en") and "<script" not in made.to_html("en")


def test_a_plan_does_not_differ_from_itself() -> None:
    plan = chitieu.load(ROOT / "rules" / "thi-dua-2023.plan")
    made = plan.diff(plan, ROOT / "rules" / "sample-2023")
    assert not made and not made.verdicts


def test_the_doctor_says_what_cannot_be_met() -> None:
    plan = chitieu.parse(OLD + "limit 8: at most 90% of staff good\n")
    found = plan.doctor(sizes={"staff": 80})
    assert [each.code for each in found] == ["implied-target", "contradiction", "contradiction"]
    assert "of 80, `≥ 95%` is at least 76, and `≤ 90%` is at most 72" in found[1].message
    assert plan.doctor(staff=STAFF) == found
    assert any("tried from 1 to 200" in (each.hint or "") for each in plan.doctor())
    with pytest.raises(ValueError, match="no population called pupils"):
        plan.doctor(sizes={"pupils": 3})


def test_the_doctor_has_nothing_to_say_of_a_sound_plan() -> None:
    assert (
        chitieu.parse("population staff\n  id key\n  good flag\ntarget 1: at least 50% of staff good\n").doctor() == []
    )
