"""What to select next, from the word at the cursor to the whole map."""

from collections.abc import Iterator

from lsprotocol import types

from argmap.lsp.document import Sight
from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace
from argmap.source.seeking import seek


@feature(types.TEXT_DOCUMENT_SELECTION_RANGE)
async def selection(
    workspace: Workspace, params: types.SelectionRangeParams
) -> list[types.SelectionRange] | None:
    """For each place, ever larger ranges that hold it."""
    if (sight := await workspace.fresh(params.text_document.uri)) is None:
        return None
    return [_ranges(sight, position) for position in params.positions]


def _ranges(sight: Sight, position: types.Position) -> types.SelectionRange:
    offset = sight.positions.offset(position)
    stretches = [each for each in _stretches(sight, offset) if each[0] <= offset <= each[1]]
    # From the outside inwards, as each range names the one that it is in.
    outer: types.SelectionRange | None = None
    for stretch in sorted(set(stretches), key=lambda each: (each[0], -each[1])):
        if (range := sight.range(*stretch)) is not None:
            outer = types.SelectionRange(range, outer)
    return outer or types.SelectionRange(types.Range(position, position))


def _stretches(sight: Sight, offset: int) -> Iterator[tuple[int, int]]:
    """What an offset is in: the text, each entry on the way to it, and its key or value."""
    tree = sight.known.tree
    yield 0, len(tree.text)
    path = seek(tree, offset).path
    for length in range(1, len(path) + 1):
        whole = sight.known.extents[path[:length]]
        yield whole
        if (offsets := tree.offsets(path[:length])) is not None:
            yield offsets[0], offsets[1]
            value = offsets[2], whole[1]
            yield value
            if tree.text[value[0] : value[0] + 1] in ("'", '"'):
                yield value[0] + 1, value[1] - 1
    if (named := sight.known.occurrences.at(offset)) is not None:
        yield named.start, named.end
