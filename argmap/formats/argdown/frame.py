"""What a document says as a whole → the top of a map, and its groups."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from argmap.formats.argdown.content import Content
from argmap.formats.argdown.document import Document, Node, Section
from argmap.formats.argdown.token import Kind
from argmap.formats.argdown.values import day, is_valid_section, line, lines, one_or_many, remarks
from argmap.formats.argdown.whole import Whole
from argmap.losses import Loss
from argmap.naming import Ids

_HEAD = {
    "title": ("title", line),
    "date": ("date", day),
    "author": ("authors", lambda value: one_or_many(lines(value))),
    "authors": ("authors", lambda value: one_or_many(lines(value))),
    "language": ("language", lambda value: ""),
}
"""By key of the front matter: the key of a map, and what to make of a value that is not right for it."""
_SUMMARIES = ("summary", "subTitle", "subtitle", "abstract")
_OWN = ("parties", "sources", "scenarios")
"""What only maps of argmap have; it stands below `argmap` in the front matter."""


def head(document: Document) -> dict[str, Any]:
    """What the front matter says, in the keys of a map; what has no key there is kept for others."""
    rest = dict(document.front_matter)
    found: dict[str, Any] = {}
    for key, (wanted, mended) in _HEAD.items():
        value = rest.get(key)
        usable = value if is_valid_section(wanted, value) else mended(value)
        if key in rest and (usable or usable == value):
            found[wanted] = usable
            del rest[key]
    if summaries := [rest.pop(key) for key in _SUMMARIES if isinstance(rest.get(key), str)]:
        found["summary"] = paragraphs(summaries)
    own = rest.pop("argmap", None)
    if isinstance(own, dict):
        taken = {key: own[key] for key in _OWN if key in own and is_valid_section(key, own[key])}
        found |= taken
        own = {key: value for key, value in own.items() if key not in taken}
    if own:
        rest["argmap"] = own
    return found | ({"x-argdown": rest} if rest else {})


def paragraphs(parts: Iterable[str]) -> str:
    """Texts one below another; a single one as it is."""
    found = list(parts)
    return found[0] if len(found) == 1 else "\n\n".join(each.strip() for each in found)


def title_section(document: Document, nodes: Iterable[Node]) -> Section | None:
    """The heading that all stands below, if there is no other title: it is one, rather than a group."""
    first = next(iter(document.sections), None)
    if first is None or "title" in document.front_matter or not first.is_group or "id" in first.data:
        return None
    others = (each.parent for each in document.sections[1:] if each.is_group)
    return first if all(others) and all(each.section for each in nodes) else None


class Groups:
    """The groups of a map, made from headings; `titling` is the heading that is its title instead."""

    def __init__(self, document: Document, titling: Section | None) -> None:
        self.titling = titling
        sections = [each for each in document.sections if each.is_group and each is not titling]
        ids = Ids(line(each.data.get("id")) for each in sections)
        self.ids = {each: ids.of(_title(each), line(each.data.get("id"))) for each in sections}

    def of(self, section: Section | None) -> Section | None:
        """The group that something in a section is in."""
        while section is not None and section not in self.ids:
            section = section.parent
        return section

    def entries(self, abouts: Mapping[Section | None, list[str]]) -> dict[str, Any]:
        """The groups as a map has them, with what is said about each."""
        return {id: self._entry(section, abouts.get(section, [])) for section, id in self.ids.items()}

    def _entry(self, section: Section, about: list[str]) -> Any:
        rest = {key: value for key, value in section.data.items() if key not in ("id", "isGroup")}
        entry = {"title": _title(section)}
        if isinstance(title := rest.get("title"), str):
            entry["title"] = line(rest.pop("title")) if "\n" in title else rest.pop("title")
        said = [rest.pop("about")] if isinstance(rest.get("about"), str) else []
        if about := said + about + remarks(rest):
            entry["about"] = paragraphs(about)
        if parent := self.of(section.parent):
            entry["within"] = self.ids[parent]
        return entry if len(entry) > 1 else entry["title"]

    def losses(self, document: Document, whole: Whole) -> Iterator[Loss]:
        """What of the headings is left out."""
        for section in document.sections:
            title = _title(section)
            if section not in self.ids and section is not self.titling:
                what = f"the heading `{title}`, which makes no group, is left out"
                yield Loss("", what, whole.line(section.offset))
            for what in markup(section.title):
                yield Loss("", f"of the heading `{title}` {what}", whole.line(section.offset))
            if section.title.tags:
                yield Loss("", f"of the heading `{title}` the tags are left out", whole.line(section.offset))


def markup(content: Content) -> Iterator[str]:
    """What is lost of a text once it has no signs in it."""
    if content.has(Kind.OPENING):
        yield "the bold and italic words are plain ones now"
    if content.has(Kind.MENTION):
        yield "the mentions of other titles are plain words now"


def _title(section: Section) -> str:
    return section.title.plain
