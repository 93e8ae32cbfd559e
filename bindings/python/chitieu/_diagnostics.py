"""What is wrong with a plan or with data, as values and as exceptions."""

from __future__ import annotations

from chitieu import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


# What could move the cursor of a terminal, break a line or turn the direction of writing.
_UNSAFE = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)), "\ufffd"
) | dict.fromkeys(b"\t\n\r", " ")


def printable(text: str) -> str:
    """Text from outside as it may be shown in a terminal; the command shows it so, too."""
    return text.translate(_UNSAFE)


class Fix:
    """What could be written in a plan so that something is no longer wrong."""

    __slots__ = ("span", "sure", "text")

    def __init__(self, core: _core.Fix) -> None:
        self.span: tuple[int, int] = core.span
        self.text: str = core.text
        self.sure: bool = core.sure

    def apply(self, text: str) -> str:
        """The plan's text with this edit."""
        begin, end = self.span
        data = text.removeprefix("\ufeff").encode()
        return (data[:begin] + self.text.encode() + data[end:]).decode()

    def __repr__(self) -> str:
        return f"<Fix {self.span}: {self.text!r}>"


class Diagnostic:
    """One thing that is wrong: a stable code, a place, words in two languages.

    Lines and columns count from 1 (for a table without a file: row and field), None where there is none; the span is
    bytes of the plan.
    """

    __slots__ = ("_core", "_lang")

    def __init__(self, core: _core.Diagnostic, lang: str) -> None:
        self._core = core
        self._lang = lang

    @property
    def code(self) -> str:
        """The stable name of this kind of diagnostic, for example `unknown-name`."""
        return self._core.code

    @property
    def severity(self) -> str:
        """`error`, `warning` or `note`."""
        return self._core.severity

    @property
    def file(self) -> str:
        """The name of the plan, file or table; empty when there is none."""
        return self._core.file

    @property
    def line(self) -> int | None:
        """Line of the plan or file, or row of the table, from 1; None where there is none."""
        return self._core.line

    @property
    def column(self) -> int | None:
        """Column of the line in characters, or number of the field, from 1; None where there is none."""
        return self._core.column

    @property
    def span(self) -> tuple[int, int]:
        """First byte, and the byte after the last, in the text of the plan; (0, 0) for tables."""
        return self._core.span

    @property
    def message(self) -> str:
        """What is wrong, in the language of the plan."""
        return self._core.message(self._lang)

    @property
    def hint(self) -> str:
        """What could be done about it, or an empty text."""
        return self._core.hint(self._lang)

    @property
    def fixes(self) -> list[Fix]:
        """Edits of the plan, each of which alone does what the hint says; several where a person has to choose."""
        return [Fix(each) for each in self._core.fixes]

    def text(self, lang: str) -> str:
        """Message and hint in `vi` or `en`."""
        hint = self._core.hint(lang)
        return self._core.message(lang) + (f" ({hint})" if hint else "")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Diagnostic) and self._core == other._core

    def __hash__(self) -> int:
        return hash((self.code, self.file, self.line, self.column))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return printable(f"{place + ': ' if place else ''}{self.severity}[{self.code}]: {self.text(self._lang)}")

    def __repr__(self) -> str:
        return f"<Diagnostic {self}>"


def wrap(core: Sequence[_core.Diagnostic], lang: str) -> list[Diagnostic]:
    """Diagnostics of the module as those of the package."""
    return [Diagnostic(each, lang) for each in core]


class _RefusedError(ValueError):
    """Something has errors; `diagnostics` says which."""

    def __init__(self, diagnostics: Sequence[Diagnostic], shown: str) -> None:
        super().__init__(shown)
        self.diagnostics = list(diagnostics)


class PlanError(_RefusedError):
    """A plan has errors; `diagnostics` holds each with code, line, column, span and hint."""


class DataError(_RefusedError):
    """Tables do not fit the plan; `diagnostics` holds each with code, file, line, column and hint."""
