"""Colours for ids, by what each stands for."""

from collections.abc import Iterable

from lsprotocol import types

from argmap.lsp.document import Sight
from argmap.lsp.features import feature
from argmap.lsp.kinds import LOOKS, look
from argmap.lsp.workspace import Workspace
from argmap.occurrences import Occurrence

_NAMES = {
    colour: number for number, colour in enumerate(dict.fromkeys(each.colour for each in LOOKS.values()))
}
_MODIFIERS = {"definition": 1, "stands": 2, "falls": 4, "open": 8}
_LEGEND = types.SemanticTokensLegend(list(_NAMES), list(_MODIFIERS))


@feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, _LEGEND)
async def tokens(workspace: Workspace, params: types.SemanticTokensParams) -> types.SemanticTokens | None:
    """The colours of all ids."""
    sight = await workspace.sight(params.text_document.uri)
    return _encoded(sight, sight.known.occurrences.all) if sight else None


@feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, _LEGEND)
async def some(workspace: Workspace, params: types.SemanticTokensRangeParams) -> types.SemanticTokens | None:
    """The colours of the ids in a range."""
    if (sight := await workspace.sight(params.text_document.uri)) is None:
        return None
    lines = range(params.range.start.line, params.range.end.line + 1)
    inside = (each for each in sight.known.occurrences.all if _line(sight, each) in lines)
    return _encoded(sight, inside)


def _line(sight: Sight, each: Occurrence) -> int:
    now = sight.shift.now(each.start, each.end)
    return sight.positions.place(now[0])[0] if now else -1


def _encoded(sight: Sight, occurrences: Iterable[Occurrence]) -> types.SemanticTokens:
    """Colours as the protocol has them: five numbers each, places counted from the one before."""
    data: list[int] = []
    line = character = 0
    for each in occurrences:
        if (now := sight.shift.now(each.start, each.end)) is None:
            continue
        place = sight.positions.place(now[0])
        right = place[1] - character if place[0] == line else place[1]
        data += (place[0] - line, right, now[1] - now[0], *_kind(sight, each))
        line, character = place
    return types.SemanticTokens(data)


def _kind(sight: Sight, each: Occurrence) -> tuple[int, int]:
    """The number of an id's colour, and the bits of what else is known of it."""
    bits = _MODIFIERS["definition"] if each.is_definition else 0
    if each.symbol.kind == "statement" and (outcome := sight.sound.outcomes.get(each.name)):
        bits |= _MODIFIERS[outcome.verdict]
    return _NAMES[look(sight.known.graph, each).colour], bits
