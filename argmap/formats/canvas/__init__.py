"""Canvases in JSON Canvas 1.0 (jsoncanvas.org), which Obsidian and others draw."""

import json

from argmap.graph import Graph
from argmap.interchange import Exported
from argmap.losses import leftovers

TITLE = "Canvases (JSON Canvas)"
ENDINGS = (".canvas",)
LOSSES = (
    "notes, sources, dates and tags of statements",
    "what is settled, statuses, proof standards, weights and likelihoods",
    "scenarios, and all that is said of the map itself, of parties, sources and groups",
)

_CARRIED = (
    *("text", "title", "kind", "by", "group"),
    *("only_if", "unless", "in_exchange_for", "supports", "against", "undercuts", "answers", "supersedes"),
)


def write(graph: Graph) -> Exported:
    """A card for each statement and gate, and a frame for each group, where our drawing has them."""
    from argmap.formats.canvas.nodes import canvas

    text = json.dumps(canvas(graph), indent=2, ensure_ascii=False)
    return Exported(f"{text}\n".encode(), leftovers(graph, _CARRIED))
