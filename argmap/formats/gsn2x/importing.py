"""An assurance case of gsn2x → a map."""

import re
from collections.abc import Iterator
from typing import Any

from argmap.addresses import Addresses
from argmap.formats.gsn2x.elements import LAYOUT, Element, Module, elements, modules
from argmap.interchange import Beside, Imported, Unreadable, brief
from argmap.losses import Loss
from argmap.naming import Ids
from argmap.wording import enumeration

_EVIDENCE = ("Solution", "CounterSolution")
_DEVELOPED = ("Goal", "Strategy")
_WORDS = re.compile("(?<=[a-z])(?=[A-Z])")

Entry = dict[str, Any]


def imported(text: str, beside: Beside) -> Imported:
    """The map that a module stands for, with the modules that it uses; raises Unreadable."""
    return _Import(text, beside).run()


class _Import:
    def __init__(self, text: str, beside: Beside) -> None:
        self.modules, self.losses = modules(text, beside)
        self.elements: dict[str, Element] = {}
        for module in self.modules:
            for element in elements(module):
                self._add(element)
        if not self.elements:
            raise Unreadable("there are no elements in this file, such as `G1:`")
        ids = Ids(self.elements)
        self.ids = {each.name: ids.of(each.words("text") or each.name, each.name) for each in self._all()}
        groups = Ids()
        self.groups = {each.file: groups.of(each.name or "main") for each in self.modules}
        self.addresses = Addresses()
        self.supported: set[str] = set()
        self.entries = {each.name: self._entry(each) for each in self._all()}

    def _add(self, element: Element) -> None:
        first = self.elements.setdefault(element.name, element)
        if first is not element:
            line = element.module.values.line(element.name)
            message = (
                f"`{element.name}` is also the name of an element in line {line} of `{element.module.file}`"
            )
            raise self.modules[0].values.misfit(message, element.name, at_key=True)

    def _all(self) -> Iterator[Element]:
        return iter(self.elements.values())

    def run(self) -> Imported:
        for element in self._all():
            self._support(element)
        for element in self._all():
            self._challenge(element)
        for element in self._all():
            self._challenge_relations(element)
        sections: dict[str, Entry] = {"conditions": {}, "claims": {}, "reasons": {}, "objections": {}}
        for element in self._all():
            entry = self.entries[element.name]
            sections[self._section(element, entry)][self.ids[element.name]] = brief(entry)
        main, *others = self.modules
        groups = {}
        for module in self.modules if others else ():
            about = {"about": module.about} if module is not main and module.about else {}
            groups[self.groups[module.file]] = {"title": module.name or "Main", **about}
        map = {
            "argmap": 1,
            "title": main.name,
            "summary": main.about,
            "sources": self.addresses.sources,
            "groups": groups,
            **sections,
        }
        self.losses += (loss for module in self.modules for loss in _of_module(module))
        losses = sorted(self.losses, key=lambda loss: loss.line or 0)
        return Imported({key: value for key, value in map.items() if value}, tuple(losses))

    def _entry(self, element: Element) -> Entry:
        """What an element says of itself."""
        cited: dict[str, None] = {}
        text = self.addresses.links(element.words("text"), lambda id, words: cited.setdefault(id))
        address = element.words("url")
        source = self.addresses.cite(address) if address else None
        notes = [f"{key}: {said}" for key, said in element.layers().items()]
        if source is not None:
            cited[source] = None
        elif address:
            notes.append(f"url: {address}")
        comments = element.module.remarks.of(element.name)
        entry: Entry = {
            "text": text or element.name,
            "tags": [_WORDS.sub("-", element.type).lower(), *(name for name, _ in element.listed("classes"))],
            "note": "\n\n".join(filter(None, (*notes, comments))),
            "source": list(cited),
            "group": self.groups[element.module.file] if len(self.modules) > 1 else "",
        }
        if element.is_marked("defeated"):
            entry["holds"] = False
        self.losses += self._unsaid(element)
        return {key: value for key, value in entry.items() if value not in ("", [])}

    def _unsaid(self, element: Element) -> Iterator[Loss]:
        id = self.ids[element.name]
        if layout := [
            f"`{key}`" for key in LAYOUT if element.module.values.at(element.name, key) is not None
        ]:
            yield element.loss(f"its place in the drawing, {enumeration(layout)}, is left out", id)
        for name, path in element.listed("defeatedRelation"):
            what = f"that its relation to `{name}` is marked as defeated is left out"
            yield element.loss(what, id, *path)

    def _support(self, element: Element) -> None:
        """What an element rests on: each of the parts it is broken down into, or any of its evidence."""
        entry = self.entries[element.name]
        for key in ("supportedBy", "inContextOf"):
            for other in self._named(element, key):
                if key == "supportedBy":
                    self.supported.add(element.name)
                if other.type in _EVIDENCE and key == "supportedBy":
                    self.entries[other.name].setdefault("supports", []).append(self.ids[element.name])
                    entry["standard"] = "dialectical-validity"
                else:
                    entry.setdefault("only_if", []).append(self.ids[other.name])

    def _challenge(self, element: Element) -> None:
        for other in self._named(element, "challenges"):
            self.entries[element.name].setdefault("against", []).append(self.ids[other.name])

    def _challenge_relations(self, element: Element) -> None:
        """What challenges a relation undercuts the evidence or the challenge that the relation is of."""
        for text, path in element.listed("challenges"):
            first, arrow, second = (each.strip() for each in text.partition("->"))
            if not arrow:
                continue
            bearing = [each for each in ((first, second), (second, first)) if self._bears(*each)]
            id = self.ids[element.name]
            if not bearing or bearing[0][0] == element.name:
                what = f"that it challenges the relation of `{first}` to `{second}` is left out"
                self.losses.append(element.loss(what, id, *path))
                continue
            undercut = self.entries[bearing[0][0]]
            self.entries[element.name].setdefault("undercuts", []).append(self.ids[bearing[0][0]])
            if len(undercut.get("supports", [])) + len(undercut.get("against", [])) > 1:
                what = f"that it challenges the relation of `{first}` to `{second}` alone is left out"
                self.losses.append(element.loss(what, id, *path))

    def _bears(self, one: str, other: str) -> bool:
        """Whether one element is evidence for another, or challenges it."""
        entry = self.entries.get(one, {})
        return self.ids.get(other) in (*entry.get("supports", ()), *entry.get("against", ()))

    def _named(self, element: Element, key: str) -> Iterator[Element]:
        """The other elements that an attribute names."""
        for name, path in element.listed(key):
            if "->" in name and key == "challenges":
                continue
            other = self.elements.get(name)
            if other is None or other is element:
                why = "there is no such element" if other is None else "it is the element itself"
                what = f"`{name}` is left out of its `{key}`: {why}"
                self.losses.append(element.loss(what, self.ids[element.name], *path))
            else:
                yield other

    def _section(self, element: Element, entry: Entry) -> str:
        if "against" in entry or "undercuts" in entry:
            section = "objections"
        elif "supports" in entry:
            section = "reasons"
        else:
            is_open = element.type in _DEVELOPED and element.name not in self.supported
            section = "conditions" if is_open else "claims"
        if element.is_marked("undeveloped") and section != "conditions":
            entry["tags"].append("undeveloped")
        return section


def _of_module(module: Module) -> Iterator[Loss]:
    """What a module says of other modules and of places in drawings, or what it can’t say."""
    for each in module.values.losses:
        yield each._replace(line=None) if module.file else each
    for key in ("extends", *LAYOUT):
        if module.values.at("module", key) is not None:
            yield module.loss(f"`{key}` of the module is left out", "module", key)
