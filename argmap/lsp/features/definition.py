"""From a name to where it is defined: in the map, or in one that it imports."""

from lsprotocol import types

from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace

_TOP = types.Range(types.Position(0, 0), types.Position(0, 0))


@feature(types.TEXT_DOCUMENT_DEFINITION)
async def definition(workspace: Workspace, params: types.DefinitionParams) -> list[types.Location]:
    """Where what is named at a place is defined; of an alias, its map as well."""
    if (place := await workspace.named(params)) is None:
        return []
    _, named = place
    found = []
    home = await workspace.sight(workspace.uri_of(named.symbol.file))
    defined = home and home.known.occurrences.definition(named.symbol)
    if home and defined and (range := home.range(defined.start, defined.end)):
        found.append(types.Location(home.uri, range))
    if home and named.symbol.kind == "import" and named.symbol.id in home.known.imports:
        found.append(types.Location(workspace.uri_of(home.known.imports[named.symbol.id]), _TOP))
    return found
