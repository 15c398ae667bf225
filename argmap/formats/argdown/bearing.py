"""Relations → what the entries of a map bear on, and of which kind they are therefore."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from argmap.formats.argdown.document import Relation
from argmap.formats.argdown.entries import Entry

_DOES = {"supports": "reason", "against": "objection", "undercuts": "objection"}
_OTHERS = ("proposal", "condition", "claim")


class Bearing(NamedTuple):
    """One entry that is named in a field of another, by a relation of the document."""

    field: str
    source: Entry
    target: Entry
    relation: Relation


def bearings(relations: Iterable[tuple[Relation, Entry, Entry]]) -> Iterator[Bearing]:
    """What relations between entries say in a map; of a symmetric one both ends say it."""
    for relation, source, target in relations:
        match relation.kind:
            case "support" | "entails":
                yield Bearing("supports", source, target, relation)
            case "undercut":
                yield Bearing("undercuts", source, target, relation)
            case "attack":
                yield Bearing("against", source, target, relation)
            case "contrary" | "contradictory":
                yield Bearing("against", source, target, relation)
                yield Bearing("against", target, source, relation)


def settle_kinds(entries: Sequence[Entry], found: Sequence[Bearing]) -> None:
    """Give each entry its kind: the one that its data say if that can be, or else what it does first."""
    questions = _questions(entries, found)
    does: dict[Entry, dict[str, None]] = {each: {} for each in entries}
    for entry in entries:
        if entry.inference:
            does[entry]["reason"] = None
    for field, source, target, _ in found:
        if target not in questions:
            does[source].setdefault(_DOES[field])
    undercut = {target for field, _, target, _ in found if field == "undercuts"}
    for entry in entries:
        wanted = entry.data.get("kind")
        can_be = entry in questions if wanted == "question" else wanted in (*_OTHERS, *does[entry])
        if can_be:
            entry.kind = entry.data.pop("kind")
        elif does[entry] and (entry.node.is_argument or entry in undercut or entry.is_only_related):
            entry.kind = next(iter(does[entry]))


def _questions(entries: Iterable[Entry], found: Iterable[Bearing]) -> set[Entry]:
    """Those that their data call questions, and of which nothing is said but that others support them."""
    questions = {each for each in entries if each.data.get("kind") == "question" and each.is_in_no_inference}
    for field, source, target, _ in found:
        questions.discard(source)
        if field != "supports":
            questions.discard(target)
    return questions


def relate(bearing: Bearing) -> str:
    """Name the target in the field of the source where a map can; what is lost by that, if anything."""
    field, source, target, relation = bearing
    if target.kind == "question":
        field = "answers"
    if field == "undercuts" and target.kind not in _DOES.values():
        source.relate("against", target.id)
        return f"it undercuts `{target.id}`, which bears on nothing: it is an objection to it now"
    source.relate(field, target.id)
    if relation.kind == "entails":
        return f"it entails `{target.id}`: it is no more than a reason for it now"
    if relation.kind == "contradictory" and relation.source is source.node:
        return f"it contradicts `{target.id}`: the two object to one another now, and both may fall"
    return ""
