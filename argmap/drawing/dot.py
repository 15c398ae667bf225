"""Statements of DOT, each a line.

The `graphviz` package would write the same, but takes as long for it as all the rest of a drawing.
"""

from collections.abc import Iterable, Iterator, Mapping


def quoted(text: str) -> str:
    """A text as plain text, whatever is in it."""
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def node(name: str, attributes: Mapping[str, str]) -> str:
    """A node."""
    return f"\t{quoted(name)} [{written(attributes)}]\n"


def edge(first: str, last: str, attributes: Mapping[str, str], more: str = "") -> str:
    """A line from one node to another; `more` are attributes that have been written already."""
    return f"\t{quoted(first)} -> {quoted(last)} [{written(attributes)}{more and ' '}{more}]\n"


def cluster(name: str, attributes: Mapping[str, str], content: Iterable[str]) -> Iterator[str]:
    """A frame around the statements in it."""
    yield f"\tsubgraph {quoted(f'cluster{name}')} {{\n"
    if attributes:
        yield f"\t\tgraph [{written(attributes)}]\n"
    for line in content:
        yield f"\t{line}"
    yield "\t}\n"


def row(names: Iterable[str]) -> str:
    """Nodes in one rank and in their order, with lines between them that are not seen."""
    return f"\t{{ rank=same edge [style=invis] {' -> '.join(map(quoted, names))} }}\n"


def written(attributes: Mapping[str, str]) -> str:
    """Attributes as they are written; only labels are more than plain text."""
    return " ".join(
        [
            f"{name}={value}" if value[:1] == "<" and name == "label" else f"{name}={quoted(value)}"
            for name, value in attributes.items()
        ]
    )
