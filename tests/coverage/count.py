"""Links the programs of tests with a library that counts its branches, and runs them.

python3 tests/coverage/count.py build/coverage build/dev [PROGRAM…]

The library that counts comes first, so that of what stands in headers its copies are taken, too. Without
names all programs run; with names only these do, and what they take is added to what was counted before.
"""

import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


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
    words[1:1] = ["--coverage", "-Wl,--strip-debug", *whole]
    subprocess.run(words, cwd=build, check=True)
    return made


def run(program: Path) -> str:
    """Runs the program; what is wrong, or nothing."""
    done = subprocess.run([program, "--gtest_brief=1"], cwd=ROOT, capture_output=True, check=False)
    program.unlink()
    return "" if done.returncode == 0 else f"{program.name} fails:\n{done.stdout.decode(errors='replace')}"


def main() -> None:
    """Runs the programs that are asked for, or all, and ends with 1 where one fails."""
    counting, build = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    asked = sys.argv[3:]
    if not asked:
        for old in counting.rglob("*.gcda"):
            old.unlink()
        asked = sorted(each.name for each in (build / "tests").glob("test-*") if not each.suffix)
    with ThreadPoolExecutor(cpu_count()) as pool:
        wrong = [each for each in pool.map(lambda name: run(link(name, counting, build)), asked) if each]
    print("".join(wrong), file=sys.stderr, end="")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
