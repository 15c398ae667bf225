"""Discussions of Kialo, as it exports them to text."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from argmap.addresses import Addresses
from argmap.interchange import Beside, Imported, Unreadable, brief
from argmap.losses import Loss
from argmap.naming import Ids

TITLE = "Discussions of Kialo, exported as text"
ENDINGS = ()  # `.txt` says nothing: its text does
LOSSES = (
    "the numbers of claims",
    "which words of a claim are the link, where another claim links to the same address",
    "links that lead to no claim, and sources that no claim cites",
)

_TITLE = re.compile(r"\s*Discussion (?:Title|Name):[ \t]*(.*)")
_START = re.compile(rf"{_TITLE.pattern}|\s*1\.\s+(?s:.*?)\n[ \t]*1\.1\.[ \t]+(?:Pro|Con):")
_CLAIM = re.compile(r"[ \t]*(\d+(?:\.\d+)*)\.[ \t]+(?:(Pro|Con|Thesis|Question):[ \t]*)?(.*)")
_SEE = re.compile(r"-> See (\d+(?:\.\d+)*)\.?")
_SOURCES = re.compile(r"[ \t]*Sources:[ \t]*")
_SOURCE = re.compile(r"[ \t]*\[(\d+)\][ \t]+(\S.*)")
_NOTE = re.compile(r" ?\[(\d+)\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")

Entry = dict[str, Any]


def recognises(text: str) -> bool:
    """Whether it has the title of a discussion, or a first claim and one that is for or against it."""
    return _START.match(text) is not None


class Claim(NamedTuple):
    """A claim of a discussion: its number, what it is to the one above it, its words and its line.

    `role` is `Pro`, `Con`, `Thesis` or `Question`, or empty where the file says none.
    """

    number: str
    role: str
    text: str
    line: int

    @property
    def above(self) -> str:
        """The number of the claim that it belongs to."""
        return self.number.rpartition(".")[0]

    @property
    def seen(self) -> str | None:
        """The number of the claim that stands here a second time, if this is only a link to it."""
        found = _SEE.fullmatch(self.text)
        return found[1] if found else None


class Source(NamedTuple):
    """A source at the end of a file: its address or title, what is quoted of it, and its line."""

    head: str
    quote: str
    line: int


class Discussion(NamedTuple):
    """A file: its head, and its claims and sources by their numbers."""

    title: str
    about: str
    claims: dict[str, Claim]
    sources: dict[str, Source]


def read(text: str, beside: Beside) -> Imported:
    """The map of a discussion: a claim for its thesis, reasons for pros, objections for cons."""
    return _Import(_parsed(text)).run()


def _parsed(text: str) -> Discussion:
    lines = enumerate(text.split("\n"), start=1)
    title = ""
    claims: dict[str, Claim] = {}
    about: list[str] = []
    words = about
    sources: dict[str, Source] = {}
    counts: dict[str, int] = {}
    texts: dict[str, list[str]] = {}
    for number, line in lines:
        if not claims and (found := _TITLE.fullmatch(line)):
            title = found[1].strip() or next((each.strip() for _, each in lines if each.strip()), "")
        elif claims and _SOURCES.fullmatch(line):
            sources = _sources(lines, about)
        elif claim := _claim(line, number, claims, counts):
            claims[claim.number] = claim
            counts[claim.above] = counts.get(claim.above, 0) + 1
            words = texts[claim.number] = [claim.text]
        else:
            words.append(line.strip())
    if not claims:
        raise Unreadable("there is no claim in this file; the first one has the number `1.`")
    said = {number: each._replace(text="\n".join(texts[number]).strip()) for number, each in claims.items()}
    return Discussion(title, "\n".join(about).strip(), said, sources)


def _claim(line: str, number: int, claims: Mapping[str, Claim], counts: Mapping[str, int]) -> Claim | None:
    """The claim that begins in a line; one without a role only if its number is the next that can be."""
    found = _CLAIM.fullmatch(line)
    if found is None:
        return None
    claim = Claim(found[1], found[2] or "", found[3], number)
    column = found.start(1) + 1
    if not claim.role:
        follows = claim.number == f"{claim.above}.{counts.get(claim.above, 0) + 1}".lstrip(".")
        can_be = "." not in claim.above and (claim.above in claims if claims else claim.number == "1")
        return claim if follows and can_be else None
    if claim.number in claims:
        raise Unreadable(f"there is a second claim with the number `{claim.number}.`", number, column)
    if claim.above and claim.above not in claims:
        message = f"this belongs to the claim `{claim.above}.`, and there is none above it"
        raise Unreadable(message, number, column)
    return claim


def _sources(lines: Iterable[tuple[int, str]], about: list[str]) -> dict[str, Source]:
    """The sources at the end of a file; what belongs to none of them is said about the discussion."""
    found: dict[str, Source] = {}
    quotes: dict[str, list[str]] = {}
    quote = about
    for number, line in lines:
        if (source := _SOURCE.fullmatch(line)) and source[1] not in found:
            found[source[1]] = Source(source[2].strip(), "", number)
            quote = quotes[source[1]] = []
        else:
            quote.append(line.strip())
    return {key: each._replace(quote=_words("\n".join(quotes[key]).strip())) for key, each in found.items()}


def _words(quote: str) -> str:
    """A quote without its quotation marks."""
    is_quoted = len(quote) > 1 and quote[0] == quote[-1] == '"' and '"' not in quote[1:-1]
    return quote[1:-1] if is_quoted else quote


class _Import:
    def __init__(self, discussion: Discussion) -> None:
        self.discussion = discussion
        self.claims = discussion.claims
        self.addresses = Addresses()
        self.losses: list[Loss] = []
        self.entries: dict[str, Entry] = {}
        self.ids: dict[str, str] = {}
        self.meant: dict[str, Claim | None] = {}
        self.cited: set[str] = set()
        ids = Ids()
        for claim in self.claims.values():
            if claim.seen is None:
                self.entries[claim.number], links = self._entry(claim)
                self.ids[claim.number] = ids.of(self.entries[claim.number]["text"])
                self.losses += (Loss(self.ids[claim.number], each, claim.line) for each in links)

    def run(self) -> Imported:
        asked = {each.above for each in self.claims.values() if each.above and each.role in ("", "Thesis")}
        asked |= {each.number for each in self.claims.values() if each.role == "Question"}
        if not self.entries:
            raise Unreadable("there are no claims in this file but links from one to another")
        for claim in self.claims.values():
            if claim.above:
                self._relate(claim, asked)
        for number, source in self.discussion.sources.items():
            if number not in self.cited:
                self.losses.append(
                    Loss("", f"the source `{source.head}`, which no claim cites, is left out", source.line)
                )
        sections: dict[str, Entry] = {"questions": {}, "claims": {}, "reasons": {}, "objections": {}}
        for number, entry in self.entries.items():
            sections[_section(self.claims[number], entry, asked)][self.ids[number]] = brief(entry)
        map = {
            "argmap": 1,
            "title": self.discussion.title,
            "summary": self.discussion.about,
            "sources": {id: _unescaped(each) for id, each in self.addresses.sources.items()},
            **sections,
        }
        return Imported({key: value for key, value in map.items() if value}, tuple(self.losses))

    def _entry(self, claim: Claim) -> tuple[Entry, list[str]]:
        """A claim with what it cites, and what is lost of its links."""
        citations: dict[tuple[str, str], None] = {}
        lost: list[str] = []

        def cite(id: str, words: str) -> None:
            citations[id, ""] = None
            source = self.addresses.sources[id]
            if words not in source["title"]:
                lost.append(f"that its words `{words}` are the link to a source is left out")

        def cite_note(note: re.Match[str]) -> str:
            if note[1] not in self.discussion.sources:
                return note[0]
            head, quote, _ = self.discussion.sources[note[1]]
            self.cited.add(note[1])
            citations[self.addresses.cite(head) or self.addresses.mention(head), quote] = None
            return ""

        text = _NOTE.sub(cite_note, self.addresses.links(claim.text, cite))
        entry: Entry = {"text": _ESCAPED.sub(r"\1", text) or f"{claim.number}."}
        if citations:
            entry["source"] = [{"id": id, "quote": quote} if quote else id for id, quote in citations]
        return entry, lost

    def _relate(self, claim: Claim, asked: Collection[str]) -> None:
        """Say what a claim, or the one that it links to, is to the one above it."""
        child, parent = self._meant(claim), self._meant(self.claims[claim.above])
        if child is None or parent is None or child == parent:
            what = f"the link from `{claim.number}.` leads to no other claim and is left out"
            self.losses.append(Loss("", what, claim.line))
            return
        field = {"Pro": "supports", "Con": "against"}.get(claim.role, "answers")
        if (field == "answers") is not (parent.number in asked) or child.number in asked:
            message = "pros and cons are for claims, and theses for questions"
            raise Unreadable(f"{message}; `{parent.number}.` is another", claim.line)
        targets = self.entries[child.number].setdefault(field, [])
        if self.ids[parent.number] not in targets:
            targets.append(self.ids[parent.number])

    def _meant(self, claim: Claim) -> Claim | None:
        """The claim itself, or the one that links lead to; None if they lead to none."""
        passed: dict[str, None] = {}
        found: Claim | None = claim
        while found is not None and found.number not in self.meant:
            passed[found.number] = None
            if (seen := found.seen) is None:
                break
            found = self.claims.get(seen) if seen not in passed else None
        result = self.meant.get(found.number, found) if found is not None else None
        self.meant.update(dict.fromkeys(passed, result))
        return result


def _section(claim: Claim, entry: Entry, asked: Collection[str]) -> str:
    if claim.number in asked:
        return "questions"
    if claim.role == "Pro" and "supports" in entry:
        return "reasons"
    return "objections" if claim.role == "Con" and "against" in entry else "claims"


def _unescaped(source: dict[str, str]) -> dict[str, str]:
    return source | {"title": _ESCAPED.sub(r"\1", source["title"])}
