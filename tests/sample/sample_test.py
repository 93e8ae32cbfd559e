#!/usr/bin/env python3
"""Compares what the command says of the sample school with the hand count.

    sample_test.py CHITIEU    the built command

Each claim's status and numbers, as of both days; the same from the English translation of the plan;
and that 97% for 95% changes the one verdict it should.
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PLAN = ROOT / "rules" / "thi-dua-2023.plan"
DATA = ROOT / "rules" / "sample-2023"
NUMBERS = ("count", "base", "unknown", "base_unknown", "need", "short", "over", "spare")

# The stricter reading of two ceilings is in the plan as a comment; its clause asks for 1/6.
OTHER_READING = ("10p-a", "10p-people-a")

Clauses = dict[str, dict[str, Any]]


def run(command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([command, *arguments], capture_output=True, text=True, encoding="utf-8")


def clauses(command: str, plan: Path, as_of: str) -> Clauses:
    done = run(command, "check", str(plan), "--data", str(DATA), "--as-of", as_of, "--json")
    if done.returncode == 2:
        sys.exit(f"{plan.name} as of {as_of}: {done.stdout}{done.stderr}")
    report = json.loads(done.stdout)
    return {clause["id"]: clause for target in report["targets"] for clause in target["clauses"]}


def compare_with_hand_count(command: str, plan: Path, as_of: str) -> list[str]:
    found = clauses(command, plan, as_of)
    faults = []
    with open(HERE / f"hand-count-{as_of}.csv", encoding="utf-8", newline="") as file:
        expected = {row["id"]: row for row in csv.DictReader(file) if row["id"] not in OTHER_READING}
    for name in sorted(found.keys() ^ expected.keys()):
        faults.append(f"{as_of}: {name} is only in one of the plan and the hand count")
    for name in expected.keys() & found.keys():
        wanted = [expected[name]["status"]] + [expected[name][key] for key in NUMBERS]
        got = [found[name]["status"]] + [str(found[name][key]) for key in NUMBERS]
        if wanted != got:
            faults.append(f"{as_of}: {name}: by hand {wanted}, by the engine {got}")
    return faults


def changed(command: str, old: str, new: str, as_of: str) -> set[str]:
    """The clauses whose status changes when the plan says `new` where it said `old`."""
    text = PLAN.read_text(encoding="utf-8")
    if text.count(old) != 1:
        sys.exit(f"the plan does not say {old!r} once")
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder) / PLAN.name
        other.write_text(text.replace(old, new), encoding="utf-8")
        before, after = clauses(command, PLAN, as_of), clauses(command, other, as_of)
    return {name for name in before if before[name]["status"] != after[name]["status"]}


def main(command: str) -> int:
    faults = []
    for as_of in ("2023-06-25", "2023-12-31"):
        faults += compare_with_hand_count(command, PLAN, as_of)
    with tempfile.TemporaryDirectory() as folder:
        english = Path(folder) / "english.plan"
        english.write_text(run(command, "print", str(PLAN), "--lang", "en").stdout, encoding="utf-8")
        for as_of in ("2023-06-25", "2023-12-31"):
            faults += [f"in English, {fault}" for fault in compare_with_hand_count(command, english, as_of)]
    only_six = changed(command, "ít nhất 95% cán bộ", "ít nhất 97% cán bộ", "2023-12-31")
    if only_six != {"6"}:
        faults.append(f"97% for 95% changed {sorted(only_six)}")
    stricter = changed(command, "không quá 20% cá nhân mà", "không quá 1/6 cá nhân mà", "2023-12-31")
    if stricter != {"10p-people-b"}:
        faults.append(f"the stricter reading of the ceiling changed {sorted(stricter)}")
    print("\n".join(faults) or "the engine agrees with the hand count")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
