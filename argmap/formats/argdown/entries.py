"""What becomes a statement of the map: each statement, each argument, and each inference in one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from argmap.formats.argdown.document import Document, Inference, Member, Node, Section
from argmap.formats.argdown.tokens import Comment
from argmap.formats.argdown.values import line
from argmap.naming import Ids

_USES = ("uses", "from")


@dataclass(eq=False)
class Entry:
    """A statement of the map in the making; `relations` are ids by field, in the author's order.

    An argument with premises is its last inference; each inference above that one has an entry of its own,
    to which none of the argument's `members` belongs.
    """

    node: Node
    title: str
    text: str
    data: dict[str, Any]
    offset: int
    members: list[Member] = field(default_factory=list)
    inference: Inference | None = None
    id: str = ""
    kind: str = "claim"
    relations: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def words(self) -> list[Member]:
        """The members that have a text, the one that counts first."""
        return self.node.words if self.members else []

    @property
    def tags(self) -> list[str]:
        """Its tags, and the rules that it infers by."""
        tags = self.node.tags if self.members else []
        return [*tags, *(self.inference.rules if self.inference else ())]

    @property
    def comments(self) -> list[Comment]:
        """The comments on it."""
        own = [comment for each in self.members for comment in each.comments]
        return own + (self.inference.comments if self.inference else [])

    @property
    def section(self) -> Section | None:
        """Where it belongs."""
        return self.node.section

    def relate(self, field: str, id: str) -> None:
        """Add one to the statements that a field names."""
        named = self.relations.setdefault(field, [])
        if id not in named:
            named.append(id)

    @property
    def is_only_concluded(self) -> bool:
        """Whether nobody says it but as what follows from premises."""
        words = set(self.words)
        roles = {each.role for each in self.node.members if each.role == "premise" or each in words}
        return not self.node.is_argument and roles == {"conclusion"}

    @property
    def is_only_related(self) -> bool:
        """Whether it is said only as a reason for something, or as an objection to it."""
        return all(each.role == "relation" for each in self.node.members)


def entries(document: Document, passed_over: Iterable[Node]) -> dict[Node | Inference, Entry]:
    """The entries of all nodes and inferences but some, with ids, in the order of the document."""
    left_out = set(passed_over)
    found: dict[Node | Inference, Entry] = {}
    for node in document.nodes:
        if node not in left_out:
            for key, entry in _of_node(node):
                found[key] = entry
    unique = list(dict.fromkeys(found.values()))
    ids = Ids(line(each.data.get("id")) for each in unique)
    for entry in unique:
        entry.id = ids.of(entry.title or entry.text, line(entry.data.get("id")))
    return found


def _of_node(node: Node) -> Iterator[tuple[Node | Inference, Entry]]:
    title = "" if node.is_untitled else " ".join(node.title.split())
    last: Inference | None = None
    for conclusion in node.reconstruction:
        if conclusion.inference is None:
            continue
        last = conclusion.inference
        if conclusion is not node.reconstruction[-1]:
            name = f"{title} {conclusion.number}" if title else ""
            data = _without_uses(last)
            yield last, Entry(node, name, _step(node, last), data, last.offset, inference=last)
    data = {**node.data, **(_without_uses(last) if last else {})}
    entry = Entry(node, title, _text(node, title, last), data, node.offset, node.members, last)
    yield node, entry
    if last is not None:
        yield last, entry


def _text(node: Node, title: str, inference: Inference | None) -> str:
    if node.words:
        return node.words[0].content.plain
    if isinstance(text := node.data.get("text"), str):
        return text
    return title or (_step(node, inference) if inference else "")


def _step(node: Node, inference: Inference) -> str:
    """What an inference says that has no words: which of the numbered statements lead to which."""
    numbers = ", ".join(node.reconstruction[each].number for each in used(inference))
    conclusion = node.reconstruction[inference.index].node
    said = conclusion.words[0].content.plain if conclusion.words else conclusion.title
    return f"{numbers} → {said}".strip()


def _without_uses(inference: Inference) -> dict[str, Any]:
    """The data of an inference but for what it says of the statements that it draws on."""
    data = inference.data
    return {
        key: each for key, each in data.items() if not (key in _USES and _are_above(each, inference.index))
    }


def used(inference: Inference) -> list[int]:
    """The indices of the statements that an inference draws on, as its data say or else those above it.

    Those above are the premises since the inference before, and what was concluded there.
    """
    above = inference.argument.reconstruction[: inference.index]
    for said in (inference.data, inference.argument.reconstruction[inference.index].data):
        for key in _USES:
            if _are_above(said.get(key), inference.index):
                return [each - 1 for each in dict.fromkeys(said[key])]
    before = max((number for number, each in enumerate(above) if each.inference), default=0)
    return list(range(before, inference.index))


def _are_above(numbers: Any, index: int) -> bool:
    return isinstance(numbers, list) and all(type(each) is int and 1 <= each <= index for each in numbers)
