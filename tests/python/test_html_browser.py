"""The HTML in a real browser: what tries to be markup or a script is nothing but text."""

import shutil
import subprocess
from pathlib import Path

import chitieu
import pytest
from conftest import ROOT

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PAYLOADS = (ROOT / "tests" / "render" / "injections.txt").read_text(encoding="utf-8").splitlines()

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")


def dom(page: Path, profile: Path, *more: str) -> str:
    command = [
        str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
        "--virtual-time-budget=2000", *more, "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=120).stdout


def quoted(text: str) -> str:
    return "“" + text.replace('"', '""').replace("“", "““").replace("”", "””") + "”"


@pytest.fixture(scope="module")
def report() -> chitieu.Report:
    payloads = [each for each in PAYLOADS if each.strip() and not each.startswith('"')]
    lines = ["plan “<img src=x onerror=document.title='owned'>” for 2023", "population staff, complete"]
    lines += ["  id key", "  name text personal", "  good flag"]
    for i, payload in enumerate(payloads):
        lines += [f"section {quoted(payload)}", f"target {i} {quoted(payload)}: all staff good"]
        lines += [f"  source {quoted(payload)}", f"  note {quoted(payload)}"]
    plan = chitieu.parse("\n".join(lines) + "\n", strict=False)
    assert sum(each.valid for each in plan) > 60
    people = {"id": payloads, "name": payloads, "good": [False] * len(payloads)}
    return plan.check(staff=people).reveal()


@pytest.mark.parametrize("scheme", ["0", "1"], ids=["dark", "light"])
def test_payloads_are_inert(report: chitieu.Report, scheme: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(report.to_html(), encoding="utf-8")
    made = dom(page, tmp_path / "profile", f"--blink-settings=preferredColorScheme={scheme}")
    assert "<title>owned</title>" not in made
    assert 'id="owned"' not in made
    for element in ("<script", "<iframe", "<object", "<embed", "<form", "<base", "<img"):
        assert element not in made.lower()


def test_a_fragment_is_inert_in_a_page_of_others(report: chitieu.Report, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><title>mine</title>{report.to_html(page=False)}", encoding="utf-8")
    made = dom(page, tmp_path / "profile")
    assert "<title>mine</title>" in made


def test_the_test_would_notice_a_script(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><title>mine</title>{PAYLOADS[0]}", encoding="utf-8")
    assert "<title>owned</title>" in dom(page, tmp_path / "profile")
