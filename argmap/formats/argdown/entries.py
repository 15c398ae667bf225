"""What becomes a statement of the map: each statement, each argument, and each inference in one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from argmap.formats.argdown.document import Document, Inference, Member, Node, without_uses
from argmap.formats.argdown.token import Comment
from argmap.formats.argdown.values import line, lines
from argmap.naming import Ids

_RULES = ("rule", "rules")
"""What data call the rules of an inference."""


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
        return list(dict.fromkeys([*tags, *(self.inference.rules if self.inference else ())]))

    @property
    def comments(self) -> list[Comment]:
        """The comments on it."""
        own = [comment for each in self.members for comment in each.comments]
        return own + (self.inference.comments if self.inference else [])

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
    def is_in_no_inference(self) -> bool:
        """Whether it is neither a premise nor a conclusion, nor an argument with any."""
        roles = {each.role for each in self.node.members}
        return self.inference is None and roles.isdisjoint(["premise", "conclusion"])

    @property
    def is_only_related(self) -> bool:
        """Whether it is said only as a reason for something, or as an objection to it."""
        return all(each.role == "relation" for each in self.node.members)


def entries(document: Document, passed_over: Iterable[Node]) -> dict[Node | Inference, Entry]:
    """The entries of all nodes and inferences but some, with ids, in the order of their words."""
    left_out = set(passed_over)
    pairs = [pair for node in document.nodes if node not in left_out for pair in _of_node(node)]
    found = dict(sorted(pairs, key=lambda pair: pair[1].offset))
    unique = list(dict.fromkeys(found.values()))
    ids = Ids(line(each.data.get("id")) for each in unique)
    for entry in unique:
        entry.id = ids.of(entry.title or entry.text, line(entry.data.get("id")))
    return found


def _of_node(node: Node) -> Iterator[tuple[Node | Inference, Entry]]:
    title = "" if node.is_untitled else " ".join(node.title.split())
    inferences = [each.inference for each in node.reconstruction if each.inference]
    last = inferences[-1] if inferences else None
    for step in inferences[:-1]:
        name = f"{title} {node.reconstruction[step.index].number}" if title else ""
        yield step, Entry(node, name, _spoken(step), _rest(step), step.offset, inference=step)
    data = {**node.data, **(_rest(last) if last else {})}
    text = _text(node, title, data, last)
    offset = next((each.offset for each in node.members if not each.is_reference), node.offset)
    entry = Entry(node, title, text, data, offset, node.members, last)
    yield node, entry
    if last:
        yield last, entry


def _text(node: Node, title: str, data: dict[str, Any], inference: Inference | None) -> str:
    if node.words:
        return node.words[0].content.plain
    if isinstance(data.get("text"), str):
        return str(data.pop("text"))
    return title or (_spoken(inference) if inference else "")


def _spoken(inference: Inference) -> str:
    """What an inference says that has no words: which of the numbered statements lead to which."""
    numbered = inference.argument.reconstruction
    numbers = ", ".join(numbered[each].number for each in inference.used)
    conclusion = numbered[inference.index].node
    said = conclusion.words[0].content.plain if conclusion.words else conclusion.title
    return f"{numbers} → {said}".strip()


def _rest(inference: Inference) -> dict[str, Any]:
    """The data of an inference but for what it draws on, and with its rules as tags."""
    rest = without_uses(inference.data, inference.index)
    rules = []
    for key in _RULES:
        if found := lines(rest.get(key)):
            rules += found
            del rest[key]
    return {"tags": rules, **rest} if rules else rest
