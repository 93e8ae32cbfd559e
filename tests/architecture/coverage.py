"""The coverage table of rules/README.md names golden files that exist, and every folder of them.

python3 tests/architecture/coverage.py ROOT
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from repository import Violation, finish, read, tracked

PAGE = "rules/README.md"
HEADING = "## Coverage"
GOLDENS = "tests/golden/"


def rows(page: str) -> Iterator[tuple[int, str]]:
    """The lines of the table under the heading, with their numbers."""
    inside = False
    for number, line in enumerate(page.splitlines(), 1):
        if line.startswith("## "):
            inside = line.startswith(HEADING)
        elif inside and line.startswith("|"):
            yield number, line


def check(root: Path) -> Iterator[Violation]:
    """Goldens that are named and not there, and folders of goldens that no row names."""
    there = {
        path.removeprefix(GOLDENS).removesuffix(".golden")
        for path in tracked(root)
        if path.startswith(GOLDENS) and path.endswith(".golden")
    }
    named: set[str] = set()
    for number, line in rows(read(root, PAGE)):
        goldens = line.rstrip().rstrip("|").rpartition("|")[2]
        for name in re.findall(r"`([^`]+)`", goldens):
            named.add(name)
            if name not in there:
                yield Violation(PAGE, number, f"there is no {GOLDENS}{name}.golden")
    if not named:
        yield Violation(PAGE, 1, f"has no table under `{HEADING}`")
    for folder in sorted({str(PurePosixPath(name).parent) for name in there}):
        if not any(str(PurePosixPath(name).parent) == folder for name in named):
            yield Violation(PAGE, 1, f"the coverage table names no golden of {GOLDENS}{folder}")


if __name__ == "__main__":
    finish("coverage", check(Path(sys.argv[1]).resolve()))
