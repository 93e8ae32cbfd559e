"""The shared library shows what `bindings/c/symbols.map` names, which is what the header declares.

python3 tests/c/symbols.py ROOT LIBRARY [--nm NM]
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path


def listed(root: Path) -> set[str]:
    """The names of the version script."""
    script = (root / "bindings/c/symbols.map").read_text(encoding="utf-8")
    return set(re.findall(r"\b(chitieu_\w+);", script))


def declared(root: Path) -> set[str]:
    """The functions of the header."""
    header = (root / "include/chitieu/c.h").read_text(encoding="utf-8")
    return set(re.findall(r"^CHITIEU_C .*?\b(chitieu_\w+)\(", header, re.MULTILINE))


def shown(nm: str, library: Path) -> set[str]:
    """What the library defines for others, without the name of the version itself."""
    read = subprocess.run(
        [nm, "-D", "--defined-only", "--format=posix", library],
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [line.split() for line in read.stdout.splitlines()]
    return {row[0].split("@")[0] for row in rows if row[1] != "A"}


def main() -> None:
    """Compares the three."""
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("library", type=Path)
    parser.add_argument("--nm", default="nm")
    arguments = parser.parse_args()
    names = listed(arguments.root)
    wrong = False
    for what, others in (
        ("include/chitieu/c.h declares", declared(arguments.root)),
        ("the library shows", shown(arguments.nm, arguments.library)),
    ):
        for name in sorted(others ^ names):
            wrong = True
            way = "and symbols.map does not list" if name in others else "not, but symbols.map lists"
            print(f"{what} {way} {name}")
    print(f"{len(names)} symbols")
    sys.exit(1 if wrong or not names else 0)


if __name__ == "__main__":
    main()
