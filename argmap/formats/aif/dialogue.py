"""Who says what in an AIF graph: locutions, and the illocutions by which they say statements."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from argmap.amounts import amount
from argmap.formats.aif.nodes import ILLOCUTION, LOCUTION, TRANSITION, Network, Node
from argmap.losses import Loss
from argmap.naming import Ids

_SPEAKER = re.compile(r"([^\s:](?:[^:\n]{0,80}[^\s:])?)\s*:\s+(\S.*)", re.DOTALL)
_QUESTIONING = re.compile(r"(?:pure|directive)\s*questioning", re.IGNORECASE)
_DISSENT = re.compile("challeng|disagree|contradict|reject|disaffirm", re.IGNORECASE)
_SHOWN = 60


class Act(NamedTuple):
    """A locution that says something of a node: the name of the act, who says it and in which words."""

    name: str
    speaker: str | None
    words: str
    line: int

    @property
    def asks(self) -> bool:
        """Whether it asks for what it is about, rather than say it."""
        return _QUESTIONING.fullmatch(self.name) is not None

    @property
    def dissents(self) -> bool:
        """Whether its speaker does not say what it is about."""
        return _DISSENT.search(self.name) is not None


class Dialogue:
    """The acts of a graph by the node that they are about, and the parties by their ids."""

    def __init__(self, network: Network, statements: Mapping[str, Node]) -> None:
        self._network = network
        self._ids = Ids(network.people)
        self._known: dict[str, str] = {}
        self.parties: dict[str, str] = {}
        for person, name in network.people.items():
            self._party(person, name)
        self.acts: dict[str, list[Act]] = {}
        said: set[str] = set()
        for node in network.nodes.values():
            if node.type == ILLOCUTION:
                said |= self._hear(node)
        unsaid = (each for id, each in network.nodes.items() if id not in said and id not in statements)
        self.losses = tuple(_losses(list(unsaid)))

    def _hear(self, illocution: Node) -> set[str]:
        """Note what locutions say by an illocution; gives the locutions."""
        locutions = [
            each
            for source in self._network.before[illocution.id]
            for each in ([source] if source.type == LOCUTION else self._network.after[source.id])
            if each.type == LOCUTION and source.type in (LOCUTION, TRANSITION)
        ]
        acts = [self._act(illocution, each) for each in locutions]
        for target in self._network.after[illocution.id]:
            self.acts.setdefault(target.id, []).extend(
                acts or [Act(_name(illocution), None, "", illocution.line)]
            )
        return {each.id for each in locutions} if self._network.after[illocution.id] else set()

    def _act(self, illocution: Node, locution: Node) -> Act:
        person = self._network.speakers.get(locution.id, "")
        name, words = self._network.people.get(person, ""), locution.text
        found = _SPEAKER.match(words)
        if name and (own := re.match(rf"{re.escape(name)}\s*:\s*", words)):
            words = words[own.end() :]
        elif found:
            name, person, words = (name, person, found[2]) if name else (found[1], found[1], found[2])
        speaker = self._party(person, " ".join(name.split())) if name else None
        return Act(_name(illocution), speaker, words.strip(), illocution.line)

    def _party(self, key: str, name: str) -> str:
        """The id of a person, or of the one who has a name."""
        if key not in self._known:
            self._known[key] = self._ids.of(name, key)
            self.parties[self._known[key]] = name
        return self._known[key]


def _name(illocution: Node) -> str:
    return " ".join((illocution.text or illocution.scheme).split())


def _losses(nodes: list[Node]) -> Iterator[Loss]:
    """What is lost of the nodes of a dialogue that say nothing of a statement."""
    for node in nodes:
        if node.type == LOCUTION:
            what = (
                f"the locution `{' '.join(node.text.split())[:_SHOWN]}`, which says no statement, is left out"
            )
            yield Loss("", what, node.line)
    if transitions := [each for each in nodes if each.type == TRANSITION]:
        what = f"the order of the dialogue, {amount(len(transitions), 'transition')}, is left out"
        yield Loss("", what, transitions[0].line)
    known = (LOCUTION, TRANSITION, ILLOCUTION)
    for node in nodes:
        if node.type not in (*known, "RA", "CA", "MA"):
            yield Loss("", f"the node `{node.id}` of the type `{node.type}` is left out", node.line)
