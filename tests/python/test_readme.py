"""The Python of the README, run as it stands there."""

import contextlib
import io
import os
import re

from conftest import ROOT


def test_the_blocks_of_the_readme_print_what_stands_under_them() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL)
    assert blocks
    before = os.getcwd()
    try:
        os.chdir(ROOT)
        for code, expected in blocks:
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                exec(compile(code, "README.md", "exec"), {})
            assert printed.getvalue() == expected
    finally:
        os.chdir(before)
