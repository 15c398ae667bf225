"""Statements that bear on themselves."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("error")
def self_reference(graph: Graph) -> Iterator[Finding]:
    """A statement is related to itself."""
    for link in graph.own_links:
        if link.source == link.target:
            message = f"`{link.source}` {link.relation.phrase} itself"
            yield Finding(link.path, message, "name another statement, or delete it")
