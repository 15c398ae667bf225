"""An argument graph of Carneades → a map with the same verdicts."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from argmap.foreign import Values
from argmap.formats.carneades.graph import Argument, Issue, Statement
from argmap.formats.carneades.notes import Notes, described, in_line
from argmap.formats.carneades.parsing import parse
from argmap.formats.carneades.standards import STANDARDS, is_the_same
from argmap.formats.carneades.weighing import Level, Weights
from argmap.interchange import Imported, Unreadable
from argmap.losses import Loss
from argmap.naming import Ids
from argmap.source import Path
from argmap.wording import enumeration

_VERDICTS = {"in": "stands", "out": "falls", "undecided": "open"}
_MOST = 1_000_000
"""So many relations a map may get: each argument about an issue names all of the other positions."""
_DIGITS = 7
"""So many decimals keep apart any two weights of arguments with so few premises."""

Entry = dict[str, Any]


def imported(text: str) -> Imported:
    """The map that the text of a graph stands for; raises Unreadable."""
    return _Import(Values(text)).run()


class _Import:
    def __init__(self, values: Values) -> None:
        self.values = values
        self.remarks = values.remarks()
        self.graph = graph = parse(values)
        self.notes = Notes(graph.references)
        self.issues = graph.issue_of()
        self.weights = Weights(graph)
        self.levels = {key: self.weights.levels(each) for key, each in graph.arguments.items()}
        self._measure()
        ids = Ids([*graph.statements, *graph.arguments, *(each.key for each in graph.issues)])
        self.ids = {key: ids.of(each.text, _as_id(key)) for key, each in graph.statements.items()}
        self.issue_ids = {each.key: ids.of(each.key, _as_id(each.key)) for each in graph.issues}
        self.reasons = {
            key: [ids.of(each, each) for each in _names(_as_id(key), levels)]
            for key, levels in self.levels.items()
        }
        self.undercuts: dict[str, list[str]] = {}
        for argument in graph.arguments.values():
            if argument.undercutter is not None:
                self.undercuts.setdefault(argument.undercutter, []).extend(self.reasons[argument.key])

    def run(self) -> Imported:
        graph = self.graph
        sections: Entry = {"questions": {}, "claims": {}, "reasons": {}, "objections": {}}
        for issue in graph.issues:
            sections["questions"][self.issue_ids[issue.key]] = self._question(issue)
        for statement in graph.statements.values():
            section = "objections" if statement.key in self.undercuts else "claims"
            sections[section][self.ids[statement.key]] = self._statement(statement)
        for argument in graph.arguments.values():
            sections["reasons"].update(self._reasons(argument))
        map = {"argmap": 1, **self._head(), "sources": self.notes.sources, **sections}
        if graph.tests:
            expect = {self.ids[key]: _VERDICTS[label] for key, (label, _) in graph.tests.items()}
            map["scenarios"] = {"tests": {"title": "What Carneades finds", "expect": expect}}
        losses = sorted(self._losses(), key=lambda loss: loss.line or 0)
        return Imported({key: value for key, value in map.items() if value}, tuple(losses))

    def _measure(self) -> None:
        """Refuse a text of which a map far larger than itself would be made."""
        if not self.graph.statements:
            raise Unreadable("there are no statements in this graph, and a map has at least one")
        size = 0
        for argument in self.graph.arguments.values():
            relations = len(argument.premises) + len(self._rivals(argument.conclusion))
            size += len(self.levels[argument.key]) * relations
            if size > _MOST:
                message = f"with this argument, a map of the graph would have more than {_MOST} relations"
                raise self.values.misfit(message, *argument.path, at_key=True)

    def _head(self) -> Entry:
        """What is noted of the graph, with the comments that belong to no part of it."""
        fields = self.notes.of({key: value for key, value in self.graph.meta.items() if key != "source"})
        source = self.graph.meta.get("source", "")
        cited = f"Source: {in_line(source)}" if source else ""
        parts = (fields.pop("note", ""), cited, described(self.graph.schemes), self.remarks.rest())
        summary = "\n\n".join(filter(None, parts))
        return {**fields, "summary": summary} if summary else fields

    def _question(self, issue: Issue) -> Entry:
        fields = self.notes.of(issue.meta, self.remarks.of(*issue.path))
        positions = enumeration([f"“{each}”" for each in issue.positions], " or ")
        text = fields.pop("title", f"Which stands, {positions}?")
        return {"text": text, "choose": "one", **fields}

    def _statement(self, statement: Statement) -> Entry:
        entry = {
            "text": statement.text,
            **self.notes.of(statement.meta, self.remarks.of(*statement.path)),
        }
        issue = self.issues.get(statement.key)
        if issue:
            entry["answers"] = self.issue_ids[issue.key]
        if statement.key in self.undercuts:
            entry["undercuts"] = _one_or_many(self.undercuts[statement.key])
        if statement.is_assumed:
            entry["holds"] = True
        else:
            entry["standard"] = STANDARDS[issue.standard] if issue else "dialectical-validity"
        return entry

    def _reasons(self, argument: Argument) -> Iterator[tuple[str, Entry]]:
        """The reasons for an argument: one for each level of its weight."""
        parameters = f"Parameters: {', '.join(argument.parameters)}" if argument.parameters else ""
        fields = self.notes.of(argument.meta, parameters, self.remarks.of(*argument.path))
        rivals = [self.ids[key] for key in self._rivals(argument.conclusion)]
        premises = [self.ids[key] for key in argument.premises]
        # An argument that weighs nothing is one that never counts.
        levels = self.levels[argument.key] or [Level(len(premises), Fraction(0))]
        for id, level in zip(self.reasons[argument.key], levels, strict=True):
            entry = {"text": _text(argument, level), **fields, "supports": self.ids[argument.conclusion]}
            fields = {}
            if rivals:
                entry["against"] = _one_or_many(rivals)
            if premises:
                entry["only_if"] = _needed(level.premises, premises)
            if argument.scheme:
                entry["tags"] = in_line(argument.scheme)
            if not level.weight:
                entry["holds"] = False
            elif level.weight < 1:
                entry["weight"] = float(round(level.weight, _DIGITS))
            yield id, entry

    def _rivals(self, key: str) -> list[str]:
        issue = self.issues.get(key)
        return [each for each in issue.positions if each != key] if issue else []

    def _losses(self) -> Iterator[Loss]:
        yield from self.values.losses
        for key, what, path in self.graph.left_out:
            yield self._loss(self._id_of(key, path), what, path)
        for scheme in self.graph.schemes.values():
            if scheme.makes_arguments:
                what = f"the scheme `{scheme.key}` is kept as text, and no arguments are made from it"
                yield self._loss("", what, scheme.path)
        for argument in self.graph.arguments.values():
            if not self.weights.is_known(argument):
                what = "it weighs as much as a linked argument, and not by its criteria"
                yield self._loss(self.reasons[argument.key][0], what, argument.path)
        for issue in self.graph.issues:
            weights = {level.weight for key in issue.positions for level in self._levels_for(key)}
            if not is_the_same(issue.standard, weights):
                standard = STANDARDS[issue.standard]
                what = f"its standard `{issue.standard}` becomes `{standard}`, which has other bounds"
                yield self._loss(self.issue_ids[issue.key], what, issue.path)

    def _levels_for(self, key: str) -> Iterator[Level]:
        for argument in self.weights.arguments_for(key):
            yield from self.levels[argument.key]

    def _id_of(self, key: str, path: Path) -> str:
        if not key:
            return ""
        if path[0] == "arguments":
            return self.reasons[key][0]
        return self.issue_ids[key] if path[0] == "issues" else self.ids[key]

    def _loss(self, id: str, what: str, path: Path) -> Loss:
        return Loss(id, what, self.values.line(*path))


def _as_id(key: str) -> str:
    """A key with its negation in letters: most are ids then, and the others begin with the same words."""
    return key.replace("¬", "not-")


def _names(key: str, levels: list[Level]) -> list[str]:
    """The names for an argument at each of its levels."""
    return [f"{key}-{number}" for number in range(1, len(levels) + 1)] if len(levels) > 1 else [key]


def _one_or_many(ids: list[str]) -> str | list[str]:
    return ids[0] if len(ids) == 1 else ids


def _needed(count: int, premises: list[str]) -> Any:
    """So many of the premises, as an expression."""
    if count == len(premises):
        return _one_or_many(premises)
    return {"any": premises} if count == 1 else {"at_least": count, "of": premises}


def _text(argument: Argument, level: Level) -> str:
    """An argument in words, with the names that its graph has for statements."""
    count, premises = level.premises, [f"“{each}”" for each in argument.premises]
    if not premises:
        return f"“{argument.conclusion}” needs no premise."
    if argument.roles:
        premises = [f"{each} ({role})" for each, role in zip(premises, argument.roles, strict=True)]
    names = enumeration(premises)
    if count < len(premises):
        names = f"One of {names}" if count == 1 else f"At least {count} of {names}"
    return f"{names} {'speaks' if count == 1 else 'speak'} for “{argument.conclusion}”."
