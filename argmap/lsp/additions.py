"""What a map lacks, and how it would be added: things that are named but not there, and sources."""

from collections.abc import Iterator
from typing import NamedTuple

from argmap.diagnostics import Diagnostic
from argmap.document import SECTIONS
from argmap.document.describing import place_at
from argmap.graph import LooseEnd, Statement
from argmap.lsp.analysis import Analysis
from argmap.source import Edit, Path, Tree, added
from argmap.source.notation import in_line
from argmap.source.seeking import seek

_SECTIONS_OF_FIELDS = {
    "only_if": "conditions",
    "unless": "conditions",
    "assume": "conditions",
    "believes": "conditions",
    "in_exchange_for": "proposals",
    "supersedes": "proposals",
    "supports": "claims",
    "against": "claims",
}
"""What a statement most likely is that is named under a key."""
_WITH_SOURCE = ("proposal", "claim", "reason", "objection")
_MOST = 5
"""So many sources are offered."""


class Addition(NamedTuple):
    """Something that can be added, by edits of the text; the title is an imperative."""

    title: str
    edits: tuple[Edit, ...]


def missing(analysis: Analysis, each: Diagnostic) -> Iterator[Addition]:
    """What is named at the place of a finding, but is not there."""
    if each.rule != "unknown-reference":
        return
    for end in analysis.graph.loose_ends:
        if end.problem == "unknown" and "." not in end.name and _is_at(analysis.tree, end, each):
            section = end.section or _section_of(end.path)
            if section is None:
                continue
            edit = _entry(analysis.tree, section, end.name, _words(end.name, section))
            if edit is not None:
                yield Addition(f"Add `{end.name}` to `{section}`", (edit,))


def sources(analysis: Analysis, offset: int) -> Iterator[Addition]:
    """The sources that a statement could name, if there is one at the offset that names none."""
    graph, tree = analysis.graph, analysis.tree
    statement = _statement_at(analysis, offset)
    if statement is None or statement.kind not in _WITH_SOURCE or statement.citations:
        return
    if "source" in (tree.at(statement.path) or ()):  # written, though it could not be used
        return
    for source in list(graph.own_sources)[:_MOST]:
        if edit := _field(tree, statement, source.id):
            yield Addition(f"Name `{source.id}` as the source", (edit,))
    name = next(
        name
        for name in map("source-{}".format, range(1, len(graph.sources) + 2))
        if name not in graph.sources
    )
    edits = (_field(tree, statement, name), _entry(tree, "sources", name, "Where it is said"))
    if edits[0] and edits[1]:
        yield Addition("Add a new source, and name it here", (edits[0], edits[1]))


def _is_at(tree: Tree, end: LooseEnd, each: Diagnostic) -> bool:
    return each.span in (tree.locate(end.path), tree.locate(end.path, key=True))


def _section_of(path: Path) -> str | None:
    return next((_SECTIONS_OF_FIELDS[step] for step in path if step in _SECTIONS_OF_FIELDS), None)


def _words(id: str, section: str) -> str:
    """A first text for a thing, made of its id."""
    words = id.replace("-", " ").replace("_", " ")
    text = words[:1].upper() + words[1:]
    return text + ("?" if section == "questions" else "." if section in SECTIONS else "")


def _entry(tree: Tree, section: str, id: str, text: str) -> Edit | None:
    """A new entry in a section, which begins where the format has it, if it is not there yet."""
    value = "{}" if section == "scenarios" else in_line(text)
    if isinstance(tree.at((section,)), dict) and tree.at((section,)):
        return added(tree, (section,), f"{id}: {value}")
    if not isinstance(tree.value, dict) or section in tree.value:
        return None
    place = place_at(())
    order = list(place.keys) if place else []
    before = [key for key in tree.value if key in order and order.index(key) < order.index(section)]
    return added(tree, (), f"\n{section}:\n  {id}: {value}", before[-1] if before else None)


def _field(tree: Tree, statement: Statement, source: str) -> Edit | None:
    """The key `source` in a statement, behind those that stand before it in the format."""
    value, offsets = tree.at(statement.path), tree.offsets(statement.path)
    place = place_at(statement.path)
    if offsets is None or place is None:
        return None
    if isinstance(value, str):
        return _written_out(tree, offsets, source)
    order = list(place.keys)
    before = [key for key in value if key in order and order.index(key) < order.index("source")]
    return added(tree, statement.path, f"source: {source}", before[-1] if before else None)


def _written_out(tree: Tree, offsets: tuple[int, int, int, int], source: str) -> Edit | None:
    """A statement that is only a text, as a mapping with that text and a source."""
    key_start, key_end, start, end = offsets
    written = tree.text[start:end].rstrip()
    line_start = max(tree.text.rfind("\n", 0, key_start), tree.text.rfind("\r", 0, key_start)) + 1
    if "\n" in tree.text[key_end:start] + written or tree.text[line_start:key_start].strip():
        return None  # in brackets, or in several lines
    margin = "\n" + " " * (key_start - line_start + 2)
    if "\r\n" in tree.text:
        margin = f"\r{margin}"
    return Edit(key_end, start + len(written), f":{margin}text: {written}{margin}source: {source}")


def _statement_at(analysis: Analysis, offset: int) -> Statement | None:
    section, id = (*seek(analysis.tree, offset).path[:2], None, None)[:2]
    statement = analysis.graph.statements.get(str(id))
    return statement if statement and section in SECTIONS and statement.path == (section, id) else None
