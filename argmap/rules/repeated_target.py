"""Statements that another names twice in one list."""

from collections.abc import Iterator

from argmap.diagnostics import Change, Finding, Fix
from argmap.graph import Graph
from argmap.rules import rule


@rule("warning")
def repeated_target(graph: Graph) -> Iterator[Finding]:
    """A list of statements names one of them twice."""
    for end in graph.loose_ends:
        if end.problem == "repeated":
            message = f"`{end.name}` stands in this list already"
            fix = Fix(f"delete `{end.name}` here", Change(end.path, None))
            yield Finding(end.path, message, "delete it here", first=end.first, fix=fix)
