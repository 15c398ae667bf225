"""Statements that have nothing to do with any other."""

from collections.abc import Iterator

from argmap.diagnostics import Finding, nearest
from argmap.graph import Graph
from argmap.rules import rule


@rule("warning")
def isolated_statement(graph: Graph) -> Iterator[Finding]:
    """A statement names no other, and none names it."""
    linked = {link.source for link in graph.links} | {link.target for link in graph.links}
    linked |= graph.lost | {end.name for end in graph.loose_ends}  # named, if in a wrong place
    # A statement whose links are broken, or whose name is misspelt in one, is not alone once that is mended.
    broken = {end.path[:2] for end in graph.loose_ends}
    misspelt = [end.name for end in graph.loose_ends if end.problem == "unknown"][:100]
    for statement in graph.own_statements:
        alone = statement.id not in linked and statement.path not in broken
        # Of a question that has no answers, `unanswered-question` speaks.
        if alone and statement.kind != "question" and not nearest(statement.id, misspelt):
            message = f"`{statement.id}` is not connected to any other statement"
            yield Finding(statement.path, message, "say what it supports, answers or needs", at_key=True)
