"""argmap log, as it is run: how a map came to be, over the history of a git repository."""

from pathlib import Path

from .conftest import CLEAN, Program
from .repository import Git, valid

WITH_ANSWER = (
    CLEAN + "objections:\n  too-far:\n    text: The station is too far away.\n    against: move-office\n"
)
SETTLED = CLEAN.replace("lease-ends: The", "lease-ends: {holds: true, text: The").replace(
    "summer.", "summer.}"
)
IMPORTING = """\
argmap: 1
imports: {lease: lease.argmap.yaml}
proposals:
  move-office:
    text: We move to the office by the station.
    only_if: lease.ends
"""
LEASE = """\
argmap: 1
conditions:
  ends:
    text: The old lease can be ended by the summer.
"""


def subjects(out: str) -> list[str]:
    """What the commits in a log are called."""
    return [line.split(" ", 2)[2].removesuffix(" (Ada)") for line in out.splitlines() if line[:1].isdigit()]


def test_the_log_of_a_map(git: Git) -> None:
    git.commit("First", office=CLEAN)
    git.commit("An objection", office=WITH_ANSWER)
    git.commit("A slip", office=CLEAN.replace("only_if: lease-ends", "only_if: lease-end"))
    git.commit("Mended", office=WITH_ANSWER)
    git("mv", "office.argmap.yaml", "station.argmap.yaml")
    git.commit("Renamed")
    ran = git.argmap("log", "station.argmap.yaml")
    assert ran.code == 0
    assert subjects(ran.out) == ["Renamed", "Mended", "A slip", "An objection", "First"]
    assert "  the map has errors here\n" in ran.out
    assert ran.out.count("  no change in meaning\n") == 2
    assert "      move-office: ? open → × falls\n" in ran.out
    found = valid("log", git.argmap("log", "station.argmap.yaml", "--output-format", "json").out)["commits"]
    assert [each["change"] is None for each in found] == [True, True, True, False, False]
    assert found[2]["has_errors"]
    markdown = git.argmap("log", "station.argmap.yaml", "--output-format", "markdown").out
    assert "| **move-office** | ? open | × falls |" in markdown


def test_a_log_without_history(git: Git) -> None:
    git.commit("First", office=CLEAN)
    ran = git.argmap("log", "shop.argmap.yaml")
    assert (ran.code, ran.err) == (2, "argmap: git has no history of `shop.argmap.yaml`\n")
    assert git.argmap("log", "office.argmap.yaml", "--since", "2037-01-01") == (0, "", "")


def test_a_log_of_a_repository_without_a_commit(git: Git) -> None:
    git.argmap.write("office.argmap.yaml")
    ran = git.argmap("log", "office.argmap.yaml")
    assert (ran.code, ran.err) == (2, "argmap: this git repository has no commit yet\n")


def test_what_was_done_on_a_branch_is_no_undoing_of_the_other(git: Git) -> None:
    git.commit("First", office=CLEAN)
    git("checkout", "--quiet", "-b", "side")
    git.commit("The lease ends", office=SETTLED)
    git("checkout", "--quiet", "main")
    git.commit("An objection", office=WITH_ANSWER)
    git("merge", "--quiet", "--no-commit", "-s", "ours", "side")
    git.commit("Both", office=WITH_ANSWER.replace(CLEAN, SETTLED))
    found = valid("log", git.argmap("log", "office.argmap.yaml", "--output-format", "json").out)["commits"]
    steps = {each["subject"]: each["change"] for each in found}
    assert next(iter(steps)) == "Both"
    assert {subject: [one["change"] for one in change["changes"]] for subject, change in steps.items()} == {
        "First": ["altered", "added", "added"],
        "The lease ends": ["altered"],
        "An objection": ["added"],
        "Both": ["altered"],  # what the merge brought to the branch that it was made on
    }


def test_a_merge_that_only_brings_a_branch_is_not_told_again(git: Git) -> None:
    git.commit("First", office=CLEAN)
    git("checkout", "--quiet", "-b", "side")
    git.commit("An objection", office=WITH_ANSWER)
    git("checkout", "--quiet", "main")
    git.commit("Another map", shop=CLEAN)
    git("merge", "--quiet", "--no-edit", "side")
    assert subjects(git.argmap("log", "office.argmap.yaml").out) == ["An objection", "First"]


def test_what_is_imported_changes_a_map_too(git: Git) -> None:
    git.commit("First", office=IMPORTING, lease=LEASE)
    git.commit("A comment", lease=f"# Asked again in May.\n{LEASE}")
    git.commit("The lease ends", lease=f"{LEASE}    holds: true\n")
    ran = git.argmap("log", "office.argmap.yaml")
    assert subjects(ran.out) == ["The lease ends", "First"]
    assert "      move-office: ? open → √ stands\n" in ran.out


def test_what_was_before_a_slip_counts_also_where_it_is_left_out(git: Git) -> None:
    git.commit("First", office=CLEAN)
    git.commit("A slip", office=CLEAN.replace("only_if: lease-ends", "only_if: lease-end"))
    git("commit", "--quiet", "--allow-empty", "-m", "Nothing")
    day = {"GIT_AUTHOR_DATE": "2036-01-01T12:00:00Z", "GIT_COMMITTER_DATE": "2036-01-01T12:00:00Z"}
    git.argmap.environment.update(day)
    git.commit("Mended", office=WITH_ANSWER)
    ran = git.argmap("log", "office.argmap.yaml", "--since", "2035-01-01")
    assert subjects(ran.out) == ["Mended"]
    assert "      move-office: ? open → × falls\n" in ran.out


def test_a_shallow_clone_says_that_it_knows_no_more(git: Git, tmp_path: Path) -> None:
    git.commit("First", office=CLEAN)
    git.commit("An objection", office=WITH_ANSWER)
    git.commit("The lease ends", office=WITH_ANSWER.replace(CLEAN, SETTLED))
    git("clone", "--quiet", "--depth=2", tmp_path.as_uri(), "clone")
    clone = Program(tmp_path / "clone")
    clone.environment = git.argmap.environment
    ran = clone("log", "office.argmap.yaml")
    assert (ran.code, subjects(ran.out)) == (0, ["The lease ends"])
    assert "a new map" not in ran.out
    assert ran.err.startswith("argmap: this clone is shallow, and begins with ")
    assert ran.err.endswith("; `git fetch --unshallow` brings what was before\n")


def test_a_name_is_no_pattern(git: Git) -> None:
    git.argmap.write("[o]ffice.argmap.yaml", WITH_ANSWER)
    git.commit("First", office=CLEAN)
    git.commit("Another", office=SETTLED)
    assert subjects(git.argmap("log", "[o]ffice.argmap.yaml").out) == ["First"]
