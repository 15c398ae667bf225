"""What must hold of any two maps: changes make the one into the other, and causes are causes."""

import random
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from semantics.maps import maps, thorough

from argmap.diff import (
    Added,
    Altered,
    Change,
    Flip,
    Linked,
    Removed,
    Renamed,
    Retargeted,
    Unlinked,
    applied,
    difference,
)
from argmap.diff.contents import Contents, contents, normal
from argmap.diff.dependence import Order
from argmap.document import atoms
from argmap.formatting import formatted
from argmap.graph import Graph
from argmap.pipeline import Project
from argmap.relabelling import Names, relabelled
from argmap.semantics.evaluate import evaluate
from argmap.semantics.scenario import assumptions
from argmap.source import read


def told_apart(graph: Graph) -> Graph:
    """The graph with a text of its own for each statement, party and scenario."""
    statements = {id: each._replace(text=f"What {id} says.") for id, each in graph.statements.items()}
    parties = {id: each._replace(name=f"Party {id}") for id, each in graph.parties.items()}
    return graph._replace(statements=statements, parties=parties)


def says(graph: Graph) -> Contents:
    """What a map says, in whatever order."""
    found = contents(graph)
    things = {
        thing: {id: normal(each) for id, each in table.items()} for thing, table in found.things.items()
    }
    return found._replace(things=things)


graphs = maps(5).map(told_apart)


def verdict(graph: Graph, id: str, scenario: str | None) -> str:
    """The verdict in a scenario, or in the map as it is."""
    return evaluate(graph, assumptions(graph, scenario) if scenario else {})[id].verdict


@thorough
@given(graphs, graphs)
def test_changes_make_the_old_map_into_the_new_one(old: Graph, new: Graph) -> None:
    assert says(applied(old, difference(old, new, budget=0).changes)) == says(new)


@thorough
@given(graphs, graphs, st.randoms(use_true_random=False))
def test_so_they_do_where_things_are_called_otherwise(old: Graph, new: Graph, dice: random.Random) -> None:
    taken = {id for id in new.statements if dice.random() < 0.5}
    new = relabelled(new, Names(statement=lambda id: f"new-{id}" if id in taken else id))
    found = difference(old, new, budget=0)
    assert says(applied(old, found.changes)) == says(new)
    renamed = {each.id for each in found.changes if isinstance(each, Renamed) and each.thing == "statement"}
    alike = {id for id in taken if id in old.statements}
    same_kind = {id for id in alike if old.statements[id].kind == new.statements[f"new-{id}"].kind}
    assert same_kind <= renamed <= alike


@thorough
@given(graphs)
def test_a_map_does_not_differ_from_itself(graph: Graph) -> None:
    assert difference(graph, graph).changes == ()


@thorough
@given(graphs, st.randoms(use_true_random=False))
def test_the_order_of_things_is_no_difference(graph: Graph, dice: random.Random) -> None:
    def shuffled(items: Sequence[object]) -> list[object]:
        return dice.sample(items, len(items))

    other = graph._replace(
        statements=dict(shuffled(list(graph.statements.items()))),  # type: ignore[arg-type]
        parties=dict(shuffled(list(graph.parties.items()))),  # type: ignore[arg-type]
        links=tuple(shuffled(graph.links)),  # type: ignore[arg-type]
    )
    assert difference(graph, other).changes == ()


def test_layout_is_no_difference(map_path: Path) -> None:
    text = map_path.read_text(encoding="utf-8")
    untidy = text.replace("    text: ", "\n    # a remark\n    text:   ")
    project = Project(lambda path: Path(path).read_bytes())
    first, *others = (
        project.check_text(each, str(map_path)).graph for each in (text, formatted(read(untidy)), untidy)
    )
    assert first is not None
    for other in others:
        assert other is not None
        assert difference(first, other).changes == ()


@thorough
@given(graphs, graphs)
def test_each_verdict_that_differs_is_named(old: Graph, new: Graph) -> None:
    found = difference(old, new, budget=0)
    named = {(each.statement, each.scenario): (each.old, each.new) for each in found.flips}
    shared = [each.id for each in new.statements.values() if each.id in found.old.statements]
    for scenario in (None, "base", "more"):
        for id in shared:
            if "question" in (new.statements[id].kind, found.old.statements[id].kind):
                continue
            both = verdict(old, id, scenario), verdict(new, id, scenario)
            assert named.get((id, scenario)) == (None if len(set(both)) == 1 else both)


@thorough
@given(graphs, graphs)
def test_where_there_is_no_time_to_try_all_sets_the_causes_named_still_do_it(old: Graph, new: Graph) -> None:
    found = difference(old, new, budget=300)
    order = Order(found.changes)
    for flip in found.flips:
        because, undone_by = (
            {number for number, each in enumerate(found.changes) if is_among(each, named)}
            for named in (flip.because, flip.undone_by)
        )
        made = [found.changes[number] for number in sorted(order.with_needed(because))]
        assert verdict(applied(found.old, made), flip.statement, flip.scenario) == flip.new
        undone = order.with_needing(undone_by)
        kept = [each for number, each in enumerate(found.changes) if number not in undone]
        assert verdict(applied(found.old, kept), flip.statement, flip.scenario) == flip.old


def is_among(change: Change, changes: Sequence[Change]) -> bool:
    return any(change == each for each in changes)


@st.composite
def edits(draw: st.DrawFn) -> tuple[Graph, Graph]:
    """A map, and the same with up to six of the changes to another, such as can be made by themselves."""
    old, other = draw(maps(4).map(told_apart)), draw(maps(4).map(told_apart))
    free = [
        each
        for each in difference(old, other, budget=0).changes
        if not isinstance(each, Added | Removed)
        and getattr(each, "field", "") != "as_party"
        and named(each) <= old.statements.keys()
    ]
    return old, applied(
        old, draw(st.lists(st.sampled_from(free), unique_by=repr, max_size=6)) if free else []
    )


def named(change: Change) -> set[str]:
    """The statements that a change is about."""
    match change:
        case Linked(source, _, target) | Unlinked(source, _, target):
            return {source, target}
        case Retargeted(source, _, _, target):
            return {source, target}
        case Altered(_, _, "only_if" | "unless", _, new) if new is not None:
            return {change.id, *(atom.id for atom, _ in atoms(new))}
        case Altered("statement", id):
            return {id}
        case Altered(key=key) if key:
            return {key}
    return set()


def smallest(old: Graph, changes: Sequence[Change], flip: Flip, *, undo: bool) -> int:
    """By how few changes alone, or by the lack of how few, the verdict is what it became, or was."""
    wanted = flip.old if undo else flip.new
    for size in range(len(changes) + 1):
        for chosen in combinations(range(len(changes)), size):
            made = [each for number, each in enumerate(changes) if (number in chosen) != undo]
            if verdict(applied(old, made), flip.statement, flip.scenario) == wanted:
                return size
    raise AssertionError("not even all changes do it")


@thorough
@given(edits())
def test_no_fewer_changes_do_it(both: tuple[Graph, Graph]) -> None:
    old, new = both
    found = difference(old, new)
    for flip in found.flips:
        assert flip.exact
        assert len(flip.because) == smallest(old, found.changes, flip, undo=False)
        assert len(flip.undone_by) == smallest(old, found.changes, flip, undo=True)
        assert verdict(applied(old, flip.because), flip.statement, flip.scenario) == flip.new
        kept = [each for each in found.changes if not is_among(each, flip.undone_by)]
        assert verdict(applied(old, kept), flip.statement, flip.scenario) == flip.old
