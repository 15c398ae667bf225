"""argmap rules: everything that a check can report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from argmap.cli.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.faults import Kind
    from argmap.rules import On, Rule

_ON: dict[On, str] = {"always": "on", "fixing": "with --fix", "selected": "off"}


def command(
    output_format: Annotated[
        Literal["text", "markdown", "json"], typer.Option(help="How to say it.")
    ] = "text",
) -> None:
    """List everything that a check can report: rules, and faults of the text itself."""
    from argmap.faults import FAULTS
    from argmap.rules import rules

    if output_format == "json":
        from argmap.cli.printing import print_json

        print_json({"rules": list(map(_plain, rules())), "faults": list(map(_plain, FAULTS))})
        return
    tables = [
        _table("Rules, which can be turned on and off", rules()),
        _table("Faults of the text itself, which are always reported", FAULTS),
    ]
    print("\n".join(each.text() if output_format == "text" else each.markdown() for each in tables), end="")


def _table(title: str, rows: Sequence[Kind | Rule]) -> Table:
    table = Table(title, ("id", "severity", "unless told otherwise", "what it reports"))
    for each in rows:
        table.add(each.id, each.severity, _ON[each.on], each.summary)
    return table


def _plain(each: Kind | Rule) -> dict[str, Any]:
    return {"id": each.id, "severity": each.severity, "on": each.on, "summary": each.summary}
