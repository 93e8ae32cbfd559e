"""The hooks for pre-commit do what they are for; what pre-commit does with them is to run `entry` with the files."""

import re
import tomllib
from pathlib import Path

import pytest
from chitieu import _core
from conftest import ROOT

SOUND = """population staff, complete
  id    key
  good  flag
target 1: at least 50% of staff good
"""
CONTRADICTORY = SOUND + "limit 2: at most 40% of staff good\n"
UNTIDY = SOUND.replace("  good  flag", "  good      flag")
BROKEN = SOUND.replace("good\n", "goood\n", 1).replace("flag", "flagg")


def hooks() -> dict[str, dict[str, str]]:
    """By their ids; the file is a list of mappings of one line each."""
    out = {}
    for part in re.split(r"^- ", (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        hook = dict(line.strip().split(": ", 1) for line in part.strip().split("\n"))
        out[hook["id"]] = hook
    return out


def run(hook: str, *files: Path) -> int:
    command, *arguments = hooks()[hook]["entry"].split()
    assert command == "chitieu"
    return _core.run_command([*arguments, *map(str, files)], False, 100)[2]


def plan(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / f"{len(list(folder.iterdir()))}.plan"
    file.write_text(text, encoding="utf-8")
    return file


def test_what_is_installed_has_the_command() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {each["entry"].split()[0] for each in hooks().values()} <= set(project["scripts"])
    assert {each["language"] for each in hooks().values()} == {"python"}


@pytest.mark.parametrize("hook", ["chitieu-fmt", "chitieu-doctor"])
def test_plans_are_what_is_looked_at(hook: str) -> None:
    files = re.compile(hooks()[hook]["files"])
    assert files.search("rules/thi-dua-2023.plan")
    assert not files.search("rules/README.md") and not files.search("floor.plans")


def test_a_plan_in_its_standard_form_passes_and_others_do_not(tmp_path: Path) -> None:
    sound, untidy = plan(tmp_path, SOUND), plan(tmp_path, UNTIDY)
    assert run("chitieu-fmt", sound) == 0
    assert run("chitieu-fmt", untidy) == 1
    assert run("chitieu-fmt", sound, untidy, sound) == 1
    assert run("chitieu-fmt", plan(tmp_path, BROKEN)) == 2


def test_a_contradiction_is_found_among_several_plans(tmp_path: Path) -> None:
    sound, contradictory = plan(tmp_path, SOUND), plan(tmp_path, CONTRADICTORY)
    assert run("chitieu-doctor", sound) == 0
    assert run("chitieu-doctor", contradictory) == 1
    assert run("chitieu-doctor", sound, contradictory, sound) == 1
    assert run("chitieu-doctor", plan(tmp_path, BROKEN)) == 2
