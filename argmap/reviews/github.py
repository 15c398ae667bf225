"""Commands for GitHub Actions: each verdict that changed is shown at its statement in the pull request."""

from collections.abc import Iterator, Sequence

from argmap.reporters.github import Level, annotation
from argmap.retelling import marked, why
from argmap.reviews import Review, about, headline, is_known, told, turns
from argmap.signs import SIGNS
from argmap.source import Span


def report(reviews: Sequence[Review], colour: bool) -> str:
    """A command in a line of its own for each verdict, and for each thing that changed."""
    return "".join(command for review in reviews for command in _commands(review))


def _commands(review: Review) -> Iterator[str]:
    if review.state != "changed":
        yield _annotation("notice" if is_known(review) else "warning", review, None, headline(review))
        return
    difference = review.difference
    for turn in turns(difference):
        flip = turn.flip
        where = f" ({turn.where})" if turn.where else ""
        message = f"{flip.statement}: {SIGNS[flip.old]} → {SIGNS[flip.new]}{where}, {why(difference, flip)}"
        yield _annotation("warning", review, flip.statement, message)
    for each in told(difference):
        what = "; ".join(marked(one.pieces) for one in each.tellings)
        is_there = each.telling.thing == "statement" and each.telling.sign != "-"
        yield _annotation(
            "notice", review, each.ids[0] if is_there else None, f"{about(difference, each)}: {what}"
        )


def _annotation(level: Level, review: Review, id: str | None, message: str) -> str:
    return annotation(level, review.path, _place(review, id), "argmap diff", message)


def _place(review: Review, id: str | None) -> Span | None:
    """Where a statement stands in the map as it is now; None for none of its own."""
    statement = review.difference.new.statements.get(id) if id else None
    if statement is None or review.tree is None or "." in statement.id:
        return None
    return review.tree.locate(statement.path, key=True)
