"""Random maps with every feature that has a meaning, read as a user's file is."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from argmap.graph import Graph
from argmap.pipeline import Project

EXAMPLES = int(os.environ.get("ARGMAP_EXAMPLES", "300"))

thorough = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""How long to look for a counterexample: in a long run, with ARGMAP_EXAMPLES set."""

SECTIONS = ("proposals", "conditions", "claims", "reasons", "objections")
STANDARDS = (
    "presumption",
    "scintilla",
    "dialectical-validity",
    "preponderance",
    "clear-and-convincing",
    "beyond-reasonable-doubt",
)
STATUSES = ("proposed", "accepted", "rejected", "withdrawn", "superseded")
WEIGHTS = (0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 1)
LIKELIHOODS = (0, 0.1, 0.3, 0.35, 0.8, 1)

Entry = dict[str, Any]


def graph_of(value: Entry) -> Graph:
    """The graph of a map that is given as values, by the whole pipeline."""
    checked = Project(_no_file).check_text(json.dumps({"argmap": 1, **value}), "map.argmap.yaml")
    assert checked.sound, checked.diagnostics
    assert checked.graph is not None
    return checked.graph


def sketch(standard: str = "presumption", /, **sections: Mapping[str, Entry]) -> Graph:
    """The graph of a map whose texts do not matter: `sketch(proposals={"a": {"only_if": "b"}}, …)`."""
    value = {
        name: {id: {"text": "Text.", **entry} for id, entry in section.items()}
        for name, section in sections.items()
    }
    return graph_of({"standard": standard, **value})


def _no_file(path: str) -> bytes:
    raise FileNotFoundError(path)


@st.composite
def maps(draw: st.DrawFn, largest: int = 9) -> Graph:
    """A map of up to so many statements, questions aside, with parties and scenarios."""
    return graph_of(_Drawing(draw).value(largest))


def assumptions(graph: Graph) -> st.SearchStrategy[dict[str, bool]]:
    """A few statements, taken as settled."""
    ids = [each.id for each in graph.statements.values() if each.kind != "question"]
    return st.dictionaries(st.sampled_from(ids), st.booleans(), max_size=2)


@cache
def _below(number: int) -> st.SearchStrategy[int]:
    return st.integers(0, number - 1)


@cache
def _choices(ids: tuple[str, ...], most: int) -> list[list[str]]:
    return [list(each) for size in range(1, most + 1) for each in combinations(ids, size)]


class _Drawing:
    """A random map as values, by as few and as simple draws as will do: they take most of a long run."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def one(self, options: Sequence[Any]) -> Any:
        return options[self.draw(_below(len(options)))]

    def some(self, ids: Sequence[str], most: int = 3) -> list[str]:
        return list(self.one(_choices(tuple(ids), min(most, len(ids)))))

    def once_in(self, number: int) -> bool:
        return self.draw(_below(number)) == number - 1

    def value(self, largest: int) -> Entry:
        ids = [f"s{number}" for number in range(1 + self.draw(_below(largest)))]
        questions = [f"q{number}" for number in range(self.draw(_below(3)))]
        sections = {id: self.one(SECTIONS) for id in ids}
        arguments = [id for id in ids if sections[id] in ("reasons", "objections")]
        value: Entry = {section: {} for section in sections.values()}
        for id in ids:
            value[sections[id]][id] = self.entry(sections[id], ids, arguments, questions)
        if questions:
            value["questions"] = {id: {"text": "?", "choose": self.one(("one", "many"))} for id in questions}
        if self.once_in(8):
            value["standard"] = self.one(STANDARDS)
        parties = [f"p{number}" for number in range(self.draw(_below(3)))]
        if parties:
            value["parties"] = {id: {"name": "Party", "believes": self.settings(ids)} for id in parties}
        value["scenarios"] = {"base": {"assume": self.settings(ids)}, "more": {"assume": self.settings(ids)}}
        if self.once_in(2):
            value["scenarios"]["more"]["extends"] = "base"
        if parties:
            value["scenarios"][self.one(("base", "more"))]["as"] = self.one(parties)
        return value

    def settings(self, ids: Sequence[str]) -> dict[str, bool]:
        return {id: self.one((True, False)) for id in (self.some(ids, 2) if self.once_in(2) else ())}

    def entry(self, section: str, ids: list[str], arguments: list[str], questions: list[str]) -> Entry:
        entry: Entry = {"text": "Text."}
        if section == "reasons":
            entry["supports"] = self.some(ids)
        if section == "objections":
            entry["against"] = self.some(ids)
            if arguments and self.once_in(3):
                entry["undercuts"] = self.some(arguments)
                if self.once_in(2):
                    del entry["against"]
        optional: dict[str, tuple[int, Callable[[], Any]]] = {
            "only_if": (3, lambda: self.expression(ids, 3)),
            "unless": (5, lambda: self.expression(ids, 2)),
            "in_exchange_for": (6, lambda: self.some(ids, 2)),
            "supports": (6, lambda: self.some(ids)),
            "against": (6, lambda: self.some(ids)),
            "undercuts": (8, lambda: self.some(arguments, 2)),
            "supersedes": (8, lambda: self.some(ids, 1)),
            "answers": (2, lambda: self.some(questions)),
            "status": (6, lambda: self.one(STATUSES)),
            "holds": (12, lambda: self.one((True, False))),
            "standard": (4, lambda: self.one(STANDARDS)),
            "weight": (2, lambda: self.one(WEIGHTS)),
            "likelihood": (2, lambda: self.one(LIKELIHOODS)),
        }
        possible = {"undercuts": arguments, "answers": questions}
        for field, (rarity, value) in optional.items():
            if field not in entry and possible.get(field, ids) and self.once_in(rarity):
                entry[field] = value()
        return entry

    def expression(self, ids: list[str], depth: int) -> Any:
        """What `only_if` and `unless` take, nested; the same statement can occur both ways."""
        form = self.one(("id", "list", "not", "all", "any", "at_least") if depth else ("id",))
        if form == "id":
            return self.one(ids)
        if form == "not":
            return {"not": self.expression(ids, depth - 1)}
        items = [self.expression(ids, depth - 1) for _ in range(1 + self.draw(_below(3)))]
        if form == "at_least":
            return {"at_least": 1 + self.draw(_below(len(items))), "of": items}
        return items if form == "list" else {form: items}
