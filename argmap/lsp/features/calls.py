"""What depends on a statement, and what it depends on itself, as editors show who calls what."""

from collections import defaultdict

from lsprotocol import types

from argmap.document import SECTIONS
from argmap.lsp.document import Sight
from argmap.lsp.features import feature
from argmap.lsp.kinds import LOOKS
from argmap.lsp.workspace import Workspace
from argmap.occurrences import Occurrence, Symbol


@feature(types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY)
async def prepare(
    workspace: Workspace, params: types.CallHierarchyPrepareParams
) -> list[types.CallHierarchyItem] | None:
    """The statement that is named at a place."""
    place = await workspace.named(params)
    if place is None or place[1].symbol.kind != "statement":
        return None
    item = await _item(workspace, place[1].symbol)
    return [item] if item else None


@feature(types.CALL_HIERARCHY_INCOMING_CALLS)
async def incoming(
    workspace: Workspace, params: types.CallHierarchyIncomingCallsParams
) -> list[types.CallHierarchyIncomingCall]:
    """The statements that name a statement, and where they do."""
    symbol = _symbol(params.item)
    found = []
    for user in await workspace.users(symbol.file) if symbol else ():
        naming: dict[Symbol, list[Occurrence]] = defaultdict(list)
        for each in user.known.occurrences.of(symbol) if symbol else ():
            if not each.is_definition and each.path[0] in SECTIONS:
                naming[Symbol(user.file, "statement", str(each.path[1]))].append(each)
        for source, places in naming.items():
            if item := await _item(workspace, source):
                found.append(types.CallHierarchyIncomingCall(item, _ranges(user, places)))
    return found


@feature(types.CALL_HIERARCHY_OUTGOING_CALLS)
async def outgoing(
    workspace: Workspace, params: types.CallHierarchyOutgoingCallsParams
) -> list[types.CallHierarchyOutgoingCall]:
    """The statements that a statement names, and where it does."""
    symbol = _symbol(params.item)
    sight = await workspace.sight(workspace.uri_of(symbol.file)) if symbol else None
    defined = sight and symbol and sight.known.occurrences.definition(symbol)
    if not (sight and defined):
        return []
    named: dict[Symbol, list[Occurrence]] = defaultdict(list)
    for each in sight.known.occurrences.all:
        if each.symbol.kind == "statement" and not each.is_definition and each.path[:2] == defined.path:
            named[each.symbol].append(each)
    return [
        types.CallHierarchyOutgoingCall(item, _ranges(sight, places))
        for target, places in named.items()
        if (item := await _item(workspace, target))
    ]


async def _item(workspace: Workspace, symbol: Symbol) -> types.CallHierarchyItem | None:
    """A statement as editors show it."""
    sight = await workspace.sight(workspace.uri_of(symbol.file))
    defined = sight and sight.known.occurrences.definition(symbol)
    if not (sight and defined):
        return None
    range = sight.range(*sight.known.extents[defined.path])
    selected = sight.range(defined.start, defined.end)
    if range is None or selected is None:
        return None
    statement = sight.known.graph.statements[symbol.id]
    kind, data = LOOKS[statement.kind].symbol, list(symbol)
    return types.CallHierarchyItem(
        symbol.id, kind, sight.uri, range, selected, detail=statement.text, data=data
    )


def _symbol(item: types.CallHierarchyItem) -> Symbol | None:
    """The statement that an item stands for."""
    data = item.data
    return Symbol(*map(str, data)) if isinstance(data, list) and len(data) == len(Symbol._fields) else None


def _ranges(sight: Sight, places: list[Occurrence]) -> list[types.Range]:
    found = (sight.range(each.start, each.end) for each in places)
    return [each for each in found if each]
