"""Commands for GitHub Actions, which shows them beside the lines of a pull request."""

from collections.abc import Sequence

from argmap.diagnostics import Diagnostic, Severity
from argmap.pipeline import Checked
from argmap.reporters import sentence

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def report(results: Sequence[Checked], colour: bool) -> str:
    """A command in a line of its own for each thing that was found."""
    return "".join(_command(each) for result in results for each in result.diagnostics)


def _command(each: Diagnostic) -> str:
    span = each.span
    properties = {"file": each.path, "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # columns of several lines would be refused
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"argmap ({each.rule})"
    listed = ",".join(f"{name}={value.translate(_IN_PROPERTIES)}" for name, value in properties.items())
    return f"::{_COMMANDS[each.severity]} {listed}::{sentence(each).translate(_IN_DATA)}\n"
