"""argmap render of a part of a map, and in other colours."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from .conftest import Program

MAPS = Path(__file__).parents[2] / "maps"


@pytest.fixture(autouse=True)
def _talks(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", (MAPS / "istanbul-talks.argmap.yaml").read_bytes())


def cards(argmap: Program, *options: str) -> set[str]:
    ran = argmap("render", "m.argmap.yaml", "-o", "-", *options)
    assert (ran.code, ran.err) == (0, "")
    return set(re.findall(r'<g id="([a-z-]+)" class="node am-node', ran.out))


def test_what_is_near_a_statement(argmap: Program) -> None:
    assert cards(argmap, "--focus", "guarantees-work") == {"guarantees-work", "neutrality"}
    assert cards(argmap, "--focus", "guarantees-work", "--depth", "0") == {"guarantees-work"}


def test_only_some(argmap: Program) -> None:
    conditions = cards(argmap, "--only", "kind=condition")
    assert "guarantees-work" in conditions
    assert conditions < cards(argmap, "--only", "kind=condition,proposal")
    assert cards(argmap, "--only", "kind=condition", "--only", "verdict=open") == conditions
    assert cards(argmap, "--only", "kind=condition", "--only", "verdict=falls") == set()


def test_a_folded_group(argmap: Program) -> None:
    some = cards(argmap, "--fold", "security")
    assert "neutrality" not in some
    assert some
    assert cards(argmap, "--fold", "all") == set()
    assert cards(argmap, "--fold", "all", "--fold", "none") == cards(argmap)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--focus", "neutralty"), "the map has no statement `neutralty`; did you mean `neutrality`?"),
        (("--only", "kind"), "`--only kind`: write WHAT=VALUE, where WHAT is one of kind, party, group, tag"),
        (("--only", "kind=propsal"), "the map has no kind `propsal`; did you mean `proposal`?"),
        (("--only", "party=nobody"), "the map has no party `nobody`; it has "),
        (("--fold", "securty"), "the map has no group `securty`; did you mean `security`?"),
        (("--theme", "pink"), "`--theme pink`: it is one of light, dark, auto, print, plain, or a file that"),
        (("--theme", "none.toml"), "`none.toml`: no such file"),
        (("--theme", "bad.toml"), "`bad.toml` can't be used as a theme: there is no colour `x`"),
    ],
)
def test_what_there_is_not(argmap: Program, options: tuple[str, str], said: str) -> None:
    argmap.write("bad.toml", '[colours]\nx = "#000000"\n')
    ran = argmap("render", "m.argmap.yaml", "-o", "m.svg", *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"argmap: {said}")
    assert not (argmap.folder / "m.svg").exists()


def test_a_large_map_is_drawn_compact_and_folded_and_that_is_said(argmap: Program) -> None:
    claims = "".join(f"  c{n}: {{text: The claim number {n}., group: g}}\n" for n in range(151))
    argmap.write("large.argmap.yaml", f"argmap: 1\ngroups: {{g: Claims}}\nclaims:\n{claims}")
    ran = argmap("render", "large.argmap.yaml", "-o", "-")
    assert "151 statements" in ran.out
    assert ran.err == (
        "argmap: the map has 151 statements and is drawn compact and with its groups folded; "
        "--style full --fold none draws all of it, --focus ID a part\n"
    )
    ran = argmap("render", "large.argmap.yaml", "-o", "-", "--style", "full", "--fold", "none")
    assert ran.err == ""
    assert ran.out.count('class="node am-node') == 151


def test_colours_for_paper_and_of_one_s_own(argmap: Program) -> None:
    ran = argmap("render", "m.argmap.yaml", "-o", "-", "--theme", "print")
    colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', ran.out))
    assert colours
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)
    assert "<style" not in argmap("render", "m.argmap.yaml", "-o", "-", "--theme", "plain").out
    argmap.write("ours.toml", '[colours]\nproposal = "#000080"\nmuted = "#999999"\n')
    ran = argmap("render", "m.argmap.yaml", "-o", "-", "--theme", "ours.toml")
    assert 'fill="#000080"' in ran.out
    assert ran.err.startswith("argmap: ours.toml: `muted` on `card` has a contrast of 2.8, and needs 4.5\n")


def test_a_view_that_has_a_name(argmap: Program) -> None:
    argmap.write("argmap.toml", '[views]\nguarantees = ["--focus", "guarantees-work", "--theme", "print"]\n')
    assert cards(argmap, "--view", "guarantees") == {"guarantees-work", "neutrality"}
    assert cards(argmap, "--depth", "0", "--view", "guarantees") == {"guarantees-work"}
    light = argmap("render", "m.argmap.yaml", "-o", "-", "--theme", "light", "--view", "guarantees").out
    assert 'fill="#e3eafc"' in light
    ran = argmap("render", "m.argmap.yaml", "-o", "-", "--view", "garantees")
    assert (ran.code, ran.err) == (
        2,
        "argmap: the settings have no view `garantees`; they have `guarantees`\n",
    )


def test_each_group_as_a_picture_of_its_own(argmap: Program) -> None:
    assert argmap("render", "m.argmap.yaml", "-o", "talks.svg", "--split", "group") == (0, "", "")
    names = {path.name for path in argmap.folder.glob("talks*")}
    assert names == {
        "talks-outcome.svg",
        "talks-security.svg",
        "talks-territory.svg",
        "talks-fighting.svg",
    }
    assert 'id="neutrality"' in (argmap.folder / "talks-security.svg").read_text(encoding="utf-8")
    ran = argmap("render", "m.argmap.yaml", "-o", "-", "--split", "group")
    assert (ran.code, ran.err) == (
        2,
        "argmap: --split writes several pictures, which need a name: -o OUT.svg\n",
    )


def test_a_page_of_paper_for_each_group(argmap: Program) -> None:
    assert argmap("render", "m.argmap.yaml", "-o", "m.pdf", "--paper", "A4", "--theme", "print").code == 0
    pages = PdfReader(argmap.folder / "m.pdf").pages
    assert [sorted(map(round, page.mediabox[2:])) for page in pages] == [[595, 842]] * 4
    assert "Ukraine accepts neutral status." in pages[1].extract_text()
    assert "Ukraine accepts neutral status." not in pages[0].extract_text()


@pytest.mark.parametrize(("option", "value", "kind"), [("--paper", "A4", "pdf"), ("--scale", "2", "png")])
def test_what_is_for_another_kind_of_picture(argmap: Program, option: str, value: str, kind: str) -> None:
    ran = argmap("render", "m.argmap.yaml", "-o", "m.svg", option, value)
    told = f"argmap: {option} is for a {kind.upper()}, and `m.svg` is none; name it `-o ….{kind}`\n"
    assert (ran.code, ran.err) == (2, told)
    assert not (argmap.folder / "m.svg").exists()


def test_on_paper_letters_that_argmap_has_no_font_for(argmap: Program) -> None:
    """By what this machine has; without anything, tests/drawing/test_paper.py has what is said."""
    argmap.write("m.argmap.yaml", "argmap: 1\nclaims: {a: שלום}\n")
    ran = argmap("render", "m.argmap.yaml", "-o", "m.pdf", "--paper", "A4")
    assert ran.code == 0
    assert ran.err.startswith("argmap: argmap's font lacks “שלום”, so ")
    (page,) = PdfReader(argmap.folder / "m.pdf").pages
    assert round(page.mediabox.height) == 842 or round(page.mediabox.width) == 842


def frames(argmap: Program, by: str) -> set[str]:
    ran = argmap("render", "m.argmap.yaml", "-o", "-", "--group-by", by)
    assert (ran.code, ran.err) == (0, "")
    return set(re.findall(r'<g id="_group\.([\w-]+)" class="cluster', ran.out))


def test_other_frames(argmap: Program) -> None:
    assert frames(argmap, "group") == {"outcome", "security", "territory", "fighting"}
    assert frames(argmap, "party") == {"ukraine", "russia", "kremlin", "pentagon", "erdogan"}
    assert frames(argmap, "question") == {"progress", "security-status", "crimea-and-donbas"}
    assert frames(argmap, "none") == set()


def test_a_day_in_the_past(argmap: Program) -> None:
    earlier = cards(argmap, "--as-of", "2022-03-29")
    assert earlier < cards(argmap)
    assert "As of 2022-03-29" in argmap("render", "m.argmap.yaml", "-o", "-", "--as-of", "2022-03-29").out


def test_dots_per_inch(argmap: Program) -> None:
    def width(number: str, option: str = "--dpi") -> int:
        argmap("render", "m.argmap.yaml", "-o", "m.png", option, number)
        return int.from_bytes((argmap.folder / "m.png").read_bytes()[16:20])

    assert width("144") == pytest.approx(2 * width("72"), abs=2)
    assert width("2", "--scale") == width("192")
    assert argmap("render", "m.argmap.yaml", "-o", "m.png", "--dpi", "1").code == 2
    ran = argmap("render", "m.argmap.yaml", "-o", "m.png", "--dpi", "96", "--scale", "2")
    assert (ran.code, ran.err) == (
        2,
        "argmap: --dpi and --scale say the same in two ways; use one of them\n",
    )
