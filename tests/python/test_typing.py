"""Types: the stub is the module's, and the package and its examples are typed throughout."""

import inspect
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import chitieu
import pytest
from conftest import ROOT

STRICT = ("mypy", "--strict", "--ignore-missing-imports", "--config-file=", "--cache-dir=.cache")


def run(folder: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stub_describes_the_module(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    # Shapes of dicts, which only the stub has; and what every class of the binding library has.
    allowed.write_text(
        "chitieu._core.(ClauseText|DeclaredName|TargetText|ColumnText|PopulationText|ReviewLine|Review|Figures)(\\..*)?\n"
        "chitieu._core.[A-Z][A-Za-z]*\n.*__init__\n.*__hash__\n.*_pybind11_conduit_v1_\n",
        encoding="utf-8",
    )
    options = ("--ignore-missing-stub", "--allowlist", str(allowed), "--ignore-unused-allowlist")
    run(tmp_path, "mypy.stubtest", "chitieu._core", *options)


def test_the_package_is_typed(tmp_path: Path) -> None:
    run(tmp_path, *STRICT, "-p", "chitieu")


def test_the_examples_are_typed(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (tmp_path / "readme.py").write_text(
        "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL)), encoding="utf-8"
    )
    examples = ["readme.py"]
    for path in (ROOT / "rules").glob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = ["".join(each["source"]) for each in notebook["cells"] if each["cell_type"] == "code"]
        examples.append(f"notebook_{len(examples)}.py")
        (tmp_path / examples[-1]).write_text("\n".join(cells), encoding="utf-8")
    assert len(examples) == 3
    run(tmp_path, *STRICT, *examples)


def test_a_mistake_in_types_is_found(tmp_path: Path) -> None:
    (tmp_path / "wrong.py").write_text(
        "import chitieu\nx: int = chitieu.load('a.plan').check('b')['6'].share\n", encoding="utf-8"
    )
    with pytest.raises(AssertionError, match="Fraction"):
        run(tmp_path, *STRICT, "wrong.py")


def public_members() -> Iterator[tuple[str, object]]:
    for name in chitieu.__all__:
        made = getattr(chitieu, name)
        if not inspect.isclass(made):
            if callable(made):
                yield name, made
            continue
        yield name, made
        for member, value in inspect.getmembers(made):
            own = not hasattr(ValueError, member) and not hasattr(Mapping, member)
            if own and not member.startswith("_") and (callable(value) or isinstance(value, property)):
                yield f"{name}.{member}", value


def test_everything_public_says_what_it_is() -> None:
    told = dict(public_members())
    assert "Verdict.share" in told and "Plan.check" in told and "read_excel" in told
    assert [name for name, value in told.items() if not inspect.getdoc(value)] == []
