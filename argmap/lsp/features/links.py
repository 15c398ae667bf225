"""What can be opened from a map: addresses, the files of sources, and imported maps."""

from posixpath import dirname, join

from lsprotocol import types

from argmap.lsp.document import Sight
from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace
from argmap.source import Path

_ADDRESSES = ("url", "archive")
_OPENED = ("http:", "https:", "ftp:", "mailto:")


@feature(types.TEXT_DOCUMENT_DOCUMENT_LINK)
async def links(workspace: Workspace, params: types.DocumentLinkParams) -> list[types.DocumentLink]:
    """Where each address and each file is named, and what opens there."""
    if (sight := await workspace.sight(params.text_document.uri)) is None:
        return []
    found = []
    for path, (_, end) in sight.known.extents.items():
        target = _target(workspace, sight, path)
        offsets = sight.known.tree.offsets(path) if target else None
        if offsets and (range := sight.range(offsets[2], end)):
            found.append(types.DocumentLink(range, target))
    return found


def _target(workspace: Workspace, sight: Sight, path: Path) -> str | None:
    """What opens at a path; None where nothing does."""
    is_file = (path[0] == "imports" and len(path) == 2) or (path[0], *path[2:]) == ("sources", "file")
    if not is_file and path[-1] not in _ADDRESSES:
        return None
    value = sight.known.tree.at(path)
    if not isinstance(value, str) or not value:
        return None
    if is_file:
        return workspace.uri_of(join(dirname(sight.file), value))
    if value.startswith("doi:"):
        return f"https://doi.org/{value.removeprefix('doi:')}"
    return value if value.startswith(_OPENED) else None
