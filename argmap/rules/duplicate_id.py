"""Ids that two statements have."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("error")
def duplicate_id(graph: Graph) -> Iterator[Finding]:
    """Two statements in different sections have the same id."""
    for end in graph.loose_ends:
        if end.problem == "duplicate" and end.first:
            message = f"`{end.name}` is the id of a statement in `{end.first[0]}` already"
            yield Finding(end.path, message, "give one of them another id", at_key=True, first=end.first)
