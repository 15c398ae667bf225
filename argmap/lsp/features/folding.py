"""What can be folded away: sections, entries, long texts, and comments of several lines."""

import re

from lsprotocol import types

from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace

_COMMENTS = re.compile(r"(?m)^[ \t]*#.*(?:\r?\n[ \t]*#.*)+")


@feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
async def folding(workspace: Workspace, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    """The lines of whatever takes several."""
    if (sight := await workspace.sight(params.text_document.uri)) is None:
        return []
    text = sight.known.tree.text
    values = [each for each in sight.known.extents.values() if "\n" in text[slice(*each)]]
    comments = [each.span() for each in _COMMENTS.finditer(text)]
    kinds = [(None, each) for each in values] + [(types.FoldingRangeKind.Comment, each) for each in comments]
    return [
        types.FoldingRange(range.start.line, range.end.line, kind=kind)
        for kind, each in kinds
        if (range := sight.range(*each))
    ]
