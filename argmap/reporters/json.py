"""A report for programs; `schema/check.schema.json` describes it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from argmap.diagnostics import Diagnostic
from argmap.pipeline import Checked
from argmap.source import Span

VERSION = 1


def report(results: Sequence[Checked], colour: bool) -> str:
    """A JSON object; lines and columns count from 1 in characters, and the end is exclusive."""
    diagnostics = [_plain(each) for result in results for each in result.diagnostics]
    return json.dumps({"version": VERSION, "diagnostics": diagnostics}, indent=2, ensure_ascii=False) + "\n"


def _plain(each: Diagnostic) -> dict[str, Any]:
    plain: dict[str, Any] = {"path": each.path, **_place(each.span)}
    plain |= {"severity": each.severity, "rule": each.rule, "message": each.message}
    if each.cure:
        plain["cure"] = each.cure
    if each.first:
        plain["first"] = _place(each.first)
    return plain


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
