"""Two parsers, one stream of events: libyaml for speed, ruamel.yaml's pure parser as the reference."""

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Any, NamedTuple

SCALAR, END, MAPPING, SEQUENCE, ALIAS, DOCUMENT, STREAM_END, OTHER = range(8)

_KIND_BY_NAME = {
    "ScalarEvent": SCALAR,
    "MappingEndEvent": END,
    "SequenceEndEvent": END,
    "MappingStartEvent": MAPPING,
    "SequenceStartEvent": SEQUENCE,
    "AliasEvent": ALIAS,
    "DocumentStartEvent": DOCUMENT,
    "DocumentEndEvent": OTHER,
    "StreamStartEvent": OTHER,
    "StreamEndEvent": STREAM_END,
}


_MISHAPS = (AssertionError, ValueError, LookupError, ArithmeticError, TypeError, AttributeError)
"""What broken input trips in ruamel.yaml besides: to the author these are errors like any other."""


class Events(NamedTuple):
    """A parser at work on a text: the next event, what its classes mean, and what it raises."""

    next: Callable[[], Any]
    kinds: Mapping[type, int]
    errors: tuple[type[Exception], ...]


def fast(text: str) -> Events | None:
    """Events from libyaml through PyYAML's C parser; None where PyYAML was built without it."""
    if find_spec("yaml._yaml") is None:
        return None
    import yaml
    from yaml._yaml import CParser

    return Events(CParser(text).get_event, _kinds(yaml.events), (yaml.YAMLError,))


def pure(text: str) -> Events:
    """Events from ruamel.yaml's parser, whose verdict and message count where the two disagree."""
    import ruamel.yaml

    parser = ruamel.yaml.YAML(typ="safe", pure=True).parse(text)
    errors = (ruamel.yaml.error.YAMLError, *_MISHAPS)
    return Events(parser.__next__, _kinds(ruamel.yaml.events), errors)


def _kinds(module: Any) -> dict[type, int]:
    return {getattr(module, name): kind for name, kind in _KIND_BY_NAME.items()}
