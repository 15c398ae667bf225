"""The JSON Schema of maps (draft-07, which editors read best), derived from the models."""

import json
from itertools import count
from typing import Any

from argmap.document.expression import EXPRESSION_SCHEMA, PLACE_OF_EXPRESSION
from argmap.document.judge import pydantic_schema
from argmap.document.map import SECTIONS

_DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema() -> dict[str, Any]:
    """The schema of a map, as plain JSON.

    It refuses what the models refuse, but for what a schema can't say: that a day is in the calendar, that
    `at_least` asks for no more conditions than there are, and that a number is one (YAML has `.nan`).
    """
    schema = pydantic_schema()
    definitions = {**schema.pop("$defs"), "Expression": EXPRESSION_SCHEMA}
    definitions["Reason"]["required"] = ["text", "supports"]
    either = [{"required": [key], "properties": {key: {}}} for key in ("against", "undercuts")]
    definitions["Objection"]["anyOf"] = either
    schema["patternProperties"] = {"^x-": {"description": "Anything; argmap ignores it and keeps it."}}
    # If all sections are missing or empty, then one may not be: put like this, editors ask for that one.
    schema["if"] = {"properties": {section: {"type": "object", "maxProperties": 0} for section in SECTIONS}}
    schema["then"] = {
        "required": ["proposals"],
        "properties": {"proposals": {"type": "object", "minProperties": 1}},
    }
    top = {"$schema": _DRAFT, **schema, "title": "Argument map", "definitions": definitions}
    finished: dict[str, Any] = _finished(top)
    return finished


def schema_text() -> str:
    """The schema as it is written to files."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _finished(schema: Any) -> Any:
    """The schema as draft-07: objects closed, no empty defaults, and references alone where they stand."""
    if isinstance(schema, list):
        return [_finished(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    done = {key: each if key == "examples" else _finished(each) for key, each in schema.items()}
    if not isinstance(done.get("default", True), dict) and done.get("default", True) in (None, []):
        del done["default"]
    if "patternProperties" in done:
        done["additionalProperties"] = False
        if "examples" in done:
            # Not beside them, or else editors no longer offer the example with the key itself.
            done["allOf"] = [{"defaultSnippets": [_snippet(each) for each in done["examples"]]}]
    if done.items() >= PLACE_OF_EXPRESSION.items():
        del done["$comment"]
        done["allOf"] = [{"$ref": "#/definitions/Expression"}]
    return done


def _snippet(example: dict[str, Any]) -> dict[str, Any]:
    """What editors offer where a new id can be written: an example, each of its words to be written over."""
    numbers = count(1)

    def blank(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: blank(item) for key, item in value.items()}
        text = value if isinstance(value, str) else json.dumps(value)
        return f"${{{next(numbers)}:{text}}}"

    return {"label": "new entry", "body": {blank(id): blank(entry) for id, entry in example.items()}}
