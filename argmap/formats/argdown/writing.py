"""Map → document: statements, reasons and objections as arguments, and what has no sign there as data."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from argmap.document import SECTIONS, AllOf, AnyOf, AtLeast, Atom, Expression, Not, atoms
from argmap.formats.argdown.flat import flat
from argmap.formats.argdown.notation import escaped, flow, is_title, is_words, tag
from argmap.formats.argdown.values import one_or_many
from argmap.graph import Citation, Graph, Group, Statement
from argmap.interchange import Exported
from argmap.losses import Loss
from argmap.naming import Ids
from argmap.relations import Relation

_ARGUMENTS = ("reason", "objection")
_SIGNS = {
    Relation.SUPPORTS: "+>",
    Relation.AGAINST: "->",
    Relation.UNDERCUTS: "_>",
    Relation.ANSWERS: "+>",
}
_LISTED = (Relation.EXCHANGE, Relation.SUPERSEDES)


def written(graph: Graph) -> Exported:
    """The document for a map."""
    writing = _Writing(flat(graph))
    text = "\n\n".join(writing.blocks()) + "\n"
    losses = [Loss("", "the imports are left out; what they bring is written here")] if graph.imports else []
    return Exported(text.encode(), (*losses, *writing.losses()))


class _Writing:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.titles = _titles(graph)
        self.members: dict[str | None, list[Statement]] = {}
        for statement in graph.statements.values():
            self.members.setdefault(statement.group, []).append(statement)
        self.links: dict[str, dict[Relation, list[str]]] = {}
        for link in graph.links:
            self.links.setdefault(link.source, {}).setdefault(link.relation, []).append(link.target)

    def blocks(self) -> Iterator[str]:
        """What stands between blank lines."""
        if head := _head(self.graph):
            yield "\n".join(["===", *_lines(head, ""), "==="])
        yield from map(self._statement, self.members.get(None, ()))
        for level, group in self._groups():
            yield self._heading(level, group)
            yield from map(self._statement, self.members.get(group.id, ()))

    def losses(self) -> Iterator[Loss]:
        """What another order of statements or groups loses: Argdown has them below headings."""
        groups = [group for _, group in self._groups()]
        order = [each for id in (None, *(each.id for each in groups)) for each in self.members.get(id, ())]
        for kind in SECTIONS.values():
            told = [each.id for each in order if each.kind == kind]
            if told != [each.id for each in self.graph.statements.values() if each.kind == kind]:
                yield Loss("", f"the order of {kind}s that stand in different groups is another one")
        if groups != list(self.graph.groups.values()):
            yield Loss("", "the order of groups that lie in others is another one")

    def _groups(self) -> Iterator[tuple[int, Group]]:
        """The groups, each with its level, those within another below it."""
        inside: dict[str | None, list[Group]] = {}
        for group in self.graph.groups.values():
            inside.setdefault(group.within, []).append(group)
        waiting = [(1, each) for each in reversed(inside.get(None, ()))]
        while waiting:
            level, group = waiting.pop()
            yield level, group
            waiting += [(level + 1, each) for each in reversed(inside.get(group.id, ()))]

    def _heading(self, level: int, group: Group) -> str:
        data: dict[str, Any] = {}
        title = group.title if is_words(group.title) else group.id
        # Where the map has no title, the only heading would be taken for it.
        if self.graph.title is None or Ids().of(title) != group.id:
            data["id"] = group.id
        if title != group.title:
            data["title"] = group.title
        if group.about is not None:
            data["about"] = group.about
        return f"{'#' * level} {escaped(title)}" + (f"\n{flow(data)}" if data else "")

    def _statement(self, statement: Statement) -> str:
        tags = [tag(each) for each in statement.tags]
        has_signs = statement.text and all(tags) and len(set(tags)) == len(tags)
        said = [f"{self._named(statement.id)}: {escaped(statement.text)}".rstrip()]
        data = self._data(statement)
        if has_signs:
            said += tags
        elif tags:
            data["tags"] = list(statement.tags)
        lines = [" ".join(said)]
        if data:
            lines.append(f"  {flow(data)}")
        found = self.links.get(statement.id, {})
        relations = sorted(found.items(), key=lambda item: _rank(statement, item[0]))
        for relation, targets in relations:
            if relation in _SIGNS:
                lines += [f"  {_SIGNS[relation]} {self._named(target)}" for target in targets]
        return "\n".join(lines)

    def _named(self, id: str) -> str:
        title = self.titles[id]
        return f"<{title}>" if self.graph.statements[id].kind in _ARGUMENTS else f"[{title}]"

    def _data(self, statement: Statement) -> dict[str, Any]:
        title = self.titles[statement.id]
        is_id = title == statement.id != _label(statement)
        data: dict[str, Any] = {}
        if is_id or Ids().of(title) != statement.id:
            data["id"] = statement.id
        if statement.kind not in ("claim", *_ARGUMENTS):
            data["kind"] = statement.kind
        understood = None if title in (statement.text, statement.id, _label(statement)) else title
        if statement.title not in (None, understood):
            data["title"] = statement.title
        if not statement.text:
            data["text"] = ""
        data |= {
            "note": statement.note,
            "by": _listed(statement.by),
            "source": _listed(map(_place, statement.citations)),
            "date": _day(statement.date),
            "due": _day(statement.due),
            "only_if": statement.only_if and _value(statement.only_if, 0),
            "unless": statement.unless and _value(statement.unless, 0),
            "holds": statement.holds,
            "status": statement.status,
            "standard": None if statement.standard == "presumption" else statement.standard,
            "weight": None if statement.weight == 1 else _number(statement.weight),
            "likelihood": None if statement.likelihood is None else _number(statement.likelihood),
            "choose": None if statement.choose == "many" else statement.choose,
        }
        for relation in _LISTED:
            if targets := self.links.get(statement.id, {}).get(relation):
                data[relation.field] = one_or_many(targets)
        return {key: value for key, value in data.items() if value is not None}


def _titles(graph: Graph) -> dict[str, str]:
    """A title in brackets for each statement: its label, or its id where the label is no title of its own."""
    statements = graph.statements
    counts = Counter(each.label for each in statements.values())
    return {
        each.id: each.label
        if is_title(each.label) and counts[each.label] == 1 and each.label not in statements
        else each.id
        for each in statements.values()
    }


def _label(statement: Statement) -> str:
    return statement._replace(title=None).label


def _rank(statement: Statement, relation: Relation) -> tuple[bool, bool]:
    """What a reason or an objection does first says what it is."""
    does = "reason" if relation is Relation.SUPPORTS else "objection"
    return relation is Relation.ANSWERS, does != statement.kind


def _head(graph: Graph) -> dict[str, Any]:
    """What the front matter says of the whole, and what only argmap's maps have."""
    parties = {id: _brief("name", each._asdict()) for id, each in graph.parties.items()}
    sources = {id: _brief("title", each._asdict()) for id, each in graph.sources.items()}
    scenarios = {}
    for id, each in graph.scenarios.items():
        said = {"as" if key == "as_party" else key: value for key, value in each._asdict().items()}
        scenarios[id] = _said(said)
    own = {"parties": parties, "sources": sources, "scenarios": scenarios}
    return {
        key: value
        for key, value in {
            "title": graph.title,
            "summary": graph.summary,
            "date": _day(graph.date),
            "author": _listed(graph.authors),
            "language": None if graph.language == "en" else graph.language,
            "argmap": {key: value for key, value in own.items() if value} or None,
        }.items()
        if value is not None
    }


def _brief(key: str, entry: dict[str, Any]) -> Any:
    """An entry, or only its name where nothing else is said."""
    said = _said(entry)
    return said[key] if said.keys() == {key} else said


def _said(entry: dict[str, Any]) -> dict[str, Any]:
    values = {key: _day(value) if isinstance(value, date) else value for key, value in entry.items()}
    return {key: value for key, value in values.items() if key != "id" and value not in (None, {})}


def _listed(items: Iterable[Any]) -> Any:
    """A list, or its only item; nothing for none."""
    found = list(items)
    return one_or_many(found) if found else None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _number(share: Decimal) -> float:
    return int(share) if share == int(share) else float(share)


def _place(citation: Citation) -> Any:
    said = {key: value for key, value in citation._asdict().items() if value is not None and key != "source"}
    return {"id": citation.source, **said} if said else citation.source


def _value(expression: Expression, depth: int) -> Any:
    """What was written for an expression whose place lies so deep in its field: the list, or the words."""
    match expression:
        case Atom(id):
            return id
        case Not(item):
            return {"not": _value(item, depth + 1)}
        case AtLeast(count, items):
            return {"at_least": count, "of": [_value(item, depth + 2) for item in items]}
        case AllOf(items) | AnyOf(items):
            atom, _ = next(atoms(expression))
            if isinstance(atom.path[depth], int):
                return [_value(item, depth + 1) for item in items]
            word = "all" if isinstance(expression, AllOf) else "any"
            return {word: [_value(item, depth + 2) for item in items]}


def _lines(value: dict[str, Any], indent: str) -> Iterator[str]:
    """Keys and values below one another, what belongs to argmap's maps an entry a line."""
    for key, each in value.items():
        if isinstance(each, dict) and len(indent) < 4:
            yield f"{indent}{key}:"
            yield from _lines(each, f"{indent}  ")
        else:
            yield f"{indent}{key}: {flow(each)}"
