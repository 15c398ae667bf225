"""What is found in a map: findings say it by path, diagnostics by line and column."""

from collections.abc import Iterable
from itertools import islice
from typing import Literal, NamedTuple

from argmap.source import Edit, Path, Span

Severity = Literal["error", "warning", "info"]


class Change(NamedTuple):
    """A change to a document: another `word` for the value at a path, or for its key; None takes both away.

    With `where` `above`, it is a line before the one that the key stands in.
    """

    path: Path
    word: str | None
    where: Literal["value", "key", "above"] = "value"


class Fix(NamedTuple):
    """What would mend a finding; it is `safe` if no other answer is likely. The title is an imperative."""

    title: str
    change: Change
    safe: bool = True


class Finding(NamedTuple):
    """Something to say of a place in a document: what was found, and what to do about it.

    It is shown at the value of the path, or with `at_key` at its key. `first` is the path of the place that
    the finding looks back to: where the same thing stands for the first time.
    """

    path: Path
    message: str
    cure: str = ""
    at_key: bool = False
    first: Path | None = None
    fix: Fix | None = None


class Repair(NamedTuple):
    """A fix as an edit of the text."""

    title: str
    edit: Edit
    safe: bool = True


class Diagnostic(NamedTuple):
    """A finding or fault at its place in a file. `first` is the place that it looks back to."""

    path: str
    span: Span
    severity: Severity
    rule: str
    message: str
    cure: str = ""
    first: Span | None = None
    repair: Repair | None = None


def shown(message: str) -> str:
    """A message in one line, in which everything that it quotes can be seen."""
    return "".join(each if each.isprintable() else f"<U+{ord(each):04X}>" for each in message)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that a misspelt one most likely stands for, or the empty string."""
    from difflib import get_close_matches  # most runs find nothing misspelt

    likely = (
        each
        for each in known
        if abs(len(each) - len(word)) < 4 and {each[:1], each[-1:]} & {word[:1], word[-1:]}
    )
    # Comparing takes time: among the ids of the largest maps a bounded number has to do.
    close = get_close_matches(word, list(islice(likely, 5000)), n=1, cutoff=0.7)
    return close[0] if close else ""


def suggestion(close: str, otherwise: str = "") -> str:
    """A cure that names the word which may be meant; if there is none, what else to do."""
    return f"did you mean `{close}`?" if close else otherwise
