"""Facts as logic programs write them, such as `att(a,b).`: those of ASPARTIX and of ADF tools."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from argmap.interchange import Unreadable

_TOKEN = re.compile(
    r"""
    (?P<space>   \s+ )
  | (?P<comment> [%\#][^\n]* )
  | (?P<quoted>  "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
  | (?P<word>    [^\s(),."'%\#:] (?: [^\s(),."%:] | \.(?=[^\s(),."'%\#:]) | :(?!-) )* )
  | (?P<sign>    [(),.] )
    """,
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(.)")

NAME = r"[^\s\"\\]+"
"""What all tools read as a name if it stands in quotes."""


class Word(NamedTuple):
    """A name, or a comment, and its offset in the text."""

    text: str
    place: int


Made = TypeVar("Made")


class Fact(NamedTuple, Generic[Made]):
    """A fact: its name, its terms, which are words or what was made of others, and the offset of its end."""

    name: Word
    terms: "list[Word | Made]"
    end: int


class Facts(NamedTuple, Generic[Made]):
    """The facts of a text, and its comments."""

    facts: list[Fact[Made]]
    comments: list[Word]


def read_facts(text: str, make: "Callable[[Word, list[Word | Made]], Made]") -> Facts[Made]:
    """The facts of a text; `make` makes something of each term in them, such as `and(a,b)`, inner ones first.

    Raises Unreadable where there is something else.
    """
    found: Facts[Made] = Facts([], [])
    opened: list[tuple[Word, list[Word | Made]]] = []
    last: Word | Made | None = None  # what a comma or bracket can stand behind
    fact: Fact[Made] | None = None  # what a full stop can stand behind
    for kind, word in _tokens(text):
        match word.text if kind == "sign" else kind:
            case "comment":
                found.comments.append(word)
            case "word" | "quoted" if last is None and fact is None:
                last = word
            case "(" if isinstance(last, Word) and text[last.place] not in "\"'":
                opened.append((last, []))
                last = None
            case "," if opened and last is not None:
                opened[-1][1].append(last)
                last = None
            case ")" if opened and last is not None:
                name, terms = opened.pop()
                terms.append(last)
                last, fact = (make(name, terms), None) if opened else (None, Fact(name, terms, word.place))
            case "." if fact is not None:
                found.facts.append(fact)
                fact = None
            case _:
                raise Unreadable.at(word.place, text, _misplaced(word.text, last is None and fact is None))
    if opened or last is not None or fact is not None:
        raise Unreadable.at(len(text.rstrip()), text, "the last fact has no end; facts end in `).`")
    return found


def notes(text: str, found: Facts[Made]) -> tuple[str, dict[str, str]]:
    """What the comments say: of all, before the first fact; others of what the fact below or beside names."""
    of_all: list[str] = []
    of_each: dict[str, list[str]] = {}
    ends = [each.end for each in found.facts]
    for comment in found.comments:
        said = comment.text.strip("%*# \t\n")
        after = bisect_right(ends, comment.place)
        is_beside = after and "\n" not in text[ends[after - 1] : comment.place]
        first = found.facts[min(after - bool(is_beside), len(ends) - 1)].terms[0] if after else None
        if said:
            (of_each.setdefault(first.text, []) if isinstance(first, Word) else of_all).append(said)
    return "\n".join(of_all), {name: "\n".join(lines) for name, lines in of_each.items()}


def begins_with(names: Sequence[str], text: str) -> bool:
    """Whether the first fact of a text has one of these names."""
    return re.match(rf"(?:\s|[%#][^\n]*+)*+(?:{'|'.join(names)})\s*\(", text) is not None


def quoted(name: str, plain: str) -> str:
    """A name in quotes, unless it has the form of those that need none."""
    return name if re.fullmatch(plain, name) else f'"{name}"'


def _tokens(text: str) -> Iterator[tuple[str, Word]]:
    place = 0
    last_end = text.rfind("*%")
    while place < len(text):
        if text.startswith("%*", place) and place + 2 <= last_end:
            end = text.index("*%", place + 2) + 2
            yield "comment", Word(text[place:end], place)
            place = end
            continue
        found = _TOKEN.match(text, place)
        if found is None:
            raise Unreadable.at(place, text, _foreign(text[place]))
        kind, content = found.lastgroup or "", found[0]
        if kind == "quoted":
            content = _ESCAPED.sub(r"\1", content[1:-1])
        if kind != "space":
            yield kind, Word(content, place)
        place = found.end()


def _misplaced(sign: str, name_expected: bool) -> str:
    if name_expected:
        return f"a name is expected here, not `{sign}`"
    return (
        f"`{sign[:60]}` is not expected here; a fact is written as `name(a,b).`, with a full stop behind it"
    )


def _foreign(sign: str) -> str:
    if sign in "\"'":
        return "this quote is not closed in its line"
    if sign == ":":
        return "rules can't be read here, only facts such as `name(a,b).`"
    return f"`{sign}` is not expected here"
