"""The Python API."""

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import argmap
from argmap.api import Evaluation

MAPS = Path(__file__).parents[1] / "maps"
TEXT = """\
argmap: 1
title: The office
parties:
  staff: {name: The staff, believes: {lease-ends: true}}
proposals:
  move-office:
    text: We move to the office by the station.
    only_if: lease-ends
    by: staff
conditions:
  lease-ends: The old lease can be ended by the summer.
objections:
  too-small: {text: There is no room for the archive., against: move-office, unless: lease-ends}
scenarios:
  ended: {assume: {lease-ends: true}}
  kept: {assume: {lease-ends: false}}
"""
BROKEN = TEXT.replace("only_if: lease-ends", "only_if: lease-end")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("office.argmap.yaml").write_text(TEXT, encoding="utf-8")
    return "office.argmap.yaml"


@pytest.fixture
def office(path: str) -> argmap.Map:
    return argmap.load(path)


def test_load(path: str, office: argmap.Map) -> None:
    assert repr(office) == "<argmap.Map 'The office', 3 statements>"
    assert (office.path, office.diagnostics) == (path, ())
    assert list(office.graph.statements) == ["move-office", "lease-ends", "too-small"]
    assert repr(argmap.load(Path(path).absolute())) == repr(office)


def test_load_a_broken_map(path: str) -> None:
    Path(path).write_text(BROKEN, encoding="utf-8")
    with pytest.raises(argmap.InvalidMap) as raised:
        argmap.load(path)
    assert isinstance(raised.value, ValueError)
    report = "office.argmap.yaml:8:14: error: unknown statement `lease-end` [unknown-reference]\n"
    assert str(raised.value).startswith(report)
    assert "\x1b" not in str(raised.value)
    assert [each.rule for each in raised.value.diagnostics] == ["unknown-reference"]


def test_load_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        argmap.load(tmp_path / "nothing.argmap.yaml")
    with pytest.raises(OSError):
        argmap.load(tmp_path)


def test_a_map_with_warnings_is_loaded(path: str) -> None:
    Path(path).write_text(TEXT.replace("parties:", "groups: {unused: Not used}\nparties:"), encoding="utf-8")
    assert [each.rule for each in argmap.load(path).diagnostics] == ["unused-group"]


def test_a_failed_expectation_keeps_nobody_from_asking(path: str) -> None:
    Path(path).write_text(f"{TEXT}  wrong: {{expect: {{move-office: stands}}}}\n", encoding="utf-8")
    loaded = argmap.load(path)
    assert [each.rule for each in loaded.diagnostics] == ["failed-expectation"]
    assert loaded.evaluate(scenario="wrong").verdicts["move-office"] == "open"


def test_check(path: str) -> None:
    assert argmap.check(path) == argmap.check(Path(path)) == argmap.check(TEXT) == ()
    (found,) = argmap.check(BROKEN)
    assert (found.path, found.rule, found.severity) == ("<text>", "unknown-reference", "error")
    assert (found.span.line, found.span.column) == (8, 14)
    assert found.cure == "did you mean `lease-ends`?"
    with pytest.raises(FileNotFoundError):
        argmap.check("nothing.argmap.yaml")


def test_evaluate(office: argmap.Map) -> None:
    found = office.evaluate()
    assert isinstance(found, Evaluation)
    assert found.verdicts == {"move-office": "open", "lease-ends": "open", "too-small": "open"}
    assert found.outcomes["move-office"].waits_on == ("lease-ends",)
    assert found.assumed == {}


@pytest.mark.parametrize(
    ("options", "verdict"),
    [
        ({"assume": {"lease-ends": True}}, "stands"),
        ({"scenario": "ended"}, "stands"),
        ({"scenario": "kept"}, "falls"),
        ({"scenario": "kept", "assume": {"lease-ends": True}}, "stands"),
        ({"scenario": "ended", "assume": {"move-office": False}}, "falls"),
    ],
)
def test_evaluate_under_assumptions(office: argmap.Map, options: dict[str, Any], verdict: str) -> None:
    assert office.evaluate(**options).verdicts["move-office"] == verdict
    assert office.explain("move-office", **options).verdict == verdict
    assert (office.needs("move-office", **options) == [{}]) == (verdict == "stands")


def test_assumptions_are_left_as_they_are(office: argmap.Map) -> None:
    assume: Mapping[str, bool] = {"lease-ends": False}
    office.evaluate(assume=assume, scenario="ended")
    assert assume == {"lease-ends": False}
    assert office.evaluate(scenario="ended").assumed == {"lease-ends": True}


def test_explain(office: argmap.Map) -> None:
    explanation = office.explain("move-office", scenario="kept")
    assert (explanation.id, explanation.verdict) == ("move-office", "falls")
    (step,) = explanation.steps
    assert (step.role, step.met) == ("need", False)
    assert [(each.id, each.settled) for each in step.because] == [("lease-ends", "assumed")]


def test_needs(office: argmap.Map) -> None:
    assert office.needs("move-office") == [{"lease-ends": True}]
    assert office.needs("move-office", fall=True) == [{"lease-ends": False}]
    assert office.needs("move-office", scenario="kept") == []
    talks = argmap.load(MAPS / "istanbul-talks.argmap.yaml")
    assert talks.needs("scale-back") == [{"shelling-continues": False, "nobody-fooled": False}]
    assert talks.needs("scale-back", conditions_only=True) == []
    assert len(talks.needs("no-nato", fall=True)) == 2
    assert len(talks.needs("no-nato", fall=True, limit=1)) == 1


UNKNOWN: dict[str, Callable[[argmap.Map], object]] = {
    "evaluate: assume": lambda each: each.evaluate(assume={"leese-ends": True}),
    "evaluate: scenario": lambda each: each.evaluate(scenario="endless"),
    "explain": lambda each: each.explain("move"),
    "explain: assume": lambda each: each.explain("move-office", assume={"leese-ends": True}),
    "explain: scenario": lambda each: each.explain("move-office", scenario="endless"),
    "needs": lambda each: each.needs("move"),
    "needs: assume": lambda each: each.needs("move-office", assume={"leese-ends": True}),
    "render: assume": lambda each: argmap.render(each, assume={"leese-ends": True}),
    "render: scenario": lambda each: argmap.render(each, scenario="endless"),
}


@pytest.mark.parametrize("asked", UNKNOWN)
def test_what_the_map_does_not_have(office: argmap.Map, asked: str) -> None:
    with pytest.raises(KeyError, match=r"leese-ends|endless|move"):
        UNKNOWN[asked](office)


@pytest.mark.parametrize(
    ("format", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF-"), ("dot", b"// drawn by")]
)
def test_render(office: argmap.Map, format: str, start: bytes) -> None:
    assert argmap.render(office, format).startswith(start)


def test_render_what_stands(office: argmap.Map) -> None:
    def words(**options: Any) -> str:
        root = ElementTree.fromstring(argmap.render(office, legend=False, **options))
        return " ".join(
            word for each in root.iter("{http://www.w3.org/2000/svg}text") for word in each.itertext()
        )

    assert "stands" in words(scenario="ended")
    assert "stands" not in words()
    assert "stands" not in words(scenario="ended", verdicts=False)
    assert "falls" in words(assume={"lease-ends": False})


def test_render_in_other_ways(office: argmap.Map) -> None:
    drawn = {
        argmap.render(office),
        argmap.render(office, theme="dark"),
        argmap.render(office, direction="TB"),
        argmap.render(office, legend=False),
    }
    assert len(drawn) == 4


def test_an_unknown_format(office: argmap.Map) -> None:
    with pytest.raises(
        ValueError, match=r"^unknown format 'jpeg'; known are dot, html, md, mmd, pdf, png, svg, txt$"
    ):
        argmap.render(office, "jpeg")


def test_in_a_notebook(office: argmap.Map) -> None:
    """IPython shows what has this method as a picture."""
    shown = office._repr_svg_()
    assert ElementTree.fromstring(shown.encode()).tag == "{http://www.w3.org/2000/svg}svg"
    assert "We move to the office" in " ".join(ElementTree.fromstring(shown.encode()).itertext())
    assert "prefers-color-scheme" in shown


def test_every_map_of_ours(tmp_path: Path) -> None:
    shutil.copytree(MAPS, tmp_path / "maps")
    for path in sorted((tmp_path / "maps").glob("*.argmap.yaml")):
        loaded = argmap.load(path)
        assert loaded.diagnostics == ()
        verdicts = loaded.evaluate().verdicts
        assert {id: loaded.explain(id).verdict for id in verdicts} == verdicts


def test_its_names() -> None:
    assert argmap.__all__ == ["InvalidMap", "Map", "__version__", "check", "load", "render"]
    assert all(hasattr(argmap, name) for name in argmap.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'lode'"):
        argmap.lode  # noqa: B018


def test_questions_have_no_verdict_to_ask_for() -> None:
    talks = argmap.load(MAPS / "istanbul-talks.argmap.yaml")
    for ask in (talks.explain, talks.needs, lambda id: talks.evaluate(assume={id: True})):
        with pytest.raises(KeyError, match="question"):
            ask("progress")
