"""argmap needs: what it would take for a statement to stand, or to fall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from argmap.cli import loading
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.graph import Graph

NEEDS_ARGUMENTS = True


def command(
    path: loading.Map,
    id: loading.Statement,
    fall: Annotated[bool, typer.Option("--fall", help="What it would take for it to fall.")] = False,
    conditions_only: Annotated[
        bool, typer.Option("--conditions-only", help="Do not suppose that objections get answered.")
    ] = False,
    most: Annotated[int | None, typer.Option("--max", min=1, metavar="N", help="Stop after so many.")] = None,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    time_limit: loading.TimeLimit = 10.0,
    output_format: Annotated[Literal["text", "json"], typer.Option(help="How to say it.")] = "text",
) -> None:
    """Say what it would take for a statement to stand: the smallest sets of changes, smallest first.

    A change is an open condition that turns out to hold or to fail, or an objection that gets answered.
    """
    from argmap.semantics.expansion import Entangled
    from argmap.semantics.needs import needs

    graph = loading.sound_graph(path)
    assumed = loading.assumptions(graph, scenario, assume, party)
    loading.demand_statement(graph, id)
    bounds: Any = {"conditions_only": conditions_only, "limit": most, "time_limit": time_limit}
    try:
        found = needs(graph, id, not fall, assumed, **bounds)
    except Entangled as error:
        raise Trouble(str(error)) from error
    if output_format == "json":
        from argmap.cli.printing import print_json

        settings = list(found)
        print_json({"needs": settings, "complete": found.complete})
        return
    goal = "fall" if fall else "stand"
    number = 0
    for number, setting in enumerate(found, 1):
        if not setting:
            print(f"`{id}` {goal}s already.")
            continue
        if number == 1:
            print(f"`{id}` would {goal} if")
        changes = [_change(graph, lever, value) for lever, value in setting.items()]
        print(f"{number:>3}. " + "\n     and ".join(changes), flush=True)
    if number == 0:
        from argmap.wording import hindrance

        why = hindrance(id, found.hindrance, conditions_only=conditions_only)
        print(
            f"`{id}` can't be made to {goal}: {why}."
            if found.complete
            else "Nothing was found in the time allowed."
        )
    elif not found.complete:
        print("There may be more.")


def _change(graph: Graph, lever: str, value: bool) -> str:
    statement = graph.statements[lever]
    if statement.kind == "condition":
        return f"`{lever}` {'holds' if value else 'fails'}: {statement.text}"
    return f"`{lever}` is answered: {statement.text}"
