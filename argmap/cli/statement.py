"""All that is known of one statement: on a page, and as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.cli.outlining import plain
from argmap.outline import Entry, Line, Tree
from argmap.signs import SIGNS
from argmap.spoken import cited, sign, words
from argmap.survey import Gap, gaps
from argmap.wording import why

if TYPE_CHECKING:
    from argmap.cli.page import Page
    from argmap.graph import Citation, Graph, Statement
    from argmap.semantics.evaluate import Outcome, Verdict


class Portrait(NamedTuple):
    """A statement with what follows for it; a question has no verdict, and so no reason for it.

    `scenarios` holds its verdict in each scenario of the map.
    """

    graph: Graph
    outcomes: Mapping[str, Outcome]
    statement: Statement
    verdict: Verdict | None
    why: str
    gaps: tuple[Gap, ...]
    needs: list[Line]
    bearing: list[Entry]
    above: list[tuple[str, str]]
    scenarios: Mapping[str, Verdict]


def portray(
    graph: Graph,
    id: str,
    assumed: Mapping[str, bool],
    outcomes: Mapping[str, Outcome],
    scenarios: Mapping[str, Verdict],
) -> Portrait:
    """Put together what is known of a statement."""
    outcome = outcomes.get(id)
    verdict, reason = (outcome.verdict, why(graph, id, assumed, outcome)) if outcome else (None, "")
    lacking = tuple(gap for gap in gaps(graph, outcomes) if gap.statement == id)
    tree = Tree(graph, graph.links)
    return Portrait(
        graph,
        outcomes,
        graph.statements[id],
        verdict,
        reason,
        lacking,
        list(tree.needs(id)),
        list(tree.bearing(id)),
        list(tree.above(id)),
        scenarios,
    )


def print_portrait(page: Page, portrait: Portrait) -> None:
    """Print it in sections, those that are empty left out."""
    graph, outcomes, statement = portrait.graph, portrait.outcomes, portrait.statement
    page.line(words(graph, outcomes, Entry(0, statement.kind, statement.id)), strong=True)
    if portrait.why:
        page.line(portrait.why)
    for name, value in _facts(portrait).items():
        if value:
            page.line(f"{name}: {value}", 1)
    for heading, lines in _sections(portrait).items():
        if lines:
            page.line()
            page.line(heading, strong=True)
        for depth, text in lines:
            page.line(text, depth + 1)
    if portrait.scenarios and set(portrait.scenarios.values()) == {portrait.verdict}:
        page.line()
        page.line("The same in every scenario", strong=True)


def _facts(portrait: Portrait) -> dict[str, str]:
    """What else is written of it, and what is not."""
    statement, groups = portrait.statement, portrait.graph.groups
    weighed = statement.kind != "question" and statement.standard != "presumption"
    return {
        "group": groups[statement.group].title if statement.group else "",
        "tags": ", ".join(statement.tags),
        "date": str(statement.date or ""),
        "due": str(statement.due or ""),
        "choose": "one" if statement.choose == "one" else "",
        "likelihood": "" if statement.likelihood is None else str(statement.likelihood),
        "proof standard": statement.standard if weighed else "",
        "weight": "" if statement.weight == 1 else str(statement.weight),
        "note": statement.note or "",
        "gaps": ", ".join(gap.words for gap in portrait.gaps),
    }


def _sections(portrait: Portrait) -> dict[str, list[tuple[int, str]]]:
    """What is said of its surroundings, each line with its depth."""
    graph, outcomes = portrait.graph, portrait.outcomes
    differing = {name: each for name, each in portrait.scenarios.items() if each != portrait.verdict}
    return {
        "Sources": [line for each in portrait.statement.citations for line in _cited(graph, each)],
        "It depends on": [(line.depth, words(graph, outcomes, line)) for line in portrait.needs],
        ("What bears on it" if portrait.verdict else "Answers"): [
            (line.depth, words(graph, outcomes, line)) for line in portrait.bearing
        ],
        "It bears on": [
            (0, f"{sign(outcomes, other)}{phrase} {other}: {graph.statements[other].text}")
            for phrase, other in portrait.above
        ],
        "Different in scenarios": [
            (0, f"{SIGNS[verdict]} in {name}: {graph.scenarios[name].title or ''}".rstrip(": "))
            for name, verdict in differing.items()
        ],
    }


def _cited(graph: Graph, citation: Citation) -> Iterator[tuple[int, str]]:
    """What a source says, and where that is."""
    for number, line in enumerate(cited(graph, citation)):
        yield int(bool(citation.quote and number)), line


def as_values(portrait: Portrait) -> dict[str, Any]:
    """What is known of it, for programs."""
    graph, outcomes, statement = portrait.graph, portrait.outcomes, portrait.statement
    return {
        "id": statement.id,
        "kind": statement.kind,
        "label": statement.label,
        "text": statement.text,
        "note": statement.note,
        "parties": statement.by,
        "sources": [_plain_citation(graph, each) for each in statement.citations],
        "date": statement.date and str(statement.date),
        "due": statement.due and str(statement.due),
        "group": statement.group,
        "tags": statement.tags,
        "status": statement.status,
        "verdict": portrait.verdict,
        "why": portrait.why,
        "gaps": [{"kind": each.kind, "others": each.others} for each in portrait.gaps],
        "depends_on": plain(graph, outcomes, portrait.needs),
        "bearing_on_it": plain(graph, outcomes, portrait.bearing),
        "bears_on": [{"role": phrase, "statement": other} for phrase, other in portrait.above],
        "scenarios": portrait.scenarios,
    }


def _plain_citation(graph: Graph, citation: Citation) -> dict[str, Any]:
    source = graph.sources[citation.source]
    return {
        "id": source.id,
        "title": source.title,
        "date": source.date and str(source.date),
        "quote": citation.quote,
        "at": citation.at,
        "url": citation.url or source.url,
    }
