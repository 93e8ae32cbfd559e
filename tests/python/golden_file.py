"""Golden files, as tests/golden/README.md describes them."""

import re
from dataclasses import dataclass, field
from pathlib import Path


def lines_of(text: str) -> list[str]:
    """Lines end with a line feed and nothing else."""
    return text.removesuffix("\n").split("\n") if text else []


def unescape(text: str) -> bytes:
    """`\\u{301}` is that code point and `\\x{FF}` that byte."""
    parts = re.split(r"\\([ux])\{([0-9A-Fa-f]+)\}", text)
    out = parts[0].encode()
    for kind, code, rest in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        number = int(code, 16)
        out += bytes([number]) if kind == "x" else chr(number).encode()
        out += rest.encode()
    return out


@dataclass
class Golden:
    parts: list[tuple[str, str]] = field(default_factory=list)

    def part(self, title: str) -> str | None:
        return next((text for each, text in self.parts if each == title), None)

    @property
    def options(self) -> dict[str, str]:
        found = lines_of(self.part("options") or "")
        return {line.partition(" ")[0]: line.partition(" ")[2] for line in found}

    def bytes_of(self, text: str) -> bytes:
        return unescape(text) if "escapes" in self.options else text.encode()


def read(path: Path) -> Golden:
    out = Golden()
    for line in lines_of(path.read_bytes().decode()):
        if line.startswith("---- "):
            out.parts.append((line[5:], ""))
        elif out.parts:
            title, text = out.parts[-1]
            out.parts[-1] = (title, text + line + "\n")
    return out
