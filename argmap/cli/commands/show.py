"""argmap show: a map as an outline, or all that is known of one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from argmap.cli import completion, loading
from argmap.cli.colour import Colour
from argmap.cli.page import Page
from argmap.signs import SIGNS

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.outline import Line
    from argmap.spoken import Outcomes

NEEDS_ARGUMENTS = True


def command(
    path: loading.Map,
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="One statement; default: the whole map.",
            autocompletion=completion.all_statements,
        ),
    ] = None,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    output_format: Annotated[Literal["text", "json"], typer.Option(help="How to say it.")] = "text",
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = "auto",
) -> None:
    """Show a map as an outline with verdicts, or all that is known of one statement.

    In the outline each statement is written out once, and only named wherever else it counts.
    """
    from argmap.semantics.evaluate import evaluate

    graph = loading.sound_graph(path)
    assumed = loading.assumptions(graph, scenario, assume, party)
    if id is not None and id not in graph.statements:
        loading.demand_statement(graph, id)
    outcomes = evaluate(graph, assumed)
    if id is None:
        _show_outline(graph, assumed, outcomes, output_format, color)
        return
    from argmap.cli.statement import as_values, portray, print_portrait

    scenarios = {
        name: evaluate(graph, loading.assumptions(graph, name, assume, party))[id].verdict
        for name in (graph.scenarios if id in outcomes else ())
    }
    portrait = portray(graph, id, assumed, outcomes, scenarios)
    if output_format == "json":
        from argmap.cli.printing import print_json

        print_json({"assumed": assumed, "statement": as_values(portrait)})
    else:
        print_portrait(Page(color), portrait)


def _show_outline(
    graph: Graph,
    assumed: dict[str, bool],
    outcomes: Outcomes,
    output_format: Literal["text", "json"],
    colour: Colour,
) -> None:
    from argmap.cli.outlining import plain
    from argmap.outline import outline

    lines = outline(graph)
    if output_format == "json":
        from argmap.cli.printing import print_json

        print_json({"title": graph.title, "assumed": assumed, "outline": plain(graph, outcomes, lines)})
    else:
        _print_outline(Page(colour), graph, outcomes, lines)


def _print_outline(page: Page, graph: Graph, outcomes: Outcomes, lines: list[Line]) -> None:
    from argmap.outline import Heading
    from argmap.spoken import words

    page.line(graph.title or "", strong=True)
    for paragraph in (graph.summary or "").split("\n\n"):
        if paragraph.strip():
            page.line(paragraph)
    page.line(", ".join(SIGNS.values()))
    after_heading = False
    for number, line in enumerate(lines):
        is_heading = isinstance(line, Heading)
        if number == 0 or (is_heading and not after_heading):
            page.line()
        page.line(words(graph, outcomes, line), line.depth, strong=is_heading)
        after_heading = is_heading
