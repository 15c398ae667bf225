"""The JSON Schema of maps (draft-07, which editors read best), derived from the models."""

import json
from typing import Any

from argmap.document.expression import EXPRESSION_SCHEMA, PLACE_OF_EXPRESSION
from argmap.document.judge import pydantic_schema
from argmap.document.map import SECTIONS

_DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema() -> dict[str, Any]:
    """The schema of a map, as plain JSON.

    It refuses what the models refuse, but for what a schema can't say: that a day is in the calendar, and
    that `at_least` asks for no more conditions than there are.
    """
    schema = pydantic_schema()
    definitions = {**schema.pop("$defs"), "Expression": EXPRESSION_SCHEMA}
    definitions["Reason"]["required"] = ["text", "supports"]
    definitions["Objection"]["anyOf"] = [{"required": ["against"]}, {"required": ["undercuts"]}]
    schema["patternProperties"] = {"^x-": {"description": "Anything; argmap ignores it and keeps it."}}
    sections = sorted(SECTIONS, key=lambda section: section != "proposals")  # editors ask for the first
    schema["anyOf"] = [
        {"required": [section], "properties": {section: {"minProperties": 1}}} for section in sections
    ]
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
    if done.items() >= PLACE_OF_EXPRESSION.items():
        del done["$comment"]
        done["allOf"] = [{"$ref": "#/definitions/Expression"}]
    return done
