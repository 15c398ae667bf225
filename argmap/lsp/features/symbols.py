"""The outline of a map by sections, and what can be found by its id in all maps."""

from collections.abc import Callable

from lsprotocol import types

from argmap.graph import Graph
from argmap.lsp.document import Sight
from argmap.lsp.features import feature
from argmap.lsp.kinds import look
from argmap.lsp.workspace import Workspace
from argmap.occurrences import Occurrence

_MOST = 1000
"""So many symbols of all maps are given at once; nobody looks through more."""


@feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
async def outline(workspace: Workspace, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    """The sections of a map, and in each what it holds, with its group and its text."""
    if (sight := await workspace.sight(params.text_document.uri)) is None:
        return []
    sections: dict[str, list[types.DocumentSymbol]] = {}
    for each in sight.known.occurrences.definitions:
        range, selected = sight.range(*sight.known.extents[each.path]), sight.range(each.start, each.end)
        entries = sections.setdefault(str(each.path[0]), [])
        if range and selected:
            graph = sight.known.graph
            detail = ": ".join(filter(None, (_group(graph, each), _text(graph, each)))) or None
            kind = look(graph, each).symbol
            entries.append(types.DocumentSymbol(each.name, kind, range, selected, detail))
    return [section for name, entries in sections.items() if (section := _section(sight, name, entries))]


@feature(types.WORKSPACE_SYMBOL)
async def found(workspace: Workspace, params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
    """What has an id with the letters of a query in their order, or a text that holds the query."""
    symbols = []
    for sight in await workspace.maps():
        for each in sight.known.occurrences.definitions:
            graph, range = sight.known.graph, sight.range(each.start, each.end)
            if range is None or not _is_meant(each.name, _text(graph, each), params.query):
                continue
            container = _group(graph, each) or str(each.path[0])
            symbols.append(
                types.WorkspaceSymbol(
                    types.Location(sight.uri, range),
                    each.name,
                    look(graph, each).symbol,
                    container_name=container,
                )
            )
            if len(symbols) == _MOST:
                return symbols
    return symbols


def _section(sight: Sight, name: str, entries: list[types.DocumentSymbol]) -> types.DocumentSymbol | None:
    start, end = sight.known.extents[name,]
    range, selected = sight.range(start, end), sight.range(start, start + len(name))
    if range is None or selected is None:
        return None
    return types.DocumentSymbol(name, types.SymbolKind.Namespace, range, selected, children=entries)


def _text(graph: Graph, each: Occurrence) -> str:
    """What is said of an entry."""
    texts: dict[str, Callable[[str], str | None]] = {
        "party": lambda id: graph.parties[id].name,
        "source": lambda id: graph.sources[id].title,
        "group": lambda id: graph.groups[id].title,
        "scenario": lambda id: graph.scenarios[id].title,
        "import": lambda id: graph.imports[id],
        "statement": lambda id: graph.statements[id].text,
    }
    return texts[each.symbol.kind](each.name) or ""


def _group(graph: Graph, each: Occurrence) -> str | None:
    """The title of the group that a statement is in."""
    group = graph.statements[each.name].group if each.symbol.kind == "statement" else None
    return graph.groups[group].title if group else None


def _is_meant(id: str, text: str, query: str) -> bool:
    rest = iter(id.casefold())
    return all(letter in rest for letter in query.casefold()) or query.casefold() in text.casefold()
