"""What a text is cut into."""

from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    """What a token is."""

    END = auto()
    BLANK = auto()
    BREAK = auto()
    FRONT_MATTER = auto()
    DATA = auto()
    INDENT = auto()
    DEDENT = auto()
    RELATION = auto()
    NUMBER = auto()
    LIST_ITEM = auto()
    INFERENCE = auto()
    INFERENCE_END = auto()
    COMMA = auto()
    HEADING = auto()
    STATEMENT = auto()
    STATEMENT_NAMED = auto()
    ARGUMENT = auto()
    ARGUMENT_NAMED = auto()
    MENTION = auto()
    LINK = auto()
    TAG = auto()
    OPENING = auto()
    CLOSING = auto()
    SHORTCODE = auto()
    TEXT = auto()


class Comment(NamedTuple):
    """A comment: what stands in it, and where it begins and ends with its signs.

    It may be the rest of an address, such as `https://…`: then its text is as it is written.
    """

    text: str
    start: int
    end: int
    is_address: bool = False


class Token(NamedTuple):
    """A piece of the text, with the offset at which it begins; `value` is the part of it that counts.

    `comments` are those between the token before and this one.
    """

    kind: Kind
    start: int
    written: str
    value: str = ""
    comments: tuple[Comment, ...] = ()
