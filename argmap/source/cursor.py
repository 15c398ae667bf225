"""Where in a document a cursor is, by the lines around it alone: the text may be half typed."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from argmap.source.flow import Open, opened
from argmap.source.tree import Path

_LINE = re.compile(
    r"""(?P<dashes>[ ]*(?:-[ ]+)*)
    (?:(?P<key>"[^"\n]*"|'[^'\n]*'|[^\s"'\#\[\]{},&*!|>%@`-][^\n]*?)[ ]*:(?=[ \t\n]|\Z))?
    [ \t]*(?P<rest>[^\n]*)""",
    re.VERBOSE,
)
_NOTHING = re.compile(r"(?:&\S+)?\s*(?:#.*)?")
_REMARK = re.compile(r"(?:^|\s)#[ \t]*argmap:[ \t]*ignore(?:-file)?[ \t]*\[(?P<names>[^\]]*)\Z")
_COMMENT = re.compile(r"(?:^|\s)#")
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_WORD = re.compile(r"[\w.-]*")
_NO_WORD = tuple("|>&*!%@`-")
"""What begins a value that is no word."""


class Cursor(NamedTuple):
    """What is being written at a place, and where that is.

    It is a `key` of the mapping at `path`, the `value` there, `either` where nothing says yet what it will
    be, or the name of a rule in a `remark` for argmap. `word` is what stands of it before the cursor; all of
    it goes from `start` to `end`. `beside` are the keys or items that stand beside it. It stands
    `in_brackets`, or begins in the column `indent`, from 0. What is `glued` to its colon lacks the space
    before it.
    """

    path: Path
    role: Literal["key", "value", "either", "remark"]
    word: str
    start: int
    end: int
    beside: tuple[str, ...] = ()
    in_brackets: bool = False
    indent: int = 0
    glued: bool = False


def cursor(text: str, offset: int) -> Cursor | None:
    """What is being written at an offset; None within a text or a comment, where anything can stand."""
    return _Search(text, offset).find()


class _Line(NamedTuple):
    """The columns of a line's dashes, the column and name of its key, and what stands behind them."""

    dashes: tuple[int, ...]
    column: int
    key: str | None
    rest: str
    rest_start: int

    @property
    def first(self) -> int:
        """The column that it begins in."""
        return self.dashes[0] if self.dashes else self.column


class _Node(NamedTuple):
    """A key, or the dash of an item, and what stands behind it in its line."""

    key: str | None
    column: int
    rest: str
    rest_start: int


def _line(text: str, start: int, end: int) -> _Line:
    found = _LINE.match(text, start, end)
    assert found is not None, "each part of it may be empty"
    dashes, key = found["dashes"], found["key"]
    columns = tuple(column for column, sign in enumerate(dashes) if sign == "-")
    name = key[1:-1] if key and key[0] in "\"'" else key
    return _Line(columns, len(dashes), name, found["rest"], found.start("rest"))


def _nodes(line: _Line) -> Iterator[_Node]:
    """The key and the dashes of a line, from right to left."""
    rest = line.rest
    if line.key is not None:
        yield _Node(line.key, line.column, rest, line.rest_start)
        rest = ""
    for dash in reversed(line.dashes):
        yield _Node(None, dash, rest, line.rest_start)
        rest = ""


class _Search:
    def __init__(self, text: str, offset: int) -> None:
        # A line ends as YAML 1.2 has it; all offsets stay what they are.
        self.text = text = text.replace("\r\n", " \n").replace("\r", "\n")
        self.offset = offset
        self.start = text.rfind("\n", 0, offset) + 1
        self.line = _line(text, self.start, offset)

    def find(self) -> Cursor | None:
        """What is being written."""
        head = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), self.text[self.start : self.offset])
        if remark := _REMARK.search(head):
            *others, word = remark["names"].split(",")
            start = self.offset - len(word.lstrip())
            return Cursor((), "remark", word.lstrip(), start, self._end(), tuple(map(str.strip, others)))
        if _COMMENT.search(head):
            return None
        steps: list[str | int] = []
        brackets = self._brackets(self.line.rest, self.line.rest_start)
        in_text = False
        for node in self._way():
            if node.rest_start >= self.start:  # in the line of the cursor, where the word stands
                steps.append(node.key or 0)
            elif found := self._brackets(node.rest, node.rest_start):
                brackets, steps, in_text = found, [node.key or 0], False
            else:
                steps.append(node.key or 0)
                in_text = in_text or _NOTHING.fullmatch(node.rest) is None
        path = tuple(reversed(steps))
        if brackets is not None:
            return self._in_brackets(path, brackets)
        return None if in_text else self._in_lines(path)

    def _way(self) -> Iterator[_Node]:
        """The keys and dashes that lead to the cursor, from the innermost outwards."""
        limit, is_item = self.line.column, False
        for node in _nodes(self.line):
            yield node
            limit, is_item = node.column, node.key is None
        for line in self._lines_above():
            for node in _nodes(line):
                # A list may begin in the column of its key.
                if node.column < limit or (node.column == limit and is_item and node.key is not None):
                    yield node
                    limit, is_item = node.column, node.key is None
            if limit == 0 and not is_item:
                return

    def _brackets(self, rest: str, start: int) -> Open | None:
        return opened(self.text, start, self.offset) if rest[:1] in ("[", "{") else None

    def _in_brackets(self, path: Path, brackets: Open) -> Cursor:
        *outer, frame = brackets.frames
        for each in outer:
            path = (*path, each.key if each.key is not None else len(each.beside))
        if frame.is_mapping and frame.key is None:
            return self._cursor(
                path, "key", brackets.word, brackets.start, tuple(frame.beside), in_brackets=True
            )
        step = len(frame.beside) if frame.key is None else frame.key
        beside = () if frame.is_mapping else tuple(frame.beside)
        cursor = self._cursor((*path, step), "value", brackets.word, brackets.start, beside, in_brackets=True)
        return cursor._replace(glued=self._follows(":"))

    def _in_lines(self, path: Path) -> Cursor | None:
        line = self.line
        written = _written(line.rest, line.rest_start)
        if written is None:
            return None
        if line.key is not None:
            return self._cursor(path, "value", *written)._replace(glued=self._follows(":"))
        if line.dashes:
            return self._cursor(path, "either", *written, tuple(self._items(line.dashes[-1])))
        keys = tuple(self._keys())
        if not keys and any(line.dashes for line in self._siblings(line.column)):
            return None  # an item of the list would begin with a dash
        return self._cursor(path, "key" if keys or not path else "either", *written, keys)

    def _cursor(
        self,
        path: Path,
        role: Literal["key", "value", "either"],
        word: str,
        start: int,
        beside: tuple[str, ...] = (),
        *,
        in_brackets: bool = False,
    ) -> Cursor:
        return Cursor(path, role, word, start, self._end(), beside, in_brackets, self.line.column)

    def _end(self) -> int:
        """Where the word ends that the cursor is in."""
        found = _WORD.match(self.text, self.offset)
        return found.end() if found else self.offset

    def _follows(self, sign: str) -> bool:
        return self.text[self.offset - 1 : self.offset] == sign

    def _keys(self) -> Iterator[str]:
        """The keys that stand beside the cursor, in its column."""
        column = self.line.column
        return (each.key for each in self._siblings(column) if each.key is not None and each.column == column)

    def _items(self, dash: int) -> Iterator[str]:
        """The items, none of them a mapping, of the list that the cursor is in."""
        return (
            each.rest for each in self._siblings(dash) if each.key is None and each.dashes[-1:] == (dash,)
        )

    def _siblings(self, column: int) -> Iterator[_Line]:
        """The lines above and below that lie in the same list or mapping, or deeper."""
        for line in self._lines_above():
            if line.column >= column:
                yield line
            if line.first < column:
                break
        for line in self._lines_below():
            if line.first < column:
                break
            yield line

    def _lines_above(self) -> Iterator[_Line]:
        end = self.start
        while end:
            start = self.text.rfind("\n", 0, end - 1) + 1
            yield from _content(_line(self.text, start, end))
            end = start

    def _lines_below(self) -> Iterator[_Line]:
        start = self.text.find("\n", self.offset) + 1
        while start:
            yield from _content(_line(self.text, start, len(self.text)))
            start = self.text.find("\n", start) + 1


def _content(line: _Line) -> Iterable[_Line]:
    """The line, unless it is blank or a comment."""
    is_empty = line.key is None and not line.dashes and line.rest[:1] in ("", "#")
    return () if is_empty else (line,)


def _written(rest: str, start: int) -> tuple[str, int] | None:
    """The word that is being written, and where it begins; None for what is no word, or is finished."""
    if rest[:1] in ('"', "'"):
        return None if _QUOTED.match(rest) else (rest[1:], start + 1)
    return None if rest.startswith(_NO_WORD) else (rest, start)
