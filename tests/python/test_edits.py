"""The edit tasks of tests/edits, done with the package: what is shown, which edits are offered, what is accepted."""

import re
import shlex
import shutil
from pathlib import Path

import chitieu
import pytest
from chitieu import _core
from conftest import ROOT
from golden_file import Golden, lines_of, read
from test_golden import compare_verdicts

EDITS = ROOT / "tests" / "edits"
TASKS = sorted(EDITS.glob("*.edit"))


def lay_down(text: str, name: str, task: Golden) -> bytes:
    words = name.split()
    return (ROOT / words[1]).read_bytes() if len(words) > 1 else task.bytes_of(text)


def edited(text: str, edit: str) -> str:
    """`-` lines go, ` ` lines stay, `+` lines come behind them."""
    places: list[tuple[list[str], list[str]]] = [([], [])]
    last = " "
    for line in lines_of(edit):
        if last == "+" and line[0] != "+":
            places.append(([], []))
        last = line[0]
        if last != "+":
            places[-1][0].append(line[1:] + "\n")
        if last != "-":
            places[-1][1].append(line[1:] + "\n")
    for before, after in (("".join(old), "".join(new)) for old, new in places):
        if not before:
            text += after
            continue
        assert f"\n{text}".count(f"\n{before}") == 1, before
        text = f"\n{text}".replace(f"\n{before}", f"\n{after}")[1:]
    return text


def take(name: str, line: str) -> None:
    at, code, *which = line.split()
    plan = chitieu.load(name, strict=False)
    told = [*plan.diagnostics, *plan.doctor()]
    said = next(each for each in told if (f"{each.line}:{each.column}", each.code) == (at, code))
    fix = said.fixes[int(which[0]) - 1 if which else 0]
    text = Path(name).read_text(encoding="utf-8")
    Path(name).write_text(fix.apply(text), encoding="utf-8")


def fits(text: str, written: str) -> bool:
    parts = [re.escape(part) for part in re.split(r"^…\n", written, flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*\n)*".join(parts), text) is not None


@pytest.mark.parametrize("file", TASKS, ids=lambda file: file.stem)
def test_messages_lead_to_the_finished_file(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    task = read(file)
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    finished = ""
    for title, text in task.parts:
        kind, _, name = title.partition(" ")
        if kind == "plan":
            Path(name.split()[0]).write_bytes(lay_down(text, name, task))
        elif kind == "data":
            if name.endswith(".csv"):
                (tmp_path / "data" / name).write_bytes(task.bytes_of(text))
            else:
                shutil.copytree(ROOT / name, tmp_path / "data", dirs_exist_ok=True)
        elif kind == "chitieu":
            output, errors, code = _core.run_command(shlex.split(name), False, 100)
            assert fits(f"{errors}{output}exit code {code}\n", text), f"{errors}{output}"
        elif kind == "edit":
            whole = Path(name).read_bytes()
            Path(name).write_bytes(
                edited(whole.decode("latin-1"), task.bytes_of(text).decode("latin-1")).encode("latin-1")
            )
        elif kind == "take":
            for line in lines_of(text):
                take(name, line)
        elif kind == "finished":
            finished = name
            assert Path(name).read_text(encoding="utf-8") == text
            chitieu.load(name)
        elif kind == "verdict":
            as_of = task.options.get("as-of")
            compare_verdicts(chitieu.load(finished).check(tmp_path / "data", as_of=as_of), text)
