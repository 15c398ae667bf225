"""Pydantic's verdict on a document that is not as it should be, in our words."""

from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema

from argmap.diagnostics import Change, Finding, Fix, nearest, suggestion
from argmap.document.describing import place_at
from argmap.document.leaf import QUOTES, Missing, Refused, described
from argmap.document.map import Document
from argmap.source import Path

_adapter = TypeAdapter(Document)


class Judgement(NamedTuple):
    """One thing that is wrong: the rule it breaks, what to say, and the part that can't be used."""

    rule: str
    finding: Finding
    unusable: Path


def judge(value: Any) -> list[Judgement]:
    """All that is wrong with a document, in no particular order; nothing for a valid one."""
    try:
        _adapter.validate_python(value)
    except ValidationError as error:
        return _without_echoes([_judgement(each) for each in error.errors(include_url=False)])
    return []


def _without_echoes(judgements: list[Judgement]) -> list[Judgement]:
    """Judgements but for what is missing because it is misspelt, or belongs to a newer format."""
    newer = [each for each in judgements if "newer argmap" in each.finding.cure]
    misspelt = {(each.unusable[:-1], each.finding.cure) for each in judgements if each.rule == "unknown-key"}
    misnamed = {each.unusable for each in judgements if "is no id" in each.finding.message}
    return newer or [
        each
        for each in judgements
        if (each.unusable, suggestion(each.finding.cure[5:-2])) not in misspelt
        and not (each.unusable in misnamed and each.finding.message.startswith("nothing stands under"))
    ]


class _InOrder(GenerateJsonSchema):
    """Keeps the order of keys, which in examples is the order they are best written in."""

    def sort(self, value: Any, parent_key: str | None = None) -> Any:
        return value


def pydantic_schema() -> dict[str, Any]:
    """The JSON Schema that pydantic derives from the models, with references below `#/definitions/`."""
    return _adapter.json_schema(ref_template="#/definitions/{model}", schema_generator=_InOrder)


def _judgement(error: Any) -> Judgement:
    at_key = error["loc"][-1:] == ("[key]",)
    path: Path = error["loc"][:-1] if at_key else error["loc"]
    kind = error["type"]
    if kind == "unexpected_keyword_argument":
        return Judgement("unknown-key", _unknown_key(path), path)
    if kind == "missing":
        return Judgement("missing-key", _missing_key(path), path[:-1])
    refused = error.get("ctx", {}).get("error")
    if isinstance(refused, Refused):
        rule = "missing-key" if isinstance(refused, Missing) else "invalid-value"
        at_key = at_key or refused.at_key
        place = path + refused.path
        word = refused.instead or refused.likely
        change = Change(place, word, "key" if at_key else "value")
        fix = Fix(f"write `{word}`", change, safe=bool(refused.instead)) if word else None
        finding = Finding(place, refused.message, refused.cure, at_key=at_key, fix=fix)
        return Judgement(rule, finding, path)
    return Judgement("invalid-value", _wrong_form(path, error["input"]), path)


def _unknown_key(path: Path) -> Finding:
    key = str(path[-1])
    known = _known_keys(path[:-1])
    close = nearest(key.strip(QUOTES), known)
    listing = "known here are " + ", ".join(f"`{each}`" for each in known)
    fix = Fix(f"write `{close}`", Change(path, close, "key"), safe=False) if close else None
    return Finding(path, f"unknown key `{key[:60]}`", suggestion(close, listing), at_key=True, fix=fix)


def _missing_key(path: Path) -> Finding:
    key = path[-1]
    if len(path) == 1:
        return Finding((), f"the map does not say its `{key}` version", "begin with `argmap: 1`", at_key=True)
    owner = next(step for step in reversed(path[:-1]) if isinstance(step, str))
    return Finding(path[:-1], f"`{owner}` has no `{key}`", f"add `{key}:`", at_key=True)


def _wrong_form(path: Path, found: Any) -> Finding:
    if not path:
        message = f"a map is made of keys and values, but this is {described(found)}"
        return Finding(path, message, "begin with `argmap: 1`")
    cure = _cure_of_form(path, found)
    if found is None:
        message = f"nothing stands under `{path[-1]}`"
        return Finding(path, message, f"{cure}, or delete the key", at_key=True)
    return Finding(path, f"keys and values are expected here, not {described(found)}", cure)


def _cure_of_form(path: Path, found: Any) -> str:
    known = _known_keys(path)
    if isinstance(found, str):
        return (
            f"write `{known[0]}:` below it, then the text"
            if known
            else "put a colon and a space after each key"
        )
    if known:
        return f"write keys below it, such as `{known[0]}:`"
    if isinstance(found, list):
        if _known_keys((*path, "id")):
            return "give each an id: write `some-id:` instead of `-`"
        return "write `id: value` for each"
    return "write `id: value` below it"


def _known_keys(path: Path) -> list[str]:
    """The keys of the part at a path, required or not; none where any id can stand."""
    place = place_at(path)
    return list(place.keys) if place else []
