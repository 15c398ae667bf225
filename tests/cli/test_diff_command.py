"""argmap diff, as it is run: files, folders, standard input, and git."""

from collections.abc import Iterator

from pypdf import PdfReader

from .conftest import CLEAN, Program
from .repository import Git, valid

FORMATS = ("text", "markdown", "json", "github")
WITH_ANSWER = (
    CLEAN + "objections:\n  too-far:\n    text: The station is too far away.\n    against: move-office\n"
)


def test_two_files_that_say_the_same(argmap: Program) -> None:
    argmap.write("old.yaml")
    argmap.write("new.yaml", "# said again\n" + CLEAN)
    ran = argmap("diff", "old.yaml", "new.yaml")
    assert ran == (0, "", "no change in meaning\n")


def test_two_files_that_do_not(argmap: Program) -> None:
    argmap.write("old.yaml")
    argmap.write("new.yaml", WITH_ANSWER)
    ran = argmap("diff", "old.yaml", "new.yaml")
    assert ran.code == 1
    assert ran.out == (
        "new.yaml: 1 verdict changed, 1 added (was old.yaml)\n"
        "  verdicts\n"
        "    move-office: ? open → × falls\n"
        "      because objection `too-far` is new and objects to `move-office`\n"
        "  changes\n"
        "    + objection too-far: The station is too far away. (objects to move-office)\n"
    )
    assert ran.err == "1 map changed in meaning; 1 verdict changed\n"


def test_standard_input_is_one_of_them(argmap: Program) -> None:
    argmap.write("new.yaml", WITH_ANSWER)
    assert argmap("diff", "-", "new.yaml", stdin=CLEAN.encode()).code == 1
    assert argmap("diff", "-", "new.yaml", stdin=WITH_ANSWER.encode()).code == 0
    both = argmap("diff", "-", "-")
    assert (both.code, both.err) == (2, "argmap: standard input can be one of the two maps, not both\n")


def test_two_folders_are_compared_map_by_map(argmap: Program) -> None:
    argmap.write("a/same.argmap.yaml")
    argmap.write("b/same.argmap.yaml")
    argmap.write("a/gone.argmap.yaml")
    argmap.write("b/come.argmap.yaml", WITH_ANSWER)
    ran = argmap("diff", "a", "b")
    assert ran.code == 1
    assert ran.out == (
        "b/come.argmap.yaml: a new map, 3 statements\n"
        "  verdicts\n"
        "    move-office: × falls\n"
        "\n"
        "a/gone.argmap.yaml: the map is gone, 2 statements\n"
    )


def test_a_map_with_errors_can_not_be_compared(argmap: Program) -> None:
    argmap.write("old.yaml")
    argmap.write("new.yaml", CLEAN.replace("only_if: lease-ends", "only_if: lease-end"))
    ran = argmap("diff", "old.yaml", "new.yaml")
    assert (ran.code, ran.out) == (2, "new.yaml: not compared, as it has errors\n")
    assert ran.err.startswith(
        "argmap: new.yaml can't be compared:\nnew.yaml:5:14: error: unknown statement `lease-end`"
    )
    assert ran.err.endswith("\n1 map could not be compared\n")
    other = argmap("diff", "new.yaml", "old.yaml")
    assert other.err.startswith("argmap: new.yaml can't be compared, as it was:\n")
    assert other.out == "new.yaml: not compared, as it had errors before\n"


def test_no_report_is_silent_on_maps_with_errors(argmap: Program) -> None:
    for name in ("office", "shop"):
        argmap.write(f"old/{name}.argmap.yaml")
    argmap.write("new/office.argmap.yaml", WITH_ANSWER)
    argmap.write("new/shop.argmap.yaml", CLEAN.replace("only_if: lease-ends", "only_if: lease-end"))
    said = {each: argmap("diff", "old", "new", "--output-format", each) for each in FORMATS}
    assert {ran.code for ran in said.values()} == {2}
    assert "\nnew/shop.argmap.yaml: not compared, as it has errors\n" in said["text"].out
    assert "; 1 verdict changed; 1 map could not be compared\n" in said["markdown"].out
    assert "| `new/shop.argmap.yaml` | not compared, as it has errors |\n" in said["markdown"].out
    assert "::warning file=new/shop.argmap.yaml,title=argmap diff::not compared" in said["github"].out
    maps = valid("diff", said["json"].out)["maps"]
    assert [each["state"] for each in maps] == ["changed", "broken"]
    alone = argmap("diff", "old/shop.argmap.yaml", "new/shop.argmap.yaml", "--output-format", "markdown")
    assert alone.out == (
        "### Argument: 1 map could not be compared\n\n"
        "`new/shop.argmap.yaml`: not compared, as it has errors\n"
    )
    drawn = argmap("diff", "old", "new", "-o", "change.svg")
    assert (drawn.code, (argmap.folder / "change.svg").exists()) == (2, True)


def test_a_repository_without_a_commit(git: Git) -> None:
    git.argmap.write("office.argmap.yaml")
    ran = git.argmap("diff")
    assert ran.code == 2
    assert ran.err == "argmap: this git repository has no commit yet\n"


def test_a_missing_file_outside_of_a_repository(argmap: Program) -> None:
    argmap.write("new.yaml")
    ran = argmap("diff", "ol.yaml", "new.yaml", env={"GIT_CEILING_DIRECTORIES": str(argmap.folder.parent)})
    assert ran.code == 2
    assert ran.err.startswith("argmap: `ol.yaml`: no such file, and in no git repository no revision\n")


def test_what_is_neither_a_file_nor_a_revision(git: Git) -> None:
    git.commit("First", office=CLEAN)
    ran = git.argmap("diff", "offices")
    assert (ran.code, ran.err) == (
        2,
        "argmap: `offices` is no revision of this git repository, and no file\n",
    )
    ran = git.argmap("diff", "HEAD", "shop.argmap.yaml")
    assert ran.code == 2
    assert ran.err.startswith("argmap: `shop.argmap.yaml`: no such file, neither here nor in ")


def test_outside_of_a_repository(argmap: Program) -> None:
    environment = {"GIT_CEILING_DIRECTORIES": str(argmap.folder.parent)}
    ran = argmap("diff", env=environment)
    assert ran.code == 2
    assert ran.err.startswith("argmap: ")
    assert "`argmap diff OLD NEW` compares two files" in ran.err or "git is not on this machine" in ran.err


def test_without_git(argmap: Program) -> None:
    ran = argmap("diff", env={"PATH": str(argmap.folder)})
    assert ran.code == 2
    assert ran.err == "argmap: git is not on this machine; two files can be compared without it\n"


def test_what_has_changed_since_the_last_commit(git: Git) -> None:
    git.commit("First", office=CLEAN)
    assert git.argmap("diff").code == 0
    git.argmap.write("office.argmap.yaml", WITH_ANSWER)
    for arguments in ((), ("HEAD",), ("office.argmap.yaml",), ("HEAD", "office.argmap.yaml"), (".",)):
        ran = git.argmap("diff", *arguments)
        assert ran.code == 1
        assert ran.out.startswith("office.argmap.yaml: 1 verdict changed, 1 added\n")


def test_the_working_tree_is_left_as_it_is(git: Git) -> None:
    git.commit("First", office=CLEAN)
    git.commit("Second", office=WITH_ANSWER)
    git.argmap.write("office.argmap.yaml", "not a map")
    before = sorted(path.read_bytes() for path in git.argmap.folder.rglob("*") if path.is_file())
    assert git.argmap("diff", "HEAD~1..HEAD").code == 1
    assert sorted(path.read_bytes() for path in git.argmap.folder.rglob("*") if path.is_file()) == before


def test_revisions_from_a_folder_below_the_top(git: Git) -> None:
    git.argmap.write("maps/office.argmap.yaml")
    git.commit("First")
    git.argmap.write("maps/office.argmap.yaml", WITH_ANSWER)
    git.commit("Second")
    below = Program(git.argmap.folder / "maps")
    assert below("diff", "HEAD~1..").out.startswith("office.argmap.yaml: 1 verdict changed")
    assert below("diff", "HEAD~1", "office.argmap.yaml").out.startswith("office.argmap.yaml: 1 verdict")


def test_three_dots_compare_with_where_the_branches_parted(git: Git) -> None:
    git.commit("First", office=CLEAN)
    git("branch", "side")
    git.commit("On main", other=CLEAN)
    git("checkout", "--quiet", "side")
    git.commit("On the side", office=WITH_ANSWER)
    assert git.argmap("diff", "main...side", "-q").out.startswith("office.argmap.yaml: 1 verdict changed")
    assert "other.argmap.yaml: the map is gone" in git.argmap("diff", "main..side").out


def test_a_renamed_file_is_followed(git: Git) -> None:
    git.commit("First", office=CLEAN)
    git("mv", "office.argmap.yaml", "station.argmap.yaml")
    git.commit("Renamed")
    assert git.argmap("diff", "HEAD~1..HEAD").code == 0
    git.commit("Changed", station=WITH_ANSWER)
    ran = git.argmap("diff", "HEAD~2..HEAD")
    assert ran.out.startswith("station.argmap.yaml: 1 verdict changed, 1 added (was office.argmap.yaml)\n")


def test_a_map_changes_with_what_it_imports_at_the_same_revision(git: Git) -> None:
    importing = (
        "argmap: 1\nimports: {office: office.argmap.yaml}\n"
        "proposals:\n  new-desks:\n    text: We buy new desks.\n    only_if: office.move-office\n"
    )
    git.commit("First", office=CLEAN, desks=importing)
    git.commit("Second", office=WITH_ANSWER)
    git.commit("Third", office=CLEAN)
    ran = git.argmap("diff", "HEAD~2..HEAD~1")
    assert ran.out.partition("\n\n")[2] == (
        "desks.argmap.yaml: 1 verdict changed\n"
        "  verdicts\n"
        "    new-desks: ? open → × falls\n"
        "      because objection `office.too-far` is new and objects to `office.move-office`\n"
        "  changes\n"
        "    ~ what is imported as office: 1 change\n"
    )


def test_files_that_are_no_maps_do_not_matter(git: Git) -> None:
    git.argmap.write("settings.yaml", "a: 1\n")
    git.commit("First", office=CLEAN)
    git.argmap.write("settings.yaml", "a: 2\n")
    assert git.argmap("diff") == (0, "", "no change in meaning\n")


def test_a_file_with_a_name_of_any_letters(git: Git) -> None:
    git.argmap.write("büro – neu.argmap.yaml")
    git.commit("First")
    git.argmap.write("büro – neu.argmap.yaml", WITH_ANSWER)
    assert git.argmap("diff").out.startswith("büro – neu.argmap.yaml: 1 verdict changed")


def test_json_is_as_its_schema_says(argmap: Program) -> None:
    argmap.write("old.yaml")
    argmap.write("new.yaml", WITH_ANSWER)
    (found,) = valid("diff", argmap("diff", "old.yaml", "new.yaml", "--output-format", "json").out)["maps"]
    (change,) = found["changes"]
    assert change["id"] == "too-far"
    assert change["links"] == [{"relation": "against", "target": "move-office"}]
    (verdict,) = found["verdicts"]
    assert (verdict["old"], verdict["new"], verdict["because"]) == ("open", "falls", [0])
    assert valid("diff", argmap("diff", "old.yaml", "old.yaml", "--output-format", "json").out)["maps"] == []


def test_annotations_stand_at_the_statement(argmap: Program) -> None:
    argmap.write("old.yaml")
    argmap.write("new.yaml", WITH_ANSWER)
    ran = argmap("diff", "old.yaml", "new.yaml", "--output-format", "github")
    assert ran.out.splitlines() == [
        "::warning file=new.yaml,line=3,endLine=3,col=3,endColumn=14,title=argmap diff::move-office: "
        "? open → × falls, because objection `too-far` is new and objects to `move-office`",
        "::notice file=new.yaml,line=9,endLine=9,col=3,endColumn=10,title=argmap diff::objection too-far: "
        "The station is too far away. (objects to move-office)",
    ]


def test_a_comment_in_markdown_fits_and_calls_nobody(argmap: Program) -> None:
    argmap.write("old.yaml")
    many = "".join(
        f"  o{number}:\n    text: '@octocat | <b> {number}'\n    against: move-office\n"
        for number in range(2000)
    )
    argmap.write("new.yaml", CLEAN + "objections:\n" + many)
    out = argmap("diff", "old.yaml", "new.yaml", "--output-format", "markdown").out
    assert 50_000 < len(out.encode("utf-16-le")) // 2 < 65_000
    assert "@" not in out
    assert "<b>" not in out
    assert "| **move-office** | ? open | × falls |" in out
    *_, last, _, closing = out.splitlines()
    assert last.endswith("lines more left out*")
    assert closing == "</details>"
    assert out.count("<details>") == out.count("</details>")


def tables(lines: list[str]) -> Iterator[list[str]]:
    """The tables of a text in Markdown, each as its lines."""
    table: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append(line)
        elif table:
            yield table
            table = []


def test_a_table_is_never_cut_within_a_row(argmap: Program) -> None:
    claims = "".join(f"  c{number}: Claim number {number} of very many.\n" for number in range(1500))
    objections = "".join(f"  o{number}: {{text: No., against: c{number}}}\n" for number in range(1500))
    argmap.write("old.yaml", f"argmap: 1\nclaims:\n{claims}")
    argmap.write("new.yaml", f"argmap: 1\nclaims:\n{claims}objections:\n{objections}")
    out = argmap("diff", "old.yaml", "new.yaml", "--output-format", "markdown").out
    assert len(out.encode("utf-16-le")) // 2 < 65_000
    (table,) = tables(out.splitlines())
    assert {row.replace("\\|", "").count("|") for row in table} == {5}
    assert "rows more left out*" in out


def test_the_change_is_drawn(argmap: Program) -> None:
    argmap.write("old.yaml", WITH_ANSWER)
    argmap.write("new.yaml", CLEAN.replace("the station", "the central station"))
    ran = argmap("diff", "old.yaml", "new.yaml", "-o", "change.svg")
    assert (ran.code, ran.out) == (1, "")
    svg = (argmap.folder / "change.svg").read_text(encoding="utf-8")
    for words in ("~ CHANGED", "− REMOVED", "falls → depends", "was: We move to the office by the station."):
        assert words in svg
    assert "Removed." in svg
    argmap("diff", "old.yaml", "new.yaml", "-o", "change.pdf")
    assert "REMOVED" in PdfReader(argmap.folder / "change.pdf").pages[0].extract_text()


def test_a_page_has_the_drawing_and_says_it_in_words(argmap: Program) -> None:
    argmap.write("old.yaml", WITH_ANSWER)
    argmap.write("new.yaml", CLEAN.replace("by the station", "by <the> station"))
    assert argmap("diff", "old.yaml", "new.yaml", "-o", "change.html").code == 1
    page = (argmap.folder / "change.html").read_text(encoding="utf-8")
    assert "<svg" in page
    row = "<td>× falls</td><td>? open</td><td>because objection <code>too-far</code> is gone</td></tr>\n"
    assert f"<tr><td>move-office</td>{row}" in page
    assert "<li>- <b>objection too-far</b>: " in page
    assert "by <ins>&lt;</ins>the<ins>&gt;</ins> station" in page
    assert "<the>" not in page
    assert "<script" not in page


def test_what_changed_in_one_statement_stands_line_by_line(argmap: Program) -> None:
    argmap.write("old.yaml")
    argmap.write(
        "new.yaml",
        CLEAN.replace("We move", "We all move").replace("    only", "    due: 2046-05-01\n    only"),
    )
    told = "We **all** move to the office by the station.<br>due: nothing → 2046-05-01\n"
    assert told in argmap("diff", "old.yaml", "new.yaml", "--output-format", "markdown").out
    argmap("diff", "old.yaml", "new.yaml", "-o", "change.html")
    page = (argmap.folder / "change.html").read_text(encoding="utf-8")
    assert "We<ins> all</ins> move to the office by the station.<br>due: " in page


def test_a_change_is_not_drawn_as_text(argmap: Program) -> None:
    argmap.write("old.yaml")
    argmap.write("new.yaml", WITH_ANSWER)
    ran = argmap("diff", "old.yaml", "new.yaml", "-o", "change.md")
    assert ran.code == 2
    assert "--output-format says it in words" in ran.err
    assert not (argmap.folder / "change.md").exists()


def test_several_changes_are_drawn_into_files_of_their_own(argmap: Program) -> None:
    for name in ("office", "shop"):
        argmap.write(f"old/{name}.argmap.yaml")
        argmap.write(f"new/{name}.argmap.yaml", WITH_ANSWER)
    assert argmap("diff", "old", "new", "-o", "change.svg").code == 1
    assert sorted(each.name for each in argmap.folder.glob("*.svg")) == [
        "change-office.svg",
        "change-shop.svg",
    ]


def test_maps_of_one_name_in_several_folders_are_drawn_into_files_of_their_own(argmap: Program) -> None:
    for name in ("north/office", "south/office", "shop"):
        argmap.write(f"old/{name}.argmap.yaml")
        argmap.write(f"new/{name}.argmap.yaml", WITH_ANSWER)
    assert argmap("diff", "old", "new", "-o", "change.svg").code == 1
    assert sorted(each.name for each in argmap.folder.glob("*.svg")) == [
        "change-new-north-office.svg",
        "change-new-south-office.svg",
        "change-shop.svg",
    ]


def test_one_scenario_alone(argmap: Program) -> None:
    scenarios = "scenarios:\n  ends: {assume: {lease-ends: true}}\n"
    argmap.write("old.yaml", CLEAN + scenarios)
    argmap.write("new.yaml", WITH_ANSWER + scenarios)
    ran = argmap("diff", "old.yaml", "new.yaml", "--scenario", "ends")
    assert "move-office: √ stands → × falls (in scenario ends)" in ran.out
    unknown = argmap("diff", "old.yaml", "new.yaml", "--scenario", "end")
    assert (unknown.code, unknown.err.count("did you mean `ends`?")) == (2, 1)


def test_git_itself_is_not_asked_about_options_in_names(git: Git) -> None:
    git.commit("First", office=CLEAN)
    ran = git.argmap("diff", "--", "--output=stolen")
    assert ran.code == 2
    assert not (git.argmap.folder / "stolen").exists()
