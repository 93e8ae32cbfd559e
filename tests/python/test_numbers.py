"""Verdicts of numbers and groups, and other data to compare with."""

from pathlib import Path

import chitieu
import pytest
from conftest import STAFF

TABLE = {"id": ["1", "2", "3"], "name": ["An", "Bình", "Chi"], "unit": ["a", "a", "b"], "good": [True, False, True]}


@pytest.fixture
def small() -> chitieu.Plan:
    head, _ = STAFF.split("target 2")
    return chitieu.parse(head)


def test_a_clause_of_records_has_no_number(small: chitieu.Plan) -> None:
    verdict = small.check(staff=TABLE)["1"]
    assert (verdict.count, verdict.base, verdict.need) == (2, 3, 2)
    assert verdict.value is None
    assert verdict.gap is None
    assert verdict.unit == ""
    assert verdict.applies is True


def test_groups_are_those_of_the_break_down(small: chitieu.Plan) -> None:
    assert small.check(staff=TABLE)["1"].groups == []
    groups = small.check(staff=TABLE, by="unit")["1"].groups
    assert [(each.group, each.status, each.count, each.base) for each in groups] == [
        ("a", "met", 1, 2),
        ("b", "met", 1, 1),
    ]


def test_the_table_has_columns_for_numbers(small: chitieu.Plan) -> None:
    row = small.check(staff=TABLE).to_dicts()[0]
    assert (row["count"], row["share"], row["value"], row["gap"], row["unit"]) == (2, "2/3", None, None, None)


def test_other_data_that_the_plan_does_not_compare_with_are_told(small: chitieu.Plan, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_text("id,unit,good\n1,a,yes\n", encoding="utf-8")
    for given in ({"previous": {"staff": TABLE}}, {"earlier": {"2021": tmp_path}}):
        report = small.check(staff=TABLE, **given)
        assert [each.code for each in report.diagnostics] == ["unused-dataset"]
        assert report["1"].status == "met"


def test_other_data_are_read_as_tables_are(small: chitieu.Plan) -> None:
    with pytest.raises(ValueError, match="no population 'stafff'"):
        small.check(staff=TABLE, previous={"stafff": TABLE})
    with pytest.raises(FileNotFoundError):
        small.bind(staff=TABLE, earlier={"2021": "no such folder"})
