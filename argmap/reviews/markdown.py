"""A report for a comment on a pull request: a summary, the verdicts, and folded, the changes of each map."""

from collections.abc import Iterable, Iterator, Sequence

from argmap.amounts import amount
from argmap.retelling import Piece, waiting, why
from argmap.reviews import Review, Told, about, headline, imported, is_known, summary, told, turns
from argmap.signs import SIGNS

LIMIT = 64_000
"""How many characters a report has at most; GitHub takes 65 536 in a comment."""

_RESERVED = 400
"""So many are kept free for what closes a table or a fold, and for how many lines were left out."""

_ESCAPED = str.maketrans(
    {letter: f"\\{letter}" for letter in "\\`*_{}[]<>#|~"} | {"@": "&#64;", "&": "&amp;", "\n": " "}
)
_SIGNS = {"+": "**+**", "-": "**−**", "~": "~"}
_MARKED = {"gone": "~~{}~~", "come": "**{}**"}


def report(reviews: Sequence[Review], colour: bool) -> str:
    """The report of all maps."""
    page = _Page()
    page.put(f"### Argument: {summary(reviews)}", "")
    verdicts = [row for review in reviews for row in _verdicts(review, len(reviews) > 1)]
    page.table(("statement", "before", "now", "why"), verdicts)
    if len(reviews) > 1:
        maps = [(f"`{each.path}`", plain(headline(each))) for each in reviews]
        page.table(("map", "what changed"), maps)
    elif not all(map(is_known, reviews)):
        page.put(f"`{reviews[0].path}`: {plain(headline(reviews[0]))}", "")
    for review in reviews:
        page.folded(f"<code>{_html(review.path)}</code>: {_html(headline(review))}", list(_changes(review)))
    return page.text()


class _Page:
    """A text that stays below the limit: lines that have no room are counted and left out."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._room = LIMIT - _RESERVED

    def put(self, *lines: str) -> bool:
        """Add lines, all or none of them."""
        length = sum(len(line.encode("utf-16-le")) // 2 + 1 for line in lines)
        if length > self._room:
            return False
        self._room -= length
        self._lines += lines
        return True

    def table(self, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        """A table, if there are rows; those without room are counted below it."""
        if rows and self.put(_row(headings), _row("---" for _ in headings)):
            self._as_many(map(_row, rows), "row", before="")
            self._lines.append("")

    def folded(self, title: str, items: Sequence[str]) -> None:
        """A list below a title, which opens when that is clicked on."""
        if items and self.put(f"<details><summary>{title}</summary>", ""):
            self._as_many((f"- {item}" for item in items), "line", before="- ")
            self._lines += ["", "</details>", ""]

    def _as_many(self, lines: Iterable[str], thing: str, before: str) -> None:
        rest = iter(lines)
        for line in rest:
            if not self.put(line):
                left = 1 + sum(1 for _ in rest)
                self._room = min(self._room, 0)
                self._lines += ([] if before else [""]) + [f"{before}*{amount(left, thing)} more left out*"]

    def text(self) -> str:
        """The whole page."""
        return "\n".join(self._lines).rstrip("\n") + "\n"


def _verdicts(review: Review, several: bool) -> Iterator[tuple[str, ...]]:
    """The rows for verdicts that changed, those of open statements that wait on something else at the end."""
    difference = review.difference
    place = f" ({plain(review.path)})" if several else ""
    for turn in turns(difference):
        flip = turn.flip
        where = f"<br>{plain(turn.where)}" if turn.where else ""
        whose = f"**{plain(flip.statement)}**{place}{where}"
        reason = _sentence(why(difference, flip))
        if not flip.exact:
            reason += " (too many changes to try whether fewer do it)"
        yield whose, SIGNS[flip.old], SIGNS[flip.new], reason
    for each in difference.waiting:
        if "." not in each.statement:
            whose = f"**{plain(each.statement)}**{place}"
            yield whose, SIGNS["open"], SIGNS["open"], _sentence(waiting(each))


def _changes(review: Review) -> Iterator[str]:
    difference = review.difference
    if review.was:
        yield f"was `{review.was}`"
    if review.state == "new":
        for id, statement in difference.new.statements.items():
            if statement.kind == "proposal" and "." not in id:
                yield f"**{plain(id)}**: {SIGNS[difference.after[id].verdict]}"
    if review.state == "changed":
        yield from (_told(review, each) for each in told(difference))
        for alias, number in imported(difference):
            yield f"~ what is imported as {plain(alias)}: {amount(number, 'change')}"


def _told(review: Review, each: Told) -> str:
    what = "<br>".join("".join(map(_piece, one.pieces)) for one in each.tellings)
    return f"{_SIGNS[each.telling.sign]} **{plain(about(review.difference, each))}**: {what}"


def _piece(piece: Piece) -> str:
    """A piece as Markdown; marks do not work next to a space."""
    text = plain(piece.text)
    inner = text.strip()
    if not inner or piece.sort not in _MARKED:
        return text
    start = len(text) - len(text.lstrip())
    return text[:start] + _MARKED[piece.sort].format(inner) + text[start + len(inner) :]


def _sentence(text: str) -> str:
    """A sentence with ids in backticks, as they are."""
    parts = text.split("`")
    return "`".join(part if number % 2 else plain(part) for number, part in enumerate(parts))


def plain(text: str) -> str:
    """A text as Markdown that says just that, and calls nobody."""
    return text.translate(_ESCAPED)


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
