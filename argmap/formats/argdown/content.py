"""What a statement, a description or a heading says: words, with tags, links, mentions and emphasis."""

from typing import NamedTuple

from argmap.formats.argdown.tokens import Kind


class Piece(NamedTuple):
    """A part of what is said: `value` is what counts of it, `raw` is as it is written."""

    kind: Kind
    value: str
    raw: str


class Link(NamedTuple):
    """A link: the words that are shown, and where it leads."""

    text: str
    address: str


class Content(NamedTuple):
    """What stands between the title and the relations of something."""

    pieces: tuple[Piece, ...] = ()

    @property
    def plain(self) -> str:
        """The words without any signs, in one line; tags are no words, unless there are no others."""
        said = " ".join("".join(map(_plain, self.pieces)).split())
        return said or " ".join("".join(each.raw for each in self.pieces).split())

    @property
    def markdown(self) -> str:
        """The words with emphasis, links, mentions and tags as they are written, in one line."""
        return " ".join("".join(map(_markdown, self.pieces)).split())

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags in it."""
        return tuple(each.value for each in self.pieces if each.kind is Kind.TAG)

    @property
    def links(self) -> list[Link]:
        """The links in it."""
        return [_link(each) for each in self.pieces if each.kind is Kind.LINK]

    def has(self, kind: Kind) -> bool:
        """Whether there is a piece of a kind in it."""
        return any(each.kind is kind for each in self.pieces)


def _link(piece: Piece) -> Link:
    text, _, address = piece.value.partition("](")
    return Link(" ".join(text.split()), "".join(address.split()))


def _space(piece: Piece) -> str:
    return piece.raw[len(piece.raw.rstrip(" \t")) :]


def _plain(piece: Piece) -> str:
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


def _markdown(piece: Piece) -> str:
    match piece.kind:
        case Kind.BREAK:
            return " "
        case Kind.TEXT | Kind.SHORTCODE:
            return piece.value
        case _:
            return piece.raw
