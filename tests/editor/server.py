"""A language server at work, as an editor sees it: JSON-RPC over its standard input and output."""

import json
import queue
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

_PATIENCE = 60
"""Seconds to wait for an answer. Far more than it takes: this ends a test that hangs."""

_SETTINGS = {
    "yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}},
    "http": {"proxy": "", "proxyStrictSSL": False},
    "[yaml]": {"editor.tabSize": 2},
    "editor": {"tabSize": 2},
    "files": {},
}


class Server:
    """A running language server; leaving the `with` block ends it."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._answers: queue.Queue[Any] = queue.Queue()
        self._diagnostics: queue.Queue[Any] = queue.Queue()
        self._last_id = 0
        threading.Thread(target=self._listen, daemon=True).start()
        markup = {"contentFormat": ["markdown"], "documentationFormat": ["markdown"]}
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": True, **markup}},
                "hover": markup,
                "publishDiagnostics": {"relatedInformation": True},
            },
            "workspace": {"configuration": True},
        }
        root = folder.as_uri()
        workspace = {"rootUri": root, "workspaceFolders": [{"uri": root, "name": folder.name}]}
        self._ask("initialize", {"processId": None, "capabilities": capabilities, **workspace})
        self._tell("initialized", {})

    def __enter__(self) -> "Server":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._tell("exit", {})
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        self._process.kill()
        self._process.wait(_PATIENCE)

    def diagnostics(self, path: Path, text: str) -> list[dict[str, Any]]:
        """What the server says of a document, once it is opened."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while True:
            published = self._diagnostics.get(timeout=_PATIENCE)
            if published["uri"] == path.as_uri():
                found: list[dict[str, Any]] = published["diagnostics"]
                return found

    def completion(self, path: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What the server offers at a place of an open document, by label."""
        offered = self._ask("textDocument/completion", _place(path, line, column))
        items = offered["items"] if isinstance(offered, dict) else offered
        return {item["label"]: item for item in items}

    def hover(self, path: Path, line: int, column: int) -> str:
        """What the server says of the word at a place of an open document."""
        said = self._ask("textDocument/hover", _place(path, line, column))
        return str(said["contents"]["value"]) if said else ""

    def _ask(self, method: str, params: Any) -> Any:
        self._last_id += 1
        self._send({"id": self._last_id, "method": method, "params": params})
        while True:
            answer = self._answers.get(timeout=_PATIENCE)
            if answer.get("id") == self._last_id:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                header = stream.readline()
            self._take(json.loads(stream.read(length)))

    def _take(self, message: dict[str, Any]) -> None:
        if "method" not in message:
            self._answers.put(message)
        elif message["method"] == "textDocument/publishDiagnostics":
            self._diagnostics.put(message["params"])
        elif "id" in message:  # the server asks: for settings, or leave to do something
            items = message.get("params", {}).get("items", [])
            result = [_SETTINGS.get(item.get("section")) for item in items] if items else None
            self._send({"id": message["id"], "result": result})


def _place(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line - 1, "character": column - 1}}
