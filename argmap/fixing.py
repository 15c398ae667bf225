"""Mending a text: the edits that diagnostics bring, until there are no more of them."""

from collections.abc import Callable
from typing import NamedTuple

from argmap.diagnostics import Diagnostic
from argmap.pipeline import Checked
from argmap.source import Edit, edited

_ROUNDS = 20
"""One edit may make room for another, but not for ever."""


class Mended(NamedTuple):
    """The text after all edits, and what was mended by them."""

    text: str
    done: tuple[Diagnostic, ...] = ()


def mended(text: str, check: Callable[[str], Checked], *, unsafe: bool = False) -> Mended:
    """Mend what has one answer; if `unsafe`, also what has a likely one.

    No edit is made that would leave more errors than there were.
    """
    done: list[Diagnostic] = []
    checked = check(text)
    refused: set[Edit] = set()
    for _ in range(_ROUNDS):
        wanted = [each for each in _mendable(checked, unsafe=unsafe) if _edit(each) not in refused]
        if not wanted:
            break
        after = edited(text, map(_edit, wanted))
        result = check(after)
        if _errors(result) > _errors(checked):
            if len(wanted) > 1:
                wanted = wanted[:1]  # the others come in the next round
                after = edited(text, map(_edit, wanted))
                result = check(after)
            if _errors(result) > _errors(checked):
                refused.add(_edit(wanted[0]))
                continue
        text, checked = after, result
        refused.clear()
        done += wanted
    return Mended(text, tuple(done))


def _mendable(checked: Checked, *, unsafe: bool) -> list[Diagnostic]:
    """What can be mended at once: of edits that touch one another, the first."""
    found: list[Diagnostic] = []
    end = -1
    repairs = [each for each in checked.diagnostics if each.repair and (each.repair.safe or unsafe)]
    for each in sorted(repairs, key=_edit):
        edit = _edit(each)
        if edit.start > end:
            found.append(each)
            end = edit.end
    return found


def _edit(each: Diagnostic) -> Edit:
    assert each.repair is not None
    return each.repair.edit


def _errors(checked: Checked) -> int:
    return sum(each.severity == "error" for each in checked.diagnostics)
