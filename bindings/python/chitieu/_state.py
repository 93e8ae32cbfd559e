"""What one review leaves for the next: counts, and nobody's name."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chitieu._report import Report

_FORMAT = "chitieu-state"
_VERSION = 1


@dataclass(frozen=True)
class ClauseState:
    """What a clause had come to."""

    id: str
    sentence: str
    status: str
    threshold: str
    count: int | None
    base: int | None
    unknown: int | None
    share: Fraction | None
    need: int | None
    short: int | None
    value: Fraction | None = None


@dataclass(frozen=True)
class State:
    """A report without anybody in it, as `save_state` keeps it."""

    plan: str
    year: int | None
    as_of: str | None
    language: str
    clauses: tuple[ClauseState, ...]


def state_of(report: Report) -> State:
    """The state that a report leaves."""
    content = json.loads(report.to_json())
    return State(
        content["plan"]["title"],
        content["plan"]["year"],
        content["as_of"],
        report.language,
        tuple(_clause(each) for each in _clauses(content)),
    )


def save_state(report: Report, path: str | os.PathLike[str]) -> None:
    """Writes counts, shares and statuses of every clause, without keys, names or groups."""
    state = state_of(report)
    clauses = [{**vars(each), "share": _text(each.share), "value": _text(each.value)} for each in state.clauses]
    content = {"format": _FORMAT, "version": _VERSION, **vars(state), "clauses": clauses}
    Path(path).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _text(of: Fraction | None) -> str | None:
    return None if of is None else f"{of.numerator}/{of.denominator}"


def load_state(path: str | os.PathLike[str]) -> State:
    """Reads what `save_state` wrote; any other file is a ValueError."""
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
    except ValueError:
        raise ValueError(f"{Path(path).name} is no saved state of chitieu") from None
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise ValueError(f"{Path(path).name} is no saved state of chitieu")
    if content["version"] > _VERSION:
        raise ValueError(f"{Path(path).name} was saved by a newer chitieu (format {content['version']})")
    return State(
        content["plan"], content["year"], content["as_of"], content["language"],
        tuple(_clause(each) for each in content["clauses"]),
    )  # fmt: skip


def _clauses(content: dict[str, Any]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for target in content["targets"]:
        empty = dict.fromkeys(("sentence", "threshold"), "") | {"id": target["id"], "status": target["status"]}
        out += target["clauses"] or [empty]
    return out


def _clause(content: dict[str, Any]) -> ClauseState:
    share = content.get("share")
    value = content.get("value")
    judged = content["status"] != "invalid"

    def number(name: str) -> int | None:
        value: int | None = content.get(name)
        return value if judged else None

    return ClauseState(
        content["id"], content["sentence"], content["status"], content["threshold"], number("count"), number("base"),
        number("unknown"), None if share is None else Fraction(share), number("need"), number("short"),
        None if value is None else Fraction(value),
    )  # fmt: skip
