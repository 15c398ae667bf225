"""What is offered while somebody types: keys, ids, words and whole entries, each with what it means."""

from lsprotocol import types

from argmap import files
from argmap.graph import Graph
from argmap.lsp.client import Client
from argmap.lsp.document import Document, bare
from argmap.lsp.features import feature
from argmap.lsp.offers import Offer, offers, plain
from argmap.lsp.workspace import Workspace
from argmap.source.cursor import Cursor, cursor

_MOST = 200
"""So many are offered at once; typing on brings up others."""
_SIGNS = [" ", ".", ":", "[", "{", ","]
"""What is typed before something can be offered."""


@feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=_SIGNS))
async def completion(workspace: Workspace, params: types.CompletionParams) -> types.CompletionList | None:
    """What can be written at a place, whether or not the text around it can be read."""
    document = workspace.document(params.text_document.uri)
    if document is None or not document.is_map:
        return None
    at = cursor(bare(document.text), document.positions.offset(params.position))
    if at is None:
        return None
    graph = document.known.graph if document.known else Graph()
    found = [*offers(at, graph), *await _files(workspace, document, at)]
    fitting = [each for each in found if each.is_snippet or _fits(each.word, at.word)]
    fitting.sort(key=lambda each: not each.word.casefold().startswith(at.word.casefold()))
    range = document.positions.range(at.start, at.end)
    items = [_item(workspace.client, each, at, range, number) for number, each in enumerate(fitting[:_MOST])]
    return types.CompletionList(len(fitting) > _MOST, items)


async def _files(workspace: Workspace, document: Document, at: Cursor) -> list[Offer]:
    """The maps that can be imported, as they are seen from the map that is being written."""
    if at.path[:1] != ("imports",) or len(at.path) != 2:
        return []
    folders = workspace.roots or [document.path.rpartition("/")[0]]
    maps = await workspace.at_desk(lambda desk: list(desk.maps(folders)))
    seen = map(files.seen_from(document.path), (each for each in maps if each != document.path))
    return [Offer(each, each, types.CompletionItemKind.File, "map") for each in seen]


def _fits(word: str, typed: str) -> bool:
    """Whether a word holds what is typed, with other letters between: the editor chooses more finely."""
    rest = iter(word.casefold())
    return all(letter in rest for letter in typed.casefold())


def _item(client: Client, offer: Offer, at: Cursor, range: types.Range, number: int) -> types.CompletionItem:
    blanks = offer.is_snippet and client.can("text_document.completion.completion_item.snippet_support")
    text = offer.text if blanks or not offer.is_snippet else plain(offer.text)
    several = "\n" in text and client.can("text_document.completion.completion_item.insert_text_mode_support")
    return types.CompletionItem(
        offer.word,
        kind=offer.kind,
        detail=offer.detail or None,
        documentation=_documentation(client, offer.documentation),
        sort_text=f"{number:04}",
        filter_text=at.word if offer.is_snippet and at.word else None,
        insert_text_format=types.InsertTextFormat.Snippet if blanks else None,
        insert_text_mode=types.InsertTextMode.AdjustIndentation if several else None,
        text_edit=types.TextEdit(range, " " * at.glued + text),
    )


def _documentation(client: Client, text: str) -> types.MarkupContent | str | None:
    if not text:
        return None
    return client.markup("text_document.completion.completion_item.documentation_format", text)
