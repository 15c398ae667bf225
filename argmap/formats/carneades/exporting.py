"""A map → an argument graph of Carneades that labels every statement with its verdict.

Carneades looks at an argument only when all of its premises are decided, while a statement of a map is
decided as soon as what is still open makes no difference. So each argument here has one premise or one
undercutter: several are alternatives, and what needs several things is undercut once one of these fails.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.graph import Citation, Graph, Statement
from argmap.interchange import Exported, Unwritable
from argmap.losses import Loss, leftovers
from argmap.relations import Relation
from argmap.semantics.acceptance import Acceptance, recorded
from argmap.semantics.evaluate import evaluate
from argmap.semantics.formula import (
    TRUE,
    Constant,
    Formula,
    Negation,
    Threshold,
    Variable,
    at_least,
    conjunction,
    disjunction,
    mixed,
    negation,
)
from argmap.source.composition import compose
from argmap.source.writing import write_layout
from argmap.wording import listing

_LABELS = {"stands": "in", "falls": "out", "open": "undecided"}
_CARRIED = (
    *("kind", "text", "title", "note", "by", "source", "date", "due", "group", "tags", "only_if", "unless"),
    *("holds", "status", "standard", "weight", "likelihood", "choose", *(each.field for each in Relation)),
    *("map.title", "map.summary", "map.date", "map.authors", "map.language", "map.sources"),
)

Entry = dict[str, Any]


def exported(graph: Graph) -> Exported:
    """The graph in YAML; raises Unwritable for a map that has nothing but questions."""
    statements = [each for each in graph.statements.values() if each.kind != "question"]
    if not statements:
        raise Unwritable("there are only questions in this map, and Carneades has none; give one an answer")
    acceptance = Acceptance(graph)
    conditions = acceptance.conditions({})
    arguments = _Arguments()
    for statement in statements:
        idle = [acceptance.bears(each) for each in _idle_reasons(graph, statement)]
        arguments.conclude_beside(statement.id, conditions[statement.id], idle)
    tests: dict[str, list[str]] = {}
    if not any(map(mixed, conditions.values())):
        for id, outcome in evaluate(graph).items():
            tests.setdefault(_LABELS[outcome.verdict], []).append(id)
    sources = graph.sources.items()
    value: Entry = {
        "meta": _head(graph),
        "statements": {each.id: _statement(graph, each) for each in statements} | arguments.statements,
        "assumptions": [id for id, formula in conditions.items() if formula == TRUE],
        "arguments": arguments.arguments,
        "references": {id: _said(dict(zip(each._fields[1:], each[1:], strict=True))) for id, each in sources},
        "tests": tests,
    }
    layout = compose({key: each for key, each in value.items() if each})
    for entry in layout.root.entries[1:]:
        entry.above = [""]
    losses = tuple(_losses(graph, conditions))
    return Exported(write_layout(layout).encode(), losses + leftovers(graph, _CARRIED))


class _Arguments:
    """Arguments for statements, and what these need besides the statements of the map."""

    def __init__(self) -> None:
        self.arguments: dict[str, Entry] = {}
        self.statements: dict[str, str] = {}
        self._count = 0

    def conclude_beside(self, id: str, formula: Formula, idle: list[Formula]) -> None:
        """Add arguments for a statement of the map, and for the reasons that make no difference to it.

        As what undercuts the first undercuts them too, they count for nothing by themselves.
        """
        if not idle:
            if formula != TRUE:
                self.conclude(id, formula)
            return
        hindrance: Entry = {}
        if formula != TRUE:
            hindrance["undercutter"] = self._new(f"hindered({id})", f"Something stands in the way of {id}.")
            self.conclude(hindrance["undercutter"], negation(formula))
            self._argue(id, **hindrance)
        for reason in idle:
            premise = (
                reason.id
                if isinstance(reason, Variable)
                else self._new(f"reason({id})", f"A reason for {id} counts.")
            )
            if premise in self.statements:
                self.conclude(premise, reason)
            self._argue(id, premises=[premise], **hindrance)

    def conclude(self, id: str, formula: Formula) -> None:
        """Add arguments by which a statement is in if a formula is true, and out if it is false."""
        match formula:
            case Constant(value):
                if value:
                    self._argue(id)
            case Variable(premise):
                self._argue(id, premises=[premise])
            case Negation(Variable(other)):
                self._argue(id, undercutter=other)
            case Negation(item):
                self.conclude(id, _opposite(item))
            case Threshold(count, items) if count == 1:
                for item in items:
                    self.conclude(id, item)
            case Threshold(count, items) if count == len(items):
                hindrance = self._new(f"hindered({id})", f"Something that {id} needs is missing.")
                for item in items:
                    self.conclude(hindrance, negation(item))
                self._argue(id, undercutter=hindrance)
            case Threshold(count, items):
                self._count_up(id, count, items)

    def _count_up(self, id: str, count: int, items: tuple[Formula, ...]) -> None:
        """At least so many of the items: of those up to each one, by whether it is true itself."""
        counted: list[Formula] = [TRUE, *[Constant(False)] * count]
        for number, item in enumerate(items, start=1):
            more: list[Formula] = [TRUE]
            for enough in range(1, count + 1):
                both = conjunction((item, counted[enough - 1]))
                found = disjunction((counted[enough], both))
                if isinstance(found, Threshold) and number < len(items):
                    text = f"At least {enough} of what {id} needs are there."
                    found, rule = Variable(self._new(f"counted({id})", text)), found
                    self.conclude(found.id, rule)
                more.append(found)
            counted = more
        self.conclude(id, counted[count])

    def _new(self, key: str, text: str) -> str:
        if key in self.statements:
            self._count += 1
            key = f"{key[:-1]},{self._count})"
        self.statements[key] = text
        return key

    def _argue(self, conclusion: str, **parts: Any) -> None:
        self.arguments[f"a{len(self.arguments) + 1}"] = {"conclusion": conclusion, **parts}


def _opposite(formula: Formula) -> Formula:
    """The negation of a formula, with the negations at its statements."""
    if isinstance(formula, Threshold):
        return at_least(len(formula.items) - formula.count + 1, map(negation, formula.items))
    return negation(formula)


def _head(graph: Graph) -> Entry:
    """What is noted of the map."""
    fields = {"title": graph.title, "notes": graph.summary, "date": graph.date, "authors": graph.authors}
    return _said(fields | ({"language": graph.language} if graph.language != "en" else {}))


def _statement(graph: Graph, statement: Statement) -> str | Entry:
    """The text of a statement, and what else the map says of it as notes."""
    answered = [
        graph.statements[link.target].text
        for link in graph.links
        if link.source == statement.id and link.relation is Relation.ANSWERS
    ]
    of_group = graph.groups[statement.group].title if statement.group else None
    meta = _said(
        {
            "title": statement.title,
            "note": statement.note,
            "kind": statement.kind if statement.kind != "claim" else None,
            "by": [graph.parties[each].name for each in statement.by],
            "source": [_cited(each) for each in statement.citations],
            "date": statement.date,
            "due": statement.due,
            "group": of_group,
            "tags": statement.tags,
            "answers": answered,
            "status": statement.status,
            "standard": statement.standard if statement.standard != "presumption" else None,
            "weight": statement.weight if statement.weight != 1 else None,
            "likelihood": statement.likelihood,
        }
    )
    return {"text": statement.text, "meta": meta} if meta else statement.text


def _cited(citation: Citation) -> str:
    """A place in a source in words; of a whole source its key among the references."""
    parts = (citation.source, citation.quote and f"“{citation.quote}”", citation.at, citation.url)
    return ", ".join(filter(None, parts))


def _said(fields: Mapping[str, Any]) -> Entry:
    """What there is of some fields, as texts or lists of texts."""
    said: Entry = {}
    for key, value in fields.items():
        texts = [str(each) for each in (value if isinstance(value, list | tuple) else (value,))]
        if value not in (None, "", [], ()):
            said[key] = texts if len(texts) > 1 else texts[0]
    return said


def _idle_reasons(graph: Graph, statement: Statement) -> list[str]:
    """The reasons for a statement that stands without them."""
    is_presumed = statement.standard == "presumption" and statement.kind != "condition"
    if not is_presumed and recorded(statement) is None:
        return []
    links = (each for each in graph.links if each.relation is Relation.SUPPORTS)
    return [each.source for each in links if each.target == statement.id]


def _losses(graph: Graph, conditions: Mapping[str, Formula]) -> Iterator[Loss]:
    for statement in graph.statements.values():
        if statement.kind == "question":
            yield Loss(statement.id, "as questions are, it is left out, but for a note of its answers")
        elif both := mixed(conditions[statement.id]):
            what = f"it depends on {listing(sorted(both))} both ways, where Carneades may find nothing out"
            yield Loss(statement.id, what)
