"""Sets of settings as reduced, ordered binary decision diagrams (Bryant 1986).

A setting gives each of some statements a value. Our own, as the library `dd` brings four packages and takes a
quarter of a second to import.
"""

from typing import Final


class TooLarge(Exception):
    """A diagram that would have too many nodes, or too many statements on a way through it."""


class Node:
    """A set of settings: those in `high` where the statement at this level holds, those in `low` where not.

    Equal sets are the same node. `&` is the intersection, `|` the union.
    """

    __slots__ = ("diagrams", "height", "high", "level", "low", "number")

    def __init__(self, diagrams: "Diagrams", level: int, branches: tuple["Node", "Node"] | None) -> None:
        self.diagrams = diagrams
        self.level = level
        self.high, self.low = branches or (self, self)
        self.height: int = 1 + max(each.height for each in branches) if branches else 0
        self.number = diagrams.size

    @property
    def is_all(self) -> bool:
        """Whether these are all settings there are."""
        return self is self.diagrams.all

    def branches(self, level: int) -> tuple["Node", "Node"]:
        """The settings with the statement at a level, which is not below this one's, holding and failing."""
        return (self.high, self.low) if self.level == level else (self, self)

    def __and__(self, other: "Node") -> "Node":
        return self.diagrams.combined(self, other, self.diagrams.none)

    def __or__(self, other: "Node") -> "Node":
        return self.diagrams.combined(self, other, self.diagrams.all)


class Diagrams:
    """The diagrams over some statements, known by their level; raises TooLarge past the limits."""

    HIGHEST: Final = 400
    """How many statements there may be on a way; more would exhaust Python's stack."""

    def __init__(self, limit: int) -> None:
        self.size = 0
        self._limit = limit
        self._nodes: dict[tuple[int, Node, Node], Node] = {}
        self._combined: dict[tuple[Node, Node, Node], Node] = {}
        self.all, self.none = Node(self, limit, None), Node(self, limit, None)

    def case(self, level: int, value: bool) -> Node:
        """The settings in which the statement at a level has the value."""
        return self._node(level, self.all, self.none) if value else self._node(level, self.none, self.all)

    def _node(self, level: int, high: Node, low: Node) -> Node:
        if high is low:
            return high
        key = (level, high, low)
        if key not in self._nodes:
            self._spend()
            self._nodes[key] = node = Node(self, level, (high, low))
            if node.height > self.HIGHEST:
                raise TooLarge
        return self._nodes[key]

    def combined(self, first: Node, second: Node, ruling: Node) -> Node:
        """The settings in both of two sets where `ruling` is none, in one of them where it is all."""
        if first is second or second is ruling or not first.height:
            return ruling if first is ruling else second
        if not second.height:
            return first
        if first.number > second.number:
            first, second = second, first
        key = (first, second, ruling)
        if key not in self._combined:
            self._spend()
            level = min(first.level, second.level)
            first_high, first_low = first.branches(level)
            second_high, second_low = second.branches(level)
            high = self.combined(first_high, second_high, ruling)
            low = self.combined(first_low, second_low, ruling)
            self._combined[key] = self._node(level, high, low)
        return self._combined[key]

    def _spend(self) -> None:
        self.size += 1
        if self.size > self._limit:
            raise TooLarge
