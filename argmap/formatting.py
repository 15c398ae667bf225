"""A map in its canonical layout: the format's order, one way to write each value, every comment kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from argmap.document import read_document
from argmap.document.expression import EXCLUDED, NEEDED
from argmap.document.map import Document
from argmap.source import Tree, read
from argmap.source.composition import compose
from argmap.source.roundtrip import Alias, Collection, Entry, Node, read_layout
from argmap.source.writing import write_layout


class Altered(Exception):
    """What was formatted would no longer say the same: a bug, which no file is to suffer from."""


def formatted(tree: Tree) -> str:
    """The canonical text of a valid document; raises Altered rather than change what it says."""
    line_end = "\r\n" if "\r\n" in tree.text else "\r" if "\r" in tree.text else "\n"
    tree = _with_line_feeds(tree)
    layout = read_layout(tree)
    comments = layout.comments()
    _arrange_file(layout.root)
    new_text = write_layout(layout)
    new = read(new_text)
    if new.faults or _content(new) != _content(tree) or read_layout(new).comments() != comments:
        raise Altered
    return new_text.replace("\n", line_end)


def written(value: dict[str, Any], head: Sequence[str] = ()) -> str:
    """The canonical text of a map that is given as plain values; `head` are comments to begin with."""
    layout = compose(value)
    _arrange_file(layout.root)
    layout.root.entries[0].above = list(head)
    text = write_layout(layout)
    if read(text).value != value:
        raise Altered
    return text


def comments(tree: Tree) -> Iterator[tuple[int, str]]:
    """The comments in a valid document that are not for editors or argmap itself, and their lines."""
    tree = _with_line_feeds(tree)
    known = read_layout(tree).comments()
    for number, line in enumerate(tree.text.split("\n"), start=1):
        places = (place for place, sign in enumerate(line) if sign == "#")
        comment = next((line[place:].rstrip() for place in places if line[place:].rstrip() in known), "")
        if comment and not comment[1:].lstrip().startswith(("yaml-language-server:", "argmap:")):
            yield number, comment


def _with_line_feeds(tree: Tree) -> Tree:
    """The same text with other line ends, if it has others."""
    text = tree.text
    return read(text.replace("\r\n", "\n").replace("\r", "\n")) if "\r" in text else tree


def _content(tree: Tree) -> tuple[str, dict[str, str]]:
    """All that a map says: the document in the order of its statements, and what is not argmap's."""
    others = {key: repr(value) for key, value in tree.value.items() if key.startswith("x-")}
    return repr(read_document(tree.value).document), others


class _Order(NamedTuple):
    """The keys of a mapping in the format's order, and the orders below them.

    Without keys the mapping has ids, which stay in the author's order; below each it is as in `each`.
    What is said of a mapping is also said of those in a list that stands in its place.
    """

    keys: dict[str, "_Order"]
    each: "_Order | None" = None

    def below(self, key: str) -> "_Order":
        return self.each or self.keys.get(key, _ANY)


_ANY = _Order({})
_EXPRESSION = _Order({})
_EXPRESSION.keys.update(dict.fromkeys(("all", "any", "not", "at_least", "of"), _EXPRESSION))


def _order(shape: Any) -> _Order:
    """The order of what has a shape of the document."""
    if get_origin(shape) is Annotated:
        inner, *metadata = get_args(shape)
        return _EXPRESSION if NEEDED in metadata or EXCLUDED in metadata else _order(inner)
    if get_origin(shape) is dict:
        return _Order({}, _order(get_args(shape)[1]))
    if get_origin(shape) is tuple:
        return _order(get_args(shape)[0])
    if is_dataclass(shape):
        return _Order({each.name.rstrip("_"): _order(each.type) for each in fields(shape)})
    return _ANY


_DOCUMENT = _order(Document)


def _arrange_file(root: Collection) -> None:
    """Put a file into the format's order, with a blank line between sections."""
    head = _taken_head(root.entries[0])
    root.is_flow = False
    for entry in root.entries:
        if _has_ids(entry) and not entry.keeps_line and isinstance(entry.node, Collection):
            entry.node.is_flow = not entry.node.entries  # each entry has lines of its own
    _arrange(root, _DOCUMENT)
    first, *others = root.entries
    for before, entry in zip(root.entries, others, strict=False):
        is_apart = _is_section(before) or _is_section(entry) or _is_foreign(before) != _is_foreign(entry)
        entry.above = [""] * is_apart + _without_blank(entry.above)
    first.above = head + _without_blank(first.above)
    if root.below:
        root.below = ["", *_without_blank(root.below)]


def _is_section(entry: Entry) -> bool:
    """Whether a top-level entry stands apart: the entries of the map, and larger things of others."""
    return _has_ids(entry) or (_is_foreign(entry) and isinstance(entry.node, Collection))


def _has_ids(entry: Entry) -> bool:
    return _DOCUMENT.below(_name(entry)).each is not None


def _is_foreign(entry: Entry) -> bool:
    return _name(entry).startswith("x-")


def _name(entry: Entry) -> str:
    return entry.key.value if entry.key else ""


_OF_THE_FILE = (
    *("yaml-language-server:", "argmap: ignore-file", "!", "-*-", "vim:", "vi:"),
    *("spdx-", "copyright", "©", "(c)", "license", "licence"),
)
"""What comments begin with that are about the file, even right above a key; in small letters."""


def _taken_head(first: Entry) -> list[str]:
    """The comments at the top that are about the file rather than about its first key, taken from that."""
    lines = _without_blank(first.above)
    count = 0
    for number, line in enumerate(lines, start=1):
        if not line or line[1:].lstrip().lower().startswith(_OF_THE_FILE):
            count = number
    first.above = lines[count:]
    return lines[:count]


def _arrange(node: Node, order: _Order) -> None:
    """Put what stands below a value into the format's order, and drop the blank lines between its fields."""
    if not isinstance(node, Collection):
        return
    if order.keys and node.is_mapping:
        node.entries = _in_order(node.entries, list(order.keys))
    for number, entry in enumerate(node.entries):
        if number == 0 or (order.keys and node.is_mapping):
            entry.above = _without_blank(entry.above)
        _arrange(entry.node, order.below(entry.key.value) if entry.key else order)


def _without_blank(lines: list[str]) -> list[str]:
    return lines[1:] if lines[:1] == [""] else lines


def _in_order(entries: list[Entry], names: list[str]) -> list[Entry]:
    """Entries by name, others last; but what stands for a value by alias comes after that value."""
    places = {name: number for number, name in enumerate(names)}
    ranked = sorted(entries, key=lambda entry: places.get(_name(entry), len(places)))
    needed = _needed(entries)
    if not any(needed.values()):
        return ranked
    done: dict[str, Entry] = {}

    def put(entry: Entry) -> None:
        if _name(entry) not in done:
            for each in ranked:
                if each in needed[_name(entry)]:
                    put(each)
            done[_name(entry)] = entry

    for entry in ranked:
        put(entry)
    return list(done.values())


def _needed(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """By key, the entries that must come before: those with the anchors of its aliases.

    An anchor can be given twice: then all that means the first comes before the second.
    """
    needed: dict[str, list[Entry]] = {}
    given: dict[str, Entry] = {}
    mentioned: dict[str, list[Entry]] = {}
    for entry in entries:
        before = needed.setdefault(_name(entry), [])
        for anchor, is_alias in _anchors(entry):
            if is_alias:
                before += [given[anchor]] if given.get(anchor, entry) is not entry else []
            else:
                before += [each for each in mentioned.get(anchor, []) if each is not entry]
                given[anchor] = entry
            mentioned.setdefault(anchor, []).append(entry)
    return needed


def _anchors(entry: Entry) -> Iterator[tuple[str, bool]]:
    """The anchors and aliases of an entry, in the order of the file."""
    if entry.key and entry.key.anchor:
        yield entry.key.anchor, False
    if isinstance(entry.node, Alias):
        yield entry.node.name, True
        return
    if entry.node.anchor:
        yield entry.node.anchor, False
    if isinstance(entry.node, Collection):
        for each in entry.node.entries:
            yield from _anchors(each)
