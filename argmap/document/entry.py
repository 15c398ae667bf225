"""What stands in the sections of a map: questions and statements, and where they are said."""

from dataclasses import dataclass
from typing import Annotated

from argmap.document.expression import EXCLUDED, NEEDED, Expression
from argmap.document.leaf import FLAG, LOCATOR, REFERENCE, SHARE, Missing, choice
from argmap.document.part import (
    Line,
    OptionalDate,
    OptionalLine,
    OptionalReference,
    OptionalText,
    OptionalUrl,
    Part,
    Reference,
    References,
    Text,
)
from argmap.document.shape import Brief, Key, OneOrMany

STANDARD = choice(
    {
        "presumption": "It stands unless an objection to it stands; the default.",
        "scintilla": "Any reason is enough, whatever speaks against it.",
        "dialectical-validity": "There is a reason, and no objection.",
        "preponderance": "The strongest reason outweighs the strongest objection.",
        "clear-and-convincing": "The strongest reason weighs at least 0.5, and 0.3 more than any objection.",
        "beyond-reasonable-doubt": "Clear and convincing, and no objection weighs 0.2 or more.",
    }
)
STATUS = choice(
    {
        "proposed": "On the table.",
        "accepted": "Adopted.",
        "rejected": "Turned down; it falls.",
        "withdrawn": "Taken back; it falls.",
        "superseded": "Something else took its place; it falls.",
    }
)
CHOOSE = choice(
    {"one": "Its answers are rivals.", "many": "Its answers can stand side by side; the default."}
)


@dataclass(frozen=True)
class Citation(Part):
    """A place in a source."""

    id: Annotated[Reference, Key("Source", "The id of the source.", ("news-30-march",), names="source")]
    quote: Annotated[OptionalText, Key("Quote", "The very words.", ("if the security guarantees work",))] = (
        None
    )
    at: Annotated[Annotated[str | None, LOCATOR], Key("Place", "Page, section or minute.", ("p. 12",))] = None
    url: Annotated[
        OptionalUrl, Key("Address", "The address of this very place.", ("https://example.org/news#quote",))
    ] = None


@dataclass(frozen=True)
class Entry(Part):
    """What questions and statements have in common."""

    text: Annotated[Text, Key("Text", "One sentence.", ("Ukraine becomes a neutral state.",))]
    title: Annotated[
        OptionalLine, Key("Title", "A short label; default: the id, with spaces.", ("Neutral status",))
    ] = None
    note: Annotated[
        OptionalText,
        Key("Note", "A longer explanation, in Markdown; not drawn.", ("The source only *hints* at this.",)),
    ] = None
    by: Annotated[
        References, Key("By", "The party that says it, or a list of parties.", ("ukraine",), names="party")
    ] = ()
    source: Annotated[
        Annotated[tuple[Annotated[Citation, Brief("id", REFERENCE)], ...], OneOrMany()],
        Key(
            "Source",
            "Where it is said.",
            ({"id": "news-30-march", "quote": "if the security guarantees work"},),
        ),
    ] = ()
    date: Annotated[OptionalDate, Key("Date", "The day it was said.", ("2022-03-29",))] = None
    due: Annotated[OptionalDate, Key("Due", "The day by which it must be settled.", ("2022-04-12",))] = None
    group: Annotated[
        OptionalReference, Key("Group", "The frame it is drawn in.", ("security",), names="group")
    ] = None
    tags: Annotated[
        Annotated[tuple[Line, ...], OneOrMany()], Key("Tags", "Words to find it by.", (["security", "nato"],))
    ] = ()


@dataclass(frozen=True)
class Question(Entry):
    """An issue that proposals answer."""

    choose: Annotated[Annotated[str, CHOOSE], Key("Choose", "Whether its answers are rivals.", ("one",))] = (
        "many"
    )


@dataclass(frozen=True)
class Statement(Entry):
    """A proposal, condition, claim, reason or objection."""

    only_if: Annotated[
        Annotated[Expression | None, NEEDED],
        Key(
            "Only if",
            "It cannot stand unless this holds.",
            ("guarantees-work", ["ratified", "ceasefire"]),
            names="statement",
        ),
    ] = None
    unless: Annotated[
        Annotated[Expression | None, EXCLUDED],
        Key(
            "Unless",
            "It cannot stand if this holds; of a list, any.",
            ("talks-break-down",),
            names="statement",
        ),
    ] = None
    in_exchange_for: Annotated[
        References,
        Key(
            "In exchange for",
            "Quid pro quo: it cannot stand unless these stand.",
            ("guarantees",),
            names="statement",
        ),
    ] = ()
    supports: Annotated[
        References, Key("Supports", "It speaks for these statements.", ("neutrality",), names="statement")
    ] = ()
    against: Annotated[
        References,
        Key(
            "Against",
            "It speaks against these: while it stands, they fall.",
            ("scale-back",),
            names="statement",
        ),
    ] = ()
    undercuts: Annotated[
        References,
        Key(
            "Undercuts",
            "Reasons or objections that it makes irrelevant, without denying them.",
            ("troops-move",),
            names="statement",
        ),
    ] = ()
    answers: Annotated[
        References, Key("Answers", "The question it is a position on.", ("which-database",), names="question")
    ] = ()
    holds: Annotated[
        Annotated[bool | None, FLAG],
        Key("Holds", "The author records it as settled: true or false.", (True,)),
    ] = None
    status: Annotated[
        Annotated[str | None, STATUS], Key("Status", "Where a proposal has got to.", ("accepted",))
    ] = None
    supersedes: Annotated[
        References,
        Key("Supersedes", "The statements whose place it takes.", ("first-draft",), names="statement"),
    ] = ()
    standard: Annotated[
        Annotated[str | None, STANDARD],
        Key("Proof standard", "How reasons and objections to it are weighed.", ("preponderance",)),
    ] = None
    weight: Annotated[
        Annotated[float, SHARE],
        Key("Weight", "How much it counts where a standard weighs; default 1.", (0.7,)),
    ] = 1.0
    likelihood: Annotated[
        Annotated[float | None, SHARE], Key("Likelihood", "How likely an open condition is to hold.", (0.3,))
    ] = None


class Reason(Statement):
    """An assertion made in support of another statement."""

    def __post_init__(self) -> None:
        if not self.supports:
            raise Missing(
                "this reason does not say what it speaks for", "add `supports:` and a statement's id"
            )


class Objection(Statement):
    """An assertion made against another statement."""

    def __post_init__(self) -> None:
        if not (self.against or self.undercuts):
            message = "this objection does not say what it speaks against"
            raise Missing(message, "add `against:` (or `undercuts:`) and a statement's id")
