"""How many branches of each room the tests take, which of the core none does, and why.

python3 tests/coverage/rooms.py build/coverage [FILE…]

Of a FILE or folder the branches are shown that no test takes. Ends with 1 where the core has less than
`GOAL`, where a branch that is not taken has no reason in `reasons`, or a reason no branch that is not taken.
"""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from branches import Branch, read

CORE = ("exact", "text", "schema", "syntax", "check", "ir", "data", "eval", "verdict", "engine", "monitor")
GOAL = 95.0


def room(file: str) -> str:
    """The room of a file of `src` or of `include/chitieu`."""
    parts = Path(file).parts
    at = 1 if parts[0] == "src" else 2
    return parts[at] if len(parts) > at + 1 else "(none)"


def share(taken: int, all_of_them: int) -> float:
    """In per cent; of none all."""
    return 100.0 * taken / all_of_them if all_of_them else 100.0


def reasons() -> list[str]:
    """The branches that the files of `reasons` name, each file those of its room."""
    out = []
    for file in sorted((Path(__file__).parent / "reasons").glob("*.toml")):
        given = tomllib.loads(file.read_text(encoding="utf-8"))
        names = [name for reason in given["reason"] for name in reason["branches"]]
        for name in names:
            if room(name.split(" | ", 1)[0]) != file.stem:
                sys.exit(f"rooms.py: {file.name}: {name}: is of another room")
        out += names
    return out


def stale(left: Iterable[Branch], there: Iterable[Branch]) -> list[str]:
    """Reasons that are given twice, or for what needs none."""
    given, names, known = reasons(), {branch.name for branch in left}, {branch.name for branch in there}
    out = [f"{name}: is named twice" for name in sorted(set(given)) if given.count(name) > 1]
    for name in sorted(set(given)):
        if name not in known:
            out.append(f"{name}: is no branch of the core any more")
        elif name not in names:
            out.append(f"{name}: is taken; its reason can go")
    return out


def main() -> None:
    """Prints the rooms, the files of the core, what is asked for, and what is wrong with the reasons."""
    counting, shown = Path(sys.argv[1]).resolve(), tuple(sys.argv[2:])
    branches = read(counting)
    rooms: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    files: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for branch, taken in branches.items():
        of = room(branch.file)
        rows = [rooms[of], rooms["the core"], files[branch.file]] if of in CORE else [rooms[of]]
        for row in rows:
            row[0] += taken
            row[1] += 1
    left = sorted(branch for branch, taken in branches.items() if not taken)
    for branch in left:
        if branch.file.startswith(shown) and shown:
            print(f"{branch.file}:{branch.line}: {branch.condition}: never {branch.way}")
    for name, (hit, count) in sorted(files.items(), key=lambda row: row[1][0] - row[1][1]):
        if share(hit, count) < GOAL:
            print(f"  {name}: {share(hit, count):.1f}%, {count - hit} of {count} are not taken")
    for name, (hit, count) in sorted(rooms.items()):
        note = "" if name in CORE or name == "the core" else " (not of the core)"
        print(f"{name:12} {share(hit, count):5.1f}% {hit:6} of {count:6} branches{note}")
    core = [branch for branch in left if room(branch.file) in CORE]
    wrong = stale(core, [branch for branch in branches if room(branch.file) in CORE])
    open_ones = {branch.name for branch in core} - set(reasons())
    print(f"not taken, with a reason: {len(core) - sum(b.name in open_ones for b in core)}")
    print(f"not taken, and no reason says why: {sum(b.name in open_ones for b in core)}")
    for line in wrong:
        print(line, file=sys.stderr)
    sys.exit(0 if share(*rooms["the core"]) >= GOAL and not wrong and not open_ones else 1)


if __name__ == "__main__":
    main()
