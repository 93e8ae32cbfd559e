"""Places of a text as an editor counts them, and as bytes of a plan."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n|\r|\n")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK = "\ufeff"


def _units(text: str, encoding: str) -> int:
    """How many code units of an encoding (`utf-8`, `utf-16`, `utf-32`) a text has."""
    if encoding == "utf-8":
        return len(text.encode())
    return len(text) + sum(ord(each) > 0xFFFF for each in text) if encoding == "utf-16" else len(text)


class Positions:
    """The lines of a text, as the protocol of editors has them: ended by `\\n`, `\\r\\n` or `\\r` and nothing else.

    Bytes are those of the plan, which has no byte order mark.
    """

    def __init__(self, text: str, encoding: str) -> None:
        self.text = _SURROGATE.sub("\ufffd", text)  # half a pair is no character
        self._encoding = encoding
        ends = [each.end() for each in _LINE_END.finditer(self.text)]
        self._lines = [self.text[a:b] for a, b in zip([0, *ends], [*ends, len(self.text)], strict=True)]
        self._begins = [0]
        for line in self._lines:
            self._begins.append(self._begins[-1] + len(line.encode()))
        mark = len(_BYTE_ORDER_MARK.encode()) if self.text.startswith(_BYTE_ORDER_MARK) else 0
        self._mark = mark

    def to_position(self, byte: int) -> tuple[int, int]:
        """Line and code unit, both from 0, of a byte; those of a byte inside a character are the character's."""
        at = min(max(byte, 0) + self._mark, self._begins[-1])
        line = min(bisect_right(self._begins, at) - 1, len(self._lines) - 1)
        before = self._lines[line].encode()[: at - self._begins[line]].decode(errors="ignore")
        return line, _units(before, self._encoding)

    def to_byte(self, line: int, unit: int) -> int:
        """The byte at a line and code unit; what is past the end of a line is its end."""
        if line >= len(self._lines):
            return self._begins[-1] - self._mark
        within = _LINE_END.sub("", self._lines[line])
        left, at = unit, 0
        while at < len(within) and left >= _units(within[at], self._encoding):
            left -= _units(within[at], self._encoding)
            at += 1
        return max(self._begins[line] + len(within[:at].encode()) - self._mark, 0)
