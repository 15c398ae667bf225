"""A text with the files that it includes in their places, and where in the main file each part belongs."""

from bisect import bisect_right
from posixpath import dirname, join, normpath
from typing import NamedTuple

from argmap.interchange import Beside, Unreadable
from argmap.source import Tree
from argmap.source.encoding import FORBIDDEN

_INCLUDE = "@include("


class Broken(Exception):
    """What is wrong with a text, and at which offset of the whole."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class _Stretch(NamedTuple):
    """A part of the whole: where it begins there, in which file and where, and where in the main one."""

    start: int
    file: str
    at: int
    main: int


class Whole:
    """The text and all it includes, each file once, as Argdown has it; line ends are line feeds."""

    def __init__(self, text: str, beside: Beside) -> None:
        self._files: dict[str, Tree] = {"": _with_line_feeds(text)}
        self._stretches: list[_Stretch] = []
        self._parts: list[str] = []
        self._length = 0
        self.repeated: list[tuple[str, int]] = []
        """The includes of files that are included already, and the offset of each."""
        self._assemble(beside)
        if not "".join(self._parts[-1:]).endswith("\n"):
            end = len(self._files[""].text)
            self._add("\n", "", end, end)
        self.text = "".join(self._parts)
        if found := FORBIDDEN.search(self.text):
            message = f"the invisible character U+{ord(found[0]):04X} is not allowed; delete it"
            raise self.unreadable(Broken(message, found.start()))

    def line(self, offset: int) -> int:
        """The line of the main file at which an offset of the whole belongs."""
        return self._place("", self._stretch(offset)[1])[0]

    def unreadable(self, broken: Broken) -> Unreadable:
        """What is wrong, with its place in the main file and, if it is in an included one, in that."""
        stretch, main = self._stretch(broken.offset)
        message = broken.message
        if stretch.file:
            line, column = self._place(stretch.file, stretch.at + broken.offset - stretch.start)
            message = f"in `{stretch.file}`, line {line}, column {column}: {message}"
        return Unreadable(message, *self._place("", main))

    def _assemble(self, beside: Beside) -> None:
        """Put the files together, without recursion: files may include one another as deep as they like."""
        open_files = [("", 0)]
        main = 0
        while open_files:
            file, done = open_files.pop()
            text = self._files[file].text
            place, end = _next_include(text, done)
            self._add(text[done:place], file, done, main if file else done)
            if place == len(text):
                continue
            if not file:
                main = place
            open_files.append((file, end))
            path = normpath(join(dirname(file), text[place + len(_INCLUDE) : end - 1].strip()))
            if path in self._files:
                self.repeated.append((path, self._length))
                self._add("<!---->", file, place, main)  # a comment, as Argdown puts there: no blank line
                continue
            try:
                self._files[path] = _with_line_feeds(beside(path))
            except OSError as error:
                self._add(_INCLUDE, file, place, main)
                message = f"`{path}` can't be read: {error.strerror or error}"
                raise self.unreadable(Broken(message, self._length - len(_INCLUDE))) from error
            open_files.append((path, 0))

    def _add(self, text: str, file: str, at: int, main: int) -> None:
        if text:
            self._stretches.append(_Stretch(self._length, file, at, main))
            self._parts.append(text)
            self._length += len(text)

    def _stretch(self, offset: int) -> tuple[_Stretch, int]:
        """The stretch that an offset is in, and the offset in the main file at which it belongs."""
        stretch = self._stretches[bisect_right(self._stretches, offset, key=lambda each: each.start) - 1]
        return stretch, stretch.main if stretch.file else stretch.at + offset - stretch.start

    def _place(self, file: str, offset: int) -> tuple[int, int]:
        """Line and column, from 1."""
        return self._files[file].span(offset, offset)[:2]


def _next_include(text: str, start: int) -> tuple[int, int]:
    """Where the next include begins and ends, or the end of the text twice."""
    place = text.find(_INCLUDE, start)
    while place >= 0 and (end := text.find(")", place)) >= 0:
        if end > place + len(_INCLUDE):
            return place, end + 1
        place = text.find(_INCLUDE, end)
    return len(text), len(text)


def _with_line_feeds(text: str) -> Tree:
    return Tree.of_text(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
