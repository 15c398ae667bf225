"""The map as it is written, key by key: frozen, with short forms written out and defaults filled in.

These are pydantic's models in the form of standard dataclasses, so that a map in which nothing is wrong is
read without importing pydantic, which takes longer than all the rest of a check.
"""

from dataclasses import dataclass, field
from typing import Annotated

from argmap.document.entry import STANDARD, Objection, Question, Reason, Statement
from argmap.document.leaf import FORMAT, ID, LANGUAGE, LINE, TEXT, Missing, choice
from argmap.document.part import (
    Id,
    Line,
    OptionalDate,
    OptionalLine,
    OptionalReference,
    OptionalText,
    OptionalUrl,
    Part,
    Reference,
    Settings,
)
from argmap.document.shape import Brief, Key, OneOrMany

VERDICT = choice(
    {
        "stands": "What it needs stands, and every objection to it falls.",
        "falls": "Something it needs falls, or an objection to it stands.",
        "open": "Neither is settled.",
    }
)


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
