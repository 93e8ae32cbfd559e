"""What the checks share: the files of the repository, and how a violation is told."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOMS = (
    "diagnostic",
    "exact",
    "text",
    "schema",
    "syntax",
    "check",
    "ir",
    "data",
    "eval",
    "verdict",
    "engine",
    "monitor",
    "diff",
    "doctor",
    "repair",
    "render",
    "command",
)

NOT_OURS = {".git", ".venv", "build", "__pycache__"}
INCLUDE = re.compile(r"""\s*#\s*include\s*([<"])([^>"]+)[>"]""")


@dataclass(frozen=True, order=True)
class Violation:
    """A rule that a line breaks."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Include:
    """One `#include`: the file it stands in, its line, what it names, whether in quotes."""

    path: str
    line: int
    target: str
    quoted: bool


def tracked(root: Path) -> list[str]:
    """All files of the repository: those git knows or would add, or all when there is no git."""
    if (root / ".git").exists():
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "-co", "--exclude-standard"],
            capture_output=True,
            check=False,
        )
        if listed.returncode == 0:
            names = listed.stdout.decode().split("\0")
            return sorted(name for name in names if name and (root / name).is_file())
    return sorted(walk(root, root))


def walk(root: Path, folder: Path) -> Iterator[str]:
    """All files under a folder but for what builds leave behind."""
    for entry in folder.iterdir():
        if entry.name in NOT_OURS:
            continue
        if entry.is_dir():
            yield from walk(root, entry)
        else:
            yield entry.relative_to(root).as_posix()


def read(root: Path, path: str) -> str:
    """A file's text; bytes that are not UTF-8 become replacement characters."""
    return (root / path).read_bytes().decode("utf-8", errors="replace")


def code_files(files: Iterable[str]) -> list[str]:
    """The headers and sources of the library and its command."""
    return [
        path
        for path in files
        if path.startswith(("include/", "src/")) and path.endswith((".hpp", ".h", ".inc", ".cpp"))
    ]


def public_headers(files: Iterable[str]) -> list[str]:
    """The headers people include; an `.inc` is a table that needs a macro around it."""
    return [path for path in files if path.startswith("include/") and path.endswith((".hpp", ".h"))]


def includes(root: Path, path: str) -> Iterator[Include]:
    """Every `#include` of a file."""
    for number, line in enumerate(read(root, path).splitlines(), 1):
        if found := INCLUDE.match(line):
            yield Include(path, number, found[2], found[1] == '"')


def room_of(path: str) -> str | None:
    """The room a file of include/ or src/ stands in; None for what stands above the rooms."""
    parts = path.split("/")
    if parts[:2] == ["include", "chitieu"] and len(parts) > 3:
        return parts[2]
    if parts[0] == "src" and len(parts) > 2:
        return parts[1]
    return None


def finish(check: str, violations: Iterable[Violation]) -> None:
    """Prints the violations and ends the program: 0 when there are none."""
    found = sorted(violations)
    for violation in found:
        print(violation)
    print(f"{check}: {len(found) or 'no'} violation{'' if len(found) == 1 else 's'}")
    sys.exit(1 if found else 0)
