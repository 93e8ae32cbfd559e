"""Writes what fuzzing begins with: plans of the golden files, bytes that decide, dictionaries.

python3 tests/fuzz/seeds.py OUT

OUT/<target>/ holds inputs, OUT/rules.dict the words that plans are made of in both languages,
OUT/csv.dict what the tables of csv.cpp are made of. What is kept, and each input that found
something, stands in tests/fuzz/corpus/<target>.
"""

import hashlib
import itertools
import sys
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
LONGEST = 900
MOST_PHRASES = 12
DECIDED = ("arrow", "c_interface", "monitor", "tally")
SEEDS_OF_EACH = 48
# Headers and cells of the tables in csv.cpp, and what is special in any table.
OF_TABLES = (
    "id unit second role rating titles name score papers born starts active authors hours sent_on "
    "lecturer worker good excellent poor LĐTT CSTĐCS An yes no có không 1.5 1,5 1.234,5 -0 1e9 "
    "9223372036854775807 0.000000000000000001 2023-01-31 31/01/2023 29/02/2023 2023-01-31T07:30 "
    "LĐTT;CSTĐCS s1;s2 \ufeff \u00a0 \u200b \uff19\uff15 L\u00d0TT"
).split(" ")
BETWEEN = ("\n----\n", "\r\n", '"', '""', '","', '"\n"', ",", ";", "\t", ",,", "sep=;\n", "\x00")


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


def pieces(plan: str) -> list[str]:
    """A plan, or where it is long, its declarations with each of its targets alone.

    None where phrases double what others say: these are near a limit, and dear.
    """
    if plan.count("\nphrase ") > MOST_PHRASES:
        return []
    if len(plan.encode()) <= LONGEST:
        return [plan]
    statements: list[str] = []
    for line in plan.splitlines(keepends=True):
        if statements and line[:1] in " \t#":
            statements[-1] += line
        else:
            statements.append(line)
    starts = ("target ", "limit ", "chỉ tiêu ", "giới hạn ")
    sentences = [each for each in statements if each.startswith(starts)]
    rest = "".join(each for each in statements if not each.startswith(starts))
    return [rest + each for each in sentences if len((rest + each).encode()) <= LONGEST]


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
    write(to / "rules", [each.encode() for plan in all_plans for each in pieces(plan)])
    for decided in DECIDED:
        write(to / decided, [decisions(decided, i) for i in range(SEEDS_OF_EACH)])
    known = {"rules": words(all_plans), "csv": [*OF_TABLES, *BETWEEN]}
    for name, of in known.items():
        entries = "".join(f'"{escaped(word)}"\n' for word in of)
        (to / f"{name}.dict").write_text(entries, encoding="utf-8")
