"""The drawing in words: for tooltips, and for those who hear it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from argmap.amounts import amount
from argmap.drawing.card import origin_of, parties
from argmap.drawing.mark import Mark
from argmap.drawing.role import Role
from argmap.drawing.scene import Scene
from argmap.relations import EXPRESSED


def captions(scene: Scene) -> Mapping[str, str]:
    """What each card says, whose it is, where it is from and what it bears on."""
    bearing: dict[str, list[str]] = {name: [] for name in scene.statements}
    for joint in scene.joints.values():
        for name in joint.members:
            bearing[name].append(f"{joint.meaning}.")
    for link in scene.links:
        # What an expression says is more than which statements it names.
        if link.relation not in EXPRESSED:
            target = scene.statements[link.target].label
            bearing[link.source].append(f"{link.relation.phrase.capitalize()} “{target}”.")
    for joint in scene.joints.values():
        bearing[joint.owner].append(f"{joint.meaning}.")
    for gate in scene.gates:
        if gate.depth == 1:
            bearing[gate.owner].append(f"{gate.meaning}.")
    return {
        name: " ".join([_saying(scene, name), *said, *_marked(scene.marks.get(name))])
        for name, said in bearing.items()
    }


DEADLOCK = "In a deadlock, each waiting for the next: {labels}."
"""What is said of the statements of a deadlock."""


def description(scene: Scene) -> str:
    """What there is in the drawing, counted, and which statements are in a deadlock."""
    return " ".join([inventory(scene), *(_waiting(ring, scene) for ring in scene.deadlocks)])


def inventory(scene: Scene) -> str:
    """What there is in the drawing, counted."""
    found = Counter(scene.roles[name] for name in scene.statements)
    counts = [amount(found[role], role.word.lower()) for role in Role if found[role]]
    panels = len({scene.groups[name] for name in scene.statements} - {None})
    frames = f", in {amount(panels, 'group')}" if panels else ""
    return f"An argument map of {_listed(counts)}{frames}." if counts else "An empty argument map."


def _marked(mark: Mark | None) -> Iterator[str]:
    """What became of a statement."""
    if mark is not None:
        yield f"{mark.word[2:].capitalize()}{f': {mark.verdicts}' if mark.verdicts else ''}."
        if mark.was:
            yield f"Was: {_ended(mark.was)}"
        yield from map(_ended, mark.notes)


def _waiting(ring: Iterable[str], scene: Scene) -> str:
    return DEADLOCK.format(labels=", ".join(f"“{scene.graph.statements[id].label}”" for id in ring))


def _saying(scene: Scene, name: str) -> str:
    statement, graph = scene.statements[name], scene.graph
    by = parties(statement, graph)
    origin = origin_of(statement, graph)
    said = " · ".join(part for part in (origin.source, origin.date) if part)
    quotes = [" ".join(each.quote.split()) for each in statement.citations if each.quote]
    said = ": ".join(filter(None, (said, " … ".join(f"“{quote}”" for quote in quotes))))
    kind = f"{scene.roles[name].word} by {by}" if by else scene.roles[name].word
    standing = scene.standings.get(name)
    stands = f" {standing.word.capitalize()}." if standing else ""
    return f"{kind}: {_ended(statement.text)}{stands}" + (f" {_ended(said)}" if said else "")


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


def _listed(parts: Iterable[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
