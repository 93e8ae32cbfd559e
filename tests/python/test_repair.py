"""What would meet a plan, and reports as they would be."""

import json

import chitieu
import pytest
from conftest import ROOT

PLAN = """scale honour, cumulative: LĐTT < CSTĐCS
population staff, complete
  id      key
  titles  set of honour  blank means none
  good    flag
target 6: at least 95% of staff hold LĐTT
target 7: at least 15% of staff holding LĐTT hold CSTĐCS
limit 7c: at most 15% of staff holding LĐTT hold CSTĐCS
"""
TITLES = [["LĐTT", "CSTĐCS"]] * 11 + [["LĐTT"]] * 64 + [[]] * 5
STAFF = {"id": [f"s{i}" for i in range(80)], "titles": TITLES, "good": [True] * 80}


def report() -> chitieu.Report:
    return chitieu.parse(PLAN).check(staff=STAFF)


def test_a_repair_is_minimal_and_meets_everything() -> None:
    made = report().repair()
    # Only of 80 are 15% a whole number that is both at least and at most 15%; who gains the higher title has the lower.
    assert (made.outcome, made.changes, made.bound) == ("minimal", 5, 5)
    assert sorted((each.count, each.says) for each in made) == [
        (1, "1 of 1 staff: titles gains “CSTĐCS”"),
        (4, "4 of 4 staff: titles gains “LĐTT”"),
    ]
    assert made.may_change == ["staff.titles"]
    assert "6: unmet 75/80 (1 short) → met 80/80 (4 spare)" in str(made)
    assert [each["after"]["status"] for each in made.to_dict()["clauses"]] == ["met"] * 3


def test_nobody_is_named_where_nobody_was_asked_for() -> None:
    of = report()
    plain = of.repair()
    assert not any(key in text for key in ("s1", "s79") for text in (str(plain), plain.to_json(), plain.to_html()))
    named = of.repair(who=True)
    chosen = {key for step in named for key in step.chosen}
    assert chosen == {"s75", "s76", "s77", "s78", "s79"}
    assert "s75" in str(named) and "s75" in named._repr_html_()


def test_applying_a_repair_meets_the_plan() -> None:
    of = report()
    changes = {
        key: {"titles": ["LĐTT", "CSTĐCS"] if "CSTĐCS" in step.says else ["LĐTT"]}
        for step in of.repair(who=True)
        for key in step.chosen
    }
    after = of.what_if(staff=changes)
    assert [each.status for each in after] == ["met", "met", "met"]
    assert after["7"].count == 12 and after["7"].base == 80
    fewer = of.what_if(staff=dict(list(changes.items())[1:]))
    assert not all(each.status == "met" for each in fewer)


def test_only_some_columns_may_change() -> None:
    of = report()
    stuck = of.repair(only=["good"])
    assert stuck.outcome == "impossible" and len(stuck) == 0
    assert json.loads(stuck.to_json("en"))["obstacles"][0]["why"] == "untouched"
    with pytest.raises(ValueError, match="called id"):
        of.repair(only="id")


def test_other_thresholds_are_judged_from_what_was_counted() -> None:
    of = report()
    assert of["6"].status == "unmet"
    made = of.what_if({"6": 93, "7": "14,6%", "7c": "15%"})
    assert [each.status for each in made] == ["met", "met", "met"]
    assert made["6"].threshold == "≥ 93%" and made["6"].need == 75
    assert of["6"].threshold == "≥ 95%"
    # Who is missing is still known, and what was supposed stays supposed.
    assert len(made["6"].missing()) == 5
    assert made.reveal()["6"].status == "met"
    assert "≥ 93%" in made.to_html(who=True)
    again = made.what_if({"6": "94%"})
    assert (again["6"].status, again["7"].threshold) == ("unmet", "≥ 14,6%")


def test_a_record_more_is_counted_and_has_no_row() -> None:
    made = report().what_if(staff={"new": {"titles": "LĐTT", "good": False}})
    assert made["6"].count == 76 and made["6"].base == 81
    with pytest.raises(ValueError, match="supposed"):
        made["6"].missing()


@pytest.mark.parametrize(
    "asked",
    [{"8": 3}, {"6": "many"}, {"6": 101}, {"6": "90-95%"}],
)
def test_what_does_not_fit_is_refused(asked: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="chitieu"):
        report().what_if(asked)
    with pytest.raises(ValueError, match="no column `height`; there are `"):
        report().what_if(staff={"s1": {"height": 3}})


def test_the_sample_plan_names_what_cannot_be_met() -> None:
    plan = chitieu.load(ROOT / "rules" / "thi-dua-2023.plan")
    made = plan.check(ROOT / "rules" / "sample-2023", as_of="2023-12-31").repair()
    assert (made.outcome, made.changes) == ("minimal", 8)
    assert [each["ids"] for each in made.to_dict()["obstacles"]] == [["2.1"], ["10p-b"]]
    assert "ít hơn thì không đủ" in made.to_text()
