"""The YAML in a document: its front matter, and what stands in braces."""

import re
from typing import Any

from argmap.formats.argdown.tokens import Token
from argmap.formats.argdown.whole import Broken
from argmap.source import read

_BLOCK = re.compile(r"\{[ \t]*\n")


def front_matter(token: Token) -> dict[str, Any]:
    """What the front matter says; raises Broken."""
    return _mapping(token.value, token.start)


def data(token: Token) -> dict[str, Any]:
    """What stands in braces; after a line break it is YAML as in files, without the braces; raises Broken."""
    block = _BLOCK.match(token.value)
    if block is None:
        return _mapping(token.value, token.start)
    return _mapping(token.value[block.end() : -1], token.start + block.end())


def _mapping(text: str, start: int) -> dict[str, Any]:
    tree = read(text)
    fault = next((each for each in tree.faults if each.rule != "empty-file"), None)
    if fault is not None:
        cure = f"; {fault.cure}" if fault.cure else ""
        raise Broken(f"{fault.message}{cure}", start + fault.start)
    if tree.value is None or isinstance(tree.value, dict):
        return tree.value or {}
    return {"data": tree.value}
