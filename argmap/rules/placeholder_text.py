"""Statements that are still to be written."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule
from argmap.texts.fillers import LONGEST_MARK, filler, shows_filler


@rule("warning")
def placeholder_text(graph: Graph) -> Iterator[Finding]:
    """A statement has `TODO`, `???` or the like where words are still missing."""
    # Looking at all texts at once is quicker; in most maps there is nothing to find.
    likely = list(graph.statements.values())
    if not shows_filler("\n".join([each.text for each in likely])):
        likely = [each for each in likely if len(each.text) <= LONGEST_MARK]
    for statement in likely:
        mark = filler(statement.text, is_question=statement.kind == "question")
        if mark and "." not in statement.id:
            message = f"`{statement.id}` says `{mark}` where words are still missing"
            yield Finding((*statement.path, "text"), message, "write them")
