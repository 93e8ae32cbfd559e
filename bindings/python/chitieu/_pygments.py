"""Colours for plans in documents: a lexer of Pygments, which finds it by its entry point."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pygments.lexer import RegexLexer, bygroups
from pygments.token import (
    Comment,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Punctuation,
    String,
    Whitespace,
    _TokenType,
)

from chitieu import _core


def _any_of(*kinds: str) -> str:
    """An expression for keywords of some kinds in both languages; the longest comes first, and blanks are flexible."""
    spellings: set[str] = {text for lang in ("en", "vi") for text, kind in _core.keywords(lang) if kind in kinds}
    return "(?:" + "|".join(_pattern(sorted(spellings, key=lambda each: (-len(each), each)))) + ")"


def _pattern(spellings: Iterable[str]) -> Iterable[str]:
    for each in spellings:
        yield r"[^\S\n]+".join(re.escape(word) for word in each.split())


def _by_kind(lexer: RegexLexer, match: re.Match[str], context: object = None) -> Iterator[tuple[int, _TokenType, str]]:
    """A keyword inside a sentence, whatever its kind, so that the longest is taken."""
    kind = _KINDS.get(" ".join(match.group().split()).lower(), "word")
    yield match.start(), _WORDS[kind], match.group()


_WORDS = {
    "quantity": Keyword.Pseudo,
    "type": Keyword.Type,
    "word": Keyword,
    "statement": Keyword,
    "property": Keyword,
}
_KINDS = {text.lower(): kind for lang in ("en", "vi") for text, kind in _core.keywords(lang) if kind in _WORDS}


class PlanLexer(RegexLexer):  # type: ignore[misc]
    """Rule files of chitieu, Vietnamese and English."""

    name = "chitieu"
    aliases = ["chitieu", "plan"]  # noqa: RUF012
    filenames = ["*.plan"]  # noqa: RUF012
    mimetypes = ["text/x-chitieu"]  # noqa: RUF012
    flags = re.IGNORECASE | re.MULTILINE

    tokens = {  # noqa: RUF012
        "root": [
            (r"#.*$", Comment.Single),
            (r"[“\"«„][^“”\"«»„\n]*(?:[”\"»“]|$)", String),
            (
                rf"^({_any_of('statement')})([^\S\n]+)([\w.-]+)(?=[^\S\n]*[:“\"])",
                bygroups(Keyword.Declaration, Whitespace, Name.Label),
            ),
            (rf"^{_any_of('statement')}(?!\w)", Keyword.Declaration),
            (rf"^([^\S\n]+)({_any_of('property')})(?!\w)", bygroups(Whitespace, Keyword.Namespace)),
            (r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:[-–]\d{1,2})?/\d{1,2}(?:/\d{4})?|\d{1,2}/\d{4}", Literal.Date),
            (r"\d+(?:[.,]\d+)*\s?[%‰]?", Number),
            (r"\{[^{}\n]*\}", Name.Variable),
            (rf"(?<!\w){_any_of(*_WORDS)}(?!\w)", _by_kind),
            (_any_of("sign"), Operator),
            (r"\w+", Name),
            (r"\s+", Whitespace),
            (r".", Punctuation),
        ]
    }
