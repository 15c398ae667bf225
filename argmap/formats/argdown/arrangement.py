"""What the front matter of a document makes of the rest: other groups, and arguments taken apart."""

from dataclasses import replace
from typing import Any

from argmap.formats.argdown.content import Content
from argmap.formats.argdown.document import Document, Member, Node, Section, without_uses
from argmap.formats.argdown.token import Kind, Token


def arrange(document: Document) -> None:
    """Take arguments apart into steps if the front matter says so, and put all where it says."""
    if _setting(document, "model", "explodeArguments") is True:
        document.nodes = [part for node in document.nodes for part in _taken_apart(node)]
    if isinstance(wanted := _setting(document, "group", "regroup"), list) and wanted:
        _regroup(document, wanted)


def _setting(document: Document, section: str, key: str) -> Any:
    settings = document.front_matter.get(section)
    return settings.get(key) if isinstance(settings, dict) else None


def _taken_apart(node: Node) -> list[Node]:
    """An argument of its own for each inference of an argument; the last of them takes its place."""
    conclusions = [each for each in node.reconstruction if each.inference]
    if len(conclusions) < 2:
        return [node]
    steps = [_step(node, each) for each in conclusions]
    parts = [Node("", True, each[-1].offset, node.is_untitled, section=node.section) for each in steps]
    title, parts[-1] = node.title, node
    for number, (part, step) in enumerate(zip(parts, steps, strict=True), start=1):
        part.title, part.reconstruction = f"{title} - {number}", step
        if inference := step[-1].inference:
            inference.data = without_uses(inference.data, inference.index)
            inference.argument, inference.index = part, len(step) - 1
    return parts


def _step(node: Node, conclusion: Member) -> list[Member]:
    inference = conclusion.inference
    assert inference is not None
    premises = [replace(node.reconstruction[each], role="premise", inference=None) for each in inference.used]
    return [*premises, replace(conclusion, data=without_uses(conclusion.data, inference.index))]


def _regroup(document: Document, wanted: list[Any]) -> None:
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
        place = document.front_matter_offset
        title = Content((Token(Kind.TEXT, place, each["title"], each["title"]),))
        section = Section(title, 1 if parent is None else parent.level + 1, place, parent)
        document.sections.append(section)
        for kind in ("statements", "arguments"):
            for named in each[kind] if isinstance(each.get(kind), list) else ():
                if isinstance(named, str) and (kind, named) in nodes:
                    nodes[kind, named].section = section
        if isinstance(each.get("children"), list):
            _group(document, each["children"], nodes, section)
