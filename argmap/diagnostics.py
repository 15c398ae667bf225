"""What is found in a map: findings say it by path, diagnostics by line and column."""

from dataclasses import dataclass
from typing import Literal

from argmap.source import Path, Span

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to say of a place in a document: what was found, and what to do about it.

    It is shown at the value of the path, or with `at_key` at its key. `first` is the path of the place that
    the finding looks back to: where the same thing stands for the first time.
    """

    path: Path
    message: str
    cure: str = ""
    at_key: bool = False
    first: Path | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding or fault at its place in a file. `first` is the place that it looks back to."""

    path: str
    span: Span
    severity: Severity
    rule: str
    message: str
    cure: str = ""
    first: Span | None = None
