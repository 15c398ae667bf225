"""Plain values → a layout, for maps that no one has written yet."""

from collections.abc import Iterable
from typing import Any

from argmap.source.roundtrip import Collection, Entry, Layout, Node, Scalar

_LINES_OF_THEIR_OWN = 3
"""The map, its sections and their entries stand below their keys; what lies deeper in one line if it fits."""


def compose(value: dict[str, Any]) -> Layout:
    """The layout of a mapping of texts, numbers, truth values, lists and mappings."""
    return Layout([], _collection(value, 0))


def _collection(value: dict[str, Any] | list[Any], depth: int) -> Collection:
    is_mapping = isinstance(value, dict)
    items: Iterable[tuple[Any, Any]]
    items = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    entries = [Entry(None if key is None else _text(key), _node(item, depth + 1), []) for key, item in items]
    is_flow = not (is_mapping and depth < _LINES_OF_THEIR_OWN) and all(map(_fits_a_line, entries))
    return Collection(is_mapping, is_flow, "", entries, [])


def _node(value: Any, depth: int) -> Node:
    if isinstance(value, dict | list):
        return _collection(value, depth)
    return _text(value) if isinstance(value, str) else Scalar(value, _written(value))


def _text(text: str) -> Scalar:
    return Scalar(text, '"')  # as if in quotes: the writer leaves them out where they are not needed


def _fits_a_line(entry: Entry) -> bool:
    node = entry.node
    return node.is_flow if isinstance(node, Collection) else not _has_lines(node)


def _has_lines(node: Node) -> bool:
    return isinstance(node, Scalar) and "\n" in str(node.value)


def _written(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _IN_YAML.get(repr(value), repr(value))
    raise TypeError(f"no value of a map: {value!r}")


_IN_YAML = {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}
