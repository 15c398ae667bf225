"""Lines after the last of a YAML file, where that is sure to be right."""

from collections.abc import Callable
from typing import Any

from argmap.source import read


def appended(text: str, lines: str, meant: Callable[[Any], Any]) -> str | None:
    """The text with lines after it; None unless it then means what is `meant` for what it means now."""
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = "" if text.endswith("\n") else ending
    longer = text + gap + lines.replace("\n", ending)
    before, after = read(text), read(longer)
    if before.faults or after.faults:
        return None
    return longer if after.value == meant(before.value) else None
