"""Inferences and conflicts of an AIF graph: which can be kept, and which need a statement of their own."""

from collections.abc import Iterator, Mapping

from argmap.formats.aif.nodes import CONFLICT, INFERENCE, Network, Node
from argmap.losses import Loss

BEARING = (INFERENCE, CONFLICT)
"""The types of nodes that say what speaks for or against something."""


class Links:
    """The inferences and conflicts that lead from statements to statements, or to one another.

    Of most of them the only premise is itself the reason or objection. The others are `linked`: there a
    statement stands for the premises together, or for one of several things that the same premise bears on.
    """

    def __init__(self, network: Network, statements: Mapping[str, Node]) -> None:
        self.nodes = {each.id: each for each in network.nodes.values() if each.type in BEARING}
        everything = {**statements, **self.nodes}
        self.premises = {id: _once(network.before[id], statements) for id in self.nodes}
        self.conclusions = {id: _once(network.after[id], everything) for id in self.nodes}
        self.losses: list[Loss] = []
        self._drop_loose_ends()
        self.linked = frozenset(self._find_linked())

    def bearer(self, id: str) -> str:
        """The node that stands for a link: itself, or its only premise."""
        return id if id in self.linked else self.premises[id][0].id

    def _drop_loose_ends(self) -> None:
        """Leave out what has no premise or no conclusion, and what has a conclusion in that alone."""
        leading: dict[str, list[str]] = {}
        for id, conclusions in self.conclusions.items():
            for each in conclusions:
                leading.setdefault(each.id, []).append(id)
        loose = [id for id in self.nodes if not (self.premises[id] and self.conclusions[id])]
        for id in loose:
            node = self.nodes.pop(id, None)
            if node is None:
                continue
            what = "an inference" if node.type == INFERENCE else "a conflict"
            missing = "conclusion" if self.premises[id] else "premise"
            self.losses.append(Loss("", f"{what} without a {missing} is left out", node.line))
            for other in leading.get(id, ()):
                self.conclusions[other] = [each for each in self.conclusions[other] if each.id != id]
                if not self.conclusions[other]:
                    loose.append(other)

    def _find_linked(self) -> Iterator[str]:
        undercutting: dict[str, set[frozenset[str]]] = {id: set() for id in self.nodes}
        single: dict[str, list[str]] = {}
        for id, node in self.nodes.items():
            for each in self.conclusions[id]:
                if each.id in self.nodes and node.type == CONFLICT:
                    undercutting[each.id].add(frozenset(premise.id for premise in self.premises[id]))
                elif each.id in self.nodes:
                    yield each.id
            if len(self.premises[id]) == 1:
                single.setdefault(self.premises[id][0].id, []).append(id)
            else:
                yield id
        for ids in single.values():
            # What undercuts all that a statement bears on undercuts the statement.
            if len({frozenset(undercutting[id]) for id in ids}) > 1:
                yield from (id for id in ids if undercutting[id])


def _once(nodes: list[Node], known: Mapping[str, Node]) -> list[Node]:
    return list({each.id: each for each in nodes if each.id in known}.values())
