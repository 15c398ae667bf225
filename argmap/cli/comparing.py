"""Which maps are to be compared, as the arguments of `argmap diff` say it, and both sides of each."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from argmap import files
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.git import File, Repository
    from argmap.pipeline import Checked, Project, Reader
    from argmap.reviews import Review


class Pair(NamedTuple):
    """A map before and now; None where there is none."""

    old: Checked | None
    new: Checked | None


def pairs(arguments: Sequence[str]) -> Iterator[Pair]:
    """The maps to compare: two files or folders, or what git has, and what is there now."""
    if len(arguments) == 2 and all(_is_here(each) for each in arguments):
        old, new = arguments
        if os.path.isdir(old) and os.path.isdir(new):
            return _in_folders(old, new)
        if not os.path.isdir(old) and not os.path.isdir(new):
            return iter([_files(old, new)])
    return _in_git(arguments)


def _is_here(path: str) -> bool:
    return path == files.STANDARD_INPUT or os.path.exists(path)


def _files(old: str, new: str) -> Pair:
    if old == new == files.STANDARD_INPUT:
        raise Trouble("standard input can be one of the two maps, not both")
    project = files.project(thorough=False)
    return Pair(_checked(project, old), _checked(project, new))


def _checked(project: Project, path: str) -> Checked:
    try:
        if path == files.STANDARD_INPUT:
            return project.check_text(files.read(path), "<stdin>")
        return project.check(path)
    except OSError as error:
        raise files.trouble_with(path, error) from error


def _in_folders(old: str, new: str) -> Iterator[Pair]:
    """The maps of two folders, by their paths in these."""
    before, after = ({os.path.relpath(path, each): path for path in _maps(each)} for each in (old, new))
    project = files.project(thorough=False)
    for name in dict.fromkeys((*after, *before)):
        yield Pair(*(_checked(project, side[name]) if name in side else None for side in (before, after)))


def _maps(folder: str) -> list[str]:
    try:
        return files.find_maps([folder])
    except Trouble:
        return []  # on this side there are none


def _repository(arguments: Sequence[str]) -> Repository:
    """The git repository here; where there is none, one of two files to compare may be misspelt."""
    from argmap.git import Repository

    try:
        return Repository()
    except Trouble:
        missing = [each for each in arguments if not _is_here(each)]
        if len(arguments) != 2 or len(missing) == 2:
            raise
        raise Trouble(f"`{missing[0]}`: no such file, and in no git repository no revision") from None


def _in_git(arguments: Sequence[str]) -> Iterator[Pair]:
    repository = _repository(arguments)
    first, paths = (arguments[0], arguments[1:]) if arguments else ("HEAD", ())
    if ".." in first and not os.path.exists(first):
        old, new = _range(repository, first)
    elif os.path.exists(first) and not (paths and repository.is_revision(first)):
        old, new, paths = repository.commit("HEAD"), None, arguments
    else:
        old, new = repository.commit(first), None
    for path in paths:
        if not os.path.exists(path) and not repository.names(old, [path]):
            raise Trouble(f"`{path}`: no such file, neither here nor in {old[:10]}")
    before, after = _project(repository, old), _project(repository, new)
    for file in _concerned(repository, old, new, paths):
        pair = Pair(side(before, file.old), side(after, file.new))
        if pair.old or pair.new:
            yield pair


def _range(repository: Repository, words: str) -> tuple[str, str]:
    dots = "..." if "..." in words else ".."
    old, new = (repository.commit(each or "HEAD") for each in words.split(dots, 1))
    return (repository.merge_base(old, new) if dots == "..." else old), new


def _project(repository: Repository, commit: str | None) -> Project:
    """The maps of a commit, or of the working tree."""
    if commit is None:
        return files.project(thorough=False)
    return project_of(repository, lambda path: repository.read(commit, path))


def project_of(repository: Repository, reader: Reader) -> Project:
    """The maps that a reader gives of a repository."""
    from argmap.pipeline import Project

    return Project(reader, lambda importing, imported: repository.holds(imported), thorough=False)


def side(project: Project, path: str | None) -> Checked | None:
    """The map at a path; None if there is no file, or another one than a map."""
    if path is None:
        return None
    try:
        checked = project.check(path)
    except OSError:
        return None
    return checked if files.is_map(path, checked.tree.text.encode()[:4096]) else None


def _concerned(repository: Repository, old: str, new: str | None, paths: Sequence[str]) -> Iterator[File]:
    """The maps that differ, and those that import one that does."""
    from argmap.git import File

    differing = [each for each in repository.changed(old, new, paths) if _may_be_map(each)]
    yield from differing
    known = {path for each in differing for path in each if path}
    edge = {path for each in repository.changed(old, new) if _may_be_map(each) for path in each if path}
    while edge:
        names = sorted({os.path.basename(path) for path in edge})
        edge = {
            path for path in repository.mentioning(new, names, paths) if path.endswith(files.YAML)
        } - known
        known |= edge
        yield from (File(path, path) for path in sorted(edge))


def _may_be_map(file: File) -> bool:
    return any(path is not None and path.endswith(files.YAML) for path in file)


def reviews(found: Iterator[Pair]) -> Iterator[Review]:
    """What changed in maps that did, and which have errors, which are said."""
    for pair in found:
        broken = [each for each in pair if each is not None and not each.sound]
        if broken:
            is_old = broken[-1] is not pair.new
            _tell(broken[-1], is_old=is_old)
            yield _unknown(broken[-1], is_old=is_old)
        elif (changed := review(pair)) is not None:
            yield changed


def _unknown(checked: Checked, *, is_old: bool) -> Review:
    """The review of a map that could not be read, as it is or as it was."""
    from argmap.diff import Difference
    from argmap.graph import Graph
    from argmap.reviews import Review

    nothing = Difference(Graph(), Graph(), (), (), (), {}, {})
    return Review(checked.path, None, "was-broken" if is_old else "broken", nothing, None)


def review(pair: Pair) -> Review | None:
    """What changed in a map; None if it says what it said."""
    from argmap.diff import difference
    from argmap.graph import Graph
    from argmap.reviews import Review

    old, new = pair
    before = old.graph if old and old.graph else Graph()
    after = new.graph if new and new.graph else Graph()
    if old and new and _is_untitled(old) and _is_untitled(new):
        before = before._replace(title=after.title)
    found = difference(before, after)
    if not found.changes:
        return None
    here = new or old
    assert here is not None
    moved = old.path if old and new and old.path != new.path else None
    return Review(
        here.path,
        moved,
        "changed" if old and new else "new" if new else "gone",
        found,
        new.tree if new else None,
    )


def within(review: Review, scenario: str) -> Review:
    """The review with the verdicts of a scenario alone, which one of the two maps has to have."""
    from argmap.cli.loading import demand

    found = review.difference
    demand(scenario, {**found.old.scenarios, **found.new.scenarios}, "scenario")
    flips = tuple(each for each in found.flips if each.scenario == scenario)
    return review._replace(difference=found._replace(flips=flips, waiting=()))


def _is_untitled(checked: Checked) -> bool:
    from argmap.pipeline import title_of

    return checked.graph is not None and checked.graph.title == title_of(checked.path)


def _tell(checked: Checked, *, is_old: bool) -> None:
    """Say why a map can't be compared."""
    from argmap.cli.loading import tell_errors

    print(f"argmap: {checked.path} can't be compared{', as it was' if is_old else ''}:", file=sys.stderr)
    tell_errors(checked)
