"""What to say of something that stands where Argdown has no place for it."""

from collections.abc import Sequence

from argmap.formats.argdown.token import Kind, Token
from argmap.formats.argdown.whole import Broken

_NAMED = frozenset([Kind.STATEMENT_NAMED, Kind.ARGUMENT_NAMED])
_TITLED = _NAMED | {Kind.STATEMENT, Kind.ARGUMENT}
_SENTENCES = {
    Kind.NUMBER: "premises and conclusions need a paragraph of their own; leave an empty line above",
    Kind.INFERENCE: "there are no premises right above these hyphens; number them, as in `(1) A text.`",
    Kind.HEADING: "a heading needs an empty line above and below it",
    Kind.DATA: "what stands in these braces belongs to nothing; put it right behind a text or a title",
    Kind.FRONT_MATTER: "front matter can only stand at the top; write `\\===` for the signs themselves",
    Kind.LIST_ITEM: "a list needs an empty line above it, and its items can have no items of their own",
    Kind.BLANK: "something is missing above this empty line",
    Kind.END: "something is missing at the end of the file",
}


def misplaced(token: Token, before: Sequence[Token]) -> Broken:
    """The sentence for a token, by its kind and by what stands before it."""
    written = token.written.strip()
    last = before[-1] if before else None
    if token.kind is Kind.RELATION:
        return Broken(_of_relation(token, last), token.start)
    if token.kind in _TITLED:
        mention = written.rstrip(":")
        cure = f"write `@{mention}` to mention it, or `\\{written[0]}` for the bracket itself"
        return Broken(f"`{written}` stands in the middle of something else; {cure}", token.start)
    if token.kind in _SENTENCES:
        return Broken(_SENTENCES[token.kind], token.start)
    named = next((each for each in reversed(before) if each.kind is not Kind.BREAK), None)
    if named is not None and named.kind in _NAMED | {Kind.TAG}:
        title = named.written.strip()
        message = f"a text stands behind `{title}`; put a colon between them, or an empty line"
    elif named is not None and named.kind is Kind.DATA:
        message = "a text stands behind data in braces; put it before them, or leave an empty line between"
    else:
        message = f"`{written}` can't stand here; leave an empty line above it"
    return Broken(message, token.start)


def _of_relation(token: Token, last: Token | None) -> str:
    sign = token.value
    if last is None or last.kind is Kind.BLANK:
        return f"there is nothing right above this `{sign}` that it could relate to; take out the empty line"
    if last.kind is Kind.BREAK and token.start == last.start + len(last.written):
        return f"this `{sign}` stands at the edge; set it in below what it relates to"
    return f"this `{sign}` is set in like none of the lines above; set it in like its siblings"
