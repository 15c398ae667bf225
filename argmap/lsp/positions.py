"""Offsets in a text ↔ positions as editors count them: lines from 0, and code units of an encoding."""

from bisect import bisect_right
from itertools import accumulate

from lsprotocol import types

_MARK = "\ufeff"
_BYTES = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}
"""How many bytes a code unit has."""


class Positions:
    """A text in which positions are looked up.

    Offsets are in characters, as a tree of the text has them: a byte-order mark does not count there, though
    it does for editors. A line ends as in YAML 1.2, which is how editors have it, too.
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self._text = text
        self._codec = encoding if encoding == "utf-8" else f"{encoding}-le"
        self._mark = text.startswith(_MARK)
        lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        self._lines = [0, *accumulate(len(line) + 1 for line in lines[:-1])]

    def position(self, offset: int) -> types.Position:
        """The position of an offset."""
        return types.Position(*self.place(offset))

    def place(self, offset: int) -> tuple[int, int]:
        """The line and the code unit of an offset."""
        place = min(max(offset, 0) + self._mark, len(self._text))
        line = bisect_right(self._lines, place) - 1
        return line, self._units(self._text[self._lines[line] : place])

    def range(self, start: int, end: int) -> types.Range:
        """The range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset of a position; one past the end of its line, or of the text, is taken for the end."""
        return max(self._place(position) - self._mark, 0)

    def changed(self, range: types.Range, text: str) -> str:
        """The text with another one in place of a range."""
        start, end = self._place(range.start), self._place(range.end)
        return self._text[:start] + text + self._text[max(start, end) :]

    def _place(self, position: types.Position) -> int:
        """How many characters stand before a position, the byte-order mark included."""
        if position.line >= len(self._lines):
            return len(self._text)
        return self._lines[position.line] + self._characters(self._line(position.line), position.character)

    def _line(self, number: int) -> str:
        """A line without its end."""
        is_last = number + 1 == len(self._lines)
        return self._text[self._lines[number] : None if is_last else self._lines[number + 1]].rstrip("\r\n")

    def _units(self, text: str) -> int:
        if text.isascii():
            return len(text)
        return len(text.encode(self._codec, "surrogatepass")) // _BYTES[self._codec]

    def _characters(self, line: str, units: int) -> int:
        """How many characters so many code units make; a character that they end in is left out."""
        if line.isascii():
            return min(units, len(line))
        ends = accumulate(map(self._units, line))
        return sum(end <= units for end in ends)
