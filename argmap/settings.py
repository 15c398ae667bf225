"""What a project asks of the checker: `[tool.argmap]` in `pyproject.toml`, or `argmap.toml`."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from os.path import relpath
from typing import Any, NamedTuple, get_args

from argmap.diagnostics import Diagnostic, Severity, nearest
from argmap.graph import NOTHING
from argmap.rules import Rule, rules
from argmap.source import Tree

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
RULE = "invalid-setting"

_SETS = ("default", "all")


class Settings(NamedTuple):
    """Which rules are asked, and how bad what they find is; paths and patterns are relative to `folder`.

    `select` and `ignore` hold ids of rules, `default` for those that are on unless a project says otherwise,
    and `all`. A rule that is given a severity is on. `views` are options of `argmap render`, by their name.
    `deprecated` are fields that maps no longer use, `field` or `section.field`, with what to do instead.
    """

    select: tuple[str, ...] = ("default",)
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = NOTHING
    per_file_ignores: Mapping[str, tuple[str, ...]] = NOTHING
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    views: Mapping[str, tuple[str, ...]] = NOTHING
    deprecated: Mapping[str, str] = NOTHING
    folder: str = "."
    file: str | None = None

    def grade(self, rule: Rule, path: str, *, fixing: bool = False) -> Severity | None:
        """How bad what a rule finds in a map is; None where the rule is not asked."""
        ignored = [*self.ignore]
        if self.per_file_ignores:
            ignored += (
                each
                for pattern, names in self.per_file_ignores.items()
                if self.matches(path, pattern)
                for each in names
            )
        if rule.id in ignored or "all" in ignored:
            return None
        wanted = rule.id in self.select or rule.id in self.severity or "all" in self.select
        by_default = "default" in self.select and (rule.on == "always" or (fixing and rule.on == "fixing"))
        return self.severity.get(rule.id, rule.severity) if wanted or by_default else None

    def choosing(self, select: Sequence[str] | None, ignore: Sequence[str]) -> "Settings":
        """The settings where only the selected rules are asked, if any are, and none of those ignored."""
        if select is None:
            return self._replace(ignore=(*self.ignore, *ignore))
        return self._replace(
            select=tuple(select),
            ignore=(*(each for each in self.ignore if each not in select), *ignore),
            severity={id: each for id, each in self.severity.items() if id in select or "all" in select},
        )

    def is_excluded(self, path: str) -> bool:
        """Whether a file, or a folder that it is in, is not to be looked at when folders are searched."""
        return any(self.matches(path, pattern) for pattern in self.exclude)

    def matches(self, path: str, pattern: str) -> bool:
        """Whether a pattern fits a path, a folder above it, or, without `/`, one of their names."""
        parts = relpath(path, self.folder).replace("\\", "/").split("/")
        if "/" not in pattern.rstrip("/"):
            return any(fnmatchcase(part, pattern.rstrip("/")) for part in parts)
        wholes = ("/".join(parts[: number + 1]) for number in range(len(parts)))
        return any(fnmatchcase(whole, pattern.strip("/")) for whole in wholes)

    def text(self) -> str:
        """The settings as TOML."""
        lines = [f"# {self.file or 'no settings: the defaults'}"]
        for name, value in zip(self._fields, self, strict=True):
            if name not in ("select", "ignore", "exclude", "baseline") or value is None:
                continue
            lines.append(f"{name} = {_quoted(value)}")
        tables: dict[str, Mapping[str, Any]] = {
            "severity": self.severity,
            "per-file-ignores": self.per_file_ignores,
            "views": self.views,
            "deprecated": self.deprecated,
        }
        for name, table in tables.items():
            lines += ["", f"[{name}]"] if table else []
            lines += (f"{_quoted(key)} = {_quoted(each)}" for key, each in table.items())
        return "\n".join(lines) + "\n"


def _quoted(value: Any) -> str:
    """A value as it is written in TOML."""
    from json import dumps  # of all runs, few write settings

    return dumps(value, ensure_ascii=False, default=str)


class InvalidSettings(Exception):
    """Settings that mean nothing; the diagnostics say where and why."""

    def __init__(self, tree: Tree, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__(f"{len(diagnostics)} mistakes in the settings")
        self.tree = tree
        self.diagnostics = diagnostics


def read_settings(text: str, path: str, folder: str, table: tuple[str, ...] = ()) -> Settings | None:
    """The settings in a TOML text, in the table with that name; None if it has no such table."""
    import tomllib  # most projects have no settings

    file = _File(text, path, table)
    try:
        found: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        message = re.sub(r"\s*\(at .*\)$", "", str(error)).lower()
        start = file.offset(int(place[1]), int(place[2])) if place else len(text.rstrip())
        raise file.invalid([(start, start, f"this is no TOML: {message}", "")]) from error
    for name in table:
        found = found.get(name) if isinstance(found, dict) else None
    if found is None:
        return None
    if not isinstance(found, dict):
        raise file.invalid([(*file.place(), f"`{'.'.join(table)}` is a table", "")])
    mistakes = list(_mistakes(found, file))
    if mistakes:
        raise file.invalid(mistakes)
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


Mistake = tuple[int, int, str, str]
"""Where it begins and ends, what it is, and what to do about it."""


class _File:
    """A file of settings, in which the place of a mistake is looked for by its words."""

    def __init__(self, text: str, path: str, table: tuple[str, ...]) -> None:
        self.tree = Tree.of_text(text)
        self._path = path
        header = re.search(rf"(?m)^[ \t]*\[[ \t]*{re.escape('.'.join(table))}\b", text) if table else None
        self._start = header.end() if header else 0

    def place(self, *words: str) -> tuple[int, int]:
        """Where the last of some words stands, each after the one before."""
        start = end = self._start
        for word in words:
            found = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])").search(self.tree.text, end)
            if found:
                start, end = found.span()
        return start, end

    def offset(self, line: int, column: int) -> int:
        """The offset of a line and a column."""
        lines = self.tree.text.split("\n")
        return sum(len(each) + 1 for each in lines[: line - 1]) + column - 1

    def invalid(self, mistakes: list[Mistake]) -> InvalidSettings:
        """The mistakes as an exception."""
        found = (
            Diagnostic(self._path, self.tree.span(start, end), "error", RULE, message, cure)
            for start, end, message, cure in mistakes
        )
        return InvalidSettings(self.tree, tuple(sorted(found, key=lambda each: each.span)))


def _list_of_rules(value: Any, file: _File, *keys: str) -> Iterator[Mistake]:
    yield from _list_of_texts(value, file, *keys)
    if isinstance(value, list):
        for each in value:
            if isinstance(each, str):
                yield from _unknown_rule(each, file, *keys)


def _list_of_texts(value: Any, file: _File, *keys: str) -> Iterator[Mistake]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        yield (*file.place(*keys), f"`{keys[-1]}` is a list of texts", f'for example {keys[-1]} = ["…"]')


def _text(value: Any, file: _File, *keys: str) -> Iterator[Mistake]:
    if not isinstance(value, str):
        yield (*file.place(*keys), f"`{keys[-1]}` is a text", f'for example {keys[-1]} = "…"')


def _table_of_severities(value: Any, file: _File, *keys: str) -> Iterator[Mistake]:
    if not isinstance(value, dict):
        yield (*file.place(*keys), f"`{keys[-1]}` is a table", 'for example overdue = "error"')
        return
    for rule, severity in value.items():
        yield from _unknown_rule(rule, file, *keys, sets=())
        if severity not in SEVERITIES:
            known = ", ".join(f'"{each}"' for each in SEVERITIES)
            yield (
                *file.place(*keys, rule),
                f"`{rule}` has no severity {_quoted(severity)}",
                f"it is one of {known}",
            )


def _table_of_lists_of_rules(value: Any, file: _File, *keys: str) -> Iterator[Mistake]:
    if not isinstance(value, dict):
        yield (
            *file.place(*keys),
            f"`{keys[-1]}` is a table",
            'for example "drafts/*" = ["isolated-statement"]',
        )
        return
    for pattern, names in value.items():
        yield from _list_of_rules(names, file, *keys, pattern)


def _table_of_lists_of_texts(value: Any, file: _File, *keys: str) -> Iterator[Mistake]:
    if not isinstance(value, dict):
        yield (*file.place(*keys), f"`{keys[-1]}` is a table", 'for example overview = ["--fold", "all"]')
        return
    for name, options in value.items():
        yield from _list_of_texts(options, file, *keys, name)


def _table_of_fields(value: Any, file: _File, *keys: str) -> Iterator[Mistake]:
    from argmap.document import field_names  # few projects deprecate anything

    if not isinstance(value, dict):
        yield (*file.place(*keys), f"`{keys[-1]}` is a table", 'for example note = "say it in the text"')
        return
    known = field_names()
    for name, advice in value.items():
        yield from _text(advice, file, *keys, name)
        if name not in known:
            close = nearest(name, sorted(known))
            cure = f"did you mean `{close}`?" if close else "write `field` or `section.field`"
            yield (*file.place(*keys, name), f"the format has no field `{name}`", cure)


def _unknown_rule(name: str, file: _File, *keys: str, sets: tuple[str, ...] = _SETS) -> Iterator[Mistake]:
    if why := unknown_rule(name, sets):
        yield (*file.place(*keys, name), *why)


def unknown_rule(name: str, sets: tuple[str, ...] = _SETS) -> tuple[str, str] | None:
    """Why a name is not that of a rule, and what to do about it; None if it is one."""
    known = {*sets, *(rule.id for rule in rules())}
    if name in known:
        return None
    from argmap.faults import FAULTS

    if name in {fault.id for fault in FAULTS}:
        return f"`{name}` is no rule that can be chosen: it is always reported", "leave it out"
    close = nearest(name, sorted(known))
    return f"there is no rule `{name}`", f"did you mean `{close}`?" if close else "see `argmap rules`"


class Key(NamedTuple):
    """A setting: what it is for, what its values look like as JSON Schema, and what may be wrong with one."""

    about: str
    schema: Mapping[str, Any]
    mistakes: Callable[..., Iterator[Mistake]]


_TEXTS = {"type": "array", "items": {"type": "string"}}
_RULES = {"type": "array", "items": {"$ref": "#/definitions/Rule"}}

KEYS: Mapping[str, Key] = {
    "select": Key(
        'The rules that are asked; default: ["default"]. `all` are all there are.', _RULES, _list_of_rules
    ),
    "ignore": Key("Rules that are not asked.", _RULES, _list_of_rules),
    "severity": Key(
        "How bad what a rule finds is; a rule that stands here is asked.",
        {
            "type": "object",
            "propertyNames": {"$ref": "#/definitions/Rule"},
            "additionalProperties": {"enum": list(SEVERITIES)},
        },
        _table_of_severities,
    ),
    "per-file-ignores": Key(
        "Rules that are not asked of some maps, by pattern of their paths.",
        {"type": "object", "additionalProperties": _RULES},
        _table_of_lists_of_rules,
    ),
    "exclude": Key("Patterns of files and folders that are passed over in folders.", _TEXTS, _list_of_texts),
    "views": Key(
        "Options of `argmap render`, by the name of a view.",
        {"type": "object", "additionalProperties": _TEXTS},
        _table_of_lists_of_texts,
    ),
    "deprecated": Key(
        "Fields that maps no longer use, `field` or `section.field`, each with what to do instead.",
        {"type": "object", "additionalProperties": {"type": "string"}},
        _table_of_fields,
    ),
    "baseline": Key(
        "A file with what was found before, which is not reported again.", {"type": "string"}, _text
    ),
}


def _mistakes(found: dict[str, Any], file: _File) -> Iterator[Mistake]:
    for key, value in found.items():
        if key not in KEYS:
            close = nearest(key, KEYS)
            cure = (
                f"did you mean `{close}`?"
                if close
                else f"there are {', '.join(f'`{each}`' for each in KEYS)}"
            )
            yield (*file.place(key), f"there is no setting `{key}`", cure)
        else:
            yield from KEYS[key].mistakes(value, file, key)


def settings_schema() -> dict[str, Any]:
    """The JSON Schema of the settings, for `argmap.toml` as well as for `[tool.argmap]`."""
    ids = [rule.id for rule in rules()]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of argmap",
        "description": "What may stand in `argmap.toml`, and in `[tool.argmap]` of `pyproject.toml`.",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"description": key.about, **key.schema} for name, key in KEYS.items()},
        "definitions": {
            "Rule": {"enum": [*_SETS, *ids], "description": "The id of a rule, or some of them."}
        },
    }
