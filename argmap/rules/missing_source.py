"""Statements of which nobody can look up where they are said."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("info", on="selected", of_whole=True)
def missing_source(graph: Graph) -> Iterator[Finding]:
    """A proposal, claim, reason or objection names no source."""
    for statement in graph.own_statements:
        # A question is the map's own; a condition is said where the statement is that depends on it.
        if statement.kind not in ("question", "condition") and not statement.citations:
            message = f"`{statement.id}` names no source"
            yield Finding(statement.path, message, "add `source:` and the id of one", at_key=True)
