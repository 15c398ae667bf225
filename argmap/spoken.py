"""The lines of an outline, and what sources say, in words."""

from collections.abc import Iterator, Mapping

from argmap.graph import Citation, Graph
from argmap.outline import Gate, Heading, Line
from argmap.semantics.evaluate import Outcome
from argmap.signs import SIGNS

Outcomes = Mapping[str, Outcome]


def sign(outcomes: Outcomes, id: str) -> str:
    """The sign of a statement's verdict, set off from what follows; of a question, nothing."""
    return SIGNS[outcomes[id].verdict][:2] if id in outcomes else ""


def words(graph: Graph, outcomes: Outcomes, line: Line) -> str:
    """A line in words."""
    if isinstance(line, Heading):
        return graph.groups[line.group].title
    if isinstance(line, Gate):
        return f"{line.words}:"
    statement = graph.statements[line.statement]
    start = f"{sign(outcomes, statement.id)}{line.role} {statement.id}"
    if line.place != "here":
        return f"{start} (see {line.place})"
    if statement.status not in (None, "proposed"):
        start += f", {statement.status}"
    said_by = ", ".join(graph.parties[each].name for each in statement.by)
    return f"{start}: {statement.text}" + (f" ({said_by})" if said_by else "")


def cited(graph: Graph, citation: Citation) -> Iterator[str]:
    """What a source says, which source that is, and its address, each in a line."""
    source = graph.sources[citation.source]
    if citation.quote:
        yield f"“{' '.join(citation.quote.split())}”"
    where = (source.author, source.title, source.publisher, source.date, citation.at)
    yield ", ".join(str(each) for each in where if each)
    if url := citation.url or source.url:
        yield url
