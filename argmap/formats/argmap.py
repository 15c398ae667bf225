"""Maps as argmap has them: YAML, in the layout of `argmap fmt`."""

import re

from argmap.formats import Exported
from argmap.formatting import formatted, written
from argmap.source import Tree

TITLE = "Maps of argmap"
ENDINGS = (".argmap.yaml", ".argmap.yml", ".yaml", ".yml")
LOSSES = ()

_FIRST_KEY = re.compile(r"(?:[ \t]*(?:#.*)?\n|---[ \t]*\n)*argmap[ \t]*:")


def recognises(text: str) -> bool:
    """Whether the first key is `argmap`."""
    return _FIRST_KEY.match(text) is not None


def spell(tree: Tree) -> Exported:
    """The map in YAML: with its comments and notation, or from JSON in that which people write."""
    is_json = tree.text.lstrip().startswith("{")
    return Exported((written(tree.value) if is_json else formatted(tree)).encode())
