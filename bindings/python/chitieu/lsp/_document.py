"""What there is to say about one text of a plan; knows nothing of the protocol."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from chitieu import _core
from chitieu._diagnostics import Diagnostic, PlanError
from chitieu._plan import Plan, parse
from chitieu._report import Report


@dataclass(frozen=True)
class Declared:
    """A name that the plan declares, with everything that it extends."""

    kind: str
    name: str
    aliases: list[str]
    file: str
    line: int
    column: int
    span: tuple[int, int]
    whole: tuple[int, int]

    @property
    def keys(self) -> set[str]:
        """Everything that it is called, as names are compared."""
        return {_core.fold_name(each) for each in (self.name, *self.aliases)}


class RenameError(ValueError):
    """A name cannot be another one."""


class Document:
    """One version of a text; what is found out about it is kept."""

    def __init__(self, text: str, name: str, find: Callable[[str], str | None]) -> None:
        self.name = name
        self._find = find
        self.plan: Plan | None = None
        self.refused: list[Diagnostic] = []
        try:
            self.plan = parse(text, name=name, strict=False, find=find)
        except PlanError as error:
            self.refused = error.diagnostics

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What is wrong with the text."""
        return self.plan.diagnostics if self.plan else self.refused

    @property
    def language(self) -> str:
        """`vi` or `en`."""
        return self.plan.language if self.plan else "vi"

    @cached_property
    def has_errors(self) -> bool:
        return any(each.severity == "error" for each in self.diagnostics)

    @cached_property
    def examined(self) -> list[Diagnostic]:
        """What the doctor finds in a plan without errors."""
        return self.plan.doctor() if self.plan and not self.has_errors else []

    @cached_property
    def declared(self) -> list[Declared]:
        return [Declared(**each) for each in _core.declared_names(self.plan._core)] if self.plan else []

    @cached_property
    def uses(self) -> list[tuple[str, tuple[int, int], bool]]:
        return _core.name_uses(self.plan._core) if self.plan else []

    def use_at(self, byte: int) -> tuple[str, tuple[int, int]] | None:
        """The name that stands at a byte, as names are compared, and where it stands."""
        for name, span, _ in self.uses:
            if span[0] <= byte <= span[1]:
                return name, span
        return None

    def declarations(self, name: str) -> list[Declared]:
        """What is called so; of a key that only others' records are known by there may be several."""
        return [each for each in self.declared if each.kind != "target" and name in each.keys]

    def clauses_at(self, byte: int) -> list[_core.ClauseText]:
        """The clause that a byte stands in, or all of the sentence."""
        if self.plan is None:
            return []
        every = [clause for target in self.plan._core.targets() for clause in target["clauses"]]
        inside = [each for each in every if each["span"][0] <= byte <= each["span"][1]]
        if inside:
            return [min(inside, key=lambda each: each["span"][1] - each["span"][0])]
        for each in self.declared:
            if each.kind == "target" and each.whole[0] <= byte <= each.whole[1]:
                return [one for one in every if each.whole[0] <= one["span"][0] < each.whole[1]]
        return []

    def complete(self, byte: int) -> list[tuple[str, str, tuple[int, int]]]:
        return _core.complete(self.plan._core, byte) if self.plan else []

    def formatted(self) -> str | None:
        """The text laid out; None where it cannot be read."""
        return self.plan._core.formatted() if self.plan else None

    def corrected(self) -> tuple[str, list[Diagnostic]]:
        """The text with what needs nobody corrected."""
        if self.plan is None:
            return "", []
        text, applied = _core.correct(self.plan._core, self._find)
        return text, [Diagnostic(each, self.language) for each in applied]

    def renamed(self, byte: int, new: str) -> list[tuple[tuple[int, int], str]]:
        """The edits that give the name at a byte another spelling; the plan says the same after them."""
        found = self.use_at(byte)
        if self.plan is None or found is None:
            raise self._no_rename("không có tên nào được khai báo ở đây", "no declared name stands here")
        old = found[0]
        text = self.plan._core.text
        spelled = text.encode()[found[1][0] : found[1][1]].decode()
        has_slots = "{" in old
        if not new.strip() or any(each in new for each in '\n\r"“”' + ("" if has_slots else "{}")):
            raise self._no_rename(f"`{new}` không thể là tên", f"`{new}` is no name")
        folded = _core.fold_name(new)
        if folded != old and any(
            folded in each.keys for each in self.declared if each.kind not in ("target", "section")
        ):
            raise self._no_rename(f"đã có tên `{new}`", f"the name `{new}` is already taken")
        written = _core.renamed(self.plan._core, old, new)
        # Around the slots of a phrase stand stretches of words, one use after another.
        parts = [each.strip() for each in re.split(r"\{[^{}]*\}", new) if each.strip()] if has_slots else [new]
        spans = [span for name, span, _ in self.uses if name == old]
        edits = [(span, parts[place % len(parts)]) for place, span in enumerate(spans)] if parts else []
        if has_slots and _edited(text, edits) != written:
            raise self._no_rename(
                f"`{new}` không hợp với các chỗ trống của cụm từ này",
                f"`{new}` is no name for a phrase with these slots",
            )
        after = Document(written, self.name, self._find)
        if after.plan is None or not self._says_the_same(after.plan, spelled, new):
            raise self._no_rename(
                f"nếu gọi là `{new}` thì kế hoạch không còn nghĩa như trước",
                f"with the name `{new}` the plan would not say the same",
            )
        return edits

    def _no_rename(self, vi: str, en: str) -> RenameError:
        return RenameError(vi if self.language == "vi" else en)

    def _says_the_same(self, other: Plan, old: str, new: str) -> bool:
        assert self.plan is not None
        if [each.code for each in other.diagnostics] != [each.code for each in self.plan.diagnostics]:
            return False
        says, now = self.plan._core.program(), other._core.program()
        return now in (says, says.replace(old, new))

    def judge(self, tables: Any, as_of: str | None) -> Report | None:
        """The report on tables; None where they cannot be read."""
        if self.plan is None:
            return None
        try:
            return self.plan.check(tables, as_of=as_of)
        except (OSError, TypeError, ValueError):
            return None


def _edited(text: str, edits: list[tuple[tuple[int, int], str]]) -> str:
    """The text with some of its bytes replaced, from the front to the back."""
    of = text.encode()
    out = b""
    done = 0
    for (begin, end), new in edits:
        out += of[done:begin] + new.encode()
        done = end
    return (out + of[done:]).decode()
