"""argmap render: which file it writes, and which it leaves alone."""

import os
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .conftest import ISOLATED, MISSPELT, Program

STARTS = {
    "dot": b"// drawn by argmap\ndigraph",
    "svg": b"<?xml",
    "png": b"\x89PNG\r\n\x1a\n",
    "pdf": b"%PDF-",
}
as_user = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


@pytest.fixture(autouse=True)
def _a_map(argmap: Program) -> None:
    argmap.write("m.argmap.yaml")


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("ending", STARTS)
def test_the_ending_says_what_is_drawn(argmap: Program, ending: str) -> None:
    assert argmap("render", "m.argmap.yaml", "-o", f"out.{ending}") == (0, "", "")
    drawn = (argmap.folder / f"out.{ending}").read_bytes()
    assert drawn.startswith(STARTS[ending])
    assert argmap("render", "m.argmap.yaml", "-o", f"again.{ending.upper()}").code == 0
    assert (argmap.folder / f"again.{ending.upper()}").read_bytes() == drawn


def test_the_map_is_in_the_picture(argmap: Program) -> None:
    argmap("render", "m.argmap.yaml", "-o", "out.svg")
    words = " ".join(ElementTree.parse(argmap.folder / "out.svg").getroot().itertext())
    assert "We move to the office" in words
    assert "ONLY" in words


@pytest.mark.parametrize("options", [["--theme", "auto"], ["--no-legend"], ["--direction", "TB"]])
def test_options_change_the_picture(argmap: Program, options: list[str]) -> None:
    argmap("render", "m.argmap.yaml", "-o", "plain.svg")
    assert argmap("render", "m.argmap.yaml", "-o", "other.svg", *options) == (0, "", "")
    assert len(set(map(Path.read_bytes, argmap.folder.glob("*.svg")))) == 2


@pytest.mark.parametrize("name", ["out.jpeg", "out.svg.bak"])
def test_an_unknown_ending(argmap: Program, name: str) -> None:
    before = _contents(argmap.folder)
    ran = argmap("render", "m.argmap.yaml", "-o", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"`{name}`: argmap draws no `.{name.rpartition('.')[2]}`; it draws " in ran.err
    for ending in STARTS:
        assert f".{ending}" in ran.err
    assert _contents(argmap.folder) == before


def test_a_format_for_a_name_without_ending(argmap: Program) -> None:
    assert argmap("render", "m.argmap.yaml", "-o", "picture", "--format", "dot").code == 0
    assert (argmap.folder / "picture").read_bytes().startswith(STARTS["dot"])


def test_a_folder_stands_for_all_maps_in_it(argmap: Program) -> None:
    argmap.write("talks/market.argmap.yaml")
    argmap.write("talks/notes.yaml", "no: map\n")
    assert argmap("render", ".") == (0, "", "")
    assert {path.name for path in argmap.folder.rglob("*.svg")} == {"m.svg", "market.svg"}
    assert argmap("render", "talks", "-o", "out.svg").code == 0
    assert argmap("render", ".", "-o", "out.svg").code == 2


def test_a_broken_map_is_reported_and_not_drawn(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    before = _contents(argmap.folder)
    ran = argmap("render", "m.argmap.yaml", "-o", "out.svg")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("m.argmap.yaml:5:14: error: unknown statement `lease-end`")
    assert _contents(argmap.folder) == before


def test_a_map_with_warnings_is_drawn(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", ISOLATED)
    assert argmap("render", "m.argmap.yaml", "-o", "out.svg") == (0, "", "")


def test_standard_input_and_output(argmap: Program) -> None:
    argmap("render", "m.argmap.yaml", "-o", "out.svg")
    drawn = (argmap.folder / "out.svg").read_text(encoding="utf-8")
    titled = f"title: M\n{(argmap.folder / 'm.argmap.yaml').read_text()}"
    argmap.write("m.argmap.yaml", titled)
    assert argmap("render", "m.argmap.yaml", "-o", "-", "--format", "svg").out
    assert (
        argmap("render", "-", stdin=titled.encode()).out == argmap("render", "m.argmap.yaml", "-o", "-").out
    )
    assert drawn.startswith("<?xml")


def test_without_o_the_picture_is_beside_the_map_and_is_renewed(argmap: Program) -> None:
    argmap.write("maps/one.argmap.yaml")
    for text in (ISOLATED, MISSPELT.replace("lease-end\n", "lease-ends\n")):
        argmap.write("maps/one.argmap.yaml", text)
        before = _contents(argmap.folder / "maps").get("one.svg")
        assert argmap("render", "maps/one.argmap.yaml").code == 0
        assert _contents(argmap.folder / "maps")["one.svg"] != before


def test_without_o_a_file_of_others_is_left_alone(argmap: Program) -> None:
    argmap.write("m.svg", "<svg>mine</svg>")
    ran = argmap("render", "m.argmap.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "`m.svg` was not drawn by argmap" in ran.err
    assert (argmap.folder / "m.svg").read_text() == "<svg>mine</svg>"
    assert argmap("render", "m.argmap.yaml", "--force").code == 0
    assert (argmap.folder / "m.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_with_o_any_file_is_overwritten(argmap: Program) -> None:
    argmap.write("m.svg", "<svg>mine</svg>")
    assert argmap("render", "m.argmap.yaml", "-o", "m.svg").code == 0
    assert (argmap.folder / "m.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_a_folder_that_is_not_there(argmap: Program) -> None:
    ran = argmap("render", "m.argmap.yaml", "-o", "nowhere/out.svg")
    assert ran == (2, "", "argmap: `nowhere/out.svg`: there is no folder `nowhere`; make it first\n")


def test_a_folder_in_the_place_of_the_picture(argmap: Program) -> None:
    (argmap.folder / "out.svg").mkdir()
    ran = argmap("render", "m.argmap.yaml", "-o", "out.svg")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("argmap: `out.svg`: ")
    assert not [name for name in _contents(argmap.folder) if name.startswith(".")]


@as_user
def test_a_folder_that_may_not_be_written_to(argmap: Program) -> None:
    (argmap.folder / "locked").mkdir(mode=0o500)
    ran = argmap("render", "m.argmap.yaml", "-o", "locked/out.svg")
    assert ran == (2, "", "argmap: `locked/out.svg`: permission denied\n")


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="there is no folder that is always read-only")
def test_a_folder_that_nobody_can_write_to(argmap: Program) -> None:
    ran = argmap("render", "m.argmap.yaml", "-o", "/proc/out.svg")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("argmap: `/proc/out.svg`: ")


def test_a_map_that_is_not_there(argmap: Program) -> None:
    ran = argmap("render", "nothing.yaml", "-o", "out.svg")
    assert ran == (2, "", "argmap: `nothing.yaml`: no such file or directory\n")
    assert argmap("render", "-o", "out.svg").code == 2


def test_engine_info(argmap: Program) -> None:
    ran = argmap("render", "--engine-info")
    assert ran.code == 0
    assert ran.out.startswith("pure: ")
    assert "Graphviz" in ran.out


def test_no_graphviz_on_the_machine(argmap: Program) -> None:
    for options in (["--engine-info"], ["m.argmap.yaml", "-o", "out.svg"]):
        ran = argmap("render", "--engine", "system", *options, env={"PATH": str(argmap.folder)})
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("argmap: ")
        assert ran.err.count("\n") == 1
    assert not (argmap.folder / "out.svg").exists()


def test_a_wrong_path_in_the_variable(argmap: Program) -> None:
    ran = argmap("render", "m.argmap.yaml", "-o", "out.svg", env={"ARGMAP_DOT": "/nowhere/dot"})
    assert ran.code == 2
    assert ran.err.startswith("argmap: ")


@pytest.mark.skipif(sys.platform == "win32", reason="a matter of Unix")
def test_colours_are_for_the_stream_that_is_printed_to(argmap: Program) -> None:
    pty = pytest.importorskip("pty")
    argmap.write("m.argmap.yaml", MISSPELT)
    terminal, end = pty.openpty()
    try:
        ran = argmap.run(argmap.command("render", "m.argmap.yaml", "-o", "out.svg"), stdout=end)
    finally:
        os.close(terminal)
        os.close(end)
    assert b"unknown statement" in ran.stderr
    assert b"\x1b" not in ran.stderr


def test_several_maps_are_each_drawn_beside_themselves(argmap: Program) -> None:
    argmap.write("maps/other.argmap.yaml", ISOLATED)
    assert argmap("render", "m.argmap.yaml", "maps/other.argmap.yaml") == (0, "", "")
    assert (argmap.folder / "m.svg").exists()
    assert (argmap.folder / "maps" / "other.svg").exists()
    ran = argmap("render", "m.argmap.yaml", "maps/other.argmap.yaml", "-o", "out.svg")
    assert (ran.code, ran.err) == (
        2,
        "argmap: `out.svg` is one picture of one map; without -o each map gets its own, beside it\n",
    )


def test_a_map_with_errors_does_not_keep_others_from_being_drawn(argmap: Program) -> None:
    argmap.write("broken.argmap.yaml", MISSPELT)
    argmap.write("office.argmap.yaml")
    code, _, err = argmap("render", "broken.argmap.yaml", "office.argmap.yaml")
    assert code == 1
    assert err.startswith("broken.argmap.yaml:5:14: error: unknown statement `lease-end`")
    assert {each.name for each in argmap.folder.glob("*.svg")} == {"office.svg"}


def test_pictures_beside_maps_are_drawn_anew(argmap: Program) -> None:
    argmap.write("maps/none.argmap.yaml")
    for ending in ("svg", "png", "html", "md"):
        argmap("render", "m.argmap.yaml", "-o", f"m.{ending}")
    argmap.write("m.mmd", "of somebody else")
    before = _contents(argmap.folder)
    assert argmap("render", "--redraw") == argmap("render", "m.argmap.yaml", "--redraw") == (0, "", "")
    assert _contents(argmap.folder) == before
    argmap.write("m.argmap.yaml", ISOLATED)
    ran = argmap("render", "--redraw", ".")
    assert ran == (0, "", "".join(f"drawn anew: m.{ending}\n" for ending in ("html", "md", "png", "svg")))
    after = _contents(argmap.folder)
    assert {name for name in before if before[name] != after[name]} == {
        "m.argmap.yaml",
        *(f"m.{ending}" for ending in ("svg", "png", "html", "md")),
    }
    assert {path.name for path in (argmap.folder / "maps").iterdir()} == {"none.argmap.yaml"}


def test_pictures_are_drawn_anew_with_the_options_that_are_given(argmap: Program) -> None:
    argmap("render", "m.argmap.yaml", "--theme", "dark")
    assert argmap("render", "--redraw", "--theme", "dark") == (0, "", "")
    assert argmap("render", "--redraw") == (0, "", "drawn anew: m.svg\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "out.svg"], "--redraw keeps the names of pictures; leave -o, --format and --split away"),
        (["nowhere.yaml"], "there is no map `nowhere.yaml`"),
        (["-"], "--redraw looks for pictures beside maps, and standard input has none"),
    ],
)
def test_what_can_not_be_drawn_anew(argmap: Program, arguments: list[str], said: str) -> None:
    assert argmap("render", "--redraw", *arguments) == (2, "", f"argmap: {said}\n")
