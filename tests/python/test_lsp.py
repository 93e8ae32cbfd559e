"""The language server, driven by a client over standard input and output."""

from __future__ import annotations

import random
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, RULES
from lsp_client import Client

pytest.importorskip("pygls")

import chitieu
from chitieu.lsp._document import Document
from chitieu.lsp._positions import Positions

PLAN = """edition 1
plan “Thử 𝐀 nghiệm” for 2023
population cá_nhân “cá nhân”, complete
  mã      khóa
  rank    one of good, “rất tốt”
  points  number
term giảng viên = cá nhân where rank is good
# 𝐀𝐀 dòng ghi chú
target 1: at least 95% of giảng viên are rated good
target 2: at most 50% of cá nhân have rank is “rất tốt”
"""
URI = "file:///plan/thu.plan"


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    made = Client(ROOT.as_uri(), {"data": "rules/sample-2023", "asOf": "2023-12-31", "lang": "vi"})
    yield made
    assert made.close() == 0


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def place(text: str, words: str, skip: int = 0) -> tuple[int, int]:
    """Line and UTF-16 unit of words in a text."""
    at = -1
    for _ in range(skip + 1):
        at = text.index(words, at + 1)
    before = text[:at]
    return before.count("\n"), units(before[before.rfind("\n") + 1 :])


def cut(text: str, where: dict[str, Any]) -> str:
    """The words of a range of UTF-16 units."""
    lines = text.split("\n")
    line = lines[where["start"]["line"]].encode("utf-16-le")
    assert where["start"]["line"] == where["end"]["line"]
    return line[2 * where["start"]["character"] : 2 * where["end"]["character"]].decode("utf-16-le")


def applied(text: str, edits: list[dict[str, Any]]) -> str:
    """A text after edits, in UTF-16 units, the last first."""
    begins = [0]
    data = text.encode("utf-16-le")
    for line in text.split("\n"):
        begins.append(begins[-1] + 2 * units(line) + 2)

    def byte(position: dict[str, int]) -> int:
        return min(begins[min(position["line"], len(begins) - 1)] + 2 * position["character"], len(data))

    for each in sorted(edits, key=lambda one: byte(one["range"]["start"]), reverse=True):
        data = (
            data[: byte(each["range"]["start"])]
            + each["newText"].encode("utf-16-le")
            + data[byte(each["range"]["end"]) :]
        )
    return data.decode("utf-16-le")


def edits_of(change: dict[str, Any]) -> list[dict[str, Any]]:
    return change["changes"][URI]


def test_says_what_is_wrong_while_one_types(client: Client) -> None:
    assert [each for each in client.open(URI, PLAN) if each["severity"] < 3] == []
    text = PLAN.replace("giảng viên are", "𝐀 giảng viênn are")
    found = client.change(URI, text)
    assert [each["code"] for each in found] == ["unknown-name"]
    assert cut(text, found[0]["range"]) == "𝐀"
    text = PLAN.replace("rated good", "rated goodd")
    found = client.change(URI, text, 3)
    assert cut(text, found[0]["range"]) == "goodd"
    assert "có phải là `good`" in found[0]["message"]
    assert client.change(URI, PLAN, 4) == []


def test_decomposed_letters_are_found_where_they_stand(client: Client) -> None:
    text = unicodedata.normalize("NFD", PLAN.replace("giảng viên are", "giảng viênn are"))
    (found,) = client.open("file:///plan/nfd.plan", text)
    assert cut(text, found["range"]) == unicodedata.normalize("NFD", "giảng viênn").split()[1] or cut(
        text, found["range"]
    ).startswith(unicodedata.normalize("NFD", "giảng"))


def test_offers_the_fixes(client: Client) -> None:
    text = PLAN.replace("rated good", "rated goodd").replace("at most 50%", "50%")
    found = client.open(URI, text)
    assert [each["code"] for each in found] == ["unknown-name", "bare-percentage"]

    def actions(number: int, **context: Any) -> list[dict[str, Any]]:
        params = {
            "textDocument": {"uri": URI},
            "range": found[number]["range"],
            "context": {"diagnostics": [found[number]], **context},
        }
        return client.request("textDocument/codeAction", params)

    (fix,) = actions(0, only=["quickfix"])
    assert fix["title"] == "Viết “good”"
    assert fix["isPreferred"] is True
    assert applied(text, edits_of(fix["edit"])) == text.replace("goodd", "good")
    choices = actions(1, only=["quickfix"])
    assert [each["title"] for each in choices][:3] == [
        "Viết “at least 50%”",
        "Viết “at most 50%”",
        "Viết “exactly 50%”",
    ]
    assert not any(each["isPreferred"] for each in choices)
    for each in choices:
        left = client.change(URI, applied(text, edits_of(each["edit"])))
        assert [one["code"] for one in left] == ["unknown-name"]
    client.change(URI, text)
    (everything,) = actions(0, only=["source.fixAll"])
    left = client.change(URI, applied(text, edits_of(everything["edit"])))
    assert [each["code"] for each in left] == ["bare-percentage"]


def test_shows_the_reading_and_the_verdict(client: Client) -> None:
    uri = (RULES / "thi-dua-2023.plan").as_uri()
    text = (RULES / "thi-dua-2023.plan").read_text()
    client.open(uri, text)
    line, character = place(text, "đạt", text[: text.index("chỉ tiêu 6 ")].count("đạt"))
    said = client.at("hover", uri, line, character)["contents"]["value"]
    plan = chitieu.load(RULES / "thi-dua-2023.plan")
    assert plan["6"].clauses[0].reads in said
    report = plan.check(RULES / "sample-2023", as_of="2023-12-31")
    assert f"{report['6'].count}/{report['6'].base}" in said
    assert client.at("hover", uri, 0, 0) is None or "6" not in client.at("hover", uri, 0, 0)["contents"]["value"]


def test_completes_with_and_without_marks(client: Client) -> None:
    text = PLAN + "target 3: at least 50% of giang v"
    client.open(URI, text)
    line, character = place(text, "giang v")
    made = client.at("completion", URI, line, character + units("giang v"))
    (item,) = made["items"]
    assert item["label"] == "giảng viên"
    assert item["filterText"] == "giang v"
    edit = {"range": item["textEdit"]["range"], "newText": item["textEdit"]["newText"]}
    assert applied(text, [edit]).endswith("of giảng viên")
    text = PLAN + "target 3: at least 50% of giảng viên "
    client.change(URI, text)
    labels = [each["label"] for each in client.at("completion", URI, text.count("\n"), 60)["items"]]
    assert "are rated" in labels or "hold" in labels


def test_goes_to_the_definition_and_finds_the_uses(client: Client) -> None:
    client.open(URI, PLAN)
    line, character = place(PLAN, "giảng viên", 1)
    (found,) = client.at("definition", URI, line, character + 3)
    assert (found["range"]["start"]["line"], cut(PLAN, found["range"])) == (6, "giảng viên")
    uses = client.at("references", URI, line, character, context={"includeDeclaration": True})
    assert [cut(PLAN, each["range"]) for each in uses] == ["giảng viên"] * 2
    line, character = place(PLAN, "rất tốt", 1)
    (found,) = client.at("definition", URI, line, character)
    assert found["range"]["start"]["line"] == 4
    symbols = client.request("textDocument/documentSymbol", {"textDocument": {"uri": URI}})
    assert {"1", "2", "giảng viên", "cá_nhân", "points"} <= {each["name"] for each in symbols}


def test_a_name_of_the_plan_that_is_extended_is_found_there(client: Client, tmp_path: Path) -> None:
    parent = tmp_path / "cũ.plan"
    parent.write_text("# 𝐀\n" + PLAN.replace("plan “Thử", "plan “Cũ"), encoding="utf-8")
    child = tmp_path / "new.plan"
    text = "plan “Mới” for 2024 extends “cũ.plan”\nchange target 1: at least 96% of giảng viên are rated good\n"
    assert client.open(child.as_uri(), text) == []
    line, character = place(text, "giảng viên")
    (found,) = client.at("definition", child.as_uri(), line, character)
    assert found["uri"].endswith(".plan") and found["range"]["start"] == {"line": 7, "character": 5}


SLOTS = """edition 1
population staff
  id    key
  sent  date
phrase “hand in from {first} until {last}” = sent between {first} and {last}
target 1: all staff hand in from 1/2/2023 until 3/2/2023
"""


def test_finds_and_renames_a_phrase_by_the_words_around_its_slots(client: Client) -> None:
    client.open(URI, SLOTS)
    line, character = place(SLOTS, "until 3/2/2023")
    [found] = client.at("definition", URI, line, character)
    assert found["range"]["start"]["line"] == 4
    change = client.at("rename", URI, line, character, newName="submit from {first} as late as {last}")
    written = applied(SLOTS, edits_of(change))
    assert "“submit from {first} as late as {last}” = sent between" in written
    assert "all staff submit from 1/2/2023 as late as 3/2/2023" in written
    with pytest.raises(RuntimeError, match="is no name for a phrase"):
        client.at("rename", URI, line, character, newName="submit {first}")


def test_renames_a_term_everywhere_or_not_at_all(client: Client) -> None:
    client.open(URI, PLAN)
    line, character = place(PLAN, "giảng viên", 1)
    change = client.at("rename", URI, line, character, newName="người 𝐀 dạy")
    assert applied(PLAN, edits_of(change)) == PLAN.replace("giảng viên", "người 𝐀 dạy")
    assert cut(PLAN, client.at("prepareRename", URI, line, character)) == "giảng viên"
    with pytest.raises(RuntimeError, match="already taken"):
        client.at("rename", URI, line, character, newName="cá nhân")
    with pytest.raises(RuntimeError, match="is no name"):
        client.at("rename", URI, line, character, newName="a\nb")
    with pytest.raises(RuntimeError, match="would not say the same"):
        client.at("rename", URI, line, character, newName="9 people")


def test_renames_a_term_whose_words_stand_in_a_list_too(client: Client) -> None:
    text = (ROOT / "rules" / "thi-dua-2023.plan").read_text(encoding="utf-8")
    client.open(URI, text)
    line, character = place(text, "“cán bộ, giảng viên” = ")
    change = client.at("rename", URI, line, character + 1, newName="cán bộ giảng dạy")
    written = applied(text, edits_of(change))
    assert "một trong cán bộ, giảng viên, viên chức" in written
    assert "ít nhất 03 cán bộ giảng dạy bắt đầu" in written
    with pytest.raises(RuntimeError, match="đã có tên"):
        client.at("rename", URI, line, character + 1, newName="cá nhân")


def test_formats_what_can_be_read(client: Client) -> None:
    text = PLAN.replace("target 1:   ", "target 1:").replace("at least 95%", "≥  95%")
    client.open(URI, text)
    options = {"textDocument": {"uri": URI}, "options": {"tabSize": 2, "insertSpaces": True}}
    edits = client.request("textDocument/formatting", options)
    assert "target 1: ≥ 95% of giảng viên" in applied(text, edits)
    client.change(URI, text + "target 3: at leest 5% of\n")
    assert client.request("textDocument/formatting", options) == []


def test_a_client_may_count_in_bytes() -> None:
    other = Client(ROOT.as_uri(), encodings=["utf-8"])
    text = PLAN.replace("rated good", "rated goodd")
    (found,) = other.open(URI, text)
    line = text.split("\n")[found["range"]["start"]["line"]].encode()
    assert line[found["range"]["start"]["character"] : found["range"]["end"]["character"]] == b"goodd"
    assert other.server["capabilities"]["positionEncoding"] == "utf-8"
    assert other.close() == 0


def test_a_text_that_is_no_plan_is_told(client: Client) -> None:
    found = client.open(URI, "target 1: all \u202e staff good\n")
    assert [each["code"] for each in found] == ["bidi-control"]
    for method in ("hover", "completion", "definition"):
        client.at(method, URI, 0, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_places_are_exact_for_any_text(encoding: str) -> None:
    seed = 20261126
    print("seed", seed)
    chosen = random.Random(seed)
    alphabet = ["a", "đ", "ế", "e\u0302\u0301", "𝐀", "😀", "\n", "\r\n", "\r", "\u2028", "\x0c", "\x85", " "]
    for _ in range(200):
        text = chosen.choice(["", "\ufeff"]) + "".join(chosen.choices(alphabet, k=chosen.randint(0, 30)))
        positions = Positions(text, encoding)
        data = text.removeprefix("\ufeff").encode()
        at = 0
        for each in [*text.removeprefix("\ufeff"), ""]:
            line, unit = positions.to_position(at)
            before = data[:at].decode()
            if before.endswith("\r") and data[at : at + 1] == b"\n":
                at += 1
                continue  # inside a line's end
            assert line == len(before.replace("\r\n", "\n").replace("\r", "\n").split("\n")) - 1
            assert positions.to_byte(line, unit) == at
            at += len(each.encode())


def test_any_text_can_be_asked_about() -> None:
    seed = 20261127
    print("seed", seed)
    chosen = random.Random(seed)
    slips = [
        "“",
        '"',
        "\n",
        "\n  ",
        "(",
        ")",
        "#",
        "{",
        "}",
        "\t",
        "\u0301",
        "𝐀",
        "\r",
        "\ufeff",
        ";",
        "change ",
        "remove ",
    ]
    for _ in range(60):
        text = PLAN
        for _ in range(chosen.randint(1, 4)):
            at = chosen.randrange(len(text) + 1)
            text = text[:at] + chosen.choice(["", *slips]) + text[at + chosen.randint(0, 5) :]
        document = Document(text, "some.plan", lambda name: None)
        size = len(text.removeprefix("\ufeff").encode())
        for each in document.diagnostics:
            for fix in each.fixes:
                assert 0 <= fix.span[0] <= fix.span[1] <= size
                fix.apply(text)  # does not split a character
        for _ in range(5):
            at = chosen.randrange(size + 2)
            assert all(0 <= begin <= end <= size for _, _, (begin, end) in document.complete(at))
            document.clauses_at(at)
            document.use_at(at)
        document.corrected()


def test_without_the_extra_it_says_how_to_get_it() -> None:
    hidden = "import sys; sys.modules['pygls'] = None; from chitieu.__main__ import main; sys.exit(main(['lsp']))"
    done = subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'chitieu[lsp]'" in done.stderr
