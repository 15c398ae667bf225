"""The SVG made fit for the web: fonts, words for those who hear it, addresses to link to, and a dark mode.

What Graphviz writes is parsed and written anew, without comments and names of Graphviz's own making.
"""

from collections.abc import Iterator, Mapping
from html import escape
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from argmap.drawing import fonts
from argmap.drawing.caption import description
from argmap.drawing.diagram import Style
from argmap.drawing.metrics import width
from argmap.drawing.palette import LIGHT
from argmap.drawing.scene import Scene
from argmap.drawing.stylesheet import DRAWING, stylesheet
from argmap.graph import NOTHING, Graph
from argmap.semantics.evaluate import Outcome

FONTS = 'Helvetica, Arial, "Liberation Sans", sans-serif'
"""All of one width, but for the last."""

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_TITLE, _GROUP, _ANCHOR = f"{_SVG}title", f"{_SVG}g", f"{_SVG}a"
_HREF, _TOOLTIP = f"{_XLINK}href", f"{_XLINK}title"
# What has a namespace to lose, and what is said once for the whole drawing, or elsewhere.
_NAMES = {
    _HREF: "xlink:href",
    _TOOLTIP: None,
    "{http://www.w3.org/XML/1998/namespace}space": None,
    "font-family": None,
}
# Graphviz has its own words for two of the colours.
_COLOURS = {"white": LIGHT.background, "transparent": "none"}
# What can hold any character; all else that Graphviz writes are names and numbers.
_WORDS = frozenset({"aria-label", "xlink:href"})


def accessible(svg: bytes, graph: Graph, style: Style, outcomes: Mapping[str, Outcome] = NOTHING) -> bytes:
    """The SVG that Graphviz drew of a map, made fit for the web."""
    root = ElementTree.fromstring(svg)
    content = root.find(_GROUP)
    assert content is not None, "an SVG of Graphviz has one graph in it"
    scene = Scene(graph, outcomes)
    _order(content, scene)
    for part in content.iterfind(_GROUP):
        _describe(part)
    written = ['<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by argmap -->\n']
    written += _beginning(root.attrib, scene, style)
    _write(content, written)
    written.append("</svg>\n")
    return "".join(written).encode()


def _order(content: Element, scene: Scene) -> None:
    """Panels, lines, then cards in file order, panel by panel: Graphviz has them rank by rank."""
    parts: dict[str, list[Element]] = {"": [], "cluster": [], "edge": [], "node": []}
    for part in content:
        if part.tag != _TITLE:
            parts[part.get("class", "").partition(" ")[0]].append(part)
    names = [name for group in (*scene.graph.groups, None) for name in scene.members.get(group, ())]
    place = {name: number for number, name in enumerate(names)}
    parts["node"].sort(key=lambda part: place.get(part.get("id", ""), len(place)))
    content[:] = [part for kind in parts.values() for part in kind]


def _describe(part: Element) -> None:
    """Tell what a panel, line or card is by its tooltip, as its title and for those who hear it."""
    kind = part.get("class", "").partition(" ")[0]
    said = next(iter([*_unwrapped(part)]), "")
    part[0].text = said
    if kind == "edge":
        part.attrib.pop("id")
        part.set("aria-hidden", "true")
        return
    # What is inside of a symbol is not heard, and so nobody would find a link there.
    has_link = part.find(f".//{_ANCHOR}") is not None
    part.set("role", "graphics-symbol" if kind == "node" and not has_link else "graphics-object")
    part.set("aria-label", said)


def _unwrapped(part: Element) -> Iterator[str]:
    """Take away what Graphviz puts around things for their tooltips and links; gives the tooltips."""
    for place, child in reversed(list(enumerate(part))):
        if child.tag != _GROUP:
            continue
        anchor = child[0]
        if _HREF in anchor.attrib:
            anchor.set("rel", "noopener")
            part[place] = anchor
        else:
            yield anchor.get(_TOOLTIP, "")
            part[place : place + 1] = list(anchor)
            yield from _unwrapped(part)


def _beginning(size: Mapping[str, str], scene: Scene, style: Style) -> Iterator[str]:
    """What the drawing is and what is in it, and the colours of a dark screen."""
    facts = {
        "xmlns": _SVG[1:-1],
        "xmlns:xlink": _XLINK[1:-1],
        **size,
        "class": DRAWING,
        "lang": scene.graph.language,
        "xml:lang": scene.graph.language,
        "font-family": FONTS,
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


def _write(element: Element, written: list[str]) -> None:
    """An element with all that is in it, each on a line of its own."""
    tag = element.tag.removeprefix(_SVG)
    text = (element.text or "").strip("\n")
    written.append(f"<{tag}")
    for key, value in element.items():
        if (name := _NAMES.get(key, key)) is None:
            continue
        if name in _WORDS:
            written.append(f' {name}="{escape(value)}"')
        elif value in _COLOURS and name in ("fill", "stroke"):
            written.append(f' {name}="{_COLOURS[value]}"')
        else:
            written.append(f' {name}="{value}"')
    if tag == "text":
        written.append(_held(element, text))
    if not (text or len(element)):
        written.append("/>\n")
        return
    written.append(f">{_plain(text)}")
    for child in element:
        _write(child, written)
    written.append(f"</{tag}>\n")


def _held(element: Element, text: str) -> str:
    """What holds a text to the width it was measured at, where another font than Arial is taken for it."""
    if len(text) < 2 or not fonts.advances().keys() >= set(text):
        return ""
    size = float(element.get("font-size", "14"))
    measured = width(text, size, element.get("font-weight") == "bold")
    return f' textLength="{measured:.1f}" lengthAdjust="spacingAndGlyphs"'


def _plain(text: str) -> str:
    return escape(text, quote=False)
