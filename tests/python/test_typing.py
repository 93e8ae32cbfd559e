"""Types: the stub is the module's, and the package and its examples are typed throughout."""

import re
import subprocess
import sys
from pathlib import Path

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
        "chitieu._core.(ClauseText|TargetText|ColumnText|PopulationText|ReviewLine|Review|Figures)(\\..*)?\n"
        "chitieu._core.[A-Z][A-Za-z]*\n.*__init__\n.*__hash__\n.*_pybind11_conduit_v1_\n",
        encoding="utf-8",
    )
    options = ("--ignore-missing-stub", "--allowlist", str(allowed), "--ignore-unused-allowlist")
    run(tmp_path, "mypy.stubtest", "chitieu._core", *options)


def test_the_package_is_typed(tmp_path: Path) -> None:
    run(tmp_path, *STRICT, "-p", "chitieu")


def test_the_examples_are_typed(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (tmp_path / "example.py").write_text(
        "\n".join(re.findall(r"```python\n(.*?)```", text, re.DOTALL)), encoding="utf-8"
    )
    run(tmp_path, *STRICT, "example.py")
