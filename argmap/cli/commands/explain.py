"""argmap explain: why a statement has its verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from argmap.cli import loading

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.semantics.explain import Explanation

NEEDS_ARGUMENTS = True


def command(
    path: loading.Map,
    id: loading.Statement,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    depth: Annotated[int, typer.Option(min=1, max=100, metavar="N", help="How many statements deep.")] = 100,
    output_format: Annotated[Literal["text", "json"], typer.Option(help="How to say it.")] = "text",
) -> None:
    """Say why a statement stands, falls or is open, as a tree of what it comes down to."""
    from argmap.semantics.explain import explain

    graph = loading.sound_graph(path)
    assumed = loading.assumptions(graph, scenario, assume, party)
    loading.demand_statement(graph, id)
    explanation = explain(graph, id, assumed, depth)
    if output_format == "json":
        from argmap.cli.printing import print_json
        from argmap.wording import remark

        print_json({"explanation": _plain(graph, explanation), "remark": remark(graph, explanation)})
    else:
        from argmap.wording import tree

        print("\n".join(tree(graph, explanation)))


def _plain(graph: Graph, explanation: Explanation) -> dict[str, Any]:
    from argmap.wording import reason, step

    return {
        "statement": explanation.id,
        "verdict": explanation.verdict,
        "settled": explanation.settled,
        "left_out": explanation.left_out,
        "reason": reason(graph, explanation),
        "steps": [
            {
                "role": each.role,
                "met": each.met,
                "reason": step(graph, explanation, each),
                "because": [_plain(graph, cause) for cause in each.because],
            }
            for each in explanation.steps
        ],
    }
