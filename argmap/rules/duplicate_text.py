"""Statements that say the same."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph, Statement
from argmap.rules import rule
from argmap.texts.fillers import filler

_PUNCTUATION = ".,:;!?…'\"()[]‘’‚“”„«»‹›-–—¿¡、。，！？；：「」『』،؛؟।"
_BYTES = bytes(set(" ".join(_PUNCTUATION).encode()))


@rule("warning")
def duplicate_text(graph: Graph) -> Iterator[Finding]:
    """Two statements have the same text, but for capitals, spaces and punctuation."""
    first: dict[str, Statement] = {}
    for statement in _suspects([each for each in graph.own_statements if each.text]):
        text = _bare(statement.text)
        if text in first:
            message = f"`{statement.id}` says the same as `{first[text].id}`"
            cure = "keep one of them, and name it wherever it is meant"
            yield Finding((*statement.path, "text"), message, cure, first=(*first[text].path, "text"))
        elif text and not filler(statement.text):
            first[text] = statement


def _suspects(statements: list[Statement]) -> Iterable[Statement]:
    """Those of the statements whose texts may be the same: a quick look that leaves few, and loses none."""
    texts = "\n".join([each.text for each in statements]).casefold().encode()
    rough = texts.translate(None, _BYTES).split(b"\n")
    times = Counter(rough)
    if len(times) == len(rough):
        return ()
    return (each for each, text in zip(statements, rough, strict=True) if times[text] > 1)


def _bare(text: str) -> str:
    """A text without what does not count; a point or a minus before a digit does."""
    return " ".join(re.sub(rf"[{re.escape(_PUNCTUATION)}](?!\d)", " ", text.casefold()).split())
