"""Every fault of mutants.toml is put into the library, and must be seen by the tests that it names.

python3 tests/mutants/run.py [--build build/dev] [--only WORDS] [--jobs 2]

All faults are built at once, each behind a switch: a copy of the files, in which the right text stands
beside the wrong one. Programs of tests that are built already are linked with these files before the
library, and CHITIEU_MUTANT chooses the fault while they run. The sources know nothing of it.
"""

import argparse
import json
import os
import re
import resource
import shlex
import subprocess
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300  # seconds of a processor that a program may take before it counts as one that hangs

SWITCH = """#pragma once
#include <cstdlib>
namespace chitieu_mutants {
inline bool is(int number) {
  static int const asked = [] {
    auto const* text = std::getenv("CHITIEU_MUTANT");
    return text ? std::atoi(text) : 0;
  }();
  return asked == number;
}
} // namespace chitieu_mutants
"""


@dataclass(frozen=True)
class Mutant:
    """One fault."""

    number: int
    name: str
    file: str
    right: str
    wrong: str
    statement: bool
    seen_by: tuple[str, ...]

    @property
    def room(self) -> str:
        """Where the file is, below src."""
        return str(Path(self.file).parent.relative_to("src"))

    @property
    def checks(self) -> list[tuple[str, str]]:
        """Programs of tests with those of their tests that must see it: each program does."""
        split = (each.partition(":") for each in self.seen_by)
        return [(program, tests or "*") for program, _, tests in split]

    def switched(self) -> str:
        """Both texts, and the switch between them."""
        asked = f"chitieu_mutants::is({self.number})"
        if self.statement:
            return f"if ({asked}) {{ {self.wrong} }} else {{ {self.right} }}"
        return f"({asked} ? ({self.wrong}) : ({self.right}))"


def read_mutants() -> list[Mutant]:
    """The table, in order; a text that does not stand once in its file ends the run."""
    table = tomllib.loads((ROOT / "tests/mutants/mutants.toml").read_text(encoding="utf-8"))
    out = []
    for number, row in enumerate(table["fault"], 1):
        seen_by = row["killed_by"]
        count = (ROOT / row["file"]).read_text(encoding="utf-8").count(row["right"])
        if count != 1:
            sys.exit(f"mutants.toml: {row['name']}: stands {count} times in {row['file']}: {row['right']}")
        out.append(
            Mutant(
                number,
                row["name"],
                row["file"],
                row["right"],
                row["wrong"],
                row.get("statement", False),
                (seen_by,) if isinstance(seen_by, str) else tuple(seen_by),
            )
        )
    return out


def write_switched(mutants: list[Mutant], into: Path) -> dict[str, list[Path]]:
    """Copies of the files with all faults behind the switch, by room."""
    into.mkdir(parents=True, exist_ok=True)
    (into / "switch.hpp").write_text(SWITCH, encoding="utf-8")
    rooms: dict[str, list[Path]] = {}
    for file in dict.fromkeys(each.file for each in mutants):
        text = (ROOT / file).read_text(encoding="utf-8")
        for each in mutants:
            if each.file == file:
                if text.count(each.right) != 1:
                    sys.exit(f"mutants.toml: {each.name}: lies within another fault")
                text = text.replace(each.right, each.switched())
        room = str(Path(file).parent.relative_to("src"))
        copy = into / room.replace("/", "-") / Path(file).name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(text, encoding="utf-8")
        rooms.setdefault(room, []).append(copy)
    return rooms


def compile_rooms(rooms: dict[str, list[Path]], build: Path, into: Path, jobs: int) -> dict[str, Path]:
    """Compiles the copies, a room's together, as the build compiles the room."""
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    words_of = {each["file"]: (each["command"], each["directory"]) for each in commands}

    def compiled(room: str) -> Path:
        files = rooms[room]
        unit = into / f"{room.replace('/', '-')}.cpp"
        lines = [f'#include "{into / "switch.hpp"}"', *(f'#include "{each}"' for each in files)]
        unit.write_text("\n".join(lines) + "\n", encoding="utf-8")
        command, directory = words_of[str(ROOT / "src" / room / files[0].name)]
        words = shlex.split(command)
        at = words.index("-o")
        words = [*words[:at], *words[at + 2 :]]
        del words[words.index("-c") : words.index("-c") + 2]
        quiet = ["-w", "-iquote", str(ROOT / "src" / room)]
        made = unit.with_suffix(".o")
        subprocess.run([*words, *quiet, "-o", str(made), "-c", str(unit)], cwd=directory, check=True)
        return made

    with ThreadPoolExecutor(jobs) as pool:
        return dict(zip(rooms, pool.map(compiled, rooms), strict=True))


def link(program: str, objects: list[Path], build: Path, into: Path) -> Path:
    """A program of tests as the build links it, with the faults before the library."""
    name = f"tests/test-{program}"
    said = subprocess.run(
        ["ninja", "-C", build, "-t", "commands", "-s", name], capture_output=True, text=True, check=True
    )
    made = into / f"test-{program}"
    found = re.search(r"(?:^|&& )(\S*\+\+ .*?)(?: &&|$)", said.stdout.strip().splitlines()[-1])
    if not found:
        sys.exit(f"run.py: ninja does not say how {name} is linked")
    words = shlex.split(found[1])
    words[words.index("-o") + 1] = str(made)
    at = next(i for i, word in enumerate(words) if word.endswith("libchitieu.a"))
    words[at:at] = ["-Wl,--strip-debug", *(str(each) for each in objects)]
    subprocess.run(words, cwd=build, check=True)
    return made


def run(program: Path, tests: str, number: int) -> tuple[bool, float, str]:
    """Whether the tests pass, how long they take, and the first one that fails."""
    began = time.monotonic()
    done = subprocess.run(
        [program, f"--gtest_filter={tests}", "--gtest_fail_fast", "--gtest_brief=1"],
        cwd=ROOT,
        env=os.environ | {"CHITIEU_MUTANT": str(number)},
        capture_output=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST)),
        check=False,
    )
    said = done.stdout.decode(errors="replace")
    first = re.search(r"\[  FAILED  \] (\S+?),? ", said)
    why = first[1] if first else f"ends with {done.returncode}"
    return done.returncode == 0, time.monotonic() - began, why


def main() -> None:
    """Builds, checks that nothing fails without a fault, and runs all faults."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path, default=ROOT / "build/dev")
    parser.add_argument("--only", default="", help="faults of whose name or file these words are part")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    into = build / "mutants"
    mutants = read_mutants()
    objects = compile_rooms(write_switched(mutants, into), build, into, arguments.jobs)
    asked = [each for each in mutants if arguments.only in each.name or arguments.only in each.file]
    programs = {}
    for program in dict.fromkeys(program for each in asked for program, _ in each.checks):
        rooms = dict.fromkeys(each.room for each in asked if program in dict(each.checks))
        programs[program] = link(program, [objects[room] for room in rooms], build, into)

    def judged(each: Mutant) -> bool:
        is_seen = True
        for program, tests in each.checks:
            passes, seconds, why = run(programs[program], tests, each.number)
            said = f"SURVIVES {program}:{tests}" if passes else f"seen by {why}"
            print(f"{each.number:3} {each.name}: {said} ({seconds:.1f} s)", flush=True)
            is_seen = is_seen and not passes
        return is_seen

    with ThreadPoolExecutor(arguments.jobs) as pool:
        whole = sorted({check for each in asked for check in each.checks})
        sound = list(pool.map(lambda each: run(programs[each[0]], each[1], 0), whole))
        for (program, tests), (passes, _, why) in zip(whole, sound, strict=True):
            if not passes:
                sys.exit(f"run.py: {program} ({tests}) fails without a fault: {why}")
        seen = sum(pool.map(judged, asked))
    print(f"{seen} of {len(asked)} faults are seen")
    sys.exit(0 if asked and seen == len(asked) else 1)


if __name__ == "__main__":
    main()
