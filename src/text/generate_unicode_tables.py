#!/usr/bin/env python3
"""Writes unicode_tables.inc from Python's unicodedata.

    generate_unicode_tables.py            print the Unicode version and write the file
    generate_unicode_tables.py --check    exit 1 if the file is not what would be written

The tables name their Unicode version. A Python with another version cannot tell whether they are
right, so --check then exits 77, which test drivers count as skipped.
"""

import pathlib
import re
import sys
import unicodedata

TARGET = pathlib.Path(__file__).with_name("unicode_tables.inc")
SKIPPED = 77

LETTER, MARK, NUMBER, ZERO_WIDTH, WIDE, COMPLEX, DECOMPOSES = (1 << i for i in range(7))
LEAF, MIDDLE = 128, 32
HANGUL_SYLLABLES = range(0xAC00, 0xD7A4)
CODE_POINTS = range(0x110000)


def decompositions():
    """Canonical decompositions of one step: code point -> (first, second or 0), without Hangul."""
    found = {}
    for c in CODE_POINTS:
        text = unicodedata.decomposition(chr(c))
        if text and not text.startswith("<"):
            parts = [int(part, 16) for part in text.split()]
            found[c] = (parts[0], parts[1] if len(parts) == 2 else 0)
    return found


def simple_lower(c):
    lower = chr(c).lower()
    return ord(lower) if len(lower) == 1 else ord(lower[0])


def nfc(text):
    return unicodedata.normalize("NFC", text)


def is_complex(c, seconds):
    """Whether a text with this code point needs more than lower-casing each code point."""
    char = chr(c)
    if c in HANGUL_SYLLABLES:
        return False
    parts = unicodedata.normalize("NFD", char)
    return (
        nfc(char) != char
        or unicodedata.combining(char) != 0
        or c in seconds
        or 0x1161 <= c <= 0x1175
        or 0x11A8 <= c <= 0x11C2
        or nfc("".join(chr(simple_lower(ord(p))) for p in parts)) != chr(simple_lower(c))
    )


def is_zero_width(c, category):
    if category in ("Mn", "Me"):
        return True
    # A soft hyphen shows at a line's end, and the Arabic number signs enclose digits.
    if category == "Cf":
        return c != 0xAD and not 0x600 <= c <= 0x605 and c not in (0x6DD, 0x8E2, 0x110BD, 0x110CD)
    return 0x1160 <= c <= 0x11FF


def is_wide(c):
    return unicodedata.east_asian_width(chr(c)) in "WF" or 0x20000 <= c <= 0x3FFFD


def property_of(c, pairs, seconds):
    char = chr(c)
    category = unicodedata.category(char)
    if category == "Cs":
        return (0, 0, 0)
    flags = 0
    flags |= LETTER if category[0] == "L" else 0
    flags |= MARK if category[0] == "M" else 0
    flags |= NUMBER if category[0] == "N" else 0
    zero = is_zero_width(c, category)
    flags |= ZERO_WIDTH if zero else 0
    flags |= WIDE if is_wide(c) and not zero else 0
    flags |= COMPLEX if is_complex(c, seconds) else 0
    flags |= DECOMPOSES if c in pairs else 0
    return (simple_lower(c) - c, unicodedata.combining(char), flags)


def share(items, size):
    """Cuts items into blocks of one size; returns the index of each block and the blocks."""
    blocks: dict[tuple[int, ...], int] = {}
    index: list[int] = []
    for i in range(0, len(items), size):
        index.append(blocks.setdefault(tuple(items[i : i + size]), len(blocks)))
    return index, [item for block in blocks for item in block]


def array(declaration, items):
    lines, line = [], " "
    for item in items:
        if len(line) + len(item) + 2 > 100:
            lines.append(line)
            line = " "
        line += f" {item},"
    lines.append(line)
    return f"inline constexpr {declaration} = {{\n" + "\n".join(lines) + "\n};\n"


def narrowest(items):
    return "std::uint8_t" if max(items) < 256 else "std::uint16_t"


def integers(name, items):
    return array(f"{narrowest(items)} {name}[]", [str(item) for item in items])


def generate():
    pairs = decompositions()
    composed = [c for c in pairs if pairs[c][1] and nfc(chr(c)) == chr(c)]
    seconds = {pairs[c][1] for c in composed}

    records: dict[tuple[int, int, int], int] = {}
    of_code_point = [records.setdefault(property_of(c, pairs, seconds), len(records)) for c in CODE_POINTS]
    middle_of, leaves = share(of_code_point, LEAF)
    top, middle = share(middle_of, MIDDLE)

    order = sorted(pairs)
    position = {c: i for i, c in enumerate(order)}
    by_parts = [position[c] for c in sorted(composed, key=lambda c: pairs[c])]

    return "".join(
        [
            "// Written by generate_unicode_tables.py; change that file, not this one.\n",
            f"// Unicode {unicodedata.unidata_version}\n",
            "// clang-format off\n",
            array(
                "property properties[]",
                [f"{{{a}, {b}, {c}}}" for a, b, c in records],
            ),
            integers("top_index", top),
            integers("middle_index", middle),
            integers("leaf_index", leaves),
            array(
                "decomposition decompositions[]",
                [f"{{0x{c:X}, 0x{pairs[c][0]:X}, 0x{pairs[c][1]:X}}}" for c in order],
            ),
            integers("compositions", by_parts),
            "// clang-format on\n",
        ]
    )


def main(arguments):
    print("Unicode", unicodedata.unidata_version)
    if arguments == ["--check"]:
        present = TARGET.read_text(encoding="utf-8")
        version = re.search(r"^// Unicode (\S+)$", present, re.MULTILINE)
        if version and version[1] != unicodedata.unidata_version:
            print("the file is of Unicode", version[1])
            return SKIPPED
        return 0 if present == generate() else 1
    if arguments:
        print(__doc__)
        return 2
    TARGET.write_text(generate(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
