"""Finding, reading and writing files, for the command line and the Python API."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from errno import EACCES, EILSEQ
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from argmap.pipeline import Project, Reader
    from argmap.settings import Settings

STANDARD_INPUT = "-"


class Trouble(Exception):
    """Something that the user can mend, in one sentence: wrong usage, a file, a missing program."""


YAML = (".yaml", ".yml")
_ENDINGS = (".argmap.yaml", ".argmap.yml")
# Each turn takes one line, so that there is one way alone to read any beginning.
_FIRST_KEY = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t\r]*(?:#[^\n]*)?\n|---[ \t\r]*\n)*argmap[ \t]*:")
_PASSED_OVER = frozenset({"node_modules", "__pycache__"})
_MARKS_OF_A_PROJECT = (".git", "argmap.toml", "pyproject.toml")
_SETTINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("argmap.toml", ()),
    ("pyproject.toml", ("tool", "argmap")),
)


def find_maps(paths: Iterable[str], is_excluded: Callable[[str], bool] = lambda path: False) -> list[str]:
    """The maps that paths stand for: files as they are, of folders all maps in them; each once, in order.

    What is excluded is passed over in folders alone.
    """
    found: dict[str, None] = {}
    for path in paths:
        if path == STANDARD_INPUT or not os.path.isdir(path):
            found[path if path == STANDARD_INPUT else _slashes(path)] = None
            continue
        inside = list(maps_in(path, is_excluded))
        if not inside:
            raise Trouble(
                f"there are no maps in `{path}`: they end in `.argmap.yaml` or begin with `argmap:`"
            )
        found.update(dict.fromkeys(inside))
    return list(found)


def maps_in(folder: str | Path, is_excluded: Callable[[str], bool]) -> Iterator[str]:
    """All maps in a folder and those below it, in order."""
    for here, names in searched(folder, is_excluded):
        for name in sorted(names):
            path = _path(here, name)
            if not name.endswith(YAML) or is_excluded(path):
                continue
            if is_map(name) or is_map(name, _beginning(path)):
                yield path


def searched(folder: str | Path, is_excluded: Callable[[str], bool]) -> Iterator[tuple[str, list[str]]]:
    """The folders in which maps are looked for, each with the names of its files."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if each[:1] != "." and each not in _PASSED_OVER)
        folders[:] = [each for each in folders if not is_excluded(_path(here, each))]
        yield here, names


def is_map(path: str, beginning: bytes = b"") -> bool:
    """Whether a file is a map, by the ending of its name or by how what is in it begins."""
    return path.endswith(_ENDINGS) or (path.endswith(YAML) and _FIRST_KEY.match(beginning) is not None)


def _path(folder: str, name: str) -> str:
    return _slashes(os.path.normpath(os.path.join(folder, name)))


def _beginning(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(4096)
    except OSError:
        return b""


def _slashes(path: str) -> str:
    return Path(path).as_posix()


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    return Path(path).read_bytes()


def seen_from(file: str) -> Callable[[str], str]:
    """How paths are written as seen from the folder that a file is in."""
    folder = os.path.dirname(file) or "."
    return lambda path: _slashes(os.path.relpath(path, folder))


def trouble_with(path: str, error: OSError) -> Trouble:
    """A file that can't be read or written, in a sentence."""
    reason = (error.strerror or str(error)).lower()
    if isinstance(error, IsADirectoryError):
        reason = "this is a folder, and a file is needed"
    there = (path + ending for ending in _ENDINGS if os.path.isfile(path + ending))
    meant = next(there, None) if isinstance(error, FileNotFoundError) else None
    return Trouble(f"`{path}`: {reason}" + (f"; did you mean `{meant}`?" if meant else ""))


def project(root: str | None = None, reader: "Reader" = read, **options: Any) -> "Project":
    """Maps that may import others below `root`; without it, below the project's folder that each lies in.

    The options are those of Project.
    """
    from argmap.pipeline import Project

    def inside(importing: str, imported: str) -> bool:
        home = _real(root) if root is not None else _home(_real(importing).parent)
        return _real(imported).is_relative_to(home)

    return Project(reader, inside, **options)


def beside(path: str) -> Callable[[str], str]:
    """Gives texts of other files, by paths as seen from one, that lie in the folder of its project."""
    folder = os.path.dirname(path)

    def text_of(relative: str) -> str:
        from argmap.source.encoding import decode

        named = os.path.join(folder, relative)
        if not _real(named).is_relative_to(_home(_real(path).parent)):
            raise PermissionError(EACCES, "it is outside of the project's folder", relative)
        text, faults = decode(Path(named).read_bytes())
        if faults:
            raise OSError(EILSEQ, faults[0].message, relative)
        return text

    return text_of


def settings_of(path: str) -> "Settings":
    """The settings for a map: those in the nearest folder upwards that has some."""
    return _settings(os.path.dirname(path))


def forget_settings() -> None:
    """Read the settings anew when they are asked for next, as they may have changed."""
    _settings.cache_clear()
    _settings_in.cache_clear()


SETTINGS = frozenset(name for name, _ in _SETTINGS)
"""The names of files that may hold settings."""


@cache
def _settings(folder: str) -> "Settings":
    from argmap.settings import Settings

    for file, table in _places_of_settings(folder):
        if file.is_file() and (found := _settings_in(file, table)):
            return found
    return Settings()


def places_of_settings(path: str) -> Iterator[str]:
    """The files in which settings for a map are looked for, there or not: the last is the one that counts."""
    for file, table in _places_of_settings(os.path.dirname(path)):
        yield str(file)
        if file.is_file() and _settings_in(file, table):
            return


def _places_of_settings(folder: str) -> Iterator[tuple[Path, tuple[str, ...]]]:
    nearest = _real(folder or ".")
    return ((here / name, table) for here in (nearest, *nearest.parents) for name, table in _SETTINGS)


@cache
def _settings_in(file: Path, table: tuple[str, ...]) -> "Settings | None":
    text = file.read_text(encoding="utf-8", errors="replace")
    # Most projects in Python have nothing to say to argmap, and reading TOML takes time.
    if table and table[-1] not in text:
        return None
    from argmap.settings.reading import InvalidSettings, read_settings

    try:
        return read_settings(text, _slashes(os.path.relpath(file)), str(file.parent), table)
    except InvalidSettings as invalid:
        from argmap.pipeline import Checked
        from argmap.reporters import reporter

        checked = Checked(invalid.diagnostics[0].path, None, invalid.diagnostics, False, invalid.tree)
        report = reporter("text")([checked], False)
        raise Trouble(f"the settings can't be used\n{report}".rstrip()) from invalid


def _real(path: str) -> Path:
    # Unlike Path.resolve this bears links that go round in a circle.
    return Path(os.path.realpath(path))


def is_project(folder: Path) -> bool:
    """Whether a folder is the top of a project: a git repository, or one with settings for Python tools."""
    return any((folder / mark).exists() for mark in _MARKS_OF_A_PROJECT)


def _home(folder: Path) -> Path:
    """The nearest folder upwards that is a project's; else where the program runs, if that is above."""
    for each in (folder, *folder.parents):
        if is_project(each):
            return each
    here = Path.cwd()
    return here if folder.is_relative_to(here) else folder


def write(path: str, data: bytes) -> None:
    """Write a file whole or not at all; into a pipe or a device as it comes."""
    import tempfile

    target = _real(path)
    try:
        if os.path.exists(path) and not os.path.isfile(path):
            Path(path).write_bytes(data)
            return
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(name, mode)
            os.replace(name, target)
        except BaseException:
            os.unlink(name)
            raise
    except OSError as error:
        raise _not_written(path, error) from error


def create(path: str, data: bytes) -> None:
    """Write a new file; one that is there already is left alone."""
    try:
        with open(path, "xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise Trouble(f"`{path}` is there already, and is left as it is") from error
    except OSError as error:
        raise _not_written(path, error) from error


def _not_written(path: str, error: OSError) -> Trouble:
    folder = os.path.dirname(path)
    if folder and not os.path.exists(folder):
        return Trouble(f"`{path}`: there is no folder `{folder}`; make it first")
    return trouble_with(path, error)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
