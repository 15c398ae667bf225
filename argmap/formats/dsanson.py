"""Nested argument maps: claims, in each the reasons for and against it, and in these claims again."""

import re
from typing import Any

from argmap.foreign import Values
from argmap.interchange import Beside, Imported, Unreadable
from argmap.losses import Loss
from argmap.naming import Ids
from argmap.source import Path
from argmap.texts.sentences import joined

TITLE = "Nested maps of dsanson/argmap"
ENDINGS = (".yaml", ".yml")
LOSSES = ("reasons without claims", "a strength that is no number from 1 to 5")

_STRONGEST = 5
_OTHER = re.compile(r"^(?:argmap|statements|module)[ \t]*:|\A\s*\{", re.MULTILINE)
"""What formats for the same files have, and this one does not."""

Entry = dict[str, Any]


def recognises(text: str) -> bool:
    """Whether there are claims of several words, and one of them has reasons."""
    if _OTHER.search(text):
        return False
    try:
        claims = Values(text).mapping()
    except Unreadable:
        return False
    inner = [each for each in claims.values() if each]
    has_reasons = any(isinstance(each, dict) and _are_reasons(each) for each in inner)
    return has_reasons and all(isinstance(each, dict) for each in inner) and any(" " in key for key in claims)


def _are_reasons(value: dict[str, Any]) -> bool:
    return all(each is None or isinstance(each, dict | list) for key, each in value.items() if key != "note")


def read(text: str, beside: Beside) -> Imported:
    """The map of claims and reasons; each claim is a statement of its own, wherever else its text stands."""
    return _Import(Values(text)).run()


class _Import:
    def __init__(self, values: Values) -> None:
        self.values = values
        self.remarks = values.remarks()
        self.ids = Ids()
        self.losses = list(values.losses)
        self.sections: dict[str, Entry] = {"claims": {}, "reasons": {}, "objections": {}}

    def run(self) -> Imported:
        claims = self.values.mapping()
        about = self.values.words("note") if isinstance(claims.get("note"), str) else ""
        for key in claims:
            if key != "note" or not about:
                self._claim((key,), "claims", {})
        if not any(self.sections.values()):
            raise Unreadable("there are no claims in this file")
        summary = "\n\n".join(filter(None, (about, self.remarks.rest())))
        map = {"argmap": 1, "summary": summary, **self.sections}
        return Imported({key: value for key, value in map.items() if value}, tuple(self.losses))

    def _claim(self, path: Path, section: str, fields: Entry) -> str:
        """Add the claim at a path, with all that lies in it; gives its id."""
        text = str(path[-1])
        entry: Entry = {"text": text.removeprefix("-").strip(), **fields}
        if text.startswith("-"):
            entry["tags"] = [*entry.get("tags", ()), "implicit"]
        id = self.ids.of(entry["text"])
        self.sections[section][id] = entry
        for key in self.values.mapping(*path):
            if key != "note":
                self._reason((*path, key), id)
        self._note(entry, path, id)
        return id

    def _reason(self, path: Path, target: str) -> None:
        """Add a reason, or an objection: its only claim, or else one that stands for all of its claims."""
        claims = [each for each in self.values.mapping(*path) if not self._is_attribute(*path, each)]
        against = str(path[-1]).startswith(("o", "-"))
        fields = {"against" if against else "supports": target}
        section = "objections" if against else "reasons"
        if not claims:
            what = f"`{path[-1]}`, which has no claims, is left out of what bears on it"
            self.losses.append(Loss(target, what, self.values.line(*path)))
        elif len(claims) == 1:
            fields = self._with_attributes(fields, path, target)
            id = self._claim((*path, claims[0]), section, fields)
            self._note(self.sections[section][id], path, id)
        else:
            text = joined([each.removeprefix("-").strip() for each in claims])
            id = self.ids.of(text, str(path[-1]))
            entry = self.sections[section][id] = {"text": text}
            needed = [self._claim((*path, each), "claims", {}) for each in claims]
            entry.update(self._with_attributes(fields, path, id), only_if=needed)
            self._note(entry, path, id)

    def _is_attribute(self, *path: str | int) -> bool:
        """Whether a key in a reason says something of it, and is no claim."""
        is_value = not isinstance(self.values.at(*path), dict | list)
        return path[-1] in ("label", "strength") or (path[-1] == "note" and is_value)

    def _with_attributes(self, fields: Entry, path: Path, id: str) -> Entry:
        """The fields of a reason with its label and its strength."""
        fields = dict(fields)
        if self.values.at(*path, "label") is not None:
            fields["tags"] = [" ".join(self.values.words(*path, "label").split())]
        strength = self.values.at(*path, "strength")
        if isinstance(strength, int | float) and 1 <= strength <= _STRONGEST:
            fields["weight"] = strength / _STRONGEST
        elif strength is not None:
            what = f"its strength `{str(strength)[:60]}` is left out; it is no number from 1 to {_STRONGEST}"
            self.losses.append(Loss(id, what, self.values.line(*path, "strength")))
        return fields

    def _note(self, entry: Entry, path: Path, id: str) -> None:
        """Add the note at a path to an entry, and the comments that are left there."""
        note = self.values.at(*path, "note")
        said = self.values.words(*path, "note") if isinstance(note, str) else ""
        if paragraphs := list(filter(None, (entry.get("note"), said, self.remarks.of(*path)))):
            entry["note"] = "\n\n".join(paragraphs)
