"""The data of statements and arguments → the fields of a map's statements, with its parties and sources."""

from collections.abc import Mapping
from typing import Any

from argmap.formats.argdown.content import Link
from argmap.formats.argdown.values import day, is_address, is_valid, is_valid_section, line, lines
from argmap.naming import Ids

_AS_THEY_ARE = (
    *("title", "note", "date", "due", "tags", "only_if", "unless", "in_exchange_for", "holds", "status"),
    *("supersedes", "standard", "weight", "likelihood", "choose"),
)
_PARTIES = ("by", "author", "authors", "proponent", "proponents")
_SOURCES = ("source", "sources", "link", "links", "url", "urls")
_USED_ELSEWHERE = ("id", "isCanonical", "isInGroup")


class Register:
    """What statements name by id: the entries that a map declares, and those that are made when named."""

    def __init__(self, key: str, entries: Mapping[str, Any]) -> None:
        self.key = key
        self.entries = dict(entries)
        self._ids = Ids(entries)
        self._known = {self._known_by(entry): id for id, entry in entries.items()}

    def id(self, entry: Any) -> str:
        """The id of an entry, which is its name or a mapping; of a new one, if there is none like it."""
        known_by = self._known_by(entry)
        if known_by not in self._known:
            id = self._ids.of(entry[self.key] if isinstance(entry, dict) else entry)
            self._known[known_by] = id
            self.entries[id] = entry
        return self._known[known_by]

    def _known_by(self, entry: Any) -> str:
        return repr(sorted(entry.items()) if isinstance(entry, dict) else [(self.key, entry)])


class Fields:
    """Makes fields of data, and gathers the parties and sources of the map on the way."""

    def __init__(self, parties: Mapping[str, Any], sources: Mapping[str, Any]) -> None:
        self.parties = Register("name", parties)
        self.sources = Register("title", sources)

    def of(self, data: Mapping[str, Any], kind: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """The fields that data are for, of a statement of a kind, and the data that are for none."""
        fields: dict[str, Any] = {}
        rest: dict[str, Any] = {}
        for key, value in data.items():
            if key in _USED_ELSEWHERE:
                continue
            field, found = self._field(key, value, kind)
            if field is None:
                rest[key] = value
            elif field in ("by", "source"):
                fields[field] = [*fields.get(field, []), *found]
            else:
                fields[field] = found
        return fields, rest

    def linked(self, link: Link) -> str:
        """The id of the source that a link in a text leads to."""
        key = "url" if is_address(link.address) else "about"
        return self.sources.id({"title": link.text or link.address, key: link.address})

    def _field(self, key: str, value: Any, kind: str) -> tuple[str | None, Any]:
        if key in _PARTIES and (names := lines(value)):
            return "by", [each if each in self.parties.entries else self.parties.id(each) for each in names]
        if key in _SOURCES:
            found = [self._citation(each) for each in (value if isinstance(value, list) else [value])]
            return ("source", found) if found and all(found) else (None, None)
        if key in ("date", "due"):
            value = day(value) or value
        section = "questions" if kind == "question" else "claims"
        usable = key in _AS_THEY_ARE and is_valid(section, key, value)
        return (key, value) if usable else (None, None)

    def _citation(self, said: Any) -> Any | None:
        """The place in a source that data name; None if they name none."""
        if isinstance(said, dict):
            if said.get("id") in self.sources.entries and is_valid("claims", "source", said):
                return said
            return self.sources.id(said) if is_valid_section("sources", {"a": said}) else None
        title = line(said)
        if not title or title in self.sources.entries:
            return title or None
        return self.sources.id({"title": title, "url": title} if is_address(title) else title)
