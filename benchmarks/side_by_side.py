#!/usr/bin/env python3
"""Puts chitieu, what one would write by hand for one plan, and other engines side by side: the same ten targets of the same
table, in one run. Writes what it finds, with machine and versions, into the marked part of benchmarks/README.md.

python3 benchmarks/side_by_side.py [ROWS …] [--quick] [--rounds N] [--wheel FILE] [--only NAME …] [--no-write]

After that it asks what no peer is asked: linked tables, groups, texts, streams, monitor, reading plans (`other_goals.py`).

It builds the benchmark programs (build/bench) and makes an environment with the peers (build/side-by-side) itself. A
peer that cannot be installed or fails is left out, with the reason. What each counts is held against what chitieu does.
"""

import argparse
import datetime
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import other_goals

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "benchmarks" / "README.md"
HERE = ROOT / "build" / "side-by-side"
BUILD = ROOT / "build" / "bench"
BEGIN, END = "<!-- side by side: begin -->", "<!-- side by side: end -->"

# By the name it is asked for: what pip calls it. All need NumPy and pyarrow.
PEERS = {
    "numpy": "numpy",
    "numba": "numba",
    "polars": "polars",
    "pandas": "pandas",
    "duckdb": "duckdb",
    "zen": "zen-engine",
    "chitieu": "chitieu",
}
# It looks at one row at a time, in Python: more rows would only take longer.
MOST_ROWS = {"zen": 20_000}

# What bench-side_by_side measures, and how the table calls it.
OURS = {
    "chitieu/arrow": "**chitieu**, Arrow, one thread",
    "chitieu/arrow/2": "chitieu, Arrow, two threads",
    "chitieu/columns": "chitieu, C++ columns, one thread",
    "chitieu/blanks": "chitieu, Arrow, blanks in every column",
    "chitieu/structs": "chitieu, structs, one thread",
    "chitieu/ready": "chitieu, made ready anew",
    "chitieu/who/one": "chitieu, the same, and all who are missing in one target (5%)",
    "chitieu/who/all": "chitieu, the same, and all who are missing in each target",
    "chitieu/report": "chitieu, whole report of bound data",
    "chitieu/report/ten": "chitieu, the same with the keys of the first ten of each list",
    "hand/bitmaps": "by hand, bitmaps (AVX2)",
    "hand/loop": "by hand, one loop (compiled for AVX2)",
    "hand/read": "by hand, reading the bytes only",
    "hand/write/one": "by hand, writing out who is missing in one target",
    "hand/write/all": "by hand, writing out who is missing in each target",
}
# They are asked something else, so that their counts are none of the ten.
COUNTS_NOTHING = {
    "chitieu/ready",
    "chitieu/who/one",
    "chitieu/who/all",
    "hand/read",
    "hand/write/one",
    "hand/write/all",
}
COUNTS_OTHERS = {"chitieu/blanks"}
YARDSTICK = "chitieu/arrow"

# Seconds of one pass, by name and number of rows; several where there were several rounds.
Times = dict[str, dict[int, list[float]]]


class Left:
    """What is left out, and why."""

    def __init__(self) -> None:
        self.reasons: dict[str, str] = {}

    def out(self, name: str, why: str) -> None:
        self.reasons.setdefault(name, why)
        print(f"left out: {name}: {why}", flush=True)


def run(command: list[str | Path], **options: Any) -> str:
    done = subprocess.run([str(each) for each in command], cwd=ROOT, text=True, capture_output=True, **options)
    if done.returncode != 0:
        last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["it failed"]
        raise RuntimeError(last[0][:200])
    return done.stdout


def build() -> None:
    run([
        "cmake", "-S", ".", "-B", BUILD, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-DCHITIEU_BUILD_BENCHMARKS=ON",
        "-DCHITIEU_BUILD_TESTS=OFF", "-DCHITIEU_STRICT=OFF", "-DCMAKE_UNITY_BUILD=ON",
        "-DCMAKE_UNITY_BUILD_BATCH_SIZE=24",
    ])  # fmt: skip
    run(["cmake", "--build", BUILD])


def environment(wanted: list[str], wheel: Path | None, left: Left) -> tuple[Path, list[str]]:
    """A Python with the peers that can be installed, and which these are."""
    python = HERE / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(HERE / "venv", with_pip=True)
    pip: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    try:
        run([*pip, "numpy", "pyarrow"])
    except RuntimeError as why:
        for name in wanted:
            left.out(name, f"NumPy and pyarrow cannot be installed: {why}")
        return python, []
    there = []
    for name in wanted:
        if name == "chitieu" and wheel is None:
            left.out("chitieu from Python", "no wheel: `bash tests/python/run.sh` builds one, or give `--wheel`")
            continue
        try:
            run([*pip, "--force-reinstall", "--no-deps", wheel] if name == "chitieu" and wheel else [*pip, PEERS[name]])
            there.append(name)
        except RuntimeError as why:
            left.out(name, f"cannot be installed: {why}")
    return python, there


def newest_wheel() -> Path | None:
    found = sorted((ROOT / "build" / "python" / "dist").glob("chitieu-*.whl"), key=lambda each: each.stat().st_mtime)
    return found[-1] if found else None


def in_cpp(folder: Path, quick: bool) -> tuple[dict[str, float], dict[str, list[int]], dict[str, Any]]:
    """Seconds, counts and context of what is compiled; medians of repetitions that are taken in turns."""
    out = folder / "cpp.json"
    run([
        BUILD / "benchmarks" / "bench-side_by_side", f"--table={folder}", f"--benchmark_repetitions={3 if quick else 5}",
        f"--benchmark_min_time={0.02 if quick else 0.05}", "--benchmark_enable_random_interleaving=true",
        f"--benchmark_out={out}", "--benchmark_out_format=json",
    ])  # fmt: skip
    made = json.loads(out.read_text(encoding="utf-8"))
    times: dict[str, list[float]] = {}
    counts: dict[str, list[int]] = {}
    for one in made["benchmarks"]:
        if one["run_type"] != "iteration":
            continue
        name = one["name"].split("/real_time")[0]
        assert one["time_unit"] == "ns"
        times.setdefault(name, []).append(one["real_time"] / 1e9)
        counts[name] = [round(one[f"count_{i}"]) for i in range(1, 12) if f"count_{i}" in one]
    context: dict[str, Any] = made["context"]
    for one in made["benchmarks"]:
        if one["name"].startswith(f"{YARDSTICK}/real_time") and one["run_type"] == "iteration":
            context["memory"] = {"all columns bound": one["bound_MiB"], "counted": one["memory_MiB"]}
            break
    return {name: statistics.median(each) for name, each in times.items()}, counts, context


def hold(name: str, rows: int, counted: list[int], expected: list[int]) -> None:
    if counted != expected[: len(counted)]:
        raise SystemExit(f"{name} counts otherwise at {rows} rows: {counted} and not {expected}")


def measure(
    rows: list[int], rounds: int, quick: bool, python: Path, peers: list[str], left: Left
) -> tuple[Times, dict[str, Any]]:
    times: Times = {}
    about: dict[str, Any] = {"versions": {}, "compiler": "", "memory": {}}
    for size in rows:
        folder = HERE / str(size)
        run([python, "benchmarks/peers.py", "make", folder, str(size)])
        for _ in range(rounds):
            print(f"{size} rows: compiled programs", flush=True)
            taken, counts, context = in_cpp(folder, quick)
            if "memory" in context:
                about["memory"] = {f"{size:,} rows, {what}": mib for what, mib in context["memory"].items()}
            about["compiler"] = context.get("compiler", "")
            for name, seconds in taken.items():
                times.setdefault(name, {}).setdefault(size, []).append(seconds)
                if name not in COUNTS_NOTHING | COUNTS_OTHERS:
                    hold(name, size, counts[name], counts[YARDSTICK])
            for peer in peers:
                if size > MOST_ROWS.get(peer, size):
                    continue
                print(f"{size} rows: {peer}", flush=True)
                try:
                    each = "0.2" if quick else "1"
                    said = json.loads(run([python, "benchmarks/peers.py", "ask", folder, peer, "--seconds", each]))
                except RuntimeError as why:
                    left.out(f"{peer}, {size} rows", str(why))
                    continue
                about["versions"][peer] = said["version"]
                about.update({"import": said["import"]} if "import" in said else {})
                for entry in said["entries"]:
                    hold(entry["name"], size, entry["counts"], counts[YARDSTICK])
                    times.setdefault(entry["name"], {}).setdefault(size, []).append(entry["seconds"])
    return times, about


def shown_time(seconds: float) -> str:
    for unit, most in (("ns", 1e-6), ("µs", 1e-3), ("ms", 1.0), ("s", float("inf"))):
        if seconds < most:
            return f"{short(seconds * {'ns': 1e9, 'µs': 1e6, 'ms': 1e3, 's': 1.0}[unit])} {unit}"
    raise AssertionError


def short(value: float) -> str:
    """Three figures at least."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def commit() -> str:
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty", "--exclude=*"]
    made = subprocess.run(asked, capture_output=True, text=True, check=False)
    return made.stdout.strip() or "no commit"


def machine() -> str:
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    system = re.search(r'PRETTY_NAME="(.*)"', Path("/etc/os-release").read_text(encoding="utf-8"))
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores ({model.group(1).strip() if model else platform.machine()}), "
        f"{system.group(1) if system else platform.system()}, load {os.getloadavg()[0]:.1f} at the end"
    )


def table(times: Times, rows: list[int]) -> list[str]:
    lines = [
        "| ten targets, all rows in memory | " + " | ".join(f"{size:,} rows" for size in rows) + " |",
        "|---|" + "---|" * len(rows),
    ]

    def line(shown: str, of: dict[int, list[float]]) -> str:
        cells = []
        for size in rows:
            if size not in of:
                cells.append("–")
                continue
            seconds = statistics.median(of[size])
            against = seconds / statistics.median(times[YARDSTICK][size])
            each = "" if size < 1000 else f"{short(seconds / size * 1e9)} ns a row, "
            cells.append(f"{shown_time(seconds)} ({each}{short(against)} ×)")
        return f"| {shown} | " + " | ".join(cells) + " |"

    in_order = [*OURS, *sorted(times, key=lambda name: not name.startswith("chitieu"))]
    in_order.sort(key=lambda name: name.startswith("hand/") or not name.startswith("chitieu"))
    return lines + [line(OURS.get(name, name), times[name]) for name in dict.fromkeys(in_order) if name in times]


def against_goals(times: Times, rows: list[int], about: dict[str, Any]) -> list[str]:
    """Each goal that this table can tell, and what came of it."""

    def of(name: str, size: int) -> float | None:
        found = times.get(name, {}).get(size)
        return statistics.median(found) if found else None

    found: list[tuple[str, float | None, float, bool]] = []

    def ratio(shown: str, mine: str, other: str, size: int, limit: float, *, most: bool) -> None:
        a, b = of(mine, size), of(other, size)
        found.append((f"{shown}, {size:,} rows", a / b if a and b else None, limit, most))

    for size in rows:
        if size >= 10_000_000:
            ratio("Arrow against bitmaps by hand", "chitieu/arrow", "hand/bitmaps", size, 1.3, most=True)
            ratio("polars on two threads against Arrow", "polars, 2 threads", "chitieu/arrow", size, 6, most=False)
            ratio("DuckDB on one thread against Arrow", "DuckDB, 1 thread", "chitieu/arrow", size, 40, most=False)
        elif size >= 20_000:
            ratio("Arrow against bitmaps by hand", "chitieu/arrow", "hand/bitmaps", size, 1.5, most=True)
        if size >= 1_000_000:
            ratio("one thread against two", "chitieu/arrow", "chitieu/arrow/2", size, 1.8, most=False)
        if size >= 10_000_000:
            ratio("blanks against none", "chitieu/blanks", "chitieu/arrow", size, 1.6, most=True)
        if size >= 20_000:
            for shown, which in (("one target", "one"), ("each target", "all")):
                listed, written = of(f"chitieu/who/{which}", size), of(f"hand/write/{which}", size)
                alone = of("chitieu/ready", size)
                found.append((
                    f"all who are missing in {shown}, without writing them out, against the count alone, {size:,} rows",
                    (listed - written) / alone if listed and written and alone else None, 1.3, True,
                ))  # fmt: skip
    lines = ["| goal | asked | found |", "|---|---|---|"]
    for shown, value, limit, most in found:
        if value is not None:
            met = value <= limit if most else value >= limit
            asked = f"{'≤' if most else '≥'} {limit} ×"
            # Less than nothing is left where the whole takes less time than writing the list by hand.
            figure = f"{value:.2f} ×" if value >= 0 else "in less time than they are written out by hand"
            lines.append(f"| {shown} | {asked} | {'reached' if met else '**not reached**'}: {figure} |")
    absolute = [
        ("80 rows, all numbers of the verdicts, C++", of("chitieu/arrow", 80), 2e-6),
        ("80 rows from Python, bound data", of("chitieu from Python, bound data", 80), 25e-6),
        ("80 rows from Python, fresh polars frame", of("chitieu from Python, fresh polars frame", 80), 150e-6),
        ("80 rows from Python, fresh pandas frame", of("chitieu from Python, fresh pandas frame", 80), 150e-6),
        ("`import chitieu`", about.get("import"), 50e-3),
    ]
    for shown, seconds, limit in absolute:
        if seconds is not None:
            said = "reached" if seconds <= limit else "**not reached**"
            lines.append(f"| {shown} | ≤ {shown_time(limit)} | {said}: {shown_time(seconds)} |")
    return lines if len(lines) > 2 else []


def section(times: Times, rows: list[int], rounds: int, about: dict[str, Any], others: list[str], left: Left) -> str:
    versions = ", ".join(about["versions"].values())
    lines = [
        BEGIN,
        f"{datetime.date.today().isoformat()}, {commit()}, {machine()}, g++ {about['compiler']}, Python {platform.python_version()}"
        + (f", {versions}" if versions else "")
        + f". Wall clock, medians, {rounds} round{'s' * (rounds > 1)}; in brackets how many times chitieu on one thread"
        " over Arrow takes. Peers count, and judge nothing; what each counted was the same.",
        "",
        *table(times, rows),
        "",
        *against_goals(times, rows, about),
    ]
    if others:
        lines += ["", *others]
    if left.reasons:
        lines += ["", "Left out: " + "; ".join(f"{name} ({why})" for name, why in left.reasons.items()) + "."]
    return "\n".join([*lines, END])


def write(made: str) -> None:
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    README.write_text(before + made + after, encoding="utf-8")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("rows", nargs="*", type=int, default=[80, 20_000, 1_000_000, 10_000_000])
    arguments.add_argument("--quick", action="store_true", help="fewer repetitions of everything")
    arguments.add_argument("--no-others", action="store_true", help="only the ten targets of one table")
    arguments.add_argument("--rounds", type=int, default=1, help="how often everything is measured")
    arguments.add_argument("--wheel", type=Path, default=newest_wheel(), help="chitieu for Python")
    arguments.add_argument("--only", nargs="*", choices=list(PEERS), default=list(PEERS), help="the peers")
    arguments.add_argument("--no-write", action="store_true", help="print, and leave benchmarks/README.md as it is")
    given = arguments.parse_args()
    left = Left()
    HERE.mkdir(parents=True, exist_ok=True)
    build()
    python, peers = environment(given.only, given.wheel, left)
    if not python.exists():
        sys.exit("there is no Python that could make the table")
    times, about = measure(given.rows, given.rounds, given.quick, python, peers, left)
    others: list[str] = []
    if not given.no_others:
        found = other_goals.measure(left.out, 0.02 if given.quick else 0.1)
        others = other_goals.table(found, about["memory"], shown_time)
    made = section(times, given.rows, given.rounds, about, others, left)
    print(made)
    if not given.no_write:
        write(made)


if __name__ == "__main__":
    main()
