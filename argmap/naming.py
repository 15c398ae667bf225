"""Ids made from titles or texts: short, unique over a map, and the same for the same text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from anyascii import anyascii

from argmap.document.leaf import ID, Refused

LONGEST = 40
"""So many characters an id that is made here has at most, but for what keeps it apart from another."""

LONGEST_GIVEN = 200
"""A longer id of a source is taken for a text: YAML takes no keys of more than a thousand characters."""

_BEGINNING = 200
"""Of a text so much is looked at: more than an id holds, in any script."""

_RESERVED = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n", "all", "any", "not"])
"""Words that YAML, or those who learned an older YAML, take for something else, and those of conditions."""

_WITHIN_WORDS = re.compile("['’ʼ`]")
_BETWEEN_WORDS = re.compile("[^a-z0-9]+")
_LITTLE_WORD = 3
"""Words up to this length say nothing at the end of an id, in most languages: `of`, `the`, `und`, `de`."""


class Ids:
    """Ids for one namespace of a map: its statements, its parties, its groups or its sources.

    `given` are the ids that the source itself gives, those of later entries included: none is made that is
    one of them. Of entries with the same title the first keeps the plain id, and each of the others gets some
    letters from its own text, so that another one more changes none of theirs.
    """

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._given = frozenset(filter(_is_id, given))
        self._taken: set[str] = set()
        self._tried: Counter[str] = Counter()

    def of(self, title_or_text: str, wanted: str = "") -> str:
        """A new id; the `wanted` one if it is an id and still free, else one that is made from it."""
        if _is_id(wanted) and wanted not in self._taken:
            id = wanted
        else:
            plain = slug(wanted) or slug(title_or_text)
            id = next(each for each in self._candidates(plain, title_or_text) if self._is_free(each))
        self._taken.add(id)
        return id

    def _candidates(self, plain: str, text: str) -> Iterator[str]:
        """The plain id, then with letters from the text behind it; of equal texts each gets others."""
        if plain:
            yield plain
        key = f"{plain} {text}"
        while True:
            nth = self._tried[key]
            self._tried[key] += 1
            digest = sha256(f"{nth or ''}{text}".encode(errors="replace")).hexdigest()
            yield f"{plain or 'unnamed'}-{digest[: 4 + nth.bit_length() // 2]}"

    def _is_free(self, id: str) -> bool:
        return id not in self._taken and id not in self._given and id not in _RESERVED


def slug(text: str) -> str:
    """The words at the beginning of a text as an id; empty if there is none in it."""
    plain = _WITHIN_WORDS.sub("", anyascii(text[:_BEGINNING]).lower())
    words = _BETWEEN_WORDS.sub("-", plain).strip("-")
    if words[:1].isdigit():
        words = f"n{words}"
    if len(words) <= LONGEST:
        return words
    kept = words[: LONGEST + 1].rpartition("-")[0].split("-")
    while len(kept) > 1 and len(kept[-1]) <= _LITTLE_WORD:
        kept.pop()
    return "-".join(kept) or words[:LONGEST]


def _is_id(text: str) -> bool:
    if len(text) > LONGEST_GIVEN:
        return False
    try:
        ID.read(text)
    except Refused:
        return False
    return True
