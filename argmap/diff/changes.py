"""What can change in a map: one type for each sort of change, without words and without places in a text."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from argmap.relations import Relation
from argmap.semantics.evaluate import Verdict

Thing = Literal["map", "import", "party", "source", "group", "statement", "scenario"]
"""What changes: a part of the map, or with an empty id the map as a whole."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A thing has another id, and is what it was; of an import, all ids that begin with its alias have."""

    thing: Thing
    id: str
    new: str


@dataclass(frozen=True, slots=True)
class Added:
    """A new thing. A statement comes with its links to others, as pairs of relation and target."""

    thing: Thing
    id: str
    value: Any
    links: tuple[tuple[Relation, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """A thing that is gone, with what it was."""

    thing: Thing
    id: str
    value: Any
    links: tuple[tuple[Relation, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Altered:
    """Another value in a field of a thing; in a field that is a mapping, such as `assume`, at one `key`.

    None stands for no value. A statement's `kind` and `group` are fields like others.
    """

    thing: Thing
    id: str
    field: str
    old: Any
    new: Any
    key: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """A statement now names another, which it did not."""

    source: str
    relation: Relation
    target: str


@dataclass(frozen=True, slots=True)
class Unlinked:
    """A statement no longer names another."""

    source: str
    relation: Relation
    target: str


@dataclass(frozen=True, slots=True)
class Retargeted:
    """A statement names another than before, in the same relation."""

    source: str
    relation: Relation
    old: str
    new: str


Change = Renamed | Added | Removed | Altered | Linked | Unlinked | Retargeted


class Flip(NamedTuple):
    """A verdict that changed, in a scenario or, with None, in the map as it is.

    `because` is a smallest set of changes that flip it by themselves, `undone_by` a smallest set without
    which the verdict would be the old one; mostly they are the same. Changes that a named one can't do
    without go along unnamed. On maps too large to try, `exact` is false: then the sets do it, but smaller
    ones may do it, too.
    """

    statement: str
    scenario: str | None
    old: Verdict
    new: Verdict
    because: tuple[Change, ...]
    undone_by: tuple[Change, ...]
    exact: bool = True


class Waiting(NamedTuple):
    """A statement that is open as before, but waits on other conditions."""

    statement: str
    old: tuple[str, ...]
    new: tuple[str, ...]
