"""What is told of a map in the editor: what a check finds, and what was found before where it can't look."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lsprotocol import types

from argmap.diagnostics import Diagnostic
from argmap.lsp.addresses import uri_of
from argmap.lsp.analysis import Analysis
from argmap.lsp.client import Client
from argmap.lsp.document import Document, bare
from argmap.lsp.shift import between
from argmap.reporters import sentence
from argmap.rulebook import page_of
from argmap.rules import rules
from argmap.source import Span, Tree

_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}


class Told(NamedTuple):
    """Something that was found, and where it stands in the text at the moment."""

    diagnostic: Diagnostic
    range: types.Range
    first: types.Range | None


def told(document: Document) -> list[Told]:
    """What is to be told of a document.

    What was found in parts that can't be read at the moment is kept, and so is what only a whole map can be
    asked for.
    """
    if document.latest is None:
        return []
    found = list(_placed(document, document.latest, document.latest.told))
    known = {(each.diagnostic.rule, str(each.range)) for each in found}
    kept = {(each.diagnostic.rule, str(each.range)): each for each in _kept(document)}
    found += (each for place, each in kept.items() if place not in known)
    return sorted(found, key=lambda each: (each.range.start.line, each.range.start.character))


def stretch(tree: Tree, span: Span) -> tuple[int, int]:
    """The offsets of a span."""
    return tree.offset(span.line, span.column), tree.offset(span.end_line, span.end_column)


def as_diagnostic(client: Client, uri: str, each: Told) -> types.Diagnostic:
    """What the editor is told."""
    found, publishing = each.diagnostic, "text_document.publish_diagnostics"
    is_unused = found.rule.startswith("unused-") and client.can(f"{publishing}.tag_support")
    described = client.can(f"{publishing}.code_description_support")
    related = None
    if each.first and client.can(f"{publishing}.related_information"):
        related = [types.DiagnosticRelatedInformation(types.Location(uri, each.first), "first here")]
        found = found._replace(first=None)
    return types.Diagnostic(
        each.range,
        sentence(found),
        _SEVERITIES[found.severity],
        found.rule,
        types.CodeDescription(uri_of(page_of(found.rule).as_posix())) if described else None,
        "argmap",
        [types.DiagnosticTag.Unnecessary] if is_unused else None,
        related,
    )


def _placed(document: Document, analysis: Analysis, found: Iterable[Diagnostic]) -> Iterator[Told]:
    """What was found in a text, where that has not been touched since."""
    shift = between(bare(analysis.text), bare(document.text))
    for each in found:
        if (place := shift.now(*stretch(analysis.tree, each.span))) is None:
            continue
        first = shift.now(*stretch(analysis.tree, each.first)) if each.first else None
        positions = document.positions
        yield Told(each, positions.range(*place), positions.range(*first) if first else None)


def _kept(document: Document) -> Iterator[Told]:
    """What was found before, and can't be looked for now."""
    latest, known, sound = document.latest, document.known, document.sound
    if latest is None or known is None or sound is None:
        return
    if latest.tree.is_cut and known is not latest:
        yield from _placed(document, known, _beyond_the_cut(known, latest))
    if not latest.graph.is_whole and sound is not latest:
        of_whole = {rule.id for rule in rules() if rule.of_whole}
        yield from _placed(document, sound, [each for each in sound.told if each.rule in of_whole])


def _beyond_the_cut(known: Analysis, latest: Analysis) -> list[Diagnostic]:
    """What was found in the part of a text that can't be read any more."""
    shift = between(bare(known.text), bare(latest.text))
    begins, graph = latest.tree.left_out[-1][0], latest.graph
    named = {*graph.statements, *graph.parties, *graph.sources, *graph.groups, *graph.scenarios}
    found = []
    for each in known.told:
        start, end = stretch(known.tree, each.span)
        now = shift.now(start, end)
        # What has been written meanwhile is no longer missing.
        is_missing = each.rule != "unknown-reference" or known.tree.text[start:end] not in named
        if now is not None and now[0] >= begins and is_missing:
            found.append(each)
    return found
