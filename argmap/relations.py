"""The relations between statements, one row each: what the author writes, and what it means."""

from enum import Enum
from typing import Literal

_STATEMENTS = ("proposal", "condition", "claim", "reason", "objection")


class Relation(Enum):
    """A relation, read from the statement that names it to the one it names.

    `field` is the key it is written under, `phrase` goes between two statements, `polarity` says whether it
    speaks for (+) or against (-) what it bears on, `targets` are the kinds it can name.
    """

    SUPPORTS = ("supports", "supports", "+", _STATEMENTS)
    AGAINST = ("against", "objects to", "-", _STATEMENTS)
    UNDERCUTS = ("undercuts", "undercuts", "-", ("reason", "objection"))
    ANSWERS = ("answers", "answers", "", ("question",))
    ONLY_IF = ("only_if", "can stand only if", "+", _STATEMENTS)
    UNLESS = ("unless", "cannot stand if", "-", _STATEMENTS)
    EXCHANGE = ("in_exchange_for", "is offered in exchange for", "+", _STATEMENTS)
    SUPERSEDES = ("supersedes", "takes the place of", "-", _STATEMENTS)

    def __init__(
        self, field: str, phrase: str, polarity: Literal["+", "-", ""], targets: tuple[str, ...]
    ) -> None:
        self.field = field
        self.phrase = phrase
        self.polarity = polarity
        self.targets = targets

    # Each is one object. An enumeration would hash its name instead, which takes ten times as long.
    __hash__ = object.__hash__


EXPRESSED = (Relation.ONLY_IF, Relation.UNLESS)
"""Those of which expressions are written; of all others, ids."""
