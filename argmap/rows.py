"""The statements of a map as rows of words, for tables."""

from collections.abc import Iterator, Mapping

from argmap.graph import Citation, Graph, Statement
from argmap.relations import Relation
from argmap.semantics.acceptance import formula_of
from argmap.semantics.notation import sentence

COLUMNS = (
    *("id", "kind", "text", "title", "by", "group", "tags", "status", "holds", "only_if", "unless"),
    *("in_exchange_for", "supports", "against", "undercuts", "answers", "supersedes", "choose", "standard"),
    *("weight", "likelihood", "date", "due", "source", "note"),
)
"""The names of the columns: those of the keys in a map."""


def rows(graph: Graph) -> Iterator[dict[str, str]]:
    """What is said of each statement, imported ones included, by column; those without words are left out."""
    named: dict[str, dict[Relation, list[str]]] = {}
    for link in graph.links:
        named.setdefault(link.source, {}).setdefault(link.relation, []).append(link.target)
    for each in graph.statements.values():
        filled = _row(each, graph, named.get(each.id, {}))
        yield {column: filled[column] for column in COLUMNS if filled.get(column)}


def _row(statement: Statement, graph: Graph, named: Mapping[Relation, list[str]]) -> dict[str, str]:
    group = graph.groups[statement.group].title if statement.group else ""
    lists = {relation.field: ", ".join(targets) for relation, targets in named.items()}
    expressions = {"only_if": statement.only_if, "unless": statement.unless}
    return {
        "id": statement.id,
        "kind": statement.kind,
        "text": statement.text,
        "title": statement.title or "",
        "by": ", ".join(graph.parties[each].name for each in statement.by),
        "group": group,
        "tags": ", ".join(statement.tags),
        "status": statement.status or "",
        "holds": "" if statement.holds is None else str(statement.holds).lower(),
        **lists,
        **{key: sentence(formula_of(each)) for key, each in expressions.items() if each is not None},
        "choose": statement.choose if statement.choose != "many" else "",
        "standard": statement.standard if statement.standard != "presumption" else "",
        "weight": f"{statement.weight.normalize():f}" if statement.weight != 1 else "",
        "likelihood": "" if statement.likelihood is None else f"{statement.likelihood.normalize():f}",
        "date": statement.date.isoformat() if statement.date else "",
        "due": statement.due.isoformat() if statement.due else "",
        "source": "; ".join(_cited(each, graph) for each in statement.citations),
        "note": statement.note or "",
    }


def _cited(citation: Citation, graph: Graph) -> str:
    """A place in a source, in words."""
    source = graph.sources[citation.source]
    said = ", ".join(filter(None, (source.title, citation.at)))
    quote = f": “{' '.join(citation.quote.split())}”" if citation.quote else ""
    url = citation.url or source.url
    return f"{said}{quote}{f' <{url}>' if url else ''}"
