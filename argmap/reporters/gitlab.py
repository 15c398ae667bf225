"""A code quality report for GitLab, which shows it in merge requests."""

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from argmap.diagnostics import Diagnostic, Severity
from argmap.fingerprints import with_fingerprints
from argmap.pipeline import Checked
from argmap.reporters import sentence
from argmap.source import Span

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def report(results: Sequence[Checked], colour: bool) -> str:
    """A JSON list with an object for each thing that was found."""
    issues = [
        _issue(each, fingerprint) for result in results for each, fingerprint in with_fingerprints(result)
    ]
    return json.dumps(issues, indent=2, ensure_ascii=False) + "\n"


def _issue(each: Diagnostic, fingerprint: str) -> dict[str, Any]:
    issue: dict[str, Any] = {
        "type": "issue",
        "check_name": each.rule,
        "description": sentence(each),
        "categories": ["Bug Risk" if each.severity == "error" else "Clarity"],
        "severity": _SEVERITIES[each.severity],
        # GitLab keeps one issue of those with the same fingerprint, in whatever files they are.
        "fingerprint": sha256(f"{each.path}\0{fingerprint}".encode(errors="surrogatepass")).hexdigest()[:32],
        "location": _location(each.path, each.span),
    }
    if each.first:
        issue["other_locations"] = [_location(each.path, each.first)]
    return issue


def _location(path: str, span: Span) -> dict[str, Any]:
    begin = {"line": span.line, "column": span.column}
    end = {"line": span.end_line, "column": span.end_column}
    return {"path": path, "positions": {"begin": begin, "end": end}}
