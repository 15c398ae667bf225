"""A map is drawn again; where it can't be, the drawing before stays, and what is wrong is told."""

import json
import os
from pathlib import Path

import pytest

from argmap.files import Trouble
from argmap.graph import Graph
from argmap.preview.drawing import Drawing, begun, redrawn

from .conftest import BROKEN, MAP


def texts(graph: Graph) -> bytes:
    """A page that is quick to draw."""
    return "\n".join(each.text for each in graph.statements.values()).encode()


def again(map: Path, before: Drawing, text: str) -> Drawing:
    map.write_text(text, encoding="utf-8")
    assert before.is_stale()
    after = redrawn(str(map), texts, before)
    assert not after.is_stale()
    return after


def test_a_map_without_errors(map: Path) -> None:
    drawing = begun(str(map), texts)
    assert drawing.page is not None
    assert b"by the station" in drawing.page
    assert (drawing.current, drawing.problems, drawing.is_stale()) == (True, (), False)


def test_errors_leave_the_drawing_and_are_told_as_by_check(map: Path) -> None:
    first = begun(str(map), texts)
    broken = again(map, first, BROKEN)
    assert (broken.page, broken.version, broken.current) == (first.page, first.version, False)
    assert broken.heading == "1 problem: this is the map as it was before"
    (problem,) = broken.problems
    assert problem.place == f"{map.as_posix()}:6:14"
    assert problem.message == "unknown statement `lease-end`"
    assert problem.cure == "did you mean `lease-ends`?"
    assert problem.rule == "unknown-reference"
    mended = again(map, broken, MAP.replace("station", "river"))
    assert mended.problems == ()
    assert mended.page is not None
    assert b"by the river" in mended.page
    assert mended.version != first.version


def test_what_changes_nothing_to_be_seen_is_the_same_version(map: Path) -> None:
    first = begun(str(map), texts)
    assert again(map, first, f"# a comment\n{MAP}").version == first.version


def test_errors_from_the_beginning(map: Path) -> None:
    map.write_text(BROKEN, encoding="utf-8")
    drawing = begun(str(map), texts)
    assert (drawing.page, drawing.version) == (None, "")
    assert drawing.heading == "1 problem: the map can't be drawn yet"
    assert again(map, drawing, MAP).current


def test_a_map_that_rules_find_errors_in_is_drawn_and_they_are_told(map: Path) -> None:
    (map.parent / "argmap.toml").write_text("[severity]\noverdue = 'error'\n", encoding="utf-8")
    due = MAP.replace("lease-ends: The", "lease-ends:\n    due: 2020-06-01\n    text: The")
    map.write_text(due, encoding="utf-8")
    drawing = begun(str(map), texts)
    assert drawing.current
    assert [each.rule for each in drawing.problems] == ["overdue"]
    assert drawing.heading == "1 problem in the map"


def test_a_file_that_goes_and_comes_back(map: Path) -> None:
    first = begun(str(map), texts)
    map.unlink()
    assert first.is_stale()
    gone = redrawn(str(map), texts, first)
    assert (gone.page, gone.problems[0].message) == (first.page, f"`{map}`: no such file or directory")
    assert again(map, gone, MAP).current


def test_what_was_asked_for_and_is_no_more(map: Path) -> None:
    def refuse(graph: Graph) -> bytes:
        raise Trouble("the map has no scenario `autumn`")

    first = begun(str(map), texts)
    after = redrawn(str(map), refuse, first)
    assert after.page == first.page
    assert [each.message for each in after.problems] == ["the map has no scenario `autumn`"]


@pytest.mark.parametrize("path", ["missing.yaml", "."])
def test_a_map_that_can_not_be_read_is_trouble(map: Path, path: str) -> None:
    with pytest.raises(Trouble, match=r"no such file|this is a folder"):
        begun(str(map.parent / path), texts)


def test_what_a_map_imports_is_looked_at_too(map: Path) -> None:
    """Also what is imported by that, while it has errors, and what is not there yet."""
    street, town = map.parent / "places" / "street.yaml", map.parent / "places" / "town.yaml"
    street.parent.mkdir()
    street.write_text(f"{MAP}imports: {{town: town.yaml}}\n", encoding="utf-8")
    map.write_text(f"{MAP}imports: {{street: places/street.yaml}}\n", encoding="utf-8")
    drawing = begun(str(map), texts)
    assert not drawing.current
    for text in (BROKEN, MAP):
        town.write_text(text, encoding="utf-8")
        assert drawing.is_stale()
        drawing = redrawn(str(map), texts, drawing)
    assert drawing.current
    assert set(drawing.stamps) == {each.as_posix() for each in (map, street, town)}


def test_what_lies_outside_of_the_project_is_not_read(map: Path, tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no named pipes")
    os.mkfifo(tmp_path / "pipe.yaml")  # whoever reads it waits for ever
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "argmap.toml").touch()
    map = map.rename(inner / map.name)
    map.write_text(f"{MAP}imports: {{pipe: ../pipe.yaml}}\n", encoding="utf-8")
    drawing = begun(str(map), texts)
    assert "outside of the project's folder" in drawing.problems[0].message


def test_what_a_browser_is_told_is_one_line(map: Path) -> None:
    map.write_text(MAP.replace("lease-ends", "'</script>\\u2028\\n'"), encoding="utf-8")
    told = begun(str(map), texts).told()
    assert len(told.splitlines()) == 1
    assert json.loads(told)["problems"]
