"""Whether words stand in a text, and which ones stand there instead."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice
from unicodedata import normalize

_SAME = {"'": "‘’‚‛′ʼ´`", '"': "“”„‟″«»", "-": "‐‑‒–—―−", "...": "…", "": "\u00ad\u200b\u2060\ufeff"}
"""What is written in several ways; the last cannot be seen at all."""

_UNSPACED = "[\u3001-\u30ff\u3400-\u9fff\uff01-\uff60]"
_OMISSION = "[...]"
_LONGEST = 200
"""Of quotes with more words the nearest passage is not looked for."""

_PLACES = 8
"""So many places are compared that have a third of a quote's words."""

_DIFFERING = 2
"""So many words may differ in what is nearest to a quote."""

_AROUND = 4
"""So many words are shown around those that differ."""


def folded(text: str) -> str:
    """A text without what is a matter of setting: spaces, and the forms of quotation marks, dashes, dots."""
    text = normalize("NFC", text)
    for form, others in _SAME.items():
        for other in others:
            text = text.replace(other, form)
    text = " ".join(text.replace("''", '"').split())
    text = re.sub(r" ?\.(?: ?\.){2,} ?", "...", text)
    text = re.sub(r" ?-(?: ?-)* ?", "-", text)
    if not text.isascii():
        # Chinese and Japanese have no spaces, but lines end between their letters.
        text = re.sub(f"(?<={_UNSPACED}) (?={_UNSPACED})", "", text)
    return text


def is_in(quote: str, text: str) -> bool:
    """Whether a quote stands in a text, both folded; what `[…]` stands for may be left out of it."""
    if quote in text:
        return True
    place = 0
    for part in quote.split(_OMISSION):
        words = part.strip(" \"'").removeprefix("...").removesuffix("...").strip()
        place = text.find(words, place)
        if place < 0:
            return False
        place += len(words)
    return True


def nearest_passage(quote: str, text: str) -> str:
    """What stands in a text where a quote differs from it in a word or two, or the empty string."""
    words = _words(quote)
    best = ""
    allowed = min(_DIFFERING, len(words) // 4)
    for found in _places(words, text) if len(words) <= _LONGEST else ():
        blocks = SequenceMatcher(None, _bare(found), _bare(words), autojunk=False).get_matching_blocks()
        if len(blocks) < 2:
            continue
        first, last = blocks[0], blocks[-2]  # the last block of all is empty
        passage = found[max(0, first.a - first.b) : last.a + len(words) - last.b]
        differing = max(len(words), len(passage)) - sum(each.size for each in blocks)
        if differing <= allowed:
            best, allowed = _shown(passage, words), differing - 1
    return best


def _words(text: str) -> list[str]:
    """The words of a folded text, those with a hyphen in two."""
    return text.replace("-", "- ").split()


def _joined(words: list[str]) -> str:
    return " ".join(words).replace("- ", "-")


def _bare(words: list[str]) -> list[str]:
    """Words without capitals, and without the punctuation at their edges: these make no other word."""
    return [word.strip(".,:;!?\"'()[]-").lower() for word in words]


def _places(words: list[str], text: str) -> Iterator[list[str]]:
    """Where a text has a third of a quote's words, with the words around it that the quote may have.

    If no more than two words differ, one of the thirds stands there.
    """
    third = -(-len(words) // 3) or 1
    reach = 2 * len(_joined(words)) + 100
    for start in range(0, len(words), third):
        part = _joined(words[start : start + third])
        left, right = start + _DIFFERING, len(words) - start - third + _DIFFERING
        for place in islice(_occurrences(part, text), _PLACES):
            end = place + len(part)
            before, after = _words(text[max(0, place - reach) : place]), _words(text[end : end + reach])
            # A word may begin or end in the midst of another.
            tail = before.pop() if before and text[place - 1] not in " -" else ""
            head = after.pop(0) if after and text[end] not in " -" else ""
            yield [*before[-left:], *_words(tail + part + head), *after[: max(0, right)]]


def _occurrences(part: str, text: str) -> Iterator[int]:
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + len(part))


def _shown(passage: list[str], words: list[str]) -> str:
    """The words of a passage that differ from others, and some around them."""
    steps = SequenceMatcher(None, passage, words, autojunk=False).get_opcodes()
    other = [(start, end) for kind, start, end, _, _ in steps if kind != "equal"]
    start, end = max(0, other[0][0] - _AROUND), other[-1][1] + _AROUND
    before, after = "… " if start else "", " …" if end < len(passage) else ""
    return before + _joined(passage[start:end]).strip('"-') + after
