"""What a statement, a description or a heading says: words, with tags, links, mentions and emphasis."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from argmap.formats.argdown.token import Kind, Token


class Link(NamedTuple):
    """A link: the words that are shown, and where it leads."""

    text: str
    address: str


@dataclass(frozen=True)
class Content:
    """What stands between the title and the relations of something."""

    pieces: tuple[Token, ...] = ()

    @cached_property
    def plain(self) -> str:
        """The words without any signs, in one line; tags are no words, unless there are no others."""
        said = " ".join("".join(map(_plain, self.pieces)).split())
        return said or " ".join("".join(each.written for each in self.pieces).split())

    @cached_property
    def markdown(self) -> str:
        """The words with emphasis, links, mentions and tags as they are written, in one line."""
        return " ".join("".join(map(_markdown, self.pieces)).split())

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags in it."""
        tags = (" ".join(each.value.split()) for each in self.pieces if each.kind is Kind.TAG)
        return tuple(filter(None, tags))

    @property
    def links(self) -> list[Link]:
        """The links in it."""
        return [_link(each) for each in self.pieces if each.kind is Kind.LINK]

    def has(self, kind: Kind) -> bool:
        """Whether there is a piece of a kind in it."""
        return any(each.kind is kind for each in self.pieces)


def _link(piece: Token) -> Link:
    text, _, address = piece.value.partition("](")
    return Link(" ".join(text.split()), "".join(address.split()))


def _space(piece: Token) -> str:
    return piece.written[len(piece.written.rstrip(" \t")) :]


def _plain(piece: Token) -> str:
    match piece.kind:
        case Kind.TAG | Kind.OPENING:
            return ""
        case Kind.CLOSING | Kind.BREAK:
            return _space(piece) if piece.kind is Kind.CLOSING else " "
        case Kind.LINK:
            return _link(piece).text + _space(piece)
        case Kind.MENTION:
            return piece.value + _space(piece)
        case _:
            return piece.value


def _markdown(piece: Token) -> str:
    match piece.kind:
        case Kind.BREAK:
            return " "
        case Kind.TEXT | Kind.SHORTCODE:
            return piece.value
        case _:
            return piece.written
