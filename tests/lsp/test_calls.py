"""What depends on a statement, and what it depends on, as editors show who calls what."""

from typing import Any

from lsprotocol import types

from .conftest import Open, Opened

MAP = """\
argmap: 1
proposals:
  move: {text: We move., only_if: [lease-ends, {not: lease-ends}, permit]}
conditions:
  lease-ends: The lease ends.
  permit: There is a permit.
objections:
  dark: {text: It is dark., against: move, unless: permit}
scenarios:
  summer: {assume: {permit: true}}
"""
OTHER = """\
argmap: 1
imports: {first: called.argmap.yaml}
claims:
  late: {text: It is late., supports: first.move, only_if: first.permit}
"""


def item(map: Opened, at: str, after: int = 0) -> types.CallHierarchyItem:
    place = map._replace(place=map.at(at, after))
    (found,) = place.ask(types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY, types.CallHierarchyPrepareParams)
    assert isinstance(found, types.CallHierarchyItem)
    return found


def dependent(map: Opened, item: types.CallHierarchyItem) -> Any:
    found = map.editor.ask(types.CALL_HIERARCHY_INCOMING_CALLS, types.CallHierarchyIncomingCallsParams(item))
    return [(each.from_.name, each.from_.detail, len(each.from_ranges)) for each in found]


def needed(map: Opened, item: types.CallHierarchyItem) -> Any:
    found = map.editor.ask(types.CALL_HIERARCHY_OUTGOING_CALLS, types.CallHierarchyOutgoingCallsParams(item))
    return [(each.to.name, each.to.detail, len(each.from_ranges)) for each in found]


def test_what_depends_on_a_statement_also_in_other_maps(opened: Open) -> None:
    map, other = opened(MAP, "called.argmap.yaml"), opened(OTHER, "calling.argmap.yaml")
    permit = item(map, "permit]")
    assert (permit.name, permit.detail, map.marked(permit.selection_range)) == (
        "permit",
        "There is a permit.",
        "permit",
    )
    assert dependent(map, permit) == [
        ("move", "We move.", 1),
        ("dark", "It is dark.", 1),
        ("late", "It is late.", 1),
    ]
    assert dependent(map, item(map, "move:")) == [("dark", "It is dark.", 1), ("late", "It is late.", 1)]
    assert dependent(other, item(other, "late:")) == []


def test_what_a_statement_depends_on(opened: Open) -> None:
    map, other = opened(MAP, "called.argmap.yaml"), opened(OTHER, "calling.argmap.yaml")
    assert needed(map, item(map, "move:")) == [
        ("lease-ends", "The lease ends.", 2),
        ("permit", "There is a permit.", 1),
    ]
    assert needed(other, item(other, "late:")) == [
        ("move", "We move.", 1),
        ("permit", "There is a permit.", 1),
    ]
    (first, _) = map.editor.ask(
        types.CALL_HIERARCHY_OUTGOING_CALLS, types.CallHierarchyOutgoingCallsParams(item(other, "late:"))
    )
    assert first.to.uri == map.uri


def test_of_what_is_no_statement_nothing_is_said(opened: Open) -> None:
    map = opened(MAP)
    place = map._replace(place=map.at("summer"))
    assert place.ask(types.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY, types.CallHierarchyPrepareParams) is None
