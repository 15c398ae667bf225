"""What is said of a thing or a key when somebody points at it."""

from collections.abc import Iterator

from lsprotocol import types

from argmap.document.describing import place_at
from argmap.graph import Graph
from argmap.lsp.analysis import Analysis
from argmap.lsp.document import Sight
from argmap.lsp.features import feature
from argmap.lsp.workspace import Workspace
from argmap.occurrences import Occurrence
from argmap.outline import Tree
from argmap.semantics.evaluate import evaluate
from argmap.semantics.scenario import assumptions
from argmap.signs import SIGNS
from argmap.source.seeking import seek
from argmap.spoken import cited, words
from argmap.wording import why

_MOST = 12
"""So many verdicts of a scenario are shown."""


@feature(types.TEXT_DOCUMENT_HOVER)
async def hover(workspace: Workspace, params: types.HoverParams) -> types.Hover | None:
    """What there is to know of what is named at a place, or what the key there is for."""
    if (place := await workspace.place(params)) is None:
        return None
    sight, offset = place
    named = sight.known.occurrences.at(offset)
    said = list(_said(sight, named) if named else _of_key(sight, offset))
    if not said:
        return None
    range = sight.range(named.start, named.end) if named else None
    return types.Hover(
        workspace.client.markup("text_document.hover.content_format", "\n\n".join(said)), range
    )


def _said(sight: Sight, named: Occurrence) -> Iterator[str]:
    """Paragraphs on a thing."""
    graph, name = sight.known.graph, named.name
    match named.symbol.kind:
        case "statement":
            yield from _of_statement(graph, sight.sound, name)
        case "party":
            party = graph.parties[name]
            yield from _of_thing(name, "party", party.name, party.about, party.url)
        case "source":
            source = graph.sources[name]
            where = (source.author, source.publisher, str(source.date or ""))
            more = (", ".join(filter(None, where)), source.about, source.url)
            yield from _of_thing(name, "source", source.title, *more)
        case "group":
            yield from _of_thing(name, "group", graph.groups[name].title, graph.groups[name].about)
        case "import":
            yield from _of_thing(name, "map", graph.imports.get(name))
        case "scenario":
            scenario = graph.scenarios[name]
            yield from _of_thing(name, "scenario", scenario.title, scenario.note)
            yield from _of_outcome(sight.sound, name)


def _of_thing(id: str, kind: str, *paragraphs: str | None) -> Iterator[str]:
    yield f"**{id}** · {kind}"
    yield from filter(None, paragraphs)


def _of_statement(graph: Graph, sound: Analysis, id: str) -> Iterator[str]:
    """Its text, who says it and where, its verdict and why it has it."""
    statement = graph.statements[id]
    head = f"{statement.kind}, {statement.status}" if statement.status else statement.kind
    names = ", ".join(graph.parties[party].name for party in statement.by)
    group = graph.groups[statement.group].title if statement.group else ""
    yield " · ".join(filter(None, (f"**{id}**", head, names, group)))
    yield statement.text
    if (outcome := sound.outcomes.get(id)) is not None:
        yield f"{SIGNS[outcome.verdict][:2]}{why(sound.graph, id, {}, outcome)}"
    if statement.kind == "question" and id in sound.graph.statements:
        answers = Tree(sound.graph, sound.graph.links).bearing(id)
        yield "\n".join(f"- {words(sound.graph, sound.outcomes, answer)}" for answer in answers)
    for citation in statement.citations:
        yield "\n".join(f"> {line}  " for line in cited(graph, citation))
    yield from filter(None, (statement.note,))


def _of_outcome(sound: Analysis, scenario: str) -> Iterator[str]:
    """What a scenario assumes, what it expects, and which verdicts are others than without it."""
    if scenario not in sound.graph.scenarios or not sound.checked.sound:
        return
    graph = sound.graph
    assumed = assumptions(graph, scenario)
    outcomes = evaluate(graph, assumed)
    if assumed:
        settled = (f"`{id}` {'holds' if value else 'fails'}" for id, value in assumed.items())
        yield f"It assumes that {', '.join(settled)}."
    differing = [
        f"- {SIGNS[each.verdict]}: `{id}`"
        for id, each in outcomes.items()
        if each.verdict != sound.outcomes[id].verdict and id not in assumed
    ]
    if differing:
        more = [f"- and {len(differing) - _MOST} more"] if len(differing) > _MOST else []
        yield "Otherwise than without it:\n\n" + "\n".join(differing[:_MOST] + more)
    expected = graph.scenarios[scenario].expect
    missed = [
        f"- {SIGNS[outcomes[id].verdict]}: `{id}`, which should be: {verdict}"
        for id, verdict in expected.items()
        if outcomes[id].verdict != verdict
    ]
    if missed:
        yield "Otherwise than expected:\n\n" + "\n".join(missed)
    elif expected:
        yield f"All is as expected ({len(expected)} verdict{'s' * (len(expected) > 1)})."


def _of_key(sight: Sight, offset: int) -> Iterator[str]:
    """What a key is for, and what the word behind it means."""
    seat = seek(sight.known.tree, offset)
    place = place_at(seat.path)
    if place is None or place.key is None or not (seat.at_key or place.words):
        return
    yield f"**{place.key.title}**"
    yield place.key.description
    value = sight.known.tree.at(seat.path)
    if isinstance(value, str) and place.words.get(value):
        yield f"`{value}`: {place.words[value]}"
