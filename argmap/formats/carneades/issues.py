"""Issues from issue schemes: statements that match patterns become the positions of an issue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from argmap.formats.carneades.graph import Issue
from argmap.formats.carneades.terms import Term, match, term
from argmap.source import Path

Patterns = tuple[str, Sequence[str], Path]
"""The patterns of an issue scheme, its name before them and its place behind."""

_AND_SO_ON = "..."
"""Stands in the middle of three patterns: the issue has as many positions as there are."""


def issues_of(
    issues: list[Issue], schemes: Iterable[Patterns], statements: Sequence[str]
) -> tuple[list[Issue], list[tuple[str, Path]]]:
    """The issues with those that schemes make of statements; and the schemes that can make none."""
    found = {issue.key: issue for issue in issues}
    at_issue = {position: issue.key for issue in issues for position in issue.positions}
    known = {key: each for key in statements if (each := term(key))}
    idle = []
    for name, patterns, path in schemes:
        read = [each for text in patterns if text != _AND_SO_ON and (each := term(text))]
        if len(patterns) < 2 or len(read) < len(patterns) - patterns.count(_AND_SO_ON):
            idle.append((name, path))
            continue
        is_enumeration = list(patterns[1:2]) == [_AND_SO_ON]
        first, others = read[0], read[:1] if is_enumeration else read[1:]
        for positions in _together(first, others, known, is_enumeration):
            _add(found, at_issue, positions, name, path)
    return list(found.values()), idle


def _together(
    first: Term, others: Sequence[Term], known: Mapping[str, Term], is_enumeration: bool
) -> Iterator[list[str]]:
    """Statements that match patterns with the same values for the variables that the patterns share.

    In an enumeration, variables that end in a digit differ from position to position.
    """
    shared = [sorted(_variables(first) & _variables(other)) for other in others]
    if is_enumeration:
        shared = [[name for name in names if not name[-1].isdigit()] for names in shared]
    matching: list[defaultdict[tuple[Term, ...], list[str]]] = []
    for other, names in zip(others, shared, strict=True):
        matching.append(defaultdict(list))
        for key, bindings in _matches(other, known):
            matching[-1][tuple(bindings[name] for name in names)].append(key)
    groups: defaultdict[tuple[tuple[Term, ...], ...], list[str]] = defaultdict(list)
    for key, bindings in _matches(first, known):
        groups[tuple(tuple(bindings[name] for name in names) for names in shared)].append(key)
    for values, keys in groups.items():
        found = [key for each, value in zip(matching, values, strict=True) for key in each[value]]
        if found:
            yield list(dict.fromkeys(keys + found))


def _matches(pattern: Term, known: Mapping[str, Term]) -> Iterator[tuple[str, dict[str, Term]]]:
    for key, each in known.items():
        bindings = match(pattern, each, {})
        if bindings is not None:
            yield key, bindings


def _variables(pattern: Term) -> set[str]:
    if pattern.is_variable:
        return {pattern.name}
    return {name for item in pattern.items or () for name in _variables(item)}


def _add(
    found: dict[str, Issue], at_issue: dict[str, str], positions: Sequence[str], name: str, path: Path
) -> None:
    """Make positions an issue, or add them to the one that some are at; none is at two."""
    owner = next((at_issue[each] for each in positions if each in at_issue), None)
    new = [each for each in positions if each not in at_issue]
    if len(positions) < 2 or not new:
        return
    if owner is None:
        owner = name
        while owner in found:
            owner += "'"
        found[owner] = Issue(owner, (), path=path)
    found[owner] = found[owner]._replace(positions=(*found[owner].positions, *new))
    at_issue.update(dict.fromkeys(new, owner))
