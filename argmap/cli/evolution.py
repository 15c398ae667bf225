"""How a map came to be: what each commit of a git repository changed in its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from argmap.cli.comparing import Pair, project_of, review, side
from argmap.files import YAML, Trouble

if TYPE_CHECKING:
    from argmap.git import Commit, Repository
    from argmap.pipeline import Checked
    from argmap.reviews import Review


class Step(NamedTuple):
    """A commit in which the map changed; without a review it says the same as before, or has errors."""

    commit: Commit
    review: Review | None
    is_broken: bool


class Evolution:
    """A map over its history, renames followed, with all that it imports.

    `cut` is the commit with which a shallow clone begins, if that is all there is to know.
    """

    def __init__(self, repository: Repository, path: str, since: str | None) -> None:
        self._repository = repository
        repository.commit("HEAD")  # refuses where there is none
        self._names = repository.names_over_time(path)
        if not self._names:
            raise Trouble(f"git has no history of `{path}`")
        self._paths = dict.fromkeys(self._names)
        self._known: dict[str, Checked | None] = {}
        commits = self._commits(since)
        edge = repository.edge()
        self._listed = [each for each in commits if each.id not in edge]
        self.cut = next((each for each in commits if each.id in edge), None)

    def _commits(self, since: str | None) -> list[Commit]:
        """The commits in which the map changed, or something that one of its versions imports."""
        known = 0
        commits: list[Commit] = []
        while known < len(self._paths):
            known = len(self._paths)
            commits = self._repository.history(self._paths, since=since)
            for commit in commits:
                self._at(commit.id)
        return commits

    def steps(self) -> Iterator[Step]:
        """What was done, the newest first."""
        for commit in self._listed:
            parent = self._at(commit.parent) if commit.parent else None
            after = self._at(commit.id)
            if after is not None and not after.sound:
                yield Step(commit, None, is_broken=True)
                continue
            found = review(Pair(self._last_sound(commit.parent, parent), after))
            # Of what is imported, only what makes a difference to the map is a part of its history.
            if found or _file(parent) != _file(after):
                yield Step(commit, found, is_broken=False)

    def _last_sound(self, commit: str | None, found: Checked | None) -> Checked | None:
        """The map as it was last without errors, up to a commit in which it was found so."""
        if commit is None or found is None or found.sound:
            return found
        earlier = map(self._at, (each.id for each in self._repository.history(self._paths, commit)))
        return next((each for each in earlier if each is None or each.sound), None)

    def _at(self, commit: str) -> Checked | None:
        """The map in a commit, by the name that it had there."""
        if commit not in self._known:
            project = project_of(self._repository, lambda path: self._read(commit, path))
            versions = (side(project, name) for name in self._names)
            self._known[commit] = next(filter(None, versions), None)
        return self._known[commit]

    def _read(self, commit: str, path: str) -> bytes:
        if path.endswith(YAML):
            self._paths.setdefault(path)
        return self._repository.read(commit, path)


def _file(checked: Checked | None) -> tuple[str, str] | None:
    return (checked.path, checked.tree.text) if checked else None
