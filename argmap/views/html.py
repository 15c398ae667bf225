"""The map as a page to explore in a browser."""

from collections.abc import Mapping
from dataclasses import replace

from argmap.drawing.accessibility import accessible
from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Drawn, Engine, run
from argmap.drawing.scene import Scene
from argmap.graph import NOTHING, Graph
from argmap.page.assembly import assembled
from argmap.page.contents import contents
from argmap.semantics.evaluate import Outcome


def render(graph: Graph, style: Style, engine: Engine, outcomes: Mapping[str, Outcome] = NOTHING) -> Drawn:
    """A map as one HTML file with all that it needs; what is supposed can be changed in it."""
    adapts = style.own is None and style.theme in ("light", "dark", "auto")
    # What is supposed is said above the drawing, where it changes.
    drawn_as = replace(style, theme="auto" if adapts else style.theme, supposed="")
    scene = Scene(graph, outcomes, style.selection, style.marks)
    drawn = run(engine, diagram(scene, drawn_as), "svg")
    page = assembled(
        accessible(drawn.data, scene, drawn_as).decode(),
        scene,
        contents(scene, drawn_as),
        fixed=None if adapts else drawn_as.palette,
        dark=style.theme == "dark",
    )
    return Drawn(page.encode(), drawn.complaints)
