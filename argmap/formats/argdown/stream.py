"""Tokens, one after another, and the comments between them, which go to what they stand at."""

import re
from typing import Protocol

from argmap.formats.argdown.lexer import tokens
from argmap.formats.argdown.mistakes import misplaced
from argmap.formats.argdown.token import Comment, Kind, Token
from argmap.formats.argdown.whole import Broken

_SET_IN = frozenset([Kind.INDENT, Kind.DEDENT])
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class Commented(Protocol):
    """What comments can be on."""

    comments: list[Comment]


class Stream:
    """The tokens of a text. Comments go to the `owner`; between blocks, where there is none, they wait.

    Those right above a block go to it, and the others to what is `around` it.
    """

    def __init__(self, text: str, around: Commented) -> None:
        self.text = text
        self.around = around
        self.owner: Commented | None = None
        self._tokens = tokens(text)
        self._at = 0
        self._settled = -1
        self._waiting: list[Comment] = []

    @property
    def token(self) -> Token:
        """The token that comes next."""
        return self._tokens[self._at]

    @property
    def kind(self) -> Kind:
        """The kind of the token that comes next."""
        return self._tokens[self._at].kind

    @property
    def kind_after(self) -> Kind:
        """The kind of the token after that, if there is one."""
        return self._tokens[min(self._at + 1, len(self._tokens) - 1)].kind

    @property
    def is_at_end(self) -> bool:
        """Whether nothing comes any more."""
        return self.kind is Kind.END

    @property
    def before(self) -> Token:
        """The token that came last."""
        return self._tokens[self._at - 1]

    def next(self) -> Token:
        """Go on, behind the next token."""
        self._settle()
        token = self._tokens[self._at]
        if token.kind is Kind.BLANK:
            self.owner = None
        self._at += 1
        return token

    def skip(self, kind: Kind) -> Token | None:
        """Go on behind the next token if it is of a kind."""
        return self.next() if self.kind is kind else None

    def open(self, owner: Commented) -> None:
        """Let something own the comments from the next token on."""
        self._settle()
        if self.owner is None:
            count = self._apart()
            owner.comments += self._waiting[count:]
            self.around.comments += self._waiting[:count]
            self._waiting = []
        self.owner = owner

    def close(self) -> None:
        """Leave the comments at the end to what is around them."""
        self._settle()
        self.around.comments += self._waiting

    def broken(self, message: str) -> Broken:
        """What is wrong at the next token."""
        return Broken(message, self.token.start)

    def misplaced(self) -> Broken:
        """What to say of the next token, which can't stand where it does."""
        while self.kind in _SET_IN:
            self._at += 1
        recent = self._tokens[max(0, self._at - 9) : self._at]
        return misplaced(self.token, [each for each in recent if each.kind not in _SET_IN])

    def _settle(self) -> None:
        if self._settled < self._at:
            self._settled = self._at
            comments = [each for each in self.token.comments if not each.is_address]
            (self._waiting if self.owner is None else self.owner.comments).extend(comments)

    def _apart(self) -> int:
        """How many of the waiting comments a blank line sets apart from the next token."""
        start = self.token.start
        for count in range(len(self._waiting), 0, -1):
            comment = self._waiting[count - 1]
            if _BLANK_LINE.search(self.text, comment.end, start):
                return count
            start = comment.start
        return 0
