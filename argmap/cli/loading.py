"""What commands that use a map begin with: a map without errors, and what is to be assumed of it."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from argmap import files
from argmap.cli import completion
from argmap.diagnostics import nearest, suggestion
from argmap.files import Trouble

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.graph import Graph
    from argmap.pipeline import Checked, Reader

Map = Annotated[str, typer.Argument(metavar="MAP", help="The map, or `-` for standard input.")]
Statement = Annotated[
    str, typer.Argument(metavar="ID", help="The statement.", autocompletion=completion.statements)
]
Scenario = Annotated[
    str | None,
    typer.Option(
        "--scenario",
        "-s",
        metavar="NAME",
        help="Take what this scenario assumes as settled.",
        autocompletion=completion.scenarios,
    ),
]
Assume = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        "-a",
        metavar="ID=true|false",
        help="Take a statement as settled; can be repeated.",
        autocompletion=completion.assumptions,
    ),
]
As = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="PARTY",
        help="Take what this party believes as settled.",
        autocompletion=completion.parties,
    ),
]

TimeLimit = Annotated[
    float, typer.Option(min=0.1, metavar="SECONDS", help="Say what was found when so much time has passed.")
]


def sound_graph(path: str, reader: Reader = files.read) -> Graph:
    """The graph of a map of which nothing had to be left out; else its errors are said, and the run ends."""
    project = files.project(reader=reader, thorough=False)
    try:
        if path == files.STANDARD_INPUT:
            checked = project.check_text(reader(path), "<stdin>")
        else:
            checked = project.check(path)
    except OSError as error:
        raise files.trouble_with(path, error) from error
    if checked.sound and checked.graph is not None:
        return checked.graph
    tell_errors(checked)
    raise typer.Exit(1)


def tell_errors(checked: Checked) -> None:
    """Say the errors of a map, on standard error, as `argmap check` would."""
    from argmap.cli.colour import in_colour
    from argmap.reporters import reporter

    errors = tuple(each for each in checked.diagnostics if each.severity == "error")
    report = reporter("text")([checked._replace(diagnostics=errors)], in_colour("auto", sys.stderr))
    sys.stderr.write(report)


def assumptions(
    graph: Graph, scenario: str | None, assume: list[str] | None, party: str | None = None
) -> dict[str, bool]:
    """What the options take as settled: single statements, else a scenario's, else a party's beliefs."""
    from argmap.semantics import scenario as scenarios

    settled: dict[str, bool] = {}
    if party is not None:
        demand(party, graph.parties, "party")
        settled = scenarios.beliefs(graph, party)
    if scenario is not None:
        demand(scenario, graph.scenarios, "scenario")
        settled = scenarios.assumptions(graph, scenario, party)
    single: dict[str, bool] = {}
    for each in assume or ():
        id, _, value = each.partition("=")
        if value not in ("true", "false"):
            raise Trouble(f"`--assume {each}`: write `{id}=true` or `{id}=false`")
        demand_statement(graph, id)
        if single.setdefault(id, value == "true") != (value == "true"):
            raise Trouble(f"`{id}` is assumed to be both true and false; leave out one `--assume`")
    return settled | single


def demand_statement(graph: Graph, id: str) -> None:
    """Stop the program unless the map has such a statement, and it is one that has a verdict."""
    demand(id, graph.statements, "statement")
    if graph.statements[id].kind == "question":
        raise Trouble(f"`{id}` is a question, and questions have no verdict; ask about one of its answers")


def demand(name: str, known: Collection[str], what: str) -> None:
    """Stop the program unless the map has something of that name."""
    if name in known:
        return
    names = [f"`{each}`" for each in islice(known, _SHOWN)] + ["…"] * (len(known) > _SHOWN)
    cure = suggestion(nearest(name, known), f"it has {', '.join(names) or 'none'}")
    raise Trouble(f"the map has no {what} `{name}`; {cure}")


_SHOWN = 12
