"""What editors can ask: one module a feature, found by scanning this folder."""

from collections.abc import Awaitable, Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple

from argmap.lsp.workspace import Workspace

Answer = Callable[[Workspace, Any], Awaitable[Any]]


class Feature(NamedTuple):
    """A method of the protocol, what answers it, and what editors are told of it beforehand."""

    method: str
    answer: Answer
    options: Any = None


def feature(method: str, options: Any = None) -> Callable[[Answer], Feature]:
    """Make a feature of a function that is given the workspace and what an editor asks with a method."""
    return lambda answer: Feature(method, answer, options)


@cache
def features() -> tuple[Feature, ...]:
    """All features."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(each for module in modules for each in vars(module).values() if isinstance(each, Feature))
