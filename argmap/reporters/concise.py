"""One line for each thing that was found."""

from collections.abc import Sequence

from argmap.pipeline import Checked


def report(results: Sequence[Checked], colour: bool) -> str:
    """Lines `path:line:column: severity: message [rule]`, the cure after a semicolon."""
    lines = []
    for result in results:
        for each in result.diagnostics:
            place = f"{each.path}:{each.span.line}:{each.span.column}"
            cure = f"; {each.cure}" if each.cure else ""
            lines.append(f"{place}: {each.severity}: {each.message}{cure} [{each.rule}]\n")
    return "".join(lines)
