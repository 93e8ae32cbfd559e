"""What the golden files of an edition come to stays as it is.

python3 tests/golden/frozen.py            checks that nothing listed in edition-1.frozen is another one
python3 tests/golden/frozen.py --add      lists the files that are new
python3 tests/golden/frozen.py --again FILE…   lists files anew, whose meaning was a mistake

Frozen is what is given (plans, sentences, tables, options) and what it comes to (verdicts, points): a plan
that somebody wrote must come to the same for ever. Messages, prints and dumps may get better.
"""

import argparse
import hashlib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIST = HERE / "edition-1.frozen"
MEANING = {"verdict", "points"}
LEFT_OUT = {"diagnostics", "invalid", "ast", "ir", "print", "flat", "diff", "diff-json", "doctor", "json"}
LEFT_OUT |= {"reads"}


def digest_of(path: Path) -> str | None:
    """A digest of the given and the meaning; nothing of a file that comes to nothing."""
    parts = []
    kinds = set()
    for part in ("\n" + path.read_text(encoding="utf-8")).split("\n---- ")[1:]:
        kind = part.split(maxsplit=1)[0]
        kinds.add(kind)
        if kind not in LEFT_OUT:
            parts.append(part.rstrip("\n"))
    if not kinds & MEANING:
        return None
    return hashlib.sha256("\n---- ".join(sorted(parts)).encode()).hexdigest()[:16]


def listed() -> dict[str, str]:
    """The digests by the names of the files."""
    lines = LIST.read_text(encoding="utf-8").splitlines() if LIST.exists() else []
    rows = [line.split(maxsplit=1) for line in lines if line]
    return {name: digest for digest, name in rows}


def main() -> None:
    """Checks, or lists what is new."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--add", action="store_true")
    parser.add_argument("--again", nargs="+", default=[])
    arguments = parser.parse_args()
    frozen = listed()
    now = {
        path.relative_to(HERE).as_posix(): digest
        for path in sorted(HERE.rglob("*.golden"))
        if (digest := digest_of(path))
    }
    wrong = 0
    for name, digest in frozen.items():
        if name in arguments.again or now.get(name) == digest:
            continue
        wrong += 1
        what = "comes to something else" if name in now else "is gone, or comes to nothing"
        print(f"tests/golden/{name}: {what}; edition 1 is frozen (tests/golden/README.md)")
    if wrong or (not frozen and not arguments.add):
        sys.exit(1)
    if arguments.add or arguments.again:
        kept = {**now, **{name: frozen[name] for name in frozen if name not in arguments.again}}
        if not arguments.add:
            kept = {name: digest for name, digest in kept.items() if name in frozen}
        LIST.write_text("".join(f"{kept[name]} {name}\n" for name in sorted(kept)), encoding="utf-8")
        frozen = kept
    print(f"{len(frozen)} files are frozen, {len(now.keys() - frozen.keys())} are new")


if __name__ == "__main__":
    main()
