"""The rules of good maps: one module a rule, found by scanning this folder."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import NamedTuple

from argmap.diagnostics import Finding, Severity, nearest
from argmap.graph import Graph

Check = Callable[[Graph], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule: its id names the fault, its summary says it in one line."""

    id: str
    severity: Severity
    summary: str
    check: Check


def rule(severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule of a generator; its id is the function's name in kebab case, its summary the docstring."""

    def make(check: Check) -> Rule:
        summary = (check.__doc__ or "").strip().partition("\n")[0]
        return Rule(check.__name__.replace("_", "-"), severity, summary, check)

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
