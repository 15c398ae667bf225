"""Scenarios that extend themselves."""

from collections.abc import Iterator, Mapping

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("error")
def circular_scenario(graph: Graph) -> Iterator[Finding]:
    """A scenario extends itself, directly or by way of others."""
    bases = {each.id: each.extends for each in graph.scenarios.values() if each.extends is not None}
    for id in _in_rings(bases):
        path = ("scenarios", id, "extends")
        message = f"the scenario `{id}` extends itself"
        if bases[id] == id:
            yield Finding(path, message, "delete `extends:`")
        else:
            yield Finding(path, f"{message}, by way of `{bases[id]}`", "delete `extends:` in one of them")


def _in_rings(bases: Mapping[str, str]) -> Iterator[str]:
    """The scenarios that lie in a ring, each walk ending where another has been."""
    done: set[str] = set()
    for start in bases:
        walk: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in done and here not in walk:
            walk[here] = None
            here = bases.get(here)
        done.update(walk)
        if here in walk:
            yield from list(walk)[list(walk).index(here) :]
