"""An Argdown document as Argdown understands it: statements and arguments, by title, and their relations."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from argmap.formats.argdown.content import Content
from argmap.formats.argdown.token import Comment

RelationKind = Literal["support", "attack", "undercut", "contradictory", "entails", "contrary"]
Role = Literal["top", "relation", "premise", "conclusion", "item"]

SYMMETRIC = frozenset(["contradictory", "contrary"])
_USES = ("uses", "from")
"""What data call the numbers of the statements that an inference draws on."""


@dataclass(eq=False)
class Section:
    """What stands below a heading; `parent` is the section of the heading above it.

    It is no group if the heading's data or the front matter say so.
    """

    title: Content
    level: int
    offset: int
    parent: "Section | None" = None
    is_group: bool = True
    data: dict[str, Any] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)


@dataclass(eq=False)
class Node:
    """All statements of one title (an equivalence class), or an argument with all its descriptions.

    A reconstructed argument has numbered statements: premises, and the conclusions drawn from them.
    """

    title: str
    is_argument: bool
    offset: int
    is_untitled: bool = False
    members: list["Member"] = field(default_factory=list)
    reconstruction: list["Member"] = field(default_factory=list)
    section: Section | None = None

    @property
    def words(self) -> list["Member"]:
        """The members that have a text, rather than only name it; the one that counts comes first."""
        own = [each for each in self.members if not each.is_reference and each.content.plain]
        own.reverse()
        return sorted(own, key=lambda each: not each.data.get("isCanonical"))

    @property
    def data(self) -> dict[str, Any]:
        """What the data of all members say; what is said later counts."""
        return {key: value for each in self.members for key, value in each.data.items()}

    @property
    def tags(self) -> list[str]:
        """The tags of all members."""
        return list(dict.fromkeys(tag for each in self.members for tag in each.content.tags))


@dataclass(eq=False)
class Member:
    """One place in which a statement or an argument stands; a conclusion has the inference above it."""

    node: Node
    role: Role
    content: Content
    offset: int
    section: Section | None
    is_reference: bool = False
    data: dict[str, Any] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)
    inference: "Inference | None" = None
    number: str = ""


@dataclass(eq=False)
class Inference:
    """The step from premises to a conclusion, the statement of the argument that has this index."""

    argument: Node
    index: int
    offset: int
    rules: tuple[str, ...] = ()
    data: dict[str, Any] = field(default_factory=dict)
    comments: list[Comment] = field(default_factory=list)

    @property
    def used(self) -> list[int]:
        """The indices of the statements that it draws on, as data say or else those above it.

        Those above are the premises since the inference before, and what was concluded there.
        """
        numbered = self.argument.reconstruction
        for said in (self.data, numbered[self.index].data):
            for key in _USES:
                if _are_above(said.get(key), self.index):
                    return [each - 1 for each in dict.fromkeys(said[key])]
        first = self.index - 1
        while first > 0 and numbered[first].inference is None:
            first -= 1
        return list(range(first, self.index))


class Relation(NamedTuple):
    """What a statement or an argument is to another, or to an inference."""

    kind: RelationKind
    source: Node
    target: Node | Inference
    offset: int


@dataclass(eq=False)
class Document:
    """A whole document; nodes and sections in the order in which they first stand in it."""

    front_matter: dict[str, Any] = field(default_factory=dict)
    front_matter_offset: int = 0
    nodes: list[Node] = field(default_factory=list)
    stated: list[Relation] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)

    @property
    def relations(self) -> list[Relation]:
        """The relations as Argdown understands them, each once."""
        model = self.front_matter.get("model")
        is_strict = isinstance(model, dict) and model.get("mode") == "strict"
        found = map(_of_reconstructed, self.stated)
        return _without_implied(_once(map(_strict, found) if is_strict else found))


def without_uses(data: Mapping[str, Any], index: int) -> dict[str, Any]:
    """The data of an inference, or of the conclusion at an index, but for the statements that it draws on."""
    return {key: value for key, value in data.items() if not (key in _USES and _are_above(value, index))}


def _are_above(numbers: Any, index: int) -> bool:
    return isinstance(numbers, list) and all(type(each) is int and 1 <= each <= index for each in numbers)


def _of_reconstructed(relation: Relation) -> Relation:
    """What a reconstructed argument does, its conclusion does; what undercuts it, undercuts its last step."""
    kind, source, target, offset = relation
    if source.reconstruction:
        source = source.reconstruction[-1].node
    if kind == "undercut" and isinstance(target, Node) and target.reconstruction:
        target = target.reconstruction[-1].inference or target
    return Relation(kind, source, target, offset)


def _strict(relation: Relation) -> Relation:
    """Between statements, relations are logical ones."""
    kind, source, target, _ = relation
    if source.is_argument or isinstance(target, Inference) or target.is_argument:
        return relation
    if kind == "support":
        return relation._replace(kind="entails")
    return relation._replace(kind="contrary") if kind == "attack" else relation


def _once(relations: Iterable[Relation]) -> list[Relation]:
    found: dict[Any, Relation] = {}
    for each in relations:
        key: Any = (each.kind, each.source, each.target)
        mirrored = (each.kind, each.target, each.source)
        if not (each.kind in SYMMETRIC and mirrored in found):
            found.setdefault(key, each)
    return list(found.values())


def _without_implied(relations: list[Relation]) -> list[Relation]:
    """Without attacks on an argument that are attacks on one of its premises as well."""
    attacked = {pair for each in relations for pair in _attacks(each)}
    return [each for each in relations if not _is_implied(each, attacked)]


def _attacks(relation: Relation) -> Iterator[tuple[Node, Node | Inference]]:
    if relation.kind in ("attack", *SYMMETRIC):
        yield relation.source, relation.target
    if relation.kind in SYMMETRIC and isinstance(relation.target, Node):
        yield relation.target, relation.source


def _is_implied(relation: Relation, attacked: set[tuple[Node, Node | Inference]]) -> bool:
    kind, source, target, _ = relation
    if kind != "attack" or source.is_argument or isinstance(target, Inference):
        return False
    premises = (each for each in target.reconstruction if each.role == "premise")
    return any((source, each.node) in attacked for each in premises)
