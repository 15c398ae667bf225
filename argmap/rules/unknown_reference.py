"""Names that stand for nothing."""

import re
from collections.abc import Iterable, Iterator
from posixpath import commonprefix

from argmap.diagnostics import Change, Finding, Fix, nearest, suggestion
from argmap.graph import Graph, LooseEnd
from argmap.rules import rule

_SUGGESTIONS = 100
"""Looking for the nearest of many names takes time, and nobody reads more cures than these."""
_TOO_SHORT = 3
"""Up to so many letters, names are alike by chance."""


@rule("error")
def unknown_reference(graph: Graph) -> Iterator[Finding]:
    """A name is used that nothing in the map has."""
    ends = (end for end in graph.loose_ends if end.problem == "unknown")
    for number, end in enumerate(ends):
        # In `believes`, `assume` and `expect` the name is a key.
        at_key = end.path[-1] == end.name
        close, fix = "", None
        if number < _SUGGESTIONS:
            alike = _one_apart(end.name, _fitting(graph, end))
            close = alike[0] if len(alike) == 1 else nearest(end.name, end.known)
            if close and not _is_named_beside(graph, end, close):
                change = Change(end.path, close, "key" if at_key else "value")
                fix = Fix(f"write `{close}`", change, safe=alike == [close])
        cure = suggestion(close, _missing(graph, end))
        yield Finding(end.path, f"unknown {end.wanted} `{end.name}`", cure, at_key=at_key, fix=fix)


def _missing(graph: Graph, end: LooseEnd) -> str:
    """What to add, where nothing has a name that is nearly the same."""
    alias, dot, _ = end.name.partition(".")
    if dot and alias not in graph.imports:
        return f"add `{alias}:` and the path of its map to `imports:`"
    return f"add `{end.name}:` to `{end.section}:`" if end.section else ""


def _fitting(graph: Graph, end: LooseEnd) -> Iterator[str]:
    """The names that would do in a place: of the kind that belongs there, and of another statement."""
    for name in end.known:
        statement = graph.statements.get(name) if end.wanted in ("statement", "question") else None
        if statement is None or (
            (statement.kind == "question") is (end.wanted == "question") and statement.path != end.path[:2]
        ):
            yield name


def _is_named_beside(graph: Graph, end: LooseEnd, name: str) -> bool:
    """Whether the same statement or mapping names it already, so that it is not likely to be meant again."""
    section, id, field, *_ = map(str, end.path)
    if section == "parties":
        return name in graph.parties[id].believes
    if section == "scenarios":
        return name in (getattr(graph.scenarios[id], field, None) or ())
    if field == "by" and id in graph.statements:
        return name in graph.statements[id].by
    return any(link.target == name and link.path[:2] == end.path[:2] for link in graph.links)


def _one_apart(word: str, known: Iterable[str]) -> list[str]:
    """The names that differ from a word by one slip: a letter too many, too few or another, or two swapped.

    Digits are no slips: `offer-3` is not `offer-2`.
    """
    alike = (each for each in known if abs(len(each) - len(word)) < 2 and _is_slip(word, each))
    digits = re.sub(r"\D", "", word)
    return [each for each in alike if re.sub(r"\D", "", each) == digits]


def _is_slip(word: str, other: str) -> bool:
    if min(len(word), len(other)) <= _TOO_SHORT:
        return False
    start = len(commonprefix((word, other)))
    word, other = word[start:], other[start:]
    end = len(commonprefix((word[::-1], other[::-1])))
    word, other = word[: len(word) - end], other[: len(other) - end]
    return max(len(word), len(other)) == 1 or (len(word) == 2 and word == other[::-1])
