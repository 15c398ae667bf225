"""Plain values for the keys of a map: whether a value will do, and what of an author's data it can be."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.document.leaf import DATE, URL, Leaf, Refused
from argmap.document.reading import read_valid


def is_valid(section: str, key: str, value: Any) -> bool:
    """Whether the entries of a section take a value for a key, whatever it may name."""
    return _is_document({section: {"a": {"text": "", key: value}}})


def is_valid_section(section: str, value: Any) -> bool:
    """Whether a map takes a value for a section that holds no statements."""
    return _is_document({section: value})


def _is_document(value: dict[str, Any]) -> bool:
    try:
        read_valid({"argmap": 1, "claims": {"a": ""}, **value})
    except Refused:
        return False
    return True


def is_address(text: str) -> bool:
    """Whether a text is an address on the web."""
    return _reads(URL, text)


def day(value: Any) -> str:
    """The day that a text means, if it can mean only one; else nothing."""
    try:
        DATE.read(value)
    except Refused as refused:
        return refused.instead
    return str(value)


def line(value: Any) -> str:
    """A text or number in one line; nothing for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())


def lines(value: Any) -> list[str]:
    """The texts in a list, or the only one; nothing if there is anything else among them."""
    items = [line(each) for each in (value if isinstance(value, list) else [value])]
    return items if all(items) else []


def one_or_many(items: Iterable[Any]) -> Any:
    """A list, or its only item."""
    found = list(items)
    return found[0] if len(found) == 1 else found


def _reads(leaf: Leaf, value: Any) -> bool:
    try:
        leaf.read(value)
    except Refused:
        return False
    return True


def remarks(data: Mapping[str, Any]) -> list[str]:
    """Data that a map has no keys for, in words for a note."""
    return [f"{key}: {_spoken(value)}" for key, value in data.items()]


def _spoken(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
