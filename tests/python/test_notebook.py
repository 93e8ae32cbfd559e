"""The cell magic, in a shell of its own."""

from typing import Any

import chitieu
import pytest
from conftest import RULES, STAFF

shell = pytest.importorskip("IPython.core.interactiveshell")


@pytest.fixture
def ipython() -> Any:
    made = shell.InteractiveShell.instance()
    made.run_line_magic("load_ext", "chitieu")
    yield made
    made.clear_instance()


def test_a_cell_becomes_a_plan(ipython: Any) -> None:
    ipython.run_cell_magic("chitieu", "mine", STAFF)
    assert isinstance(ipython.user_ns["mine"], chitieu.Plan)


def test_a_cell_is_checked_on_tables(ipython: Any, capsys: pytest.CaptureFixture[str]) -> None:
    ipython.user_ns["people"] = {"id": ["1"], "good": [True]}
    plan = "population staff, complete\n  id key\n  good flag\ntarget 1: all staff good\n"
    ipython.run_cell_magic("chitieu", "mine --data staff=people", plan)
    assert ipython.user_ns["mine_report"]["1"].status == "met"
    text = (RULES / "thi-dua-2023.plan").read_text(encoding="utf-8")
    ipython.run_cell_magic("chitieu", f"year --as-of 2023-06-25 --data '{RULES / 'sample-2023'}'", text)
    assert ipython.user_ns["year_report"]["6"].status == "pending"


def test_errors_are_shown_and_do_not_raise(ipython: Any, capsys: pytest.CaptureFixture[str]) -> None:
    ipython.run_cell_magic("chitieu", "", "population staff\n  id key\ntarget 1: 95% of <b>staf</b>\n")
    assert "unexpected-word" in capsys.readouterr().out


def test_what_is_shown_is_escaped() -> None:
    from chitieu._notebook import chitieu_cell

    _, (shown,) = chitieu_cell("", "population staff\n  id key\ntarget 1: ≥95% of <script>x</script>\n", {})
    assert "<script" not in shown._repr_html_()
    assert "&lt;script" in shown._repr_html_()
