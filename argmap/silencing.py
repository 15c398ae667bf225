"""Comments that silence what is found: `# argmap: ignore[rule]`, and those that silence nothing."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Repair, Severity, nearest, suggestion
from argmap.rules import rules
from argmap.rules.unused_ignore import unused_ignore
from argmap.source import Edit, Remark, Span, Tree, above, remarks
from argmap.source.seeking import seek


class _Ignore(NamedTuple):
    remark: Remark
    name: str

    def silences(self, each: Diagnostic) -> bool:
        first, last = self.remark.lines
        whole = self.remark.word == "ignore-file"
        return each.rule == self.name and (whole or first <= each.span.line <= last)


def silenced(
    path: str, tree: Tree, found: Iterable[Diagnostic], asked: Collection[str], severity: Severity | None
) -> tuple[Diagnostic, ...]:
    """What was found without what comments ignore, and with the comments that ignore nothing.

    `asked` are the rules that were asked: an ignored rule that was not is no mistake. Of a comment that
    ignores nothing nothing is said if `severity` is None. Faults of text and document can't be ignored.
    """
    found = list(found)
    notes = list(remarks(tree))
    if not notes:
        return tuple(found)
    known = {rule.id for rule in rules()}
    ignores = [_Ignore(remark, name) for remark in notes for name in remark.names if name in known]
    used: set[_Ignore] = set()
    kept = []
    for each in found:
        silencing = [ignore for ignore in ignores if ignore.silences(each)]
        used.update(silencing)
        if not silencing:
            kept.append(each)
    if severity:
        for remark in notes:
            of_use = {each.name for each in used if each.remark == remark}
            kept += (
                Diagnostic(path, tree.span(remark.start, remark.end), severity, unused_ignore.id, *rest)
                for rest in _unused(tree, remark, of_use, asked)
            )
    return tuple(kept)


def ignoring(tree: Tree, rule: str, span: Span) -> Edit | None:
    """A comment by which a rule says no more of a place: in its line, or where that is all text, above it."""
    covering = [each for each in remarks(tree) if each.word == "ignore" and each.names]
    for remark in reversed(covering):
        if remark.lines[0] <= span.line <= remark.lines[1]:
            return Edit(remark.end - 1, remark.end - 1, f", {rule}")
    comment = f"# argmap: ignore[{rule}]"
    line = tree.line(span.line)
    end = tree.offset(span.line, len(line) + 1)
    path = seek(tree, end).path
    offsets = tree.offsets(path)
    if offsets and offsets[2] < end < offsets[3] and not isinstance(tree.at(path), dict | list):
        line = tree.line(tree.locate(path, key=True).line)
        return above(tree, path, line[: len(line) - len(line.lstrip(" "))] + comment)
    return Edit(end - len(line) + len(line.rstrip()), end, f"  {comment}")


def _unused(
    tree: Tree, remark: Remark, used: Collection[str], asked: Collection[str]
) -> Iterator[tuple[str, str, None, Repair | None]]:
    """What is to be said of a comment's names that ignore nothing: message, cure and repair."""
    known = {rule.id for rule in rules()}
    if not remark.names:
        yield "this ignores nothing: it names no rule", f"write `{remark.word}[rule-id]`", None, None
    for name in remark.names:
        if name in used or (name in known and name not in asked):
            continue
        repair = Repair("delete it", _without(tree, remark, name))
        close = "" if name in known else nearest(name, sorted(known))
        if name in known:
            yield f"there is no `{name}` to ignore here", "delete it", None, repair
        elif close:
            yield f"there is no rule `{name}`", suggestion(close), None, None
        else:
            yield f"there is no rule `{name}` that could be ignored", "delete it", None, repair


def _without(tree: Tree, remark: Remark, name: str) -> Edit:
    """The comment without one of its names; without its last one, all of it, with a line of its own."""
    text = tree.text
    others = [each for each in remark.names if each != name]
    if others:
        return Edit(remark.start, remark.end, f"# argmap: {remark.word}[{', '.join(others)}]")
    ending = re.compile(r"[^\r\n]*").match(text, remark.end)
    rest = ending[0].strip(" \t#:;,–—-") if ending else ""
    end = remark.end + len(ending[0] if ending else "")
    if rest:  # the author's own words
        return Edit(remark.start, end, f"# {rest}")
    if not remark.is_alone:
        return Edit(len(text[: remark.start].rstrip(" \t")), end, "")
    line_end = re.compile(r"\r\n|\n|\r|").match(text, end)
    start = max(text.rfind("\n", 0, remark.start), text.rfind("\r", 0, remark.start)) + 1
    return Edit(start, line_end.end() if line_end else end, "")
