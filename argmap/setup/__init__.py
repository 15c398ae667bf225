"""What sets a repository up for maps: one module an integration, found by scanning this folder."""

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from shlex import quote
from typing import NamedTuple

SCHEMAS = ("schema/argmap.schema.json", "argmap.schema.json")
"""Where the JSON Schema of maps may lie in a project; it is written to the last."""


GIT_CONFIG = "git config"
"""Stands for the path of an integration that is no file, but in git's configuration of a clone."""


class Place(NamedTuple):
    """The folder that is set up, as far as integrations ask.

    `entries` are the names in it, `above` is the top of its repository if that is higher up, `remotes` where
    the repository is pushed to, `merging` what git has been told of merging maps, and `texts` are the files
    in it that are looked at, by their paths.
    """

    entries: frozenset[str] = frozenset()
    above: str | None = None
    remotes: tuple[str, ...] = ()
    merging: Mapping[str, str] = {}
    has_maps: bool = False
    texts: Mapping[str, str] = {}

    @property
    def schema(self) -> str:
        """Where the JSON Schema lies, or will."""
        return next((each for each in SCHEMAS if each in self.texts), SCHEMAS[-1])


class Advice(NamedTuple):
    """What is left to the user: lines to add to a file, and where in it."""

    where: str
    lines: str


class Configuration(NamedTuple):
    """What git is to be told in a clone: keys and values."""

    values: Mapping[str, str]

    def commands(self) -> str:
        """The lines that tell it."""
        return "".join(f"git config {key} {quote(value)}\n" for key, value in self.values.items())


Merged = str | Configuration | Advice | None
"""What becomes of a file: its new text, or what is left to the user, or None where all is there already.

For git's configuration it is what to add to it.
"""

Merge = Callable[[str | None, Place], Merged]


class Integration(NamedTuple):
    """A file that makes some other program use argmap.

    `purpose` says what for, `usual` whether it is written unless something else was asked for, `looks_at` has
    patterns of other files that may hold the same, `needs` names what goes with it, and `then` is what is
    left to do.
    """

    name: str
    purpose: str
    path: str
    merge: Merge
    usual: Callable[[Place], bool]
    looks_at: tuple[str, ...]
    needs: tuple[str, ...]
    then: str


class Step(NamedTuple):
    """An integration with what becomes of its file: the text before, if there is one, and after."""

    integration: Integration
    before: str | None
    after: Merged


def integration(
    path: str,
    usual: Callable[[Place], bool] = lambda place: True,
    looks_at: tuple[str, ...] = (),
    needs: tuple[str, ...] = (),
    then: str = "",
) -> Callable[[Merge], Integration]:
    """Make an integration of a function, whose name is its name in kebab case and docstring its purpose."""

    def make(merge: Merge) -> Integration:
        name = merge.__name__.rstrip("_").replace("_", "-")
        return Integration(name, merge.__doc__ or "", path, merge, usual, looks_at, needs, then)

    return make


@cache
def integrations() -> tuple[Integration, ...]:
    """All integrations, in the order of their modules."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    return tuple(
        each for module in modules for each in vars(module).values() if isinstance(each, Integration)
    )


def steps(place: Place, names: Collection[str]) -> list[Step]:
    """What is to be done for the integrations with these names, and for what they need."""
    done = {each.name: _step(each, place) for each in integrations() if each.name in names}
    needed = {need for step in done.values() if step.after is not None for need in step.integration.needs}
    done |= {each.name: _step(each, place) for each in integrations() if each.name in needed - done.keys()}
    return [done[each.name] for each in integrations() if each.name in done]


def _step(integration: Integration, place: Place) -> Step:
    before = place.texts.get(integration.path)
    existing = before if before and before.strip() else None  # nothing is lost of a file that is blank
    return Step(integration, before, integration.merge(existing, place))


def is_hosted_by(word: str, mark: str, place: Place) -> bool:
    """Whether a git repository is one of GitHub's or GitLab's, or may yet become one.

    It is if it has the `mark`, a file or folder, or if the `word` is in the name of a host it is pushed to.
    """
    if ".git" not in place.entries:
        return False
    if mark in place.entries or any(word in _host(each) for each in place.remotes):
        return True
    return not place.remotes and not place.entries & {".github", ".gitlab-ci.yml"}


def _host(remote: str) -> str:
    """The host in `https://host/…`, `ssh://user@host:22/…` or `user@host:…`; empty for a folder."""
    found = re.match(r"\w+://(?:[^@/]*@)?([^:/]+)|(?:[^@/]*@)?([^:/]{2,}):", remote)
    return (found[1] or found[2]).lower() if found else ""


_RUNS = re.compile(r"(?<![\w./-])argmap[ -](?:check|fmt)\b")


def runs_argmap(text: str) -> bool:
    """Whether lines of YAML that are no comments run argmap."""
    return any(_RUNS.search(line) for line in text.splitlines() if not line.lstrip().startswith("#"))
