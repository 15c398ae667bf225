"""argmap list: the statements of a map as a table."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from argmap.cli import completion, loading
from argmap.cli.colour import Colour
from argmap.cli.page import Page
from argmap.cli.table import Table
from argmap.signs import SIGNS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from argmap.graph import Graph, Statement
    from argmap.semantics.evaluate import Outcome
    from argmap.survey import Gap

NEEDS_ARGUMENTS = True
Kind = StrEnum("Kind", ["question", "proposal", "condition", "claim", "reason", "objection"])
Verdict = StrEnum("Verdict", ["stands", "falls", "open"])
Gaps = StrEnum(
    "Gaps",
    [
        "no-reason",
        "unanswered-objection",
        "no-answer",
        "open-condition",
        "open-ring",
        "no-source",
        "no-party",
    ],
)
"""The kinds of gaps of `argmap.survey`, which is imported only when maps are listed."""


def command(
    path: loading.Map,
    kinds: Annotated[
        list[Kind] | None, typer.Option("--kind", help="Only this kind; can be repeated.")
    ] = None,
    parties: Annotated[
        list[str] | None,
        typer.Option(
            "--party",
            metavar="ID",
            help="Only what this party says; can be repeated.",
            autocompletion=completion.parties,
        ),
    ] = None,
    groups: Annotated[
        list[str] | None,
        typer.Option(
            "--group",
            metavar="ID",
            help="Only this group and those within; can be repeated.",
            autocompletion=completion.groups,
        ),
    ] = None,
    tags: Annotated[
        list[str] | None,
        typer.Option("--tag", metavar="TAG", help="Only with this tag; can be repeated."),
    ] = None,
    verdicts: Annotated[
        list[Verdict] | None,
        typer.Option("--verdict", help="Only with this verdict; can be repeated."),
    ] = None,
    with_gaps: Annotated[
        bool, typer.Option("--gaps", help="Only what lacks something, and say what it lacks.")
    ] = False,
    gap_kinds: Annotated[
        list[Gaps] | None, typer.Option("--gap", help="Only what lacks this; can be repeated.")
    ] = None,
    scenario: loading.Scenario = None,
    assume: loading.Assume = None,
    party: loading.As = None,
    output_format: Annotated[Literal["text", "json"], typer.Option(help="How to say it.")] = "text",
    color: Annotated[Colour, typer.Option(help="Whether to use colours.")] = "auto",
) -> None:
    """List the statements of a map in its order: kind, verdict, party, group, and what they say.

    Different options narrow the list down; an option that is repeated takes either.
    """
    from argmap.semantics.evaluate import evaluate
    from argmap.survey import gaps

    graph = loading.sound_graph(path)
    assumed = loading.assumptions(graph, scenario, assume, party)
    wanted = _Wanted(
        frozenset(kinds or ()),
        frozenset(verdicts or ()),
        _known(parties, graph.parties, "party"),
        _with_inner(graph, _known(groups, graph.groups, "group")),
        _known(tags, dict.fromkeys(tag for each in graph.own_statements for tag in each.tags), "tag"),
    )
    outcomes = evaluate(graph, assumed)
    found: dict[str, list[Gap]] = {}
    for gap in gaps(graph, outcomes):
        if not gap_kinds or gap.kind in gap_kinds:
            found.setdefault(gap.statement, []).append(gap)
    listed = [
        each
        for each in graph.own_statements
        if wanted.takes(each, outcomes.get(each.id)) and (not (with_gaps or gap_kinds) or each.id in found)
    ]
    if output_format == "json":
        from argmap.cli.printing import print_json

        plain = [_plain(each, outcomes.get(each.id), found.get(each.id, ())) for each in listed]
        print_json({"assumed": assumed, "statements": plain})
    elif listed:
        Page(color).table(_table(graph, listed, outcomes, found if with_gaps or gap_kinds else {}), cut=True)
    else:
        print("No statement of this map is like that.")


class _Wanted(NamedTuple):
    """What is listed; of an empty set, all."""

    kinds: frozenset[str]
    verdicts: frozenset[str]
    parties: frozenset[str]
    groups: frozenset[str]
    tags: frozenset[str]

    def takes(self, statement: Statement, outcome: Outcome | None) -> bool:
        return (
            (not self.kinds or statement.kind in self.kinds)
            and (not self.verdicts or (outcome is not None and outcome.verdict in self.verdicts))
            and (not self.parties or not self.parties.isdisjoint(statement.by))
            and (not self.groups or statement.group in self.groups)
            and (not self.tags or not self.tags.isdisjoint(statement.tags))
        )


def _known(names: list[str] | None, known: Collection[str], what: str) -> frozenset[str]:
    for each in names or ():
        loading.demand(each, known, what)
    return frozenset(names or ())


def _with_inner(graph: Graph, groups: frozenset[str]) -> frozenset[str]:
    """These groups, and those that lie within them, however deep."""
    inner = {each.id for each in graph.groups.values() if each.within in groups}
    return groups if inner <= groups else _with_inner(graph, groups | inner)


def _table(
    graph: Graph,
    listed: list[Statement],
    outcomes: Mapping[str, Outcome],
    found: Mapping[str, list[Gap]],
) -> Table:
    """A row for each statement, without empty columns. Gaps take the room of party and group."""
    columns: dict[str, list[str]] = {
        "statement": [each.id for each in listed],
        "kind": [each.kind for each in listed],
        "verdict": [SIGNS[outcomes[each.id].verdict] if each.id in outcomes else "" for each in listed],
        "party": ["" if found else ", ".join(each.by) for each in listed],
        "group": ["" if found else each.group or "" for each in listed],
        "gaps": [", ".join(gap.words for gap in found.get(each.id, ())) for each in listed],
        "what it says": [each.text for each in listed],
    }
    filled = {heading: words for heading, words in columns.items() if any(words)}
    table = Table(graph.title or "", tuple(filled))
    for row in zip(*filled.values(), strict=True):
        table.add(*row)
    return table


def _plain(statement: Statement, outcome: Outcome | None, lacking: Collection[Gap]) -> dict[str, Any]:
    return {
        "id": statement.id,
        "kind": statement.kind,
        "verdict": outcome.verdict if outcome else None,
        "label": statement.label,
        "text": statement.text,
        "parties": statement.by,
        "group": statement.group,
        "tags": statement.tags,
        "status": statement.status,
        "gaps": [{"kind": each.kind, "others": each.others} for each in lacking],
    }
