"""The drawing as a picture of dots."""

from collections.abc import Mapping
from struct import pack
from zlib import crc32

from argmap.drawing import glyphs
from argmap.drawing.diagram import Style, diagram
from argmap.drawing.engine import Drawn, Engine
from argmap.drawing.scene import Scene
from argmap.graph import NOTHING, Graph
from argmap.semantics.evaluate import Outcome

_HEADER = 33
"""How long the signature and the first chunk of a PNG are, in bytes (PNG, third edition, 5.2 and 11.2.1)."""


def render(graph: Graph, style: Style, engine: Engine, outcomes: Mapping[str, Outcome] = NOTHING) -> Drawn:
    """A map's drawing as PNG."""
    scene = Scene(graph, outcomes, style.selection, style.marks)
    drawn = glyphs.png(diagram(scene, style), engine, dpi=style.dots)
    return Drawn(_signed(drawn.data), drawn.complaints)


def _signed(png: bytes) -> bytes:
    """A picture that says who drew it, in a chunk of text (PNG, third edition, 11.3.3.2)."""
    content = b"tEXtComment\0drawn by argmap"
    chunk = pack(">I", len(content) - 4) + content + pack(">I", crc32(content))
    return png[:_HEADER] + chunk + png[_HEADER:]
