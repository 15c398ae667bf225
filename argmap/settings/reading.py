"""Settings read from a file, and the places of what is wrong in it."""

import re
import tomllib
from typing import Any

from argmap.diagnostics import Diagnostic
from argmap.settings import Settings
from argmap.settings.keys import mistakes
from argmap.source import Tree

RULE = "invalid-setting"


class InvalidSettings(Exception):
    """Settings that mean nothing; the diagnostics say where and why."""

    def __init__(self, tree: Tree, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} mistakes in the settings")
        self.tree = tree
        self.diagnostics = diagnostics


def read_settings(text: str, path: str, folder: str, table: tuple[str, ...] = ()) -> Settings | None:
    """The settings in a TOML text, in the table with that name; None if it has no such table."""
    file = _File(text, path, table)
    try:
        found: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise file.unreadable(error) from error
    for name in table:
        found = found.get(name) if isinstance(found, dict) else None
    if found is None:
        return None
    if not isinstance(found, dict):
        raise file.invalid([file.said(*file.place(), f"`{'.'.join(table)}` is a table")])
    wrong = [file.said(*file.place(*each.words), each.message, each.cure) for each in mistakes(found)]
    if wrong:
        raise file.invalid(wrong)
    return _made(found, path, folder)


def _made(found: dict[str, Any], path: str, folder: str) -> Settings:
    values = {key.replace("-", "_"): value for key, value in found.items()}
    for key in ("select", "ignore", "exclude"):
        if key in values:
            values[key] = tuple(values[key])
    for key in ("per_file_ignores", "views"):
        if key in values:
            values[key] = {name: tuple(each) for name, each in values[key].items()}
    return Settings(**values, folder=folder, file=path)


class _File:
    """A file of settings, in which the place of a mistake is looked for by its words."""

    def __init__(self, text: str, path: str, table: tuple[str, ...]) -> None:
        self._tree = Tree.of_text(text)
        self._path = path
        header = re.search(rf"(?m)^[ \t]*\[[ \t]*{re.escape('.'.join(table))}\b", text) if table else None
        self._start = header.end() if header else 0

    def place(self, *words: str) -> tuple[int, int]:
        """Where the last of some words stands, each after the one before."""
        start = end = self._start
        for word in words:
            found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(self._tree.text, end)
            if found:
                start, end = found.span()
        return start, end

    def said(self, start: int, end: int, message: str, cure: str = "") -> Diagnostic:
        """What is wrong between two offsets."""
        return Diagnostic(self._path, self._tree.span(start, end), "error", RULE, message, cure)

    def invalid(self, found: list[Diagnostic]) -> InvalidSettings:
        """What is wrong as an exception, in the order of the file."""
        return InvalidSettings(self._tree, tuple(sorted(found, key=lambda each: each.span)))

    def unreadable(self, error: ValueError) -> InvalidSettings:
        """What the reader of TOML says."""
        place = re.search(r"line (\d+), column (\d+)", str(error))
        message = re.sub(r"\s*\(at .*\)$", "", str(error)).lower()
        text = self._tree.text
        start = self._tree.offset(int(place[1]), int(place[2])) if place else len(text.rstrip())
        return self.invalid([self.said(start, start, f"this is no TOML: {message}")])
