"""The SVG made fit for the web: fonts, words for those who hear it, addresses to link to, and a dark mode.

Graphviz writes each element on a line of its own, and always in the same way. So what has to change is found
by its looks, and all else, which is most of it, stays as it is. Parsing it would take five times as long.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from html import escape, unescape
from math import ceil
from typing import NamedTuple

from argmap.drawing.caption import description
from argmap.drawing.diagram import Style
from argmap.drawing.label import LEFTWARD
from argmap.drawing.metrics import exact_width, width
from argmap.drawing.palette import LIGHT
from argmap.drawing.scene import Scene
from argmap.drawing.stylesheet import DRAWING, stylesheet

FONTS = 'Helvetica, Arial, "Liberation Sans", sans-serif'
"""All of one width, but for the last."""

_CANVAS = re.compile(rb"<svg ([^>]*)>\n(<g [^>]*>)\n<title>.*\n")
_PART = re.compile(rb'<g id="([^"]*)" class="(cluster|edge|node) ?([^"]*)">\n<title>.*\n')
_TEXT = re.compile(rb"<text ([^>]*)>([^<]*)</text>")
_LEFT = re.compile(rb' x="([^"]*)"')
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
# Around what has a tooltip or a link.
_TOOLTIP = re.compile(rb'<g id="a_[^"]*"><a xlink:title="([^"]*)">\n')
_LINK = re.compile(rb'<g id="a_[^"]*"><a (xlink:href=[^>]*)>\n(.*?</a>\n)</g>\n', re.DOTALL)

# Graphviz has its own words for two of the colours, what it says of every text is enough once, and it escapes
# more than has to be.
_REPLACED = {
    b'="white"': f'="{LIGHT.background}"'.encode(),
    b'="transparent"': b'="none"',
    b' xml:space="preserve"': b"",
    b' font-family="Arial"': b"",
    b"&#45;": b"-",
    b"&#39;": b"'",
}


def accessible(svg: bytes, scene: Scene, style: Style) -> bytes:
    """The SVG that Graphviz drew of a map, made fit for the web."""
    for found, wanted in _REPLACED.items():
        svg = svg.replace(found, wanted)
    beginning, *rest = _PART.split(_TEXT.sub(_held, svg.rpartition(b"</g>\n</svg>")[0]))
    parts = [_part(*each) for each in zip(*[iter(rest)] * 4, strict=True)]
    written = [b'<?xml version="1.0" encoding="UTF-8"?>\n<!-- drawn by argmap -->\n']
    written += _beginning(beginning, scene, style)
    for part in sorted(parts, key=_order(scene)):
        written += part.heading().encode(), part.content, b"</g>\n"
    written.append(b"</g>\n</svg>\n")
    return b"".join(written)


class _Part(NamedTuple):
    """A panel, line or card: its address, its classes, what its tooltip says, and its content, as written.

    Graphviz's words for its `kind` are `cluster`, `edge` and `node`.
    """

    id: str
    kind: str
    classes: str
    said: str
    content: bytes

    def heading(self) -> str:
        """What it is, as its title and for those who hear it."""
        kind = f"{self.kind} {self.classes}".strip()
        title = f"<title>{_plain(self.said)}</title>\n" if self.said else "<title/>\n"
        if self.kind == "edge":
            # Graphviz numbers all lines; those that have an id have a `~` in it.
            address = f' id="{self.id}"' if "~" in self.id else ""
            return f'<g{address} class="{kind}" aria-hidden="true">{title}'
        # What is inside of a symbol is not heard, and so nobody would find a link there.
        role = "graphics-symbol" if self.kind == "node" and b"<a " not in self.content else "graphics-object"
        return f'<g id="{self.id}" class="{kind}" role="{role}" aria-label="{escape(self.said)}">{title}'


def _part(id: bytes, kind: bytes, classes: bytes, rest: bytes) -> _Part:
    """A part, of what its group is called and all that follows up to the next."""
    content = rest[: rest.rindex(b"</g>\n")]
    said = b""
    if tooltip := _TOOLTIP.match(content):
        said = tooltip[1]
        content = content[tooltip.end() : content.rindex(b"</a>\n")]
    if b"xlink:href" in content:
        content = _LINK.sub(_link, content)
    return _Part(unescape(id.decode()), kind.decode(), classes.decode(), unescape(said.decode()), content)


def _link(found: re.Match[bytes]) -> bytes:
    """A link; Graphviz's title of it is a tooltip, too, but here a card has only one."""
    facts = dict(_ATTRIBUTE.findall(found[1].decode()))
    kept = {name: unescape(value) for name, value in facts.items() if name != "xlink:title"}
    return f"<a{_written(kept | {'rel': 'noopener'})}>".encode() + found[2]


def _order(scene: Scene) -> Callable[[_Part], tuple[int, int]]:
    """Panels, lines, then cards in file order, panel by panel: Graphviz has them rank by rank."""
    names = [name for group in (*scene.graph.groups, None) for name in scene.members.get(group, ())]
    place = {name: number for number, name in enumerate(names)}

    def order(part: _Part) -> tuple[int, int]:
        if part.kind != "node":
            return part.kind == "edge", 0
        return 2, place.get(part.id, len(place))

    return order


def _held(found: re.Match[bytes]) -> bytes:
    """A text, held to the width it was measured at, where another font than Arial is taken for it."""
    facts, written = found.groups()
    text = written.decode()
    font = _font(facts.partition(b" font-")[2])
    if "&" in text:
        text = unescape(text)
        written = _plain(text).encode()
    if text.startswith(LEFTWARD):
        text = text.strip(LEFTWARD)
        written = _plain(text).encode()
        facts = _leftward(facts, ceil(width(text, *font)))
    measured = exact_width(text, *font)
    if len(text) < 2 or measured is None:
        return b"<text %b>%b</text>" % (facts, written)
    held = f'textLength="{measured:.1f}" lengthAdjust="spacingAndGlyphs"'.encode()
    return b"<text %b %b>%b</text>" % (facts, held, written)


def _leftward(facts: bytes, room: float) -> bytes:
    """What is said of a text from right to left: it begins at its right end, up to which it was measured."""

    def moved(left: re.Match[bytes]) -> bytes:
        return f' x="{float(left[1]) + room:g}" direction="rtl"'.encode()

    return _LEFT.sub(moved, facts)


@lru_cache
def _font(look: bytes) -> tuple[float, bool]:
    """The size of a text's letters, and whether they are bold."""
    return float(look.partition(b'size="')[2].partition(b'"')[0]), b'weight="bold"' in look


def _beginning(beginning: bytes, scene: Scene, style: Style) -> Iterator[bytes]:
    """What the drawing is and what is in it, the colours of a dark screen, and what all stands on."""
    canvas = _CANVAS.search(beginning)
    assert canvas, "Graphviz has written something else than SVG"
    size = dict(_ATTRIBUTE.findall(canvas[1].decode()))
    facts = {
        "xmlns": "http://www.w3.org/2000/svg",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "width": size["width"],
        "height": size["height"],
        "viewBox": size["viewBox"],
        "class": DRAWING,
        "lang": scene.graph.language,
        "xml:lang": scene.graph.language,
        "font-family": _fonts(style),
        "role": "graphics-document document",
        "aria-roledescription": "argument map",
        "aria-labelledby": "_title",
        "aria-describedby": "_description",
    }
    drawing = [
        f"<svg{_written(facts)}>\n",
        f'<title id="_title">{_plain(scene.graph.title or "Argument map")}</title>\n',
        f'<desc id="_description">{_plain(description(scene))}</desc>\n',
        f"<style>{stylesheet()}</style>\n" if style.theme == "auto" else "",
    ]
    yield "".join(drawing).encode()
    yield canvas[2] + beginning[canvas.end() :].partition(b"<!--")[0]


def _written(attributes: Mapping[str, str]) -> str:
    return "".join([f' {name}="{escape(value)}"' for name, value in attributes.items()])


def _fonts(style: Style) -> str:
    """The user's own fonts, quoted, and then ours."""
    return ", ".join([*(f'"{name}"' for name in (style.own.fonts if style.own else ())), FONTS])


def _plain(text: str) -> str:
    return escape(text, quote=False)
