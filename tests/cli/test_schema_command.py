"""argmap schema: the JSON Schema of maps."""

import json
import os
from pathlib import Path

import jsonschema
import pytest

from .conftest import Program

_COMMITTED = Path(__file__).parents[2] / "schema" / "argmap.schema.json"


def test_the_committed_schema_is_not_stale(argmap: Program) -> None:
    ran = argmap("schema")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == _COMMITTED.read_text(encoding="utf-8"), "run `just schema`"


def test_it_is_written_where_it_is_wanted(argmap: Program) -> None:
    assert argmap("schema", "-o", "s.json") == (0, "", "")
    assert (argmap.folder / "s.json").read_bytes() == _COMMITTED.read_bytes()
    assert argmap("schema", "-o", "nowhere/s.json").code == 2


@pytest.mark.skipif(not os.path.exists("/dev/stdout"), reason="a matter of Unix")
def test_it_is_written_to_a_device(argmap: Program) -> None:
    assert argmap("schema", "-o", "/dev/stdout").out == _COMMITTED.read_text(encoding="utf-8")


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(_COMMITTED.read_text(encoding="utf-8")))
