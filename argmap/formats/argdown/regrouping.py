"""Groups that the front matter of a document makes, in place of those of its headings."""

from typing import Any

from argmap.formats.argdown.content import Content, Piece
from argmap.formats.argdown.document import Document, Node, Section
from argmap.formats.argdown.tokens import Kind


def regroup(document: Document) -> None:
    """Put statements and arguments where `group: {regroup: …}` says, if it says anything."""
    group = document.front_matter.get("group")
    wanted = group.get("regroup") if isinstance(group, dict) else None
    if not (isinstance(wanted, list) and wanted):
        return
    for section in document.sections:
        section.is_group = False
    for node in document.nodes:
        node.section = None
    nodes = {("arguments" if node.is_argument else "statements", node.title): node for node in document.nodes}
    _group(document, wanted, nodes, None)


def _group(
    document: Document, wanted: list[Any], nodes: dict[tuple[str, str], Node], parent: Section | None
) -> None:
    for each in wanted:
        if not (isinstance(each, dict) and isinstance(each.get("title"), str)):
            continue
        title = Content((Piece(Kind.TEXT, each["title"], each["title"]),))
        level = 1 if parent is None else parent.level + 1
        section = Section(title, level, document.front_matter_offset, parent)
        document.sections.append(section)
        for kind in ("statements", "arguments"):
            for named in each[kind] if isinstance(each.get(kind), list) else ():
                if isinstance(named, str) and (kind, named) in nodes:
                    nodes[kind, named].section = section
        if isinstance(each.get("children"), list):
            _group(document, each["children"], nodes, section)
