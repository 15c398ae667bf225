"""Editors with the server running, and maps open in them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lsprotocol import types

from .editor import Editor

MARK = "‸"
"""Stands in a text where the cursor is."""


class Opened(NamedTuple):
    """A map in an editor, the cursor where the mark stood in its text."""

    editor: Editor
    uri: str
    place: types.Position

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    @property
    def text(self) -> str:
        """The text as the editor has it."""
        return self.editor.texts[self.uri]

    def ask(self, method: str, params: type[Any], **more: Any) -> Any:
        """Ask about the place of the cursor, or with other things to name about the map."""
        about = more or {"position": self.place}
        return self.editor.ask(method, params(text_document=self.document, **about))

    def marked(self, range: types.Range) -> str:
        """The text in a range."""
        start, end = (self.editor.offset(self.text, place) for place in (range.start, range.end))
        return self.text[start:end]

    def said(self) -> list[tuple[int, str, str]]:
        """What is said of the map: the line from 1, the text that is marked, and the rule."""
        found = self.editor.diagnostics(self.uri)
        return [(each.range.start.line + 1, self.marked(each.range), str(each.code)) for each in found]

    def at(self, text: str, after: int = 0) -> types.Position:
        """Where a text stands, or some characters after that."""
        return self.editor.place(self.text, self.text.index(text) + after)

    def type(self, before: str, text: str) -> None:
        """Type a text in front of another."""
        place = self.at(before)
        self.editor.type(self.uri, types.Range(place, place), text)


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is a project of its own, with the maps of this one."""
    folder = tmp_path_factory.mktemp("maps")
    shutil.copytree(Path(__file__).parents[2] / "maps", folder, dirs_exist_ok=True)
    (folder / "argmap.toml").touch()
    return folder


@pytest.fixture(scope="session")
def editor(folder: Path) -> Iterator[Editor]:
    """An editor that can do what Visual Studio Code can; it runs through all tests."""
    with Editor(folder) as editor:
        yield editor


@pytest.fixture
def opened(editor: Editor, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens a text as a map; it is closed after the test."""
    uris: list[str] = []

    def open_map(marked: str, name: str = "") -> Opened:
        before, _, after = marked.partition(MARK)
        name = name or f"{request.node.name.partition('[')[0]}-{len(uris)}.argmap.yaml"
        uris.append(editor.open(name, before + after))
        return Opened(editor, uris[-1], editor.place(before, len(before)))

    yield open_map
    for uri in uris:
        editor.close(uri)
