"""Every diagnostic code is shown by a golden file or a test, and worded in both languages.

python3 tests/architecture/codes.py ROOT
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from repository import Violation, finish, read, tracked

CODES = "include/chitieu/diagnostic/codes.inc"
WORDINGS = ("src/diagnostic/wording_en.cpp", "src/diagnostic/wording_vi.cpp")
LINE = re.compile(r'\s*CHITIEU_CODE\((\w+),\s*"([^"]+)",\s*(\w+)\)')


def without_comments(text: str) -> str:
    """C++ without its whole-line comments, so that a mention in one does not count."""
    return re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)


def check(root: Path) -> Iterator[Violation]:
    """All codes without a test or a wording, and names that do not belong to their identifier."""
    files = tracked(root)
    if CODES not in files:
        yield Violation(CODES, 1, "is missing")
        return
    tested: set[str] = set()
    for path in files:
        if path.startswith("tests/") and not path.startswith("tests/architecture/"):
            text = read(root, path)
            tested.update(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))
            tested.update(re.findall(r"\bcode::(\w+)", text))
    worded = {
        path: set(re.findall(r"\w+", without_comments(read(root, path)))) if path in files else None
        for path in WORDINGS
    }
    for path, words in worded.items():
        if words is None:
            yield Violation(path, 1, "is missing")
    for number, line in enumerate(read(root, CODES).splitlines(), 1):
        if not (found := LINE.match(line)):
            if "CHITIEU_CODE" in line and not line.lstrip().startswith("//"):
                yield Violation(CODES, number, "one CHITIEU_CODE(…) to a line")
            continue
        identifier, name = found[1], found[2]
        if name != identifier.rstrip("_").replace("_", "-"):
            yield Violation(CODES, number, f"`{name}` is not the name of `{identifier}`")
        if name not in tested and identifier not in tested:
            yield Violation(CODES, number, f"no golden file or test under tests/ shows `{name}`")
        for path, words in worded.items():
            if words is not None and identifier not in words:
                yield Violation(CODES, number, f"`{name}` has no wording in {path}")


if __name__ == "__main__":
    finish("codes", check(Path(sys.argv[1]).resolve()))
