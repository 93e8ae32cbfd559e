"""The HTML of a report in a browser: no text from outside does anything, in light and in dark.

Runs the command `chitieu` (CHITIEU_COMMAND, or the one installed beside this Python) and Chromium (CHITIEU_BROWSER, or the one on PATH).
"""

import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import chitieu
import pytest
from chitieu._notebook import chitieu_cell
from conftest import BROWSER, ROOT, reader

INJECTIONS = (ROOT / "tests" / "render" / "injections.txt").read_text(encoding="utf-8").splitlines()
POLICY = re.compile(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>")
SCHEMES = {"dark": "0", "light": "1"}  # as Chromium numbers them

# Opens what is folded and measures every text against what it stands on; the title tells the rest.
MEASURE = """<script>
for (const each of document.querySelectorAll('details')) each.open = true;
const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (colour) => numbers(colour).slice(0, 3).map((c) => c / 255)
  .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0.05);
const under = (element) => {
  for (; element; element = element.parentElement) {
    const colour = getComputedStyle(element).backgroundColor;
    if ((numbers(colour)[3] ?? 1) > 0) return colour;
  }
  return 'rgb(255, 255, 255)';
};
let texts = 0, worst = 21;
for (const element of document.querySelectorAll('.chitieu *')) {
  if (element.closest('style, svg')) continue;
  if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
  const [a, b] = [light(getComputedStyle(element).color), light(under(element))];
  worst = Math.min(worst, Math.max(a, b) / Math.min(a, b));
  texts += 1;
}
const root = document.querySelector('.chitieu');
const bars = [...root.querySelectorAll('svg')].map((bar) => bar.getBoundingClientRect().width);
const other = document.querySelector('#other');
const look = () => other && [...other.querySelectorAll('*')].map((e) => ({...getComputedStyle(e)}));
const before = JSON.stringify(look());
const measured = {
  texts, worst, paper: getComputedStyle(root).backgroundColor,
  bars: [Math.min(...bars), Math.max(...bars)],
  overflow: document.documentElement.scrollWidth - innerWidth,
  align: getComputedStyle(root.querySelector('.ct-what')).textAlign,
};
root.remove();
measured.untouched = before === JSON.stringify(look());
document.title = JSON.stringify(measured);
</script>"""

# What JupyterLab says of tables and of its theme, and a table that is not ours.
NOTEBOOK = """<!doctype html><html><head><meta charset="utf-8"><style>
.jp-RenderedHTMLCommon table {{ table-layout: fixed; border-collapse: collapse; margin-left: auto }}
.jp-RenderedHTMLCommon td, .jp-RenderedHTMLCommon th, .jp-RenderedHTMLCommon tr {{
  text-align: right; vertical-align: middle; padding: 0.5em; border: none; color: #777 }}
.jp-RenderedHTMLCommon tbody tr:nth-child(odd) {{ background: #444 }}
</style></head><body data-jp-theme-light="{light}"><div class="jp-RenderedHTMLCommon">
{report}<table id="other"><tbody><tr><th>a</th></tr><tr><td class="ct-number">b</td></tr></tbody></table>
</div></body></html>"""


COMMAND = os.environ.get("CHITIEU_COMMAND") or shutil.which(Path(sys.executable).with_name("chitieu"))

pytestmark = [
    pytest.mark.skipif(COMMAND is None, reason="the command `chitieu` is not installed"),
    reader(BROWSER, "Chromium"),
]


def written(plan: Path, data: Path, *more: str) -> str:
    assert COMMAND is not None
    line = [COMMAND, "check", plan.name, "--data", str(data), "--html", *more]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", cwd=plan.parent, timeout=60)
    assert done.stdout.startswith("<!doctype html>"), done.stderr
    return done.stdout


def shown(page: str, folder: Path, scheme: str = "light") -> str:
    """The document as it stands in a browser once everything on it has had its time."""
    assert BROWSER is not None
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    options += [f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", "--window-size=1280,1000"]
    options += ["--virtual-time-budget=3000", "--dump-dom", file.as_uri()]
    done = subprocess.run([BROWSER, *options], capture_output=True, encoding="utf-8", timeout=120)
    assert "</html>" in done.stdout, done.stderr
    return done.stdout


def quoted(text: str) -> str:
    """A text between the quotation marks of a plan, which do not stand next to one of the text."""
    doubled = re.sub(r"([\"“”])", r"\1\1", text)
    return "“" + ("x" if doubled.startswith('"') else "") + doubled + "”"


def school(folder: Path, texts: list[str]) -> str:
    """A page on a plan and a table with these texts in every place that takes any."""
    folder.mkdir()
    lines = ["plan " + quoted(texts[0]), "source " + quoted(texts[1 % len(texts)])]
    lines += ["population people", "  id key", "  name text personal", "  team one of A, B"]
    for number, text in enumerate(texts, 1):
        lines += [f"section {quoted(text)}", f"target {number} {quoted(text)}: at least 90% of people have team A"]
        lines += [f"  {word} {quoted(text)}" for word in ("source", "note", "owner")]
    plan = folder / "<img src=x onerror=document.title=1>.plan"
    plan.write_text("\n".join(lines) + "\n", encoding="utf-8")
    data = folder / "people.csv"
    with data.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "team"])
        rows.writerows([f"{number}{text}", text, "B"] for number, text in enumerate(texts))
    page = written(plan, data, "--names", "--by", "colour", "--lang", "en")
    assert "missing: " + str(len(texts)) in page
    return page


class Shape(HTMLParser):
    """All elements with the names of their attributes, and the title."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.title = ""
        self._in_title = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))
        self._in_title = tag == "title"

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


def measured(page: str, folder: Path, scheme: str) -> dict[str, Any]:
    page = POLICY.sub("", page)
    at = page.rindex("</body>")
    title = Shape(shown(page[:at] + MEASURE + page[at:], folder, scheme)).title
    values: dict[str, Any] = json.loads(title)
    return values


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return school(tmp_path_factory.mktemp("hostile") / "school", INJECTIONS)


@pytest.fixture(scope="module")
def sample() -> Iterator[str]:
    plan = ROOT / "rules" / "thi-dua-2023.plan"
    yield written(plan, ROOT / "rules" / "sample-2023", "--as-of", "2023-06-25", "--who", "--by", "đơn vị")


def test_every_injection_stands_on_the_page_as_text(hostile: str) -> None:
    texts = html.unescape(hostile)
    assert len(INJECTIONS) > 60
    assert [text for text in INJECTIONS if text not in texts] == []


def test_injections_change_no_element_of_the_page(hostile: str, tmp_path: Path) -> None:
    harmless = school(tmp_path / "school", ["x"] * len(INJECTIONS))
    sections = len(INJECTIONS) - 1  # the same heading over every target makes one section
    one_heading = ("th", "scope", "class", "colspan")
    extra = Counter(Shape(hostile).elements) - Counter(Shape(harmless).elements)
    assert extra == Counter({("tr", "class"): sections, one_heading: sections, ("tbody",): sections})


@pytest.mark.parametrize("policy", [True, False], ids=["with the page's policy", "without it"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_browser_runs_nothing_of_what_is_on_the_page(hostile: str, tmp_path: Path, scheme: str, policy: bool) -> None:
    page = hostile if policy else POLICY.sub("", hostile)
    assert (POLICY.search(page) is not None) == policy
    before, after = Shape(page), Shape(shown(page, tmp_path, scheme))
    assert after.title == before.title
    assert Counter(after.elements) == Counter(before.elements)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_browser_runs_nothing_of_what_a_notebook_shows(tmp_path: Path, scheme: str) -> None:
    lines = ["population people, complete", "  id key", "  name text personal", "  team one of A, B"]
    for number, text in enumerate(INJECTIONS, 1):
        lines += [f"target {number} {quoted(text)}: at least 90% of people have team A"]
    plan = chitieu.parse("\n".join(lines) + "\n")
    people = {"id": [f"{i}{text}" for i, text in enumerate(INJECTIONS)], "name": INJECTIONS}
    before, after = (plan.check(people=people | {"team": [team] * len(INJECTIONS)}) for team in "AB")
    _, (wrong,) = chitieu_cell("", "\n".join(f"target {i}: ≥95% of {text}" for i, text in enumerate(INJECTIONS)), {})
    shown_there = [after.reveal()._repr_html_(), chitieu.compare(before, after)._repr_html_(), wrong._repr_html_()]
    assert [text for text in INJECTIONS if text not in html.unescape(shown_there[0])] == []
    assert html.unescape(shown_there[2]).count("<script") > 10
    page = NOTEBOOK.format(light="true" if scheme == "light" else "false", report="".join(shown_there))
    assert Counter(Shape(shown(page, tmp_path, scheme)).elements) == Counter(Shape(page).elements)


class Text(HTMLParser):
    """What stands on a page as text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += data


def without_blanks(text: str) -> str:
    return "".join(text.split())


def test_text_in_a_browser_is_what_was_put_in(tmp_path: Path) -> None:
    """Each injection as a cell, as a header, as what a rule is called and as what is wrong in a sentence."""
    lines = ["population people, complete", "  id key", "  name text personal", "  good flag"]
    tables: dict[str, Any] = {}
    for number, text in enumerate(INJECTIONS, 1):
        lines += [f"population p{number}, complete", "  id key", "  c flag"]
        lines += [f"target {number} {quoted(text)}: all p{number} c"]
        # The one header that nothing claims is named where a column is missing.
        tables[f"p{number}"] = {"id": ["1"], text: ["x"]}
    plan = chitieu.parse("\n".join([*lines, "target people: all people good"]) + "\n")
    tables["people"] = {"id": [f"{i}{text}" for i, text in enumerate(INJECTIONS)], "name": INJECTIONS}
    tables["people"]["good"] = [False] * len(INJECTIONS)
    report = plan.check(tables)
    assert sum(each.code == "missing-column" for each in report.diagnostics) == len(INJECTIONS)
    pages = {"headers and rules": report._repr_html_(), "cells": report.reveal().to_html("en", who=True)}
    for number, text in enumerate(INJECTIONS):
        _, (wrong,) = chitieu_cell("", f"target {number}: ≥95% of {text}", {})
        pages["errors"] = pages.get("errors", "") + wrong._repr_html_()
    for name, page in pages.items():
        (tmp_path / name).mkdir()
        page = page if name == "cells" else NOTEBOOK.format(light="true", report=page)
        dumped = shown(page, tmp_path / name)
        assert Counter(Shape(dumped).elements) == Counter(Shape(page).elements), name
        there = without_blanks(Text(dumped).text)
        # A message shows a part of a long line.
        whole = [text for text in INJECTIONS if name != "errors" or len(text) <= 50]
        assert len(whole) > 40
        lost = [text for text in whole if without_blanks(text) not in there]
        assert lost == [], f"{name}: {lost[:3]}"


def test_a_page_that_escapes_nothing_is_found_out(hostile: str, tmp_path: Path) -> None:
    broken = html.unescape(POLICY.sub("", hostile))
    assert Shape(shown(broken, tmp_path)).title == "owned"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_can_be_read(sample: str, tmp_path: Path, scheme: str) -> None:
    seen = measured(sample, tmp_path, scheme)
    assert seen["texts"] > 300
    assert seen["worst"] >= 4.5
    assert seen["bars"] == [104, 104]
    assert seen["overflow"] <= 0
    assert seen["paper"] == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(21, 24, 29)")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("theme", SCHEMES)
def test_a_notebook_s_theme_decides_and_its_tables_are_untouched(
    sample: str, tmp_path: Path, scheme: str, theme: str
) -> None:
    style = sample[sample.index("<style>") : sample.index("</head>")]
    body = sample[sample.index("<main>") + 6 : sample.index("</main>")]
    report = f'<div class="chitieu" lang="vi">{style}{body}</div>'
    page = NOTEBOOK.format(light="true" if theme == "light" else "false", report=report)
    seen = measured(page, tmp_path, scheme)
    assert seen["paper"] == ("rgb(255, 255, 255)" if theme == "light" else "rgb(21, 24, 29)")
    assert seen["worst"] >= 4.5
    assert seen["align"] == "left"
    assert seen["untouched"]
