"""argmap parties: the map seen with each party's eyes."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from argmap.cli import loading
from argmap.cli.table import Table
from argmap.signs import SIGNS

NEEDS_ARGUMENTS = True


def command(
    path: loading.Map,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    output_format: Annotated[Literal["text", "json"], typer.Option(help="How to say it.")] = "text",
) -> None:
    """Compare what follows from what each party believes: verdicts, common ground, sticking points.

    A party that believes nothing sees the map as it is; all of these are `the others`.
    """
    from argmap.semantics.parties import parties

    graph = loading.sound_graph(path)
    views = parties(graph, loading.assumptions(graph, scenario, assume))
    if output_format == "json":
        from argmap.cli.printing import print_json

        points = [each._asdict() for each in views.sticking_points]
        print_json(
            {"verdicts": views.verdicts, "common_ground": views.common_ground, "sticking_points": points}
        )
        return
    columns = {id: each for id, each in views.verdicts.items() if graph.parties[id].believes}
    if not columns:
        print("No party of this map `believes` anything, so all see it alike.")
        return
    others = [each for id, each in views.verdicts.items() if id not in columns]
    if others:
        columns["the others"] = others[0]
    differing = Table("Verdicts that differ", ("statement", *columns))
    for id in next(iter(columns.values())):
        verdicts = [each[id] for each in columns.values()]
        if len(set(verdicts)) > 1:
            differing.add(id, *(SIGNS[each] for each in verdicts))
    common = Table("Common ground: stands for every party", ("statement", "what it says"))
    for id in views.common_ground:
        common.add(id, graph.statements[id].text)
    sticking = Table("Sticking points", ("proposal", "between", "comes down to"))
    for point in views.sticking_points:
        between = f"{graph.parties[point.first].name} and {graph.parties[point.second].name}"
        sticking.add(point.statement, between, ", ".join(point.beliefs))
    print("\n".join(table.text() for table in (differing, sticking, common) if table.rows), end="")
