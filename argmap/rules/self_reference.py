"""Statements that bear on themselves."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.relations import EXPRESSED
from argmap.rules import rule


@rule("error")
def self_reference(graph: Graph) -> Iterator[Finding]:
    """A statement is related to itself."""
    for source, relation, target, path, _ in graph.own_links:
        if source == target:
            names = f"names itself in `{relation.field}`"
            message = names if relation in EXPRESSED else f"{relation.phrase} itself"
            yield Finding(path, f"`{source}` {message}", "name another statement, or delete it")
