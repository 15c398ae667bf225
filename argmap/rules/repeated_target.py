"""Statements that another names twice in one list."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("warning")
def repeated_target(graph: Graph) -> Iterator[Finding]:
    """A list of statements names one of them twice."""
    for end in graph.loose_ends:
        if end.problem == "repeated":
            yield Finding(
                end.path, f"`{end.name}` stands in this list already", "delete it here", first=end.first
            )
