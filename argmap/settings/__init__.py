"""What a project asks of the checker: `[tool.argmap]` in `pyproject.toml`, or `argmap.toml`."""

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from os.path import relpath
from typing import Any, NamedTuple

from argmap.diagnostics import Severity
from argmap.graph import NOTHING
from argmap.rules import Rule


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
