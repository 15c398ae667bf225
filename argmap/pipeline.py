"""The pipeline on one screen: text → tree → document → graph → findings → diagnostics."""

from collections.abc import Callable
from datetime import date as Date
from functools import partial
from posixpath import basename, dirname, isabs, join, normpath
from typing import NamedTuple

from argmap.diagnostics import Diagnostic, Finding, Fix, Repair, Severity, shown
from argmap.document import read_document
from argmap.graph import Graph
from argmap.resolution import Unavailable, resolve
from argmap.rules import Rule, World, rules
from argmap.rules.unused_ignore import unused_ignore
from argmap.settings import Settings
from argmap.silencing import silenced
from argmap.source import Fault, Span, Tree, above, read, respelt, without

Reader = Callable[[str], bytes]
"""Gives the bytes of the file at a path (with `/` between folders), or raises OSError."""

Inside = Callable[[str, str], bool]
"""Whether a map may import another: the paths of the importing map, and of the imported one."""

DEEPEST_IMPORT = 50
"""How many maps may import one another in a row."""


class Checked(NamedTuple):
    """A map and what is to be said of it, in the order of the file.

    `graph` holds all that could be read, None where nothing could. The map is `sound` if nothing had to be
    left out of it: then it can be evaluated, drawn and compared, whatever else the rules find.
    """

    path: str
    graph: Graph | None
    diagnostics: tuple[Diagnostic, ...]
    sound: bool
    tree: Tree

    def told(self) -> "Checked":
        """What is to be said of the map, without the map: of its text, what a report quotes."""
        return self._replace(graph=None, tree=Tree.of_text(self.tree.text if self.diagnostics else ""))


class Project:
    """Maps that may import one another; each file is read once.

    For those who want to use maps rather than to judge them, `thorough` is false: then rules are asked of no
    map that is sound without them. `fixing` asks the rules whose findings are only worth mending, too.
    """

    def __init__(
        self,
        reader: Reader,
        inside: Inside = lambda importing, imported: True,
        *,
        thorough: bool = True,
        settings: Callable[[str], Settings] = lambda path: Settings(),
        today: Date | None = None,
        fixing: bool = False,
    ) -> None:
        self._reader = reader
        self._inside = inside
        self._thorough = thorough
        self._settings = settings
        self._today = today or Date.today()
        self._fixing = fixing
        self._checked: dict[str, Checked] = {}
        self._used: dict[str, set[str]] = {}
        self._open: list[str] = []
        self._rings: dict[str, tuple[str, ...]] = {}

    def check(self, path: str) -> Checked:
        """Check the map in a file; raises OSError if it can't be read."""
        path = normpath(path)
        if path not in self._checked:
            self._checked[path] = self.check_text(self._reader(path), path)
        return self._checked[path]

    def forget(self, path: str) -> frozenset[str]:
        """Forget what was found in a file, which has changed, and in all maps that use it; gives their paths.

        A map uses what it imports, directly or not, and the files that its sources name.
        """
        stale = [normpath(path)]
        for each in stale:  # which grows meanwhile
            stale += (map for map, used in self._used.items() if each in used and map not in stale)
        for each in stale:
            for found in (self._checked, self._used, self._rings):
                found.pop(each, None)
        return frozenset(stale)

    def check_text(self, data: bytes | str, path: str) -> Checked:
        """Check a text as the map at a path, relative to which it imports others."""
        self._open.append(normpath(path))
        try:
            tree = read(data)
            reading = read_document(tree.value)
            document = reading.document
            lost = reading.lost | tree.lost
            graph = resolve(document, self._import, lost) if document else None
            if graph is not None and graph.title is None:
                graph = graph._replace(title=title_of(path))
        finally:
            self._open.pop()
        faults = [_fault(path, tree, fault) for fault in tree.faults]
        broken = {each.span for each in faults}
        found: list[tuple[Severity, str, Finding]] = []
        if tree.value is not None:
            found += [("error", name, finding) for name, finding in reading.findings]
        sound = graph is not None and graph.is_whole and not (faults or found)
        if sound and not self._thorough:
            return Checked(path, graph, (), sound, tree)
        grades = self._grades(path, fixing=self._fixing)
        if graph is not None:
            deprecated = self._settings(path).deprecated
            world = World(self._today, tree.text, partial(self._beside, path), tree.value, deprecated)
            for rule, severity in grades.items():
                if rule.of_whole and not graph.is_whole:
                    continue
                found += [(severity, rule.id, finding) for finding in rule.check(graph, world)]
        # What else is said of a broken place, or of what the reading stopped in, only echoes the fault there.
        told = [_finding(path, tree, *each) for each in found if not tree.was_open(each[2].path)]
        # What is used by alias in several places is said once.
        whole = list(dict.fromkeys(faults + [each for each in told if each.span not in broken]))
        # What is only asked to be mended is not asked otherwise: a comment that ignores it is no mistake.
        asked = {rule.id for rule in (self._grades(path, fixing=False) if self._fixing else grades)}
        diagnostics = silenced(path, tree, whole, asked, grades.get(unused_ignore))
        return Checked(path, graph, tuple(sorted(diagnostics, key=_in_order)), sound, tree)

    def _grades(self, path: str, *, fixing: bool) -> dict[Rule, Severity]:
        """The rules that are asked of a map, and how bad what they find is."""
        settings = self._settings(path)
        graded = ((rule, settings.grade(rule, path, fixing=fixing)) for rule in rules())
        return {rule: severity for rule, severity in graded if severity}

    def _beside(self, path: str, relative: str) -> bytes | None:
        """What a file holds that a map names."""
        named = normpath(join(dirname(path), relative))
        if _is_no_path(relative) or not self._inside(path, named):
            return None
        self._used.setdefault(normpath(path), set()).add(named)
        try:
            return self._reader(named)
        except OSError:
            return None

    def _import(self, relative: str) -> Graph | Unavailable:
        here = self._open[-1]
        path = normpath(join(dirname(here), relative))
        self._used.setdefault(here, set()).add(path)
        if path in self._open:
            ring = tuple(self._open[self._open.index(path) :])
            self._rings.update(dict.fromkeys(ring, ring))
        elif why := self._forbidden(relative, path):
            return Unavailable("broken-import", why)
        else:
            try:
                checked = self.check(path)
            except OSError as error:
                return Unavailable("broken-import", (error.strerror or str(error)).lower())
            if checked.sound and checked.graph:
                return checked.graph
        ring = self._rings.get(here, ())
        if path in ring:
            return Unavailable("circular-import", " → ".join(map(basename, (*ring, ring[0]))))
        first = next(each for each in checked.diagnostics if each.severity == "error")
        return Unavailable("broken-import", f"{basename(path)}:{first.span.line}: {first.message}")

    def _forbidden(self, relative: str, path: str) -> str:
        if _is_no_path(relative):
            return "an import is a path relative to this map, with `/` between folders"
        if not self._inside(self._open[-1], path):
            return "the file is outside of the project's folder"
        if len(self._open) > DEEPEST_IMPORT:
            return f"more than {DEEPEST_IMPORT} maps import one another in a row"
        return ""


def title_of(path: str) -> str:
    """What a map is called that has no title: its file's name, in words."""
    return basename(path).partition(".")[0].replace("-", " ")


def _in_order(each: Diagnostic) -> tuple[Span, str, str]:
    return each.span, each.rule, each.message


def _is_no_path(relative: str) -> bool:
    """Whether a name is not one of a file near a map, with `/` between folders."""
    return isabs(relative) or "\\" in relative or ":" in relative


def _fault(path: str, tree: Tree, fault: Fault) -> Diagnostic:
    first = None if fault.first is None else tree.span(fault.first, fault.first + 1)
    span = tree.span(fault.start, fault.end)
    return Diagnostic(path, span, "error", fault.rule, shown(fault.message), fault.cure, first)


def _finding(path: str, tree: Tree, severity: Severity, rule: str, finding: Finding) -> Diagnostic:
    first = None if finding.first is None else tree.locate(finding.first)
    span = tree.locate(finding.path, key=finding.at_key)
    message, cure = shown(finding.message), shown(finding.cure)
    repair = None if finding.fix is None else _repair(tree, finding.fix)
    return Diagnostic(path, span, severity, rule, message, cure, first, repair)


def _repair(tree: Tree, fix: Fix) -> Repair | None:
    """A fix as an edit of the text, where it has its place there."""
    path, word, where = fix.change
    if word is None:
        edit = without(tree, path)
    elif where == "above":
        edit = above(tree, path, word)
    elif where == "key" and word in (tree.at(path[:-1]) or ()):
        edit = None  # it stands there already
    else:
        edit = respelt(tree, path, word, key=where == "key")
    return Repair(fix.title, edit, fix.safe) if edit else None
