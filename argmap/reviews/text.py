"""A report for people: verdicts that changed and why, then what was done to the map."""

from collections.abc import Iterator, Sequence

from argmap.amounts import amount
from argmap.retelling import Piece, marked, waiting, why
from argmap.reviews import Review, Told, Turn, about, headline, imported, told, turns
from argmap.signs import SIGNS

_BOLD, _DIM = "1", "2"
_COLOURS = {"old": "31", "gone": "31;9", "new": "32", "come": "32", "": ""}
_SIGNS = {"+": "1;32", "-": "1;31", "~": "1;33"}


def report(reviews: Sequence[Review], colour: bool) -> str:
    """A paragraph for each map."""
    return "\n".join(_Text(review, colour).paragraph() for review in reviews)


class _Text:
    def __init__(self, review: Review, colour: bool) -> None:
        self._review = review
        self._difference = review.difference
        self._colour = colour

    def paragraph(self) -> str:
        review = self._review
        moved = f" (was {review.was})" if review.was else ""
        lines = [f"{self._paint(f'{review.path}:', _BOLD)} {headline(review)}{moved}"]
        for title, section in (
            ("verdicts", self._verdicts()),
            ("still open", self._waiting()),
            ("changes", self._changes()),
        ):
            if found := list(section):
                lines += [f"  {self._paint(title, _DIM)}", *(f"    {line}" for line in found)]
        return "".join(f"{line}\n" for line in lines)

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._colour and code and text else text

    def _verdicts(self) -> Iterator[str]:
        for turn in turns(self._difference):
            yield from self._turn(turn)
        if self._review.state == "new":
            for id, statement in self._difference.new.statements.items():
                if statement.kind == "proposal" and "." not in id:
                    yield f"{self._paint(id, _BOLD)}: {SIGNS[self._difference.after[id].verdict]}"

    def _turn(self, turn: Turn) -> Iterator[str]:
        flip = turn.flip
        where = f" ({turn.where})" if turn.where else ""
        yield f"{self._paint(flip.statement, _BOLD)}: {SIGNS[flip.old]} → {SIGNS[flip.new]}{where}"
        yield f"  {why(self._difference, flip)}"
        if not flip.exact:
            yield "  (there are too many changes to try whether fewer of them do it)"

    def _waiting(self) -> Iterator[str]:
        for each in self._difference.waiting:
            if each.statement in self._difference.new.statements and "." not in each.statement:
                yield f"{self._paint(each.statement, _BOLD)} {waiting(each)}"

    def _changes(self) -> Iterator[str]:
        if self._review.state == "changed":
            for each in told(self._difference):
                yield from self._told(each)
            for alias, number in imported(self._difference):
                yield f"{self._sign('~')} what is imported as {alias}: {amount(number, 'change')}"

    def _told(self, each: Told) -> Iterator[str]:
        telling = each.telling
        start = f"{self._sign(telling.sign)} {self._paint(about(self._difference, each), _BOLD)}"
        if len(each.tellings) == 1:
            yield f"{start}: {self._pieces(telling.pieces)}"
            return
        yield start
        yield from (f"    {self._pieces(one.pieces)}" for one in each.tellings)

    def _sign(self, sign: str) -> str:
        return self._paint(sign, _SIGNS[sign])

    def _pieces(self, pieces: Sequence[Piece]) -> str:
        if not self._colour:
            return marked(pieces)
        painted = "".join(self._paint(each.text, _COLOURS[each.sort]) for each in pieces)
        return " ".join(painted.split("\n"))
