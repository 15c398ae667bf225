"""argmap pivots: the open conditions on which most depends."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from argmap.cli import loading
from argmap.cli.table import Table

NEEDS_ARGUMENTS = True


def command(
    path: loading.Map,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    output_format: Annotated[Literal["text", "json"], typer.Option(help="How to say it.")] = "text",
) -> None:
    """Rank the open conditions by how many proposals, then statements, differ with whether they hold."""
    from argmap.semantics.pivots import pivots

    graph = loading.sound_graph(path)
    found = pivots(graph, loading.assumptions(graph, scenario, assume, party))
    if output_format == "json":
        from argmap.cli.printing import print_json

        print_json({"pivots": [each._asdict() for each in found]})
        return
    table = Table("What most depends on", ("condition", "proposals that differ with it", "other statements"))
    for each in found:
        table.add(each.condition, ", ".join(each.proposals) or "none", ", ".join(each.others) or "none")
    print(table.text() if table.rows else "There are no open conditions.\n", end="")
