"""Which statements of two maps are marked in a review of the change, and how."""

from collections.abc import Iterator, Mapping

from argmap.diff import Altered, Change, Difference, Linked, Renamed, Retargeted, Unlinked
from argmap.drawing.mark import Mark
from argmap.drawing.standing import standings
from argmap.retelling import marked, telling
from argmap.semantics.evaluate import Outcome

_NOTES = 3
"""So many changes of a statement are told on its card."""


def marks(
    difference: Difference, before: Mapping[str, Outcome], after: Mapping[str, Outcome]
) -> dict[str, Mark]:
    """The marks of all statements that changed, or whose verdict did, from the outcomes of both maps."""
    notes: dict[str, list[str]] = {}
    was: dict[str, str] = {}
    for id, change in _of_statements(difference):
        notes.setdefault(id, [])
        if isinstance(change, Altered) and change.field == "text":
            was[id] = change.old
        else:
            notes[id].append(marked(telling(difference, change).pieces))
    shifts = _shifts(before, after)
    found = {id: Mark("~", was.get(id, ""), _few(lines), shifts.get(id, "")) for id, lines in notes.items()}
    found |= {id: Mark("=", verdicts=words) for id, words in shifts.items() if id not in found}
    found |= {id: Mark("+") for id in difference.new.statements if id not in difference.old.statements}
    return found | {id: Mark("-") for id in difference.old.statements if id not in difference.new.statements}


def _of_statements(difference: Difference) -> Iterator[tuple[str, Change]]:
    """The changes of statements that were there before and still are."""
    for change in difference.changes:
        match change:
            case Altered("statement", id) | Renamed("statement", new=id):
                yield id, change
            case Linked(source) | Unlinked(source) | Retargeted(source):
                yield source, change


def _few(lines: list[str]) -> tuple[str, ...]:
    rest = len(lines) - _NOTES
    return (*lines[:_NOTES], *([f"and {rest} more"] if rest > 0 else []))


def _shifts(before: Mapping[str, Outcome], after: Mapping[str, Outcome]) -> dict[str, str]:
    """Where statements stood and stand, in words, where it is another place."""
    old, new = standings(before), standings(after)
    return {
        id: f"{old[id].word} → {standing.word}"
        for id, standing in new.items()
        if id in old and standing is not old[id]
    }
