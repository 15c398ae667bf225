"""Maps as authors leave them: valid documents in every way to write them, with comments all over."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

from hypothesis import strategies as st
from stages.documents import DOCUMENTS

_SENTENCE = (
    """the yard has room for: stalls #1 'and' "lamps" - [ice] {salt}, it's said; 12:30 é 漢字 no & yes *"""
)
_PLAIN = re.compile(r"[B-DF-MO-SU-Zb-df-mo-su-z][a-z]*(?: [a-zé漢12']+)*")
_COMMENTS = ("# {}", "#{}", "# {}: 'not [closed", "#   {} # twice", "# - {}: é")


@dataclass
class Piece:
    """A part of a draft: a value on lines of its own, or parts below one another."""

    key: str = ""
    opening: str = ""
    lines: list[str] = field(default_factory=list)
    parts: list["Piece"] = field(default_factory=list)
    is_list: bool = False
    has_fields: bool = False
    step: int = 2
    above: list[str] = field(default_factory=list)
    aside: str = ""
    below: list[str] = field(default_factory=list)

    def comments(self) -> Iterator[str]:
        """All comments, blank lines left out."""
        yield from (line.strip() for line in (*self.above, self.aside, *self.below) if line.strip())
        yield from (line.strip() for line in self.lines if line.strip().startswith("#c"))
        for each in self.parts:
            yield from each.comments()

    def text(self) -> list[str]:
        """The lines of the parts, as far in as these themselves."""
        lines = []
        for each in self.parts:
            lines += each.above
            sign = "-" if self.is_list else f"{each.key}:"
            lines.append(f"{sign} {each.opening}".rstrip() + (f" {each.aside}" if each.aside else ""))
            lines += [" " * each.step + line if line else "" for line in each.lines or each.text()]
        return lines + self.below

    def shuffled(self, random: Random) -> "Piece":
        """The same, with fields and sections in another order; entries, and what begins the file, stay."""
        parts = [each.shuffled(random) for each in self.parts]
        if self.has_fields:
            first = [each for each in parts if each.key == "argmap"]
            others = parts[len(first) :]
            random.shuffle(others)
            parts = first + others
        return replace(self, parts=parts)


@st.composite
def drafts(draw: st.DrawFn) -> Piece:
    """A map that is valid, and anything but tidy."""
    document = draw(DOCUMENTS)
    random = draw(st.randoms(use_true_random=False))
    return Author(random).write(document)


class Author:
    """Writes a document down, as the mood takes it."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.written = 0

    def write(self, document: dict[str, Any]) -> Piece:
        """A draft of a document."""
        top = self.collection(document, 0)
        top.has_fields = True
        top.below = self.lines(0.3)
        return top

    def collection(self, value: Any, depth: int) -> Piece:
        """A mapping or list with its parts below one another."""
        piece = Piece(is_list=isinstance(value, list), step=self.random.choice((2, 2, 3, 4)))
        items = [("", item) for item in value] if isinstance(value, list) else list(value.items())
        for number, (key, item) in enumerate(items):
            part = self.part(item, depth + 1)
            if piece.is_list:
                part.has_fields = False  # a comment above the first field would become one of the item
            part.key = key if self.random.random() < 0.8 or key == "argmap" else json.dumps(key)
            part.above = self.lines(0.3 if number else 0.15)
            piece.parts.append(part)
        return piece

    def part(self, value: Any, depth: int) -> Piece:
        if isinstance(value, dict | list):
            if not value or (depth > 1 and self.random.random() < 0.4):
                return self.in_brackets(value)
            piece = self.collection(value, depth)
            piece.has_fields = depth == 2 or "id" in value
            piece.aside = self.comment(0.2)
            piece.below = [] if piece.is_list else self.lines(0.15)
            while piece.below[-1:] == [""]:  # this blank line would belong to what follows
                piece.below.pop()
            return piece
        return self.scalar(value)

    def in_brackets(self, value: Any) -> Piece:
        """A collection in brackets: in one line, or with comments between its items."""
        scalars = isinstance(value, list) and all(isinstance(each, str) for each in value) and value
        if not scalars or self.random.random() < 0.5:
            return Piece(opening=json.dumps(value, ensure_ascii=False), aside=self.comment(0.2))
        lines = []
        for each in value:
            lines += [f"#c{self.count()}x"] * (self.random.random() < 0.3)
            lines.append(f"{json.dumps(each)},")
        return Piece(opening="[", aside=self.comment(0.3), lines=[*lines, "]"])

    def scalar(self, value: Any) -> Piece:
        if not isinstance(value, str):
            return Piece(opening=json.dumps(value), aside=self.comment(0.2))
        if value == "A text.":
            count = self.random.choice((3, 8, 30, 60))
            value = " ".join(self.random.choices(_SENTENCE.split(), k=count))
        ways = [json.dumps(value), json.dumps(value, ensure_ascii=False)]
        if "\n" not in value:
            ways.append("'" + value.replace("'", "''") + "'")
        if _PLAIN.fullmatch(value):
            ways += [value] * 2
        if value and self.random.random() < 0.4:
            sign = "|" if "\n" in value or self.random.random() < 0.5 else ">"
            words = value.split("\n") if sign == "|" else value.replace(" ", "\n", 2).split("\n")
            return Piece(opening=f"{sign}-", lines=words, aside=self.comment(0.2))
        return Piece(opening=self.random.choice(ways), aside=self.comment(0.2))

    def lines(self, share: float) -> list[str]:
        """Comments and blank lines."""
        if self.random.random() > share:
            return [""] * (self.random.random() < 0.15)
        choices = [self.random.choice(("", "", "#", "#", "#")) for _ in range(self.random.randint(1, 4))]
        return [self.comment(1) if each else "" for each in choices]

    def comment(self, share: float) -> str:
        if self.random.random() > share:
            return ""
        return self.random.choice(_COMMENTS).format(f"c{self.count()}x")

    def count(self) -> int:
        self.written += 1
        return self.written
