"""The YAML of Carneades 4 → an argument graph."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from argmap.foreign import Values
from argmap.formats.carneades.graph import Argument, ArgumentGraph, Issue, LeftOut, Meta, Scheme, Statement
from argmap.formats.carneades.issues import issues_of
from argmap.formats.carneades.standards import STANDARDS
from argmap.formats.carneades.terms import Term, normal, term
from argmap.formats.carneades.weighing import WAYS
from argmap.source import Path

_LABELS = ("in", "out", "undecided")
_META = ("meta", "metadata")
_GAP = re.compile("%[sv]")
_PARTS = ("premises", "assumptions", "exceptions", "deletions", "guards", "conclusions")
_OF_GRAPHS = (
    *("meta", "language", "weighing_functions", "argument_schemes", "statements", "issues", "issue_schemes"),
    *("arguments", "assumptions", "tests", "labels", "references"),
)


def parse(values: Values) -> ArgumentGraph:
    """The graph in a file; raises Unreadable where it is not as Carneades has it."""
    return _Parser(values).graph()


class _Parser:
    def __init__(self, values: Values) -> None:
        self.values = values
        self.left_out: list[LeftOut] = []
        self.statements: dict[str, Statement] = {}
        self.language: dict[str, str] = {}
        self.named: set[str] = set()

    def graph(self) -> ArgumentGraph:
        self._demand_keys("", (), _OF_GRAPHS)
        self.language = {key: self.values.words("language", key) for key in self.values.mapping("language")}
        schemes = {each.key: each for each in self._schemes()}
        self._declare()
        self._leave_out_unused()
        arguments = {each.key: each for each in self._arguments(schemes)}
        issues, idle = issues_of(list(self._issues()), self._patterns(), list(self.statements))
        self.left_out += (LeftOut("", f"the issue scheme `{key}` is left out", path) for key, path in idle)
        references = {key: self._meta("references", key) for key in self.values.mapping("references")}
        tests = dict(self._tests(any(each.makes_arguments for each in schemes.values())))
        meta = self._meta("meta")
        left_out = tuple(self.left_out)
        return ArgumentGraph(
            self.statements, arguments, tuple(issues), schemes, tests, meta, references, left_out
        )

    def _declare(self) -> None:
        """Note all statements: the declared ones, then what is assumed without having been declared."""
        assumed = {normal(text): path for text, path in self.values.listed("assumptions")}
        for written in self.values.mapping("statements"):
            key = normal(written)
            path: Path = ("statements", written)
            if key in self.statements:
                raise self.values.misfit(f"the statement `{key}` is here twice", *path, at_key=True)
            self.statements[key] = self._statement(key, path, key in assumed)
        for key, path in assumed.items():
            if key not in self.statements:
                found = term(key)
                text = self._in_words(found) if found else key
                self.statements[key] = Statement(key, text, is_assumed=True, path=path)

    def _statement(self, key: str, path: Path, is_assumed: bool) -> Statement:
        value = self.values.at(*path)
        if value is None:
            return Statement(key, key, is_assumed, path=path)
        if not isinstance(value, dict):
            return Statement(key, self.values.words(*path) or key, is_assumed, path=path)
        self._demand_keys(key, path, ("text", "assumed", *_META))
        assumed = value.get("assumed", False)
        if assumed not in (True, False):
            raise self.values.misfit("`assumed` is `true` or `false`", *path, "assumed")
        text = self.values.words(*path, "text") if value.get("text") is not None else ""
        return Statement(key, text or key, is_assumed or bool(assumed), self._meta_of(path), path)

    def _arguments(self, schemes: dict[str, Scheme]) -> Iterator[Argument]:
        known = ("conclusion", "premises", "undercutter", "nas", "scheme", "parameters", "weight", "weigth")
        for key in self.values.mapping("arguments"):
            path = ("arguments", key)
            value = self.values.mapping(*path)
            self._demand_keys(key, path, (*known, *_META))
            if value.get("conclusion") is None:
                raise self.values.misfit(f"the argument `{key}` has no conclusion", *path, at_key=True)
            undercutter = next((each for each in ("undercutter", "nas") if value.get(each)), None)
            premises, roles = self._premises(*path, "premises")
            yield Argument(
                key,
                self._known("conclusion", *path, "conclusion"),
                premises,
                roles,
                self._known("undercutter", *path, undercutter) if undercutter else None,
                self._scheme(path, schemes),
                tuple(text for text, _ in self.values.listed(*path, "parameters")),
                self._share(*path, "weight" if "weight" in value else "weigth"),
                self._meta_of(path),
                path,
            )

    def _premises(self, *path: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        value = self.values.at(*path)
        if isinstance(value, dict):
            return tuple(self._known("premise", *path, role) for role in value), tuple(value)
        if value is not None and not isinstance(value, list):
            raise self.values.misfit("premises are a list, or roles with a statement each", *path)
        return tuple(self._known("premise", *each) for each in self.values.paths(*path)), ()

    def _known(self, what: str, *path: str | int) -> str:
        """A statement that is named at a path."""
        key = normal(self.values.words(*path))
        if key not in self.statements:
            raise self.values.misfit(f"the {what} `{key}` is none of the statements", *path)
        return key

    def _scheme(self, path: Path, schemes: dict[str, Scheme]) -> str:
        if self.values.at(*path, "scheme") is None:
            return ""
        name = self.values.words(*path, "scheme")
        if name and name not in WAYS and name not in schemes:
            raise self.values.misfit(f"there is no scheme `{name}`", *path, "scheme")
        return name

    def _share(self, *path: str | int) -> Fraction | None:
        """A number from 0 to 1 at a path, if there is one."""
        value = self.values.at(*path)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.values.misfit("a weight is a number from 0 to 1", *path)
        return Fraction(str(value))

    def _issues(self) -> Iterator[Issue]:
        at_issue: dict[str, str] = {}
        for key in self.values.mapping("issues"):
            path = ("issues", key)
            self._demand_keys(key, path, ("positions", "standard", *_META))
            standard = self.values.words(*path, "standard") if self.values.at(*path, "standard") else "PE"
            if standard.upper() not in STANDARDS:
                known = ", ".join(STANDARDS)
                raise self.values.misfit(f"a proof standard is one of {known}", *path, "standard")
            positions: dict[str, None] = {}
            for place in self.values.paths(*path, "positions"):
                positions[position := self._known("position", *place)] = None
                if at_issue.setdefault(position, key) != key:
                    message = f"`{position}` is a position of two issues, `{at_issue[position]}` and `{key}`"
                    raise self.values.misfit(message, *place)
            yield Issue(key, tuple(positions), standard.upper(), self._meta_of(path), path)

    def _patterns(self) -> Iterator[tuple[str, list[str], Path]]:
        for key in self.values.mapping("issue_schemes"):
            path = ("issue_schemes", key)
            yield key, [text for text, _ in self.values.listed(*path)], path

    def _schemes(self) -> Iterator[Scheme]:
        known = ("id", "variables", "weight", "roles", *_PARTS, *_META)
        for path in self.values.paths("argument_schemes"):
            value = self.values.mapping(*path)
            key = self.values.words(*path, "id")
            self._demand_keys("", path, known)
            parts = {
                name: tuple(text for text, _ in self.values.listed(*path, name))
                for name in _PARTS
                if value.get(name)
            }
            yield Scheme(key, parts, self._weighing(*path, "weight"), self._meta_of(path), path)

    def _weighing(self, *path: str | int) -> Any:
        """How a scheme weighs: the value itself, or the one of the name that stands there."""
        value = self.values.at(*path)
        if isinstance(value, dict) and "constant" in value:
            return {"constant": self._share(*path, "constant")}
        if not isinstance(value, str) or value in WAYS:
            return value
        if path[0] == "weighing_functions" or value not in self.values.mapping("weighing_functions"):
            raise self.values.misfit(f"there is no weighing function `{value}`", *path)
        self.named.add(value)
        return self._weighing("weighing_functions", value)

    def _leave_out_unused(self) -> None:
        """Note what only matters to schemes, or to none."""
        if self.language:
            what = "the words for predicates are left out, but for what is assumed"
            self.left_out.append(LeftOut("", what, ("language",)))
        for key in self.values.mapping("weighing_functions"):
            if key not in self.named:
                what = f"the weighing function `{key}`, which no scheme names, is left out"
                self.left_out.append(LeftOut("", what, ("weighing_functions", key)))

    def _tests(self, has_schemes: bool) -> Iterator[tuple[str, tuple[str, Path]]]:
        """The expected labels; an older name for them is `labels`."""
        section = "tests" if self.values.at("tests") is not None else "labels"
        self._demand_keys("", (section,), _LABELS)
        if has_schemes and self.values.mapping(section):
            what = "the expected labels are left out, as they count on arguments made from schemes"
            self.left_out.append(LeftOut("", what, (section,)))
            return
        for label in _LABELS:
            for text, path in self.values.listed(section, label):
                if (key := normal(text)) in self.statements:
                    yield key, (label, path)
                else:
                    what = f"the label `{label}` of `{key}`, which is none of the statements, is left out"
                    self.left_out.append(LeftOut("", what, path))

    def _meta_of(self, path: Path) -> Meta:
        return {**self._meta(*path, _META[1]), **self._meta(*path, _META[0])}

    def _meta(self, *path: str | int) -> Meta:
        """What is noted at a path, by key."""
        self.values.mapping(*path)
        return self.values.noted(*path)

    def _demand_keys(self, key: str, path: Path, known: Iterable[str]) -> None:
        """Note the keys at a path that mean nothing to Carneades."""
        for found in self.values.mapping(*path):
            if found not in known:
                self.left_out.append(LeftOut(key, f"`{found}` is left out", (*path, found)))

    def _in_words(self, found: Term) -> str:
        """A term as its language says it."""
        if found.name == "¬" and found.items:
            return f"¬{self._in_words(found.items[0])}"
        items = list(map(str, found.items or ()))
        template = self.language.get(f"{found.name}/{len(items)}", "")
        if len(_GAP.findall(template)) != len(items) or not template:
            return str(found)
        rest = iter(items)
        return _GAP.sub(lambda gap: next(rest), template)
