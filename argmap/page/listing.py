"""The outline of a map as nested lists: all that the drawing shows, in words."""

import re
from collections.abc import Iterator
from html import escape

from argmap.drawing.scene import Scene
from argmap.outline import Entry, Gate, Heading, Line, outline

_DEEPEST = 100
"""Browsers give up on lists in lists that go far deeper; what is deeper in the map stands at this level."""


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a longer text; of its line breaks, only those before items of a list count."""
    parts = re.split(r"\n\s*\n", (text or "").strip())
    return [re.sub(r"\s*\n(?!\s*(?:[-*+]|\d+\.)\s)\s*", " ", each) for each in parts if each]


def listing(scene: Scene) -> str:
    """The outline in HTML."""
    return "".join(_lists(scene))


def _lists(scene: Scene) -> Iterator[str]:
    depth = -1
    for line in outline(scene.graph):
        here = min(line.depth, _DEEPEST)
        if here > depth:
            yield "<ul>"
        else:
            yield "</li>" + "</ul></li>" * (depth - here)
        depth = here
        yield _item(line, scene)
    yield "</li></ul>" * (depth + 1)


def _item(line: Line, scene: Scene) -> str:
    match line:
        case Heading(depth, group):
            level = min(3 + depth, 6)
            return f"<li><h{level}>{escape(scene.graph.groups[group].title)}</h{level}>"
        case Gate(_, head):
            return f'<li><span class="role">{escape(head)}:</span>'
        case Entry(_, role, id, place):
            statement = scene.graph.statements[id]
            said_by = ", ".join(scene.graph.parties[each].name for each in statement.by)
            words = [f'<li data-statement="{id}"><span class="role">{escape(role)}</span>']
            if id in scene.standings:
                standing = scene.standings[id]
                words.append(f'<span class="verdict {standing.word}">{standing.pill}</span>')
            if place != "here":
                words.append(f'<a href="#{id}" dir="auto">{escape(statement.label)}</a> (see {place})')
                return " ".join(words)
            words.append(f'<a href="#{id}" dir="auto">{escape(" ".join(statement.text.split()))}</a>')
            words += [f'<span class="by">{escape(said_by)}</span>'] if said_by else []
            return " ".join(words)
