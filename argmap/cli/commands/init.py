"""argmap init: a repository set up for maps."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from argmap import files
from argmap.cli.configuring import configure, configured
from argmap.files import Trouble

if TYPE_CHECKING:
    from argmap.setup import Configuration, Integration, Place, Step

_MERGING = r"^merge\.argmap\."
"""The keys of git's configuration that say how maps are merged."""


def command(
    folder: Annotated[str, typer.Argument(metavar="[FOLDER]", help="The top of the repository.")] = ".",
    only: Annotated[
        str | None,
        typer.Option(
            metavar="NAMES",
            help="What to set up, with commas between: pre-commit, github, gitlab, merge, merge-driver,"
            " vscode, settings, map, schema; default: what fits the folder.",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")] = False,
) -> None:
    """Set a repository up: hooks, checks of pull requests, merging, editor, settings and a first map.

    What would be written is shown first, and nothing that is there is overwritten.

    Exit codes: 0 all is there (now), 1 something is missing still, 2 a file can't be read or written.
    """
    from argmap.setup import Advice, steps
    from argmap.setup.showing import shown

    place = _place(folder)
    names = _usual(place) if only is None else _named(only)
    found = steps(place._replace(texts=_texts(folder, names)), names)
    missing = [step for step in found if step.after is not None]
    if not missing:
        print("everything is there already", file=sys.stderr)
        return
    sys.stdout.write("\n".join(shown(step, _path(folder, step)) for step in missing))
    sys.stdout.flush()
    changes = [(step, step.after) for step in missing if not isinstance(step.after, Advice | None)]
    if changes and not dry_run and (yes or _agreed()):
        _write(folder, changes)
        missing = [step for step in missing if isinstance(step.after, Advice)]
        if missing:
            print(f"left to you: {', '.join(_path(folder, step) for step in missing)}", file=sys.stderr)
    if missing:
        raise typer.Exit(1)


def _place(folder: str) -> Place:
    """What the folder is, but for the texts in it."""
    from argmap.setup import Place

    if not os.path.exists(folder):
        raise Trouble(f"there is no folder `{folder}`; make it first")
    if not os.path.isdir(folder):
        raise Trouble(f"`{folder}` is a file; name the folder that is to be set up")
    try:
        entries = frozenset(os.listdir(folder))
    except OSError as error:
        raise files.trouble_with(folder, error) from error
    try:
        has_maps = bool(files.find_maps([folder]))
    except Trouble:
        has_maps = False
    if ".git" in entries:
        remotes = tuple(configured(folder, r"^remote\..*\.url$").values())
        return Place(entries, remotes=remotes, merging=configured(folder, _MERGING), has_maps=has_maps)
    above = _repository_above(folder)
    return Place(entries, above, merging=configured(folder, _MERGING) if above else {}, has_maps=has_maps)


def _repository_above(folder: str) -> str | None:
    """The folder higher up in which a git repository begins."""
    above = (each for each in Path(os.path.realpath(folder)).parents if (each / ".git").exists())
    top = next(above, None)
    return None if top is None else Path(os.path.relpath(top)).as_posix()


def _usual(place: Place) -> list[str]:
    """What fits the folder; hooks and pipelines only do where a repository begins."""
    from argmap.setup import integrations

    if place.above is not None:
        command = f"argmap init {quote(place.above)}"
        print(f"the repository begins higher up: `{command}` sets up hooks and pipelines", file=sys.stderr)
    elif ".git" not in place.entries:
        print("no git repository: after `git init`, hooks and pipelines are set up too", file=sys.stderr)
    return [each.name for each in integrations() if each.usual(place)]


def _named(only: str) -> list[str]:
    """The names in an option, of which each has to be known."""
    from argmap.diagnostics import nearest, suggestion
    from argmap.setup import integrations

    known = [each.name for each in integrations()]
    names = [name.strip() for name in only.split(",") if name.strip()]
    for name in names:
        if name not in known:
            cure = suggestion(nearest(name, known), f"there is {', '.join(known)}")
            raise Trouble(f"`--only {only}`: there is no `{name}`; {cure}")
    if not names:
        raise Trouble(f"`--only` names nothing; there is {', '.join(known)}")
    return names


def _texts(folder: str, names: Iterable[str]) -> dict[str, str]:
    """The files that integrations look at, by their paths in the folder."""
    from argmap.setup import GIT_CONFIG, integrations

    known = {each.name: each for each in integrations()}
    wanted = {name: None for asked in names for name in (asked, *known[asked].needs)}
    texts: dict[str, str] = {}
    for each in map(known.__getitem__, wanted):
        if each.path == GIT_CONFIG:
            continue
        for pattern in each.looks_at:
            for file in sorted(Path(folder).glob(pattern)):
                if file.is_file():
                    text = files.read(str(file)).decode(errors="replace")
                    texts[file.relative_to(folder).as_posix()] = text
        if (own := _own_text(folder, each)) is not None:
            texts[each.path] = own
    return texts


def _own_text(folder: str, integration: Integration) -> str | None:
    """The text that is at the place of an integration's file; None if none is."""
    path = Path(folder, integration.path).as_posix()
    try:
        return files.read(path).decode()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise Trouble(f"`{path}` is not in UTF-8, so argmap can't tell what is in it") from error
    except NotADirectoryError as error:
        raise Trouble(f"`{Path(path).parent.as_posix()}` can't be a folder: a file is in the way") from error
    except OSError as error:
        raise files.trouble_with(path, error) from error


def _path(folder: str, step: Step) -> str:
    from argmap.setup import GIT_CONFIG

    path = step.integration.path
    return path if path == GIT_CONFIG else Path(folder, path).as_posix()


def _agreed() -> bool:
    """Whether the user says so; where nobody can be asked, they do not."""
    if not sys.stdin.isatty() or not sys.stdout.isatty():
        print("nothing is written yet: `--yes` writes it", file=sys.stderr)
        return False
    print("\nWrite these? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() in ("y", "yes"):
        return True
    print("nothing is written", file=sys.stderr)
    return False


def _write(folder: str, changes: list[tuple[Step, str | Configuration]]) -> None:
    """Write all files, and say so of each; if one can't be, the rest is left."""
    written = False
    for step, after in changes:
        path = _path(folder, step)
        try:
            if isinstance(after, str):
                _write_file(folder, step, after)
            else:
                configure(folder, after.values)
        except Trouble as trouble:
            rest = "what is named above is written, the rest is not" if written else "nothing is written"
            raise Trouble(f"{trouble}; {rest}") from trouble
        written = True
        print(f"wrote {path}", file=sys.stderr)
    for step, _ in changes:
        if step.integration.then:
            print(step.integration.then.format(path=quote(_path(folder, step))), file=sys.stderr)


def _write_file(folder: str, step: Step, after: str) -> None:
    path = _path(folder, step)
    if _own_text(folder, step.integration) != step.before:
        raise Trouble(f"`{path}` has changed in the meantime; run `argmap init` again")
    _make_folder(Path(path).parent)
    files.write(path, after.encode())


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise files.trouble_with(folder.as_posix(), error) from error
