"""Whole maps: those of the project stay what they are, and untidy ones become what `cases/` shows."""

import os
from pathlib import Path
from typing import Any

import pytest
import ruamel.yaml

from argmap.document import read_document
from argmap.formatting import formatted
from argmap.source import read

_ROOT = Path(__file__).parents[2]
_PATTERNS = (
    "maps/*.yaml",
    "argmap/templates/*.yaml",
    "tests/rules/*/*.yaml",
    "tests/drawing/maps/*.yaml",
)
_TIDY = [path for pattern in _PATTERNS[:2] for path in sorted(_ROOT.glob(pattern))]
_CASES = sorted((Path(__file__).parent / "cases").glob("*.before.yaml"))
_FEATURES = (_ROOT / "tests/data/yaml-features.txt").read_text(encoding="utf-8").split("=== ")[1:]


def _is_map(path: Path) -> bool:
    tree = read(path.read_bytes())
    return not tree.faults and not read_document(tree.value).findings


_MAPS = [path for pattern in _PATTERNS for path in sorted(_ROOT.glob(pattern)) if _is_map(path)]


def _format(text: str) -> str:
    return formatted(read(text))


def _text(comment: Any) -> str:
    """What a comment says; beside the sign of a block it is kept as a string."""
    return str(getattr(comment, "value", comment))


def _comments(text: str) -> list[str]:
    """All comments, as ruamel.yaml finds them."""
    yaml = ruamel.yaml.YAML(typ="rt", pure=True)
    found = []
    for token in yaml.scan(text):
        for part in token.comment or ():
            parts = part if isinstance(part, list) else [part]
            found += [line.strip() for each in parts if each for line in _text(each).splitlines()]
    return sorted(line for line in found if line)


@pytest.mark.parametrize("path", _MAPS, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_a_map_says_the_same_and_keeps_its_comments(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    once = _format(text)
    assert _format(once) == once
    before, after = (read_document(read(each).value).document for each in (text, once))
    assert repr(before) == repr(after)
    assert _comments(once) == _comments(text)
    if "#" in text:
        assert len(_comments(text)) >= 1


@pytest.mark.parametrize("path", _TIDY, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_the_maps_that_others_learn_from_are_tidy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert _format(text) == text


@pytest.mark.parametrize("path", _CASES, ids=lambda path: path.name.partition(".")[0])
def test_an_untidy_map(path: Path) -> None:
    after = path.with_name(path.name.replace(".before.", ".after."))
    tidy = _format(path.read_text(encoding="utf-8"))
    if os.environ.get("UPDATE_SNAPSHOTS"):
        after.write_text(tidy, encoding="utf-8", newline="\n")
    assert tidy == after.read_text(encoding="utf-8")
    assert _format(tidy) == tidy


@pytest.mark.parametrize("feature", _FEATURES, ids=lambda feature: feature.partition("\n")[0])
def test_whatever_yaml_offers_is_kept_in_keys_of_others(feature: str) -> None:
    _, _, text = feature.partition("\n")
    inside = "".join(f"  {line}" if line.strip() else line for line in text.splitlines(keepends=True))
    whole = f"argmap: 1\nconditions: {{a: A}}\nx-mine:\n{inside}"
    tree = read(whole)
    if tree.faults:  # a mark of documents, or what argmap refuses everywhere
        return
    once = formatted(tree)
    assert repr(read(once).value["x-mine"]) == repr(tree.value["x-mine"])
    assert _format(once) == once


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_stay_as_they_are(line_end: str) -> None:
    text = "argmap: 1\nclaims:\n  a: 'A'  # one\n  b: |\n    two\n    lines\n".replace("\n", line_end)
    tidy = "argmap: 1\n\nclaims:\n  a: A  # one\n  b: |\n    two\n    lines\n".replace("\n", line_end)
    assert _format(text) == tidy
    assert _format(tidy) == tidy


def test_a_last_line_gets_its_end() -> None:
    assert _format("argmap: 1\n\nclaims:\n  a: A") == "argmap: 1\n\nclaims:\n  a: A\n"
    assert _format("argmap: 1\n\nclaims:\n  a: A\n\n\n") == "argmap: 1\n\nclaims:\n  a: A\n"


def test_a_line_with_an_instruction_stays_one_line() -> None:
    sources = ", ".join(f"minutes-{number}" for number in range(12))
    text = (
        f"argmap: 1\n\nclaims:\n  a:\n    text: A\n    source: [{sources}]  # argmap: ignore[unused-source]\n"
    )
    assert _format(text) == text
    assert "- minutes-0" in _format(text.replace("argmap: ignore[unused-source]", "all of them"))
