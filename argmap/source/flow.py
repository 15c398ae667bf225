"""What is open in brackets up to a place, be it half typed: lists, mappings, and the word being written."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<quoted>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')
    |(?P<half>["'])
    |(?P<comment>(?<![^\s])\#[^\n]*)
    |(?P<sign>[\[\]{},]|:(?=[\s,\[\]{}]|\Z))
    |(?P<space>\s+)
    |(?P<plain>(?:[^\s,\[\]{}:]|:(?![\s,\[\]{}]|\Z))+)""",
    re.VERBOSE | re.DOTALL,
)


class Frame(NamedTuple):
    """A list or mapping that is still open: its items or keys so far, and the key that waits for a value."""

    is_mapping: bool
    beside: list[str]
    key: str | None = None


class Open(NamedTuple):
    """What is open at a place, the innermost last, and the word that stands there, with its beginning."""

    frames: tuple[Frame, ...]
    word: str
    start: int


def opened(text: str, start: int, end: int) -> Open | None:
    """What is open at `end` of what begins with a bracket at `start`; None if all is closed, or a comment."""
    frames: list[Frame] = []
    words: list[str] = []
    begin = end
    place = start
    while place < end:
        token = _TOKEN.match(text, place, end)
        assert token is not None, "every character begins a token"
        if token["comment"] and token.end() == end:
            return None
        if token["half"]:
            return Open(tuple(frames), text[token.end() : end], token.end())
        if token["quoted"] or token["plain"]:
            begin = begin if words else token.start()
            words.append(token["quoted"][1:-1] if token["quoted"] else token["plain"])
        elif token["space"] and words:
            words.append(" ")
        elif token["sign"]:
            frames = _after(frames, token["sign"], "".join(words).strip())
            words, begin = [], end
            if not frames:
                return None
        place = token.end()
    return Open(tuple(frames), "".join(words), begin)


def _after(frames: list[Frame], sign: str, word: str) -> list[Frame]:
    """The open frames after a sign, and the word that stood before it."""
    if sign in "[{":
        return [*frames, Frame(sign == "{", [])]
    outer, frame = frames[:-1], frames[-1]
    if sign in "]}":
        return outer
    if sign == ":" and not frame.is_mapping:
        return frames
    if sign == ":" or not (frame.is_mapping and frame.key is not None):
        frame.beside.append(word)  # in place, as a list can be long
    return [*outer, frame._replace(key=word if sign == ":" else None)]
