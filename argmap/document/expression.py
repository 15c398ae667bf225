"""What `only_if` and `unless` take: conditions put together by all, any, not and at least."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from argmap.diagnostics import nearest, suggestion
from argmap.document.leaf import REFERENCE, Leaf, Refused, described

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Atom:
    """A statement that must hold; `path` is its place below the field."""

    id: str
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Not:
    """The item must not hold."""

    item: "Expression"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every item must hold."""

    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One item must hold."""

    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """So many of the items must hold."""

    count: int
    items: tuple["Expression", ...]


Expression = Atom | Not | AllOf | AnyOf | AtLeast


def atoms(expression: Expression, *, positive: bool = True) -> Iterator[tuple[Atom, bool]]:
    """Every statement an expression names, in order, and whether it must hold rather than fail."""
    if isinstance(expression, Atom):
        yield expression, positive
    elif isinstance(expression, Not):
        yield from atoms(expression.item, positive=not positive)
    else:
        for item in expression.items:
            if isinstance(item, Atom):  # most are, and need no loop of their own
                yield item, positive
            else:
                yield from atoms(item, positive=positive)


def renamed(expression: Expression, name: Callable[[Atom], str | None]) -> Expression | None:
    """The expression with other names for its statements; a statement without one is left out of it."""
    if isinstance(expression, Atom):
        found = name(expression)
        return None if found is None else Atom(found, expression.path)
    if isinstance(expression, Not):
        item = renamed(expression.item, name)
        return None if item is None else Not(item)
    items = tuple(item for each in expression.items if (item := renamed(each, name)) is not None)
    if not items:
        return None
    if isinstance(expression, AtLeast):
        return AtLeast(min(expression.count, len(items)), items)
    return type(expression)(items)


_FORMS = "an id, a list of ids, or `{all: [...]}`, `{any: [...]}`, `{not: ...}`, `{at_least: 2, of: [...]}`"


def _read(value: Any, path: Path, listed: type[AllOf] | type[AnyOf]) -> Expression:
    if isinstance(value, str):
        try:
            return Atom(REFERENCE.read(value), path)
        except Refused as refused:
            negated = re.fullmatch(r"not\s+([A-Za-z0-9._-]+)", value)
            cure = f"write `{{not: {negated[1]}}}`" if negated else refused.cure
            raise Refused(refused.message, cure, path) from None
    if isinstance(value, list):
        return listed(_items(value, path, listed))
    if value is None:
        cure = "name what it depends on, or delete the key"
        raise Refused("a condition is expected, not nothing", cure, path)
    if not isinstance(value, dict):
        raise Refused(f"a condition is expected, not {described(value)}", f"write {_FORMS}", path)
    keys = set(value)
    if keys == {"not"}:
        return Not(_read(value["not"], (*path, "not"), listed))
    if keys == {"all"}:
        return AllOf(_items(value["all"], (*path, "all"), listed))
    if keys == {"any"}:
        return AnyOf(_items(value["any"], (*path, "any"), listed))
    if keys == {"at_least", "of"}:
        items = _items(value["of"], (*path, "of"), listed)
        return AtLeast(_count(value["at_least"], len(items), (*path, "at_least")), items)
    unknown = sorted(keys - {"all", "any", "not", "at_least", "of"})
    if unknown:
        close = nearest(unknown[0], ("all", "any", "not", "at_least", "of"))
        message = f"`{unknown[0][:60]}` is no word for conditions"
        cure = suggestion(close, f"write {_FORMS}")
        raise Refused(message, cure, (*path, unknown[0]), at_key=True, likely=close)
    raise Refused("these keys don't go together in one condition", f"write {_FORMS}", path)


def _items(value: Any, path: Path, listed: type[AllOf] | type[AnyOf]) -> tuple[Expression, ...]:
    if not isinstance(value, list):
        raise Refused(f"a list is expected, not {described(value)}", "write `[first, second]`", path)
    if not value:
        raise Refused("this list of conditions is empty", "name a condition, or delete the key", path)
    return tuple(_read(item, (*path, number), listed) for number, item in enumerate(value))


def _count(value: Any, length: int, path: Path) -> int:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise Refused(
            f"a number of conditions is expected, not {described(value)}", "write for example `2`", path
        )
    if value > length:
        message = f"`at_least: {value}` asks for more conditions than the {length} in `of`"
        raise Refused(message, "name more, or ask for fewer", path)
    return value


_REFERENCE: dict[str, Any] = {"$ref": "#/definitions/Expression"}
_LIST: dict[str, Any] = {"type": "array", "items": _REFERENCE, "minItems": 1}


def _form(**properties: Any) -> dict[str, Any]:
    keys = {"additionalProperties": False, "required": list(properties)}
    return {"type": "object", "properties": properties, **keys}


def _key(title: str, description: str, example: Any, schema: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "description": description, "examples": [example], **schema}


_TWO = ["ratified", "ceasefire"]
_AT_LEAST = {"type": "integer", "minimum": 1}

EXPRESSION_SCHEMA: dict[str, Any] = {
    # Without titles and descriptions here, editors show those of the key that the expression stands under.
    "oneOf": [
        REFERENCE.schema,
        _LIST,
        _form(all=_key("All", "All of these must hold.", _TWO, _LIST)),
        _form(any=_key("Any", "One of these must hold.", _TWO, _LIST)),
        _form(**{"not": _key("Not", "This must not hold.", "ceasefire", {"allOf": [_REFERENCE]})}),
        _form(
            at_least=_key("At least", "How many of them must hold.", 2, _AT_LEAST),
            of=_key("Of", "The conditions to count.", _TWO, _LIST),
        ),
    ],
}

PLACE_OF_EXPRESSION = {"$comment": "Expression"}
"""Stands in a schema for a reference to EXPRESSION_SCHEMA, which pydantic, not knowing it, would refuse."""

NEEDED = Leaf(lambda value: _read(value, (), AllOf), PLACE_OF_EXPRESSION)
EXCLUDED = Leaf(lambda value: _read(value, (), AnyOf), PLACE_OF_EXPRESSION)
