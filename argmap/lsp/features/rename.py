"""Another id for something, in its map and in all that import it."""

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from argmap.document.leaf import ID, Refused
from argmap.lsp.document import Sight
from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace
from argmap.occurrences import Occurrence, Symbol

_REQUEST_FAILED = -32803


@feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
async def prepare(
    workspace: Workspace, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """What is to be renamed at a place; None where there is no id."""
    if (place := await workspace.named(params)) is None:
        return None
    sight, named = place
    range = sight.range(named.start, named.end)
    return types.PrepareRenamePlaceholder(range, named.symbol.id) if range else None


@feature(types.TEXT_DOCUMENT_RENAME)
async def rename(workspace: Workspace, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """The edits that give something another id."""
    await workspace.fresh(params.text_document.uri)
    if (place := await workspace.named(params)) is None:
        return None
    _, named = place
    users = await workspace.users(named.symbol.file)
    _demand(named, params.new_name, users)
    edits: dict[str, tuple[int | None, list[types.TextEdit]]] = {}
    for user in users:
        places = (user.range(each.start, each.end) for each in user.known.occurrences.of(named.symbol))
        if changes := [types.TextEdit(range, params.new_name) for range in places if range]:
            edits[user.uri] = user.version, changes
    return workspace.client.edit(edits)


def _demand(named: Occurrence, name: str, users: list[Sight]) -> None:
    """Refuse what is no id, is in use, or can't be done in every file."""
    try:
        ID.read(name)
    except Refused as refused:
        raise _refusal(f"{refused.message}; {refused.cure}") from refused
    symbol = named.symbol._replace(id=name)
    if symbol != named.symbol and any(_is_defined(user, symbol) for user in users):
        raise _refusal(f"there is a {symbol.kind} `{name}` already; choose another id")
    for user in users:
        if user.latest.tree.is_cut:
            fault = user.latest.tree.span(user.latest.tree.faults[-1].start, user.latest.tree.faults[-1].end)
            file = user.file.rpartition("/")[2]
            raise _refusal(f"`{file}` can't be read from line {fault.line} on; mend that first")


def _is_defined(user: Sight, symbol: Symbol) -> bool:
    return user.known.occurrences.definition(symbol) is not None


def _refusal(sentence: str) -> JsonRpcException:
    return JsonRpcException(sentence, _REQUEST_FAILED)
