"""No file names a folder of somebody's machine or the host of a package registry.

python3 tests/architecture/no_paths.py ROOT
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from repository import Violation, finish, read, tracked

FORBIDDEN = {
    r"(?<![\w.\-])/(?:work|farm|root|tmp|home)(?=/|[\s\"'`,;:)\]}>]|$)": "a path of one machine",
    r"\b(?:pypi|pythonhosted|npmjs|crates|maven|debian|ubuntu|golang)\.(?:org|io|com)\b": (
        "the host of a package registry"
    ),
    r"\b(?:index-url|INDEX_URL|find-links)\b": "the address of a package registry",
}


def check(root: Path) -> Iterator[Violation]:
    """All lines that name such a place."""
    rules = [(re.compile(pattern), message) for pattern, message in FORBIDDEN.items()]
    for path in tracked(root):
        if path == "tests/architecture/no_paths.py":
            continue
        for number, line in enumerate(read(root, path).splitlines(), 1):
            for pattern, message in rules:
                if found := pattern.search(line):
                    yield Violation(path, number, f"{message}: {found[0].strip()}")


if __name__ == "__main__":
    finish("no_paths", check(Path(sys.argv[1]).resolve()))
