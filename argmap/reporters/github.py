"""Commands for GitHub Actions, which shows them beside the lines of a pull request."""

from collections.abc import Sequence
from typing import Literal

from argmap.diagnostics import Severity
from argmap.pipeline import Checked
from argmap.reporters import sentence
from argmap.source import Span

Level = Literal["error", "warning", "notice"]

_LEVELS: dict[Severity, Level] = {"error": "error", "warning": "warning", "info": "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def report(results: Sequence[Checked], colour: bool) -> str:
    """A command in a line of its own for each thing that was found."""
    return "".join(
        annotation(_LEVELS[each.severity], each.path, each.span, f"argmap ({each.rule})", sentence(each))
        for result in results
        for each in result.diagnostics
    )


def annotation(level: Level, path: str, span: Span | None, title: str, message: str) -> str:
    """A command that shows a message at a place in a file, or at the file as a whole."""
    properties = {"file": path}
    if span is not None:
        properties |= {"line": str(span.line), "endLine": str(span.end_line)}
        if span.line == span.end_line:  # columns of several lines would be refused
            properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = title
    listed = ",".join(f"{name}={value.translate(_IN_PROPERTIES)}" for name, value in properties.items())
    return f"::{level} {listed}::{message.translate(_IN_DATA)}\n"
