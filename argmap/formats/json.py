"""Maps in JSON: the same document as in YAML, by the same schema."""

import json
import re

from argmap.formats import Exported, Loss, Unwritable
from argmap.formatting import comments
from argmap.source import Tree

TITLE = "Maps of argmap in JSON"
ENDINGS = (".argmap.json", ".json")
LOSSES = ("comments",)

_KEY = re.compile(r'\s*\{(?s:.*)"argmap"\s*:')


def recognises(text: str) -> bool:
    """Whether it is an object with the key `argmap`."""
    return _KEY.match(text) is not None


def spell(tree: Tree) -> Exported:
    """The map in JSON, its keys in the author's order."""
    try:
        text = json.dumps(tree.value, indent=2, ensure_ascii=False, allow_nan=False)
    except ValueError as error:
        raise Unwritable("JSON has no `.inf` and no `.nan`; put them in quotes") from error
    losses = (Loss("", f"the comment `{comment}` is left out", line) for line, comment in comments(tree))
    return Exported(f"{text}\n".encode(), tuple(losses))
