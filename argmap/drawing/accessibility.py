"""The SVG made fit for the web: fonts, words for those who hear it, addresses to link to, and a dark mode.

What Graphviz writes is parsed and written anew as it is read, without comments and names of Graphviz's own
making. A tree of it all would take three times as long.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from math import ceil
from xml.parsers import expat

from argmap.drawing.caption import description
from argmap.drawing.diagram import Style
from argmap.drawing.label import LEFTWARD
from argmap.drawing.metrics import exact_width, width
from argmap.drawing.palette import LIGHT
from argmap.drawing.scene import Scene
from argmap.drawing.stylesheet import DRAWING, stylesheet

FONTS = 'Helvetica, Arial, "Liberation Sans", sans-serif'
"""All of one width, but for the last."""

# What is said of every text, and once for the whole drawing is enough.
_SAID_ONCE = ("xml:space", "font-family")
# Graphviz has its own words for two of the colours.
_COLOURS: dict[str | None, str] = {"white": LIGHT.background, "transparent": "none"}
_PAINTS = ("fill", "stroke")


def accessible(svg: bytes, scene: Scene, style: Style) -> bytes:
    """The SVG that Graphviz drew of a map, made fit for the web."""
    drawn = _Drawn()
    drawn.read(svg)
    written = ['<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by argmap -->\n']
    written += _beginning(drawn.size, scene, style)
    written += drawn.canvas
    for part in sorted(drawn.parts, key=_order(scene)):
        written += part.heading()
        written += part.content
        written.append("</g>\n")
    written.append("</g>\n</svg>\n")
    return "".join(written).encode()


@dataclass
class _Part:
    """A panel, line or card: its attributes, what its tooltip says, and what is in it, as it is written.

    Graphviz's words for its `kind` are `cluster`, `edge` and `node`.
    """

    kind: str
    attributes: dict[str, str]
    said: str | None = None
    has_link: bool = False
    content: list[str] = field(default_factory=list)

    def heading(self) -> Iterator[str]:
        """What it is, as its title and for those who hear it."""
        if self.kind == "edge":
            facts = {"class": self.attributes["class"], "aria-hidden": "true"}
            if "~" in self.attributes["id"]:  # the others are numbered by Graphviz
                facts = {"id": self.attributes["id"], **facts}
        else:
            # What is inside of a symbol is not heard, and so nobody would find a link there.
            role = "graphics-symbol" if self.kind == "node" and not self.has_link else "graphics-object"
            facts = self.attributes | {"role": role, "aria-label": escape(self.said or "")}
        yield f"<g{_written(facts)}>"
        yield f"<title>{_plain(self.said)}</title>\n" if self.said else "<title/>\n"


def _order(scene: Scene) -> Callable[[_Part], tuple[int, int]]:
    """Panels, lines, then cards in file order, panel by panel: Graphviz has them rank by rank."""
    names = [name for group in (*scene.graph.groups, None) for name in scene.members.get(group, ())]
    place = {name: number for number, name in enumerate(names)}

    def order(part: _Part) -> tuple[int, int]:
        if part.kind != "node":
            return part.kind == "edge", 0
        return 2, place.get(part.attributes["id"], len(place))

    return order


class _Drawn:
    """What is read of Graphviz's SVG, piece by piece: the size of all, what it is drawn on, and its parts."""

    def __init__(self) -> None:
        self.size: dict[str, str] = {}
        self.canvas: list[str] = []
        self.parts: list[_Part] = []
        self._content = self.canvas
        self._in_link = False
        self._letters: dict[str, str] = {}
        self._text = ""
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start

    def read(self, svg: bytes) -> None:
        """Read all of it."""
        self._parser.Parse(svg, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; where one ends counts for texts and links alone, so only then it is told."""
        if tag == "text":
            self._letters, self._text = attributes, ""
            self._parser.CharacterDataHandler = self._read
            self._parser.EndElementHandler = self._end
        elif tag == "g":
            self._group(attributes)
        elif tag == "a":
            self._anchor(attributes)
        elif tag == "svg":
            self.size = {name: value for name, value in attributes.items() if not name.startswith("xmlns")}
        elif tag != "title":
            self._content.append(f"<{tag}{_written(_painted(attributes))}/>\n")

    def _group(self, attributes: dict[str, str]) -> None:
        """The whole graph, or a part; Graphviz also puts one around what has a tooltip or a link."""
        kind = attributes.get("class", "").partition(" ")[0]
        if kind == "graph":
            self.canvas.append(f"<g{_written(attributes)}>")
        elif kind:
            self.parts.append(_Part(kind, attributes))
            self._content = self.parts[-1].content

    def _anchor(self, attributes: dict[str, str]) -> None:
        part = self.parts[-1]
        # Graphviz's title of a link is a tooltip, too, but here a card has only one.
        said = attributes.pop("xlink:title", "")
        if "xlink:href" in attributes:
            facts = attributes | {"xlink:href": escape(attributes["xlink:href"]), "rel": "noopener"}
            part.content.append(f"<a{_written(facts)}>")
            part.has_link = self._in_link = True
            self._parser.EndElementHandler = self._end
        elif part.said is None:
            part.said = said

    def _read(self, text: str) -> None:
        self._text += text

    def _end(self, tag: str) -> None:
        if tag == "text":
            self._parser.CharacterDataHandler = None
            self._content.append(_words(self._text, _painted(self._letters)))
        elif tag == "a":
            self._in_link = False
            self._content.append("</a>\n")
        if not self._in_link:
            self._parser.EndElementHandler = None


def _painted(attributes: dict[str, str]) -> dict[str, str]:
    """The attributes with colours as argmap names them."""
    for paint in _PAINTS:
        if (colour := attributes.get(paint)) in _COLOURS:
            attributes[paint] = _COLOURS[colour]
    return attributes


def _words(text: str, attributes: dict[str, str]) -> str:
    """A line of text, as it is written."""
    for name in _SAID_ONCE:
        attributes.pop(name, None)
    if text.startswith(LEFTWARD):
        text = text.strip(LEFTWARD)
        size, bold = float(attributes["font-size"]), attributes.get("font-weight") == "bold"
        # It begins at its right end, up to which it was measured.
        end = float(attributes["x"]) + ceil(width(text, size, bold))
        attributes |= {"direction": "rtl", "x": f"{end:g}"}
    return f"<text{_written(attributes | _held(attributes, text))}>{_plain(text)}</text>\n"


def _written(attributes: Mapping[str, str]) -> str:
    """The attributes as they are written; all that Graphviz gives but links are names and numbers."""
    return "".join([f' {name}="{value}"' for name, value in attributes.items()])


def _held(attributes: Mapping[str, str], text: str) -> dict[str, str]:
    """What holds a text to the width it was measured at, where another font than Arial is taken for it."""
    if len(text) < 2:
        return {}
    size = float(attributes.get("font-size", "14"))
    measured = exact_width(text, size, attributes.get("font-weight") == "bold")
    return {} if measured is None else {"textLength": f"{measured:.1f}", "lengthAdjust": "spacingAndGlyphs"}


def _beginning(size: Mapping[str, str], scene: Scene, style: Style) -> Iterator[str]:
    """What the drawing is and what is in it, and the colours of a dark screen."""
    facts = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        **size,
        "class": DRAWING,
        "lang": scene.graph.language,
        "xml:lang": scene.graph.language,
        "font-family": _fonts(style),
        "role": "graphics-document document",
        "aria-roledescription": "argument map",
        "aria-labelledby": "_title",
        "aria-describedby": "_description",
    }
    named = (f' {name}="{escape(value)}"' for name, value in facts.items())
    yield f"<svg{''.join(named)}>\n"
    yield f'<title id="_title">{_plain(scene.graph.title or "Argument map")}</title>\n'
    yield f'<desc id="_description">{_plain(description(scene))}</desc>\n'
    if style.theme == "auto":
        yield f"<style>{stylesheet()}</style>\n"


def _fonts(style: Style) -> str:
    """The user's own fonts, quoted, and then ours."""
    return ", ".join([*(f'"{name}"' for name in (style.own.fonts if style.own else ())), FONTS])


def _plain(text: str) -> str:
    return escape(text, quote=False)
