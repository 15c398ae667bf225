"""Somebody types the map of the Istanbul talks, character by character, and is helped after each.

In the midst of a text, where nothing can be offered, they only go on typing. What they see while they do is
kept in `typing.txt`: below each line, what had been told of other lines for as long as it was not finished
(`~`), what was told anew when it was (`=`), and which ids and keys were offered first after so many letters
(`>`). `UPDATE_SNAPSHOTS=1` writes it anew.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from lsprotocol import types

from .editor import Editor

MAP = Path(__file__).parents[2] / "maps" / "istanbul-talks.argmap.yaml"
TRANSCRIPT = Path(__file__).parent / "typing.txt"
TEXT = MAP.read_text(encoding="utf-8")
LINES = TEXT.splitlines(keepends=True)
PARTS = 6
"""The session is cut into so many parts, each on what stands above it, which can run at once."""

_STATEMENTS = ("questions", "proposals", "conditions", "claims", "reasons", "objections")
_IN_A_TEXT = 5
"""After so many characters at which nothing is offered, no more is asked in a line."""
_WORD_ENDS = re.compile(r"\W")
_IDS = re.compile(r"[a-z][a-z0-9-]+")


class Mark(NamedTuple):
    """Something that was told: the line from 1, the text there, and the rule."""

    line: int
    text: str
    rule: str


class Writer:
    """Somebody who writes a file: what they wrote in each version of it, and in which line they were."""

    def __init__(self, editor: Editor, name: str, text: str) -> None:
        self.editor = editor
        self.uri = editor.open(name, text)
        self.versions: dict[int, tuple[str, int]] = {}
        self._note(text.count("\n"))

    def type(self, place: types.Position, character: str) -> types.Position:
        """Type a character, and give the place behind it."""
        self.editor.type(self.uri, types.Range(place, place), character)
        self._note(place.line)
        if character == "\n":
            return types.Position(place.line + 1, 0)
        return types.Position(place.line, place.character + len(character.encode("utf-16-le")) // 2)

    def delete(self, line: int) -> None:
        """Delete what stands in a line."""
        text = self.editor.texts[self.uri].split("\n")[line]
        end = types.Position(line, len(text.encode("utf-16-le")) // 2)
        self.editor.type(self.uri, types.Range(types.Position(line, 0), end), "")
        self._note(line)

    def offered(self, place: types.Position) -> list[str]:
        """What is offered at a place, first what comes first."""
        params = types.CompletionParams(types.TextDocumentIdentifier(self.uri), place)
        found = self.editor.ask(types.TEXT_DOCUMENT_COMPLETION, params)
        return [item.label for item in found.items] if found else []

    def marks(self) -> list[Mark]:
        """What is told of the text as it is."""
        self.editor.diagnostics(self.uri)
        return list(self._marks(self.editor.told[self.uri]))

    def false_alarms(self) -> list[tuple[Mark, str]]:
        """Names that were said to be unknown, outside of the line being written, though they were there."""
        found = []
        for told in self.editor.heard:
            if told.uri != self.uri or told.version not in self.versions:
                continue
            text, line = self.versions[told.version]
            defined = set(_defined(text))
            for mark in self._marks(told):
                is_elsewhere = mark.line != line + 1
                if mark.rule == "unknown-reference" and is_elsewhere and mark.text in defined:
                    found.append((mark, text))
        return found

    def _note(self, line: int) -> None:
        self.versions[self.editor.versions[self.uri]] = self.editor.texts[self.uri], line

    def _marks(self, told: types.PublishDiagnosticsParams) -> Iterator[Mark]:
        text, _ = self.versions[told.version or 0]
        for each in told.diagnostics:
            start, end = (self.editor.offset(text, place) for place in (each.range.start, each.range.end))
            marked = text[start:end].partition("\n")[0]
            yield Mark(each.range.start.line + 1, marked, str(each.code))


def _defined(text: str) -> Iterator[str]:
    """The ids that are defined in a text: the keys that are set in by two spaces."""
    for line in text.split("\n"):
        if found := re.match(r"  ([A-Za-z][\w-]*):(?: |$)", line):
            yield found[1]


def _session(writer: Writer, lines: range) -> str:
    """What is seen while some lines are typed, below what is there."""
    seen = []
    place = types.Position(lines.start, 0)
    before: set[Mark] = set()
    for number in lines:
        line, meanwhile = LINES[number], set[Mark]()
        offered_after: dict[str, int] = {}
        silence = 0
        for column, character in enumerate(line, 1):
            place = writer.type(place, character)
            if silence > _IN_A_TEXT:
                continue
            offered = writer.offered(place)
            silence = 0 if offered else silence + 1
            word, letters = _word_at(line, column)
            if offered and word == offered[0]:
                offered_after.setdefault(word, letters)
            if _WORD_ENDS.match(character) and character != "\n":
                meanwhile |= {each for each in writer.marks() if each.line != number + 1}
        marks = writer.marks()
        seen.append(f"{number + 1:4} {line}".rstrip() + "\n")
        seen += _shown("~", sorted(meanwhile - {*marks, *before}))
        seen += _shown("=", [each for each in marks if each not in before])
        if offered_after:
            words = ", ".join(f"{word} after {letters}" for word, letters in offered_after.items())
            seen.append(f"   >   {words}\n")
        before = set(marks)
    return "".join(seen)


def _word_at(line: str, column: int) -> tuple[str, int]:
    """The word that is being typed, or comes next, and how many of its letters stand there already."""
    for each in _IDS.finditer(line):
        if each.start() <= column <= each.end():
            return each[0], column - each.start()
    return "", 0


def _shown(sign: str, marks: list[Mark]) -> list[str]:
    return [f"   {sign}   {each.line}: {each.rule} ({each.text})\n" for each in marks]


def _parts() -> list[range]:
    """The lines of each part, which begins where nothing is open above it."""
    length = len(LINES) // PARTS + 1
    starts = [0]
    for number in range(1, PARTS):
        start = next(
            each for each in range(number * length, len(LINES)) if re.match(r"  [\w-]+:|\w", LINES[each])
        )
        starts.append(start)
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(LINES)], strict=True)]


@pytest.mark.parametrize("lines", _parts(), ids=lambda lines: f"lines {lines.start + 1} to {lines.stop}")
def test_a_typing_session(tmp_path: Path, lines: range) -> None:
    (tmp_path / "argmap.toml").touch()
    with Editor(tmp_path, options={"delay": 10}) as editor:
        writer = Writer(editor, "istanbul.argmap.yaml", "".join(LINES[: lines.start]))
        writer.marks()
        seen = _session(writer, lines)
        assert writer.false_alarms() == []
        if lines.stop == len(LINES):
            assert writer.marks() == []
        assert editor.client.messages == []
    header = f"--- lines {lines.start + 1} to {lines.stop}\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        _update(header, seen)
    assert header + seen in TRANSCRIPT.read_text(encoding="utf-8")


def _update(header: str, seen: str) -> None:
    """Write a part of the transcript; those before and after it stay."""
    old = TRANSCRIPT.read_text(encoding="utf-8") if TRANSCRIPT.exists() else ""
    parts = {each.partition("\n")[0] + "\n": each for each in re.split(r"(?m)^(?=--- )", old) if each}
    parts[header] = header + seen
    ordered = sorted(parts, key=lambda each: int(each.split()[2]))
    TRANSCRIPT.write_text("".join(parts[each] for each in ordered), encoding="utf-8", newline="\n")


_LINES_WITH_IDS = [
    number
    for number, line in enumerate(LINES)
    if re.match(
        r"\s+(by|source|group|only_if|in_exchange_for|supports|against|answers|assume|expect|as):", line
    )
]


def test_in_a_finished_map_no_other_line_is_ever_blamed(tmp_path: Path) -> None:
    """Lines in which something is named are deleted and typed once more, a few of each kind."""
    (tmp_path / "argmap.toml").touch()
    with Editor(tmp_path, options={"delay": 10}) as editor:
        writer = Writer(editor, "istanbul.argmap.yaml", TEXT)
        assert writer.marks() == []
        for number in _LINES_WITH_IDS[::6]:
            writer.delete(number)
            place = types.Position(number, 0)
            for character in LINES[number].rstrip("\n"):
                place = writer.type(place, character)
                writer.offered(place)
                if _WORD_ENDS.match(character):
                    others = {each for each in writer.marks() if each.line != number + 1}
                    assert "unknown-reference" not in {each.rule for each in others}, LINES[number]
            assert writer.marks() == []
        assert writer.false_alarms() == []
        assert editor.texts[writer.uri] == TEXT
