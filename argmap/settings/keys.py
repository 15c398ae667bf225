"""The settings, one by one: what each is for, what its values look like, and what may be wrong with one."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from argmap.diagnostics import Severity, nearest, suggestion
from argmap.rules import rules

_SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_SETS = ("default", "all")

_Words = tuple[str, ...]
"""Words that stand one after the other in a file, the last of them where the mistake is."""


class Mistake(NamedTuple):
    """What is wrong, what to do about it, and the words at which it stands."""

    words: _Words
    message: str
    cure: str


_Judge = Callable[[Any, _Words], Iterator[Mistake]]
"""Says what is wrong with a value, whose key is the last of the words."""


class Key(NamedTuple):
    """A setting: what it is for, what its values look like as JSON Schema, and what may be wrong with one."""

    about: str
    schema: Mapping[str, Any]
    mistakes: _Judge


def mistakes(found: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is wrong with settings, in their order."""
    for key, value in found.items():
        if key in KEYS:
            yield from KEYS[key].mistakes(value, (key,))
        else:
            cure = suggestion(nearest(key, KEYS), f"there are {', '.join(f'`{each}`' for each in KEYS)}")
            yield Mistake((key,), f"there is no setting `{key}`", cure)


def unknown_rule(name: str, sets: tuple[str, ...] = _SETS) -> tuple[str, str] | None:
    """Why a name is not that of a rule, and what to do about it; None if it is one."""
    known = {*sets, *(rule.id for rule in rules())}
    if name in known:
        return None
    from argmap.faults import FAULTS

    if name in {fault.id for fault in FAULTS}:
        return f"`{name}` is no rule that can be chosen: it is always reported", "leave it out"
    return f"there is no rule `{name}`", suggestion(nearest(name, sorted(known)), "see `argmap rules`")


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of the settings, for `argmap.toml` as well as for `[tool.argmap]`."""
    ids = [rule.id for rule in rules()]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of argmap",
        "description": "What may stand in `argmap.toml`, and in `[tool.argmap]` of `pyproject.toml`.",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"description": key.about, **key.schema} for name, key in KEYS.items()},
        "definitions": {
            "Rule": {"enum": [*_SETS, *ids], "description": "The id of a rule, or some of them."}
        },
    }


def _text(value: Any, words: _Words) -> Iterator[Mistake]:
    if not isinstance(value, str):
        yield Mistake(words, f"`{words[-1]}` is a text", f'for example {words[-1]} = "…"')


def _list_of_texts(value: Any, words: _Words) -> Iterator[Mistake]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        yield Mistake(words, f"`{words[-1]}` is a list of texts", f'for example {words[-1]} = ["…"]')


def _list_of_rules(value: Any, words: _Words) -> Iterator[Mistake]:
    yield from _list_of_texts(value, words)
    for each in value if isinstance(value, list) else ():
        if isinstance(each, str):
            yield from _rule((*words, each))


def _rule(words: _Words, sets: tuple[str, ...] = _SETS) -> Iterator[Mistake]:
    if why := unknown_rule(words[-1], sets):
        yield Mistake(words, *why)


def _severity(value: Any, words: _Words) -> Iterator[Mistake]:
    yield from _rule(words, sets=())
    if value not in _SEVERITIES:
        from json import dumps

        written = dumps(value, ensure_ascii=False, default=str)
        known = ", ".join(f'"{each}"' for each in _SEVERITIES)
        yield Mistake(words, f"`{words[-1]}` has no severity {written}", f"it is one of {known}")


def _field(value: Any, words: _Words) -> Iterator[Mistake]:
    from argmap.document import field_names  # few projects deprecate anything

    yield from _text(value, words)
    name, known = words[-1], field_names()
    if name not in known:
        cure = suggestion(nearest(name, sorted(known)), "write `field` or `section.field`")
        yield Mistake(words, f"the format has no field `{name}`", cure)


def _table(each: _Judge, example: str) -> _Judge:
    """What may be wrong with a table, by what may be wrong with each of its values."""

    def found(value: Any, words: _Words) -> Iterator[Mistake]:
        if isinstance(value, dict):
            for name, item in value.items():
                yield from each(item, (*words, name))
        else:
            yield Mistake(words, f"`{words[-1]}` is a table", f"for example {example}")

    return found


_TEXTS = {"type": "array", "items": {"type": "string"}}
_RULES = {"type": "array", "items": {"$ref": "#/definitions/Rule"}}

KEYS: Mapping[str, Key] = {
    "select": Key(
        'The rules that are asked; default: ["default"]. `all` are all there are.', _RULES, _list_of_rules
    ),
    "ignore": Key("Rules that are not asked.", _RULES, _list_of_rules),
    "severity": Key(
        "How bad what a rule finds is; a rule that stands here is asked.",
        {
            "type": "object",
            "propertyNames": {"$ref": "#/definitions/Rule"},
            "additionalProperties": {"enum": list(_SEVERITIES)},
        },
        _table(_severity, 'overdue = "error"'),
    ),
    "per-file-ignores": Key(
        "Rules that are not asked of some maps, by pattern of their paths.",
        {"type": "object", "additionalProperties": _RULES},
        _table(_list_of_rules, '"drafts/*" = ["isolated-statement"]'),
    ),
    "exclude": Key("Patterns of files and folders that are passed over in folders.", _TEXTS, _list_of_texts),
    "views": Key(
        "Options of `argmap render`, by the name of a view.",
        {"type": "object", "additionalProperties": _TEXTS},
        _table(_list_of_texts, 'overview = ["--fold", "all"]'),
    ),
    "deprecated": Key(
        "Fields that maps no longer use, `field` or `section.field`, each with what to do instead.",
        {"type": "object", "additionalProperties": {"type": "string"}},
        _table(_field, 'note = "say it in the text"'),
    ),
    "baseline": Key(
        "A file with what was found before, which is not reported again.", {"type": "string"}, _text
    ),
}
