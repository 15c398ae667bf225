"""Tokens → document, or the place of what is wrong, with what to do about it.

Argdown's grammar is small once the tokens are right: blocks between blank lines, and below them trees of
relations by indent. It is read here by hand, as each sentence about a mistake belongs to one place in the
grammar, and by loops, as people may set relations in as deep as they like.
"""

from typing import Any

from argmap.formats.argdown.content import Content
from argmap.formats.argdown.data import data, front_matter
from argmap.formats.argdown.document import (
    Document,
    Inference,
    Member,
    Node,
    Relation,
    RelationKind,
    Role,
    Section,
)
from argmap.formats.argdown.shortcodes import SHORTCODES, shortcodes
from argmap.formats.argdown.stream import Commented, Stream
from argmap.formats.argdown.token import Kind, Token
from argmap.formats.argdown.whole import Broken

_CONTENT = frozenset(
    [
        *(Kind.TEXT, Kind.SHORTCODE, Kind.LINK, Kind.TAG, Kind.MENTION),
        *(Kind.OPENING, Kind.CLOSING, Kind.BREAK),
    ]
)
_STATEMENTS = _CONTENT | {Kind.STATEMENT, Kind.STATEMENT_NAMED}
_ARGUMENTS = frozenset([Kind.ARGUMENT, Kind.ARGUMENT_NAMED])
_NAMED = frozenset([Kind.STATEMENT_NAMED, Kind.ARGUMENT_NAMED])
_TITLED = _NAMED | {Kind.STATEMENT, Kind.ARGUMENT}
_RELATIONS: dict[str, tuple[RelationKind, bool]] = {
    "+": ("support", False),
    "<+": ("support", False),
    "+>": ("support", True),
    "-": ("attack", False),
    "<-": ("attack", False),
    "->": ("attack", True),
    "_": ("undercut", False),
    "<_": ("undercut", False),
    "_>": ("undercut", True),
    "><": ("contradictory", True),
}
"""What each sign says, and whether it says it of what stands above rather than of what stands behind it."""
EMPTY = "there is no statement in this file; write one, as in `[Title]: A text.`"


def parse(text: str) -> Document:
    """The document in a text that ends in a line feed; raises Broken."""
    return _Parser(text).run()


class _Parser:
    def __init__(self, text: str) -> None:
        self.document = Document()
        self.stream = Stream(text, self.document)
        self.nodes: dict[tuple[bool, str], Node] = {}
        self.untitled = 0
        self.shortcodes = SHORTCODES
        self.section: Section | None = None

    def run(self) -> Document:
        stream = self.stream
        stream.skip(Kind.BREAK)
        stream.skip(Kind.BLANK)
        self._front_matter()
        if stream.is_at_end:
            raise Broken(EMPTY, 0)
        argument = self._block(None)
        while stream.skip(Kind.BLANK) and not stream.is_at_end:
            argument = self._block(argument)
        if not stream.is_at_end:
            raise stream.misplaced()
        stream.close()
        for node in self.nodes.values():
            node.section = _section(node)
        return self.document

    def _front_matter(self) -> None:
        if token := self.stream.skip(Kind.FRONT_MATTER):
            self.document.front_matter, comments = front_matter(token)
            self.document.comments += comments
            self.document.front_matter_offset = token.start
            self.shortcodes = shortcodes(self.document.front_matter)
            self.stream.skip(Kind.BREAK)
            self.stream.skip(Kind.BLANK)  # Argdown wants one there, and does without

    def _block(self, before: Node | None) -> Node | None:
        """What stands between blank lines; the argument in it, whose premises the next block may list."""
        kind = self.stream.kind
        if kind in _ARGUMENTS:
            argument = self._member("top")
            self._relations(argument)
            return argument.node
        if kind is Kind.HEADING:
            self._heading()
        elif kind is Kind.NUMBER:
            self._reconstruction(before)
        elif kind is Kind.INDENT and self.stream.kind_after is Kind.LIST_ITEM:
            self._list()
        elif kind in _STATEMENTS:
            self._relations(self._member("top"))
        else:
            raise self.stream.misplaced()
        return None

    def _heading(self) -> None:
        level = len(self.stream.token.value)
        parent = self.section
        while parent is not None and parent.level >= level:
            parent = parent.parent
        section = Section(Content(), level, self.stream.token.start, parent)
        self.stream.open(section)
        self.stream.next()
        section.title = self._content()
        if not section.title.pieces:
            raise self.stream.broken("nothing stands behind this `#`; write the heading there")
        section.data = self._data(section)
        section.is_group = section.data.get("isGroup") is not False
        self.document.sections.append(section)
        self.section = self.stream.around = section

    def _list(self) -> None:
        self.stream.next()
        is_ordered = self.stream.token.value != "*"
        while self.stream.kind is Kind.LIST_ITEM and (self.stream.token.value != "*") == is_ordered:
            self.stream.next()
            self._relations(self._member("item"))
        if not self.stream.skip(Kind.DEDENT):
            raise self.stream.misplaced()

    def _reconstruction(self, argument: Node | None) -> None:
        """The premises and conclusions of an argument, which is named right above them or not at all."""
        argument = argument or self._node(None, is_argument=True)
        if argument.reconstruction:
            raise self.stream.broken(f"`<{argument.title}>` has premises already; these need another one")
        inference: Inference | None = None
        while self.stream.kind is Kind.NUMBER or (self.stream.kind is Kind.INFERENCE and inference is None):
            if self.stream.kind is Kind.INFERENCE:
                inference = self._inference(argument)
                continue
            number = self.stream.next().value
            member = self._member("conclusion" if inference else "premise", may_be_argument=False)
            member.number, member.inference = number, inference
            argument.reconstruction.append(member)
            self._relations(member)
            inference = None
        if inference is not None:
            raise self.stream.broken("a conclusion is missing below these hyphens; number it as well")
        if argument.reconstruction[-1].inference is None:
            last = argument.reconstruction[-1].offset
            raise Broken("these premises have no conclusion; write `----` above the last of them", last)

    def _inference(self, argument: Node) -> Inference:
        inference = Inference(argument, len(argument.reconstruction), self.stream.token.start)
        self.stream.open(inference)
        self.stream.next()
        self.stream.skip(Kind.BREAK)
        if self.stream.kind in (Kind.TEXT, Kind.SHORTCODE):
            inference.rules = self._rules()
            self.stream.skip(Kind.BREAK)
        inference.data = self._data(inference)
        if not self.stream.skip(Kind.INFERENCE_END):
            raise Broken("this inference is not closed; write a line `--` below it", inference.offset)
        if not self.stream.skip(Kind.BREAK):
            raise self.stream.broken("a conclusion is missing in the line below these hyphens; number it")
        self._relations(inference)
        return inference

    def _rules(self) -> tuple[str, ...]:
        rules = [""]
        while self.stream.kind in (Kind.TEXT, Kind.SHORTCODE, Kind.COMMA):
            token = self.stream.next()
            if token.kind is not Kind.COMMA:
                rules[-1] += self._spoken(token)
            elif self.stream.kind in (Kind.TEXT, Kind.SHORTCODE):
                rules.append("")
            else:
                raise self.stream.broken("the name of a rule is missing behind this comma")
        return tuple(" ".join(each.split()) for each in rules)

    def _relations(self, root: Member | Inference) -> None:
        """The tree of relations below something, by indent."""
        parents: list[Member | Inference] = []
        last = root
        while True:
            if self.stream.kind is Kind.INDENT and self.stream.kind_after is Kind.RELATION:
                self.stream.next()
                parents.append(last)
            elif self.stream.kind is Kind.DEDENT and parents:
                self.stream.next()
                parents.pop()
            elif self.stream.kind is Kind.RELATION and parents:
                last = self._relation(parents[-1])
            else:
                break
        if parents:
            raise self.stream.misplaced()

    def _relation(self, parent: Member | Inference) -> Member:
        sign = self.stream.next()
        kind, is_of_parent = _RELATIONS[sign.value]
        if isinstance(parent, Inference) and (kind, is_of_parent) != ("undercut", False):
            raise Broken("an inference can only be undercut: write `<_`", sign.start)
        child = self._member("relation", parent, may_be_argument=kind != "contradictory")
        if isinstance(parent, Inference):
            relation = Relation(kind, child.node, parent, sign.start)
        elif is_of_parent:
            relation = Relation(kind, parent.node, child.node, sign.start)
        else:
            hit = parent.inference if kind == "undercut" else None
            relation = Relation(kind, child.node, hit or parent.node, sign.start)
        self.document.stated.append(relation)
        return child

    def _member(
        self, role: Role, parent: Member | Inference | None = None, *, may_be_argument: bool = True
    ) -> Member:
        kind, token = self.stream.kind, self.stream.token
        if kind in _ARGUMENTS and not may_be_argument:
            message = f"a statement belongs here, not the argument `{token.written}`; name one: `[Title]`"
            raise self.stream.broken(message)
        if kind not in _STATEMENTS and kind not in _ARGUMENTS:
            sign = self.stream.before
            message = f"nothing stands behind this `{sign.value}`; write a text there, or a title"
            raise Broken(message, sign.start)
        node = self._node(token.value if kind in _TITLED else None, is_argument=kind in _ARGUMENTS)
        member = Member(node, role, Content(), token.start, self.section, kind in _NAMED)
        # A remark behind the name of another statement is on what is related to that.
        self.stream.open(parent if parent is not None and member.is_reference else member)
        if kind in _TITLED:
            self.stream.next()
        member.content = self._tags() if member.is_reference else self._content()
        if not (member.is_reference or member.content.pieces):
            message = f"nothing stands behind `{token.written}`; write a text, or leave out the colon"
            raise self.stream.broken(message)
        member.data = self._data(member)
        node.members.append(member)
        return member

    def _node(self, title: str | None, *, is_argument: bool) -> Node:
        """The statement or argument of a title, or a new one."""
        is_untitled = title is None
        if title is None:
            self.untitled += 1
            title = f"Untitled {self.untitled}"
        node = self.nodes.get((is_argument, title))
        if node is None:
            node = Node(title, is_argument, self.stream.token.start, is_untitled)
            self.nodes[is_argument, title] = node
            self.document.nodes.append(node)
        return node

    def _data(self, owner: Commented) -> dict[str, Any]:
        token = self.stream.skip(Kind.DATA)
        if token is None:
            return {}
        self.stream.skip(Kind.BREAK)
        said, comments = data(token)
        owner.comments += comments
        return said

    def _tags(self) -> Content:
        """The tags behind a name."""
        tags = []
        while token := self.stream.skip(Kind.TAG):
            tags.append(token)
        self.stream.skip(Kind.BREAK)
        return Content(tuple(tags))

    def _content(self) -> Content:
        """A text with all that may stand in one."""
        pieces: list[Token] = []
        opened: list[Token] = []
        while self.stream.kind in _CONTENT and (opened or self.stream.kind is not Kind.CLOSING):
            token = self.stream.next()
            addresses = (each for each in token.comments if each.is_address)
            pieces += [Token(Kind.TEXT, each.start, each.text, each.text) for each in addresses]
            if token.kind is Kind.OPENING:
                opened.append(token)
            elif token.kind is Kind.CLOSING:
                opened.pop()
            pieces.append(token._replace(value=self._spoken(token)))
        if opened:
            sign = opened[-1].value
            message = f"the emphasis that begins here has no end; close it with `{sign}`"
            raise Broken(f"{message}, or write `{_escaped(sign)}` for the sign itself", opened[-1].start)
        return Content(tuple(pieces))

    def _spoken(self, token: Token) -> str:
        """What a token says, its shortcode replaced by the sign that it stands for."""
        name = token.value.rstrip(" \t")
        if token.kind is not Kind.SHORTCODE or name not in self.shortcodes:
            return token.value
        return self.shortcodes[name] + token.value[len(name) :]


def _section(node: Node) -> Section | None:
    """Where something is reconstructed, or else first has a text, unless its data say where it belongs."""
    chosen = [each for each in node.members if each.data.get("isInGroup") is True][-1:]
    own = [each for each in node.members if not each.is_reference and "isInGroup" not in each.data]
    places = (each.section for each in (*chosen, *node.reconstruction[:1], *own, *node.members[:1]))
    return next(filter(None, places), None)


def _escaped(sign: str) -> str:
    return "".join(f"\\{each}" for each in sign)
