"""Statements that say nothing."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule
from argmap.texts.fillers import filler, is_blank


@rule("warning")
def empty_text(graph: Graph) -> Iterator[Finding]:
    """The text of a statement is empty, or holds nothing but punctuation."""
    for statement in graph.statements.values():
        text = statement.text
        if text[:1].isalnum() or "." in statement.id:
            continue
        if is_blank(text) and not filler(text):
            found = "holds nothing but punctuation" if text else "is empty"
            message = f"the text of `{statement.id}` {found}"
            yield Finding((*statement.path, "text"), message, "write what it says, in one sentence")
