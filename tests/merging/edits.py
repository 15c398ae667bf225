"""Maps as authors leave them, and changes that two people make of them at the same time."""

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any, NamedTuple

from formatting.drafts import Author, Piece, drafts
from hypothesis import strategies as st
from stages import documents

Document = dict[str, Any]

_STATEMENTS = {
    **dict.fromkeys(("proposals", "conditions", "claims"), documents.STATEMENTS),
    "reasons": documents.REASONS,
    "objections": documents.OBJECTIONS,
}
_ENTRIES = {
    **_STATEMENTS,
    "questions": documents.QUESTIONS,
    "parties": documents.PARTIES,
    "sources": documents.SOURCES,
    "groups": documents.GROUPS,
    "scenarios": documents.SCENARIOS,
}
_UNDIVIDED = ("text", "title", "note", "date", "group", "holds", "status", "weight", "only_if", "unless")
_NAMING = (
    "only_if",
    "unless",
    "in_exchange_for",
    "supports",
    "against",
    "undercuts",
    "answers",
    "supersedes",
)
_FIELDS = {**documents.STATEMENT, "text": st.sampled_from(["One.", "Two: it is so."])}


class Sides(NamedTuple):
    """A map, what each side has made of it, and what it is with the changes of both, in either order."""

    base: str
    ours: str
    theirs: str
    both: tuple[str, ...]


def text(draft: Piece) -> str:
    """The map that a draft is of."""
    return "".join(f"{line}\n" for line in draft.text())


@st.composite
def in_different_entries(draw: st.DrawFn) -> Sides:
    """Each side changes, removes, adds or comments on another entry; all else is as it was, to the byte."""
    draft = draw(drafts().filter(lambda draft: len(_places(draft)) > 1))
    places = draw(st.lists(st.sampled_from(_places(draft)), min_size=2, max_size=2, unique=True))
    one, other = (draw(_edits(*place)) for place in places)
    both = (other(one(draft)), one(other(draft)))
    return Sides(text(draft), text(one(draft)), text(other(draft)), tuple(map(text, both)))


def _places(draft: Piece) -> list[tuple[str, str]]:
    """The sections and entries of a draft, by their keys as they are written."""
    sections = (part for part in draft.parts if part.key.strip('"') in _ENTRIES)
    return [(section.key, entry.key) for section in sections for entry in section.parts]


Edit = Callable[[Piece], Piece]


@st.composite
def _edits(draw: st.DrawFn, section: str, key: str) -> Edit:
    """Something that an author does to an entry of a draft."""
    author = Author(draw(st.randoms(use_true_random=False)))
    author.written = 1000  # new comments differ from those that are there
    what = draw(st.sampled_from(["replace", "replace", "remove", "comment", "add"]))
    new = author.part(draw(_ENTRIES[section.strip('"')]), 2)
    above = author.lines(1)

    def edit(draft: Piece) -> Piece:
        changed = deepcopy(draft)
        (whole,) = (each for each in changed.parts if each.key == section)
        (place,) = (number for number, each in enumerate(whole.parts) if each.key == key)
        old = whole.parts[place]
        if what == "comment":
            old.above = above
        elif what == "replace":
            whole.parts[place] = _named(new, key, old.above)
        elif what == "add":
            whole.parts.insert(place + 1, _named(new, f"new-{section}-{key}".replace('"', ""), above))
        elif len(whole.parts) > 1:
            del whole.parts[place]
        else:
            changed.parts.remove(whole)
        return changed

    return edit


def _named(part: Piece, key: str, above: list[str]) -> Piece:
    named = deepcopy(part)
    named.key, named.above = key, above
    return named


@st.composite
def in_different_fields(draw: st.DrawFn) -> Sides:
    """Each side changes another field, and writes all of the map anew in a layout of its own."""
    document = draw(documents.DOCUMENTS.filter(_statements))
    fields = st.tuples(st.sampled_from(_statements(document)), st.sampled_from(sorted(_FIELDS)))
    (one, first), (other, second) = draw(st.lists(fields, min_size=2, max_size=2, unique=True))
    ours = _set(document, one, first, draw(_FIELDS[first]))
    value = draw(_FIELDS[second])
    theirs, both = (_set(each, other, second, value) for each in (document, ours))
    random = draw(st.randoms(use_true_random=False))
    base, mine, their, whole = (_written(each, random) for each in (document, ours, theirs, both))
    return Sides(base, mine, their, (whole,))


@st.composite
def in_name_and_contents(draw: st.DrawFn) -> Sides:
    """One side gives a statement another id, wherever it is named; the other changes a field of any."""
    document = draw(documents.DOCUMENTS.filter(_statements))
    statement, changed = (draw(st.sampled_from(_statements(document))) for _ in range(2))
    field = draw(st.sampled_from(sorted(_FIELDS)))
    document = _set(document, statement, "text", "It has another id.")
    theirs = _set(document, changed, field, draw(_FIELDS[field]))
    ours, both = (_with_another_id(each, statement[1]) for each in (document, theirs))
    random = draw(st.randoms(use_true_random=False))
    base, mine, their, whole = (_written(each, random) for each in (document, ours, theirs, both))
    return Sides(base, mine, their, (whole,))


def _with_another_id(document: Document, id: str) -> Document:
    def named(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: named(each) for key, each in value.items()}
        if isinstance(value, list):
            return [named(each) for each in value]
        return "another" if value == id else value

    def renamed(mapping: Document) -> Document:
        return {"another" if key == id else key: each for key, each in mapping.items()}

    def fields(entry: Any) -> Any:
        if not isinstance(entry, dict):
            return entry
        settings = {key: renamed(entry[key]) for key in ("believes", "assume", "expect") if key in entry}
        return {**entry, **settings, **{key: named(entry[key]) for key in _NAMING if key in entry}}

    changed = {key: part for key, part in document.items() if key not in _ENTRIES}
    for section in _ENTRIES.keys() & document.keys():
        entries = {key: fields(entry) for key, entry in document[section].items()}
        changed[section] = renamed(entries) if section in (*_STATEMENTS, "questions") else entries
    return {key: changed[key] for key in document}


@st.composite
def in_the_same_field(draw: st.DrawFn) -> tuple[Sides, tuple[str, str]]:
    """Both sides change one field of a statement, which is given too, that has no items to be merged."""
    document = draw(documents.DOCUMENTS.filter(_statements))
    statement = draw(st.sampled_from(_statements(document)))
    field = draw(st.sampled_from(_UNDIVIDED))
    ours, theirs = (_set(document, statement, field, draw(_FIELDS[field])) for _ in range(2))
    random = draw(st.randoms(use_true_random=False))
    base, mine, their = (_written(each, random) for each in (document, ours, theirs))
    return Sides(base, mine, their, ()), statement


@st.composite
def in_layout_and_contents(draw: st.DrawFn) -> tuple[str, str]:
    """A map, and what somebody has made of one of its entries."""
    draft = draw(drafts().filter(_places))
    edit = draw(_edits(*draw(st.sampled_from(_places(draft)))))
    return text(draft), text(edit(draft))


def _statements(document: Document) -> list[tuple[str, str]]:
    return [(section, id) for section in _STATEMENTS for id in document.get(section, {})]


def _set(document: Document, statement: tuple[str, str], field: str, value: Any) -> Document:
    changed = deepcopy(document)
    section, id = statement
    entry = changed[section][id]
    changed[section][id] = {**({"text": entry} if isinstance(entry, str) else entry), field: value}
    return changed


def _written(document: Document, random: Random) -> str:
    return text(_Silent(random).write(_without_chance(document)))


def _without_chance(value: Any) -> Any:
    """A document of which authors write every text as it is."""
    if isinstance(value, dict):
        return {key: _without_chance(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_chance(item) for item in value]
    return "A sentence." if value == "A text." else value


class _Silent(Author):
    """An author who leaves no comments."""

    def __init__(self, random: Random) -> None:
        super().__init__(random)

    def comment(self, share: float) -> str:
        """Nothing."""
        return ""

    def in_brackets(self, value: Any) -> Piece:
        """A collection in brackets."""
        piece = super().in_brackets(value)
        piece.lines = [line for line in piece.lines if not line.startswith("#")]
        return piece
