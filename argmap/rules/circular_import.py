"""Maps that import themselves."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("error")
def circular_import(graph: Graph) -> Iterator[Finding]:
    """Maps import one another in a ring."""
    for end in graph.loose_ends:
        if end.problem == "circular-import":
            names = end.found.split(" → ")
            if len(names) == 2:
                yield Finding(end.path, "the map imports itself", "delete it")
                continue
            cure = "move what both need into a third map"
            yield Finding(end.path, f"maps import one another in a ring: {end.found}", cure)
