"""A map → an AIF graph, of which `read` makes the same map again."""

import json
from collections.abc import Iterator
from typing import Any

from argmap.document import AllOf, Atom
from argmap.formats.aif.nodes import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    REPHRASE,
    is_default,
)
from argmap.graph import Graph, Party, Statement
from argmap.interchange import Exported
from argmap.losses import Loss, leftovers
from argmap.relations import Relation
from argmap.texts.sentences import joined

_NAMES = {INFERENCE: "Default Inference", CONFLICT: "Default Conflict", REPHRASE: "Default Rephrase"}
_BEARING = {Relation.SUPPORTS: INFERENCE, Relation.AGAINST: CONFLICT, Relation.UNDERCUTS: CONFLICT}
_CARRIED = (
    *("kind", "text", "by", "supports", "against", "undercuts", "answers", "map.parties", "map.imports"),
)

Item = dict[str, Any]


def exported(graph: Graph) -> Exported:
    """The graph in JSON."""
    return _Export(graph).run()


class _Export:
    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.nodes: list[Item] = []
        self.edges: list[Item] = []
        self.locutions: list[Item] = []
        self.losses: list[Loss] = []
        self.links: dict[str, list[str]] = {}
        self.targets: dict[str, dict[Relation, list[str]]] = {id: {} for id in graph.statements}
        for link in graph.links:
            targets = self.targets[link.source].setdefault(link.relation, [])
            if link.target == link.source and link.relation in _BEARING:
                what = f"that it {link.relation.phrase} itself is left out"
                self.losses.append(Loss(link.source, what))
            elif link.target not in targets:
                targets.append(link.target)
        self._drop_idle_undercuts()
        self.linked = {each.id for each in graph.statements.values() if self._is_linked(each)}

    def run(self) -> Exported:
        for statement in self.graph.statements.values():
            if statement.id in self.linked:
                self._link(statement)
            else:
                self._node(INFORMATION, statement.text, id=statement.id)
        for statement in self.graph.statements.values():
            self._bear(statement)
        self._undercut()
        for statement in self.graph.statements.values():
            self._say(statement)
        people = [
            {"participantID": each.id, "firstname": "", "surname": _name(each)}
            for each in self.graph.parties.values()
        ]
        value = {
            "nodes": self.nodes,
            "edges": self.edges,
            "locutions": self.locutions,
            "participants": people,
        }
        text = json.dumps(value, indent=1, ensure_ascii=False)
        return Exported(f"{text}\n".encode(), (*self.losses, *self._leftovers()))

    def _is_linked(self, statement: Statement) -> bool:
        """Whether it says no more than that what it needs speaks, together, for or against something."""
        own = {relation for relation, targets in self.targets[statement.id].items() if targets}
        to_it = {link.relation for link in self.graph.links if link.target == statement.id}
        return (
            own in [{Relation.ONLY_IF, relation} for relation in _BEARING]
            and to_it <= {Relation.UNDERCUTS}
            and isinstance(statement.only_if, AllOf)
            and all(isinstance(each, Atom) for each in statement.only_if.items)
            and len(premises := self.targets[statement.id][Relation.ONLY_IF])
            == len(statement.only_if.items)
            > 1
            and statement.text == joined([self.graph.statements[each].text for each in premises])
        )

    def _link(self, statement: Statement) -> None:
        """An inference or conflict from all that a statement needs."""
        targets = self.targets[statement.id]
        relation = next(each for each in _BEARING if targets.get(each))
        conclusions = [] if relation is Relation.UNDERCUTS else targets[relation]
        self._scheme(statement, _BEARING[relation], targets[Relation.ONLY_IF], conclusions, statement.id)

    def _bear(self, statement: Statement) -> None:
        """An inference or conflict for each statement that one speaks for or against."""
        if statement.id in self.linked:
            return
        for relation in (Relation.SUPPORTS, Relation.AGAINST):
            for target in self.targets[statement.id].get(relation, ()):
                self._scheme(statement, _BEARING[relation], [statement.id], [target])

    def _drop_idle_undercuts(self) -> None:
        """Leave out undercuts of what bears on nothing, since it only bears on itself."""

        def bears(id: str) -> bool:
            return any(self.targets[id].get(relation) for relation in _BEARING)

        pairs = list(self._undercuts())
        while idle := [pair for pair in pairs if not bears(pair[1])]:
            pairs = [pair for pair in pairs if bears(pair[1])]
            for id, target in idle:
                self.targets[id][Relation.UNDERCUTS].remove(target)
                what = f"that it undercuts `{target}`, which bears on nothing, is left out"
                self.losses.append(Loss(id, what))

    def _undercuts(self) -> Iterator[tuple[str, str]]:
        return ((id, each) for id in self.targets for each in self.targets[id].get(Relation.UNDERCUTS, ()))

    def _undercut(self) -> None:
        """A conflict with all that a statement bears on, for each that undercuts it."""
        conflicts = [
            (id if id in self.linked else self._scheme(self.graph.statements[id], CONFLICT, [id], []), target)
            for id, target in self._undercuts()
        ]
        for conflict, target in conflicts:
            for each in self.links[target]:
                self._edge(conflict, each)

    def _scheme(
        self, statement: Statement, type: str, premises: list[str], conclusions: list[str], id: str = ""
    ) -> str:
        """A node that says what a statement bears on, with its edges."""
        name = statement.tags[0] if self._is_scheme(statement) else _NAMES[type]
        node = self._node(type, name, scheme=name, id=id)
        for each in premises:
            self._edge(each, node)
        for each in conclusions:
            self._edge(node, each)
        self.links.setdefault(statement.id, []).append(node)
        return node

    def _say(self, statement: Statement) -> None:
        """Who says a statement, and what it answers."""
        name = {True: "Pure Questioning", False: "Asserting"}[statement.kind == "question"]
        speakers = [self.graph.parties[each] for each in statement.by]
        for party in speakers:
            called = _name(party)
            locution = self._node(LOCUTION, f"{called} : {statement.text}")
            self.locutions.append({"nodeID": locution, "personID": party.id})
            self._edge(locution, illocution := self._node(ILLOCUTION, name, scheme=name))
            self._edge(illocution, statement.id)
        if statement.kind == "question" and not speakers:
            self._edge(self._node(ILLOCUTION, name, scheme=name), statement.id)
        for question in self.targets[statement.id].get(Relation.ANSWERS, ()):
            node = self._node(REPHRASE, _NAMES[REPHRASE], scheme=_NAMES[REPHRASE])
            self._edge(statement.id, node)
            self._edge(node, question)

    def _node(self, type: str, text: str, *, scheme: str = "", id: str = "") -> str:
        """Add a node; without an id of its own it gets a number, which no id of a map can be."""
        node = {"nodeID": id or str(len(self.nodes) + 1), "text": text, "type": type}
        self.nodes.append({**node, **({"scheme": scheme} if scheme else {})})
        return node["nodeID"]

    def _edge(self, source: str, target: str) -> None:
        edge = {"edgeID": str(len(self.edges) + 1), "fromID": source, "toID": target, "formEdgeID": None}
        self.edges.append(edge)

    def _is_scheme(self, statement: Statement) -> bool:
        """Whether the only tag of a statement can be the name of what it bears by."""
        return len(statement.tags) == 1 and not is_default(statement.tags[0])

    def _leftovers(self) -> Iterator[Loss]:
        """What the nodes of the graph don't say."""
        statements = {}
        for id, each in self.graph.statements.items():
            tags = () if self._is_scheme(each) and self.links.get(id) else each.tags
            statements[id] = each._replace(tags=tags, only_if=None if id in self.linked else each.only_if)
            if each.kind not in ("question", self._kind(each)):
                yield Loss(id, f"its kind, {each.kind}, is left out")
        links = tuple(each for each in self.graph.links if each.source not in self.linked)
        yield from leftovers(self.graph._replace(statements=statements, links=links), _CARRIED)
        for party in self.graph.parties.values():
            if any((party.about, party.url, party.believes)):
                yield Loss("", f"all but the name of the party `{party.id}` is left out")

    def _kind(self, statement: Statement) -> str:
        """The kind of a statement as far as it shows by what it bears on."""
        targets = self.targets[statement.id]
        if targets.get(Relation.SUPPORTS):
            return "reason"
        bears = targets.get(Relation.AGAINST) or targets.get(Relation.UNDERCUTS)
        return "objection" if bears else "claim"


def _text(lists: dict[str, list[Item]]) -> str:
    """An object of lists in JSON, with a line for each item."""
    parts = []
    for key, items in lists.items():
        lines = ",\n".join(f"    {json.dumps(each, ensure_ascii=False)}" for each in items)
        parts.append(f'  "{key}": [\n{lines}\n  ]' if items else f'  "{key}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _name(party: Party) -> str:
    """The name of a party in one line, as it is read again."""
    return " ".join(party.name.split()) or party.id
