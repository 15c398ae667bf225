"""How to read the map: what it uses, and nothing else."""

from collections.abc import Iterator

from argmap.drawing.card import pill
from argmap.drawing.joint import WORD
from argmap.drawing.label import box, cell, row, table, words
from argmap.drawing.line import Stroke
from argmap.drawing.palette import Palette
from argmap.drawing.panel import Node, Panel
from argmap.drawing.role import Role
from argmap.drawing.scene import Scene
from argmap.drawing.standing import Standing
from argmap.relations import Relation

_WIDTH = 232
_TAG = 88
_SAMPLE = 50
_JOINT = 28
_HEIGHT = 18
_GAP = 4


def legend(scene: Scene, palette: Palette) -> Panel:
    """The panel that explains, column by column, the cards, the lines and where statements stand."""
    places = scene.starts
    columns = (_cards(scene, palette), _lines(scene, palette), _standings(scene, palette))
    parts = [[rows] for rows in map(list, columns) if rows]
    while len(parts) > len(places):
        parts[-2:] = [parts[-2] + parts[-1]]
    tall = max(map(_tall, parts), default=0)
    nodes = (
        _part(f"_legend.{number}", place, groups, tall)
        for number, (place, groups) in enumerate(zip(places, parts, strict=False), 1)
    )
    return Panel("_legend", "How to read this map", tuple(nodes), loose=True)


def _part(name: str, rank: int, groups: list[list[str]], tall: int) -> Node:
    """A column of the legend, as high as the highest, so that all begin at the same height."""
    # Each group in a table of its own: its columns have widths of their own.
    filled = [row(cell(table(*rows, CELLSPACING=_GAP))) for rows in groups]
    if rest := tall - _tall(groups):
        filled.append(row(cell("", HEIGHT=rest)))
    size = (_WIDTH + 3 * _GAP, tall)
    label = {"label": f"<{table(*filled)}>", "class": "am-legend", "tooltip": "Legend"}
    return Node(name, rank, label, size)


def _tall(groups: list[list[str]]) -> int:
    return sum(len(rows) * (_HEIGHT + _GAP) + _GAP for rows in groups)


def _cards(scene: Scene, palette: Palette) -> Iterator[str]:
    used = {scene.roles[name] for name in scene.statements}
    for role in Role:
        if role in used:
            heading = words(role.heading, 9, palette.onband, bold=True)
            band = row(cell("", WIDTH=4), _capitals(heading, _TAG - 4))
            tag = table(band, BGCOLOR=role.hue(palette).band)
            yield row(cell(tag), _text(words(role.meaning, 10, palette.ink), _WIDTH - _TAG))


def _lines(scene: Scene, palette: Palette) -> Iterator[str]:
    used = {line.stroke for line in scene.lines}
    for stroke in Stroke:
        if stroke in used:
            yield _line(stroke.sample, stroke, stroke.meaning, palette)
    if scene.joints:
        yield _joint(scene.roles[next(iter(scene.joints))], palette)
    if any(link.relation is Relation.UNDERCUTS for link in scene.links):
        yield _line("●├──", Stroke.OBJECTS, "denies that one bears on the other", palette)


def _standings(scene: Scene, palette: Palette) -> Iterator[str]:
    used = {scene.standings[name] for name in scene.statements if name in scene.standings}
    for standing in Standing:
        if standing in used:
            sign = cell(table(row(pill(standing, palette))), WIDTH=_TAG - 12)
            yield row(sign, _text(words(standing.meaning, 10, palette.ink), _WIDTH - _TAG + 12))


def _line(sample: str, stroke: Stroke, meaning: str, palette: Palette) -> str:
    mark = words(sample, 12, stroke.colour(palette), bold=True)
    return row(_text(mark, _SAMPLE), _text(words(meaning, 10, palette.ink), _WIDTH - _SAMPLE))


def _joint(role: Role, palette: Palette) -> str:
    word = row(cell("", WIDTH=4), _capitals(words(WORD, 9, palette.onband, bold=True), _JOINT - 4))
    sign = row(cell(table(word, BGCOLOR=role.hue(palette).band)), cell("", WIDTH=_SAMPLE - _JOINT))
    return row(cell(table(sign)), _text(words("bear only together", 10, palette.ink), _WIDTH - _SAMPLE))


def _text(content: str, width: int) -> str:
    return box(content, width, _HEIGHT)


def _capitals(content: str, width: int) -> str:
    # Graphviz sets a line of capitals too high in the middle of a box.
    return box(content, width, _HEIGHT, VALIGN="BOTTOM")
