"""The YAML in a document: its front matter, and what stands in braces."""

import re
from collections.abc import Iterator
from typing import Any

from argmap.formats.argdown.token import Comment, Token
from argmap.formats.argdown.whole import Broken
from argmap.formatting import comments
from argmap.source import read

_BLOCK = re.compile(r"\{[ \t]*\n")

LONGEST_KEY = 500
"""So many characters a key has at most: YAML can't write much longer ones without another notation."""

Data = tuple[dict[str, Any], list[Comment]]
"""Keys and values, and the comments between them."""


def front_matter(token: Token) -> Data:
    """What the front matter says; raises Broken."""
    return _read(token.value, token.start)


def data(token: Token) -> Data:
    """What stands in braces; after a line break it is YAML as in files, without the braces; raises Broken."""
    block = _BLOCK.match(token.value)
    if block is None:
        return _read(token.value, token.start)
    return _read(token.value[block.end() : -1], token.start + block.end())


def _read(text: str, start: int) -> Data:
    tree = read(text)
    fault = next((each for each in tree.faults if each.rule != "empty-file"), None)
    if fault is not None:
        # What is said of a whole map does not help here.
        cure = f"; {fault.cure}" if fault.cure and "`proposals:`" not in fault.cure else ""
        raise Broken(f"{fault.message}{cure}", start + fault.start)
    if any(len(key) > LONGEST_KEY for key in _keys(tree.value)):
        message = f"a key here has more than {LONGEST_KEY} characters; put a space behind the colon"
        raise Broken(message, start + tree.places.top[0])
    if not isinstance(tree.value, dict):
        return ({} if tree.value is None else {"data": tree.value}), []
    said = (each.lstrip("# ") for _, each in comments(tree)) if "#" in text else ()
    return tree.value, [Comment(each, start, start) for each in said]


def _keys(value: Any) -> Iterator[str]:
    """All keys in a value, which is not deep."""
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _keys(each)
