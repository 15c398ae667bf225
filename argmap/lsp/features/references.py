"""All places at which something is named, in its map and in those that import it."""

from lsprotocol import types

from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace


@feature(types.TEXT_DOCUMENT_REFERENCES)
async def references(workspace: Workspace, params: types.ReferenceParams) -> list[types.Location]:
    """Where what is named at a place is named, too."""
    if (place := await workspace.named(params)) is None:
        return []
    _, named = place
    wanted = params.context.include_declaration
    return [
        types.Location(user.uri, range)
        for user in await workspace.users(named.symbol.file)
        for each in user.known.occurrences.of(named.symbol)
        if (wanted or not each.is_definition) and (range := user.range(each.start, each.end))
    ]


@feature(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
async def highlights(
    workspace: Workspace, params: types.DocumentHighlightParams
) -> list[types.DocumentHighlight]:
    """Where in the file what is named at a place is named, too."""
    if (place := await workspace.named(params)) is None:
        return []
    sight, named = place
    return [
        types.DocumentHighlight(range, _KINDS[each.is_definition])
        for each in sight.known.occurrences.of(named.symbol)
        if (range := sight.range(each.start, each.end))
    ]


_KINDS = {True: types.DocumentHighlightKind.Write, False: types.DocumentHighlightKind.Read}
