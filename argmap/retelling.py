"""Changes of a map in words, in pieces of which each says whether it is gone, new or neither."""

from collections.abc import Iterable, Iterator
from datetime import date as Date
from difflib import SequenceMatcher
from re import findall
from typing import Any, Literal, NamedTuple

from argmap.diff import (
    Added,
    Altered,
    Change,
    Difference,
    Flip,
    Linked,
    Removed,
    Renamed,
    Retargeted,
    Thing,
    Unlinked,
    Waiting,
)
from argmap.graph import Citation, Graph, Statement
from argmap.relations import Relation
from argmap.semantics.acceptance import formula_of
from argmap.semantics.notation import sentence
from argmap.wording import listing

Sign = Literal["+", "~", "-"]


Sort = Literal["old", "new", "gone", "come", ""]


class Piece(NamedTuple):
    """A stretch of text; it belongs to what was (`old`) or is (`new`), or to neither.

    In a text of which some words are others, those are `gone` and `come`, and stand beside one another.
    """

    text: str
    sort: Sort = ""


class Telling(NamedTuple):
    """A change in a line: of which thing, whether that is new, gone or another, and what changed in it."""

    sign: Sign
    thing: Thing
    id: str
    pieces: tuple[Piece, ...]


def marked(pieces: Iterable[Piece]) -> str:
    """Pieces without colours, in one line; words are marked as `git diff --word-diff` does."""
    return " ".join("".join(_MARKED.get(each.sort, "{}").format(each.text) for each in pieces).split("\n"))


_MARKED = {"gone": "[-{}-]", "come": "{{+{}+}}"}

_FIELDS = {
    "by": "said by",
    "citations": "source",
    "only_if": "only if",
    "as_party": "seen as",
    "within": "is part of",
    "holds": "settled",
    "standard": "proof standard",
    "choose": "choose",
}
"""What fields are called, where that is not their name."""

_KEYED = {"believes": "believes that", "assume": "assumes that", "expect": "expects that"}
_PROSE = ("text", "note", "summary", "about", "title", "name")
_NEGATED = {
    Relation.SUPPORTS: "no longer supports",
    Relation.AGAINST: "no longer objects to",
    Relation.UNDERCUTS: "no longer undercuts",
    Relation.ANSWERS: "no longer answers",
    Relation.EXCHANGE: "is no longer offered in exchange for",
    Relation.SUPERSEDES: "no longer takes the place of",
}
_NOTHING = "nothing"


def telling(difference: Difference, change: Change) -> Telling:
    """A change in words."""
    match change:
        case Renamed(thing, old, new):
            return Telling("~", thing, new, (Piece("was called "), Piece(old, "old")))
        case Added(thing, id, value):
            return Telling("+", thing, id, tuple(_content(difference.new, thing, value, change.links, "new")))
        case Removed(thing, id, value):
            return Telling("-", thing, id, tuple(_content(difference.old, thing, value, change.links, "old")))
        case Altered(thing, id):
            return Telling("~", thing, id, tuple(_altered(change)))
        case Linked(source, relation, target):
            return Telling("~", "statement", source, (Piece(f"now {relation.phrase} {target}", "new"),))
        case Unlinked(source, relation, target):
            return Telling("~", "statement", source, (Piece(f"{_NEGATED[relation]} {target}", "old"),))
        case Retargeted(source, relation, old, new):
            pieces = (Piece(f"{relation.phrase} "), Piece(old, "old"), Piece(" → "), Piece(new, "new"))
            return Telling("~", "statement", source, pieces)


def subject(difference: Difference, told: Telling) -> str:
    """What a telling is about: the kind of a statement, or the sort of another thing, and its id."""
    if told.thing == "map":
        return "the map"
    if told.thing != "statement":
        return f"{told.thing} {told.id}"
    graph = difference.old if told.sign == "-" else difference.new
    return f"{graph.statements[told.id].kind} {told.id}"


def _content(
    graph: Graph,
    thing: Thing,
    value: Any,
    links: tuple[tuple[Relation, str], ...],
    sort: Sort,
) -> Iterator[Piece]:
    """What a thing says that is new or gone; of a statement, also how it bears on others."""
    match thing:
        case "import":
            yield Piece(value, sort)
        case "party":
            yield Piece(value.name, sort)
        case "source" | "group":
            yield Piece(value.title, sort)
        case "scenario":
            yield Piece(value.title or value.id, sort)
        case _:
            yield Piece(value.text, sort)
            if bearing := "; ".join((*_links(links), *_gates(value))):
                yield Piece(f" ({bearing})")


def _links(links: tuple[tuple[Relation, str], ...]) -> Iterator[str]:
    for relation in Relation:
        if targets := [target for each, target in links if each is relation]:
            yield f"{relation.phrase} {listing(targets)}".replace("`", "")


def _gates(statement: Statement) -> Iterator[str]:
    for field in ("only_if", "unless"):
        if (expression := getattr(statement, field)) is not None:
            yield f"{_called(field)} {sentence(formula_of(expression))}"


def _altered(change: Altered) -> Iterator[Piece]:
    if change.field in _KEYED:
        yield Piece(f"{_KEYED[change.field]} {change.key}: ")
        yield from _replaced(_shown(change.field, change.old), _shown(change.field, change.new))
    elif change.field in _PROSE and change.old and change.new:
        yield Piece("" if change.field == "text" else f"{change.field}: ")
        yield from words(change.old, change.new)
    else:
        yield Piece("" if change.thing == "import" else f"{_called(change.field)}: ")
        yield from _replaced(_shown(change.field, change.old), _shown(change.field, change.new))


def _called(field: str) -> str:
    return _FIELDS.get(field, field)


def _replaced(old: str, new: str) -> Iterator[Piece]:
    yield Piece(old, "old")
    yield Piece(" → ")
    yield Piece(new, "new")


def words(old: str, new: str) -> Iterator[Piece]:
    """What became of a text, word by word."""
    before, after = (findall(r"\s+|\w+|[^\w\s]", each) for each in (old, new))
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("".join(before[first:last]))
            continue
        if gone := "".join(before[first:last]):
            yield Piece(gone, "gone")
        if come := "".join(after[start:end]):
            yield Piece(come, "come")


def _shown(field: str, value: Any) -> str:
    """A value as a reader of the map would say it."""
    if field == "holds" or (value is not None and field in ("assume", "believes")):
        return {True: "it holds", False: "it fails", None: "open"}[value]
    match value:
        case None | () | "":
            return _NOTHING
        case str():
            return value
        case Date():
            return value.isoformat()
        case tuple():
            return ", ".join(_citation(each) if isinstance(each, Citation) else str(each) for each in value)
    return sentence(formula_of(value)) if field in ("only_if", "unless") else str(value)


def _citation(each: Citation) -> str:
    place = f", {each.at}" if each.at else ""
    quote = f" “{' '.join(each.quote.split())}”" if each.quote else ""
    return f"{each.source}{place}{quote}"


def cause(difference: Difference, change: Change) -> str:
    """A change as the end of a sentence that begins with `because`."""
    match change:
        case Added("statement", id):
            bearing = [f"{relation.phrase} `{target}`" for relation, target in change.links]
            return " and ".join([f"{difference.new.statements[id].kind} `{id}` is new", *bearing])
        case Removed("statement", id):
            return f"{difference.old.statements[id].kind} `{id}` is gone"
        case Added(thing, id):
            return f"{thing} `{id}` is new"
        case Removed(thing, id):
            return f"{thing} `{id}` is gone"
        case Altered(_, id):
            return f"of `{id}` ({_plain(_altered(change))})"
        case Linked(source, relation, target):
            return f"`{source}` now {relation.phrase} `{target}`"
        case Unlinked(source, relation, target):
            return f"`{source}` {_NEGATED[relation]} `{target}`"
        case Retargeted(source, relation, old, new):
            return f"`{source}` now {relation.phrase} `{new}`, not `{old}`"
        case Renamed(_, old, new):
            return f"`{old}` is now called `{new}`"


def _plain(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def why(difference: Difference, flip: Flip) -> str:
    """What flipped a verdict, as a sentence without its end; of very many changes, the first."""
    shown, rest = flip.because[:_NAMED], len(flip.because) - _NAMED
    more = [f"{rest} more"] if rest > 0 else []
    because = " and ".join([*(cause(difference, each) for each in shown), *more])
    if flip.undone_by == flip.because:
        return f"because {because}"
    ids = list(dict.fromkeys(_about(each) for each in flip.undone_by))
    undone = listing(ids) if len(ids) <= _NAMED else f"{listing(ids[:1])} and {len(ids) - 1} more"
    how = "it is enough to undo" if len(flip.undone_by) < len(flip.because) else "undo"
    return f"because {because}; to take it back, {how} {undone}"


_NAMED = 3
"""So many changes are named as the cause of a verdict."""


def _about(change: Change) -> str:
    """The id of what a change was made to."""
    match change:
        case Linked(source) | Unlinked(source) | Retargeted(source):
            return source
    return change.id


def waiting(each: Waiting) -> str:
    """What else an open statement waits on, or no longer does, as the end of a sentence."""
    more = [id for id in each.new if id not in each.old and id != each.statement]
    less = [id for id in each.old if id not in each.new and id != each.statement]
    parts = [f"now also waits on {listing(more)}"] if more else []
    parts += [f"no longer waits on {listing(less)}"] if less else []
    return " and ".join(parts)
