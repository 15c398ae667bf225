"""A change as a page: the drawing, and below it which verdicts changed and what was done to the map."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from argmap.amounts import amount
from argmap.retelling import Piece, waiting, why
from argmap.reviews import Review, about, headline, imported, told, turns
from argmap.signs import SIGNS

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{ font: 15px/1.5 Helvetica, Arial, sans-serif; margin: 1.5rem; }}
figure {{ margin: 0; }}
svg {{ height: auto; max-width: 100%; }}
main {{ max-width: 60rem; overflow-wrap: anywhere; }}
table {{ border-collapse: collapse; }}
th, td {{ border-bottom: 1px solid #858e99; padding: .3rem 1rem .3rem 0; vertical-align: top; }}
th {{ text-align: left; }}
td:nth-child(2), td:nth-child(3) {{ white-space: nowrap; }}
ins, del {{ padding: 0 .15em; }}
ins {{ background: #cfe9d6; color: #0b3d1c; }}
del {{ background: #f6d4cf; color: #5c130b; }}
</style>
</head>
<body>
<!-- drawn by argmap -->
<figure>{svg}</figure>
<main>
{report}
</main>
</body>
</html>
"""
_MARKS = {"gone": "del", "come": "ins"}


def page(review: Review, svg: str) -> str:
    """The page of a map that changed, with its drawing; what if is for maps, not for what became of them."""
    graph = review.difference.new
    return _PAGE.format(
        language=escape(graph.language),
        title=escape(graph.title or review.path),
        svg=svg[svg.index("<svg") :],
        report="\n".join(_report(review)),
    )


def _report(review: Review) -> Iterator[str]:
    moved = f" (was {review.was})" if review.was else ""
    yield f"<p>{escape(f'{review.path}: {headline(review)}{moved}')}</p>"
    verdicts = list(_verdicts(review))
    if verdicts:
        heads = "".join(f'<th scope="col">{each}</th>' for each in ("Statement", "Before", "Now", "Why"))
        yield f"<h2>Verdicts</h2>\n<table>\n<tr>{heads}</tr>"
        yield from (f"<tr>{''.join(f'<td>{_words(each)}</td>' for each in row)}</tr>" for row in verdicts)
        yield "</table>"
    if changes := list(_changes(review)):
        yield "<h2>Changes</h2>\n<ul>"
        yield from (f"<li>{each}</li>" for each in changes)
        yield "</ul>"


def _verdicts(review: Review) -> Iterator[tuple[str, ...]]:
    """The rows for verdicts that changed, and for open statements that wait on something else."""
    difference = review.difference
    for turn in turns(difference):
        flip = turn.flip
        whose = f"{flip.statement} ({turn.where})" if turn.where else flip.statement
        doubt = "" if flip.exact else " (there are too many changes to try whether fewer of them do it)"
        yield whose, SIGNS[flip.old], SIGNS[flip.new], why(difference, flip) + doubt
    for each in difference.waiting:
        if each.statement in difference.new.statements and "." not in each.statement:
            yield each.statement, SIGNS["open"], SIGNS["open"], waiting(each)
    if review.state == "new":
        for id, statement in difference.new.statements.items():
            if statement.kind == "proposal" and "." not in id:
                yield id, "", SIGNS[difference.after[id].verdict], "the map is new"


def _changes(review: Review) -> Iterator[str]:
    if review.state != "changed":
        return
    for each in told(review.difference):
        what = "<br>".join(_marked(one.pieces) for one in each.tellings)
        yield f"{each.telling.sign} <b>{escape(about(review.difference, each))}</b>: {what}"
    for alias, number in imported(review.difference):
        yield f"~ what is imported as {escape(alias)}: {amount(number, 'change')}"


def _marked(pieces: Iterable[Piece]) -> str:
    return "".join(_piece(escape(each.text), _MARKS.get(each.sort, "")) for each in pieces)


def _words(text: str) -> str:
    """A sentence with the names in it set off."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text))


def _piece(text: str, mark: str) -> str:
    return f"<{mark}>{text}</{mark}>" if mark else text
