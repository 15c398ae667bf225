"""argmap render: draw a map."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from argmap import files
from argmap.cli import loading, selecting
from argmap.cli.viewing import Viewing
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.pipeline import Reader

GroupBy = Literal["group", "party", "question", "none"]
Paper = Literal["A4", "A3", "Letter"]
EngineName = Literal["auto", "pure", "system"]
NEEDS_ARGUMENTS = True
KIND = Viewing


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="MAP...", help="The map, several, or folders of them; `-` for standard input."
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="The picture or text; its ending says what: .svg .png .html .pdf .md …",
        ),
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", metavar="ENDING", help="What to draw, where OUT has no ending.")
    ] = None,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    verdicts: Annotated[bool, typer.Option(help="Whether to show what stands, falls and is open.")] = True,
    by_name: Annotated[
        str | None,
        typer.Option("--view", metavar="NAME", help="Take the options of this view in the settings."),
    ] = None,
    focus: selecting.Focus = None,
    depth: selecting.Depth = 1,
    only: selecting.Only = None,
    fold: selecting.Fold = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(metavar="DATE", formats=["%Y-%m-%d"], help="Leave out what was said after this day."),
    ] = None,
    group_by: Annotated[
        GroupBy, typer.Option(help="What is framed: the map's groups, or each party, each question, nothing.")
    ] = "group",
    cards: selecting.Cards = "auto",
    dpi: Annotated[
        float | None, typer.Option(min=10, max=2400, metavar="N", help="Dots per inch of a PNG.")
    ] = None,
    scale: Annotated[
        float | None,
        typer.Option(min=0.1, max=25, metavar="X", help="The same as so many times 96 dots per inch."),
    ] = None,
    paper: Annotated[
        Paper | None, typer.Option(help="For a PDF: sheets of paper, with a group on each.")
    ] = None,
    split: Annotated[
        Literal["group"] | None, typer.Option(help="Draw each group as a picture of its own.")
    ] = None,
    theme: Annotated[
        str,
        typer.Option(
            metavar="NAME|FILE",
            help="light, dark, auto (as the reader's system is), print, plain (for Word), or your colours.",
        ),
    ] = "light",
    direction: selecting.Direction = "LR",
    legend: Annotated[bool, typer.Option(help="Whether to say what the signs mean.")] = True,
    engine: Annotated[
        EngineName, typer.Option(help="Graphviz from pip (pure), or the machine's own.")
    ] = "auto",
    engine_info: Annotated[
        bool, typer.Option("--engine-info", help="Say which engine draws, and stop.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite any file, also without -o.")] = False,
    redraw: Annotated[
        bool,
        typer.Option(
            "--redraw", help="Draw anew what argmap has drawn beside maps; default: all maps in `.`."
        ),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Draw again whenever a file changes, until Ctrl-C.")
    ] = False,
) -> None:
    """Draw maps. Without -o a picture is an SVG beside its map.

    Exit codes: 0 drawn, 1 the map has errors, 2 a file can't be read or written, or nothing can draw.
    """
    from argmap.drawing.engine import EngineError, find

    try:
        drawer = find(engine)
        if engine_info:
            print(f"{drawer.name}: {drawer.path}, version {drawer.version()}")
            return
    except EngineError as error:
        raise Trouble(str(error)) from error
    _refuse(redraw=redraw, is_named=bool(output or format or split), is_sized_twice=bool(dpi and scale))
    from argmap.cli import choosing, pictures
    from argmap.drawing.diagram import Style
    from argmap.semantics.evaluate import evaluate
    from argmap.views import view

    def draw(path: str, target: str, reader: "Reader") -> None:
        ending = _ending(target, format)
        if not redraw:
            _demand("pdf", ending, target, paper=paper)
            _demand("png", ending, target, dpi=dpi, scale=scale)
        graph = _arranged(loading.sound_graph(path, reader), as_of, group_by)
        assumed = loading.assumptions(graph, scenario, assume, party)
        large = choosing.is_large(graph, ending)
        selection = choosing.selection(graph, focus, depth, only, fold, large=large)
        named, own = choosing.theme(theme, reader)
        style = Style(
            named,
            direction,
            legend,
            supposed=_supposed(graph, scenario, party, assume, as_of),
            assumed=assumed,
            cards=choosing.cards(cards, large=large),
            selection=selection,
            dots=dpi or choosing.DOTS * (scale or choosing.SCALE),
            own=own,
            paper=paper,
        )
        if large and cards == "auto" and not fold:
            choosing.tell(graph, selection, compact=style.cards == "compact")
        outcomes = evaluate(graph, assumed) if verdicts else {}
        for file, each in (choosing.parts(graph, style, target) if split else {target: style}).items():
            drawn = view(ending)(graph, each, drawer, outcomes)
            if redraw:
                pictures.renew(file, drawn)
            else:
                pictures.write(file, drawn, overwrite=force or output is not None)

    pairs = pictures.drawn_before(paths or []) if redraw else pictures.targets(paths or [], output)
    if watch:
        pictures.draw_again(draw, pairs)
        return
    raise typer.Exit(pictures.draw_all(draw, pairs, files.read))


def _refuse(*, redraw: bool, is_named: bool, is_sized_twice: bool) -> None:
    """What can't be asked for together."""
    if redraw and is_named:
        raise Trouble("--redraw keeps the names of pictures; leave -o, --format and --split away")
    if is_sized_twice:
        raise Trouble("--dpi and --scale say the same in two ways; use one of them")


def _ending(target: str, format: str | None) -> str:
    """What to draw, as the ending of a file."""
    from argmap.views import endings

    ending = format or Path(target).suffix[1:].lower() or "svg"
    if ending not in endings():
        known = ", ".join(f".{each}" for each in endings())
        raise Trouble(f"`{target}`: argmap draws no `.{ending}`; it draws {known}")
    return ending


def _demand(wanted: str, ending: str, target: str, **options: object) -> None:
    """That what is asked for pictures of one kind is not asked for one of another."""
    for name, value in options.items():
        if value is not None and ending != wanted:
            raise Trouble(
                f"--{name} is for a {wanted.upper()}, and `{target}` is none; name it `-o ….{wanted}`"
            )


def _arranged(graph: "Graph", as_of: datetime | None, group_by: GroupBy) -> "Graph":
    """The map as it was on a day, in the frames that are asked for."""
    if as_of is not None:
        from argmap.history import as_of as before

        graph = before(graph, as_of.date())
    if group_by != "group":
        from argmap.drawing.grouping import grouped

        graph = grouped(graph, group_by)
    return graph


def _supposed(
    graph: "Graph", scenario: str | None, party: str | None, assume: list[str] | None, as_of: datetime | None
) -> str:
    """What is taken as settled, as a line for the drawing."""
    parts = [f"As of {as_of.date()}"] if as_of else []
    parts += [f"As {graph.parties[party].name} sees it"] if party else []
    parts += [f"Scenario: {graph.scenarios[scenario].title or scenario}"] if scenario else []
    for each in assume or ():
        id, _, value = each.partition("=")
        parts.append(f"{graph.statements[id].label}: {'holds' if value == 'true' else 'fails'}")
    return " · ".join(parts)
