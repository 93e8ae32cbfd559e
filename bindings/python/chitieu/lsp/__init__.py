"""The language server for plans: `chitieu lsp`."""

from __future__ import annotations

import sys

MISSING = (
    "chitieu lsp needs pygls, which the extra `lsp` brings: pip install 'chitieu[lsp]'\n"
    "chitieu lsp cần pygls, có trong phần thêm `lsp`: pip install 'chitieu[lsp]'\n"
)
USAGE = """chitieu lsp: a language server for plans, over standard input and output

  chitieu lsp [--stdio]

An editor starts it. Initialization options: "data", a folder of tables for verdicts in hovers (from the folder
that is opened); "asOf", the day of the review; "lang", "vi" or "en", the language of messages.
"""


def main(arguments: list[str]) -> int:
    """Runs the server until the client ends it, and returns the exit code."""
    if any(each in ("--help", "-h") for each in arguments):
        sys.stdout.write(USAGE)
        return 0
    wrong = [each for each in arguments if each != "--stdio"]
    if wrong:
        sys.stderr.write(f"chitieu lsp: unknown argument `{wrong[0]}`\n\n{USAGE}")
        return 2
    try:
        from chitieu.lsp._server import make_server
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        sys.stderr.write(MISSING)
        return 2
    make_server().start_io()
    return 0
