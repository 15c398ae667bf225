"""What the commands that ask a map have in common: assumptions, mistakes, and forms of the answer."""

import json
import os
import shutil
import sys
from pathlib import Path

import jsonschema
import pytest

from argmap.files import project

from .conftest import MISSPELT, Program
from .test_program import on_unix

ROOT = Path(__file__).parents[2]
MAPS = sorted((ROOT / "maps").glob("*.argmap.yaml"))
ISTANBUL = "istanbul-talks.argmap.yaml"
ABOUT = {
    "evaluate": [],
    "explain": ["neutrality"],
    "needs": ["neutrality"],
    "parties": [],
    "pivots": [],
    "readings": [],
}
"""The commands, and what they take after the map."""


@pytest.fixture(autouse=True)
def _maps(argmap: Program) -> None:
    for path in MAPS:
        shutil.copy(path, argmap.folder)


def ask(argmap: Program, command: str, *options: str, map: str = ISTANBUL) -> str:
    """What a command prints on a map without errors."""
    ran = argmap(command, map, *ABOUT[command], *options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.mark.parametrize("command", ABOUT)
def test_the_json_is_as_its_schema_says(argmap: Program, command: str, map_path: Path) -> None:
    schema = json.loads((ROOT / "schema" / f"{command}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    graph = project().check(str(map_path)).graph
    assert graph is not None
    ids = [id for id, each in graph.statements.items() if each.kind != "question"]
    variants: dict[str, list[list[str]]] = {
        "evaluate": [["--all"], ["--likelihood"]],
        "explain": [[ids[0]], [ids[-1], "--depth", "1"]],
        "needs": [[ids[0]], [ids[0], "--fall", "--max", "1"]],
        "readings": [["--semantics", "complete", "--limit", "2"], ["--count"]],
        "pivots": [[], ["--by-likelihood"]],
        "parties": [[]],
    }
    for options in variants[command]:
        ran = argmap(command, map_path.name, *options, "--output-format", "json")
        assert (ran.code, ran.err) == (0, "")
        strict = {**schema, "additionalProperties": False}
        jsonschema.validate(json.loads(ran.out), strict, jsonschema.Draft7Validator)


@pytest.mark.parametrize("command", ABOUT)
def test_assumptions(argmap: Program, command: str) -> None:
    """`--assume` says more than a scenario, and both change what is answered."""
    plain = ask(argmap, command)
    scenario = ask(argmap, command, "--scenario", "guarantees-hold")
    assumed = ask(argmap, command, "--assume", "guarantees-work=true")
    both = ask(argmap, command, "-s", "guarantees-fail", "-a", "guarantees-work=true")
    assert scenario == assumed == both
    assert plain != scenario


def test_a_party_believes_what_is_not_assumed(argmap: Program) -> None:
    command = "evaluate"
    as_russia = ask(argmap, command, "--as", "russia")
    assert as_russia == ask(argmap, command, "--scenario", "as-russia")
    assert as_russia == ask(argmap, command, "--assume", "scale-back=true")
    assert as_russia != ask(argmap, command)
    assert ask(argmap, command, "--as", "russia", "-a", "scale-back=false") == ask(
        argmap, command, "-a", "scale-back=false"
    )
    # Another party looks at the scenario.
    assert ask(argmap, command, "--as", "pentagon", "-s", "as-russia") == ask(
        argmap, command, "--as", "pentagon"
    )


_EITHER = "write `guarantees-work=true` or `guarantees-work=false`"
_MEANT = "did you mean `guarantees-work`?"
MISTAKES = {
    "--scenario=guarantee-hold": "the map has no scenario `guarantee-hold`; did you mean `guarantees-hold`?",
    "--assume=guarantee-work=true": f"the map has no statement `guarantee-work`; {_MEANT}",
    "--assume=guarantees-work": f"`--assume guarantees-work`: {_EITHER}",
    "--assume=guarantees-work=yes": f"`--assume guarantees-work=yes`: {_EITHER}",
    "--assume=progress=true": (
        "`progress` is a question, and questions have no verdict; ask about one of its answers"
    ),
    "--as=rusia": "the map has no party `rusia`; did you mean `russia`?",
    "--as=nato": "the map has no party `nato`; it has `ukraine`, `russia`, `kremlin`, `pentagon`, `erdogan`",
}


@pytest.mark.parametrize(
    ("command", "mistake"),
    [
        *(("evaluate", each) for each in MISTAKES),
        *((each, next(iter(MISTAKES))) for each in [*ABOUT, "render"]),
    ],
)
def test_mistakes_in_what_is_assumed(argmap: Program, command: str, mistake: str) -> None:
    ran = argmap(command, ISTANBUL, *ABOUT.get(command, []), mistake)
    assert ran == (2, "", f"argmap: {MISTAKES[mistake]}\n")
    assert not (argmap.folder / "istanbul-talks.svg").exists()


@pytest.mark.parametrize("command", ["explain", "needs"])
@pytest.mark.parametrize(
    ("id", "mistake"),
    [
        ("neutralty", "the map has no statement `neutralty`; did you mean `neutrality`?"),
        ("progress", MISTAKES["--assume=progress=true"]),
    ],
)
def test_mistakes_in_what_is_asked(argmap: Program, command: str, id: str, mistake: str) -> None:
    assert argmap(command, ISTANBUL, id) == (2, "", f"argmap: {mistake}\n")


def test_what_a_map_has_none_of_and_too_many_of(argmap: Program) -> None:
    argmap.write("m.argmap.yaml")
    ran = argmap("evaluate", "m.argmap.yaml", "--scenario", "x")
    assert ran.err == "argmap: the map has no scenario `x`; it has none\n"
    ran = argmap("explain", ISTANBUL, "x")
    assert ran.err.endswith("it has " + ran.err.partition("it has ")[2])
    assert ran.err.count("`") == 2 + 2 * 12
    assert ran.err.endswith("`, …\n")


@pytest.mark.parametrize("command", [*ABOUT, "render"])
def test_a_broken_map_is_reported_and_nothing_else(argmap: Program, command: str) -> None:
    argmap.write("m.argmap.yaml", f"{MISSPELT}groups: {{unused: Not used}}\n")
    ran = argmap(command, "m.argmap.yaml", *ABOUT.get(command, []))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(
        "m.argmap.yaml:5:14: error: unknown statement `lease-end` [unknown-reference]\n"
    )
    assert "unused" not in ran.err
    assert argmap(command, "-", *ABOUT.get(command, []), stdin=MISSPELT.encode()).err.startswith(
        "<stdin>:5:14: "
    )


@pytest.mark.parametrize("command", ABOUT)
def test_a_map_that_is_not_there(argmap: Program, command: str) -> None:
    ran = argmap(command, "nothing.argmap.yaml", *ABOUT[command])
    assert ran == (2, "", "argmap: `nothing.argmap.yaml`: no such file or directory\n")


@on_unix
def test_a_folder_is_no_map(argmap: Program) -> None:
    argmap.write("maps/market.argmap.yaml")
    said = "argmap: `maps`: this is a folder, and a file is needed\n"
    for command in ("evaluate", "show"):
        assert argmap(command, "maps") == (2, "", said), command


@pytest.mark.parametrize("command", ABOUT)
def test_standard_input(argmap: Program, command: str) -> None:
    """The answer is the same; where it names the map, and the map does not say how, it is `<stdin>`."""
    data = (argmap.folder / ISTANBUL).read_bytes()
    ran = argmap(command, "-", *ABOUT[command], stdin=data)
    assert ran == (0, ask(argmap, command), "")


def test_a_map_without_a_title_has_the_name_of_its_file(argmap: Program) -> None:
    text = argmap.write("old-lease.argmap.yaml").read_bytes()
    assert argmap("evaluate", "old-lease.argmap.yaml").out.startswith("old lease\n\n")
    assert argmap("evaluate", "-", stdin=text).out.startswith("<stdin>\n\n")


@pytest.mark.parametrize("command", ABOUT)
def test_the_same_in_every_terminal(argmap: Program, command: str) -> None:
    plain = ask(argmap, command)
    wide = {"COLUMNS": "300", "TERMINAL_WIDTH": "300", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}
    for environment in (wide, {**wide, "COLUMNS": "20", "TERMINAL_WIDTH": "20"}):
        assert argmap(command, ISTANBUL, *ABOUT[command], env=environment).out == plain
    assert "\x1b" not in plain


@on_unix
@pytest.mark.parametrize("command", ABOUT)
def test_a_reader_that_stops_early(argmap: Program, command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as pipe:
        ran = argmap.run(argmap.command(command, ISTANBUL, *ABOUT[command]), stdout=pipe)
    assert (ran.returncode, ran.stderr) == (1, b"")


@pytest.mark.parametrize("command", ABOUT)
def test_nothing_said_is_answered_with_help(argmap: Program, command: str) -> None:
    ran = argmap(command)
    assert "Usage: argmap" in ran.out + ran.err
    assert ran.code == 2


def test_what_the_maps_expect_of_their_scenarios(argmap: Program) -> None:
    assert argmap("check", *(path.name for path in MAPS)).code == 0
    expected = 0
    for path in MAPS:
        graph = project().check(str(path)).graph
        assert graph is not None
        answer = json.loads(argmap("evaluate", path.name, "--all", "--output-format", "json").out)
        for name, scenario in graph.scenarios.items():
            found = answer["scenarios"][name]["verdicts"]
            assert {id: found[id]["verdict"] for id in scenario.expect} == scenario.expect
            expected += len(scenario.expect)
    assert expected > 20


EVERYDAY = [
    ["check"],
    ["evaluate", "--likelihood", "--all"],
    ["explain", "no-nato"],
    ["render", "-o", "out.svg"],
]


@pytest.mark.parametrize("arguments", EVERYDAY, ids=lambda each: str(each[0]))
def test_everyday_commands_do_without_the_solver(argmap: Program, arguments: list[str]) -> None:
    command, *rest = arguments
    imported = _imported(argmap, command, ISTANBUL, *rest)
    assert "argmap.semantics.acceptance" in imported
    assert not imported & {"clingo", "argmap.semantics.solver"}


def test_a_check_imports_of_the_semantics_only_what_it_needs(argmap: Program) -> None:
    argmap.write("m.argmap.yaml")
    imported = _imported(argmap, "check", "m.argmap.yaml")
    found = {name for name in imported if name.startswith(("argmap.semantics.", "argmap.wording"))}
    assert found <= {"argmap.semantics.grounded", "argmap.semantics.formula"}


_RUN = """
import sys
from argmap.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def _imported(argmap: Program, *arguments: str) -> set[str]:
    ran = argmap.run([sys.executable, "-c", _RUN, *arguments])
    assert ran.returncode == 0
    return set(ran.stderr.decode().split())
