"""argmap new: maps to start from."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from .conftest import Program

TEMPLATES = ("talks", "decision", "debate", "blank")


def _schema_of(path: Path) -> Path:
    """The file that a map's first line names."""
    first, _, _ = path.read_text(encoding="utf-8").partition("\n")
    start = "# yaml-language-server: $schema="
    assert first.startswith(start)
    return path.parent / first.removeprefix(start)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_passes_its_own_check(argmap: Program, template: str) -> None:
    assert argmap("new", "m", "--template", template).code == 0
    assert argmap("check", "m.argmap.yaml") == (0, "", "1 map checked: nothing wrong\n")


def test_it_says_what_it_wrote_and_how_to_see_it(argmap: Program) -> None:
    ran = argmap("new", "market")
    assert ran == (
        0,
        "",
        "wrote market.argmap.yaml\nsee it: argmap render market.argmap.yaml -o market.svg\n",
    )
    assert {path.name for path in argmap.folder.glob("*")} == {
        "argmap.toml",
        "argmap.schema.json",
        "market.argmap.yaml",
    }


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("m", "m.argmap.yaml"),
        ("m.argmap", "m.argmap.yaml"),
        ("m.argmap.yaml", "m.argmap.yaml"),
        ("m.yaml", "m.yaml"),
        ("m.argmap.yml", "m.argmap.yml"),
        ("v1.2", "v1.2.argmap.yaml"),
    ],
)
def test_the_name_of_the_map(argmap: Program, name: str, written: str) -> None:
    assert argmap("new", name).code == 0
    assert (argmap.folder / written).is_file()


def test_a_name_with_spaces_is_quoted_in_the_command_to_see_it(argmap: Program) -> None:
    assert "argmap render 'my map.argmap.yaml' -o 'my map.svg'\n" in argmap("new", "my map").err


def test_nothing_is_overwritten(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", "mine")
    ran = argmap("new", "m")
    assert ran == (2, "", "argmap: `m.argmap.yaml` is there already, and is left as it is\n")
    assert (argmap.folder / "m.argmap.yaml").read_text() == "mine"
    assert not (argmap.folder / "argmap.schema.json").exists()


def test_a_folder_that_is_not_there(argmap: Program) -> None:
    ran = argmap("new", "nowhere/m")
    assert ran == (2, "", "argmap: `nowhere/m.argmap.yaml`: there is no folder `nowhere`; make it first\n")


def test_the_schema_is_written_beside_the_first_map_alone(argmap: Program) -> None:
    argmap("new", "one")
    (argmap.folder / "argmap.schema.json").write_text("kept")
    assert argmap("new", "two").code == 0
    for name in ("one", "two"):
        schema = _schema_of(argmap.folder / f"{name}.argmap.yaml")
        assert schema.read_text() == "kept"


@pytest.mark.parametrize("place", ["schema/argmap.schema.json", "argmap.schema.json"])
def test_a_schema_farther_up_is_used(argmap: Program, place: str) -> None:
    argmap.write(place, "{}")
    (argmap.folder / "a" / "b").mkdir(parents=True)
    assert argmap("new", "a/b/m").code == 0
    assert _schema_of(argmap.folder / "a" / "b" / "m.argmap.yaml").resolve() == argmap.folder / place


def test_a_schema_outside_of_the_project_is_not_used(argmap: Program) -> None:
    argmap.write("argmap.schema.json", "{}")
    argmap.write("inner/argmap.toml", "")
    assert argmap("new", "inner/m").code == 0
    assert _schema_of(argmap.folder / "inner" / "m.argmap.yaml").parent == argmap.folder / "inner"


@pytest.mark.parametrize("template", TEMPLATES)
def test_templates_fit_the_schema_they_name(argmap: Program, template: str) -> None:
    argmap("new", "m", "--template", template)
    path = argmap.folder / "m.argmap.yaml"
    schema = json.loads(_schema_of(path).read_text(encoding="utf-8"))
    # PyYAML reads YAML 1.1, in which a day is a date of Python's.
    written = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert set(written) <= set(schema["properties"])
    jsonschema.Draft7Validator.check_schema(schema)


def test_an_unknown_template(argmap: Program) -> None:
    ran = argmap("new", "m", "--template", "poem")
    assert ran.code == 2
    assert "'talks', 'decision', 'debate', 'blank'" in ran.err


def test_a_link_that_goes_round_in_a_circle(argmap: Program) -> None:
    try:
        (argmap.folder / "again").symlink_to("again")
    except OSError:
        pytest.skip("this machine makes no symbolic links")
    ran = argmap("new", "again/m")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("argmap: `again/m.argmap.yaml`: ")
