"""What an editor offers, explains and marks while somebody writes a map, by the first line of it alone."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from argmap.document.entry import STANDARD, STATUS
from argmap.document.map import SECTIONS

from .server import Server

ROOT = Path(__file__).parents[2]


class Opened(NamedTuple):
    """A map in the editor, the cursor where `‸` stands in its text."""

    server: Server
    path: Path
    line: int
    column: int
    diagnostics: list[dict[str, Any]]

    def completion(self) -> dict[str, dict[str, Any]]:
        """What is offered at the cursor, by label."""
        return self.server.completion(self.path, self.line, self.column)

    def hover(self) -> str:
        """What is said of the word at the cursor."""
        return self.server.hover(self.path, self.line, self.column)

    def marks(self) -> list[tuple[int, str, str]]:
        """What is marked: the line (without the first one), the marked text, and what is said of it."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        found = []
        for each in self.diagnostics:
            start, end = each["range"]["start"], each["range"]["end"]
            text = lines[start["line"]][start["character"] : end["character"]]
            found.append((start["line"], text, each["message"]))
        return sorted(found)


Open = Callable[[str], Opened]


@pytest.fixture
def opened(server: Server, tmp_path: Path) -> Open:
    """Opens a map, with the line on top that `argmap new` writes there."""

    def open_map(marked: str) -> Opened:
        schema = ROOT / "schema" / "argmap.schema.json"
        whole = f"# yaml-language-server: $schema={schema.as_posix()}\n{marked}"
        before, _, after = whole.partition("‸")
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.argmap.yaml"
        path.write_text(before + after, encoding="utf-8")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Opened(server, path, line, column, server.diagnostics(path, before + after))

    return open_map


def _documentation(item: dict[str, Any]) -> str:
    said = item.get("documentation", "")
    return str(said["value"] if isinstance(said, dict) else said)


# --- Completion


def test_all_sections_are_offered_at_the_top(opened: Open) -> None:
    offered = opened("argmap: 1\nclaims:\n  a: A\n‸").completion()
    assert {"title", "parties", "scenarios", *SECTIONS} - {"claims"} <= offered.keys()
    assert "claims" not in offered, "it stands there already"
    assert _documentation(offered["parties"]) == "Who offers, demands, says or objects: a name, or a mapping."


def test_a_section_comes_with_an_example_to_write_over(opened: Open) -> None:
    offered = opened("argmap: 1\n‸").completion()
    assert offered["objections"]["insertText"].rstrip() == (
        "objections: \n"
        "  ${1:shelling}:\n"
        "    ${2:text}: ${3:The shelling goes on.}\n"
        "    ${4:against}: ${5:scale-back}"
    )


def test_an_entry_is_offered_in_a_section(opened: Open) -> None:
    offered = opened("argmap: 1\nproposals:\n  a: A\n  ‸\n").completion()
    assert offered["new entry"]["insertText"] == (
        "${1:neutrality}:\n  text: ${2:Ukraine becomes a neutral state.}\n  by: ${3:ukraine}"
    )


def test_the_keys_of_a_statement_are_offered(opened: Open) -> None:
    offered = opened("argmap: 1\nproposals:\n  a:\n    text: A\n    ‸\n").completion()
    assert {"by", "source", "only_if", "in_exchange_for", "status", "likelihood"} <= offered.keys()
    assert "text" not in offered, "it stands there already"
    assert "choose" not in offered, "it is for questions"
    assert _documentation(offered["only_if"]) == "It cannot stand unless this holds."


def test_the_keys_of_other_parts_are_offered(opened: Open) -> None:
    assert {"name", "believes"} <= opened("argmap: 1\nparties:\n  bob:\n    ‸\n").completion().keys()
    assert {"choose"} <= opened("argmap: 1\nquestions:\n  q:\n    text: Q\n    ‸\n").completion().keys()
    assert {"assume", "expect"} <= opened("argmap: 1\nscenarios:\n  s:\n    ‸\n").completion().keys()
    citation = opened("argmap: 1\nclaims:\n  a:\n    text: A\n    source:\n      ‸\n").completion()
    assert {"id", "quote", "at", "url"} <= citation.keys()
    condition = opened("argmap: 1\nclaims:\n  a:\n    text: A\n    only_if:\n      ‸\n").completion()
    assert {"all", "any", "not", "at_least"} <= condition.keys()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("argmap: 1\nproposals:\n  a:\n    text: A\n    status: ‸\n", STATUS),
        ("argmap: 1\nproposals:\n  a:\n    text: A\n    standard: ‸\n", STANDARD),
        ("argmap: 1\nstandard: ‸\nproposals:\n  a: A\n", STANDARD),
    ],
    ids=["status", "standard", "standard of the map"],
)
def test_the_words_a_key_takes_are_offered_with_their_meanings(opened: Open, text: str, words: Any) -> None:
    offered = opened(text).completion()
    meanings = {option["const"]: option["description"] for option in words.schema["oneOf"]}
    assert offered.keys() == meanings.keys()
    for word, meaning in meanings.items():
        assert _documentation(offered[word]).endswith(f"`{word}`: {meaning}")


def test_true_and_false_are_offered(opened: Open) -> None:
    assert opened("argmap: 1\nclaims:\n  a:\n    text: A\n    holds: ‸\n").completion().keys() == {
        "true",
        "false",
    }


# --- Hover


@pytest.mark.parametrize(
    ("text", "title", "description"),
    [
        (
            "argmap: 1\nprop‸osals:\n  a: A\n",
            "Proposals",
            "What a party offers, demands or plans. Each is a text, or a mapping with `text`.",
        ),
        (
            "argmap: 1\nclaims:\n  a: {text: A, b‸y: bob}\n",
            "By",
            "The party that says it, or a list of parties.",
        ),
        (
            "argmap: 1\nclaims:\n  a: {text: A, only‸_if: b}\n",
            "Only if",
            "It cannot stand unless this holds.",
        ),
        (
            "argmap: 1\nclaims:\n  a: {text: A, only‸_if: {not: b}}\n",
            "Only if",
            "It cannot stand unless this holds.",
        ),
        ("argmap: 1\nclaims:\n  a: {text: A, only_if: {no‸t: b}}\n", "Not", "This must not hold."),
        (
            "argmap: 1\nclaims:\n  a: {text: A, sta‸tus: accepted}\n",
            "Status",
            "Where a proposal has got to.\n\n`accepted`: Adopted.",
        ),
        (
            "argmap: 1\nstandard: scin‸tilla\nclaims:\n  a: A\n",
            "Proof standard",
            "For all statements that name none, conditions excepted.\n\n"
            "`scintilla`: Any reason is enough, whatever speaks against it.",
        ),
    ],
    ids=lambda each: each if "\n" not in each else "",
)
def test_a_key_is_explained(opened: Open, text: str, title: str, description: str) -> None:
    assert opened(text).hover().startswith(f"#### {title}\n\n{description}\n")


# --- Marks


def test_an_unknown_key_is_marked(opened: Open) -> None:
    marks = opened("argmap: 1\ntitel: T\nclaims:\n  a:\n    text: A\n    txet: B\n").marks()
    assert marks == [
        (2, "titel", "Property titel is not allowed."),
        (6, "txet", "Property txet is not allowed."),
    ]


@pytest.mark.parametrize(
    ("text", "line", "marked", "message"),
    [
        ("argmap: 1\ntitle: T\n", 1, "a", 'Missing property "proposals".'),
        ("argmap: 2\nclaims: {a: A}\n", 1, "2", "Value must be 1."),
        ("argmap: 1\nclaims: {2b: A}\n", 2, "2b", "Property 2b is not allowed."),
        ("argmap: 1\nclaims: {a: A}\nreasons:\n  r: {text: R}\n", 4, "r", 'Missing property "supports".'),
        ("argmap: 1\nclaims: {a: A}\nobjections:\n  o: {text: O}\n", 4, "o", 'Missing property "against".'),
        (
            "argmap: 1\ndate: 30.3.2022\nclaims: {a: A}\n",
            2,
            "30.3.2022",
            "Write year-month-day, for example `2022-03-30`.",
        ),
        (
            "argmap: 1\nclaims:\n  a: {text: A, group: my group}\n",
            3,
            "my group",
            "An id is a letter, then letters, digits, `-` or `_`.",
        ),
        (
            "argmap: 1\nparties:\n  bob: {name: Bob, url: example.org}\nclaims: {a: A}\n",
            3,
            "example.org",
            "Begin with `https://`, and leave no spaces in it.",
        ),
    ],
)
def test_a_mistake_is_marked_in_plain_words(
    opened: Open, text: str, line: int, marked: str, message: str
) -> None:
    assert opened(text).marks() == [(line, marked, message)]


def test_in_real_maps_nothing_is_marked(server: Server, map_path: Path) -> None:
    text = map_path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema/argmap.schema.json\n")
    assert server.diagnostics(map_path, text) == []


@pytest.mark.parametrize(
    "template", sorted((ROOT / "argmap" / "templates").glob("*.yaml")), ids=lambda path: path.stem
)
def test_in_templates_nothing_is_marked(opened: Open, template: Path) -> None:
    _, _, text = template.read_text(encoding="utf-8").partition("\n")
    assert opened(text).marks() == []


# --- For SchemaStore

_STRICT = """
const Ajv = require("ajv");
const ajv = new Ajv({ strict: true, allErrors: true, formats: { date: true } });
ajv.addVocabulary(["defaultSnippets", "markdownDescription", "patternErrorMessage"]);
const validate = ajv.compile(require(process.argv[1]));
process.stdout.write(String(validate({ argmap: 1, claims: { a: "A" } })));
process.stdout.write(String(validate({ argmap: 1, claims: { a: 7 } })));
"""


def test_the_schema_is_strict_enough_for_schemastore(node: str) -> None:
    schema = ROOT / "schema" / "argmap.schema.json"
    command = [node, "-e", _STRICT, str(schema)]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("truefalse", "")


def test_the_packages_come_from_no_registry_in_particular() -> None:
    lock = (Path(__file__).parent / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert re.search('"node_modules/yaml-language-server": {\n +"version": "1.25.0"', lock)
