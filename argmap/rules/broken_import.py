"""Maps that can't be imported."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("error")
def broken_import(graph: Graph) -> Iterator[Finding]:
    """An imported map can't be read, or has errors."""
    for end in graph.loose_ends:
        if end.problem == "broken-import":
            yield Finding(end.path, f"`{end.name}` can't be imported: {end.found}")
