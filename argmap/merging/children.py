"""What is merged one by one: the keys of mappings, and the items of lists of which the order says nothing."""

from collections.abc import Callable

from argmap.merging.manner import Manner
from argmap.merging.sequences import merged_order
from argmap.merging.versions import Versions
from argmap.source.contents import meaning
from argmap.source.pieces import Block, Entry, Flow, Leaf

Children = dict[str, Versions]


def children(versions: Versions, manner: Manner) -> Children | None:
    """The parts of all versions of an entry by their keys, in order; None where it has to stay whole."""
    if manner.whole:
        return None
    if manner.item is not None:
        return _together(versions, lambda entry: _items(entry, manner, _name)) or _together(
            versions, lambda entry: _items(entry, manner, _contents)
        )
    return _together(versions, lambda entry: _keys(entry, manner))


def _together(versions: Versions, parts: Callable[[Entry], dict[str, Entry] | None]) -> Children | None:
    sides = [{} if each is None else parts(each) for each in versions]
    base, ours, theirs = sides
    if base is None or ours is None or theirs is None:
        return None
    order = dict.fromkeys((*merged_order([*base], [*ours], [*theirs]), *base))
    return {key: Versions(base.get(key), ours.get(key), theirs.get(key)) for key in order}


def _keys(entry: Entry, manner: Manner) -> dict[str, Entry] | None:
    """The entries of a mapping; a text in its place is its only entry."""
    node = entry.node
    if isinstance(node, Flow | Block) and node.is_mapping:
        return {str(each.key): each for each in node.entries}
    if manner.brief and isinstance(node, Leaf) and isinstance(node.value, str):
        return {manner.brief: _only(entry, manner.brief)}
    return None


def _items(entry: Entry, manner: Manner, name: Callable[[Entry, str], str]) -> dict[str, Entry] | None:
    """The items of a list by their names, if no two have the same; what is no list is its only item."""
    node = entry.node
    if isinstance(node, Leaf) and isinstance(node.value, dict | list):
        return None
    assert manner.item is not None
    is_list = isinstance(node, Flow | Block) and not node.is_mapping
    items = node.entries if isinstance(node, Flow | Block) and is_list else (_only(entry, None),)
    named = {name(each, manner.item.brief): each for each in items}
    return named if len(named) == len(items) else None


def _name(item: Entry, brief: str) -> str:
    """What an item is about: its text, or of a mapping what could be written in its place."""
    node = item.node
    if isinstance(node, Flow | Block):
        node = next((each.node for each in node.entries if each.key == brief), node)
    return str(node.value) if isinstance(node, Leaf) else _contents(item, brief)


def _contents(item: Entry, brief: str) -> str:
    return repr(meaning(item.node))


def _only(entry: Entry, key: str | None) -> Entry:
    """An entry's value as what it would be below a key, or behind a dash."""
    end = "" if entry.in_flow or isinstance(entry.node, Block) else "\n"
    if key is None:
        head, gap = ("", "") if entry.in_flow else ("-", " ")
        return Entry(None, "", head, gap, entry.node, end, entry.column, entry.in_flow)
    return Entry(key, "", f"{key}:", " ", entry.node, end, entry.column, entry.in_flow)
