"""Which line is to blame where a parser gives up: often it is one above the line that it gives up in."""

import re

_KEY = re.compile(r":(?:[ \t\r]|$)|^\s*#")
"""A line that has a key in it, or is a comment: either ends the text that began above it."""


def runs_over(text: str, opened: int, until: int) -> bool:
    """Whether a quote or bracket holds lines that begin no farther in than the one in which it is opened."""
    begin = text.rfind("\n", 0, opened) + 1
    end = text.find("\n", until)
    own, *lines = text[begin : end if end >= 0 else len(text)].split("\n")
    no_farther_in = (line.strip() for line in lines if _indent(line) <= _indent(own))
    return any(line and line[0] not in "]}" for line in no_farther_in)


def blamed(text: str, begin: int) -> int:
    """Where the line begins that lacks its colon, if the line at an offset has a key in the midst of a text.

    It is the line itself, if the text began beside a key above: then the line is set in too far.
    """
    first = end = begin
    while end:
        start = text.rfind("\n", 0, end - 1) + 1
        line = text[start : end - 1]
        if _KEY.search(line):
            beside = not line.rstrip().endswith(":") and _indent(text[first:]) > _indent(line, " -")
            return begin if beside else first
        first, end = start if line.strip() else first, start
    return first


def _indent(line: str, signs: str | None = None) -> int:
    return len(line) - len(line.lstrip(signs))
