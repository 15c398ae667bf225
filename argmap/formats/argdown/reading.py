"""Document → map: what is said of each statement, and what is lost on the way."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from argmap.document import SECTIONS
from argmap.formats.argdown.arrangement import arrange
from argmap.formats.argdown.bearing import bearings, relate, settle_kinds
from argmap.formats.argdown.content import Content
from argmap.formats.argdown.document import Document, Node, Section
from argmap.formats.argdown.entries import Entry, entries
from argmap.formats.argdown.fields import Fields
from argmap.formats.argdown.frame import Groups, head, markup, paragraphs, title_section
from argmap.formats.argdown.parser import EMPTY
from argmap.formats.argdown.token import Comment
from argmap.formats.argdown.values import one_or_many, remarks
from argmap.formats.argdown.whole import Broken, Whole
from argmap.graph import Graph
from argmap.interchange import Imported
from argmap.losses import Loss
from argmap.pipeline import Project


def imported(document: Document, whole: Whole) -> Imported:
    """The map of a document; raises Broken where there is nothing for one in it."""
    arrange(document)
    return _Reading(document, whole).run()


class _Reading:
    def __init__(self, document: Document, whole: Whole) -> None:
        self.document = document
        self.whole = whole
        self.head = head(document)
        self.prose = _prose(document)
        self.by_source = entries(document, self.prose)
        self.entries = list(dict.fromkeys(self.by_source.values()))
        self.groups = Groups(document, title_section(document, (each.node for each in self.entries)))
        self.fields = Fields(self.head.pop("parties", {}), self.head.pop("sources", {}))
        self.losses: list[Loss] = []

    def run(self) -> Imported:
        if not self.entries:
            raise Broken(EMPTY, 0)
        self._lose_of_the_whole()
        self._relate()
        for entry in self.entries:
            self._infer(entry)
        statements = {each: self._statement(each) for each in self.entries}
        value = {"argmap": 1, **self.head}
        abouts = self._abouts()
        if self.groups.titling is not None:
            value["title"] = self.groups.titling.title.plain
        summary = [value["summary"]] if "summary" in value else []
        if summary := summary + abouts.pop(None, []):
            value["summary"] = paragraphs(summary)
        if unplaced := [each.text for each in self._unplaced() if each.text]:
            value["x-comments"] = unplaced
        value |= _filled("parties", self.fields.parties.entries)
        value |= _filled("sources", self.fields.sources.entries)
        value |= _filled("groups", self.groups.entries(abouts))
        for section, kind in SECTIONS.items():
            value |= _filled(
                section, {each.id: statements[each] for each in self.entries if each.kind == kind}
            )
        graph = self._cleaned(value)
        return Imported(value, tuple(self.losses), tuple(_ignored(graph)))

    def _lose(self, statement: str, what: str, offset: int) -> None:
        self.losses.append(Loss(statement, what, self.whole.line(offset)))

    def _lose_of_the_whole(self) -> None:
        for path, offset in self.whole.repeated:
            self._lose("", f"`{path}` is included a second time, which is left out", offset)
        self.losses += self.groups.losses(self.document, self.whole)

    def _relate(self) -> None:
        ordered = sorted(self.document.relations, key=lambda each: each.offset)
        found = list(
            bearings((each, self.by_source[each.source], self.by_source[each.target]) for each in ordered)
        )
        settle_kinds(self.entries, found)
        for bearing in found:
            if lost := relate(bearing):
                self._lose(bearing.source.id, lost, bearing.relation.offset)

    def _infer(self, entry: Entry) -> None:
        """Say of a reason with premises that it needs them, and what they lead to."""
        inference = entry.inference
        if inference is None:
            return
        numbered = inference.argument.reconstruction
        entry.relate("supports", self.by_source[numbered[inference.index].node].id)
        for index in inference.used:
            entry.relate("only_if", self.by_source[numbered[index].node].id)
        if inference.index == len(numbered) - 1:
            drawn_on = {index for each in numbered if each.inference for index in each.inference.used}
            for index, member in enumerate(numbered[:-1]):
                if index not in drawn_on:
                    what = f"no inference uses it: that it is a premise of `{entry.id}` is left out"
                    self._lose(self.by_source[member.node].id, what, member.offset)

    def _statement(self, entry: Entry) -> Any:
        """An entry as a map has it: a text, or the fields with what they say."""
        fields, rest = self.fields.of(entry.data, entry.kind)
        words = entry.words[0].content if entry.words else Content()
        place = entry.words[0].offset if entry.words else entry.offset
        said = {"text": entry.text, **fields}
        if entry.title not in ("", entry.text, entry.id.replace("-", " "), entry.data.get("id")):
            said.setdefault("title", entry.title)
        if by := fields.get("by"):
            said["by"] = one_or_many(by)
        if sources := _with(fields.get("source", []), self._linked(entry.id, words, place)):
            said["source"] = one_or_many(sources)
        tags = fields.get("tags", [])
        if tags := _with([tags] if isinstance(tags, str) else tags, entry.tags):
            said["tags"] = tags
        if note := self._note(entry, fields, rest):
            said["note"] = note
        if group := self.groups.of(entry.node.section):
            said["group"] = self.groups.ids[group]
        if entry.kind == "claim" and entry.is_only_concluded:
            said.setdefault("standard", "dialectical-validity")
        for what in markup(words):
            self._lose(entry.id, what, place)
        said |= {field: one_or_many(ids) for field, ids in entry.relations.items()}
        return said if len(said) > 1 else entry.text

    def _linked(self, id: str, words: Content, place: int) -> list[str]:
        """The sources that the links of a text lead to."""
        for link in words.links:
            if link.address.startswith("#"):
                self._lose(id, f"the link to `{link.address}` is left out", place)
        return [self.fields.linked(each) for each in words.links if not each.address.startswith("#")]

    def _note(self, entry: Entry, fields: dict[str, Any], rest: dict[str, Any]) -> str:
        """What else is said of an entry: a note, its other texts, comments, and data that have no field."""
        said = [fields["note"]] if "note" in fields else []
        texts = {each.content.plain: each.content.markdown for each in reversed(entry.words)}
        said += [markdown for plain, markdown in texts.items() if plain != entry.text]
        said += [each.text for each in entry.comments if each.text]
        return paragraphs(said + remarks(rest))

    def _unplaced(self) -> list[Comment]:
        """The comments that belong to no statement and to no group."""
        outside = [each for each in self.document.sections if self.groups.of(each) is None]
        return self.document.comments + [comment for each in outside for comment in each.comments]

    def _abouts(self) -> dict[Section | None, list[str]]:
        """What prose and comments say of each group, in order, and of the whole."""
        found: list[tuple[int, Section | None, str]] = []
        for section in self.document.sections:
            if group := self.groups.of(section):
                found += [(each.start, group, each.text) for each in section.comments]
        for member in (node.members[0] for node in self.prose):
            text = f"- {member.content.markdown}" if member.role == "item" else member.content.markdown
            found.append((member.offset, self.groups.of(member.section), text))
        abouts: dict[Section | None, list[str]] = {}
        for _, group, text in sorted(found, key=lambda each: each[0]):
            if text:
                abouts.setdefault(group, []).append(text)
        return abouts

    def _cleaned(self, value: dict[str, Any]) -> Graph:
        """The graph of the map, out of which all is left that data name and it has not."""
        offsets = {each.id: each.offset for each in self.entries}
        while True:
            text = json.dumps(value, ensure_ascii=False)
            checked = Project(_no_file, thorough=False).check_text(text, "map.argmap.yaml")
            assert checked.graph is not None
            if checked.sound:
                return checked.graph
            ends = [each for each in checked.graph.loose_ends if each.problem != "repeated"]
            assert ends, checked.diagnostics
            for end in ends:
                section, id, field = map(str, end.path[:3])
                if value[section][id].pop(field, None) is not None:
                    statement = id if section in SECTIONS else ""
                    what = f"`{field}` names `{end.name}`, which is not there, and so it is left out"
                    self._lose(
                        statement, what if statement else f"of `{id}`, {what}", offsets.get(statement, 0)
                    )


def _ignored(graph: Graph) -> Iterator[str]:
    """The rules that take for a mistake what Argdown does not mind."""
    if any(link.source == link.target for link in graph.links):
        yield "self-reference"
    used = {each.group for each in graph.statements.values()}
    if not used.union(each.within for each in graph.groups.values()) >= graph.groups.keys():
        yield "unused-group"


def _no_file(path: str) -> NoReturn:
    raise FileNotFoundError(path)


def _filled(name: str, section: dict[str, Any]) -> dict[str, Any]:
    return {name: section} if section else {}


def _with(items: list[Any], more: Iterable[Any]) -> list[Any]:
    """A list and what is not yet in it of another."""
    found = list(items)
    found += [each for each in dict.fromkeys(more) if each not in found]
    return found


def _prose(document: Document) -> list[Node]:
    """Paragraphs and items of lists that are about the map rather than in it: no title, relation or data.

    Where there is nothing else, they are its statements.
    """
    linked = {each for relation in document.stated for each in (relation.source, relation.target)}
    linked |= {each.node for node in document.nodes for each in node.reconstruction}
    prose = [
        node
        for node in document.nodes
        if node.is_untitled and not (node.is_argument or node in linked or node.data)
    ]
    has_words = any(node.words for node in prose)
    return [] if has_words and len(prose) == len(document.nodes) else prose
