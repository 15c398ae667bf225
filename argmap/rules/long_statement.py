"""Statements that are too long to be taken in at a glance."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule
from argmap.texts.fillers import filler

_LONGEST = 280


@rule("info")
def long_statement(graph: Graph) -> Iterator[Finding]:
    """The text of a statement has more than 280 characters."""
    for statement in graph.statements.values():
        length = len(statement.text)
        if length > _LONGEST and "." not in statement.id and not filler(statement.text):
            message = f"`{statement.id}` is long: it has {length} characters"
            yield Finding(
                (*statement.path, "text"), message, f"say it in up to {_LONGEST}, and the rest in `note:`"
            )
