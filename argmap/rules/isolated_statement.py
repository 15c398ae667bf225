"""Statements that have nothing to do with any other."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("warning")
def isolated_statement(graph: Graph) -> Iterator[Finding]:
    """A statement names no other, and none names it."""
    linked = {end for link in graph.links for end in (link.source, link.target)}
    # A statement whose links are broken is not alone on purpose, and that has been said.
    broken = {end.path[:2] for end in graph.loose_ends}
    for statement in graph.own_statements:
        if statement.id not in linked and statement.path not in broken:
            message = f"`{statement.id}` is not connected to any other statement"
            yield Finding(statement.path, message, "say what it supports, answers or needs", at_key=True)
