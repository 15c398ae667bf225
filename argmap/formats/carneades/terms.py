"""Terms, as Carneades writes statements: `price(volvo, medium)`, `¬jog`, with variables `X` in schemes."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_TOKEN = re.compile(r"""\s*(?:(\d+\.\d+|\w+|"[^"]*"|'[^']*')|([()\[\],¬!]))\s*""")
_DEEPEST = 50
"""So deep terms may be nested: deeper ones are taken for plain words."""


class Term(NamedTuple):
    """A word, or a functor with the terms in its brackets; `[]` is the functor of a list."""

    name: str
    items: tuple["Term", ...] | None = None

    def __str__(self) -> str:
        if self.items is None:
            return self.name
        inside = ",".join(map(str, self.items))
        return {"¬": f"¬{inside}", "[]": f"[{inside}]"}.get(self.name, f"{self.name}({inside})")

    @property
    def is_variable(self) -> bool:
        """Whether it stands for any term, as those that begin with a capital letter do."""
        return self.items is None and (self.name[0].isupper() or self.name[0] == "_")


class _NoTerm(Exception):
    """A text is not a term."""


def term(text: str) -> Term | None:
    """The term that a text is, or None if it is none."""
    tokens = _tokens(text)
    try:
        found, end = _term(tokens, 0, 0)
    except _NoTerm:
        return None
    return found if end == len(tokens) else None


def normal(text: str) -> str:
    """A text in the form in which equal terms are equal texts."""
    return str(term(text) or text.strip())


def match(pattern: Term, found: Term, bindings: Mapping[str, Term]) -> dict[str, Term] | None:
    """The bindings of variables under which a pattern is a term, or None if there are none."""
    if pattern.is_variable:
        bound = bindings.get(pattern.name)
        return {**bindings, pattern.name: found} if bound in (None, found) else None
    if pattern.items is None or found.items is None:
        return dict(bindings) if pattern == found else None
    if pattern.name != found.name or len(pattern.items) != len(found.items):
        return None
    result: dict[str, Term] | None = dict(bindings)
    for inner, other in zip(pattern.items, found.items, strict=True):
        result = match(inner, other, result) if result is not None else None
    return result


def _tokens(text: str) -> list[str]:
    return list(_split(text)) if text.strip() else []


def _split(text: str) -> Iterator[str]:
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            yield ""  # no term has an empty token
            return
        yield found[1] or found[2]
        place = found.end()


def _term(tokens: list[str], place: int, depth: int) -> tuple[Term, int]:
    """The term that begins at a place, and where it ends."""
    token = tokens[place] if place < len(tokens) and depth < _DEEPEST else ""
    if token in ("¬", "!"):
        item, place = _term(tokens, place + 1, depth + 1)
        return Term("¬", (item,)), place
    if token == "[":
        items, place = _items(tokens, place + 1, "]", depth)
        return Term("[]", items), place
    if not token or token in "(),]":
        raise _NoTerm
    if tokens[place + 1 : place + 2] == ["("]:
        items, place = _items(tokens, place + 2, ")", depth)
        return Term(token, items), place
    return Term(token), place + 1


def _items(tokens: list[str], place: int, closing: str, depth: int) -> tuple[tuple[Term, ...], int]:
    items: list[Term] = []
    while tokens[place : place + 1] != [closing]:
        if items:
            if tokens[place : place + 1] != [","]:
                raise _NoTerm
            place += 1
        item, place = _term(tokens, place, depth + 1)
        items.append(item)
    return tuple(items), place + 1
