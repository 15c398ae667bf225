"""The relations between statements, one row each: what the author writes, and what it means."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal


@dataclass(frozen=True, slots=True)
class _Row:
    field: str
    phrase: str
    polarity: Literal["+", "-", ""]
    targets: tuple[str, ...]


_STATEMENTS = ("proposal", "condition", "claim", "reason", "objection")


class Relation(Enum):
    """A relation, read from the statement that names it to the one it names.

    `field` is the key it is written under, `phrase` goes between two statements, `polarity` says whether the
    named thing's standing speaks for (+) or against (-) what it bears on, `targets` are the kinds it can name.
    """

    SUPPORTS = _Row("supports", "supports", "+", _STATEMENTS)
    AGAINST = _Row("against", "objects to", "-", _STATEMENTS)
    UNDERCUTS = _Row("undercuts", "undercuts", "-", ("reason", "objection"))
    ANSWERS = _Row("answers", "answers", "", ("question",))
    ONLY_IF = _Row("only_if", "can stand only if", "+", _STATEMENTS)
    UNLESS = _Row("unless", "cannot stand if", "-", _STATEMENTS)
    EXCHANGE = _Row("in_exchange_for", "is offered in exchange for", "+", _STATEMENTS)
    SUPERSEDES = _Row("supersedes", "takes the place of", "-", _STATEMENTS)

    @property
    def field(self) -> str:
        return self.value.field

    @property
    def phrase(self) -> str:
        return self.value.phrase

    @property
    def polarity(self) -> str:
        return self.value.polarity

    @property
    def targets(self) -> tuple[str, ...]:
        return self.value.targets
