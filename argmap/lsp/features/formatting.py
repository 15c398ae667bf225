"""The map in its usual layout, as `argmap fmt` writes it."""

from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError

from argmap.document import read_document
from argmap.formatting import Altered, formatted
from argmap.lsp.edits import text_edits
from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace


@feature(types.TEXT_DOCUMENT_FORMATTING)
async def formatting(
    workspace: Workspace, params: types.DocumentFormattingParams
) -> list[types.TextEdit] | None:
    """The edits that formatting makes; None while the map has faults."""
    sight = await workspace.fresh(params.text_document.uri)
    if sight is None or sight.latest.tree.faults or read_document(sight.latest.tree.value).findings:
        return None
    tree = sight.latest.tree
    try:
        after = await workspace.at_desk(lambda desk: formatted(tree))
    except Altered as altered:
        message = "a bug in argmap: formatting would change what the map says, so it is left as it is"
        raise JsonRpcInternalError(message) from altered
    return text_edits(sight.positions, tree.text, after)
