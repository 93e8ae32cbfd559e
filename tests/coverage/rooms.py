"""How many branches of each room the tests take, and which files of the core have less than the goal.

python3 tests/coverage/rooms.py build/coverage [FILE…]

Of a FILE the lines are shown that have a way no test goes. A call that may throw is no branch, nor is what
stands on a line without a word (the end of a scope, where objects are destroyed); of a template a branch
counts as taken where one of its instances takes it. Ends with 1 where the core has less than `GOAL`.
"""

import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CORE = ("exact", "text", "schema", "syntax", "check", "ir", "data", "eval", "verdict", "engine", "monitor")
GOAL = 95.0

Ways = list[bool]  # of each branch of a line, whether it is taken


def share(taken: int, all_of_them: int) -> float:
    """In per cent; of none all."""
    return 100.0 * taken / all_of_them if all_of_them else 100.0


def decisions(branches: list[dict[str, Any]]) -> Ways:
    """The branches of a line without those of calls: where one way throws, and the other one goes on."""
    is_call = [False] * len(branches)
    for i, branch in enumerate(branches):
        if not branch["throw"]:
            continue
        is_call[i] = True
        for partner in (i - 1, i + 1):
            if 0 <= partner < len(branches) and branches[partner]["fallthrough"] and not is_call[partner]:
                is_call[partner] = True
                break
    return [branch["count"] > 0 for branch, call in zip(branches, is_call, strict=True) if not call]


def merged(a: Ways, b: Ways) -> Ways:
    """Two instances of one line; where they are compiled differently that of more branches."""
    if len(a) != len(b):
        return max(a, b, key=len)
    return [one or other for one, other in zip(a, b, strict=True)]


def read(counting: Path) -> dict[str, dict[int, Ways]]:
    """Files of the library, their lines with branches."""
    out: dict[str, dict[int, Ways]] = defaultdict(dict)
    for notes in sorted(counting.rglob("*.gcno")):
        command = ["gcov", "--json-format", "--branch-probabilities", "--stdout", str(notes)]
        said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=counting)
        for part in said.stdout.splitlines():
            for file in json.loads(part)["files"]:
                path = Path(file["file"]).resolve()
                if not path.is_relative_to(ROOT) or path.is_relative_to(ROOT / "build"):
                    continue
                lines = out[str(path.relative_to(ROOT))]
                for line in file["lines"]:
                    ways, number = decisions(line["branches"]), line["line_number"]
                    if ways:
                        lines[number] = merged(lines[number], ways) if number in lines else ways
    for name, lines in out.items():
        source = (ROOT / name).read_text(encoding="utf-8").splitlines()
        for number in list(lines):
            if not re.search(r"\w", source[number - 1]):
                del lines[number]
    return out


def main() -> None:
    """Prints the rooms, the files of the core below the goal, and the lines that are asked for."""
    counting, shown = Path(sys.argv[1]).resolve(), sys.argv[2:]
    files = read(counting)
    rooms: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    below: list[tuple[float, str, int, int]] = []
    for name, lines in sorted(files.items()):
        taken, count = sum(map(sum, lines.values())), sum(map(len, lines.values()))
        room = name.split("/")[1] if name.startswith("src/") else "include"
        for row in [rooms[room], rooms["the core"]] if room in CORE else [rooms[room]]:
            row[0] += taken
            row[1] += count
        if room in CORE and share(taken, count) < GOAL:
            below.append((share(taken, count), name, taken, count))
        if name in shown:
            source = (ROOT / name).read_text(encoding="utf-8").splitlines()
            for number, ways in sorted(lines.items()):
                if not all(ways):
                    print(f"{name}:{number}: {sum(ways)} of {len(ways)}: {source[number - 1].strip()}")
    for room, (taken, count) in sorted(rooms.items()):
        note = "" if room in CORE or room == "the core" else " (not of the core)"
        print(f"{room:12} {share(taken, count):5.1f}% {taken:6} of {count:6} branches{note}")
    for part, name, taken, count in sorted(below, key=lambda row: row[2] - row[3]):
        print(f"  {name}: {part:.1f}%, {count - taken} of {count} are not taken")
    sys.exit(0 if share(*rooms["the core"]) >= GOAL else 1)


if __name__ == "__main__":
    main()
