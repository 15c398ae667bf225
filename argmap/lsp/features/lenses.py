"""What stands above a statement: the objections to it, and what keeps it open."""

from collections import Counter
from collections.abc import Iterator

from lsprotocol import types

from argmap.amounts import amount
from argmap.lsp.analysis import Analysis
from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace
from argmap.relations import Relation
from argmap.wording import cause


@feature(types.TEXT_DOCUMENT_CODE_LENS)
async def lenses(workspace: Workspace, params: types.CodeLensParams) -> list[types.CodeLens]:
    """A line for each statement to which there are objections, or that is open."""
    sight = await workspace.sight(params.text_document.uri)
    if sight is None or not workspace.client.options.code_lenses:
        return []
    objections = Counter(link.target for link in sight.sound.graph.links_of(Relation.AGAINST))
    found = []
    for each in sight.known.occurrences.definitions:
        if each.symbol.kind == "statement" and each.name in sight.sound.outcomes:
            for title in _titles(sight.sound, each.name, objections[each.name]):
                if range := sight.range(each.start, each.end):
                    # A command without a name is one that does nothing: the words are all there is to it.
                    found.append(types.CodeLens(range, types.Command(title, "")))
    return found


def _titles(sound: Analysis, id: str, objections: int) -> Iterator[str]:
    gaps = {gap.kind: gap for gap in sound.gaps.get(id, ())}
    if objections:
        unanswered = gaps.get("unanswered-objection")
        rest = f", {len(unanswered.others)} unanswered" if unanswered else ""
        yield f"{amount(objections, 'objection')}{rest}"
    if "open-condition" in gaps:
        yield f"open: {gaps['open-condition'].details}"
    elif sound.outcomes[id].verdict == "open":
        yield f"open: {cause(id, sound.outcomes[id]).replace('`', '')}"
