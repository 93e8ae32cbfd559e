"""What colours plans has the keywords of the library, and the package's own words."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.metadata import entry_points

import chitieu
import pytest
from chitieu import _core
from conftest import ROOT, RULES

VSCODE = ROOT / "bindings" / "vscode"


def test_the_grammar_of_the_extension_has_the_keywords_of_the_library() -> None:
    script = str(VSCODE / "make_grammar.py")
    done = subprocess.run([sys.executable, script, "--check"], check=False)
    assert done.returncode == 0, "run python bindings/vscode/make_grammar.py"
    text = (VSCODE / "syntaxes" / "chitieu.tmLanguage.json").read_text(encoding="utf-8")
    assert "chỉ" in text and "target" in text


def test_the_extension_says_what_it_has() -> None:
    package = json.loads((VSCODE / "package.json").read_text(encoding="utf-8"))
    told = package["contributes"]
    for path in (told["languages"][0]["configuration"], told["grammars"][0]["path"], package["main"]):
        assert (VSCODE / path).is_file(), path
    assert package["version"] == chitieu.__version__


def test_the_lexer_knows_every_keyword_and_every_plan() -> None:
    lexers = pytest.importorskip("pygments.lexers")
    token = pytest.importorskip("pygments.token")
    lexer = lexers.get_lexer_for_filename("thi-dua.plan")
    assert [each.name for each in entry_points(group="pygments.lexers") if each.value.startswith("chitieu")]
    for path in RULES.glob("*.plan"):
        text = path.read_text(encoding="utf-8")
        found = list(lexer.get_tokens(text))
        assert "".join(value for _, value in found).rstrip("\n") == text.rstrip("\n")
        assert not [value for kind, value in found if kind is token.Error]
        begun = {value for kind, value in found if kind is token.Keyword.Declaration}
        assert begun & {"chỉ tiêu", "target"}
    for lang in ("en", "vi"):
        for spelling, kind in _core.keywords(lang):
            if kind in ("statement", "sign", "name_part"):
                continue
            found = list(lexer.get_tokens(f"x {spelling} x"))
            assert any(value == spelling and str(is_a).startswith("Token.Keyword") for is_a, value in found), spelling


def test_edits_of_messages_are_there_in_python() -> None:
    text = "population staff\n  id  key\n  rank  one of good, bad\ntarget 1: at leest 95% of staff are rated good\n"
    plan = chitieu.parse(text, strict=False)
    (said,) = plan.diagnostics
    (fix,) = said.fixes
    assert fix.sure and fix.text == "least"
    assert chitieu.parse(fix.apply(text)).diagnostics == []
    corrected, applied = plan.correct()
    assert corrected == fix.apply(text)
    assert [each.code for each in applied] == ["unknown-name"]


def test_each_reading_of_a_bare_percentage_is_an_edit() -> None:
    text = "population staff\n  id  key\n  good  flag\ntarget 1: 95% of staff good\n"
    (said,) = chitieu.parse(text, strict=False).diagnostics
    assert len(said.fixes) == 4 and not any(each.sure for each in said.fixes)
    for each in said.fixes:
        chitieu.parse(each.apply(text))
