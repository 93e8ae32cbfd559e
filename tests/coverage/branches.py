"""The branches of the library, and which of them the tests took.

A branch is a way that a condition can go, as the source has it (clang's map of the source, no machine code):

- each operand of `&&` and `||`, and each condition of `if`, `?:` and of a loop can be `yes` or `no`; of a loop
  over a range `yes` is a turn, and `no` that it comes to its end;
- each `case` and `default` of a `switch` is one that can be gone to.

So a call that may throw, an object that is destroyed and a local that is made once are no branches: no
condition stands there. Of what stands there these are no branches either: what the compiler knows
(`while (true)`, a size that is a constant), what it writes itself (`= default`), and that a `switch` without `default` finds no `case`: those that have
none are over enumerations, and name all of it, or the compiler would warn. Headers that are not ours are not
looked at. Of a template, and of a function that is compiled several times, a branch is taken where one
of its instances takes it.
"""

import json
import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, order=True)
class Branch:
    """One way of one condition."""

    file: str
    line: int
    column: int
    condition: str
    way: str  # "yes", "no", or "here" of a case

    @property
    def name(self) -> str:
        """As `reasons` call it, and all others of the file that are written alike."""
        return f"{self.file} | {self.condition} | {self.way}"


class Sources:
    """Texts of the library by lines."""

    def __init__(self) -> None:
        self._lines: dict[str, list[str]] = {}

    def lines(self, file: str) -> list[str]:
        """The lines of a file below the root."""
        if file not in self._lines:
            self._lines[file] = (ROOT / file).read_text(encoding="utf-8").split("\n")
        return self._lines[file]

    def text(self, file: str, where: list[int]) -> str:
        """From a line and a column (in bytes) to another one, with single blanks."""
        first, begin, last, end = where
        lines = [line.encode() for line in self.lines(file)[first - 1 : last]]
        lines[-1] = lines[-1][: end - 1]
        lines[0] = lines[0][begin - 1 :]
        text = re.sub(rb"\s*//.*", b"", b"\n".join(lines)) if len(lines) > 1 else lines[0]
        return " ".join(text.decode(errors="replace").split())

    def before(self, file: str, line: int, column: int) -> str:
        """What stands before a place on its line."""
        return self.lines(file)[line - 1].encode()[: column - 1].decode(errors="replace")


def is_joined(condition: str) -> bool:
    """Whether its operands count, each by itself."""
    plain = re.sub(r"'(\\.|[^'\\])'|\"(\\.|[^\"\\])*\"", "", condition)
    while (shorter := re.sub(r"\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\]", "", plain)) != plain:
        plain = shorter
    return "&&" in plain or "||" in plain


def below_root(name: str, counting: Path) -> str:
    """A file's name below the root; nothing for one that is not of the library."""
    path = (counting / name).resolve()
    if not path.is_relative_to(ROOT):
        return ""
    short = str(path.relative_to(ROOT))
    return short if short.startswith(("src/", "include/")) else ""


def read(counting: Path) -> dict[Branch, bool]:
    """All branches of the library, and whether the tests took them."""
    profile = counting / "all.profdata"
    parts = sorted(counting.glob("test-*.profdata"))
    if not parts:
        sys.exit("branches.py: no test has run yet; tests/coverage/run.sh runs them")
    subprocess.run(["llvm-profdata-19", "merge", "-sparse", *parts, "-o", profile], check=True)
    # In an archive objects need not stand where their maps can be read, and beside those that it is of
    # there are old ones.
    inputs = subprocess.run(
        ["ninja", "-C", counting, "-t", "inputs", "src/libchitieu.a"], stdout=subprocess.PIPE, text=True, check=True
    )
    compiled = sorted(counting / each for each in inputs.stdout.splitlines() if each.endswith(".o"))
    said = subprocess.run(
        [
            "llvm-cov-19",
            "export",
            "--skip-expansions",
            f"-instr-profile={profile}",
            *(f"-object={each}" for each in compiled),
        ],
        stdout=subprocess.PIPE,
        check=True,
    )
    sources, names = Sources(), {}
    taken: dict[tuple[str, int, int, int, int], list[bool]] = defaultdict(lambda: [False, False])
    for function in json.loads(said.stdout)["data"][0]["functions"]:
        for *where, yes, no, file, _, _ in function["branches"]:
            given = function["filenames"][file]
            if given not in names:
                names[given] = below_root(given, counting)
            if names[given]:
                ways = taken[(names[given], *where)]
                ways[0] |= yes > 0
                ways[1] |= no > 0
    out: dict[Branch, bool] = {}
    for (file, *where), (yes, no) in taken.items():
        line, column = where[0], where[1]
        condition = sources.text(file, where)
        before = sources.before(file, line, column)
        if re.search(r"\bswitch \([^;]*$|= defaul$", before) or is_joined(condition):
            continue
        if condition == ":":
            condition = sources.lines(file)[line - 1].strip()
        if re.match(r"(case\b|default$)", condition):
            out[Branch(file, line, column, condition, "here")] = yes
        else:
            out[Branch(file, line, column, condition, "yes")] = yes
            out[Branch(file, line, column, condition, "no")] = no
    return out
