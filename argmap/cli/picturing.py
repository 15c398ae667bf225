"""The change of a map as a picture: both versions in one, what changed and what is near it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap import files
from argmap.cli import choosing
from argmap.cli.changepage import page
from argmap.diff import union
from argmap.drawing.diagram import Style
from argmap.drawing.engine import EngineError, find
from argmap.drawing.marking import marks
from argmap.drawing.selection import Selection
from argmap.files import Trouble
from argmap.semantics.evaluate import evaluate
from argmap.semantics.scenario import assumptions
from argmap.views import view

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.reviews import Review
    from argmap.semantics.evaluate import Outcome


PICTURES = ("dot", "html", "pdf", "png", "svg")
"""The endings of files that a change can be drawn into."""


def draw(reviews: Sequence[Review], target: str, scenario: str | None, theme: str, *, whole: bool) -> None:
    """Draw what changed into a file; where several maps did, into one for each, with its name added."""
    name, dot, ending = target.rpartition(".")
    if ending not in PICTURES:
        known = ", ".join(f".{each}" for each in PICTURES)
        raise Trouble(f"`{target}`: a change is drawn as {known}; --output-format says it in words")
    for review, own in zip(reviews, _names([each.path for each in reviews]), strict=True):
        file = target if len(reviews) == 1 else f"{name}-{own}{dot}{ending}"
        if ending == "html":
            svg = _drawn(review, "svg", scenario, "auto" if theme == "light" else theme, whole=whole)
            files.write(file, page(review, svg.decode()).encode())
        else:
            files.write(file, _drawn(review, ending, scenario, theme, whole=whole))


def _names(paths: Sequence[str]) -> list[str]:
    """What each map is called; where several have one name, with the folders that they are in."""
    brief = [os.path.basename(each).partition(".")[0] for each in paths]
    folders = ([part for part in os.path.dirname(each).split("/") if part.strip(".")] for each in paths)
    return [
        name if brief.count(name) == 1 else "-".join((*folder, name))
        for name, folder in zip(brief, folders, strict=True)
    ]


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
