"""Every source and every test is compiled: nothing lies beside the build.

python3 tests/architecture/lists.py ROOT [--built LIST]

LIST is what CMake writes: the sources it compiles, one to a line. Without it only the places are
checked in which the build looks.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from repository import ROOMS, Violation, finish, tracked

SOURCE = re.compile(rf"src/(?:main|(?:{'|'.join(ROOMS)})/.+)\.cpp")
TEST = re.compile(r"tests/[^/]+/[^/]+_test\.cpp")


def check(root: Path, built: Path | None) -> Iterator[Violation]:
    """All sources and tests that the build leaves out."""
    compiled = None
    if built is not None:
        lines = built.read_text(encoding="utf-8").splitlines()
        compiled = {Path(line).resolve() for line in lines if line}
    for path in tracked(root):
        if path.startswith("src/") and path.endswith(".cpp"):
            if not SOURCE.fullmatch(path):
                yield Violation(path, 1, "is in no room, so that nothing compiles it")
                continue
        elif path.startswith("tests/") and path.endswith("_test.cpp"):
            if not TEST.fullmatch(path):
                yield Violation(path, 1, "a test is tests/<room>/<name>_test.cpp, or nothing runs it")
                continue
        else:
            continue
        if compiled is not None and (root / path).resolve() not in compiled:
            yield Violation(path, 1, "is not compiled by this build; configure it again")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--built", type=Path)
    arguments = parser.parse_args()
    finish("lists", check(arguments.root.resolve(), arguments.built))
