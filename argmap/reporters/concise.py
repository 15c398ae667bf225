"""One line for each thing that was found."""

from collections.abc import Sequence

from argmap.pipeline import Checked
from argmap.reporters import sentence


def report(results: Sequence[Checked], colour: bool) -> str:
    """Lines `path:line:column: severity: message [rule]`."""
    return "".join(
        f"{each.path}:{each.span.line}:{each.span.column}: {each.severity}: {sentence(each)} [{each.rule}]\n"
        for result in results
        for each in result.diagnostics
    )
