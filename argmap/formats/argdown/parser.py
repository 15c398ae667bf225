"""Tokens → document, or the place of what is wrong, with what to do about it.

Argdown's grammar is small once the tokens are right: blocks between blank lines, and below them trees of
relations by indent. It is read here by hand, as each sentence about a mistake belongs to one place in the
grammar, and by loops, as people may set relations in as deep as they like.
"""

import re
from typing import Any

from argmap.formats.argdown.content import Content, Piece
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
from argmap.formats.argdown.mistakes import misplaced
from argmap.formats.argdown.shortcodes import SHORTCODES, shortcodes
from argmap.formats.argdown.tokens import Comment, Kind, Token, tokens
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
_SET_IN = frozenset([Kind.INDENT, Kind.DEDENT])
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


def parse(text: str) -> Document:
    """The document in a text that ends in a line feed; raises Broken."""
    return _Parser(text).run()


class _Parser:
    """One reading. `owner` is what comments belong to that come now, None between blocks, where they wait."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        self.at = 0
        self.settled = -1
        self.document = Document()
        self.nodes: dict[tuple[bool, str], Node] = {}
        self.untitled = 0
        self.shortcodes = SHORTCODES
        self.section: Section | None = None
        self.owner: Member | Inference | Section | None = None
        self.waiting: list[Comment] = []

    def run(self) -> Document:
        self._skip(Kind.BREAK)
        self._skip(Kind.BLANK)
        self._front_matter()
        if self.tokens[self.at].kind is Kind.END:
            raise self._broken("there is no statement in this file; write one, as in `[Title]: A text.`")
        argument = self._block(None)
        while self._skip(Kind.BLANK):
            argument = self._block(argument)
        if self._kind is not Kind.END:
            raise self._misplaced()
        self._settle()
        self._remark(self.waiting)
        for node in self.nodes.values():
            node.section = _section(node)
        return self.document

    @property
    def _token(self) -> Token:
        return self.tokens[self.at]

    @property
    def _kind(self) -> Kind:
        return self.tokens[self.at].kind

    def _next(self) -> Token:
        self._settle()
        token = self.tokens[self.at]
        if token.kind is Kind.BLANK:
            self.owner = None
        self.at += 1
        return token

    def _skip(self, kind: Kind) -> Token | None:
        return self._next() if self._kind is kind else None

    def _broken(self, message: str) -> Broken:
        return Broken(message, self._token.start)

    def _misplaced(self) -> Broken:
        """What to say of a token that can't stand where it does."""
        while self._kind in _SET_IN:
            self.at += 1
        before = [each for each in self.tokens[max(0, self.at - 9) : self.at] if each.kind not in _SET_IN]
        return misplaced(self.text, self._token, before)

    def _settle(self) -> None:
        """Give the comments before the next token to what is open there, or let them wait."""
        if self.settled < self.at:
            self.settled = self.at
            comments = [each for each in self._token.comments if not self._is_address(each)]
            (self.waiting if self.owner is None else self.owner.comments).extend(comments)

    def _open(self, owner: Member | Inference | Section) -> None:
        """From here on comments belong to something, as do those right above it; others to the section."""
        self._settle()
        if self.owner is None:
            count = _apart(self.waiting, self.text, self._token.start)
            owner.comments += self.waiting[count:]
            self._remark(self.waiting[:count])
        self.owner = owner

    def _remark(self, comments: list[Comment]) -> None:
        (self.section.comments if self.section else self.document.remarks).extend(comments)
        self.waiting = []

    def _is_address(self, comment: Comment) -> bool:
        """Whether what Argdown takes for a comment is the rest of an address, such as `https://…`."""
        before = self.text[max(0, comment.start - 2) : comment.start]
        is_after_scheme = before[:1].isalpha() and before[1:] == ":"
        return comment.is_line and is_after_scheme and not isinstance(self.owner, Inference)

    def _front_matter(self) -> None:
        if token := self._skip(Kind.FRONT_MATTER):
            self.document.front_matter = front_matter(token)
            self.document.front_matter_offset = token.start
            self.shortcodes = shortcodes(self.document.front_matter)
            self._skip(Kind.BREAK)
            self._skip(Kind.BLANK)  # Argdown wants one there, and does without

    def _block(self, before: Node | None) -> Node | None:
        """What stands between blank lines; the argument in it, whose premises the next block may list."""
        kind = self._kind
        if kind in _ARGUMENTS:
            argument = self._member("top")
            self._relations(argument)
            return argument.node
        if kind is Kind.HEADING:
            self._heading()
        elif kind is Kind.NUMBER:
            self._reconstruction(before)
        elif kind is Kind.INDENT and self.tokens[self.at + 1].kind is Kind.LIST_ITEM:
            self._list()
        elif kind in _STATEMENTS:
            self._relations(self._member("top"))
        else:
            raise self._misplaced()
        return None

    def _heading(self) -> None:
        level = len(self._token.value)
        parent = self.section
        while parent is not None and parent.level >= level:
            parent = parent.parent
        section = Section(Content(), level, self._token.start, parent)
        self._open(section)
        self._next()
        section.title = self._content()
        if not section.title.pieces:
            raise self._broken("nothing stands behind this `#`; write the heading there")
        section.data = self._data()
        section.is_group = section.data.get("isGroup") is not False
        self.document.sections.append(section)
        self.section = section

    def _list(self) -> None:
        self._next()
        is_ordered = self._token.value != "*"
        while self._kind is Kind.LIST_ITEM and (self._token.value != "*") == is_ordered:
            self._next()
            self._relations(self._member("item"))
        if not self._skip(Kind.DEDENT):
            raise self._misplaced()

    def _reconstruction(self, argument: Node | None) -> None:
        """The premises and conclusions of an argument, which is named right above them or not at all."""
        argument = argument or self._node(None, is_argument=True)
        if argument.reconstruction:
            raise self._broken(f"`<{argument.title}>` has premises already; give these to another argument")
        inference: Inference | None = None
        while self._kind is Kind.NUMBER or (self._kind is Kind.INFERENCE and inference is None):
            if self._kind is Kind.INFERENCE:
                inference = self._inference(argument)
                continue
            number = self._next().value
            member = self._member("conclusion" if inference else "premise", may_be_argument=False)
            member.number, member.inference = number, inference
            argument.reconstruction.append(member)
            self._relations(member)
            inference = None
        if inference is not None:
            raise self._broken("a conclusion is missing below these hyphens; number it like the premises")
        if argument.reconstruction[-1].inference is None:
            raise self._broken("these premises have no conclusion; write `----` above the last of them")

    def _inference(self, argument: Node) -> Inference:
        inference = Inference(argument, len(argument.reconstruction), self._token.start)
        self._open(inference)
        self._next()
        self._skip(Kind.BREAK)
        if self._kind in (Kind.TEXT, Kind.SHORTCODE):
            inference.rules = self._rules()
            self._skip(Kind.BREAK)
        inference.data = self._data()
        if not self._skip(Kind.INFERENCE_END):
            raise Broken("this inference is not closed; write a line `--` below it", inference.offset)
        if not self._skip(Kind.BREAK):
            raise self._broken("a conclusion is missing in the line below these hyphens; number it")
        self._relations(inference)
        return inference

    def _rules(self) -> tuple[str, ...]:
        rules = [""]
        while self._kind in (Kind.TEXT, Kind.SHORTCODE, Kind.COMMA):
            token = self._next()
            if token.kind is not Kind.COMMA:
                rules[-1] += self._spoken(token)
            elif self._kind in (Kind.TEXT, Kind.SHORTCODE):
                rules.append("")
            else:
                raise self._broken("the name of a rule is missing behind this comma")
        return tuple(" ".join(each.split()) for each in rules)

    def _relations(self, root: Member | Inference) -> None:
        """The tree of relations below something, by indent."""
        parents: list[Member | Inference] = []
        last = root
        while True:
            if self._kind is Kind.INDENT and self.tokens[self.at + 1].kind is Kind.RELATION:
                self._next()
                parents.append(last)
            elif self._kind is Kind.DEDENT and parents:
                self._next()
                parents.pop()
            elif self._kind is Kind.RELATION and parents:
                last = self._relation(parents[-1])
            else:
                break
        if parents:
            raise self._misplaced()

    def _relation(self, parent: Member | Inference) -> Member:
        sign = self._next()
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
        kind, token = self._kind, self._token
        if kind in _ARGUMENTS and not may_be_argument:
            written = self.text[token.start : token.end]
            raise self._broken(f"a statement belongs here, not the argument `{written}`; name one: `[Title]`")
        if kind not in _STATEMENTS and kind not in _ARGUMENTS:
            raise self._broken("nothing stands behind this sign; write a text there, or a title")
        node = self._node(token.value if kind in _TITLED else None, is_argument=kind in _ARGUMENTS)
        member = Member(node, role, Content(), token.start, self.section, kind in _NAMED)
        # A remark behind the name of another statement is on what is related to that.
        self._open(parent if parent is not None and member.is_reference else member)
        if kind in _TITLED:
            self._next()
        member.content = self._tags() if member.is_reference else self._content()
        if not (member.is_reference or member.content.pieces):
            written = self.text[token.start : token.end]
            raise self._broken(f"nothing stands behind `{written}`; write a text, or leave out the colon")
        member.data = self._data()
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
            node = Node(title, is_argument, self._token.start, is_untitled)
            self.nodes[is_argument, title] = node
            self.document.nodes.append(node)
        return node

    def _data(self) -> dict[str, Any]:
        token = self._skip(Kind.DATA)
        if token is None:
            return {}
        self._skip(Kind.BREAK)
        return data(token)

    def _tags(self) -> Content:
        """The tags behind a name."""
        pieces = []
        while token := self._skip(Kind.TAG):
            pieces.append(self._piece(token))
        self._skip(Kind.BREAK)
        return Content(tuple(pieces))

    def _content(self) -> Content:
        """A text with all that may stand in one."""
        pieces: list[Piece] = []
        opened: list[Token] = []
        while self._kind in _CONTENT and (opened or self._kind is not Kind.CLOSING):
            token = self._next()
            for comment in filter(self._is_address, token.comments):
                address = self.text[comment.start : comment.end]
                pieces.append(Piece(Kind.TEXT, address, address))
            if token.kind is Kind.OPENING:
                opened.append(token)
            elif token.kind is Kind.CLOSING:
                opened.pop()
            pieces.append(self._piece(token))
        if opened:
            sign = opened[-1].value
            message = f"the emphasis that begins here has no end; close it with `{sign}`"
            raise Broken(f"{message}, or write `{_escaped(sign)}` for the sign itself", opened[-1].start)
        return Content(tuple(pieces))

    def _piece(self, token: Token) -> Piece:
        return Piece(token.kind, self._spoken(token), self.text[token.start : token.end])

    def _spoken(self, token: Token) -> str:
        """What a token says, its shortcode replaced by the sign that it stands for."""
        name = token.value.rstrip(" \t")
        if token.kind is not Kind.SHORTCODE or name not in self.shortcodes:
            return token.value
        return self.shortcodes[name] + token.value[len(name) :]


def _apart(comments: list[Comment], text: str, start: int) -> int:
    """How many of the comments above a place are set apart from it by a blank line."""
    for count in range(len(comments), 0, -1):
        if re.search(r"\n[ \t]*\n", text[comments[count - 1].end : start]):
            return count
        start = comments[count - 1].start
    return 0


def _section(node: Node) -> Section | None:
    """Where something is reconstructed, or else first has a text, unless its data say where it belongs."""
    chosen = [each for each in node.members if each.data.get("isInGroup") is True][-1:]
    own = [each for each in node.members if not each.is_reference and "isInGroup" not in each.data]
    places = (each.section for each in (*chosen, *node.reconstruction[:1], *own, *node.members[:1]))
    return next(filter(None, places), None)


def _escaped(sign: str) -> str:
    return "".join(f"\\{each}" for each in sign)
