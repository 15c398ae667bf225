"""Modules of gsn2x and their elements, as they stand in YAML."""

from collections.abc import Iterator
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple

from argmap.foreign import Remarks, Values
from argmap.interchange import Beside, Unreadable
from argmap.losses import Loss
from argmap.source import Path

_TYPES = {
    "CSn": "CounterSolution",
    "CG": "CounterGoal",
    "Sn": "Solution",
    "G": "Goal",
    "S": "Strategy",
    "C": "Context",
    "A": "Assumption",
    "J": "Justification",
}
"""The types by how the names of their elements begin; the first that fits counts."""
LAYOUT = ("horizontalIndex", "rankIncrement", "charWrap")
_OF_ELEMENTS = (
    *("text", "supportedBy", "inContextOf", "challenges", "undeveloped", "defeated", "defeatedRelation"),
    *("url", "classes", "nodeType", *LAYOUT),
)
_OF_MODULES = ("name", "brief", "uses", "extends", *LAYOUT)

Named = tuple[str, Path]
"""The name of an element, and the path of where it is named."""


class Module(NamedTuple):
    """A file; of the one that is converted, `file` is empty."""

    file: str
    values: Values
    remarks: Remarks

    @property
    def name(self) -> str:
        """What it calls itself, in one line."""
        said = self.values.words("module", "name") if self.values.at("module", "name") is not None else ""
        return " ".join(said.split()) or basename(self.file).partition(".")[0]

    @property
    def about(self) -> str:
        """What else it says of itself, and the comments that belong to no element."""
        noted = self.values.noted("module")
        rest = (f"{key}: {text}" for key, text in noted.items() if key.split(".")[0] not in _OF_MODULES)
        return "\n\n".join(filter(None, (noted.get("brief", ""), *rest, self.remarks.rest())))

    def loss(self, what: str, *path: str | int, of: str = "") -> Loss:
        """What is lost of it; a place in another file than the converted one is said in words."""
        line = self.values.line(*path)
        return Loss(of, f"{what} (line {line} of `{self.file}`)") if self.file else Loss(of, what, line)


class Element(NamedTuple):
    """An element of a module, and the other elements that stand in it."""

    name: str
    type: str
    module: Module

    def words(self, key: str) -> str:
        """The text of an attribute; empty if there is none."""
        values = self.module.values
        return "" if values.at(self.name, key) is None else values.words(self.name, key)

    def listed(self, key: str) -> list[Named]:
        """The texts of an attribute, each of them once."""
        found: dict[str, Path] = {}
        for text, path in self.module.values.listed(self.name, key):
            found.setdefault(text, path)
        return list(found.items())

    def is_marked(self, key: str) -> bool:
        """Whether an attribute is true."""
        value = self.module.values.at(self.name, key)
        if value is not None and not isinstance(value, bool):
            raise self.module.values.misfit(f"`{key}` is `true` or `false`", self.name, key)
        return bool(value)

    def layers(self) -> dict[str, str]:
        """What else is said of the element, by key."""
        noted = self.module.values.noted(self.name)
        return {key: text for key, text in noted.items() if key.split(".")[0] not in _OF_ELEMENTS}

    def loss(self, what: str, of: str, *path: str | int) -> Loss:
        """What is lost of it, at a path in its module or where it begins itself."""
        return self.module.loss(what, *(path or (self.name,)), of=of)


def modules(text: str, beside: Beside) -> tuple[list[Module], list[Loss]]:
    """A module, and those that it uses, and so on, each file once; and those that there are not."""
    found: list[Module] = []
    losses: list[Loss] = []
    waiting: list[tuple[str, str, Unreadable | None]] = [("", text, None)]
    seen = {text}
    for file, own_text, where in waiting:
        values = Values(own_text, where)
        module = Module(file, values, values.remarks())
        found.append(module)
        for used, path in values.listed("module", "uses"):
            named = normpath(join(dirname(file), used))
            try:
                other = beside(named)
            except OSError as error:
                why = (error.strerror or "it can’t be read").lower()
                losses.append(module.loss(f"the module `{used}` is left out: {why}", *path))
                continue
            if other not in seen:
                seen.add(other)
                waiting.append((named, other, where or values.misfit(f"in the module `{used}`", *path)))
    return found, losses


def elements(module: Module) -> Iterator[Element]:
    """The elements of a module; raises Unreadable for what is none."""
    values = module.values
    if not isinstance(values.at(), dict):
        raise values.misfit("elements are expected here, such as `G1:`")
    for name in values.mapping():
        if name != "module":
            values.mapping(name)
            yield Element(name, _type(values, name), module)


def _type(values: Values, name: str) -> str:
    """The type that an element says it has, or has by its name."""
    if values.at(name, "nodeType") is not None:
        type = values.words(name, "nodeType")
        if type not in _TYPES.values():
            known = ", ".join(f"`{each}`" for each in _TYPES.values())
            raise values.misfit(f"`{type}` is no type of elements; there are {known}", name, "nodeType")
        return type
    for prefix, type in _TYPES.items():
        if name.startswith(prefix):
            return type
    prefixes = ", ".join(f"`{each}`" for each in _TYPES)
    message = f"`{name}` has no `nodeType`, and its name begins with none of {prefixes}"
    raise values.misfit(message, name, at_key=True)
