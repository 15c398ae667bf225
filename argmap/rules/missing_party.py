"""Statements of which nobody knows who says them."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("info", on="selected", of_whole=True)
def missing_party(graph: Graph) -> Iterator[Finding]:
    """A proposal, claim, reason or objection names no party."""
    for statement in graph.own_statements:
        # Questions are the map's own, a condition is asked for by what depends on it, and what is recorded
        # with `holds` is said by the map's authors.
        if statement.kind in ("question", "condition") or statement.by or statement.holds is not None:
            continue
        message = f"nobody says `{statement.id}`: it names no party"
        yield Finding(statement.path, message, "add `by:` and the id of one", at_key=True)
