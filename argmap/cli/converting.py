"""A file in any format → a map → a file in another, with what is lost on the way."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import typer

from argmap import files
from argmap.diagnostics import Diagnostic, shown
from argmap.drawing.engine import EngineError
from argmap.files import Trouble
from argmap.formats import (
    Exported,
    Loss,
    Unreadable,
    Unwritable,
    format_named,
    is_own,
    readable,
    readers,
    writers,
)
from argmap.pipeline import Checked, Project
from argmap.source import Span, Tree, edited, read, respelt
from argmap.source.encoding import decode

if TYPE_CHECKING:
    from argmap.graph import Graph

_PICTURES = (".svg", ".png", ".pdf", ".html")


class Opened(NamedTuple):
    """A map that was read of a file: `tree` is the file itself, or the map that was made of it."""

    path: str
    format: str
    tree: Tree
    graph: Graph
    losses: tuple[Loss, ...] = ()

    @property
    def name(self) -> str:
        """What the file is called in reports."""
        return _name(self.path)


def opened(path: str, format: str | None) -> Opened:
    """The map in a file; what is wrong with the file is said, and the run ends."""
    try:
        data = files.read(path)
    except OSError as error:
        raise files.trouble_with(path, error) from error
    written, faults = decode(data)
    text = written.replace("\r\n", "\n").replace("\r", "\n")
    format = format or _format_of(path, text)
    project = files.project(thorough=False)
    if is_own(format):
        checked = project.check_text(data, _name(path))
        if not checked.sound:
            _refuse(checked.tree, (each for each in checked.diagnostics if each.severity == "error"))
        losses: tuple[Loss, ...] = ()
    else:
        tree = Tree.of_text(written)
        if faults:
            spans = (tree.span(each.start, each.end) for each in faults)
            found = zip(faults, spans, strict=True)
            _refuse(tree, (_error(path, span, *each[:2], each.cure) for each, span in found))
        checked, losses = _imported(path, format, text, project)
    assert checked.graph is not None
    return Opened(path, format, checked.tree, checked.graph, losses)


def _format_of(path: str, text: str) -> str:
    """The format that a file has by its name and text."""
    found, known = readers(path, text), writers(path)
    if not found and known and known[0] not in readable():
        raise Trouble(f"`{_name(path)}`: argmap writes the format {known[0]}, and can't read it")
    return _the_one(found, f"which format `{_name(path)}` is in", "--from")


def _imported(path: str, format: str, text: str, project: Project) -> tuple[Checked, tuple[Loss, ...]]:
    """The map that a text in a format of others stands for."""
    from argmap.formatting import written

    try:
        imported = format_named(format).read(text, files.beside(path))
    except Unreadable as error:
        span = Span(error.line, error.column, error.line, error.column + 1)
        _refuse(Tree.of_text(text), [_error(path, span, "syntax-error", error.message)])
    head = [f"# argmap: ignore-file[{', '.join(imported.ignored)}]"] if imported.ignored else []
    checked = project.check_text(written(imported.map, head), _name(path))
    if not checked.sound:
        said = "; ".join(each.message for each in checked.diagnostics if each.severity == "error")
        raise AssertionError(f"the map made of `{_name(path)}` is not sound: {said}")
    return checked, imported.losses


def format_for(target: str) -> str:
    """The format that the name of a file to be written asks for."""
    found = writers(target)
    if not found and target.lower().endswith(_PICTURES):
        raise Trouble(f"`{target}`: pictures and pages are drawn by `argmap render`")
    return _the_one(found, f"which format `{target}` is to have", "--to")


def converted(source: Opened, format: str, target: str) -> Exported:
    """The map in another format; the losses are those of reading and of writing."""
    tree = _seen_from(os.path.dirname(target), source)
    losses = source.losses
    try:
        if format == "argmap" and not is_own(source.format):
            exported = Exported(tree.text.encode())  # it was made in the form that it is to have
        elif is_own(format):
            exported = format_named(format).spell(tree)
        else:
            losses += tuple(_beyond_the_graph(tree)) if is_own(source.format) else ()
            # Without a title of its own, a map has that of its file.
            graph = source.graph if "title" in tree.value else source.graph._replace(title=None)
            exported = format_named(format).write(graph)
    except Unwritable as error:
        raise Trouble(f"`{source.name}`: {error}") from error
    except EngineError as error:
        raise Trouble(str(error)) from error
    return Exported(exported.data, (*losses, *exported.losses))


def told(losses: Sequence[Loss], source: Opened) -> Iterator[str]:
    """What is lost, a line each; what is lost in the same way stands together."""
    kinds = {kind: number for number, kind in enumerate(dict.fromkeys(loss.what for loss in losses))}
    for loss in sorted(losses, key=lambda loss: kinds[loss.what]):
        line = loss.line or (_line(loss.statement, source) if is_own(source.format) else None)
        place = f"{source.name}:{line}" if line else source.name
        yield shown(": ".join(filter(None, (place, loss.statement, loss.what))))


def _line(statement: str, source: Opened) -> int | None:
    """The line in which a statement begins."""
    found = source.graph.statements.get(statement)
    return source.tree.locate(found.path, key=True).line if found else None


def _beyond_the_graph(tree: Tree) -> Iterator[Loss]:
    """What is in a map's file, and has no meaning to argmap."""
    from argmap.formatting import comments

    for line, comment in comments(tree):
        yield Loss("", f"the comment `{comment}` is left out", line)
    for key in tree.value:
        if key.startswith("x-"):
            yield Loss("", f"`{key}` is left out", tree.locate((key,), key=True).line)


def _seen_from(folder: str, source: Opened) -> Tree:
    """The map's file with the paths in it as they are seen from another folder."""
    tree, here = source.tree, os.path.dirname(source.path)
    if os.path.abspath(here) == os.path.abspath(folder):
        return tree
    places: list[tuple[str, ...]] = [("imports", alias) for alias in tree.value.get("imports", ())]
    cited = tree.value.get("sources", {}).items()
    places += [("sources", id, "file") for id, each in cited if isinstance(each, dict) and "file" in each]
    edits = []
    for place in places:
        named = reduce(getitem, place, tree.value)
        moved = os.path.relpath(os.path.join(here, named), folder or ".")
        edits.append(respelt(tree, place, Path(moved).as_posix()))
    return read(edited(tree.text, filter(None, edits))) if edits else tree


def _name(path: str) -> str:
    return "<stdin>" if path == files.STANDARD_INPUT else path


def _the_one(found: Sequence[str], what: str, option: str) -> str:
    """The only format there is to choose; else the user has to say it."""
    if len(found) == 1:
        return found[0]
    known = f"it could be {' or '.join(found)}" if found else "`argmap convert --formats` lists them"
    raise Trouble(f"argmap can't tell {what}; say it with {option} ({known})")


def _error(path: str, span: Span, rule: str, message: str, cure: str = "") -> Diagnostic:
    return Diagnostic(_name(path), span, "error", rule, shown(message), cure)


def _refuse(tree: Tree, errors: Iterable[Diagnostic]) -> NoReturn:
    """Say what is wrong with a file, as `argmap check` does, and end the run."""
    from argmap.cli.colour import in_colour
    from argmap.reporters import reporter

    found = tuple(errors)
    report = reporter("text")(
        [Checked(found[0].path, None, found, False, tree)], in_colour("auto", sys.stderr)
    )
    sys.stderr.write(report)
    raise typer.Exit(1)
