"""No header is long, and the main header of each room says what comes in, goes out, and never is.

python3 tests/architecture/sizes.py ROOT
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from repository import Violation, finish, public_headers, read, room_of, tracked

LONGEST_HEADER = 400
TITLE_WITHIN = 15


def titled_rooms(root: Path, headers: list[str]) -> dict[str, list[tuple[str, int, str]]]:
    """For each room, where a header's first lines say `Room …`, and that comment."""
    found: dict[str, list[tuple[str, int, str]]] = {}
    for path in headers:
        lines = read(root, path).splitlines()
        for number, line in enumerate(lines[:TITLE_WITHIN], 1):
            if title := re.match(r"/// Room `(\w+)`", line):
                comment = []
                for following in lines[number - 1 :]:
                    if not following.startswith("///"):
                        break
                    comment.append(following.removeprefix("///").strip())
                found.setdefault(title[1], []).append((path, number, " ".join(comment)))
    return found


def check(root: Path) -> Iterator[Violation]:
    """All violations of the sizes and of the rooms' titles."""
    files = tracked(root)
    headers = public_headers(files)
    for path in headers:
        length = len(read(root, path).splitlines())
        if length > LONGEST_HEADER:
            message = f"{length} lines; a header has at most {LONGEST_HEADER}"
            yield Violation(path, LONGEST_HEADER + 1, message)

    titled = titled_rooms(root, headers)
    for room in sorted({room for path in headers if (room := room_of(path))}):
        titles = titled.get(room, [])
        if not titles:
            yield Violation(
                f"include/chitieu/{room}",
                1,
                f"no header begins with `/// Room `{room}`. In: … Out: … Never: …`",
            )
        for path, line, comment in titles:
            if room_of(path) != room:
                yield Violation(path, line, f"the title of room `{room}` stands in another room")
            if not re.search(r"\bIn: .+\bOut: .+\bNever: ", comment):
                yield Violation(path, line, "a room's title says `In: … Out: … Never: …`")
        for path, line, _ in titles[1:]:
            yield Violation(path, line, f"room `{room}` has a title in {titles[0][0]} already")


if __name__ == "__main__":
    finish("sizes", check(Path(sys.argv[1]).resolve()))
