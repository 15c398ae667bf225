"""What may stand at a place of a map, as the declarations of the document have it: keys, words or ids."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from argmap.document.expression import EXCLUDED, EXPRESSION_SCHEMA, NEEDED
from argmap.document.leaf import FLAG, REFERENCE, Leaf
from argmap.document.map import Document
from argmap.document.shape import Brief, Key
from argmap.source import Path

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_OF_EXPRESSIONS = {
    name: Key(schema["title"], schema["description"], tuple(schema["examples"]))
    for form in EXPRESSION_SCHEMA["oneOf"]
    for name, schema in form.get("properties", {}).items()
}


class Place(NamedTuple):
    """What may stand at a place; `key` is what the last key that leads there is for.

    There may be `keys` with a meaning, or, in a section, new ids; `keys_name` and `values_name` say whose ids
    can stand as keys and values (`party`, `statement` …), `words` which words can, and what each means.
    """

    key: Key | None = None
    keys: Mapping[str, Key] = _NOTHING
    is_section: bool = False
    keys_name: str = ""
    values_name: str = ""
    words: Mapping[str, str] = _NOTHING


def place_at(path: Path) -> Place | None:
    """What may stand at a path; None where nothing can."""
    return _place(Document, path, None)


def _place(shape: Any, path: Path, key: Key | None) -> Place | None:
    bare, metadata = _unwrapped(shape)
    key = next((each for each in metadata if isinstance(each, Key)), key)
    names = key.names if key else ""
    if NEEDED in metadata or EXCLUDED in metadata:
        key = next((_OF_EXPRESSIONS[step] for step in reversed(path) if step in _OF_EXPRESSIONS), key)
        return Place(key, _OF_EXPRESSIONS, values_name=names)
    if get_origin(bare) is tuple:
        return _place(get_args(bare)[0], path[1:] if path and isinstance(path[0], int) else path, key)
    if get_origin(bare) is dict:
        id, inner = get_args(bare)
        if path:
            return _place(inner, path[1:], key and key._replace(names=""))
        refers = REFERENCE in _unwrapped(id)[1]
        return Place(key, is_section=not refers, keys_name=names if refers else "")
    if is_dataclass(bare):
        shapes = {each.name.rstrip("_"): each.type for each in fields(bare)}
        if path:
            return _place(shapes[path[0]], path[1:], None) if path[0] in shapes else None
        keys = {name: _key(each) for name, each in shapes.items()}
        brief = next((keys[each.key].names for each in metadata if isinstance(each, Brief)), "")
        return Place(key, keys, values_name=brief)
    return None if path else Place(key, values_name=names, words=_words(metadata))


def _unwrapped(shape: Any) -> tuple[Any, list[Any]]:
    """A shape without what it is annotated with, and that."""
    metadata: list[Any] = []
    while get_origin(shape) is Annotated:
        shape, *more = get_args(shape)
        metadata += more
    return shape, metadata


def _key(shape: Any) -> Key:
    return next(each for each in _unwrapped(shape)[1] if isinstance(each, Key))


def _words(metadata: list[Any]) -> dict[str, str]:
    """The words that a value is chosen from, and what each means."""
    if FLAG in metadata:
        return {"true": "", "false": ""}
    return dict(_options(metadata))


def _options(metadata: list[Any]) -> Iterator[tuple[str, str]]:
    for leaf in metadata:
        for option in leaf.schema.get("oneOf", ()) if isinstance(leaf, Leaf) else ():
            if "const" in option:
                yield option["const"], option["description"]
