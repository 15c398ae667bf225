"""argmap render: what stands, and under which assumptions, is in the picture."""

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from .conftest import Program

ISTANBUL = "istanbul-talks.argmap.yaml"
VERDICTS = ("stands", "falls", "open", "depends")


@pytest.fixture(autouse=True)
def _map(argmap: Program) -> None:
    shutil.copy(Path(__file__).parents[2] / "maps" / ISTANBUL, argmap.folder)


def words(argmap: Program, *options: str) -> list[str]:
    """Each text of the picture, without the legend and what only screen readers say."""
    ran = argmap("render", ISTANBUL, "-o", "out.svg", "--no-legend", *options)
    assert ran == (0, "", "")
    root = ElementTree.parse(argmap.folder / "out.svg").getroot()
    return ["".join(each.itertext()).strip() for each in root.iter("{http://www.w3.org/2000/svg}text")]


def pills(argmap: Program, *options: str) -> dict[str, int]:
    shown = words(argmap, *options)
    return {each: sum(bool(re.search(rf"\b{each}\b", word)) for word in shown) for each in VERDICTS}


def test_every_statement_has_its_verdict(argmap: Program) -> None:
    assert pills(argmap) == {"stands": 16, "falls": 2, "open": 3, "depends": 3}


def test_no_verdicts(argmap: Program) -> None:
    assert pills(argmap, "--no-verdicts") == dict.fromkeys(VERDICTS, 0)


@pytest.mark.parametrize(
    ("options", "supposed", "wanted"),
    [
        (["-s", "full-guarantees"], "Scenario: The guarantees are all that Kyiv asks for", (22, 2, 0, 0)),
        (["--as", "russia"], "As Russia sees it", (17, 1, 3, 3)),
        (["-a", "guarantees-work=false"], "guarantees work: fails", (16, 4, 2, 2)),
        (
            ["--as", "russia", "-s", "guarantees-hold"],
            "As Russia sees it · Scenario: The security guarantees work",
            (19, 1, 2, 2),
        ),
    ],
)
def test_what_is_supposed(
    argmap: Program, options: list[str], supposed: str, wanted: tuple[int, ...]
) -> None:
    assert supposed in " ".join(words(argmap, *options))
    assert tuple(pills(argmap, *options).values()) == wanted
