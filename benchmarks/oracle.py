"""Whether a broken map is still correct, without any of argmap's code: YAML, JSON Schema, then the names."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ruamel.yaml
from jsonschema import Draft7Validator

from benchmarks.mutations.written import STATEMENTS, Map

_SCHEMA = Path(__file__).parents[1] / "schema" / "argmap.schema.json"
_KINDS = {
    "party": ("parties",),
    "source": ("sources",),
    "group": ("groups",),
    "question": ("questions",),
    "statement": STATEMENTS[1:],
    "argument": ("reasons", "objections"),
    "scenario": ("scenarios",),
}


@cache
def _validator() -> Draft7Validator:
    return Draft7Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))


def is_correct(text: str, aliases: frozenset[str]) -> bool:
    """Whether all can be read, has the right form, and names what is there or stands in an imported map."""
    try:
        value = ruamel.yaml.YAML(typ="safe", pure=True).load(text)
    except (ruamel.yaml.error.YAMLError, AssertionError, ValueError, LookupError, TypeError, AttributeError):
        return False
    plain = json.loads(json.dumps(value, default=str))
    return _validator().is_valid(plain) and not any(_unknown(Map("", text), aliases))


def _unknown(map: Map, aliases: frozenset[str]) -> Iterator[str]:
    ids = [id for section in STATEMENTS for id in map.ids(section)]
    yield from (id for id in ids if ids.count(id) > 1)
    for each in map.references:
        if each.name not in map.ids(*_KINDS[each.wanted]) and each.name.partition(".")[0] not in aliases:
            yield each.name
