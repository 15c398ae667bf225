"""A statement as a card: a band that says what it is and whose, its words, and where they are from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple

from argmap.drawing.badge import GAP, HEIGHT, badges, drawn, packed, reach
from argmap.drawing.dates import written
from argmap.drawing.label import (
    LEADING,
    box,
    cell,
    directed,
    escaped,
    lines,
    row,
    rows,
    stack_height,
    table,
    words,
)
from argmap.drawing.mark import Mark
from argmap.drawing.metrics import cut, is_leftward, width, wrap
from argmap.drawing.palette import Palette
from argmap.drawing.role import Role
from argmap.drawing.standing import Standing
from argmap.graph import Citation, Graph, Statement

WIDTH = 240
"""Of a card in points, without its border of 2 points."""

_BORDER = 2
_PADDING = 6
_BAND = 18
_SIGN = 15
_BADGES = HEIGHT + 2 * GAP
_PILL = 68
_INNER = WIDTH - 8
_TEXT = WIDTH - 2 * _PADDING - 2
_ROOM = WIDTH - 2 * _PADDING
BOLD = 1.05
"""How much wider browsers set text than it is measured, at most; bold text above all."""
# So much higher Graphviz sets struck lines.
_LIFT = 2
# So wide a line of text is measured at most, for it to stay on the card in any browser.
_LINE = (WIDTH - _PADDING) / BOLD


@dataclass(frozen=True)
class Origin:
    """Where a statement is said: the words of a card's footer, and the address they lead to."""

    source: str
    date: str
    url: str | None


class Card(NamedTuple):
    """The label of a statement's node, and its size in points."""

    label: str
    width: int
    height: int


class _Part(NamedTuple):
    row: str
    height: int


def card(
    statement: Statement,
    graph: Graph,
    role: Role,
    palette: Palette,
    standing: Standing | None = None,
    mark: Mark | None = None,
    *,
    compact: bool = False,
) -> Card:
    """A statement as a card; `compact`, in few words.

    It shows where the statement stands, and what became of it, if that is given.
    """
    if compact:
        parts = [_gist(statement, palette, standing)]
    else:
        parts = _parts(statement, graph, palette, standing, mark)
    hue = role.hue(palette)
    shown = Standing.FALLS if mark and mark.sign == "-" else standing or Standing.STANDS
    band = shown.band(hue, palette)
    # A cell of its table's colour would show a hairline around itself.
    ground = {} if band.ground == hue.strong else {"BGCOLOR": band.ground}
    above = [row(cell(_tag(mark, palette), BGCOLOR=palette.ink))] if mark else []
    label = table(
        *above,
        row(cell(_band(role, parties(statement, graph), band.words), **ground)),
        row(cell(table(*(part.row for part in parts)), BGCOLOR=palette.card)),
        CELLSPACING=_BORDER,
        BGCOLOR=hue.strong,
    )
    bands = 1 + len(above)
    height = sum(part.height for part in parts) + bands * _BAND + (2 + bands) * _BORDER
    return Card(label, WIDTH + 2 * _BORDER, height)


def _parts(
    statement: Statement, graph: Graph, palette: Palette, standing: Standing | None, mark: Mark | None
) -> list[_Part]:
    is_gone = mark is not None and mark.sign == "-"
    parts = [_words(statement, palette, falls=is_gone or standing is Standing.FALLS)]
    if mark is not None and (mark.was or mark.notes):
        parts.append(_history(mark, palette))
    origin = origin_of(statement, graph)
    has_origin = bool(origin.source or origin.date)
    *above, last = [*packed(badges(statement, graph), _TEXT)] or [[]]
    # Where there is nothing else for it to stand beside, the pill stands beside the last badges.
    is_beside = standing and last and not has_origin and reach(last) <= _TEXT - _PILL
    if last and not is_beside:
        above.append(last)
    parts += [_Part(row(cell(drawn(line, WIDTH, palette))), _BADGES) for line in above]
    if standing and is_beside:
        said = cell(drawn(last, WIDTH - _PILL - 4, palette))
        parts.append(_Part(row(cell(_beside(said, standing, palette, _BADGES, top=3))), _BADGES))
    elif standing or has_origin:
        parts.append(_footer(origin, palette, standing))
    return parts


def _gist(statement: Statement, palette: Palette, standing: Standing | None) -> _Part:
    """The title, or the beginning of the text, in one line, and below it nothing but where it stands."""
    falls = standing is Standing.FALLS
    taken = _PILL + 4 if standing else 0
    room = _LINE - taken / BOLD
    first, *others = wrap(statement.title or statement.text, room, 12)
    told = [first, *([cut(" ".join(others), room, 12)] if others else [])]
    said, tall = _text((), told, _ROOM - taken, palette, falls=falls)
    if standing is None:
        return _Part(row(said), tall)
    return _Part(row(cell(_beside(said, standing, palette, tall))), tall)


def _beside(said: str, standing: Standing, palette: Palette, height: int, top: int = 2) -> str:
    """A cell of text with the pill on its right, so far below its upper edge."""
    # A table fills the cell it is in, so what is to stay small stands between two empty rows.
    above, below = row(cell("", HEIGHT=top)), row(cell("", HEIGHT=height - _SIGN - 1 - top))
    small = table(above, row(pill(standing, palette)), below)
    return table(row(said, cell(small), cell("", WIDTH=4)))


def parties(statement: Statement, graph: Graph) -> str:
    """Who says it, by name."""
    return ", ".join(graph.parties[party].name for party in statement.by)


def origin_of(statement: Statement, graph: Graph) -> Origin:
    """Where and when it is said, if the map knows: the first source, its own date or else the source's."""
    cited = statement.citations[0] if statement.citations else None
    source = graph.sources[cited.source] if cited else None
    date = statement.date or (source.date if source else None)
    return Origin(
        source.title if source else "",
        written(date, graph) if date else "",
        _address(cited, graph) if cited else None,
    )


def _address(cited: Citation, graph: Graph) -> str | None:
    return cited.url or graph.sources[cited.source].url


def _tag(mark: Mark, palette: Palette) -> str:
    """The band above a card that says what became of the statement, and of its verdict."""
    right = ceil(1.02 * width(mark.verdicts, 9, bold=True)) if mark.verdicts else 0
    parts = [(mark.word, _INNER - right), *([(mark.verdicts, right)] if right else [])]
    cells = (
        box(words(text, 9, palette.card, bold=True), room, _BAND, VALIGN="BOTTOM") for text, room in parts
    )
    return table(row(cell("", WIDTH=4), *cells, cell("", WIDTH=4)))


def _history(mark: Mark, palette: Palette) -> _Part:
    """The text as it was, struck, and what else changed."""
    was = wrap(f"was: {mark.was}", _LINE, 10) if mark.was else []
    notes = [line for note in mark.notes for line in wrap(note, _LINE, 10)]
    former = rows(was, 10, palette.muted, _ROOM, struck=True)
    written = table(*former, *rows(notes, 10, palette.muted, _ROOM))
    tall = _PADDING + stack_height(len(was), 10) + stack_height(len(notes), 10)
    return _Part(row(_padded(written, 0, _PADDING)), tall)


@lru_cache
def _band(role: Role, said_by: str, colour: str) -> str:
    heading = width(role.heading, 9, bold=True)
    party = cut(said_by, _INNER - heading - 10, 10, bold=True)
    right = ceil(1.02 * width(party, 10, bold=True)) if party else 0
    # Graphviz sets a line of capitals too high in the middle of a box.
    cells = [box(words(role.heading, 9, colour, bold=True), _INNER - right, _BAND, VALIGN="BOTTOM")]
    if party:
        cells.append(box(lines([party], 10, colour, bold=True), right, _BAND, VALIGN="BOTTOM"))
    return table(row(cell("", WIDTH=4), *cells, cell("", WIDTH=4)))


def _words(statement: Statement, palette: Palette, *, falls: bool) -> _Part:
    title = wrap(statement.title, _LINE, 13, bold=True) if statement.title else []
    said, tall = _text(title, wrap(statement.text, _LINE, 12), _ROOM, palette, falls=falls)
    return _Part(row(said), tall)


def _text(
    title: Sequence[str], text: Sequence[str], room: int, palette: Palette, *, falls: bool
) -> tuple[str, int]:
    """A cell with lines of text in so much room, and its height."""
    ink = palette.muted if falls else palette.ink
    title, text = directed(title), directed(text)
    tall = 2 * _PADDING + stack_height(len(title), 13) + stack_height(len(text), 12)
    if not (title or falls or is_leftward(text[0])):
        return box(lines(text, 12, ink), room + 2 * _PADDING, tall, CELLPADDING=_PADDING), tall
    named = rows(title, 13, ink, room, bold=True, struck=falls)
    written = table(*named, *rows(text, 12, ink, room, struck=falls))
    lift = _LIFT if falls else 0
    return _padded(written, _PADDING + lift, _PADDING - lift), tall


def _padded(content: str, above: int, below: int) -> str:
    """A cell with so much room around what is in it."""
    beside = cell("", WIDTH=_PADDING)
    middle = row(cell(table(row(beside, cell(content), beside))))
    return cell(table(row(cell("", HEIGHT=above)), middle, row(cell("", HEIGHT=below))))


@lru_cache
def _footer(origin: Origin, palette: Palette, standing: Standing | None) -> _Part:
    room = _TEXT - (_PILL + 4 if standing else 0)
    ending = f" · {origin.date}" if origin.source and origin.date else origin.date
    text = words(cut(origin.source, room - width(ending, 9), 9) + ending, 9, palette.muted)
    link: dict[str, object] = {}
    if origin.url:
        text = f"<U>{text}</U>"
        link = {"HREF": escaped(origin.url), "TARGET": "_blank", "TITLE": escaped(origin.source)}
    tall = ceil(2 * _PADDING + LEADING * 9)
    if standing is None:
        return _Part(row(box(text, WIDTH, tall, CELLPADDING=_PADDING, **link)), tall)
    said = box(text, WIDTH - _PILL - 4, tall, CELLPADDING=_PADDING, **link)
    return _Part(row(cell(_beside(said, standing, palette, tall))), tall)


@cache
def pill(standing: Standing, palette: Palette) -> str:
    """Where a statement stands, as a cell with a rounded sign of a fixed size."""
    colours = standing.pill_colours(palette)
    # Graphviz sets the words in the middle by its own measure of them: at most half a point beside it.
    return cell(
        words(standing.pill, 9, colours.words, bold=True),
        BGCOLOR=colours.ground,
        BORDER=1,
        STYLE="ROUNDED",
        COLOR=standing.pill_border(palette),
        FIXEDSIZE="TRUE",
        WIDTH=_PILL,
        HEIGHT=_SIGN + 1,
        VALIGN="BOTTOM",
    )
