"""A statement as a card: a band that says what it is and whose, its words, and where they are from."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from argmap.drawing.label import cell, escaped, lines, row, table, words
from argmap.drawing.metrics import cut, width, wrap
from argmap.drawing.palette import Palette
from argmap.drawing.role import Role
from argmap.graph import Citation, Graph, Statement

WIDTH = 240
"""Of a card in points, without its border of 2 points."""

_BORDER = 2
_PADDING = 6
_TEXT = WIDTH - 2 * _PADDING - 2
# Browsers set bold text a little wider than it is measured.
_BOLD = 1.05
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Origin:
    """Where a statement is said: the words of a card's footer, and the address they lead to."""

    source: str
    date: str
    url: str | None


def card(statement: Statement, graph: Graph, role: Role, palette: Palette) -> str:
    """The label of a statement's node."""
    hue = role.hue(palette).strong
    body = [_words(statement, palette)]
    body += [_badge_row(badges, palette) for badges in _packed(list(_badges(statement)))]
    origin = origin_of(statement, graph)
    if origin.source or origin.date:
        body.append(_footer(origin, palette))
    return table(
        row(cell(_band(statement, graph, role, palette))),
        row(cell(table(*body), BGCOLOR=palette.card)),
        CELLSPACING=_BORDER,
        BGCOLOR=hue,
    )


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


def written(date: datetime.date, graph: Graph) -> str:
    """A date as the map's readers write it; without the year where that is the map's own."""
    if graph.language.partition("-")[0] != "en":
        return date.isoformat()
    day = f"{date.day} {_MONTHS[date.month - 1]}"
    return day if graph.date and graph.date.year == date.year else f"{day} {date.year}"


def _address(cited: Citation, graph: Graph) -> str | None:
    return cited.url or graph.sources[cited.source].url


def _band(statement: Statement, graph: Graph, role: Role, palette: Palette) -> str:
    heading = words(role.heading, 9, palette.onband, bold=True)
    left = _BOLD * width(role.heading, 9, bold=True) + 4
    party = cut(parties(statement, graph), (WIDTH - 8 - left) / _BOLD, 10, bold=True)
    right = round(_BOLD * width(party, 10, bold=True)) + 2 if party else 0
    cells = [cell(heading, WIDTH=WIDTH - right - 8, ALIGN="LEFT")]
    if party:
        name = lines([party], 10, palette.onband, bold=True, align="RIGHT")
        cells.append(cell(name, WIDTH=right, ALIGN="RIGHT"))
    return table(row(cell(" ", WIDTH=4), *cells, cell(" ", WIDTH=4)), CELLPADDING=0, HEIGHT=18)


def _words(statement: Statement, palette: Palette) -> str:
    content = lines(wrap(statement.text, _TEXT, 12), 12, palette.ink)
    if statement.title:
        title = wrap(statement.title, _TEXT / _BOLD, 13, bold=True)
        content = lines(title, 13, palette.ink, bold=True) + content
    return row(cell(content, WIDTH=WIDTH, CELLPADDING=_PADDING, ALIGN="LEFT"))


def _badges(statement: Statement) -> Iterator[str]:
    """What is worth a badge, and only if it is set."""
    if "." in statement.id:
        yield f"from {statement.id.rpartition('.')[0]}"
    if statement.status:
        yield statement.status
    if statement.due:
        yield f"by {statement.due.day} {_MONTHS[statement.due.month - 1]} {statement.due.year}"
    if statement.likelihood is not None:
        full = round(statement.likelihood * 3)
        yield f"{'●' * full}{'○' * (3 - full)} {statement.likelihood:.0%} likely"
    if statement.weight != 1:
        yield f"weight {statement.weight.normalize():f}"
    if len(statement.citations) > 1:
        yield f"[{len(statement.citations)}] sources"


def _packed(badges: list[str]) -> Iterator[list[tuple[str, int]]]:
    """The badges in rows that are no wider than the card, each with its width."""
    line: list[tuple[str, int]] = []
    room = float(_TEXT)
    for badge in badges:
        text = cut(badge, _TEXT - 16, 9)
        size = round(width(text, 9)) + 12
        if line and size > room:
            yield line
            line, room = [], float(_TEXT)
        line.append((text, size))
        room -= size + 4
    if line:
        yield line


def _badge_row(badges: list[tuple[str, int]], palette: Palette) -> str:
    outline = {"BORDER": 1, "STYLE": "ROUNDED", "COLOR": palette.muted, "HEIGHT": 15}
    cells = [cell(words(text, 9, palette.ink), WIDTH=size, **outline) for text, size in badges]
    rest = WIDTH - 4 - sum(size + 4 for _, size in badges)
    cells.append(cell(" ", WIDTH=rest))
    return row(cell(table(row(*cells), CELLSPACING=4)))


def _footer(origin: Origin, palette: Palette) -> str:
    ending = f" · {origin.date}" if origin.source and origin.date else origin.date
    text = cut(origin.source, _TEXT - width(ending, 9), 9) + ending
    link: dict[str, object] = {}
    if origin.url:
        link = {"HREF": escaped(origin.url), "TARGET": "_blank", "TITLE": escaped(origin.source)}
    content = lines([text], 9, palette.muted)
    if origin.url:
        content = f"<U>{content}</U>"
    return row(cell(content, WIDTH=WIDTH, CELLPADDING=_PADDING, ALIGN="LEFT", **link))
