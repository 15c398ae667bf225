"""argmap evaluate: which statements stand, which fall, and what the others wait for."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from argmap.cli import loading
from argmap.cli.table import Table
from argmap.files import Trouble
from argmap.signs import SIGNS

if TYPE_CHECKING:
    from argmap.graph import Graph
    from argmap.semantics.evaluate import Outcome
    from argmap.semantics.likelihood import Likelihood

Format = Literal["text", "markdown", "json"]
NEEDS_ARGUMENTS = True


def command(
    path: loading.Map,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    every: Annotated[bool, typer.Option("--all", help="Compare all scenarios, side by side.")] = False,
    likelihood: Annotated[
        bool, typer.Option("--likelihood", help="Say how likely each statement stands, falls and stays open.")
    ] = False,
    output_format: Annotated[Format, typer.Option(help="How to say it.")] = "text",
) -> None:
    """Say which statements stand, which fall, and what the others wait for.

    A statement stands when what it needs stands and every objection to it falls. It falls when something it
    needs falls, or an objection to it stands. Otherwise it is open.
    """
    from argmap.semantics.evaluate import evaluate
    from argmap.semantics.likelihood import likelihoods, unstated
    from argmap.semantics.settings import either_way
    from argmap.wording import accuracy

    if every and scenario:
        raise Trouble("`--all` compares all scenarios; leave out `--scenario`, or `--all`")
    graph = loading.sound_graph(path)
    assumed = loading.assumptions(graph, scenario, assume, party)
    outcomes = evaluate(graph, assumed)
    compared = {
        name: evaluate(graph, loading.assumptions(graph, name, assume, party))
        for name in (graph.scenarios if every else ())
    }
    bound = either_way(graph, assumed)
    chances = likelihoods(graph, assumed) if likelihood else {}
    if output_format == "json":
        _print_json(outcomes, compared, assumed, bound, chances)
        return
    tables = _comparison(graph, outcomes, compared) if every else _overview(graph, outcomes, bound, chances)
    supposed = ", ".join(f"{id} = {str(value).lower()}" for id, value in assumed.items())
    lines = [graph.title or ""] + ([f"assumed: {supposed}"] if supposed else [])
    if output_format == "markdown":
        lines[0] = f"# {lines[0]}"
    sys.stdout.write("\n\n".join(lines) + "\n")
    if chances and (guessed := unstated(graph, assumed)):
        sys.stdout.write(f"\ntaken to be as likely as not: {', '.join(guessed)}\n")
    if how := accuracy(max((each.error for each in chances.values()), default=Decimal(0))):
        sys.stdout.write(f"\n{how}\n")
    for table in tables:
        sys.stdout.write("\n" + (table.markdown() if output_format == "markdown" else table.text()))


def _overview(
    graph: Graph, outcomes: dict[str, Outcome], bound: dict[str, bool], chances: dict[str, Likelihood]
) -> list[Table]:
    """Proposals first, then what is open and why, then the rest."""
    from argmap.wording import cause, percent

    likely = ("likely to stand", "to fall", "to stay open") if chances else ()
    waiting = "what it says, and what it waits for"
    says = {"Proposals": waiting, "Also open": waiting, "Also settled": "what it says"}
    tables = {name: Table(name, ("verdict", *likely, "statement", what)) for name, what in says.items()}
    for id, outcome in outcomes.items():
        statement = graph.statements[id]
        besides = "Also open" if outcome.verdict == "open" else "Also settled"
        table = tables["Proposals" if statement.kind == "proposal" else besides]
        why = cause(id, outcome)
        if id in bound:
            why += f"; {'stands' if bound[id] else 'falls'} either way"
        numbers = [percent(share) for share in chances[id][:3]] if chances else []
        table.add(SIGNS[outcome.verdict], *numbers, id, statement.text + (f" ({why})" if why else ""))
    return [table for table in tables.values() if table.rows]


def _comparison(
    graph: Graph, base: dict[str, Outcome], compared: dict[str, dict[str, Outcome]]
) -> list[Table]:
    """Statements by scenarios, those that always come out the same left to the end."""
    columns = {"as it is": base, **compared}
    varying = Table("Depends on the scenario", ("statement", *columns))
    constant = Table("The same in every scenario", ("statement", "verdict"))
    for id in base:
        verdicts = [outcomes[id].verdict for outcomes in columns.values()]
        if len(set(verdicts)) > 1:
            varying.add(id, *(SIGNS[each] for each in verdicts))
        else:
            constant.add(id, SIGNS[verdicts[0]])
    return [table for table in (varying, constant) if table.rows]


def _print_json(
    outcomes: dict[str, Outcome],
    compared: dict[str, dict[str, Outcome]],
    assumed: dict[str, bool],
    bound: dict[str, bool],
    chances: dict[str, Likelihood],
) -> None:
    from argmap.cli.printing import print_json

    answer: dict[str, Any] = {"assumed": assumed, "verdicts": _plain(outcomes)}
    for id, stands in bound.items():
        answer["verdicts"][id]["either_way"] = "stands" if stands else "falls"
    for id, chance in chances.items():
        answer["verdicts"][id]["likelihood"] = {
            name: float(share) for name, share in chance._asdict().items()
        }
    if compared:
        answer["scenarios"] = {name: {"verdicts": _plain(each)} for name, each in compared.items()}
    print_json(answer)


def _plain(outcomes: dict[str, Outcome]) -> dict[str, Any]:
    return {
        id: {
            "verdict": outcome.verdict,
            "waits_on": list(outcome.waits_on),
            "rings": [{"kind": ring.kind, "members": list(ring.members)} for ring in outcome.rings],
        }
        for id, outcome in outcomes.items()
    }
