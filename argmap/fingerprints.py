"""What a diagnostic is known by from one run to the next, wherever in its file it has moved to."""

from collections import Counter
from collections.abc import Collection
from hashlib import sha256

from argmap.diagnostics import Diagnostic
from argmap.pipeline import Checked
from argmap.source import Span, Tree


def with_fingerprints(result: Checked) -> list[tuple[Diagnostic, str]]:
    """The diagnostics of a map, each with a fingerprint that no other one has.

    It comes from the rule, the keys that lead to the place, and the text there. Neither other entries change
    it, nor the wording of messages, nor the name of the file. Only of places that are alike in all three are
    the later ones known by their number.
    """
    ways = _ways(result.tree, {each.span.line for each in result.diagnostics})
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for each in result.diagnostics:
        place = (each.rule, *ways[each.span.line], _marked(result.tree, each.span))
        seen[place] += 1
        found.append((each, sha256("\0".join((*place, str(seen[place]))).encode()).hexdigest()[:32]))
    return found


def _ways(tree: Tree, wanted: Collection[int]) -> dict[int, tuple[str, ...]]:
    """For each of the lines its key, after the keys of the lines above it that are ever less indented.

    It is the text that counts, so that there is a way to lines that can't be read, too.
    """
    ways: dict[int, tuple[str, ...]] = {}
    above: list[tuple[int, str]] = []
    for number in range(1, max(wanted, default=0) + 1):
        line = tree.line(number)
        text = line.lstrip(" ")
        indent = len(line) - len(text)
        key = text.partition(":")[0].rstrip()
        if number in wanted:
            ways[number] = (*(each for depth, each in above if depth < indent), key)
        if text and not text.startswith("#"):
            while above and above[-1][0] >= indent:
                above.pop()
            above.append((indent, key))
    return ways


def _marked(tree: Tree, span: Span) -> str:
    """The text of a place, as far as it is in its first line."""
    end = span.end_column - 1 if span.line == span.end_line else None
    return tree.line(span.line)[span.column - 1 : end]
