"""How lines are added to files: all that was there stays, byte for byte, and means the same."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from argmap.setup import Advice

from .merging import merged, new_text

_RUFF = "- repo: https://github.com/astral-sh/ruff-pre-commit\n  rev: v0.14.0\n  hooks:\n  - id: ruff\n"
_IN = _RUFF.replace("\n", "\n  ").rstrip(" ")
_MAPPING = {"argmap.schema.json": ["*.argmap.yaml", "*.argmap.yml"]}


def _meaning(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)


_HOOKS = {
    "not set in": f"repos:\n{_RUFF}",
    "set in": f"repos:\n  {_IN}",
    "far": "repos:\n      - repo: x\n        hooks:\n        - id: y\n",
    "other keys above": f"ci:\n  skip: [a]\nfail_fast: true\nrepos:\n{_RUFF}",
    "a list above": f"default_install_hook_types:\n    - pre-push\nrepos:\n{_RUFF}",
    "no line end": f"repos:\n{_RUFF}".rstrip(),
    "Windows": f"repos:\r\n  {_IN}".replace("\r\n", "\n").replace("\n", "\r\n"),
    "a comment below": f"repos:\n{_RUFF}# the end\n",
    "a comment in": f"repos: # all\n{_RUFF}  # - id: b\n",
    "blank lines below": f"repos:\n{_RUFF}\n\n",
    "a text in lines at the end": f"repos:\n{_RUFF}    args:\n    - |\n      one\n      two\n",
    "a comment that names argmap": f"# argmap check, one day\nrepos:\n{_RUFF}",
}


@pytest.mark.parametrize("existing", _HOOKS.values(), ids=_HOOKS)
def test_hooks_after_others(existing: str) -> None:
    after = new_text("pre-commit", existing)
    assert after.startswith(existing)
    entry = _meaning(new_text("pre-commit"))["repos"]
    before = _meaning(existing)
    assert _meaning(after) == {**before, "repos": before["repos"] + entry}
    assert ("\r\n" in existing) == ("\r\n" in after)
    assert after.count("\r\n") in (0, after.count("\n"))
    assert merged("pre-commit", after) is None


_NO_HOOKS = {
    "other keys below": f"repos:\n{_RUFF}exclude: ^old/\n",
    "a list below": f"repos:\n{_RUFF}default_stages:\n- pre-push\n",
    "in brackets": "repos: [{repo: meta, hooks: [{id: check-hooks-apply}]}]\n",
    "an empty list": "repos: []\n",
    "nothing": "repos:\n",
    "only comments": "# none yet\n",
    "of an old form": "- repo: x\n  hooks: []\n",
    "broken": f"repos:\n{_RUFF}   - id: b\n",
    "two documents": f"repos:\n{_RUFF}---\nrepos: []\n",
    "an end": f"repos:\n{_RUFF}...\n",
    "a text that would lose its end": f"repos:\n{_RUFF}    args:\n    - |\n      one",
}


@pytest.mark.parametrize("existing", _NO_HOOKS.values(), ids=_NO_HOOKS)
def test_hooks_that_are_left_to_the_user(existing: str) -> None:
    after = merged("pre-commit", existing)
    assert isinstance(after, Advice)
    assert after.where == "at the end of the list `repos:`"
    assert "  entry: argmap check\n" in after.lines.replace("    ", "  ")


def test_lines_to_copy_are_set_in_as_those_around_them() -> None:
    for gap in ("", "    "):
        after = merged("pre-commit", f"repos:\n{gap}- repo: meta\n{gap}  hooks: []\nexclude: x\n")
        assert isinstance(after, Advice)
        assert after.lines.startswith(f"{gap}- repo: local\n{gap}  hooks:\n")


_WORDS = st.text("abc:#-'\" \n", max_size=6)
_VALUES = st.recursive(
    _WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORDS, inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(_WORDS, _VALUES, max_size=2),
    st.lists(st.fixed_dictionaries({"repo": _WORDS}, optional={"hooks": _VALUES}), min_size=1, max_size=3),
    st.booleans(),
)
def test_whatever_is_added_to_means_the_same_as_before(
    others: dict[str, Any], repos: list[dict[str, Any]], last: bool
) -> None:
    config = {**others, "repos": repos} if last else {"repos": repos, **others}
    existing = yaml.safe_dump(config, sort_keys=False, allow_unicode=True)
    after = merged("pre-commit", existing)
    if isinstance(after, str):
        expected = yaml.safe_load(new_text("pre-commit"))["repos"]
        assert after.startswith(existing)
        assert yaml.safe_load(after) == {**config, "repos": repos + expected}
    else:
        assert isinstance(after, Advice)


_JOBS = {
    "one": "build:\n  script: make\n",
    "stages": "stages: [build, test]\nbuild:\n  stage: build\n  script: make\n",
    "workflow": "workflow:\n  rules:\n  - if: $CI_COMMIT_BRANCH\nbuild: {script: make}\n",
    "no line end": "build:\n  script: make",
    "Windows": "build:\r\n  script: make\r\n",
}


@pytest.mark.parametrize("existing", _JOBS.values(), ids=_JOBS)
def test_a_job_after_others(existing: str) -> None:
    after = new_text("gitlab", existing)
    assert after.startswith(existing)
    assert _meaning(after) == _meaning(existing) | _meaning(new_text("gitlab"))
    assert after.count("\r\n") in (0, after.count("\n"))
    assert merged("gitlab", after) is None


_NO_JOBS = {
    "no stage for it": "stages: [build]\nbuild:\n  script: make\n",
    "stages from elsewhere": "include: other.yml\n",
    "something before each job": "before_script: [npm ci]\nbuild:\n  script: make\n",
    "defaults": "default:\n  tags: [mac]\nbuild:\n  script: make\n",
    "a tag of GitLab's": "build:\n  script: !reference [.base, script]\n",
    "a job of that name": "check-maps:\n  script: make\n",
    "a list": "- build\n",
    "a word": "build\n",
    "in braces": "{build: {script: make}}\n",
    "stages that are none": "stages: 3\nbuild:\n  script: make\n",
}


@pytest.mark.parametrize("existing", _NO_JOBS.values(), ids=_NO_JOBS)
def test_a_job_that_is_left_to_the_user(existing: str) -> None:
    assert merged("gitlab", existing) == Advice("as one of its jobs", new_text("gitlab"))


_ENTRY = '"yaml.schemas": {"argmap.schema.json": ["*.argmap.yaml", "*.argmap.yml"]}'
_INNER = '"argmap.schema.json": ["*.argmap.yaml", "*.argmap.yml"]'


@pytest.mark.parametrize(
    ("existing", "after"),
    [
        ('{\n  "a": 1\n}\n', f'{{\n  "a": 1,\n  {_ENTRY}\n}}\n'),
        ('{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t]\n}', f'{{\n\t"a": 1,\n\t"b": [\n\t\t2\n\t],\n\t{_ENTRY}\n}}'),
        ('{"a": 1}', f'{{"a": 1, {_ENTRY}}}'),
        ('{\r\n  "a": 1\r\n}\r\n', f'{{\r\n  "a": 1,\r\n  {_ENTRY}\r\n}}\r\n'),
        ("{}\n", f"{{{_ENTRY}}}\n"),
        ("{\n}\n", f"{{\n{_ENTRY}\n}}\n"),
        (
            '{\n  "yaml.schemas": {\n    "x.json": "x.yaml"\n  },\n  "b": "}"\n}\n',
            f'{{\n  "yaml.schemas": {{\n    "x.json": "x.yaml",\n    {_INNER}\n  }},\n  "b": "}}"\n}}\n',
        ),
        ('{"yaml.schemas": {}}', f'{{"yaml.schemas": {{{_INNER}}}}}'),
    ],
)
def test_a_key_among_the_settings_of_the_editor(existing: str, after: str) -> None:
    assert merged("vscode", existing) == after
    assert merged("vscode", after) is None


@pytest.mark.parametrize(
    "existing",
    [
        '// mine\n{\n  "a": 1\n}\n',
        '{\n  "a": 1, // one\n}\n',
        '{\n  "a": 1,\n}\n',
        '{\n  /* "b": 2 */\n  "a": 1\n}\n',
        "[1]\n",
        '"a"\n',
        "\ufeff{}\n",
        '{\n  // "yaml.schemas": {"x": "*.argmap.yaml"}\n}\n',
    ],
)
def test_settings_of_the_editor_with_comments_are_left_as_they_are(existing: str) -> None:
    after = merged("vscode", existing)
    assert isinstance(after, Advice)
    assert _INNER in after.lines


@pytest.mark.parametrize("value", ["[]", "null", "3", '"x"'])
def test_a_mapping_that_is_none_is_left_as_it_is(value: str) -> None:
    after = merged("vscode", f'{{"yaml.schemas": {value}}}')
    assert after == Advice("as an entry of `yaml.schemas`", f"{_INNER}\n")


def test_the_key_is_not_taken_for_one_deeper_in() -> None:
    existing = '{"[yaml]": {"yaml.schemas": {}}, "yaml.schemas": {}}'
    assert merged("vscode", existing) == Advice("as an entry of `yaml.schemas`", f"{_INNER}\n")


@pytest.mark.parametrize("place", ["./argmap.schema.json", "https://example.org/argmap.json"])
def test_a_mapping_to_another_schema_is_enough(place: str) -> None:
    assert merged("vscode", f'{{\n  "yaml.schemas": {{"{place}": ["*.argmap.yaml"]}}\n}}\n') is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.sampled_from(["{", '"', "//"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.text(max_size=4), _JSON, max_size=4),
    st.none() | st.dictionaries(st.text(max_size=4), _JSON, max_size=2),
    st.sampled_from([None, 0, 2, 4, "\t"]),
)
def test_any_plain_settings_keep_all_they_say(
    settings: dict[str, Any], schemas: dict[str, Any] | None, indent: int | str | None
) -> None:
    settings |= {} if schemas is None else {"yaml.schemas": schemas}
    existing = json.dumps(settings, indent=indent)
    after = new_text("vscode", existing, {"argmap.schema.json": "{}"})
    assert json.loads(after) == {**settings, "yaml.schemas": {**(schemas or {}), **_MAPPING}}
    place = next((i for i, (a, b) in enumerate(zip(existing, after, strict=False)) if a != b), len(existing))
    assert after.endswith(existing[place:])  # one stretch of text is new, and nothing else
