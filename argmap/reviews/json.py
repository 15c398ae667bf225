"""What changed as data, as `schema/diff.schema.json` describes it."""

import json
from collections.abc import Mapping, Sequence
from datetime import date as Date
from decimal import Decimal
from typing import Any

from argmap.diff import Added, Altered, Change, Linked, Removed, Renamed, Retargeted, Unlinked
from argmap.document import AllOf, AnyOf, AtLeast, Atom, Not
from argmap.relations import Relation
from argmap.reviews import Review

VERSION = 1


def report(reviews: Sequence[Review], colour: bool) -> str:
    """One object: the maps that changed; the causes of a verdict are places in the list of changes."""
    answer = {"version": VERSION, "maps": [_review(each) for each in reviews]}
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def _review(review: Review) -> dict[str, Any]:
    difference = review.difference
    number = {id(change): place for place, change in enumerate(difference.changes)}

    def numbers(changes: Sequence[Change]) -> list[int]:
        return [number[id(each)] for each in changes]

    return {
        "path": review.path,
        "was": review.was,
        "state": review.state,
        "changes": [_change(each) for each in difference.changes],
        "verdicts": [
            {
                "statement": flip.statement,
                "scenario": flip.scenario,
                "old": flip.old,
                "new": flip.new,
                "because": numbers(flip.because),
                "undone_by": numbers(flip.undone_by),
                "exact": flip.exact,
            }
            for flip in difference.flips
        ],
        "waiting": [
            {"statement": each.statement, "old": list(each.old), "new": list(each.new)}
            for each in difference.waiting
        ],
    }


def _change(change: Change) -> dict[str, Any]:
    match change:
        case Renamed(thing, old, new):
            return {"change": "renamed", "thing": thing, "id": new, "was": old}
        case Added(thing, id, value, links) | Removed(thing, id, value, links):
            sort = "added" if isinstance(change, Added) else "removed"
            linked = [{"relation": relation.field, "target": target} for relation, target in links]
            return {"change": sort, "thing": thing, "id": id, "value": _plain(value), "links": linked}
        case Altered(thing, id, field, old, new, key):
            about = {"change": "altered", "thing": thing, "id": id, "field": _key(field)}
            return {**about, **({"key": key} if key else {}), "old": _plain(old), "new": _plain(new)}
        case Linked(source, relation, target) | Unlinked(source, relation, target):
            sort = "linked" if isinstance(change, Linked) else "unlinked"
            return {"change": sort, "id": source, "relation": _field(relation), "target": target}
        case Retargeted(source, relation, old, new):
            ends = {"relation": _field(relation), "old": old, "new": new}
            return {"change": "retargeted", "id": source, **ends}


def _field(relation: Relation) -> str:
    return relation.field


def _key(field: str) -> str:
    """What a field is called in a map."""
    return {"citations": "source", "as_party": "as"}.get(field, field)


def _plain(value: Any) -> Any:
    """A value as it stands in a map: expressions, dates, and things without their ids and what they lack."""
    match value:
        case Atom(id):
            return id
        case Not(item):
            return {"not": _plain(item)}
        case AllOf(items):
            return {"all": [_plain(each) for each in items]}
        case AnyOf(items):
            return {"any": [_plain(each) for each in items]}
        case AtLeast(count, items):
            return {"at_least": count, "of": [_plain(each) for each in items]}
        case Decimal():
            return float(value)
        case Date():
            return value.isoformat()
        case Mapping():
            return {key: _plain(each) for key, each in value.items()}
        case tuple() if hasattr(value, "_asdict"):
            return _thing(value)
        case tuple():
            return [_plain(each) for each in value]
    return value


def _thing(value: Any) -> dict[str, Any]:
    """The fields of a thing, but for its id and those that are as they are if nothing is said."""
    usual = {"id": getattr(value, "id", None), **value._field_defaults}
    said = {name: each for name, each in value._asdict().items() if usual.get(name, value) != each}
    return {_key(name): _plain(each) for name, each in said.items()}
