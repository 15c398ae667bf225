"""What of a map is to be drawn, and in which colours, as the options of `argmap render` say it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from argmap import files
from argmap.cli import loading
from argmap.drawing.diagram import THEMES, Style, Theme
from argmap.drawing.scene import Scene
from argmap.drawing.selection import CRITERIA, Selection, by_group
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.drawing.theme import OwnTheme
    from argmap.graph import Graph
    from argmap.pipeline import Reader

LARGE = 150
"""A map of more statements than this is drawn compact and folded, unless the options say otherwise."""

DOTS = 96.0
"""Dots per inch of an ordinary screen."""
SCALE = 1.5
"""How much larger than on such a screen a picture is, unless an option says otherwise."""

_SEARCHED = ("html", "md", "txt")
_VALUES = {
    "kind": ("question", "proposal", "condition", "claim", "reason", "objection"),
    "verdict": ("stands", "falls", "open"),
}


def is_large(graph: Graph, ending: str) -> bool:
    """Whether nobody could find their way in a picture of all the map; pages and texts can be searched."""
    return ending not in _SEARCHED and sum("." not in id for id in graph.statements) > LARGE


def selection(
    graph: Graph,
    focus: Sequence[str] | None,
    depth: int,
    only: Sequence[str] | None,
    fold: Sequence[str] | None,
    *,
    large: bool,
) -> Selection:
    """What the options choose; what the map does not have is Trouble."""
    for id in focus or ():
        loading.demand(id, graph.statements, "statement")
    chosen = _criteria(graph, only or ())
    folded = _folded(graph, fold) if fold or not large or focus or only else _all(graph)
    return Selection(tuple(focus or ()), depth, chosen, folded)


def cards(wanted: Literal["auto", "full", "compact"], *, large: bool) -> Literal["full", "compact"]:
    """How much is on the cards."""
    if wanted != "auto":
        return wanted
    return "compact" if large else "full"


def tell(graph: Graph, selection: Selection, *, compact: bool) -> None:
    """Say that a large map is not drawn in full, where nobody has asked for it."""
    what = ["compact"] * compact + ["with its groups folded"] * bool(selection.folded)
    if what:
        count = len(graph.statements)
        how = "--style full --fold none draws all of it, --focus ID a part"
        print(
            f"argmap: the map has {count} statements and is drawn {' and '.join(what)}; {how}",
            file=sys.stderr,
        )


def parts(graph: Graph, style: Style, target: str) -> dict[str, Style]:
    """Each group as a picture of its own: the files, named after that of the whole, and their styles."""
    if target == files.STANDARD_INPUT:
        raise Trouble("--split writes several pictures, which need a name: -o OUT.svg")
    name, dot, ending = target.rpartition(".")
    scene = Scene(graph, selection=style.selection)
    return {
        f"{name}-{group or 'rest'}{dot}{ending}": replace(style, selection=part)
        for group, part in by_group(style.selection, graph, scene.groups)
    }


def theme(wanted: str, reader: Reader = files.read) -> tuple[Theme, OwnTheme | None]:
    """The theme of a name, or one's own in a file."""
    for name in THEMES:
        if wanted == name:
            return name, None
    if not wanted.endswith(".toml"):
        raise Trouble(f"`--theme {wanted}`: it is one of {', '.join(THEMES)}, or a file that ends in .toml")
    from argmap.drawing.theme import InvalidTheme, hard_to_read, read_theme

    try:
        own = read_theme(reader(wanted).decode(errors="replace"))
    except OSError as error:
        raise files.trouble_with(wanted, error) from error
    except InvalidTheme as invalid:
        raise Trouble(f"`{wanted}` can't be used as a theme: {invalid}") from invalid
    for problem in hard_to_read(own.palette):
        print(f"argmap: {wanted}: {problem}", file=sys.stderr)
    return "light", own


def _criteria(graph: Graph, only: Iterable[str]) -> dict[str, set[str]]:
    known = {**_VALUES, "party": graph.parties, "group": graph.groups}
    tags = {tag for statement in graph.statements.values() for tag in statement.tags}
    found: dict[str, set[str]] = {}
    for each in only:
        what, equals, values = each.partition("=")
        if what not in CRITERIA or not equals:
            raise Trouble(f"`--only {each}`: write WHAT=VALUE, where WHAT is one of {', '.join(CRITERIA)}")
        for value in values.split(","):
            loading.demand(value, {**known, "tag": tags}[what], what)
            found.setdefault(what, set()).add(value)
    return found


def _folded(graph: Graph, fold: Sequence[str] | None) -> tuple[str, ...]:
    folded: dict[str, None] = {}
    for group in fold or ():
        if group == "all":
            folded |= dict.fromkeys(_all(graph))
        elif group == "none":
            folded.clear()
        else:
            loading.demand(group, graph.groups, "group")
            folded[group] = None
    return tuple(folded)


def _all(graph: Graph) -> tuple[str, ...]:
    return tuple(each.id for each in graph.groups.values() if "." not in each.id)
