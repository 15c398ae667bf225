"""Settings: what they mean, and what is said of those that mean nothing."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from argmap.rules import On, Rule
from argmap.settings import Settings
from argmap.settings.keys import settings_schema
from argmap.settings.reading import InvalidSettings, read_settings

SCHEMA = Path(__file__).parents[1] / "schema" / "settings.schema.json"
ON: tuple[tuple[str, On], ...] = (("one", "always"), ("two", "selected"), ("three", "fixing"))
ALWAYS, SELECTED, FIXING = (Rule(id, "warning", "", lambda graph, world: (), on) for id, on in ON)


def read(text: str) -> Settings:
    settings = read_settings(text, "argmap.toml", ".")
    assert settings is not None
    return settings


def said(text: str, table: tuple[str, ...] = ()) -> list[tuple[int, int, str, str]]:
    with pytest.raises(InvalidSettings) as caught:
        read_settings(text, "pyproject.toml", ".", table)
    return [(each.span.line, each.span.column, each.message, each.cure) for each in caught.value.diagnostics]


def test_nothing_is_the_default() -> None:
    assert read("") == Settings(file="argmap.toml")
    assert read_settings("[tool.ruff]\n", "pyproject.toml", ".", ("tool", "argmap")) is None
    assert read_settings("[tool]\nargmap = {}\n", "pyproject.toml", ".", ("tool", "argmap")) == Settings(
        file="pyproject.toml"
    )


def test_which_rules_are_asked_and_when() -> None:
    assert Settings().grade(ALWAYS, "m.yaml") == "warning"
    assert Settings().grade(SELECTED, "m.yaml") is None
    assert Settings().grade(FIXING, "m.yaml") is None
    assert Settings().grade(FIXING, "m.yaml", fixing=True) == "warning"
    assert Settings(select=("default", "two")).grade(SELECTED, "m.yaml") == "warning"
    assert Settings(select=("two",)).grade(ALWAYS, "m.yaml") is None
    assert {Settings(select=("all",)).grade(rule, "m.yaml") for rule in (ALWAYS, SELECTED, FIXING)} == {
        "warning"
    }
    assert Settings(ignore=("one",)).grade(ALWAYS, "m.yaml") is None


def test_a_severity_turns_a_rule_on() -> None:
    settings = Settings(severity={"two": "error", "one": "info"})
    assert settings.grade(SELECTED, "m.yaml") == "error"
    assert settings.grade(ALWAYS, "m.yaml") == "info"
    assert settings._replace(ignore=("two",)).grade(SELECTED, "m.yaml") is None


def test_what_the_command_line_chooses_wins() -> None:
    settings = Settings(ignore=("one",), severity={"two": "error", "one": "info"})
    chosen = settings.choosing(["one"], [])
    assert chosen.grade(ALWAYS, "m.yaml") == "info"
    assert chosen.grade(SELECTED, "m.yaml") is None
    assert settings.choosing(None, ["two"]).grade(SELECTED, "m.yaml") is None


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("drafts", "maps/drafts/a.yaml", True),
        ("drafts/", "drafts/a.yaml", True),
        ("drafts", "maps/my-drafts/a.yaml", False),
        ("*.draft.yaml", "maps/a.draft.yaml", True),
        ("maps/*", "maps/a.yaml", True),
        ("maps/*", "other/maps/a.yaml", False),
        ("maps/old", "maps/old/deep/a.yaml", True),
        ("maps/ol", "maps/old/a.yaml", False),
        ("**/old/*", "maps/old/a.yaml", True),
    ],
)
def test_patterns(pattern: str, path: str, fits: bool) -> None:
    assert Settings(exclude=(pattern,)).is_excluded(path) == fits
    ignoring = Settings(per_file_ignores={pattern: ("one",)})
    assert (ignoring.grade(ALWAYS, path) is None) == fits


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "cure"),
    [
        ("slect = []", 1, 1, "there is no setting `slect`", "did you mean `select`?"),
        (
            'ignore = ["default",\n  "self-refrence"]',
            2,
            4,
            "there is no rule `self-refrence`",
            "did you mean `self-reference`?",
        ),
        ('select = "all"', 1, 1, "`select` is a list of texts", 'for example select = ["…"]'),
        (
            '[severity]\nself-reference = "high"',
            2,
            1,
            '`self-reference` has no severity "high"',
            'it is one of "error", "warning", "info"',
        ),
        ("severity = 3", 1, 1, "`severity` is a table", 'for example overdue = "error"'),
        ("views = 3", 1, 1, "`views` is a table", 'for example overview = ["--fold", "all"]'),
        ("deprecated = 3", 1, 1, "`deprecated` is a table", 'for example note = "say it in the text"'),
        ('[deprecated]\nnotes = "no"', 2, 1, "the format has no field `notes`", "did you mean `note`?"),
        ("[deprecated]\nnote = 3", 2, 1, "`note` is a text", 'for example note = "…"'),
        ("[views]\nall = 3", 2, 1, "`all` is a list of texts", 'for example all = ["…"]'),
        ("baseline = true", 1, 1, "`baseline` is a text", 'for example baseline = "…"'),
        (
            'ignore = ["syntax-error"]',
            1,
            12,
            "`syntax-error` is no rule that can be chosen: it is always reported",
            "leave it out",
        ),
        (
            '[per-file-ignores]\n"a/*" = ["nothing"]',
            2,
            11,
            "there is no rule `nothing`",
            "see `argmap rules`",
        ),
    ],
)
def test_mistakes_have_their_place_and_cure(
    text: str, line: int, column: int, message: str, cure: str
) -> None:
    assert said(text) == [(line, column, message, cure)]


def test_what_is_no_toml() -> None:
    ((line, column, message, _),) = said('select = ["all"]\nignore = [')
    assert (line, column) == (2, 11)
    assert message.startswith("this is no TOML: ")


def test_a_mistake_in_another_table_is_not_meant() -> None:
    text = '[tool.ruff]\nselect = ["E"]\n[tool.argmap]\nselect = ["E"]\n'
    assert [each[:2] for each in said(text, ("tool", "argmap"))] == [(4, 12)]


def test_the_settings_as_they_are_shown_are_settings() -> None:
    settings = Settings(
        ("default", "overdue"),
        ("self-reference",),
        {"overdue": "error"},
        {"a b/*": ("all",)},
        ("x",),
        "b.json",
        {"overview": ("--fold", "all")},
        {"note": "say it in the text", "sources.archive": "the library has copies"},
    )
    shown = {key.replace("-", "_"): value for key, value in tomllib.loads(settings.text()).items()}
    assert shown == {
        "select": ["default", "overdue"],
        "ignore": ["self-reference"],
        "exclude": ["x"],
        "baseline": "b.json",
        "severity": {"overdue": "error"},
        "per_file_ignores": {"a b/*": ["all"]},
        "views": {"overview": ["--fold", "all"]},
        "deprecated": {"note": "say it in the text", "sources.archive": "the library has copies"},
    }


def test_the_schema_is_not_stale_and_agrees() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert schema == settings_schema(), "argmap schema --settings -o schema/settings.schema.json"
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    for text in (
        'select = ["all"]',
        '[severity]\nself-reference = "error"',
        '[per-file-ignores]\n"a" = ["all"]',
    ):
        assert read(text)
        assert validator.is_valid(tomllib.loads(text))
    for text in (
        "slect = []",
        'select = "all"',
        'ignore = ["nothing"]',
        '[severity]\nself-reference = "bad"',
    ):
        assert said(text)
        assert not validator.is_valid(tomllib.loads(text))
