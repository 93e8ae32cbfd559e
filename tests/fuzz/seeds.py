"""Writes what fuzzing begins with: plans of the golden files, bytes that decide, and a dictionary.

python3 tests/fuzz/seeds.py OUT

OUT/<target>/ holds inputs, OUT/rules.dict the words that plans are made of in both languages. What
is kept by hand, and each input that found something, stands in tests/fuzz/corpus/<target>.
"""

import hashlib
import itertools
import sys
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
LONGEST = 2000
DECIDED = ("arrow", "c_interface", "monitor", "tally")
SEEDS_OF_EACH = 48


def sections(golden: str) -> list[tuple[str, str]]:
    """Headers `---- kind name` of a golden file, each with the text under it."""
    out: list[tuple[str, str]] = []
    for line in golden.splitlines(keepends=True):
        if line.startswith("---- "):
            out.append((line[5:].strip(), ""))
        elif out:
            out[-1] = (out[-1][0], out[-1][1] + line)
    return out


def plans() -> list[str]:
    """Every plan of the golden files, with its sentences in each language that they are in."""
    out = []
    for path in sorted((TESTS / "golden").rglob("*.golden")):
        found = sections(path.read_text(encoding="utf-8"))
        plan = next((body for name, body in found if name.split()[0] == "plan"), None)
        if plan is None:
            continue
        sentences = [body for name, body in found if name.split()[0] == "sentences"]
        out += [plan + each for each in sentences] or [plan]
    return out


def words(texts: list[str]) -> list[str]:
    """Words and pairs of words that several plans have."""
    count: Counter[str] = Counter()
    for text in texts:
        seen = set()
        for line in text.splitlines():
            parts = line.split()
            seen.update(parts)
            seen.update(f"{a} {b}" for a, b in itertools.pairwise(parts))
        count.update(seen)
    return sorted(word for word, plans_with in count.items() if plans_with >= 4 and len(word) > 1)


def escaped(word: str) -> str:
    """A word as an entry of a dictionary."""
    plain = all(32 <= byte < 127 and byte not in b'"\\' for byte in word.encode())
    return word if plain else "".join(f"\\x{byte:02x}" for byte in word.encode())


def decisions(target: str, number: int) -> bytes:
    """Bytes that decide at random, the same each time."""
    size = 16 << (number % 6)
    return hashlib.shake_256(f"{target} {number}".encode()).digest(size)


def write(folder: Path, inputs: list[bytes]) -> None:
    """One file for each input, called after what is in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in inputs:
        (folder / hashlib.sha1(each).hexdigest()[:16]).write_bytes(each)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    to = Path(sys.argv[1])
    all_plans = plans()
    write(to / "rules", [each.encode() for each in all_plans if len(each.encode()) <= LONGEST])
    for decided in DECIDED:
        write(to / decided, [decisions(decided, i) for i in range(SEEDS_OF_EACH)])
    entries = "".join(f'"{escaped(word)}"\n' for word in words(all_plans))
    (to / "rules.dict").write_text(entries, encoding="utf-8")
