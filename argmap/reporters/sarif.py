"""A report in SARIF 2.1.0, the form in which code scanners exchange what they find."""

import json
import os
import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from argmap.diagnostics import Diagnostic, Repair, Severity
from argmap.faults import Kind, reportable
from argmap.fingerprints import with_fingerprints
from argmap.pipeline import Checked
from argmap.reporters import sentence
from argmap.rules import Rule
from argmap.source import Span, Tree

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_TOP = "PROJECT"
"""Stands for the folder to which paths are relative, wherever it is."""


def report(results: Sequence[Checked], colour: bool) -> str:
    """A log with one run; columns count characters, as everywhere in argmap."""
    rules = reportable()
    driver = {"name": "argmap", "version": version("argmap"), "rules": list(map(_rule, rules))}
    indices = {rule.id: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_TOP: {"description": {"text": "The folder that argmap was run in."}}},
        "artifacts": [
            {"location": _file(each.path), "roles": ["analysisTarget"], "mimeType": "application/yaml"}
            for each in results
        ],
        "results": [
            _result(each, fingerprint, indices[each.rule], result.tree)
            for result in results
            for each, fingerprint in with_fingerprints(result)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: Kind | Rule) -> dict[str, Any]:
    help = f"{rule.summary} `argmap rule {rule.id}` says more."
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},  # GitHub wants both
        "help": {"text": help, "markdown": help},
        "defaultConfiguration": {"enabled": rule.on == "always", "level": _LEVELS[rule.severity]},
    }


def _result(each: Diagnostic, fingerprint: str, index: int, tree: Tree) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": each.rule,
        "ruleIndex": index,
        "level": _LEVELS[each.severity],
        "message": {"text": _escaped(sentence(each))},
        "locations": [{"physicalLocation": _place(each.path, each.span)}],
        "partialFingerprints": {"argmap/v1": fingerprint},
    }
    if each.first:
        first = {"physicalLocation": _place(each.path, each.first), "message": {"text": "first here"}}
        result["relatedLocations"] = [first]
    if each.repair:
        result["fixes"] = [_fix(each.path, each.repair, tree)]
    return result


def _fix(path: str, repair: Repair, tree: Tree) -> dict[str, Any]:
    start, end, text = repair.edit
    (line, column, *_), (end_line, end_column, *_) = tree.span(start, start), tree.span(end, end)
    region = _region(Span(line, column, end_line, end_column))
    replacement = {"deletedRegion": region, "insertedContent": {"text": text}}
    changes = [{"artifactLocation": _file(path), "replacements": [replacement]}]
    return {"description": {"text": _escaped(repair.title)}, "artifactChanges": changes}


def _place(path: str, span: Span) -> dict[str, Any]:
    return {"artifactLocation": _file(path), "region": _region(span)}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _file(path: str) -> dict[str, str]:
    uri = quote(os.fsencode(path))
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if re.match("[A-Za-z]:/", path):
        return {"uri": f"file:///{path[:2]}{uri[4:]}"}
    return {"uri": uri, "uriBaseId": _TOP}


def _escaped(text: str) -> str:
    """A text as a message, in which single braces would be places to fill in."""
    return text.replace("{", "{{").replace("}", "}}")
