"""Statements that say more than one thing."""

from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule
from argmap.texts.fillers import filler


@rule("info")
def several_sentences(graph: Graph) -> Iterator[Finding]:
    """The text of a statement holds more than one sentence."""
    for statement in graph.statements.values():
        text = statement.text
        # Most texts show at a glance that they are one sentence; other scripts have other full stops.
        if ". " not in text and "? " not in text and "! " not in text and text.isascii():
            continue
        from argmap.texts.sentences import holds_several

        if "." not in statement.id and holds_several(text) and not filler(text):
            message = f"`{statement.id}` holds more than one sentence"
            cure = "say one thing here, and put the rest in `note:` or in a statement of its own"
            yield Finding((*statement.path, "text"), message, cure)
