"""Plain values → document: at once where nothing is wrong, else with pydantic's verdict on what is."""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from typing import Annotated, Any, get_args, get_origin

from argmap.document.leaf import Leaf, Refused
from argmap.document.map import Document
from argmap.document.shape import Brief, OneOrMany

Reader = Callable[[Any], Any]
"""Takes a plain value and gives the part it stands for, or raises Refused without saying where."""

_SOMEWHERE = "pydantic says what is wrong, and where"


def read_valid(value: Any) -> Document:
    """The document that a value stands for; raises Refused where pydantic would find a fault."""
    document: Document = _reader(Document)(value)
    return document


def _reader(shape: Any) -> Reader:
    if get_origin(shape) is Annotated:
        inner, *metadata = get_args(shape)
        for each in metadata:
            if isinstance(each, Leaf):
                return each.read
        reader = _reader(inner)
        for each in metadata:
            if isinstance(each, OneOrMany):
                reader = _one_or_many(each.expand, _reader(get_args(inner)[0]), reader)
            if isinstance(each, Brief):
                reader = _expanding(each.expand, reader)
        return reader
    if get_origin(shape) is dict:
        return _mapping(*map(_reader, get_args(shape)))
    if get_origin(shape) is tuple:
        return _listing(_reader(get_args(shape)[0]))
    assert is_dataclass(shape)
    return _part(shape)


def _expanding(expand: Reader, reader: Reader) -> Reader:
    return lambda value: reader(expand(value))


def _one_or_many(expand: Reader, one: Reader, many: Reader) -> Reader:
    # Most lists are written as their only item.
    return lambda value: (one(value),) if value.__class__ is str else many(expand(value))


def _listing(reader: Reader) -> Reader:
    def read(value: Any) -> tuple[Any, ...]:
        if value.__class__ is not list:
            raise Refused(_SOMEWHERE)
        return tuple([reader(item) for item in value])

    return read


def _mapping(key_reader: Reader, reader: Reader) -> Reader:
    def read(value: Any) -> dict[Any, Any]:
        if value.__class__ is not dict:
            raise Refused(_SOMEWHERE)
        return {key_reader(key): reader(item) for key, item in value.items()}

    return read


_parts: dict[Any, Reader] = {}


def _part(shape: Any) -> Reader:
    if shape in _parts:
        return _parts[shape]
    readers = {each.name.rstrip("_"): (each.name, _reader(each.type)) for each in fields(shape)}
    empty = {each.name: each.default_factory for each in fields(shape) if each.default_factory is not MISSING}
    required = {each.name for each in fields(shape) if each.default is MISSING and each.name not in empty}

    def read(value: Any) -> Any:
        if value.__class__ is not dict:
            raise Refused(_SOMEWHERE)
        # As pydantic makes a part: its `__init__` would take ten times as long, to set all that is not given.
        part = object.__new__(shape)
        known = vars(part)
        for name, make in empty.items():
            known[name] = make()
        for key, item in value.items():
            if key not in readers:
                raise Refused(_SOMEWHERE)
            name, reader = readers[key]
            known[name] = reader(item)
        if not required <= known.keys():
            raise Refused(_SOMEWHERE)
        part.__post_init__()
        return part

    _parts[shape] = read
    return read
