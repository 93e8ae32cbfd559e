"""What an editor waits for in a plan of 200 targets: `chitieu lsp` over standard input and output.

python benchmarks/editor.py [TARGETS]        (with the package and its extra `lsp` installed)
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "python"))

from lsp_client import Client  # noqa: E402

URI = "file:///plan/large.plan"
TIMES = 15


def plan_of(targets: int) -> str:
    """The declarations of the plan of 2023, and its sentences again and again with other numbers."""
    lines = [
        "edition 1",
        "plan “P” for 2023",
        "scale honour, cumulative: low < high",
        "population units, complete",
        "  id     key",
        "population staff, complete",
        "  id     key",
        "  unit   units",
        "  role   one of x, y",
        "  titles set of honour  blank means none",
        "  score  number",
        "term lecturers = staff where role is x",
    ]
    sentences = (
        "at least {}% of staff hold low",
        "at most {}% of lecturers holding low hold high",
        "in every units, at least {}% of staff hold low",
        "average score of staff ≥ {}",
        "all lecturers have score ≥ {}",
    )
    for number in range(1, targets + 1):
        lines.append(f"target {number}: " + sentences[number % len(sentences)].format(number % 97 + 1))
    return "\n".join(lines) + "\n"


def milliseconds(ask: Callable[[int], object]) -> str:
    """The median of several times, and the most."""
    took = []
    for turn in range(TIMES):
        begun = time.perf_counter()
        ask(turn)
        took.append(1000 * (time.perf_counter() - begun))
    return f"{statistics.median(took):7.1f} ms  (at most {max(took):.1f})"


def main() -> None:
    """Prints one line for each thing an editor asks for."""
    targets = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    text = plan_of(targets)
    client = Client(ROOT.as_uri(), {"lang": "en"})
    assert client.open(URI, text) is not None
    line = text.count("\n") - targets // 2

    def typed(turn: int) -> str:
        lines = text.split("\n")
        lines[line] = f"target {targets + turn + 2}: at least {turn + 2}% of staff hold l" + "ow"[: turn % 3]
        return "\n".join(lines)

    print(f"{targets} targets")
    print("diagnostics after a key:        ", milliseconds(lambda turn: client.change(URI, typed(turn), turn + 2)))

    def after_a_key(what: str) -> Callable[[int], object]:
        def ask(turn: int) -> object:
            client.notify(
                "textDocument/didChange",
                {
                    "textDocument": {"uri": URI, "version": turn + 50},
                    "contentChanges": [{"text": typed(turn) + "#" * turn}],
                },
            )
            return client.at(f"{what}", URI, line, 30)

        return ask

    print("completion, right after a key:  ", milliseconds(after_a_key("completion")))
    print("hover, right after a key:       ", milliseconds(after_a_key("hover")))
    print("hover, nothing changed:         ", milliseconds(lambda _: client.at("hover", URI, line - 1, 30)))
    print("completion, nothing changed:    ", milliseconds(lambda _: client.at("completion", URI, line - 1, 30)))
    client.close()


if __name__ == "__main__":
    main()
