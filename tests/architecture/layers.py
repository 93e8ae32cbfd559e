"""A room includes only the rooms that the table allows, and nothing includes itself in a circle.

python3 tests/architecture/layers.py ROOT
"""

import posixpath
import sys
from collections.abc import Iterator
from pathlib import Path

from repository import ROOMS, Include, Violation, code_files, finish, includes, room_of, tracked

# A day is a plain value that sentences, programs and reports speak of; `data` is not needed for it.
DAY = "data/day.hpp"

# What each room may include besides itself, `diagnostic` and the headers of EVERYONE.
ALLOWED: dict[str, set[str]] = {
    "diagnostic": set(),
    "exact": set(),
    "text": set(),
    "schema": {"text"},
    "syntax": {"text", "schema", "exact", DAY},
    "check": {"syntax", "schema", "ir", "text", "exact", DAY},
    "ir": {"schema", "exact", DAY},
    "data": {"schema", "text", "exact"},
    "eval": {"ir", "data", "schema", "exact"},
    "verdict": {"ir", "eval", "schema", "exact", DAY},
    "engine": {
        "exact",
        "text",
        "schema",
        "syntax",
        "check",
        "ir",
        "data",
        "eval",
        "verdict",
    },
    "monitor": {"exact", "text", "schema", "ir", "data", "eval", "verdict", "engine"},
    "diff": {"syntax", "ir", "verdict", "text", "exact", DAY},
    "doctor": {"syntax", "check", "ir", "schema", "data", "eval", "engine", "text", "exact", DAY},
    "repair": {"ir", "schema", "data", "eval", "verdict", "engine", "monitor", "text", "exact"},
    "render": {"diff", "repair", "verdict", "ir", "text", "exact", DAY},
    "command": set(ROOMS) - {"command"},
}

EVERYONE = {"fwd.hpp", "limits.hpp", "result.hpp", "version.hpp"}

# Libraries that are dear to compile, and the one room that may know them.
CONFINED = {
    "boost/spirit": "syntax",
    "boost/phoenix": "syntax",
    "boost/fusion": "syntax",
    "boost/multiprecision": "exact",
}


def circles(edges: dict[str, set[str]]) -> Iterator[list[str]]:
    """Every way back to where one came from, each told once for each edge that closes it."""
    done: set[str] = set()
    for start in sorted(edges):
        if start in done:
            continue
        way = [start]
        pending = [iter(sorted(edges.get(start, ())))]
        while way:
            step = next(pending[-1], None)
            if step is None:
                done.add(way.pop())
                pending.pop()
            elif step in way:
                yield [*way[way.index(step) :], step]
            elif step not in done:
                way.append(step)
                pending.append(iter(sorted(edges.get(step, ()))))


def resolve(include: Include, files: set[str]) -> str | None:
    """The file of this repository that an include means; None for everybody else's."""
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(include.path), include.target))
    if include.quoted and beside in files:
        return beside
    for folder in ("include", "src"):
        candidate = posixpath.normpath(posixpath.join(folder, include.target))
        if candidate in files:
            return candidate
    return None


def check_edge(include: Include, target: str) -> Iterator[Violation]:
    """What is wrong with one file's including another."""
    here, there = room_of(include.path), room_of(target)
    if include.path.startswith("include/") and target.startswith("src/"):
        yield Violation(include.path, include.line, f"a public header includes the private {target}")
    if here is None:
        return
    if here not in ALLOWED:
        yield Violation(include.path, include.line, f"`{here}` is no room of the table in layers.py")
    elif there is None:
        name = target.removeprefix("include/chitieu/")
        if name not in EVERYONE and here != "command":
            yield Violation(include.path, include.line, f"room `{here}` includes {name}")
    elif there not in {here, "diagnostic"} | ALLOWED[here] and not (
        target == f"include/chitieu/{DAY}" and DAY in ALLOWED[here]
    ):
        yield Violation(include.path, include.line, f"room `{here}` may not include {target}")


def check_confined(include: Include) -> Iterator[Violation]:
    """A dear library outside the room that keeps it."""
    for library, room in CONFINED.items():
        if include.target.startswith(library) and not include.path.startswith(f"src/{room}/"):
            yield Violation(include.path, include.line, f"{library} is known to src/{room}/ only")


def check(root: Path) -> Iterator[Violation]:
    """All violations of the layers."""
    files = code_files(tracked(root))
    known = set(files)
    of_files: dict[str, set[str]] = {path: set() for path in files}
    of_rooms: dict[str, set[str]] = {}
    line_of: dict[tuple[str, str], Include] = {}
    for path in files:
        for include in includes(root, path):
            yield from check_confined(include)
            target = resolve(include, known)
            if target is None:
                if include.target.startswith("chitieu/"):
                    yield Violation(path, include.line, f"there is no {include.target}")
                continue
            yield from check_edge(include, target)
            of_files[path].add(target)
            line_of.setdefault((path, target), include)
            here, there = room_of(path), room_of(target)
            if target == f"include/chitieu/{DAY}":
                there = DAY
            if here and there and here != there:
                of_rooms.setdefault(here, set()).add(there)
                line_of.setdefault((here, there), include)
    for edges in (of_files, of_rooms):
        for circle in circles(edges):
            include = line_of[circle[-2], circle[-1]]
            yield Violation(include.path, include.line, "a circle: " + " → ".join(circle))
    for circle in circles(ALLOWED):
        yield Violation("tests/architecture/layers.py", 1, "a circle: " + " → ".join(circle))


if __name__ == "__main__":
    finish("layers", check(Path(sys.argv[1]).resolve()))
