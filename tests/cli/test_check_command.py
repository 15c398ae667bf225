"""argmap check: what it looks at, what it says, and how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from .conftest import CLEAN, ISOLATED, MISSPELT, Program

_SCHEMA = json.loads((Path(__file__).parents[2] / "schema" / "check.schema.json").read_text(encoding="utf-8"))

IMPORTING = CLEAN.replace("only_if: lease-ends", "only_if: [lease-ends, o.lease-ends]")

REPORT = """\
m.argmap.yaml:5:14: error: unknown statement `lease-end` [unknown-reference]
    4 |     text: We move to the office by the station.
    5 |     only_if: lease-end
      |              ^^^^^^^^^ did you mean `lease-ends`?
"""


def test_verbose_names_the_maps_and_their_settings(argmap: Program) -> None:
    argmap.write("argmap.toml", 'exclude = ["drafts"]\n')
    argmap.write("a.argmap.yaml")
    argmap.write("drafts/b.argmap.yaml")
    argmap.write("other/.git")
    argmap.write("other/pyproject.toml", "[tool.argmap]\n")
    argmap.write("other/c.argmap.yaml")
    assert argmap("check", "--verbose").err.splitlines() == [
        "a.argmap.yaml: settings from argmap.toml",
        "other/c.argmap.yaml: settings from other/pyproject.toml",
        "2 maps checked: nothing wrong",
    ]


def test_a_clean_map(argmap: Program) -> None:
    argmap.write("m.argmap.yaml")
    assert argmap("check", "m.argmap.yaml") == (0, "", "1 map checked: nothing wrong\n")


def test_an_error_with_its_line_and_cure(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    assert argmap("check", "m.argmap.yaml") == (1, REPORT, "1 map checked: 1 error\n")


def test_a_warning_ends_it_with_1_too(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", ISOLATED)
    ran = argmap("check", "m.argmap.yaml")
    assert (ran.code, ran.err) == (1, "1 map checked: 2 warnings\n")


def test_all_problems_of_all_files_in_their_order(argmap: Program) -> None:
    argmap.write("b.argmap.yaml", MISSPELT)
    argmap.write("a.argmap.yaml", ISOLATED)
    argmap.write("good.argmap.yaml")
    ran = argmap("check", "b.argmap.yaml", "good.argmap.yaml", "a.argmap.yaml", "--output-format", "concise")
    assert [line.partition(": ")[0] for line in ran.out.splitlines()] == [
        "b.argmap.yaml:5:14",
        "a.argmap.yaml:3:3",
        "a.argmap.yaml:6:3",
    ]
    assert (ran.code, ran.err) == (1, "3 maps checked: 1 error, 2 warnings\n")


def test_a_file_named_twice_is_checked_once(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    assert argmap("check", "m.argmap.yaml", "./m.argmap.yaml", ".").out == REPORT


def test_a_folder_is_searched(argmap: Program) -> None:
    argmap.write("maps/deep/one.argmap.yaml", ISOLATED)
    argmap.write("maps/two.argmap.yml", ISOLATED)
    argmap.write("maps/three.yaml", f"# a comment\n\n{ISOLATED}")
    argmap.write("maps/four.yml", "# argmap:\nname: not a map\n")
    argmap.write("maps/.hidden/five.argmap.yaml", ISOLATED)
    argmap.write("maps/node_modules/six.argmap.yaml", ISOLATED)
    ran = argmap("check", "maps", "--output-format", "concise")
    found = [line.partition(":")[0] for line in ran.out.splitlines()]
    assert sorted(set(found)) == ["maps/deep/one.argmap.yaml", "maps/three.yaml", "maps/two.argmap.yml"]


def test_without_a_path_it_searches_this_folder(argmap: Program) -> None:
    argmap.write("maps/m.argmap.yaml")
    assert argmap("check") == (0, "", "1 map checked: nothing wrong\n")


def test_a_folder_without_maps(argmap: Program) -> None:
    ran = argmap("check")
    assert (ran.code, ran.out) == (2, "")
    assert "there are no maps in `.`" in ran.err


def test_standard_input(argmap: Program) -> None:
    ran = argmap("check", "-", stdin=MISSPELT.encode())
    assert (ran.code, ran.out) == (1, REPORT.replace("m.argmap.yaml", "<stdin>"))
    assert argmap("check", "-", stdin=CLEAN.encode()).code == 0


def test_standard_input_has_the_name_and_the_imports_of_its_file(argmap: Program) -> None:
    argmap.write("maps/other.argmap.yaml")
    named = "claims: {so: {text: So., supports: o.move-office}}"
    importing = f"{MISSPELT}imports: {{o: other.argmap.yaml}}\n{named}\n"
    ran = argmap("check", "-", "--stdin-filename", "maps/m.argmap.yaml", stdin=importing.encode())
    assert (ran.code, ran.out) == (1, REPORT.replace("m.argmap.yaml", "maps/m.argmap.yaml"))


def test_an_import_from_outside_of_the_project_needs_a_root(argmap: Program) -> None:
    argmap.write("argmap.toml", "")
    argmap.write("one/argmap.toml", "")
    argmap.write("two/other.argmap.yaml")
    argmap.write("one/m.argmap.yaml", f"{IMPORTING}imports: {{o: ../two/other.argmap.yaml}}\n")
    ran = argmap("check", "one")
    assert ran.code == 1
    assert "outside of the project's folder" in ran.out
    assert argmap("check", "one", "--root", ".").code == 0


def test_a_file_that_is_not_there(argmap: Program) -> None:
    ran = argmap("check", "nothing.argmap.yaml")
    assert ran == (2, "", "argmap: `nothing.argmap.yaml`: no such file or directory\n")


def test_a_map_without_its_ending_is_known(argmap: Program) -> None:
    argmap.write("maps/market.argmap.yaml")
    ran = argmap("check", "maps/market")
    said = "argmap: `maps/market`: no such file or directory; did you mean `maps/market.argmap.yaml`?\n"
    assert ran == (2, "", said)


def test_an_unreadable_file_does_not_keep_the_others_from_being_checked(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    ran = argmap("check", "nothing.argmap.yaml", "m.argmap.yaml")
    assert (ran.code, ran.out) == (2, REPORT)
    assert "nothing.argmap.yaml" in ran.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(argmap: Program) -> None:
    argmap.write("m.argmap.yaml").chmod(0)
    ran = argmap("check", ".")
    assert (ran.code, ran.err) == (2, "argmap: `m.argmap.yaml`: permission denied\n")


def test_symbolic_links_that_go_round_in_a_circle(argmap: Program) -> None:
    argmap.write("good.argmap.yaml")
    _link(argmap.folder / "again", ".")
    assert argmap("check") == (0, "", "1 map checked: nothing wrong\n")
    _link(argmap.folder / "m.argmap.yaml", "m.argmap.yaml")
    ran = argmap("check")
    assert (ran.code, ran.out) == (2, "")
    assert "argmap: `m.argmap.yaml`: too many levels of symbolic links\n" in ran.err


def _link(path: Path, target: str) -> None:
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("this machine makes no symbolic links")


def test_a_path_with_spaces(argmap: Program) -> None:
    argmap.write("my maps/the talks.argmap.yaml", MISSPELT)
    ran = argmap("check", "my maps")
    assert ran.out == REPORT.replace("m.argmap.yaml", "my maps/the talks.argmap.yaml")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are text here")
def test_a_file_name_that_is_not_utf_8(argmap: Program) -> None:
    argmap.write(b"caf\xe9.argmap.yaml", MISSPELT)
    for format in ("text", "concise", "json"):
        for path in (b".", b"caf\xe9.argmap.yaml"):
            ran = argmap("check", path, "--output-format", format)
            assert ran.code == 1
            assert "caf?.argmap.yaml" in ran.out


def test_a_file_name_in_another_script(argmap: Program) -> None:
    argmap.write("переговори.argmap.yaml", MISSPELT)
    ran = argmap("check", ".", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert ran.code == 1
    assert "unknown statement `lease-end`" in ran.out


def test_concise_names_the_line_of_the_first(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", f"{CLEAN}proposals: {{}}\n")
    assert argmap("check", "--output-format", "concise").out == (
        "m.argmap.yaml:8:1: error: the key `proposals` stands here for the second time; keep one of the two "
        "(first in line 2) [duplicate-key]\n"
    )


def test_concise(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    assert argmap("check", "--output-format", "concise").out == (
        "m.argmap.yaml:5:14: error: unknown statement `lease-end`; "
        "did you mean `lease-ends`? [unknown-reference]\n"
    )


def test_json_says_all_of_it_as_its_schema_has_it(argmap: Program) -> None:
    twice = CLEAN + "conditions:\n  summer: Summer comes.\n"
    for text, count in ((CLEAN, 0), (MISSPELT, 1), (ISOLATED, 2), (twice, 1), ("", 1), ("\0", 1)):
        argmap.write("m.argmap.yaml", text)
        report = json.loads(argmap("check", "--output-format", "json").out)
        jsonschema.validate(report, _SCHEMA)
        assert len(report["diagnostics"]) == count
        assert report["version"] == 1


def test_json_places_count_from_1_with_the_end_exclusive(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    assert json.loads(argmap("check", "--output-format", "json").out)["diagnostics"] == [
        {
            "path": "m.argmap.yaml",
            "line": 5,
            "column": 14,
            "end_line": 5,
            "end_column": 23,
            "severity": "error",
            "rule": "unknown-reference",
            "message": "unknown statement `lease-end`",
            "cure": "did you mean `lease-ends`?",
        }
    ]


def test_quiet_leaves_the_summary_out(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    assert argmap("check", "--quiet") == (1, REPORT, "")
    assert argmap("check", "-q", "nothing.yaml").err.startswith("argmap: `nothing.yaml`")


@pytest.mark.parametrize(
    ("options", "variables", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        (["--color", "auto"], {"FORCE_COLOR": "1"}, True),
    ],
)
def test_colours(argmap: Program, options: list[str], variables: dict[str, str], coloured: bool) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    ran = argmap("check", *options, env=variables)
    assert ("\x1b[1;31merror:\x1b[0m" in ran.out) == coloured
    assert ("\x1b" in ran.out) == coloured


def test_the_width_of_the_terminal_changes_nothing(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MISSPELT.replace("station", "station" + " which is far away" * 10))
    assert argmap("check", env={"COLUMNS": "20"}) == argmap("check", env={"COLUMNS": "200"})


def test_the_report_comes_before_the_summary_where_both_go_to_one_place(argmap: Program) -> None:
    argmap.write("m.argmap.yaml", MISSPELT)
    ran = argmap.run(argmap.command("check"), stderr=subprocess.STDOUT)
    assert ran.stdout.decode() == REPORT + "1 map checked: 1 error\n"


def test_a_map_whose_only_flaw_is_a_warning_can_be_imported(argmap: Program) -> None:
    argmap.write(
        "other.argmap.yaml", CLEAN.replace("only_if: lease-ends", "supports: [lease-ends, lease-ends]")
    )
    argmap.write("m.argmap.yaml", f"{IMPORTING}imports: {{o: other.argmap.yaml}}\n")
    assert argmap("check", "m.argmap.yaml").code == 0


@pytest.mark.parametrize("name", [f"{'long' * 2000}.yaml", "again.argmap.yaml", "..", "."])
def test_imports_that_no_file_can_be(argmap: Program, name: str) -> None:
    argmap.write("m.argmap.yaml", f"{CLEAN}imports: {{o: {name}}}\n")
    _link(argmap.folder / "again.argmap.yaml", "again.argmap.yaml")
    ran = argmap("check", "m.argmap.yaml", "--output-format", "concise")
    assert ran.code == 1
    assert ran.out.count("[broken-import]\n") == 1
