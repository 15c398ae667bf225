"""The rules of good maps: one module a rule, found by scanning this folder."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date as Date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Literal, NamedTuple

from argmap.diagnostics import Finding, Severity, nearest
from argmap.graph import NOTHING, Graph

On = Literal["always", "fixing", "selected"]
"""When a rule is asked: in every check, only when what it finds gets mended, or where a project wants it."""


class World(NamedTuple):
    """What is around a map: the day it is, the map's text, and its files.

    `file` gives what a file beside the map holds, or None if there is none that may be read. `value` is the
    map as plain values; `deprecated` are fields that the project no longer uses, with what to do instead.
    """

    today: Date = Date.min
    text: str = ""
    file: Callable[[str], bytes | None] = lambda path: None
    value: Any = None
    deprecated: Mapping[str, str] = NOTHING


Check = Callable[[Graph, World], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule: its id names the fault, its summary says it in one line.

    One that is `of_whole` maps is not asked where something had to be left out: that could change its answer.
    """

    id: str
    severity: Severity
    summary: str
    check: Check
    on: On = "always"
    of_whole: bool = False


def rule(
    severity: Severity, on: On = "always", *, of_whole: bool = False
) -> Callable[[Check | Callable[[Graph], Iterable[Finding]]], Rule]:
    """Make a rule of a generator of findings, about a graph, or about a graph in its world.

    Its id is the function's name in kebab case, its summary the docstring.
    """

    def make(check: Any) -> Rule:
        summary = (check.__doc__ or "").strip().partition("\n")[0]
        name = check.__name__.replace("_", "-")
        if check.__code__.co_argcount == 2:
            return Rule(name, severity, summary, check, on, of_whole)
        return Rule(name, severity, summary, lambda graph, world: check(graph), on, of_whole)

    return make


def misspelt(graph: Graph, thing: str) -> Callable[[str], bool]:
    """Whether an id is likely to be what a misspelt name of such a thing stands for: then it is in use."""
    names = [end.name for end in graph.loose_ends if end.problem == "unknown" and end.wanted == thing]
    return lambda name: bool(nearest(name, names[:100]))


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of their ids."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(each for module in modules for each in vars(module).values() if isinstance(each, Rule))
