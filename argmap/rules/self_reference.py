"""Statements that bear on themselves."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule


@rule("error")
def self_reference(graph: Graph) -> Iterator[Finding]:
    """A statement is related to itself."""
    for source, relation, target, path, _ in graph.own_links:
        if source == target:
            message = f"`{source}` {relation.phrase} itself"
            yield Finding(path, message, "name another statement, or delete it")
