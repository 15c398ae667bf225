"""The names in a map and in what it imports; whatever names something else becomes a loose end."""

from collections.abc import Mapping
from typing import Any

from argmap.graph import Kind, LooseEnd, Problem
from argmap.relations import Relation
from argmap.source import Path


class Lookup:
    """All names there are, by what they name, and the loose ends that have been found.

    What names a word that the document has `lost`, or something of a map that could not be imported, whose
    alias is `missing`, is not at fault.
    """

    def __init__(self, tables: Mapping[str, Mapping[str, Any]], lost: frozenset[str]) -> None:
        self.kinds: dict[str, Kind] = {}
        self.loose_ends: list[LooseEnd] = []
        self.missing: set[str] = set()
        self._tables = {"statement": self.kinds, "question": self.kinds, **tables}
        self._lost = lost
        self._ambiguous: set[str] = set()

    def add(self, name: str, kind: Kind, section: str) -> None:
        """Note a statement in a section, unless another one has its id."""
        if name in self.kinds:
            first = (f"{self.kinds[name]}s", name)
            self.loose_ends.append(LooseEnd("duplicate", (section, name), name, first=first))
            self._ambiguous.add(name)
        else:
            self.kinds[name] = kind

    def is_target(self, target: str, relation: Relation, place: Path) -> bool:
        """Whether there is such a statement, of a kind that the relation can name."""
        kind = self.kinds.get(target)
        if kind in relation.targets:
            return True
        if kind is None:
            self.find(target, "question" if relation is Relation.ANSWERS else "statement", place)
        else:
            wanted = " or ".join(relation.targets) if len(relation.targets) < 3 else "statement"
            problem: Problem = "lost" if target in self._ambiguous else "wrong-kind"
            self.loose_ends.append(LooseEnd(problem, place, target, wanted=wanted, found=kind))
        return False

    def find_all(self, names: tuple[str, ...], wanted: str, path: Path) -> tuple[str, ...]:
        """Those of the names that are known."""
        if self._tables[wanted].keys() >= set(names):
            return names
        found = [self.find(name, wanted, path, number) for number, name in enumerate(names)]
        return tuple([name for name in found if name is not None])

    def find(self, name: str, wanted: str, path: Path, *below: str | int) -> str | None:
        """The name if there is such a thing; else nothing, and a loose end at a place below the path."""
        known = self._tables[wanted]
        if name in known:
            return name
        found = next((other for other, table in self._tables.items() if name in table), "")
        problem: Problem = "wrong-kind" if found else "unknown"
        alias = name.partition(".")[0]
        if name in self._lost or alias in self.missing or alias in self._lost:
            problem = "lost"
        self.loose_ends.append(LooseEnd(problem, (*path, *below), name, wanted, found, known=known))
        return None
