"""argmap check with settings: which rules are asked, of which maps, and what was known before."""

import json

import pytest

from .conftest import CLEAN, ISOLATED, MISSPELT, Program

CONCISE = ("--output-format", "concise", "--quiet")


def rules(out: str) -> list[str]:
    return [line.rpartition("[")[2].rstrip("]") for line in out.splitlines()]


def test_the_nearest_settings_count(argmap: Program) -> None:
    argmap.write("argmap.toml", '[severity]\nisolated-statement = "error"\n')
    argmap.write("old/pyproject.toml", '[tool.argmap]\nignore = ["isolated-statement"]\n')
    argmap.write("old/deep/a.argmap.yaml", ISOLATED)
    argmap.write("other/pyproject.toml", "[tool.ruff]\n")
    argmap.write("other/b.argmap.yaml", ISOLATED)
    ran = argmap("check", *CONCISE)
    assert {line.partition(":")[0] for line in ran.out.splitlines()} == {"other/b.argmap.yaml"}
    assert {line.split(" ")[1] for line in ran.out.splitlines()} == {"error:"}


def test_maps_that_are_excluded_are_passed_over_unless_they_are_named(argmap: Program) -> None:
    argmap.write("argmap.toml", 'exclude = ["drafts"]\n')
    argmap.write("drafts/a.argmap.yaml", MISSPELT)
    argmap.write("b.argmap.yaml")
    assert argmap("check").err == "1 map checked: nothing wrong\n"
    assert argmap("check", "drafts/a.argmap.yaml").code == 1


def test_rules_are_left_out_of_some_maps(argmap: Program) -> None:
    argmap.write("argmap.toml", '[per-file-ignores]\n"drafts/*" = ["isolated-statement"]\n')
    argmap.write("drafts/a.argmap.yaml", ISOLATED)
    argmap.write("b.argmap.yaml", ISOLATED)
    assert "drafts" not in argmap("check", *CONCISE).out
    argmap.write("drafts/argmap.toml", "")  # nearer, and it says nothing
    assert "drafts" in argmap("check", *CONCISE).out


def test_the_command_line_wins(argmap: Program) -> None:
    argmap.write("argmap.toml", 'ignore = ["isolated-statement"]\n')
    argmap.write("a.argmap.yaml", ISOLATED)
    assert argmap("check", *CONCISE).code == 0
    assert set(rules(argmap("check", *CONCISE, "--select", "isolated-statement").out)) == {
        "isolated-statement"
    }
    assert argmap("check", *CONCISE, "--select", "self-reference,unknown-reference").code == 0
    argmap.write("b.argmap.yaml", MISSPELT)
    assert argmap("check", *CONCISE, "--ignore", "unknown-reference").code == 0


def test_severity_leaves_out_what_is_less_severe(argmap: Program) -> None:
    argmap.write("a.argmap.yaml", ISOLATED)
    assert argmap("check", "--severity", "error") == (0, "", "1 map checked: nothing wrong\n")
    assert argmap("check", "--severity", "warning").code == 1


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_is_not_there(argmap: Program, option: str) -> None:
    argmap.write("a.argmap.yaml")
    ran = argmap("check", option, "isolated-statment")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"argmap: {option}: there is no rule `isolated-statment`; did you mean `isolated-statement`?\n"
    )


def test_settings_that_mean_nothing_stop_it(argmap: Program) -> None:
    argmap.write("argmap.toml", '# settings\nignroe = ["self-reference"]\n')
    argmap.write("a.argmap.yaml")
    ran = argmap("check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "argmap: the settings can't be used\n"
        "argmap.toml:2:1: error: there is no setting `ignroe` [invalid-setting]\n"
        "    1 | # settings\n"
        '    2 | ignroe = ["self-reference"]\n'
        "      | ^^^^^^ did you mean `ignore`?\n"
    )


def test_the_settings_can_be_seen(argmap: Program) -> None:
    argmap.write("maps/argmap.toml", 'ignore = ["self-reference"]\n')
    assert argmap("check", "maps", "--show-settings", "--select", "all").out == (
        '# maps/argmap.toml\nselect = ["all"]\nignore = ["self-reference"]\nexclude = []\n'
    )


def test_a_baseline_leaves_only_what_is_new(argmap: Program) -> None:
    argmap.write("maps/a.argmap.yaml", ISOLATED)
    ran = argmap("check", "--write-baseline", "known/base.json")
    assert (ran.code, ran.out) == (2, "")  # no such folder
    (argmap.folder / "known").mkdir()
    ran = argmap("check", "--write-baseline", "known/base.json")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "known/base.json: 2 known, and not reported with --baseline known/base.json\n"
    assert argmap("check", "--baseline", "known/base.json").code == 0
    argmap.write("argmap.toml", 'baseline = "known/base.json"\n')
    assert argmap("check", "maps/a.argmap.yaml").code == 0
    argmap.write("maps/a.argmap.yaml", "\n# moved\n" + ISOLATED + "claims: {alone: Nobody cares.}\n")
    ran = argmap("check", *CONCISE)
    assert rules(ran.out) == ["isolated-statement"]
    assert "`alone`" in ran.out
    argmap.write("maps/a.argmap.yaml")
    ran = argmap("check")
    assert ran.code == 0
    assert ran.err.startswith("argmap: 2 of the baseline are mended; write it anew: --write-baseline ")


@pytest.mark.parametrize("text", ["", "[]", '{"version": 1}', '{"version": 2, "found": []}', "\0"])
def test_what_is_no_baseline(argmap: Program, text: str) -> None:
    argmap.write("a.argmap.yaml")
    argmap.write("base.json", text)
    ran = argmap("check", "--baseline", "base.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("argmap: `base.json` can't be used as a baseline: it is ")


def test_many_maps_are_reported_in_their_order(argmap: Program) -> None:
    """So many that they are checked in several processes, where there are several processors."""
    text = CLEAN + "claims:\n" + "".join(f"  c{n}: The claim number {n} is made here.\n" for n in range(300))
    for number in range(60):
        argmap.write(f"m{number:02}.argmap.yaml", text)
    ran = argmap("check", "--output-format", "json")
    assert ran.code == 1
    found = [(each["path"], each["line"]) for each in json.loads(ran.out)["diagnostics"]]
    assert found == sorted(found)
    assert len(found) == 60 * 300
    assert ran.err == "60 maps checked: 18000 warnings\n"


def test_in_a_pipe_there_is_no_progress(argmap: Program) -> None:
    argmap.write("a.argmap.yaml")
    assert "\r" not in argmap("check").err
