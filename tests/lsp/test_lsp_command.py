"""The installed program: how it is started, found, refused and ended."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Program, argmap
from lsprotocol import types

from .editor import Editor

__all__ = ["argmap"]  # the fixture of the tests of all commands

MAP = "argmap: 1\nclaims: {a: {text: A, supports: b}}\n"


def _message(method: str, params: Any = None, id: int | None = None) -> bytes:
    message = {"jsonrpc": "2.0", "method": method, "params": params}
    body = json.dumps(message if id is None else {**message, "id": id}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


BEGIN = _message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
END = _message("shutdown", id=2) + _message("exit")


def test_from_the_first_word_to_the_last(argmap: Program) -> None:
    ran = argmap.run(argmap.command("lsp"), input=BEGIN + _message("initialized", {}) + END)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"Content-Length: ")
    assert b'"serverInfo": {"name": "argmap"' in ran.stdout or b'"serverInfo":{"name":"argmap"' in ran.stdout


@pytest.mark.parametrize(
    "said", [b"", BEGIN, BEGIN + _message("exit")], ids=["nothing", "half", "exit alone"]
)
def test_an_editor_that_goes_without_a_word(argmap: Program, said: bytes) -> None:
    ran = argmap.run(argmap.command("lsp"), input=said)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix")
def test_ctrl_c_ends_it_though_the_editor_says_nothing(argmap: Program) -> None:
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(argmap.command("lsp"), cwd=argmap.folder, **pipes) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(BEGIN)
        process.stdin.flush()
        assert process.stdout.readline().startswith(b"Content-Length")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == -signal.SIGINT
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    "nonsense",
    [
        b"Content-Length: 3\r\n\r\n{]}",
        _message("textDocument/hover", {"textDocument": 7}, 5),
        _message("no/such/method", {}, 6),
        _message("no/such/news", {}),
        _message(
            "textDocument/hover",
            {"textDocument": {"uri": "file:///n"}, "position": {"line": 9, "character": 9}},
            7,
        ),
        _message(
            "textDocument/didChange",
            {"textDocument": {"uri": "file:///n", "version": 2}, "contentChanges": [{"text": ""}]},
        ),
        _message("textDocument/didClose", {"textDocument": {"uri": "untitled:1"}}),
        _message(
            "inlayHint/resolve", {"position": {"line": 1, "character": 1}, "label": "x", "data": [1]}, 8
        ),
        _message("codeAction/resolve", {"title": "x", "data": {"uri": 7}}, 9),
        _message(
            "callHierarchy/incomingCalls",
            {
                "item": {
                    "name": "x",
                    "kind": 5,
                    "uri": "file:///n",
                    "range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}},
                    "selectionRange": {
                        "start": {"line": 0, "character": 0},
                        "end": {"line": 0, "character": 0},
                    },
                }
            },
            10,
        ),
    ],
    ids=[
        "no JSON",
        "no place",
        "no method",
        "no news",
        "no file",
        "not open",
        "never open",
        "no hint",
        "no action",
        "no item",
    ],
)
def test_nonsense_does_no_harm(argmap: Program, nonsense: bytes) -> None:
    ran = argmap.run(argmap.command("lsp"), input=BEGIN + _message("initialized", {}) + nonsense + END)
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr


def test_a_map_that_has_no_file_yet(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        item = types.TextDocumentItem("untitled:Untitled-1", "yaml", 1, MAP)
        editor.tell(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))
        editor.wait(lambda: bool(editor.told.get("untitled:Untitled-1")))
        assert [each.code for each in editor.told["untitled:Untitled-1"].diagnostics] == ["unknown-reference"]


def test_names_that_addresses_write_otherwise(tmp_path: Path) -> None:
    with Editor(tmp_path) as editor:
        uri = editor.open("größe & co #1 100%.argmap.yaml", MAP)
        assert "%" in uri
        assert [each.code for each in editor.diagnostics(uri)] == ["unknown-reference"]


# --- Over a port


@pytest.fixture
def waiting(argmap: Program) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """The server waiting for an editor at any free port, and where."""
    command = argmap.command("lsp", "--tcp", "localhost:0")
    process = subprocess.Popen(
        command, cwd=argmap.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    yield process, process.stdout.readline().strip()
    process.kill()
    process.communicate()


def test_an_editor_that_connects(waiting: tuple["subprocess.Popen[str]", str], tmp_path: Path) -> None:
    process, address = waiting
    host, _, port = address.rpartition(":")
    assert host == "127.0.0.1"
    with Editor(tmp_path, address=(host, int(port))) as editor:
        uri = editor.open("map.argmap.yaml", MAP)
        assert [each.code for each in editor.diagnostics(uri)] == ["unknown-reference"]
        with pytest.raises(OSError, match=r"refused|timed out"):
            socket.create_connection((host, int(port)), timeout=2)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("2087", "write HOST:PORT"),
        ("localhost:http", "write HOST:PORT"),
        ("localhost:70000", "write HOST:PORT"),
        ("0.0.0.0:0", "only this machine can be served"),
        ("[::]:0", "only this machine can be served"),
        ("192.0.2.1:2087", "only this machine can be served"),
        ("example.org:2087", "only this machine can be served"),
    ],
)
def test_other_machines_are_not_served(argmap: Program, address: str, said: str) -> None:
    code, out, err = argmap("lsp", "--tcp", address)
    assert (code, out) == (2, "")
    assert err.startswith(f"argmap: `--tcp {address}`: ")
    assert said in err


def test_a_port_that_is_taken(argmap: Program) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, out, err = argmap("lsp", "--tcp", f"127.0.0.1:{port}")
    assert (code, out) == (2, "")
    assert err.startswith(f"argmap: 127.0.0.1:{port}: ")
    assert "choose another port" in err


# --- Packages


def test_packages_that_are_not_installed(argmap: Program) -> None:
    ran = argmap.without(("pygls", "lsprotocol"), "lsp")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "argmap: the language server needs pygls, lsprotocol, not installed here: pip install 'argmap[lsp]'"
    ]


def test_other_commands_do_without_them(argmap: Program) -> None:
    argmap.write("map.argmap.yaml")
    code = (
        "import sys; sys.argv = ['argmap', 'check']\n"
        "from argmap.cli import main\n"
        "try: main()\n"
        "except SystemExit: print({'pygls', 'lsprotocol', 'attrs'} & {*sys.modules})"
    )
    ran = argmap.run([sys.executable, "-c", code])
    assert ran.stdout.decode().strip() == "set()"


# --- Bugs


def test_a_bug_is_told_and_the_server_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is started with a rule that fails on one word."""
    (tmp_path / "sitecustomize.py").write_text(
        "import argmap.pipeline as pipeline\n"
        "usual = pipeline.read\n"
        "def read(data):\n"
        "    if b'burst' in data: raise ZeroDivisionError('it has burst')\n"
        "    return usual(data)\n"
        "pipeline.read = read\n"
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    with Editor(tmp_path) as editor:
        uri = editor.open("map.argmap.yaml", MAP)
        assert len(editor.diagnostics(uri)) == 1
        editor.replace(uri, MAP.replace("text: A", "text: burst"))
        editor.wait(lambda: bool(editor.client.messages))
        (message,) = editor.client.messages
        assert message.message == (
            "a bug in argmap: ZeroDivisionError: it has burst (argmap --traceback lsp shows more)"
        )
        editor.replace(uri, MAP.replace("supports: b", "supports: a"))
        assert [each.code for each in editor.diagnostics(uri)] == ["self-reference"]


@pytest.mark.parametrize("like", ["visual_studio_code", "neovim", "emacs"])
def test_editors_of_several_kinds(tmp_path: Path, like: str) -> None:
    """What each is told is what it said that it understands; pytest-lsp looks after that."""
    encodings = {"neovim": ("utf-8", "utf-16", "utf-32"), "emacs": ("utf-32", "utf-8", "utf-16")}
    with Editor(tmp_path, like, encodings=encodings.get(like, ("utf-16",))) as editor:
        uri = editor.open("map.argmap.yaml", MAP)
        (found,) = editor.diagnostics(uri)
        assert found.range == types.Range(types.Position(1, 32), types.Position(1, 33))
        document, place = types.TextDocumentIdentifier(uri), types.Position(1, 9)
        hover = editor.ask(types.TEXT_DOCUMENT_HOVER, types.HoverParams(document, place))
        assert hover.contents.kind == types.MarkupKind.Markdown
        for method, params in (
            (types.TEXT_DOCUMENT_COMPLETION, types.CompletionParams(document, types.Position(1, 32))),
            (types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.DocumentSymbolParams(document)),
            (types.TEXT_DOCUMENT_DOCUMENT_LINK, types.DocumentLinkParams(document)),
        ):
            assert editor.ask(method, params) is not None
