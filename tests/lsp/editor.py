"""An editor: a client of the protocol in a thread of its own, so that a test asks and is answered.

Whatever the server says is held to the protocol, and to what the editor said it can do, by pytest-lsp.
"""

import asyncio
import sys
import threading
import time
import warnings
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

_T = TypeVar("_T")
_PATIENCE = 60.0
"""Seconds to wait for an answer. Far more than it takes: this ends a test that hangs."""
_A_MOMENT = 0.1

_CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
_WIDTHS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
"""How many bytes a code unit has."""


def _encoded(text: str, encoding: str) -> bytes:
    return text.encode(_CODECS[encoding], "surrogatepass")


class Editor:
    """An editor with a server of its own, or one at an address; leaving the `with` block ends both.

    Its capabilities are those of an editor by name, `options` what its user wants.
    """

    def __init__(
        self,
        folder: Path,
        like: str = "visual_studio_code",
        *,
        options: dict[str, Any] | None = None,
        encodings: Sequence[str] = ("utf-16",),
        address: tuple[str, int] | None = None,
    ) -> None:
        self.folder = folder
        self.capabilities = client_capabilities(like)
        self.capabilities.general = types.GeneralClientCapabilities(position_encodings=list(encodings))
        if like == "visual_studio_code":  # what pytest-lsp knows of it is from before there were hints
            assert self.capabilities.text_document
            assert self.capabilities.workspace
            self.capabilities.text_document.inlay_hint = types.InlayHintClientCapabilities()
            self.capabilities.workspace.inlay_hint = types.InlayHintWorkspaceClientCapabilities(True)
        self.encoding = encodings[0]
        self.told: dict[str, types.PublishDiagnosticsParams] = {}
        self.heard: list[types.PublishDiagnosticsParams] = []
        self.texts: dict[str, str] = {}
        self.refreshed: list[str] = []
        self.client: LanguageClient
        self.server: types.InitializeResult
        self.options = {"delay": 0, **(options or {})}
        self._address = address
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self.versions: dict[str, int] = {}
        self._news = threading.Condition()

    def __enter__(self) -> "Editor":
        self._thread.start()
        self._do(self._begin())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._do(self.client.shutdown_session())
        finally:
            self._do(self._finish())
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(_PATIENCE)
            self._loop.close()

    # What an editor does

    def uri(self, name: str) -> str:
        """The address of a file in the folder."""
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> str:
        """Open a file with a text that need not be stored, and give its address."""
        uri = self.uri(name)
        self.texts[uri] = text
        self.versions[uri] = self.versions.get(uri, 0) + 1
        item = types.TextDocumentItem(uri, "yaml", self.versions[uri], text)
        self.tell(types.TEXT_DOCUMENT_DID_OPEN, types.DidOpenTextDocumentParams(item))
        return uri

    def type(self, uri: str, range: types.Range, text: str) -> None:
        """Put a text in place of another."""
        change = types.TextDocumentContentChangePartial(range, text)
        self.texts[uri] = self.edited(self.texts[uri], [types.TextEdit(range, text)])
        self._change(uri, change)

    def replace(self, uri: str, text: str) -> None:
        """Put another text in place of all there is."""
        self.texts[uri] = text
        self._change(uri, types.TextDocumentContentChangeWholeDocument(text))

    def close(self, uri: str) -> None:
        """Close a file."""
        params = types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
        self.tell(types.TEXT_DOCUMENT_DID_CLOSE, params)

    def save(self, uri: str) -> None:
        """Store a file, and say so."""
        path = Path.from_uri(uri) if hasattr(Path, "from_uri") else Path(uri.removeprefix("file://"))
        path.write_text(self.texts[uri], encoding="utf-8")
        params = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        self.tell(types.TEXT_DOCUMENT_DID_SAVE, params)

    def ask(self, method: str, params: Any) -> Any:
        """Ask the server, and wait for the answer; what pytest-lsp complains of is an error."""

        async def asked() -> Any:
            asking: Any = self.client.protocol.send_request_async  # which has no types
            return await asking(method, params)

        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return self._do(asked())

    def tell(self, method: str, params: Any) -> None:
        """Tell the server something."""
        self._loop.call_soon_threadsafe(self.client.protocol.notify, method, params)

    def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """What the server says of the text of a file as it is now, once it does."""
        version = self.versions[uri]
        self.wait(lambda: uri in self.told and self.told[uri].version == version)
        return list(self.told[uri].diagnostics)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + _PATIENCE
        while not until():
            assert time.monotonic() < end, "it takes too long"
            with self._news:
                self._news.wait(_A_MOMENT)  # not all that is waited for is announced

    def edited(self, text: str, edits: Sequence[types.TextEdit]) -> str:
        """A text after edits, as editors make them: each place is one of the old text."""
        for edit in sorted(edits, key=lambda edit: self.offset(text, edit.range.start), reverse=True):
            start, end = self.offset(text, edit.range.start), self.offset(text, edit.range.end)
            text = text[:start] + edit.new_text + text[end:]
        return text

    def offset(self, text: str, place: types.Position) -> int:
        """How many characters of a text stand before a place, which is counted in code units."""
        lines = text.split("\n")
        before = _encoded(lines[place.line], self.encoding)[: place.character * _WIDTHS[self.encoding]]
        within = before.decode(_CODECS[self.encoding], "surrogatepass")
        return sum(len(line) + 1 for line in lines[: place.line]) + len(within)

    def place(self, text: str, offset: int) -> types.Position:
        """The place behind so many characters of a text."""
        *above, line = text[:offset].split("\n")
        return types.Position(len(above), len(_encoded(line, self.encoding)) // _WIDTHS[self.encoding])

    # How it does it

    def _change(self, uri: str, change: types.TextDocumentContentChangeEvent) -> None:
        self.versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.tell(types.TEXT_DOCUMENT_DID_CHANGE, types.DidChangeTextDocumentParams(document, [change]))

    def _do(self, doing: Coroutine[Any, Any, _T]) -> _T:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(_PATIENCE)

    async def _begin(self) -> None:
        self.client = make_test_lsp_client()
        features = self.client.protocol.fm.features
        features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = self._take
        for method in (
            types.WORKSPACE_CODE_LENS_REFRESH,
            types.WORKSPACE_INLAY_HINT_REFRESH,
            types.WORKSPACE_SEMANTIC_TOKENS_REFRESH,
            types.CLIENT_REGISTER_CAPABILITY,
        ):
            features[method] = lambda params, method=method: self.refreshed.append(method)
        if self._address is None:
            await self.client.start_io(sys.executable, "-m", "argmap", "lsp", cwd=self.folder)
        else:
            await self.client.start_tcp(*self._address)
        uri = self.folder.as_uri()
        self.client.set_configuration(self.options, section="argmap")
        params = types.InitializeParams(
            capabilities=self.capabilities,
            root_uri=uri,
            workspace_folders=[types.WorkspaceFolder(uri, self.folder.name)],
            initialization_options=self.options,
        )
        self.server = await self.client.initialize_session(params)

    async def _finish(self) -> None:
        if self._address is None:
            stop: Any = self.client.stop
            await stop()

    def _take(self, params: types.PublishDiagnosticsParams) -> None:
        with self._news:
            self.told[params.uri] = params
            self.heard.append(params)
            self._news.notify_all()
