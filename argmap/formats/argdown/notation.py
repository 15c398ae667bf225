"""Texts and plain values as they are written in a document, so that they read as they are."""

import json
import re
from typing import Any

from argmap.formats.argdown.shortcodes import SHORTCODES

_SIGNS = re.compile(r"[\\\[<{*_#@]|//|/\*|===")
_SHORTCODES = re.compile("|".join(map(re.escape, SHORTCODES)))
_NOT_A_LETTER = re.compile(r"([!-/:-@\[-`{-~])")
_TITLE = re.compile(r"[^\s\[\]<>@+_!-](?:[^\[\]<>@]*[^\s\[\]<>@])?")
_TAG = re.compile(r"[A-Za-z0-9\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+")
_TAG_IN_BRACKETS = re.compile(r"[^\s()@](?:[^()@]*[^\s()@])?")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_OTHER_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])
_UNSAFE = re.compile("[}\x7f-\x9f\u2028\u2029]|=(?==)|@")
"""What would end data or front matter, or include a file, and what JavaScript takes for line ends."""


def escaped(text: str) -> str:
    r"""Words of one line, with a `\` before what would be a sign.

    A word with one sign in it has them all escaped: what stands between two dots may hide it.
    """
    return " ".join(map(_word, text.split()))


def is_title(text: str) -> bool:
    """Whether a text can stand in the brackets of a title as it is."""
    return _is_in_a_line(text) and _TITLE.fullmatch(text) is not None


def is_words(text: str) -> bool:
    """Whether a text is the same once it was written, and read again: words with single spaces."""
    return text != "" and text == " ".join(text.split())


def tag(name: str) -> str:
    """A tag with its sign; empty if it can't be written so."""
    if _TAG.fullmatch(name):
        return f"#{name}"
    return f"#({name})" if _is_in_a_line(name) and _TAG_IN_BRACKETS.fullmatch(name) else ""


def flow(value: Any) -> str:
    """A plain value as YAML in one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{flow(key)}: {flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _OTHER_WORDS:
        return value
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def _word(word: str) -> str:
    if _SIGNS.search(word) or _SHORTCODES.search(word):
        return _NOT_A_LETTER.sub(r"\\\1", word)
    return word


def _is_in_a_line(text: str) -> bool:
    return is_words(text) and text.isprintable()
