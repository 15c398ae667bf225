"""Whatever is typed, every question is answered, and in the end the map is told what a check finds in it."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types
from pytest_lsp import client_capabilities

from argmap import files
from argmap.lsp.client import Client
from argmap.lsp.document import Document
from argmap.lsp.features import features
from argmap.lsp.telling import as_diagnostic, told
from argmap.lsp.workspace import Workspace

MAP = """\
argmap: 1
imports: {other: choose-a-database.argmap.yaml}
parties: {ada: {name: Ada, believes: {b: true}}, ben: Ben}
sources:
  lease: {title: "The lease, 😀", url: https://example.org}
groups: {g: G, h: {title: H, within: g}}
proposals:
  a:
    text: >-
      We move,
      at last.
    by: [ada, ben]
    source: {id: lease, quote: é}
    only_if: {any: [b, {not: other.price-fits}]}  # aside
conditions:
  b: The lease ends.
objections:
  c: {text: It is far., against: a, group: h}
scenarios:
  s: {assume: {b: true}, expect: {a: stands}}
"""
FOLDER = Path(__file__).parents[2] / "maps"
PIECES = st.sampled_from(
    [
        *(
            "\n",
            " ",
            "  ",
            ":",
            "- ",
            "{",
            "}",
            "[",
            "]",
            ",",
            "'",
            '"',
            "#",
            "|",
            "&x ",
            "*x",
            "b",
            "other.",
        ),
        *("🏳️", "\t", "\r", "\u2028", "\ufeff", "\ud800", "by: ", "only_if: ", "proposals:\n", "a: A\n"),
        *("argmap: 1\n", "- a\n  b: c"),
    ]
)
SPLICES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), PIECES), min_size=1, max_size=4)


class _Listener:
    """Keeps what is told, and lets bugs be seen."""

    def tell(self, document: Document) -> None:
        [as_diagnostic(client, document.uri, each) for each in told(document)]

    def warn(self, trouble: str) -> None:
        raise AssertionError(trouble)

    def regret(self, error: Exception) -> None:
        raise error


client = Client(client_capabilities("visual_studio_code"))


def _questions(uri: str, place: types.Position, end: types.Position) -> Iterator[tuple[str, Any]]:
    document, whole = types.TextDocumentIdentifier(uri), types.Range(types.Position(0, 0), end)
    for each in features():
        asked: Any = types.METHOD_TO_TYPES[each.method][2]
        if asked is None or "resolve" in each.method.casefold() or each.method.startswith("callHierarchy"):
            continue
        about: dict[str, Any] = {
            "position": place,
            "positions": [place],
            "range": whole,
            "context": types.CodeActionContext([]),
            "options": types.FormattingOptions(2, True),
            "query": "a",
        }
        if each.method == types.TEXT_DOCUMENT_REFERENCES:
            about["context"] = types.ReferenceContext(True)
        names = {field.name for field in asked.__attrs_attrs__}
        needed = {name: value for name, value in about.items() if name in names}
        if each.method == types.TEXT_DOCUMENT_RENAME:
            needed["new_name"] = "new-name"
        if "text_document" in names:
            needed["text_document"] = document
        yield each.method, asked(**needed)


async def _session(splices: list[tuple[float, int, str]]) -> None:
    workspace = Workspace(client, "utf-16", [], _Listener())
    path = FOLDER / "typed.argmap.yaml"
    uri, text = path.as_uri(), MAP
    workspace.open(uri, text, 1)
    answers = {each.method: each.answer for each in features()}
    try:
        for version, (share, length, piece) in enumerate(splices, 2):
            start = round(share * len(text))
            document = workspace.documents[path.as_posix()]
            first, last = (document.positions.position(each) for each in (start, start + length))
            change = types.TextDocumentContentChangePartial(types.Range(first, last), piece)
            workspace.change(uri, [change], version)
            text = document.text
            end = document.positions.position(len(text))
            for method, params in _questions(uri, document.positions.position(start + len(piece)), end):
                if method != types.TEXT_DOCUMENT_RENAME:  # which may rightly be refused
                    await answers[method](workspace, params)
        await workspace.fresh(uri)
        document = workspace.documents[path.as_posix()]
        if document.latest is not None and document.is_map:
            data = text.encode("utf-8", "surrogatepass")
            checked = files.project().check_text(data, path.as_posix())
            found = [each for each in document.latest.told if each not in checked.diagnostics]
            assert (found, len(document.latest.told)) == ([], len(checked.diagnostics))
    finally:
        workspace.end()


def _finished(doing: Coroutine[Any, Any, None]) -> None:
    """Run something in a thread: the main one may have a loop of a browser's."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, doing).result()


@settings(max_examples=40)
@given(SPLICES)
def test_every_question_is_answered(splices: list[tuple[float, int, str]]) -> None:
    _finished(_session(splices))


def test_the_map_that_is_spoilt_is_a_good_one() -> None:
    assert files.project().check_text(MAP, (FOLDER / "typed.argmap.yaml").as_posix()).sound
