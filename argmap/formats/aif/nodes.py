"""The nodes and edges of an AIF graph, as they stand in JSON."""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.foreign import Values
from argmap.losses import Loss
from argmap.source import Path
from argmap.wording import enumeration

INFORMATION, LOCUTION, ILLOCUTION, TRANSITION = "I", "L", "YA", "TA"
INFERENCE, CONFLICT, REPHRASE = "RA", "CA", "MA"
_OF_NODES = ("nodeID", "text", "type", "timestamp", "scheme", "schemeID")
_OF_LOCUTIONS = ("nodeID", "personID")
_OF_GRAPHS = ("nodes", "edges", "locutions", "participants")


class Node(NamedTuple):
    """A node: what is said in it, or what it is to those at the other ends of its edges."""

    id: str
    type: str
    text: str
    scheme: str
    line: int

    @property
    def name(self) -> str:
        """The name of its scheme; empty if it is none in particular."""
        name = self.scheme or self.text
        return "" if is_default(name) else " ".join(name.split())


class Network(NamedTuple):
    """A graph: what goes out of each node and comes into it, and the people who say its locutions."""

    nodes: dict[str, Node]
    after: dict[str, list[Node]]
    before: dict[str, list[Node]]
    people: dict[str, str]
    speakers: dict[str, str]
    losses: tuple[Loss, ...]


def is_default(scheme: str) -> bool:
    """Whether a scheme's name says nothing but its type."""
    return scheme in ("", INFERENCE, CONFLICT, REPHRASE) or scheme.lower().startswith("default ")


def network(text: str) -> Network:
    """The graph in a text; raises Unreadable."""
    return _Parser(Values(text)).network()


class _Parser:
    def __init__(self, values: Values) -> None:
        self.values = values
        self.top: Path = ("AIF",) if isinstance(values.at("AIF"), dict) else ()
        self.losses = list(values.losses)

    def network(self) -> Network:
        if not isinstance(self.values.at(*self.top, "nodes"), list):
            raise self.values.misfit("there is no list of `nodes` here", *self.top)
        nodes: dict[str, Node] = {}
        for node, path in self._nodes():
            if node.id in nodes:
                message = f"there is a second node `{node.id}`"
                raise self.values.misfit(message, *path, "nodeID")
            nodes[node.id] = node
        after: dict[str, list[Node]] = {id: [] for id in nodes}
        before: dict[str, list[Node]] = {id: [] for id in nodes}
        for source, target, line in self._edges():
            if source in nodes and target in nodes:
                after[source].append(nodes[target])
                before[target].append(nodes[source])
            else:
                missing = source if source not in nodes else target
                what = f"an edge of the node `{missing}`, which there is not, is left out"
                self.losses.append(Loss("", what, line))
        people = dict(self._people())
        speakers = dict(self._speakers(nodes))
        self._note_unsaid()
        return Network(nodes, after, before, people, speakers, tuple(self.losses))

    def _paths(self, key: str) -> Iterator[Path]:
        for path in self.values.paths(*self.top, key):
            self.values.mapping(*path)
            yield path

    def _nodes(self) -> Iterator[tuple[Node, Path]]:
        for path in self._paths("nodes"):
            id, type = (self.values.words(*path, key) for key in ("nodeID", "type"))
            text, scheme = (self._words(*path, key) for key in ("text", "scheme"))
            yield Node(id, type, text, scheme, self.values.line(*path)), path

    def _edges(self) -> Iterator[tuple[str, str, int]]:
        for path in self._paths("edges"):
            source, target = (self.values.words(*path, key) for key in ("fromID", "toID"))
            yield source, target, self.values.line(*path)

    def _people(self) -> Iterator[tuple[str, str]]:
        """The names of people by the numbers they have."""
        for path in self._paths("participants"):
            names = (self._words(*path, key) for key in ("firstname", "surname"))
            yield self.values.words(*path, "participantID"), " ".join(" ".join(names).split())

    def _speakers(self, nodes: dict[str, Node]) -> Iterator[tuple[str, str]]:
        """Who says each locution, by the number of the person."""
        for path in self._paths("locutions"):
            person = self._words(*path, "personID")
            if (id := self.values.words(*path, "nodeID")) in nodes and person:
                yield id, person

    def _words(self, *path: str | int) -> str:
        return "" if self.values.at(*path) is None else self.values.words(*path)

    def _note_unsaid(self) -> None:
        """Note what is said of nodes and of the graph that has no place in a map."""
        for above, kept in {(): self.top or _OF_GRAPHS, self.top: _OF_GRAPHS}.items():
            for key, value in self.values.mapping(*above).items():
                if key not in kept and value not in (None, "", [], {}):
                    line = self.values.line(*above, key)
                    self.losses.append(Loss("", f"`{key}` is left out", line))
        unsaid = {
            "node": ("nodes", [key for key in _OF_NODES if key != "timestamp"]),
            "locution": ("locutions", _OF_LOCUTIONS),
            "edge": ("edges", ("edgeID", "fromID", "toID")),
        }
        for what, (section, known) in unsaid.items():
            found: dict[str, Path] = {}
            for path in self._paths(section):
                for key, value in self.values.mapping(*path).items():
                    if key not in known and value not in (None, ""):
                        found.setdefault(key, path)
            if found:
                keys = enumeration([f"`{key}`" for key in found])
                line = self.values.line(*next(iter(found.values())))
                self.losses.append(
                    Loss("", f"{keys} of each {what} {'is' if len(found) == 1 else 'are'} left out", line)
                )
