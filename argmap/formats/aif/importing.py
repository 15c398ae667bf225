"""An AIF graph → a map."""

from typing import Any

from argmap.formats.aif.dialogue import Dialogue
from argmap.formats.aif.links import BEARING, Links
from argmap.formats.aif.nodes import (
    CONFLICT,
    ILLOCUTION,
    INFERENCE,
    INFORMATION,
    LOCUTION,
    REPHRASE,
    TRANSITION,
    Network,
    Node,
    network,
)
from argmap.interchange import Imported, Unreadable, brief
from argmap.losses import Loss
from argmap.naming import Ids
from argmap.texts.sentences import joined

_MEANT = {
    *((INFORMATION, scheme) for scheme in (INFERENCE, CONFLICT, REPHRASE)),
    *((scheme, INFORMATION) for scheme in (INFERENCE, CONFLICT, REPHRASE)),
    *((one, other) for one in BEARING for other in BEARING),
    *((ILLOCUTION, other) for other in (INFORMATION, INFERENCE, CONFLICT, REPHRASE)),
    *((LOCUTION, TRANSITION), (TRANSITION, LOCUTION), (LOCUTION, ILLOCUTION), (TRANSITION, ILLOCUTION)),
}
"""The types of nodes between which an edge has a meaning."""
_RELATIONS = ("supports", "against", "undercuts", "answers")
_SAID = {"supports": "supports", "against": "speaks against", "undercuts": "undercuts"}

Entry = dict[str, Any]


def imported(text: str) -> Imported:
    """The map that the text of a graph stands for; raises Unreadable."""
    return _Import(network(text)).run()


class _Import:
    def __init__(self, network: Network) -> None:
        self.network = network
        self.statements = {each.id: each for each in network.nodes.values() if self._is_statement(each)}
        if not self.statements:
            raise Unreadable("there are no information nodes in this graph, and a map has a statement")
        self.links = Links(network, self.statements)
        self.dialogue = Dialogue(network, self.statements)
        self.losses = [*network.losses, *self.links.losses, *self.dialogue.losses]
        ids = Ids(network.nodes)
        texts = {id: node.text or f"({id})" for id, node in self.statements.items()}
        self.ids = {id: ids.of(text, _wanted(id)) for id, text in texts.items()}
        for id in (id for id in self.links.nodes if id in self.links.linked):
            texts[id] = joined([texts[each.id] for each in self.links.premises[id]])
            self.ids[id] = ids.of(texts[id], _wanted(id))
        self.entries: dict[str, Entry] = {id: {"text": texts[id]} for id in network.nodes if id in texts}

    def run(self) -> Imported:
        for id in self.links.nodes:
            self._relate(id)
        self._drop_idle_undercuts()
        asked = {id for id in self.statements if self._is_asked(id)}
        for node in self.network.nodes.values():
            if node.type == REPHRASE:
                self._rephrase(node, asked)
        for id in self.entries:
            self._say(id)
        for node in self.network.nodes.values():
            if node.type in (*BEARING, REPHRASE) and node.id not in self.links.linked:
                self._credit(node.id)
            self._note_strangers(node)
        sections: dict[str, Entry] = {"questions": {}, "claims": {}, "reasons": {}, "objections": {}}
        for id, entry in self.entries.items():
            section = "questions" if id in asked else _section(entry)
            sections[section][self.ids[id]] = self._named(entry)
        map = {"argmap": 1, "parties": self.dialogue.parties, **sections}
        losses = sorted(self.losses, key=lambda loss: loss.line or 0)
        return Imported({key: value for key, value in map.items() if value}, tuple(losses))

    def _is_statement(self, node: Node) -> bool:
        """Whether it is information, or a locution that arguments are about."""
        around = self.network.before[node.id] + self.network.after[node.id]
        is_used = any(each.type in (*BEARING, REPHRASE) for each in around)
        return node.type == INFORMATION or (node.type == LOCUTION and is_used)

    def _relate(self, id: str) -> None:
        """Say what an inference or a conflict makes of its premises."""
        node, source = self.links.nodes[id], self.links.bearer(id)
        entry = self.entries[source]
        if id in self.links.linked:
            entry["only_if"] = [self.ids[each.id] for each in self.links.premises[id]]
        for conclusion in self.links.conclusions[id]:
            is_link = conclusion.id in self.links.nodes
            target = self.links.bearer(conclusion.id) if is_link else conclusion.id
            field = "supports" if node.type == INFERENCE else "undercuts" if is_link else "against"
            if target == source:
                self.losses.append(
                    Loss(self.ids[source], f"that it {_SAID[field]} itself is left out", node.line)
                )
            else:
                _add(entry, field, target)
        if node.name:
            _add(entry, "tags", node.name)

    def _drop_idle_undercuts(self) -> None:
        """Leave out undercuts of what bears on nothing, since it only bore on itself."""
        undercutting: dict[str, list[str]] = {}
        for id, entry in self.entries.items():
            for target in entry.get("undercuts", ()):
                undercutting.setdefault(target, []).append(id)
        idle = [id for id in undercutting if _section(self.entries[id]) == "claims"]
        for id in idle:
            for other in undercutting.get(id, ()):
                entry = self.entries[other]
                entry["undercuts"].remove(id)
                what = f"that it undercuts `{self.ids[id]}`, which bears on nothing, is left out"
                self.losses.append(Loss(self.ids[other], what, self.network.nodes[other].line))
                if not entry["undercuts"]:
                    del entry["undercuts"]
                    if _section(entry) == "claims":
                        idle.append(other)

    def _is_asked(self, id: str) -> bool:
        """Whether a statement is only asked for, and nothing bears on it."""
        acts = self.dialogue.acts.get(id, ())
        around = self.network.before[id] + self.network.after[id]
        is_bare = not any(each.type in BEARING for each in around)
        return bool(acts) and is_bare and all(each.asks for each in acts)

    def _rephrase(self, node: Node, asked: set[str]) -> None:
        """Note what is said again in other words; what says again what was asked for is an answer."""
        sources = [each.id for each in self.network.before[node.id] if each.id in self.statements]
        targets = [each.id for each in self.network.after[node.id] if each.id in self.statements]
        if not (sources and targets):
            self.losses.append(Loss("", "a rephrase without both of its sides is left out", node.line))
        for source in sources:
            for target in targets:
                if target in asked and source not in asked:
                    _add(self.entries[source], "answers", target)
                    continue
                _add(
                    self.entries[source],
                    "note",
                    f"Says again, in other words: {self.entries[target]['text']}",
                )
                what = f"that it rephrases `{self.ids[target]}` is left out, but for a note"
                self.losses.append(Loss(self.ids[source], what, node.line))

    def _say(self, id: str) -> None:
        """Say who says a statement, and in which words."""
        entry = self.entries[id]
        for act in self.dialogue.acts.get(id, ()):
            if act.dissents:
                what = f"what `{act.speaker or 'someone'}` says against it by `{act.name}` is left out"
                self.losses.append(Loss(self.ids[id], what, act.line))
                continue
            if act.speaker:
                _add(entry, "by", act.speaker)
            if act.words and id in self.statements and _bare(act.words) != _bare(entry["text"]):
                who = f"{self.dialogue.parties[act.speaker]}: " if act.speaker else ""
                _add(entry, "note", f"{who}“{act.words}”")

    def _credit(self, id: str) -> None:
        """Note who draws an inference or says a conflict, if it is not who says what it begins with."""
        node = self.network.nodes[id]
        for act in self.dialogue.acts.get(id, ()):
            sources = [self.links.bearer(id)] if id in self.links.nodes else []
            sources += [each.id for each in self.network.before[id] if each.id in self.statements]
            if act.speaker and sources and act.speaker not in self.entries[sources[0]].get("by", ()):
                what = f"that it is `{act.speaker}` who says what follows from it is left out"
                self.losses.append(Loss(self.ids[sources[0]], what, node.line))

    def _note_strangers(self, node: Node) -> None:
        """Note the edges from a node that mean nothing."""
        for other in self.network.after[node.id]:
            if not any(
                (one, another) in _MEANT for one in self._roles(node) for another in self._roles(other)
            ):
                what = f"an edge from a node {node.type} to a node {other.type} is left out"
                self.losses.append(Loss(self.ids.get(node.id, ""), what, node.line))

    def _roles(self, node: Node) -> tuple[str, ...]:
        """The type of a node; a locution can be information too."""
        return (node.type, INFORMATION) if node.id in self.statements else (node.type,)

    def _named(self, entry: Entry) -> Entry:
        """An entry with ids for the nodes in it, and lists of one item as that item."""
        named = {
            key: [self.ids[id] for id in value] if key in _RELATIONS else value
            for key, value in entry.items()
        }
        if "note" in named:
            named["note"] = "\n\n".join(entry["note"])
        return brief(named)


def _wanted(node: str) -> str:
    """The id of a node as that of a statement, unless it is but a number."""
    return node if node[:1].isalpha() else ""


def _add(entry: Entry, field: str, value: str) -> None:
    """Add a value to the list of a field, once."""
    values = entry.setdefault(field, [])
    if value not in values:
        values.append(value)


def _section(entry: Entry) -> str:
    if "supports" in entry:
        return "reasons"
    return "objections" if "against" in entry or "undercuts" in entry else "claims"


def _bare(text: str) -> str:
    """What two texts have in common that say the same in the same words."""
    return "".join(each for each in text.casefold() if each.isalnum())
