"""argmap convert, as its users run it."""

import json

import jsonschema
import pytest

from argmap.document.schema import json_schema
from argmap.formats import names, readable, writable
from argmap.source import read

from .conftest import CLEAN, MISSPELT, Program

TGF = "a\nb\n#\na b\n"
AS_MAP = """\
argmap: 1

claims:
  a:
    text: a
    against: b
  b: b
"""
WITH_MORE = """\
# yaml-language-server: $schema=argmap.schema.json
argmap: 1
title: The office
date: 2022-03-30

# What we would do.
proposals:
  move-office:
    text: We move to the office by the station. # Or near it.
    note: |
      It is large.

      It is cheap.
    only_if: lease-ends

conditions:
  lease-ends: The old lease can be ended by the summer.

x-owner: {name: Ada, since: 2020}
"""


def test_from_another_format(argmap: Program) -> None:
    argmap.write("talk.tgf", TGF)
    ran = argmap("convert", "talk.tgf", "-o", "talk.argmap.yaml")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (argmap.folder / "talk.argmap.yaml").read_text() == AS_MAP
    assert argmap("check", "talk.argmap.yaml").code == 0
    assert argmap("fmt", "--check", "talk.argmap.yaml").code == 0


def test_to_another_format_and_between_two_others(argmap: Program) -> None:
    argmap.write("talk.argmap.yaml", AS_MAP)
    assert argmap("convert", "talk.argmap.yaml", "-o", "talk.tgf").code == 0
    assert (argmap.folder / "talk.tgf").read_text() == TGF
    ran = argmap("convert", "talk.tgf", "--to", "apx")
    assert (ran.code, ran.out, ran.err) == (0, "arg(a).\narg(b).\natt(a,b).\n", "")


@pytest.mark.parametrize(
    ("text", "format"),
    [
        (TGF, "tgf"),
        ("# c\np af 1\n", "iccma"),
        ("% c\narg(a).", "apx"),
        ("s(a). ac(a,c(v)).", "adf"),
        (CLEAN, "argmap"),
        (f"---\n# c\n\n{CLEAN}", "argmap"),
        ('{"claims": {"a": "A."}, "argmap": 1}', "json"),
    ],
)
def test_the_format_is_recognised_by_the_text(argmap: Program, text: str, format: str) -> None:
    said = argmap("convert", "-", "--to", "json", "--from", format, stdin=text.encode())
    assert said.code == 0
    assert argmap("convert", "-", "--to", "json", stdin=text.encode()) == said
    argmap.write("of.unknown", text)
    assert argmap("convert", "of.unknown", "--to", "json").out == said.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "say which file to convert"),
        (["talk.tgf"], "say what to make of it: -o OUT, or --to FORMAT for standard output"),
        (["talk.tgf", "--to", "word"], "argmap writes no format `word`; it writes adf, "),
        (["talk.tgf", "--to", "apx", "--from", "csv"], "argmap reads no format `csv`; it reads adf, "),
        (["talk.tgf", "-o", "talk.docx"], "argmap can't tell which format `talk.docx` is to have; say"),
        (["talk.tgf", "-o", "talk.svg"], "`talk.svg`: pictures and pages are drawn by `argmap render`"),
        (["talk.txt", "--to", "apx"], "argmap can't tell which format `talk.txt` is in; say it with --from"),
        (["talk.canvas", "--to", "apx"], "`talk.canvas`: argmap writes the format canvas, and can't read it"),
        (["case.yaml", "--to", "apx"], "argmap can't tell which format `case.yaml` is in; say it with"),
        (["none.tgf", "--to", "apx"], "`none.tgf`: no such file or directory"),
        ([".", "--to", "apx", "--from", "tgf"], "`.`: "),
        (["talk.tgf", "-o", "none/talk.apx"], "`none/talk.apx`: there is no folder `none`; make it first"),
        (["office.yaml", "--to", "apx"], "`office.yaml`: `move-office` depends on more than what attacks it"),
    ],
)  # fmt: skip
def test_wrong_usage_and_unreadable_files(argmap: Program, arguments: list[str], sentence: str) -> None:
    argmap.write("talk.tgf", TGF)
    argmap.write("talk.txt", "Once upon a time.\n")
    argmap.write("talk.canvas", '{"nodes": [{"id": "a", "type": "text", "text": "A."}], "edges": []}')
    argmap.write("case.yaml", "- G1\n")
    argmap.write("office.yaml", CLEAN)
    ran = argmap("convert", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in " ".join(ran.err.split()) or not arguments


def test_a_broken_file_is_shown_and_nothing_written(argmap: Program) -> None:
    argmap.write("talk.tgf", "a\r\nb\r\n#\r\na  c\r\n")
    argmap.write("talk.argmap.yaml", AS_MAP)
    ran = argmap("convert", "talk.tgf", "-o", "talk.argmap.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "talk.tgf:4:4: error: `c` is no argument; it has no line above the `#` [syntax-error]\n"
        "    3 | #\n    4 | a  c\n      |    ^\n"
    )
    assert (argmap.folder / "talk.argmap.yaml").read_text() == AS_MAP


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\nb\xff\n#\n", "talk.tgf:2:2: error: this character is not stored as UTF-8 has it (byte 0xFF)"),
        ("a\n#\n".encode("utf-16"), "talk.tgf:1:1: error: the file is in UTF-16"),
        (b"a\x00\n#\n", "talk.tgf:1:1: error: the file is in UTF-16 or UTF-32, or is not text"),
        (b"ab\x07\n#\n", "talk.tgf:1:3: error: the invisible character U+0007 is not allowed in a map"),
    ],
)
def test_a_file_that_is_no_text(argmap: Program, data: bytes, message: str) -> None:
    argmap.write("talk.tgf", data)
    ran = argmap("convert", "talk.tgf", "-o", "talk.apx")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(message)
    assert not (argmap.folder / "talk.apx").exists()


@pytest.mark.parametrize(
    "text", [TGF, "\ufeff" + TGF, TGF.replace("\n", "\r\n"), TGF.replace("\n", "\r"), TGF[:-1]]
)
def test_marks_and_line_ends(argmap: Program, text: str) -> None:
    ran = argmap("convert", "-", "--to", "argmap", stdin=text.encode())
    assert (ran.code, ran.out, ran.err) == (0, AS_MAP, "")


def test_a_broken_map_is_shown_as_by_check(argmap: Program) -> None:
    argmap.write("office.argmap.yaml", MISSPELT)
    ran = argmap("convert", "office.argmap.yaml", "-o", "office.json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("office.argmap.yaml:5:14: error: unknown statement `lease-end`")
    assert "did you mean `lease-ends`?" in ran.err
    assert not (argmap.folder / "office.json").exists()
    argmap.write("office.json", json.dumps(read(MISSPELT).value, indent=2))
    ran = argmap("convert", "office.json", "--to", "argmap")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("office.json:6:18: error: unknown statement `lease-end`")


def test_what_is_lost_is_said_by_kind(argmap: Program) -> None:
    argmap.write("office.argmap.yaml", WITH_MORE)
    ran = argmap("convert", "office.argmap.yaml", "-o", "office.adf")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "office.argmap.yaml:6: the comment `# What we would do.` is left out",
        "office.argmap.yaml:9: the comment `# Or near it.` is left out",
        "office.argmap.yaml:19: `x-owner` is left out",
        "office.argmap.yaml: the map’s title and date are left out",
        "office.argmap.yaml:8: move-office: its text, kind and note are left out",
        "office.argmap.yaml:17: lease-ends: its text and kind are left out",
        "argmap: 6 things could not be carried over, see above; the rest is converted",
    ]
    assert (argmap.folder / "office.adf").read_text().startswith('s("move-office").\n')


def test_strictly_nothing_is_written_if_something_is_lost(argmap: Program) -> None:
    argmap.write("office.argmap.yaml", WITH_MORE)
    for arguments in (["-o", "office.adf"], ["--to", "adf"]):
        ran = argmap("convert", "office.argmap.yaml", "--strict", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "move-office: its text, kind and note are left out\n" in ran.err
        assert ran.err.endswith("6 things could not be carried over, see above; nothing is written\n")
    assert not (argmap.folder / "office.adf").exists()
    argmap.write("talk.tgf", TGF)
    assert argmap("convert", "talk.tgf", "--strict", "-o", "talk.apx").code == 0


def test_json_is_the_same_map(argmap: Program) -> None:
    argmap.write("office.argmap.yaml", WITH_MORE)
    ran = argmap("convert", "office.argmap.yaml", "-o", "office.json")
    assert ran.code == 0
    assert ran.err.splitlines()[:-1] == [
        "office.argmap.yaml:6: the comment `# What we would do.` is left out",
        "office.argmap.yaml:9: the comment `# Or near it.` is left out",
    ]
    written = json.loads((argmap.folder / "office.json").read_text())
    assert written == read(WITH_MORE).value
    assert list(written) == ["argmap", "title", "date", "proposals", "conditions", "x-owner"]
    jsonschema.validate(written, json_schema())
    ran = argmap("convert", "office.json", "-o", "again.argmap.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert (argmap.folder / "again.argmap.yaml").read_text() == (
        WITH_MORE.replace("# What we would do.\n", "").replace(" # Or near it.", "").partition("\n")[2]
        .replace("x-owner: {name: Ada, since: 2020}", "x-owner:\n  name: Ada\n  since: 2020")
    )  # fmt: skip
    assert argmap("check", "office.json").code == 0


def test_a_map_as_a_map_is_formatted_with_its_comments(argmap: Program) -> None:
    argmap.write(
        "office.argmap.yaml", WITH_MORE.replace("    only_if: lease-ends\n", '    "only_if": lease-ends\n')
    )
    argmap("fmt", "office.argmap.yaml")
    formatted = (argmap.folder / "office.argmap.yaml").read_text()
    assert "# Or near it." in formatted
    ran = argmap("convert", "office.argmap.yaml", "--to", "argmap")
    assert (ran.code, ran.out, ran.err) == (0, formatted, "")


def test_what_json_has_no_number_for(argmap: Program) -> None:
    argmap.write("office.argmap.yaml", CLEAN + "x-limit: .inf\n")
    ran = argmap("convert", "office.argmap.yaml", "--to", "json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "argmap: `office.argmap.yaml`: JSON has no `.inf` and no `.nan`; put them in quotes\n"


def test_paths_in_a_map_lead_to_the_same_files_from_elsewhere(argmap: Program) -> None:
    argmap.write("a/lease.argmap.yaml", "argmap: 1\nclaims:\n  ends: It ends.\n")
    argmap.write("a/news.txt", "It ends.")
    text = (
        "argmap: 1\nimports: {lease: lease.argmap.yaml}\n"
        "sources:\n  news: {title: News, file: news.txt}\n  log: The log\n"
        "claims:\n  move: {text: We move., only_if: lease.ends, source: [{id: news, quote: It ends.}, log]}\n"
    )
    argmap.write("a/office.argmap.yaml", text)
    for target in ("b/c/office.json", "office.argmap.yaml"):
        argmap.write(target, "")
        ran = argmap("convert", "a/office.argmap.yaml", "-o", target)
        assert (ran.code, ran.err) == (0, "")
        checked = argmap("check", target)
        assert checked.code == 0
        assert "broken-import" not in checked.out
    moved = json.loads((argmap.folder / "b/c/office.json").read_text())
    assert moved["imports"] == {"lease": "../../a/lease.argmap.yaml"}
    assert moved["sources"]["news"]["file"] == "../../a/news.txt"


def test_the_list_of_formats(argmap: Program) -> None:
    ran = argmap("convert", "--formats")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    listed = {line.partition(":")[0]: line for line in lines if not line.startswith(" ")}
    assert tuple(listed) == names()
    for name, line in listed.items():
        ways = line.rpartition(" (")[0].rpartition(", ")[2].split(" and ")
        assert ("read" in ways, "written" in ways) == (name in readable(), name in writable())
    assert "  lost: comments" in lines


def test_an_existing_file_is_written_anew(argmap: Program) -> None:
    argmap.write("talk.tgf", TGF)
    argmap.write("talk.apx", "something else")
    assert argmap("convert", "talk.tgf", "-o", "talk.apx").code == 0
    assert (argmap.folder / "talk.apx").read_text().startswith("arg(a).")
    assert argmap("convert", "talk.tgf", "-o", "talk.tgf").code == 0
    assert sorted(each.name for each in argmap.folder.iterdir()) == ["argmap.toml", "talk.apx", "talk.tgf"]


def test_without_graphviz_there_are_no_places(argmap: Program) -> None:
    argmap.write("talk.tgf", TGF)
    ran = argmap("convert", "talk.tgf", "-o", "talk.drawio", env={"ARGMAP_DOT": "no-such-program"})
    assert (ran.code, ran.out) == (2, "")
    assert "ARGMAP_DOT" in ran.err
    assert not (argmap.folder / "talk.drawio").exists()
