"""The C interface from another language, by ctypes alone: what it reports is what the command does.

python3 tests/c/from_python.py ROOT LIBRARY COMMAND
"""

import ctypes
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

PLAN = "rules/thi-dua-2023.plan"
TABLES = "rules/sample-2023"


class Schema(ctypes.Structure):
    """ArrowSchema."""


class Array(ctypes.Structure):
    """ArrowArray."""


class Stream(ctypes.Structure):
    """ArrowArrayStream."""


RELEASE = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
GET = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
LAST_ERROR = ctypes.CFUNCTYPE(ctypes.c_char_p, ctypes.c_void_p)
STOP = ctypes.CFUNCTYPE(ctypes.c_int32, ctypes.c_void_p)

Schema._fields_ = [
    ("format", ctypes.c_char_p),
    ("name", ctypes.c_char_p),
    ("metadata", ctypes.c_char_p),
    ("flags", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("children", ctypes.POINTER(ctypes.POINTER(Schema))),
    ("dictionary", ctypes.POINTER(Schema)),
    ("release", RELEASE),
    ("private_data", ctypes.c_void_p),
]
Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(Array))),
    ("dictionary", ctypes.POINTER(Array)),
    ("release", RELEASE),
    ("private_data", ctypes.c_void_p),
]
Stream._fields_ = [
    ("get_schema", GET),
    ("get_next", GET),
    ("get_last_error", LAST_ERROR),
    ("release", RELEASE),
    ("private_data", ctypes.c_void_p),
]


class Source(ctypes.Structure):
    """chitieu_source."""

    _fields_ = (("name", ctypes.c_char_p), ("bytes", ctypes.c_char_p), ("size", ctypes.c_size_t))


class Options(ctypes.Structure):
    """chitieu_check_options."""

    _fields_ = (
        ("struct_size", ctypes.c_size_t),
        ("as_of", ctypes.c_char_p),
        ("by", ctypes.c_char_p),
        ("who", ctypes.c_int32),
        ("names", ctypes.c_int32),
        ("earlier", ctypes.c_void_p),
        ("earlier_count", ctypes.c_size_t),
        ("stop", STOP),
        ("user", ctypes.c_void_p),
    )


def expect(what: bool, said: str) -> None:
    """Ends the test when something is not so."""
    if not what:
        sys.exit(f"not so: {said}")


class Library:
    """The shared library; what is refused becomes an exception with its words."""

    def __init__(self, path: str) -> None:
        self.c = ctypes.CDLL(path)
        self.c.chitieu_last_error.restype = ctypes.c_char_p
        self.c.chitieu_text_bytes.restype = ctypes.c_void_p

    def made(self, function: Callable[..., int], *arguments: Any) -> ctypes.c_uint64:
        """Calls a function that gives a handle."""
        out = ctypes.c_uint64()
        self.done(function(*arguments, ctypes.byref(out)))
        return out

    def done(self, code: int) -> None:
        """Looks at what a function returned."""
        if code != 0:
            raise RuntimeError(f"{code}: {self.c.chitieu_last_error().decode()}")

    def text(self, handle: ctypes.c_uint64) -> str:
        """The bytes of a text, which is freed."""
        size = ctypes.c_size_t()
        at = self.c.chitieu_text_bytes(handle, ctypes.byref(size))
        out = ctypes.string_at(at, size.value).decode()
        self.done(self.c.chitieu_free(handle))
        return out

    def plan(self, name: str, text: bytes) -> ctypes.c_uint64:
        """Reads a plan."""
        return self.made(self.c.chitieu_plan_read, ctypes.byref(Source(name.encode(), text, len(text))), 1)

    def report(self, plan: ctypes.c_uint64, data: ctypes.c_uint64, options: Options) -> str:
        """Checks, and gives the JSON."""
        options.struct_size = ctypes.sizeof(Options)
        report = self.made(self.c.chitieu_check, plan, data, ctypes.byref(options))
        json_text = self.text(self.made(self.c.chitieu_report_json, report, 1))
        self.done(self.c.chitieu_free(report))
        return json_text


def as_the_command_says(library: Library, root: Path, command: str) -> None:
    """The plan of the README over its sample, with lists."""
    plan = library.plan(Path(PLAN).name, (root / PLAN).read_bytes())
    data = library.made(library.c.chitieu_data_new)
    for file in sorted((root / TABLES).glob("*.csv")):
        read = file.read_bytes()
        library.done(
            library.c.chitieu_data_add_csv(
                data,
                file.stem.encode(),
                file.name.encode(),
                read,
                ctypes.c_size_t(len(read)),
            )
        )
    ours = library.report(plan, data, Options(as_of=b"2023-12-31", who=1))
    arguments = [command, "check", PLAN, "--data", TABLES, "--as-of", "2023-12-31"]
    said = subprocess.run([*arguments, "--who", "--json"], cwd=root, capture_output=True, check=False)
    theirs = json.loads(said.stdout)
    expect(json.loads(ours) == theirs, "the report is that of the command")
    expect(len(theirs["targets"]) > 10, "the command's report is of many targets")
    for handle in (plan, data):
        library.done(library.c.chitieu_free(handle))


class Producer:
    """A stream of batches with a column `id` and one of flags, all of them yes; counts releases."""

    def __init__(self, batches: int, rows: int) -> None:
        self.left = batches
        self.rows = rows
        self.given = 1
        self.released = 0
        self.alive: list[Any] = []
        self.kinds: dict[type[ctypes.Structure], Any] = {
            kind: RELEASE(lambda at, kind=kind: self.release(kind, at)) for kind in (Schema, Array, Stream)
        }
        self.functions = (GET(self.get_schema), GET(self.get_next), LAST_ERROR(lambda _: None))
        self.stream = Stream(*self.functions, self.kinds[Stream], None)

    def release(self, kind: type[ctypes.Structure], at: int) -> None:
        """A struct is given back, and with it its children."""
        self.released += 1
        struct: Any = kind.from_address(at)
        if kind is not Stream:
            for i in range(struct.n_children):
                child = struct.children[i].contents
                if child.release:
                    child.release(ctypes.addressof(child))
        struct.release = RELEASE(0)

    def keep(self, struct: Any) -> Any:
        """Something that the consumer reads later."""
        self.alive.append(struct)
        return struct

    def hand_out(self, kind: type[ctypes.Structure], children: list[Any], at: int, values: dict[str, Any]) -> None:
        """Fills in a struct where the consumer wants it."""
        pointers = self.keep((ctypes.POINTER(kind) * 2)(*map(ctypes.pointer, children)))
        values |= {"n_children": len(children), "children": pointers, "release": self.kinds[kind]}
        ctypes.memset(at, 0, ctypes.sizeof(kind))
        for name, value in values.items():
            setattr(kind.from_address(at), name, value)
        self.given += 1 + len(children)

    def get_schema(self, _: int, out: int) -> int:
        """What the columns are."""
        children = [
            self.keep(Schema(form, name, None, 2, 0, release=self.kinds[Schema]))
            for form, name in ((b"l", b"id"), (b"b", b"good"))
        ]
        self.hand_out(Schema, children, out, {"format": b"+s", "name": b""})
        return 0

    def get_next(self, _: int, out: int) -> int:
        """The next batch, or a released one at the end."""
        if self.left == 0:
            ctypes.memset(out, 0, ctypes.sizeof(Array))
            return 0
        self.left -= 1
        first = self.left * self.rows
        ids = self.keep((ctypes.c_int64 * self.rows)(*range(first, first + self.rows)))
        flags = self.keep((ctypes.c_uint8 * (self.rows // 8 + 1))(*[255] * (self.rows // 8 + 1)))
        children = []
        for values in (ids, flags):
            buffers = self.keep((ctypes.c_void_p * 2)(None, ctypes.addressof(values)))
            children.append(self.keep(Array(self.rows, 0, 0, 2, 0, buffers, release=self.kinds[Array])))
        buffers = self.keep((ctypes.c_void_p * 1)(None))
        self.hand_out(Array, children, out, {"length": self.rows, "n_buffers": 1, "buffers": buffers})
        return 0


STAFF = b"""population staff, complete
  id    key
  good  flag
target 1: at least 95% of staff good
"""


def streams_are_read_and_released(library: Library) -> None:
    """Arrow from another language: every struct comes back exactly once."""
    plan = library.plan("staff.plan", STAFF)
    data = library.made(library.c.chitieu_data_new)
    producer = Producer(batches=3, rows=1000)
    stream = ctypes.byref(producer.stream)
    library.done(library.c.chitieu_data_add_stream(data, b"staff", stream))
    expect(not producer.stream.release, "the stream was taken")
    report = json.loads(library.report(plan, data, Options()))
    clause = report["targets"][0]["clauses"][0]
    expect((clause["status"], clause["count"], clause["base"]) == ("met", 3000, 3000), str(clause))

    asked: list[int] = []

    def stop(_: int) -> int:
        asked.append(1)
        return len(asked) >= 2

    never = Options(stop=STOP(stop))
    try:
        library.report(plan, data, never)
        sys.exit("a check went on after it was told to stop")
    except RuntimeError as error:
        expect(str(error).startswith("3: "), str(error))
    expect(len(asked) == 2, "nothing was asked after the answer")

    library.done(library.c.chitieu_free(data))
    expect(producer.released == producer.given, f"{producer.released} of {producer.given} came back")
    expect(library.c.chitieu_free(data) != 0, "a handle is freed once")
    library.done(library.c.chitieu_free(plan))


def main() -> None:
    """Everything, in turn."""
    root, library, command = sys.argv[1:]
    loaded = Library(library)
    as_the_command_says(loaded, Path(root), command)
    streams_are_read_and_released(loaded)
    print("all is as it should be")


if __name__ == "__main__":
    main()
