"""The server: what happens in the editor goes to the workspace, what is asked to the features."""

from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from typing import Any

from lsprotocol import types
from pygls.exceptions import FeatureRequestError
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method

from argmap.lsp.addresses import path_of
from argmap.lsp.client import SECTION, Client, Options
from argmap.lsp.document import Document
from argmap.lsp.features import Feature, features
from argmap.lsp.telling import as_diagnostic, told
from argmap.lsp.workspace import Workspace

_WATCHED = ("**/*.yaml", "**/*.yml", "**/argmap.toml", "**/pyproject.toml")


class _Protocol(LanguageServerProtocol):
    """The protocol, but that texts are kept in the workspace alone.

    pygls would change its own copy of a text first, whose lines end wherever Python has it.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Any:
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None


class Server(LanguageServer):
    """A language server for one editor; it `was_shut_down` if the editor asked for that before it went."""

    def __init__(self) -> None:
        super().__init__("argmap", version("argmap"), protocol_cls=_Protocol)
        self.was_shut_down = False
        self.maps: Workspace
        self._warned: set[str] = set()
        followers: dict[str, Callable[[Any], Any]] = {
            types.INITIALIZE: self._begin,
            types.INITIALIZED: self._begun,
            types.SHUTDOWN: self._end,
            types.TEXT_DOCUMENT_DID_OPEN: self._open,
            types.TEXT_DOCUMENT_DID_CHANGE: self._change,
            types.TEXT_DOCUMENT_DID_SAVE: self._look_again,
            types.TEXT_DOCUMENT_DID_CLOSE: self._close,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._look_again,
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: self._configure,
            types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS: self._move,
        }
        for method, follow in followers.items():
            self.feature(method)(partial(follow))
        for each in features():
            self.feature(each.method, each.options)(partial(self._answer, each))

    # For the workspace

    def tell(self, document: Document) -> None:
        """Tell the editor what was found in a document, and that there is more to ask for."""
        found = [as_diagnostic(self.maps.client, document.uri, each) for each in told(document)]
        params = types.PublishDiagnosticsParams(document.uri, found, document.version)
        self.text_document_publish_diagnostics(params)
        for capability, refresh in {
            "workspace.semantic_tokens.refresh_support": self.workspace_semantic_tokens_refresh,
            "workspace.inlay_hint.refresh_support": self.workspace_inlay_hint_refresh,
            "workspace.code_lens.refresh_support": self.workspace_code_lens_refresh,
        }.items():
            if self.maps.client.can(capability):
                refresh(None)

    def warn(self, trouble: str) -> None:
        """Show the user something that they can mend, once."""
        if trouble not in self._warned:
            self._warned.add(trouble)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, trouble))

    def regret(self, error: Exception) -> None:
        """Show the user that argmap has a bug."""
        what = f"{type(error).__name__}: {error}".partition("\n")[0]
        message = f"a bug in argmap: {what} (argmap --traceback lsp shows more)"
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Show a bug, unless it is the answer to a question already."""
        if source is not FeatureRequestError:
            self.regret(error)

    async def _answer(self, feature: Feature, params: Any) -> Any:
        self.maps.hear()
        answer = await feature.answer(self.maps, params)
        self.maps.hear()
        return answer

    # What happens in the editor

    def _begin(self, params: types.InitializeParams) -> None:
        client = Client(params.capabilities)
        client.options = Options.read(params.initialization_options)
        folders = [folder.uri for folder in params.workspace_folders or ()]
        roots = list(map(path_of, folders or filter(None, [params.root_uri])))
        encoding = types.PositionEncodingKind(self.workspace.position_encoding).value
        self.maps = Workspace(client, encoding, roots, self)

    async def _begun(self, params: types.InitializedParams) -> None:
        if self.maps.client.can("workspace.did_change_watched_files.dynamic_registration"):
            watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            registration = types.Registration("watched", method, options)
            self.client_register_capability(types.RegistrationParams([registration]))
        await self._ask_for_options()

    async def _configure(self, params: types.DidChangeConfigurationParams) -> None:
        if not await self._ask_for_options():
            self.maps.client.options = Options.read(params.settings)
        for document in self.maps.documents.values():
            self.tell(document)

    async def _ask_for_options(self) -> bool:
        """Ask the editor for what its user wants; false if it does not say so when it is asked."""
        if not self.maps.client.can("workspace.configuration"):
            return False
        item = types.ConfigurationItem(section=SECTION)
        (given,) = await self.workspace_configuration_async(types.ConfigurationParams([item]))
        if given is not None:
            self.maps.client.options = Options.read(given)
        return given is not None

    def _open(self, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        self.maps.open(document.uri, document.text, document.version)

    def _change(self, params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        self.maps.change(document.uri, params.content_changes, document.version)

    def _close(self, params: types.DidCloseTextDocumentParams) -> None:
        self.maps.close(params.text_document.uri)

    def _look_again(self, params: Any) -> None:
        self.maps.begin_anew()

    def _move(self, params: types.DidChangeWorkspaceFoldersParams) -> None:
        self.maps.roots = list(map(path_of, self.workspace.folders))

    def _end(self, params: None) -> None:
        self.was_shut_down = True
        self.maps.end()
