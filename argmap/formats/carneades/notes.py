"""What is noted of a graph and its parts, in the fields that maps have for it."""

from collections.abc import Iterator, Mapping
from typing import Any

from argmap.document.leaf import DATE, URL, Leaf, Refused
from argmap.formats.carneades.graph import Meta, Scheme
from argmap.naming import Ids
from argmap.wording import enumeration

_IN_ITS_OWN_WORDS = ("note", "notes", "description", "summary")
_SOURCE: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "author": ("author", "authors", "creator"),
    "publisher": ("publisher",),
    "date": ("date",),
    "url": ("url", "identifier", "source"),
}
"""The fields of a source, and what these are called where Carneades is used."""
_FORMS: Mapping[str, Leaf] = {"date": DATE, "url": URL}


class Notes:
    """Titles, notes and sources of a graph, which has these references."""

    def __init__(self, references: Mapping[str, Meta]) -> None:
        ids = Ids(references)
        self._ids = {key: ids.of(key, key) for key in references}
        self.sources = {self._ids[key]: _source(key, meta) for key, meta in references.items()}

    def of(self, meta: Meta, *more: str) -> dict[str, Any]:
        """The fields for what is noted of a part, and for more paragraphs of its note."""
        fields: dict[str, Any] = {}
        source = meta.get("source")
        if source in self._ids:
            fields["source"] = self._ids[source]
        if title := in_line(meta.get("title", "")):
            fields["title"] = title
        rest = {key: value for key, value in meta.items() if key not in fields}
        if note := "\n\n".join(filter(None, (*_paragraphs(rest), *more))):
            fields["note"] = note
        return fields


def in_line(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def described(schemes: Mapping[str, Scheme]) -> str:
    """Argument schemes in words, an item of a Markdown list each; empty if nothing is said of any."""
    items = [(each.key, "; ".join(filter(None, _described(each)))) for each in schemes.values()]
    lines = [f"- `{key}`: {said}" for key, said in items if said]
    return "\n".join(("Argument schemes:", "", *lines)) if lines else ""


def _described(scheme: Scheme) -> Iterator[str]:
    parts = {
        name: enumeration([f"`{in_line(each)}`" for each in terms]) for name, terms in scheme.parts.items()
    }
    if conclusions := parts.pop("conclusions", ""):
        premises = parts.pop("premises", "")
        verb = "speaks" if len(scheme.parts.get("premises", ())) == 1 else "speak"
        yield f"{premises} {verb} for {conclusions}" if premises else f"for {conclusions}"
    yield from (f"{name}: {terms}" for name, terms in parts.items())
    yield from (f"{key}: {in_line(value)}" for key, value in scheme.meta.items())


def _paragraphs(meta: Meta) -> Iterator[str]:
    for key, value in meta.items():
        yield value if key in _IN_ITS_OWN_WORDS else f"{key.capitalize()}: {in_line(value)}"


def _source(key: str, meta: Meta) -> dict[str, str]:
    """What is said of a reference; what a source has no field for goes into its description."""
    rest = dict(meta)
    fields = {}
    for field, names in _SOURCE.items():
        name = next((each for each in names if each in rest and _fits(field, rest[each])), None)
        if name is not None:
            fields[field] = in_line(rest.pop(name))
    about = "\n\n".join(_paragraphs(rest))
    return {"title": in_line(key), **fields, **({"about": about} if about else {})}


def _fits(field: str, value: str) -> bool:
    try:
        return field not in _FORMS or _FORMS[field].read(in_line(value)) is not None
    except Refused:
        return False
