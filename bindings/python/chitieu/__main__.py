"""The command `chitieu`, the same code as the C++ program."""

import os
import shutil
import sys

from chitieu import _core


def main(arguments: list[str] | None = None) -> int:
    """Runs the command with these arguments (by default the process's own) and returns its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["lsp"]:
        from chitieu import lsp

        return lsp.main(given[1:])
    terminal = sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
    output, errors, code = _core.run_command(given, colour, width)
    for text, stream in ((errors, sys.stderr), (output, sys.stdout)):
        # Vietnamese is written whatever the locale says.
        stream.flush()
        stream.buffer.write(text.encode())
        stream.buffer.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
