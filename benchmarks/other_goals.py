"""What `side_by_side.py` asks beside the ten targets of one table: the goals that no peer is asked for."""

import json
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"
PLAN, SAMPLE = "rules/thi-dua-2023.plan", "rules/sample-2023"

# By program and the names of what it measures: the least that tells each goal.
PROGRAMS = {
    "bench-plan": "parse_and_check_(ten|many/(5000|9990))$|sample_2023|read_csv",
    "bench-monitor": "(set_a_title|set_awards|set_titles_together|change_a_title|write_by_hand)/(80|1000000)$|come_and_go/80$",
    "bench-scale": ".*",
}


@dataclass
class Found:
    """What one benchmark came to: seconds of a pass, and what it counts beside."""

    seconds: float
    of: dict[str, float]


def asked_of(program: str, least: float) -> dict[str, Found]:
    """What a program finds, by the name of the benchmark. It fails when an answer is wrong."""
    out = BUILD / f"{program}.json"
    done = subprocess.run(
        [
            BUILD / "benchmarks" / program, f"--benchmark_filter={PROGRAMS[program]}", f"--benchmark_min_time={least}",
            "--benchmark_repetitions=3", f"--benchmark_out={out}", "--benchmark_out_format=json",
        ],
        cwd=ROOT, text=True, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise RuntimeError(((done.stderr or done.stdout).strip().splitlines() or ["it failed"])[-1][:200])
    units = {"ns": 1e-9, "us": 1e-6, "ms": 1e-3, "s": 1.0}
    found: dict[str, Found] = {}
    for one in json.loads(out.read_text(encoding="utf-8"))["benchmarks"]:
        if one.get("aggregate_name") != "median":
            continue
        name = one["run_name"].removesuffix("/real_time")
        numbers = {key: value for key, value in one.items() if isinstance(value, int | float)}
        # What goes on in one thread is told by its own time, which other programs do not lengthen.
        kind = "real_time" if one["run_name"].endswith("/real_time") else "cpu_time"
        found[name] = Found(one[kind] * units[one["time_unit"]], numbers)
    return found


def start_of_command(times: int = 9) -> float | None:
    """Seconds from the start of the command to the verdicts of the sample, when it is built."""
    command = next(
        (each for each in (BUILD / "src").glob("chitieu*") if each.is_file() and each.stat().st_mode & 0o100), None
    )
    if command is None:
        return None
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        said = subprocess.run([command, "check", PLAN, "--data", SAMPLE], cwd=ROOT, capture_output=True, check=False)
        taken.append(time.perf_counter() - begin)
        if said.returncode not in (0, 1, 3):
            return None
    return statistics.median(taken)


def measure(out: Callable[[str, str], None], least: float) -> dict[str, Found]:
    """Everything that is found; what fails is told to `out`, with the reason."""
    found: dict[str, Found] = {}
    for program in PROGRAMS:
        print(f"other goals: {program}", flush=True)
        try:
            found |= asked_of(program, least)
        except (RuntimeError, OSError) as why:
            out(program, str(why))
    if (seconds := start_of_command()) is not None:
        found["start"] = Found(seconds, {})
    return found


def table(found: dict[str, Found], memory: dict[str, float], shown: Callable[[float], str]) -> list[str]:
    """A row for each goal. `memory` is what binding and counting the largest table took, in MiB."""
    lines = ["| beside the ten targets | asked | found |", "|---|---|---|"]

    def line(what: str, asked: str, said: str, met: bool | None = None) -> None:
        verdict = "" if met is None else "reached: " if met else "**not reached**: "
        lines.append(f"| {what} | {asked} | {verdict}{said} |")

    def seconds(what: str, name: str, limit: float | None = None, per: str | None = None) -> None:
        if name not in found:
            return
        one = found[name].of[per] if per else found[name].seconds
        line(what, "–" if limit is None else f"≤ {shown(limit)}", shown(one), None if limit is None else one <= limit)

    def ratio(what: str, mine: str, other: str, limit: float | None = None) -> None:
        if mine in found and other in found:
            came_to = found[mine].seconds / found[other].seconds
            line(
                what,
                "–" if limit is None else f"≤ {limit} ×",
                f"{came_to:.2f} × ({shown(found[mine].seconds)})",
                None if limit is None else came_to <= limit,
            )

    seconds("parse and check ten targets", "parse_and_check_ten", 200e-6)
    ratio("parse and check 9,990 targets, against 5,000", "parse_and_check_many/9990", "parse_and_check_many/5000", 2.3)
    for size, goal in (("80", None), ("1000000", 100e-9)):
        rows = f"{int(size):,} rows"
        seconds(f"monitor, {rows}: another title, by handles", f"set_a_title/{size}", goal)
        seconds(
            f"monitor, {rows}: another number of awards, of which units hang too, by handles",
            f"set_awards/{size}",
            goal,
        )
        seconds(f"monitor, {rows}: one of 64 titles that are set together", f"set_titles_together/{size}", per="change")
        seconds(f"by hand, {rows}: a lock, the cell, counts of its values", f"write_by_hand/{size}")
        seconds(f"monitor, {rows}: another title, by key and name", f"change_a_title/{size}")
        seconds(f"monitor, {rows}: a person comes and goes", f"come_and_go/{size}")
    linked = "1,000,000 people with 5,000,000 records"
    ratio(
        f"{linked}: at least 2 of their records good, against a loop by hand",
        "linked_count/1000000",
        "linked_count_by_hand/1000000",
    )
    ratio(f"{linked}: the same on two threads, against one", "linked_count_on_two/1000000", "linked_count/1000000")
    ratio(
        f"{linked}: at least 50% of their records good, against the number",
        "linked_share/1000000",
        "linked_count/1000000",
    )
    seconds("100,000 groups, those that fall short named", "many_groups/1000000")
    seconds("1,000,000 people by 100,000 groups, all keys of who counts and who is missing", "who_by_group/1000000")
    if "plain_texts/1000000" in found:
        speed = found["plain_texts/1000000"].of["bytes_per_second"] / 1e6
        line("a column of plain texts bound, a core", "> 500 MB/s", f"{speed:,.0f} MB/s", speed > 500)
    ratio("the same on two threads, against one", "plain_texts_on_two/1000000", "plain_texts/1000000")
    seconds("100,000,000 rows in parts, a row", "stream/100000000", None, "row")
    if "stream/100000000" in found:
        line("memory of that beyond one part", "–", f"{found['stream/100000000'].of['memory_MiB']:.1f} MiB")
    for what, mebibytes in memory.items():
        line(f"memory beyond the input, {what}", "–", f"{mebibytes:,.1f} MiB")
    seconds("the 2023 sample from files to verdicts, in a process that runs", "sample_2023")
    seconds("the same by the command, from its start", "start")
    return lines if len(lines) > 2 else []
