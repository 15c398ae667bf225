"""Sources for the addresses that texts of other tools link to."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from argmap.document.leaf import URL, Refused
from argmap.naming import Ids

_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\(((?:[^()\s]|\([^()\s]*\)){1,2000})\)")
"""A link in Markdown; its address may have brackets in it, in pairs."""


class Addresses:
    """Sources, one for each address: each has its host and the words that link to it first for a title."""

    def __init__(self) -> None:
        self._ids = Ids()
        self._of: dict[str, str] = {}
        self.sources: dict[str, dict[str, str]] = {}

    def cite(self, address: str, words: str = "") -> str | None:
        """The id of the source at an address, which is a new one for a new address; None if it is none."""
        try:
            URL.read(address)
        except Refused:
            return None
        return self._source(address, {"title": _title(address, " ".join(words.split())), "url": address})

    def mention(self, title: str) -> str:
        """The id of a source that has no address."""
        return self._source(title, {"title": title})

    def links(self, text: str, found: Callable[[str, str], None]) -> str:
        """A text without the marks of its links; for each, `found` is told the source's id and the words."""

        def words(link: re.Match[str]) -> str:
            id = self.cite(link[2], link[1])
            if id is None:
                return link[0]
            found(id, link[1])
            return link[1]

        return _LINK.sub(words, text)

    def _source(self, key: str, fields: dict[str, str]) -> str:
        if key not in self._of:
            self._of[key] = self._ids.of(fields["title"])
            self.sources[self._of[key]] = fields
        return self._of[key]


def _title(address: str, words: str) -> str:
    """The words that link to an address with its host, or else what stands in the address."""
    try:
        parts = urlsplit(address)
    except ValueError:  # an address may have brackets that are not in order
        return address
    host = parts.netloc.rpartition("@")[2].removeprefix("www.")
    if not host:
        return f"{words} ({address})" if words else address
    return f"{words} ({host})" if words else host + parts.path.rstrip("/")
