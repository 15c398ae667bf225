"""What the editor can do, and what its user wants."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from lsprotocol import types
from pygls.capabilities import get_capability

SECTION = "argmap"
"""The name under which editors keep the user's settings."""


class Options(NamedTuple):
    """What a user can choose. After `delay` milliseconds without typing, a map is checked."""

    inlay_hints: bool = True
    code_lenses: bool = True
    delay: int = 150

    @classmethod
    def read(cls, given: Any) -> "Options":
        """The options in an editor's settings; what is not as it should be is as if it were not there."""
        given = given.get(SECTION, given) if isinstance(given, Mapping) else {}
        given = given if isinstance(given, Mapping) else {}
        usual = cls()._asdict()
        keys = {name: re.sub("_(.)", lambda found: found[1].upper(), name) for name in usual}
        found = {name: given[key] for name, key in keys.items() if key in given}
        return cls(
            **{**usual, **{name: each for name, each in found.items() if type(each) is type(usual[name])}}
        )


class Client:
    """The editor at the other end."""

    def __init__(self, capabilities: types.ClientCapabilities) -> None:
        self._capabilities = capabilities
        self.options = Options()

    def can(self, capability: str) -> bool:
        """Whether it has a capability, by the names of the protocol in Python."""
        return bool(get_capability(self._capabilities, capability, False))

    def markup(self, capability: str, text: str) -> types.MarkupContent | str:
        """A text in Markdown, which editors that don't know it show as it is."""
        formats = get_capability(self._capabilities, capability, None)
        for kind in (types.MarkupKind.Markdown, types.MarkupKind.PlainText):
            if isinstance(formats, Sequence) and kind in formats:
                return types.MarkupContent(kind, text)
        return text

    def edit(self, edits: Mapping[str, tuple[int | None, list[types.TextEdit]]]) -> types.WorkspaceEdit:
        """Edits of files, by their addresses, of the versions that are open."""
        if self.can("workspace.workspace_edit.document_changes"):
            return types.WorkspaceEdit(
                document_changes=[
                    types.TextDocumentEdit(
                        types.OptionalVersionedTextDocumentIdentifier(uri, version), list(changes)
                    )
                    for uri, (version, changes) in edits.items()
                ]
            )
        return types.WorkspaceEdit(changes={uri: changes for uri, (_, changes) in edits.items()})
