"""Verdicts behind the ids of statements."""

from lsprotocol import types

from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace
from argmap.signs import SIGNS
from argmap.wording import why


@feature(types.TEXT_DOCUMENT_INLAY_HINT)
async def hints(workspace: Workspace, params: types.InlayHintParams) -> list[types.InlayHint]:
    """The verdict of each statement that is written in some lines."""
    sight = await workspace.sight(params.text_document.uri)
    if sight is None or not workspace.client.options.inlay_hints:
        return []
    lines = range(params.range.start.line, params.range.end.line + 1)
    found = []
    for each in sight.known.occurrences.definitions:
        outcome = sight.sound.outcomes.get(each.name) if each.symbol.kind == "statement" else None
        place = sight.range(each.start, each.end + 1) if outcome else None  # behind the colon
        if outcome and place and place.end.line in lines:
            data = {"uri": sight.uri, "id": each.name}
            hint = types.InlayHint(place.end, SIGNS[outcome.verdict], padding_left=True, data=data)
            found.append(hint)
    return found


@feature(types.INLAY_HINT_RESOLVE)
async def explained(workspace: Workspace, hint: types.InlayHint) -> types.InlayHint:
    """A hint with the reason for its verdict."""
    known = hint.data if isinstance(hint.data, dict) else {}
    sight, id = await workspace.sight(str(known.get("uri"))), str(known.get("id"))
    if sight and id in sight.sound.outcomes:
        hint.tooltip = why(sight.sound.graph, id, {}, sight.sound.outcomes[id])
    return hint
