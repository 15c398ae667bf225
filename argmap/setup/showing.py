"""Steps in print: what would change as a diff or as commands, what is left to the user as lines to copy."""

from collections.abc import Iterator
from difflib import unified_diff
from textwrap import indent

from argmap.setup import Advice, Configuration, Step

_LONGEST = 200
"""So many lines of a new file are shown; the schema has a thousand, which nobody reads."""


def shown(step: Step, path: str) -> str:
    """What becomes of a file, below a line that says what it is for; empty where nothing does."""
    if isinstance(step.after, Advice):
        lines = indent(step.after.lines, "    ")
        return f"{path} is left as it is. Add this yourself, {step.after.where}:\n\n{lines}"
    if step.after is None:
        return ""
    purpose = f"{path}: {step.integration.purpose}\n"
    if isinstance(step.after, Configuration):
        return purpose + step.after.commands()
    length = step.after.count("\n")
    if step.before is None and length > _LONGEST:
        return f"{purpose}(a new file of {length} lines, not shown)\n"
    return purpose + "".join(_difference(step.before, step.after, path))


def _difference(before: str | None, after: str, path: str) -> Iterator[str]:
    """The lines of a patch."""
    old = "/dev/null" if before is None else f"a/{path}"
    for line in unified_diff(_lines(before or ""), _lines(after), old, f"b/{path}"):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one, so that a carriage return stays in it."""
    *whole, rest = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([rest] if rest else [])]
