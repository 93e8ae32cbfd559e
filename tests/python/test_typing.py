"""Types: the stub is the module's, and the package is typed throughout."""

import subprocess
import sys
from pathlib import Path

import chitieu

PACKAGE = Path(chitieu.__file__).parent


def run(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_stub_describes_the_module(tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    # Shapes of dicts, which only the stub has; and what every class of the binding library has.
    allowed.write_text(
        "chitieu._core.(ClauseText|TargetText|ColumnText|PopulationText|ReviewLine|Review|Figures)(\\..*)?\n"
        "chitieu._core.[A-Z][A-Za-z]*\n.*__init__\n.*__hash__\n.*_pybind11_conduit_v1_\n",
        encoding="utf-8",
    )
    run(
        "mypy.stubtest",
        "chitieu._core",
        "--ignore-missing-stub",
        "--allowlist",
        str(allowed),
        "--ignore-unused-allowlist",
    )


def test_the_package_is_typed() -> None:
    run("mypy", "--strict", "--ignore-missing-imports", "--cache-dir", "/dev/null", str(PACKAGE))
