"""Three versions of a sequence → one, as far as both sides have left enough between their changes."""

from collections.abc import Iterator, Sequence, Set
from difflib import SequenceMatcher


def merged_lines(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """The lines with the changes of both sides; None where both have changed lines that touch."""
    merged: list[str] = []
    done = 0, 0, 0
    for at in (*_common(base, ours, theirs), (len(base), len(ours), len(theirs))):
        before, mine, other = (
            list(lines[start:end]) for lines, start, end in zip((base, ours, theirs), done, at, strict=True)
        )
        if mine != other and before not in (mine, other):
            return None
        merged += other if mine == before else mine
        merged += base[at[0] : at[0] + 1]
        done = at[0] + 1, at[1] + 1, at[2] + 1
    return merged


def _common(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int]]:
    """The places, in all three, of the lines that both sides have left."""
    mine, other = _matches(base, ours), _matches(base, theirs)
    for place in sorted(mine.keys() & other.keys()):
        yield place, mine[place], other[place]


def _matches(base: Sequence[str], side: Sequence[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, side, autojunk=False).get_matching_blocks()
    return {block.a + number: block.b + number for block in blocks for number in range(block.size)}


def merged_order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """All that either side has, in our order, or in theirs if only they changed it; new ones stay near."""
    common = {*base} & {*ours} & {*theirs}
    before, mine, other = ([each for each in side if each in common] for side in (base, ours, theirs))
    if before == mine != other:
        return _inserted(theirs, ours, frozenset())
    return _inserted(ours, theirs, {*ours} - {*base} - {*theirs})


def _inserted(order: Sequence[str], other: Sequence[str], first: Set[str]) -> list[str]:
    """An order with what another has besides, after the same neighbours, and after what is to be `first`."""
    known = {*order}
    neighbour: str | None = None
    new: dict[str | None, list[str]] = {}
    for each in other:
        if each in known:
            neighbour = each
        else:
            new.setdefault(neighbour, []).append(each)
    whole: list[str] = []
    waiting = new.pop(None, [])
    for each in order:
        if each not in first:
            whole += waiting
            waiting = []
        whole.append(each)
        waiting += new.get(each, [])
    return whole + waiting
