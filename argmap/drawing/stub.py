"""What is not drawn, in a box: what else bears on a card, and the statements of a folded group."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from math import ceil
from typing import NamedTuple

from argmap.amounts import amount
from argmap.drawing.card import WIDTH
from argmap.drawing.label import box, row, table, words
from argmap.drawing.metrics import width
from argmap.drawing.palette import Palette
from argmap.drawing.role import Role
from argmap.drawing.standing import Standing
from argmap.graph import Link
from argmap.relations import EXPRESSED

_LINE = 14
# So much is on both sides of the lines.
_ROUND = 16


class Stub(NamedTuple):
    """A box in a group, its lines, the first in bold, and its width in points, at least.

    `owners` are the cards and boxes that lines lead to it from.
    """

    id: str
    group: str | None
    lines: tuple[str, ...]
    owners: tuple[str, ...]
    broad: int = 0

    @property
    def meaning(self) -> str:
        """The lines, as they are spoken."""
        return f"{self.lines[0]}, not drawn here: {', '.join(self.lines[1:])}."


Ties = Mapping[str, Collection[str]]
"""What has to do with each of some cards or groups, in the order of the map."""


def ties(
    links: Iterable[Link], shown: Collection[str], folded: Mapping[str, str | None]
) -> tuple[Ties, Ties]:
    """Of cards, what is not drawn and is in no folded group; of folded groups, the cards and other boxes.

    `folded` says of every statement in which folded group it is.
    """
    of_cards: dict[str, dict[str, None]] = defaultdict(dict)
    of_groups: dict[str, dict[str, None]] = defaultdict(dict)
    for link in links:
        # What needs the other comes first, and stands on the left of it.
        inward = link.relation in EXPRESSED
        first, then = (link.source, link.target) if inward else (link.target, link.source)
        for here, there in ((first, then), (then, first)):
            group, other = folded[there], folded[here]
            if here in shown and there not in shown:
                if group is None:
                    of_cards[here][there] = None
                else:
                    of_groups[group][here] = None
            elif group and other and group != other and fold_id(group) not in of_groups[other]:
                of_groups[group][fold_id(other)] = None
    return of_cards, of_groups


def more(owner: str, group: str | None, hidden: Iterable[str], roles: Mapping[str, Role]) -> Stub:
    """What a card has to do with, and is not drawn."""
    names = list(hidden)
    kinds = " · ".join(_counted(roles[name] for name in names))
    return Stub(f"_{owner}.more", group, (f"+ {len(names)} more", kinds), (owner,))


def fold(
    group: str,
    members: Iterable[str],
    roles: Mapping[str, Role],
    standings: Mapping[str, Standing],
    owners: Iterable[str],
) -> Stub:
    """The statements of a folded group, and the cards and boxes that have to do with them."""
    names = list(members)
    count = amount(len(names), "statement")
    kinds = " · ".join(_counted(roles[name] for name in names))
    known = Counter(standings[name] for name in names if name in standings)
    verdicts = " · ".join(_verdict(known[each], each.word) for each in Standing if known[each])
    lines = tuple(filter(None, (count, kinds, verdicts)))
    return Stub(fold_id(group), group, lines, tuple(owners), WIDTH)


def fold_id(group: str) -> str:
    """The box of a folded group."""
    return f"_{group}.folded"


def _verdict(number: int, word: str) -> str:
    return f"{number} {word if number == 1 else word.removesuffix('s')}"


def label(stub: Stub, palette: Palette) -> tuple[str, int, int]:
    """The label of a box, and its size in points."""
    broad = max(stub.broad - _ROUND, *(ceil(width(line, 9, bold=True)) + 6 for line in stub.lines))
    rows = (
        row(box(words(line, 9, palette.muted if number else palette.ink, bold=not number), broad, _LINE))
        for number, line in enumerate(stub.lines)
    )
    return table(*rows), broad + _ROUND, _LINE * len(stub.lines) + 10


def _counted(found: Iterable[Role]) -> Iterator[str]:
    counts = Counter(found)
    return (amount(counts[role], role.word.lower()) for role in Role if counts[role])
