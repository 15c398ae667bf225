"""Debates that others have written down, converted and put into one map: each is a group of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from argmap.formats import format_named
from argmap.formatting import written

_TITLE = "Debates that come with Argdown, Carneades and gsn2x"
_STATEMENTS = ("questions", "proposals", "conditions", "claims", "reasons", "objections")
_NAMED = ("parties", "sources", "groups", *_STATEMENTS)
# What people read, in which a word is no name.
_WORDS = ("text", "title", "note", "about", "quote")


class Debate(NamedTuple):
    """A file of the data that lies beside the project: what it is about, and its format."""

    name: str
    title: str
    format: str
    path: str


DEBATES = (
    Debate("marijuana", "Is marijuana to be legal?", "carneades", "legalization-of-marijuana.yml"),
    Debate("veggie", "May one eat meat?", "argdown", "veggie_debate.argdown"),
    Debate("censorship", "Is censorship wrong?", "argdown", "docs-home.argdown"),
    Debate("drugs", "Are soft drugs to be legal?", "argdown", "legalisation-softdrugs.argdown"),
    Debate("sherlock", "Where has Watson been?", "carneades", "sherlock.yml"),
    Debate("dialectic", "A safety case, contested", "gsn2x", "dialectic_first.gsn.yaml"),
    Debate("assurance", "A safety case", "gsn2x", "example.gsn.yaml"),
    Debate("porsche", "Which car is to be bought?", "carneades", "mcda-porsche.yml"),
    Debate("jogging", "Is it a day for jogging?", "carneades", "jogging2.yml"),
    Debate("tweety", "Can Tweety fly?", "carneades", "tweety.yml"),
    Debate("toulmin", "Is Harry a British subject?", "carneades", "toulmin.yml"),
    Debate("undercut", "An inference, undercut", "argdown", "docs-syntax-undercut-inference.argdown"),
    Debate("reinstatement", "An attack, answered", "carneades", "reinstatement.yml"),
)


def write(path: Path, data: Path) -> int:
    """Write the map of all debates that are found in a folder, and give the number of its statements."""
    whole: dict[str, Any] = {"argmap": 1, "title": _TITLE}
    for debate in DEBATES:
        for section, entries in _grouped(debate, data / debate.format / debate.path):
            whole.setdefault(section, {}).update(entries)
    path.write_text(written(whole), encoding="utf-8")
    return sum(len(whole.get(section, ())) for section in _STATEMENTS)


def _grouped(debate: Debate, file: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sections of a debate, with the debate as the group of all that is in none."""
    own = format_named(debate.format).read(file.read_text(encoding="utf-8"), _nothing_beside).map
    yield "groups", {debate.name: debate.title}
    sections = {section: own[section] for section in _NAMED if section in own}
    names = {id: f"{debate.name}-{id}" for entries in sections.values() for id in entries}
    for section, entries in sections.items():
        renamed = {names[id]: _renamed(entry, names) for id, entry in entries.items()}
        if section == "groups":
            renamed = {id: _at_home(each, "within", "title", debate.name) for id, each in renamed.items()}
        elif section in _STATEMENTS:
            renamed = {id: _at_home(each, "group", "text", debate.name) for id, each in renamed.items()}
        yield section, renamed


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A value with other names for what it names."""
    if isinstance(value, dict):
        return {key: each if key in _WORDS else _renamed(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) else value


def _at_home(entry: Any, home: str, words: str, group: str) -> dict[str, Any]:
    """A statement or a group in a group, if it is in no other."""
    return {home: group} | (entry if isinstance(entry, dict) else {words: entry})


def _nothing_beside(path: str) -> str:
    raise FileNotFoundError(path)
