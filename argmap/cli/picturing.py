"""The change of a map as a picture: both versions in one, what changed and what is near it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap import files
from argmap.cli import choosing
from argmap.diff import union
from argmap.drawing.diagram import Style
from argmap.drawing.engine import EngineError, find
from argmap.drawing.marking import marks
from argmap.drawing.selection import Selection
from argmap.files import Trouble
from argmap.semantics.evaluate import evaluate
from argmap.semantics.scenario import assumptions
from argmap.views import endings, view

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.reviews import Review
    from argmap.semantics.evaluate import Outcome


def draw(reviews: Sequence[Review], target: str, scenario: str | None, theme: str, *, whole: bool) -> None:
    """Draw what changed into a file; where several maps did, into one for each, with its name added."""
    name, dot, ending = target.rpartition(".")
    if ending not in endings():
        known = ", ".join(f".{each}" for each in endings())
        raise Trouble(f"`{target}`: argmap draws no `.{ending}`; it draws {known}")
    for review in reviews:
        own = os.path.basename(review.path).partition(".")[0]
        file = target if len(reviews) == 1 else f"{name}-{own}{dot}{ending}"
        files.write(file, _drawn(review, ending, scenario, theme, whole=whole))


def _drawn(review: Review, ending: str, scenario: str | None, theme: str, *, whole: bool) -> bytes:
    difference = review.difference
    before, after = (_outcomes(each, scenario) for each in (difference.old, difference.new))
    marked = marks(difference, before, after)
    graph = union(difference.old, difference.new)
    named, own = choosing.theme(theme)
    title = graph.scenarios[scenario].title or scenario if scenario else ""
    style = Style(
        named,
        supposed=f"Review of a change{f' · Scenario: {title}' if title else ''}",
        selection=Selection() if whole else Selection(focus=tuple(marked) or tuple(graph.statements)),
        marks=marked,
        own=own,
    )
    try:
        drawn = view(ending)(graph, style, find("auto"), after)
    except EngineError as error:
        raise Trouble(str(error)) from error
    for complaint in drawn.complaints:
        print(f"argmap: {complaint}", file=sys.stderr)
    return drawn.data


def _outcomes(graph: Graph, scenario: str | None) -> Mapping[str, Outcome]:
    """The outcomes of a map in a scenario, or if it has none of that name, as it is."""
    return evaluate(graph, assumptions(graph, scenario) if scenario and scenario in graph.scenarios else {})
