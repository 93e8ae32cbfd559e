"""The cell magic `%%chitieu`: a cell that is a plan."""

from __future__ import annotations

import argparse
import shlex
from html import escape
from importlib import import_module
from typing import Any

from chitieu import _core
from chitieu._plan import Plan, parse


class _Shown:
    """Diagnostics as a notebook shows them."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self._text)}</pre>"


class _Arguments(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        raise ValueError(f"{message}; {self.format_usage().strip()}")


def _parser() -> _Arguments:
    out = _Arguments(prog="%%chitieu", add_help=False)
    out.add_argument("name", nargs="?", default="plan", help="the variable that the plan is put into")
    out.add_argument("--data", help="a folder, a variable that holds tables by name, or NAME=VARIABLE,…")
    out.add_argument("--as-of")
    out.add_argument("--by")
    return out


def chitieu_cell(line: str, cell: str, variables: dict[str, Any]) -> tuple[dict[str, Any], list[Any]]:
    """What the magic puts into variables, and what it shows."""
    given = _parser().parse_args(shlex.split(line))
    plan = parse(cell, name=given.name, strict=False)
    made: dict[str, Any] = {given.name: plan}
    shown: list[Any] = []
    if plan.diagnostics:
        shown.append(_Shown(_text_of(plan)))
    if given.data is not None:
        report = plan.check(_tables(given.data, variables), as_of=given.as_of, by=given.by)
        made[f"{given.name}_report"] = report
        shown.append(report)
    elif not plan.diagnostics:
        shown.append(plan)
    return made, shown


def _text_of(plan: Plan) -> str:
    core = plan._core
    return _core.render_diagnostics(core.diagnostics, plan.language, core.text, False)


def _tables(data: str, variables: dict[str, Any]) -> Any:
    if "=" in data:
        pairs = (part.split("=", 1) for part in data.split(","))
        return {name.strip(): _variable(value.strip(), variables) for name, value in pairs}
    return variables.get(data, data)


def _variable(name: str, variables: dict[str, Any]) -> Any:
    if name not in variables:
        raise ValueError(f"there is no variable {name!r}")
    return variables[name]


def load_ipython_extension(ipython: Any) -> None:
    """Registers the magic: `%load_ext chitieu`."""
    display: Any = import_module("IPython.display").display

    def magic(line: str, cell: str) -> None:
        made, shown = chitieu_cell(line, cell, ipython.user_ns)
        ipython.push(made)
        for each in shown:
            display(each)

    ipython.register_magic_function(magic, "cell", "chitieu")
