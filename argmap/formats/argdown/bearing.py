"""Relations → what the entries of a map bear on, and of which kind they are therefore."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from argmap.document import SECTIONS
from argmap.formats.argdown.document import Relation
from argmap.formats.argdown.entries import Entry

_KINDS = frozenset(SECTIONS.values())
_DOES = {"supports": "reason", "against": "objection", "undercuts": "objection"}


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


def settle_kinds(entries: Sequence[Entry], found: Iterable[Bearing]) -> None:
    """Give each entry its kind: the one that its data say if that can be, or else what it does first."""
    for entry in entries:
        if entry.data.get("kind") == "question":
            entry.kind = "question"
    does: dict[Entry, dict[str, None]] = {each: {} for each in entries}
    for entry in entries:
        if entry.inference:
            does[entry]["reason"] = None
    undercut = set()
    for field, source, target, _ in found:
        if "question" not in (source.kind, target.kind):
            does[source].setdefault(_DOES[field])
            if field == "undercuts":
                undercut.add(target)
    for entry in entries:
        wanted = entry.data.get("kind")
        if wanted in _KINDS and (wanted not in _DOES.values() or wanted in does[entry]):
            entry.kind = entry.data.pop("kind")
        elif does[entry] and (entry.node.is_argument or entry in undercut or entry.is_only_related):
            entry.kind = next(iter(does[entry]))


def relate(bearing: Bearing) -> str:
    """Name the target in the field of the source where a map can; what is lost by that, if anything."""
    field, source, target, relation = bearing
    if "question" in (source.kind, target.kind):
        if source.kind == "question" or field != "supports":
            return f"what it is to `{target.id}` is left out, as one of the two is a question"
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
