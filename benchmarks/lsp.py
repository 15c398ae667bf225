"""How long an editor waits for an answer after each edit: `argmap lsp` beside yaml-language-server."""

import json
import math
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import maps
from benchmarks.measure import tool

GOAL = 0.1
"""Seconds in which argmap is to answer, at a thousand statements."""
_PEER = "tests/editor/node_modules/yaml-language-server/bin/yaml-language-server"
_SCHEMA = Path("schema/argmap.schema.json")
_SETTINGS = {
    "yaml": {"completion": True, "hover": True, "validate": True, "schemaStore": {"enable": False}},
    "http": {"proxy": "", "proxyStrictSSL": False},
    "[yaml]": {"editor.tabSize": 2},
    "editor": {"tabSize": 2},
    "files": {},
}
_BOTH = ("completion", "hover", "documentSymbol", "foldingRange")
_DIAGNOSTICS = "what is wrong"
_BETWEEN_LETTERS = 0.08
"""Seconds; nobody types faster."""
_PAUSE = 1.5
"""Seconds after which a server has said all there is to say."""
_OWN = ("definition", "semanticTokens/full", "inlayHint", "codeLens")


class Edit(NamedTuple):
    """A character typed at a place; line and column from 0, all texts are ASCII."""

    line: int
    column: int
    text: str


class Server:
    """A language server, and what it says; leaving the `with` block ends it."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._last = 0
        self._told: list[Any] = []
        uri = folder.as_uri()
        markup = {"contentFormat": ["markdown"], "documentationFormat": ["markdown"]}
        document = {
            "completion": {"completionItem": {"snippetSupport": True, **markup}},
            "hover": markup,
            "foldingRange": {"lineFoldingOnly": True},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
            "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
        }
        capabilities = {"textDocument": document, "workspace": {"configuration": True}}
        workspace = {"rootUri": uri, "workspaceFolders": [{"uri": uri, "name": folder.name}]}
        self.ask("initialize", {"processId": None, "capabilities": capabilities, **workspace})
        self.tell("initialized", {})

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()

    def ask(self, method: str, params: Any) -> Any:
        """Ask, and wait for the answer."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while (answer := self._next()).get("id") != self._last or "method" in answer:
            pass
        assert "error" not in answer, answer["error"]
        return answer["result"]

    def tell(self, method: str, params: Any) -> None:
        """Tell it something."""
        self._send({"method": method, "params": params})

    def diagnostics(self, uri: str) -> None:
        """Wait until it says what is wrong with a document."""
        while True:
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return

    def _send(self, message: Mapping[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _next(self) -> Any:
        """The next message, once what it asks for is given."""
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while (header := stream.readline()).strip():
            name, _, value = header.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message = json.loads(stream.read(length))
        if "method" in message and "id" in message:
            items = message.get("params", {}).get("items", [])
            result = [_SETTINGS.get(item.get("section")) for item in items] if items else None
            self._send({"id": message["id"], "result": result})
        return message


class Writer:
    """Somebody who types into a map in an editor, and how long they wait for each kind of answer."""

    def __init__(self, server: Server, path: Path, text: str, methods: Sequence[str]) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self._server = server
        self._uri = path.as_uri()
        self._methods = methods
        self._version = 1
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": text}
        server.tell("textDocument/didOpen", {"textDocument": document})
        server.diagnostics(self._uri)

    def type(self, edit: Edit) -> None:
        """Type a character, and ask for all that an editor asks for then."""
        self._change(edit)
        after = {"line": edit.line, "character": edit.column + (edit.text != "\n")}
        for method in self._methods:
            at: dict[str, Any] = {"textDocument": {"uri": self._uri}, "position": after}
            if method in ("hover", "definition"):
                at["position"] = {"line": edit.line - 3, "character": 8}
            if method == "inlayHint":
                at["range"] = {"start": {"line": edit.line - 30, "character": 0}, "end": after}
            began = time.perf_counter()
            self._server.ask(f"textDocument/{method}", at)
            self.times[method].append(time.perf_counter() - began)
        time.sleep(_BETWEEN_LETTERS)

    def wait(self, edit: Edit) -> None:
        """Pause, type once more, and wait for what is said of the map."""
        time.sleep(_PAUSE)
        document = {"textDocument": {"uri": self._uri}}
        self._server.ask("textDocument/documentSymbol", document)  # what was said before is heard
        began = time.perf_counter()
        self._change(edit)
        self._server.diagnostics(self._uri)
        self.times[_DIAGNOSTICS].append(time.perf_counter() - began)

    def _change(self, edit: Edit) -> None:
        self._version += 1
        place = {"line": edit.line, "character": edit.column}
        document = {"uri": self._uri, "version": self._version}
        changes = [{"range": {"start": place, "end": place}, "text": edit.text}]
        change = {"textDocument": document, "contentChanges": changes}
        self._server.tell("textDocument/didChange", change)


def edits(text: str, places: int) -> Iterator[list[Edit]]:
    """Words typed here and there in a map, character by character: an id that is named, and a text."""
    lines = text.split("\n")
    fields = [number for number, line in enumerate(lines) if line in ("    by: north", "    by: south")]
    for number in sorted(random.Random(1).sample(fields, places), reverse=True):
        typed = []
        for line, word in ((number, "    only_if: survey-7"), (number + 2, "    note: Said twice")):
            typed.append(Edit(line, 0, "\n"))
            typed += (Edit(line, column, letter) for column, letter in enumerate(word))
        yield typed


def main(count: int = 1_000, places: int = 8) -> None:
    """Print a table: the median, the 95th percentile and the longest time of each kind of answer."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        path = Path(name, f"m{count}.argmap.yaml")
        maps.write(path, count)
        text = f"# yaml-language-server: $schema={_SCHEMA.absolute()}\n{path.read_text(encoding='utf-8')}"
        path.write_text(text, encoding="utf-8")
        writers = {
            program: Writer(running.enter_context(Server(command, path.parent)), path, text, methods)
            for program, (command, methods) in _commands().items()
        }
        typed = list(edits(text, places))
        print(f"{count} statements, {sum(map(len, typed))} edits")
        for *some, last in typed:  # in turn, so that the machine's mood falls out of the ratio
            for writer in writers.values():
                for edit in some:
                    writer.type(edit)
                writer.wait(last)
    for program, writer in writers.items():
        for method, times in writer.times.items():
            print(f"  {program:<22}{method:<22}{_row(times)}")
        print(f"  {program:<22}{'all that both answer':<22}{_row(_answers(writer, _BOTH))}")
    ours, *others = writers.values()
    all_answers = percentile(_answers(ours, (*_BOTH, *_OWN))) * 1000
    print(f"  argmap lsp, 95th percentile of all answers: {all_answers:.0f} ms (goal {GOAL * 1000:.0f} ms)")
    for other in others:
        ratio = percentile(_answers(ours, _BOTH)) / percentile(_answers(other, _BOTH))
        print(f"  argmap lsp / yaml-language-server, at the 95th percentile: {ratio:.2f} (goal 1)")


def _commands() -> dict[str, tuple[list[str], tuple[str, ...]]]:
    """The servers, and what each is asked."""
    commands: dict[str, tuple[list[str], tuple[str, ...]]] = {}
    commands["argmap lsp"] = [tool("argmap"), "lsp"], (*_BOTH, *_OWN)
    node = shutil.which("node")
    if node and Path(_PEER).exists():
        commands["yaml-language-server"] = [node, _PEER, "--stdio"], _BOTH
    else:
        print("yaml-language-server is not here: npm ci --prefix tests/editor", file=sys.stderr)
    return commands


def _answers(writer: Writer, methods: Sequence[str]) -> list[float]:
    return [each for method in methods for each in writer.times[method]]


def percentile(times: Sequence[float], share: float = 0.95) -> float:
    """The time within which this share of the answers came."""
    return sorted(times)[math.ceil(share * len(times)) - 1]


def _row(times: Sequence[float]) -> str:
    median, most = percentile(times, 0.5), percentile(times)
    return f"{median * 1000:8.1f} ms{most * 1000:9.1f} ms{max(times) * 1000:9.1f} ms"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
