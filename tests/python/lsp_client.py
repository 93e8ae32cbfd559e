"""A client of a language server over standard input and output, just large enough for tests."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from typing import Any

LONGEST_WAIT = 60  # seconds, for machines that do much else


class Client:
    """Starts `chitieu lsp` and speaks to it; every answer is waited for."""

    def __init__(self, root: str, options: dict[str, Any] | None = None, encodings: list[str] | None = None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "chitieu", "lsp", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._came: queue.Queue[dict[str, Any] | None] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        self._number = 0
        self.published: dict[str, list[dict[str, Any]]] = {}
        general = {"positionEncodings": encodings} if encodings else {}
        self.server = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "capabilities": {"general": general},
                "initializationOptions": options or {},
            },
        )
        self.notify("initialized", {})

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if length == 0:
                self._came.put(None)
                return
            self._came.put(json.loads(stream.read(length)))

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _next(self) -> dict[str, Any]:
        message = self._came.get(timeout=LONGEST_WAIT)
        assert message is not None, "the server ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            self.published[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def request(self, method: str, params: Any) -> Any:
        """The result; an error is raised with its message."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._number and "method" not in message:
                if "error" in message:
                    raise RuntimeError(message["error"]["message"])
                return message["result"]

    def open(self, uri: str, text: str) -> list[dict[str, Any]]:
        """Opens a document and gives what is said of it."""
        item = {"uri": uri, "languageId": "chitieu", "version": 1, "text": text}
        return self._published_after(uri, "textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, text: str, version: int = 2) -> list[dict[str, Any]]:
        """Replaces a document's text and gives what is said of it."""
        params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"text": text}]}
        return self._published_after(uri, "textDocument/didChange", params)

    def _published_after(self, uri: str, method: str, params: Any) -> list[dict[str, Any]]:
        self.published.pop(uri, None)
        self.notify(method, params)
        while uri not in self.published:
            self._next()
        return self.published[uri]

    def at(self, method: str, uri: str, line: int, character: int, **more: Any) -> Any:
        """A request about a place of a document."""
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        return self.request(f"textDocument/{method}", place | more)

    def close(self) -> int:
        """Ends the server and gives its exit code."""
        self.request("shutdown", None)
        self.notify("exit", None)
        code = self._process.wait(timeout=LONGEST_WAIT)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        return code
