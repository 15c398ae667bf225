"""argmap pivots: the open conditions on which most depends."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from argmap.cli import loading
from argmap.cli.table import Table

if TYPE_CHECKING:
    from argmap.graph import Graph

NEEDS_ARGUMENTS = True


def command(
    path: loading.Map,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    by_likelihood: Annotated[
        bool, typer.Option("--by-likelihood", help="Rank by how much likelier proposals stand if it holds.")
    ] = False,
    output_format: Annotated[Literal["text", "json"], typer.Option(help="How to say it.")] = "text",
) -> None:
    """Rank the open conditions by how many proposals, then statements, differ with whether they hold."""
    from argmap.semantics.pivots import pivots

    graph = loading.sound_graph(path)
    assumed = loading.assumptions(graph, scenario, assume, party)
    if by_likelihood:
        _print_swings(graph, assumed, as_json=output_format == "json")
        return
    found = pivots(graph, assumed)
    if output_format == "json":
        from argmap.cli.printing import print_json

        print_json({"pivots": [each._asdict() for each in found]})
        return
    table = Table("What most depends on", ("condition", "proposals that differ with it", "other statements"))
    for each in found:
        table.add(each.condition, ", ".join(each.proposals) or "none", ", ".join(each.others) or "none")
    print(table.text() if table.rows else "There are no open conditions.\n", end="")


def _print_swings(graph: Graph, assumed: dict[str, bool], *, as_json: bool) -> None:
    """The conditions by the largest change in how likely a proposal stands, then any statement."""
    from argmap.semantics.likelihood import swings, unstated
    from argmap.wording import accuracy

    found = swings(graph, assumed)
    error = max((swing.error for each in found.values() for swing in each.values()), default=Decimal(0))

    def weight(condition: str) -> tuple[object, object]:
        changes = {id: abs(swing.stands) for id, swing in found[condition].items()}
        proposals = [change for id, change in changes.items() if graph.statements[id].kind == "proposal"]
        return max(proposals, default=0), max(changes.values(), default=0)

    ranked = sorted(found, key=weight, reverse=True)
    if as_json:
        from argmap.cli.printing import print_json

        plain = [
            {
                "condition": id,
                "swings": {other: float(swing.stands) for other, swing in found[id].items()},
                "error": float(error),
            }
            for id in ranked
        ]
        print_json({"pivots": plain})
        return
    table = Table("How much likelier it stands if the condition holds", ("condition", "statement", "change"))
    for id in ranked:
        for other, swing in sorted(found[id].items(), key=lambda each: -abs(each[1].stands)):
            table.add(id, other, f"{swing.stands:+.0%}")
    print(table.text() if table.rows else "There are no open conditions.\n", end="")
    if guessed := unstated(graph, assumed):
        print(f"\nTaken to be as likely as not: {', '.join(guessed)}")
    if how := accuracy(error):
        print(f"\nThe numbers are {how}.")
