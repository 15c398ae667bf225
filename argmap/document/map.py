"""The map as it is written, key by key: frozen, with short forms written out and defaults filled in.

These are pydantic's models in the form of standard dataclasses, so that a map in which nothing is wrong is
read without importing pydantic, which takes longer than all the rest of a check.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, ClassVar

from argmap.document.expression import EXCLUDED, NEEDED, Expression
from argmap.document.leaf import (
    DATE,
    FLAG,
    FORMAT,
    ID,
    LANGUAGE,
    LINE,
    LOCATOR,
    REFERENCE,
    SHARE,
    TEXT,
    URL,
    Missing,
    choice,
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
VERDICT = choice(
    {
        "stands": "What it needs stands, and every objection to it falls.",
        "falls": "Something it needs falls, or an objection to it stands.",
        "open": "Neither is settled.",
    }
)

Id = Annotated[str, ID]
Reference = Annotated[str, REFERENCE]
References = Annotated[tuple[Reference, ...], OneOrMany()]
Line = Annotated[str, LINE]
Text = Annotated[str, TEXT]
OptionalLine = Annotated[str | None, LINE]
OptionalText = Annotated[str | None, TEXT]
OptionalDate = Annotated[date | None, DATE]
OptionalUrl = Annotated[str | None, URL]
OptionalReference = Annotated[str | None, REFERENCE]
Settings = dict[Reference, Annotated[bool, FLAG]]


@dataclass(frozen=True)
class Part:
    """A mapping with known keys; any other key is refused. A trailing `_` is no part of a key."""

    __pydantic_config__: ClassVar[Any] = {
        "extra": "forbid",
        "alias_generator": lambda name: name.rstrip("_"),
    }

    def __post_init__(self) -> None:
        """Check what goes beyond single keys."""


@dataclass(frozen=True)
class Party(Part):
    """Someone who offers, demands, says or objects."""

    name: Annotated[Line, Key("Name", "The name as it is shown.", ("Ukraine",))]
    about: Annotated[OptionalText, Key("About", "Who this is.", ("US Department of Defense",))] = None
    url: Annotated[
        OptionalUrl, Key("Address", "A page about the party.", ("https://example.org/ukraine",))
    ] = None
    believes: Annotated[
        Settings,
        Key(
            "Beliefs",
            "What this party takes as settled: `statement: true` or `false`; scenarios can start from it.",
            ({"guarantees-work": True},),
            names="statement",
        ),
    ] = field(default_factory=dict)


@dataclass(frozen=True)
class Source(Part):
    """Where statements are said: an article, a document, a speech."""

    title: Annotated[
        Line, Key("Title", "The title as printed.", ("Moscow plays down hopes for 'breakthrough'",))
    ]
    author: Annotated[OptionalLine, Key("Author", "Who wrote it.", ("Ada Example",))] = None
    publisher: Annotated[OptionalLine, Key("Publisher", "Where it came out.", ("The Daily Example",))] = None
    date: Annotated[OptionalDate, Key("Date", "The day it came out.", ("2022-03-30",))] = None
    url: Annotated[OptionalUrl, Key("Address", "Where it can be read.", ("https://example.org/news",))] = None
    accessed: Annotated[OptionalDate, Key("Accessed", "The day it was read there.", ("2022-03-31",))] = None
    archive: Annotated[
        OptionalUrl, Key("Archive", "A copy that lasts.", ("https://example.org/archive/news",))
    ] = None
    file: Annotated[
        OptionalLine, Key("File", "A local copy, against which quotes are checked.", ("sources/news.txt",))
    ] = None
    about: Annotated[
        OptionalText, Key("About", "What kind of source this is.", ("A teaser on the front page.",))
    ] = None


@dataclass(frozen=True)
class Group(Part):
    """A frame in the drawing."""

    title: Annotated[Line, Key("Title", "The heading of the frame.", ("Security status",))]
    about: Annotated[
        OptionalText, Key("About", "What belongs here.", ("Neutrality, alliances and guarantees.",))
    ] = None
    within: Annotated[
        OptionalReference, Key("Within", "The group that this one is part of.", ("talks",), names="group")
    ] = None


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


@dataclass(frozen=True)
class Scenario(Part):
    """The map under assumptions."""

    title: Annotated[
        OptionalLine, Key("Title", "What is supposed.", ("The guarantees turn out to work",))
    ] = None
    note: Annotated[
        OptionalText,
        Key("Note", "A longer explanation, in Markdown.", ("Assumes that both parliaments agree.",)),
    ] = None
    as_: Annotated[
        OptionalReference,
        Key("As", "The party whose beliefs are taken as settled.", ("russia",), names="party"),
    ] = None
    extends: Annotated[
        Annotated[str | None, ID],
        Key(
            "Extends",
            "The scenario whose assumptions it starts from.",
            ("guarantees-hold",),
            names="scenario",
        ),
    ] = None
    assume: Annotated[
        Settings,
        Key("Assume", "Statements taken as settled.", ({"guarantees-work": True},), names="statement"),
    ] = field(default_factory=dict)
    expect: Annotated[
        dict[Reference, Annotated[str, VERDICT]],
        Key(
            "Expect", "Verdicts that `argmap check` enforces.", ({"neutrality": "stands"},), names="statement"
        ),
    ] = field(default_factory=dict)


Questions = dict[Id, Annotated[Question, Brief("text", TEXT)]]
Statements = dict[Id, Annotated[Statement, Brief("text", TEXT)]]

_STATEMENT = "Each is a text, or a mapping with `text`."


@dataclass(frozen=True)
class Document(Part):
    """An argument map: proposals, the conditions they depend on, and what speaks for and against them."""

    argmap: Annotated[Annotated[int, FORMAT], Key("Format version", "The version of the format: 1.", (1,))]
    title: Annotated[
        OptionalLine,
        Key("Title", "The title; default: the file's name.", ("Istanbul talks, 29–30 March 2022",)),
    ] = None
    summary: Annotated[
        OptionalText,
        Key(
            "Summary", "What the map is about, in Markdown.", ("What was offered, and on which conditions.",)
        ),
    ] = None
    date: Annotated[OptionalDate, Key("Date", "The day the map describes.", ("2022-03-30",))] = None
    authors: Annotated[
        Annotated[tuple[Line, ...], OneOrMany()],
        Key(
            "Authors",
            "Who made the map: a name, or a list of names.",
            ("Ada Example", ["Ada Example", "Ben Sample"]),
        ),
    ] = ()
    language: Annotated[
        Annotated[str, LANGUAGE], Key("Language", "The language of the texts; default `en`.", ("en", "uk"))
    ] = "en"
    standard: Annotated[
        Annotated[str | None, STANDARD],
        Key("Proof standard", "For all statements that name none, conditions excepted.", ("preponderance",)),
    ] = None
    imports: Annotated[
        dict[Id, Line],
        Key(
            "Imports",
            "Other maps, by alias: `alias: path`. Used here as `alias.id`.",
            ({"talks": "talks.argmap.yaml"},),
        ),
    ] = field(default_factory=dict)
    parties: Annotated[
        dict[Id, Annotated[Party, Brief("name", LINE)]],
        Key(
            "Parties",
            "Who offers, demands, says or objects: a name, or a mapping.",
            ({"ukraine": "Ukraine"},),
        ),
    ] = field(default_factory=dict)
    sources: Annotated[
        dict[Id, Annotated[Source, Brief("title", LINE)]],
        Key(
            "Sources",
            "Where it is said: a title, or a mapping.",
            ({"news": {"title": "Talks make progress", "date": "2022-03-30"}},),
        ),
    ] = field(default_factory=dict)
    groups: Annotated[
        dict[Id, Annotated[Group, Brief("title", LINE)]],
        Key(
            "Groups", "The frames of the drawing: a title, or a mapping.", ({"security": "Security status"},)
        ),
    ] = field(default_factory=dict)
    questions: Annotated[
        Questions,
        Key(
            "Questions",
            f"Issues that proposals answer. {_STATEMENT}",
            ({"progress": "Did the talks bring a settlement closer?"},),
        ),
    ] = field(default_factory=dict)
    proposals: Annotated[
        Statements,
        Key(
            "Proposals",
            f"What a party offers, demands or plans. {_STATEMENT}",
            ({"neutrality": {"text": "Ukraine becomes a neutral state.", "by": "ukraine"}},),
        ),
    ] = field(default_factory=dict)
    conditions: Annotated[
        Statements,
        Key(
            "Conditions",
            f"States of affairs on which something depends. {_STATEMENT}",
            ({"guarantees-work": "The security guarantees work."},),
        ),
    ] = field(default_factory=dict)
    claims: Annotated[
        Statements,
        Key(
            "Claims",
            f"Assertions about how things are. {_STATEMENT}",
            ({"troops-move": "Russia is moving its troops away from Kyiv."},),
        ),
    ] = field(default_factory=dict)
    reasons: Annotated[
        dict[Id, Reason],
        Key(
            "Reasons",
            "Assertions in support of others; each names what it `supports`.",
            ({"progress": {"text": "Demands are in writing.", "supports": "settlement"}},),
        ),
    ] = field(default_factory=dict)
    objections: Annotated[
        dict[Id, Objection],
        Key(
            "Objections",
            "Assertions against others; each names what it is `against`, or `undercuts`.",
            ({"shelling": {"text": "The shelling goes on.", "against": "scale-back"}},),
        ),
    ] = field(default_factory=dict)
    scenarios: Annotated[
        dict[Id, Scenario],
        Key(
            "Scenarios",
            "The map under assumptions, and the verdicts expected then.",
            ({"guarantees-hold": {"assume": {"guarantees-work": True}, "expect": {"neutrality": "stands"}}},),
        ),
    ] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not any(getattr(self, section) for section in SECTIONS):
            raise Missing("this map has no statements", "add `proposals:` and a first proposal")


SECTIONS = {
    "questions": "question",
    "proposals": "proposal",
    "conditions": "condition",
    "claims": "claim",
    "reasons": "reason",
    "objections": "objection",
}
"""The sections that hold statements, and the kind of statement in each."""
