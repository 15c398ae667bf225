"""argmap readings: the coherent ways to read a map."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from argmap.cli import loading

Semantics = Literal["model", "stable", "preferred", "complete", "admissible"]
NEEDS_ARGUMENTS = True


def command(
    path: loading.Map,
    semantics: Annotated[Semantics, typer.Option(help="Which readings are wanted.")] = "preferred",
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Stop after so many.")] = 20,
    only_count: Annotated[bool, typer.Option("--count", help="Say only how many there are.")] = False,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    time_limit: loading.TimeLimit = 10.0,
    output_format: Annotated[Literal["text", "json"], typer.Option(help="How to say it.")] = "text",
) -> None:
    """List the coherent readings of a map: ways to settle what is open that agree with all it says.

    A *preferred* reading settles as much as can be. A *model* settles everything. A *stable* one is a model
    in which nothing props itself up. A *complete* one settles all that follows from it. An *admissible* one
    settles nothing that does not follow.
    """
    from argmap.cli.printing import print_json
    from argmap.files import Trouble
    from argmap.semantics.acceptance import Acceptance
    from argmap.semantics.expansion import Entangled
    from argmap.semantics.grounded import grounded
    from argmap.semantics.readings import count, readings

    graph = loading.sound_graph(path)
    conditions = Acceptance(graph).conditions(loading.assumptions(graph, scenario, assume, party))
    free = [each.id for each in graph.statements.values() if each.kind == "condition"]
    try:
        if only_count:
            number, complete = count(conditions, semantics, free=free, time_limit=time_limit)
            if output_format == "json":
                print_json({"semantics": semantics, "count": number, "complete": complete})
            else:
                print(number if complete else f"at least {number}")
            return
        found = readings(conditions, semantics, free=free, limit=limit, time_limit=time_limit)
        if output_format == "json":
            all_found = list(found)
            print_json({"semantics": semantics, "readings": all_found, "complete": found.complete})
            return
        fixed = {} if semantics == "admissible" else grounded(conditions)
        if fixed:
            print(f"The same in all: {len(fixed)} statements that are settled anyway (argmap evaluate).")
        number = 0
        for number, reading in enumerate(found, 1):
            words = [f"{'√' if value else '×'} {id}" for id, value in reading.items() if id not in fixed]
            left = [f"? {id}" for id in conditions if id not in reading]
            print(f"{number:>3}. {', '.join(words + left) or 'nothing else is open'}", flush=True)
    except Entangled as error:
        raise Trouble(str(error)) from error
    if number == 0:
        print(
            f"There is no {semantics} reading." if found.complete else "None was found in the time allowed."
        )
    elif not found.complete:
        print("There may be more.")
