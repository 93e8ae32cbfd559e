"""Links the programs of tests with a library that counts its branches, runs them, and keeps what each took.

python3 tests/coverage/count.py build/coverage build/dev [PROGRAM…]

The library that counts comes first, so that of what stands in headers its copies are taken, too. Without
names all programs run but those of `LEFT_OUT`; with names only these do, and what they take stands in the
place of what they took before.
"""

import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMPILER = "clang++-19"
MERGE = "llvm-profdata-19"

# What only has to survive its input proves nothing about the way it takes, and what tests other rooms
# than the core nothing about the core.
LEFT_OUT = {f"test-{each}" for each in ("fuzz", "command", "diff", "doctor", "render", "repair")}

# A condition that an exception leaves goes neither way, but some counters are differences of others, which then say that
# it went one. So tests that throw through the library do not count, but those of changes that are taken back: nothing
# else goes where that is mended.
THROWING = (
    "failing.* watched.* pace.* pace_test.* poll.* poll_test.is_asked_before* poll_test.is_asked_for* binding_polls.* "
    "monitor_polls.* csv_poll.* bind_shares.end_when_they_are_told_to bound_data_test.a_check_ends_with_what_its_poll_throws"
).split()


def link(program: str, counting: Path, build: Path) -> Path:
    """A program of tests as the build links it, with the library that counts."""
    said = subprocess.run(
        ["ninja", "-C", build, "-t", "commands", "-s", f"tests/{program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = re.search(r"(?:^|&& )(\S*\+\+ .*?)(?: &&|$)", said.stdout.strip().splitlines()[-1])
    if not found:
        sys.exit(f"count.py: ninja does not say how {program} is linked")
    words = shlex.split(found[1])
    at = words.index("-o")
    made = counting / program
    words[at + 1] = str(made)
    words = [word for word in words if not word.endswith("libchitieu.a")]
    whole = ["-Wl,--whole-archive", str(counting / "src/libchitieu.a"), "-Wl,--no-whole-archive"]
    words[:1] = [COMPILER, "-fprofile-instr-generate", "-fuse-ld=gold", "-Wl,--strip-debug", *whole]
    subprocess.run(words, cwd=build, check=True)
    return made


def run(program: Path) -> str:
    """Runs the program and keeps its counts; what is wrong, or nothing."""
    raw = program.with_suffix(".raw")
    raw.mkdir(exist_ok=True)
    environment = {**os.environ, "LLVM_PROFILE_FILE": str(raw / "%p.profraw")}
    asked = [str(program), "--gtest_brief=1", f"--gtest_filter=-{':'.join(THROWING)}"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, check=False, env=environment)
    program.unlink()
    counts = sorted(raw.iterdir())
    subprocess.run([MERGE, "merge", "-sparse", *counts, "-o", program.with_suffix(".profdata")], check=True)
    for each in counts:
        each.unlink()
    raw.rmdir()
    if done.returncode == 0:
        return ""
    return f"{program.name} fails:\n{done.stdout.decode(errors='replace')}"


def main() -> None:
    """Runs the programs that are asked for, or all, and ends with 1 where one fails."""
    counting, build = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    asked = sys.argv[3:]
    if not asked:
        for old in counting.glob("test-*.profdata"):
            old.unlink()
        there = sorted(each.name for each in (build / "tests").rglob("test-*") if each.is_file())
        asked = [name for name in there if "." not in name and name not in LEFT_OUT]
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        wrong = [each for each in pool.map(lambda name: run(link(name, counting, build)), asked) if each]
    print("".join(wrong), file=sys.stderr, end="")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
