"""Texts in Markdown."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def plain(text: str) -> str:
    """A text, in one line, as Markdown that says just that."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
