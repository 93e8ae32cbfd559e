"""Writes the grammar that colours plans in editors, with the keywords of the library itself.

python bindings/vscode/make_grammar.py           writes syntaxes/chitieu.tmLanguage.json
python bindings/vscode/make_grammar.py --check   says whether that file is as it would be written
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from chitieu import _core

GRAMMAR = Path(__file__).parent / "syntaxes" / "chitieu.tmLanguage.json"
BEFORE, AFTER = r"(?<![\p{L}\p{M}\p{N}_])", r"(?![\p{L}\p{M}\p{N}_])"
BLANK = r"[^\S\n]+"


def any_of(*kinds: str) -> str:
    """An expression for keywords of some kinds in both languages, the longest first."""
    spellings = {text for lang in ("en", "vi") for text, kind in _core.keywords(lang) if kind in kinds}
    ordered = sorted(spellings, key=lambda each: (-len(each), each))
    return "(?i:" + "|".join(BLANK.join(re.escape(word) for word in each.split()) for each in ordered) + ")"


SCOPES = {
    "quantity": "keyword.operator.word.chitieu",
    "type": "storage.type.chitieu",
    "word": "keyword.other.chitieu",
    "statement": "keyword.other.chitieu",
    "property": "keyword.other.chitieu",
}


def words() -> dict[str, object]:
    """One expression for the keywords inside sentences: whatever their kinds, the longest comes first."""
    kinds = {text: kind for lang in ("en", "vi") for text, kind in _core.keywords(lang) if kind in SCOPES}
    ordered = sorted(kinds, key=lambda each: (-len(each), each))
    groups: list[tuple[str, list[str]]] = []
    for each in ordered:
        scope = SCOPES[kinds[each]]
        if not groups or groups[-1][0] != scope:
            groups.append((scope, []))
        groups[-1][1].append(BLANK.join(re.escape(word) for word in each.split()))
    expression = "|".join(f"({'|'.join(spellings)})" for _, spellings in groups)
    return {
        "match": f"{BEFORE}(?i:{expression}){AFTER}",
        "captures": {str(i): {"name": scope} for i, (scope, _) in enumerate(groups, 1)},
    }


def made() -> dict[str, object]:
    """The grammar as editors read it."""
    statement = any_of("statement")
    return {
        "name": "chitieu",
        "scopeName": "source.chitieu",
        "fileTypes": ["plan"],
        "patterns": [
            {"name": "comment.line.number-sign.chitieu", "match": "#.*$"},
            {"name": "string.quoted.double.chitieu", "match": '[“"«„][^“”"«»„\\n]*(?:[”"»“]|$)'},
            {
                "match": f'^({statement})({BLANK})([\\p{{L}}\\p{{N}}._-]+)(?=\\s*[:“"])',
                "captures": {
                    "1": {"name": "keyword.control.chitieu"},
                    "3": {"name": "entity.name.function.chitieu"},
                },
            },
            {"name": "keyword.control.chitieu", "match": f"^{statement}{AFTER}"},
            {
                "match": f"^{BLANK}({any_of('property')}){AFTER}",
                "captures": {"1": {"name": "keyword.other.property.chitieu"}},
            },
            {
                "name": "constant.other.date.chitieu",
                "match": r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:[-–]\d{1,2})?/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}",
            },
            {"name": "constant.numeric.chitieu", "match": r"\d+(?:[.,]\d+)*\s?[%‰]?"},
            {"name": "variable.parameter.chitieu", "match": r"\{[^{}\n]*\}"},
            words(),
            {"name": "keyword.operator.chitieu", "match": any_of("sign")},
        ],
    }


def main(arguments: list[str]) -> int:
    """Writes the file, or says whether it is up to date."""
    text = json.dumps(made(), ensure_ascii=False, indent=2) + "\n"
    if "--check" in arguments:
        return 0 if GRAMMAR.read_text(encoding="utf-8") == text else 1
    GRAMMAR.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
