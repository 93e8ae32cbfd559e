"""Every public header compiles alone and drags in nothing dear; the umbrella keeps its budget.

python3 tests/architecture/headers.py ROOT [--compiler g++]
"""

import argparse
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from repository import Violation, finish, includes, public_headers, tracked

UMBRELLA = "include/chitieu/chitieu.hpp"
BUDGET = 1.3  # preprocessed lines of the umbrella for each line of the std headers it needs
DEAR = re.compile(r"/(boost|pybind11|arrow|nlohmann)/")
FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


@dataclass(frozen=True)
class Compiler:
    """A compiler that is asked about text on its standard input."""

    program: str
    root: Path

    def run(self, text: str, *options: str) -> subprocess.CompletedProcess[str]:
        """Reads some C++ with the public headers in reach."""
        command = [
            self.program,
            *FLAGS,
            "-I",
            str(self.root / "include"),
            *options,
            "-x",
            "c++",
            "-",
        ]
        return subprocess.run(command, input=text, capture_output=True, text=True, check=False)

    def lines(self, text: str) -> int:
        """How many lines that are not blank the preprocessor makes of a text."""
        read = self.run(text, "-E", "-P")
        if read.returncode != 0:
            raise RuntimeError(read.stderr)
        return sum(1 for line in read.stdout.splitlines() if line.strip())


def named(path: str) -> str:
    """How an include spells a public header."""
    return path.removeprefix("include/")


def closure(dependencies: str) -> list[str]:
    """The files in a makefile rule, as `-MD` writes it."""
    words = dependencies.replace("\\\n", " ").split(":", 1)[1]
    return re.split(r"(?<!\\)\s+", words.strip())


def check_alone(compiler: Compiler, path: str, rule: Path) -> Iterator[Violation]:
    """A header that does not compile by itself, or reaches a library that users should not need."""
    text = f"#include <{named(path)}>\n#include <{named(path)}>\n"
    read = compiler.run(text, "-fsyntax-only", "-MD", "-MF", str(rule), "-MT", "it")
    if read.returncode != 0:
        errors = [line for line in read.stderr.splitlines() if "error:" in line]
        yield Violation(path, 1, f"does not compile alone: {errors[0] if errors else read.stderr}")
        return
    for file in closure(rule.read_text(encoding="utf-8")):
        if not Path(file).is_relative_to(compiler.root) and (dear := DEAR.search(file)):
            yield Violation(path, 1, f"includes {dear[1]}, by way of {file}")
            return


def needed_by(root: Path, path: str, seen: set[str]) -> set[str]:
    """The headers of others that a public header includes, itself or through ours."""
    seen.add(path)
    others: set[str] = set()
    for include in includes(root, path):
        ours = f"include/{include.target}"
        if not (root / ours).is_file():
            others.add(include.target)
        elif ours not in seen:
            others |= needed_by(root, ours, seen)
    return others


def check_budget(compiler: Compiler, root: Path) -> Iterator[Violation]:
    """An umbrella header that costs its users too much."""
    others = sorted(needed_by(root, UMBRELLA, set()))
    theirs = compiler.lines("".join(f"#include <{header}>\n" for header in others))
    all_lines = compiler.lines(f"#include <{named(UMBRELLA)}>\n")
    print(f"umbrella: {all_lines} lines, {all_lines / theirs:.3f} × the {theirs} of the std headers")
    if all_lines > BUDGET * theirs:
        yield Violation(UMBRELLA, 1, f"more than {BUDGET} × the std headers' lines")


def check(root: Path, program: str) -> Iterator[Violation]:
    """All violations of the public headers."""
    compiler = Compiler(program, root)
    headers = public_headers(tracked(root))
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for path in headers:
            for violation in check_alone(compiler, path, Path(folder) / "rule.d"):
                failed = True
                yield violation
    if UMBRELLA not in headers:
        yield Violation(UMBRELLA, 1, "is missing")
    elif not failed:
        yield from check_budget(compiler, root)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--compiler", default=os.environ.get("CXX", "c++"))
    arguments = parser.parse_args()
    finish("headers", check(arguments.root.resolve(), arguments.compiler))
