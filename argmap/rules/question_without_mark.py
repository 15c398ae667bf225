"""Questions that do not read as questions."""

import re
from collections.abc import Iterator

from argmap.diagnostics import Finding
from argmap.graph import Graph
from argmap.rules import rule
from argmap.texts.fillers import filler, is_blank

_MARKS = r"[?？؟\u037e՞፧⸮⁇⁈⁉‽]|[\u0370-\u03ff\u1f00-\u1fff];"
# These scripts ask without a mark: Thai, Lao, Tibetan, Burmese, Khmer, and Japanese with a particle.
_WITHOUT = r"[ก-๛ກ-ໟༀ-࿚က-႟ក-៿]|(?:か|かな|のか|かしら)[。．.]?$"


@rule("info")
def question_without_mark(graph: Graph) -> Iterator[Finding]:
    """The text of a question has no question mark."""
    for statement in graph.statements.values():
        text = statement.text
        if statement.kind != "question" or "." in statement.id or "?" in text:
            continue
        if not (re.search(_MARKS, text) or re.search(_WITHOUT, text) or is_blank(text) or filler(text)):
            message = f"`{statement.id}` is a question, but has no question mark"
            yield Finding((*statement.path, "text"), message, "put it as a question")
