"""Finding, reading and writing files, for the command line and the Python API."""

import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.pipeline import Project

STANDARD_INPUT = "-"


class Trouble(Exception):
    """Something that the user can mend, in one sentence: wrong usage, a file, a missing program."""


_ENDINGS = (".argmap.yaml", ".argmap.yml")
_FIRST_KEY = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*(?:#[^\n]*)?\n|---\s*\n)*argmap[ \t]*:")
_PASSED_OVER = frozenset({"node_modules", "__pycache__"})
_MARKS_OF_A_PROJECT = (".git", "argmap.toml", "pyproject.toml")


def find_maps(paths: Iterable[str]) -> list[str]:
    """The maps that paths stand for: files as they are, of folders all maps in them; each once, in order."""
    found: dict[str, None] = {}
    for path in paths:
        if path == STANDARD_INPUT or not os.path.isdir(path):
            found[path if path == STANDARD_INPUT else _slashes(path)] = None
            continue
        inside = list(_maps_in(Path(path)))
        if not inside:
            raise Trouble(
                f"there are no maps in `{path}`: they end in `.argmap.yaml` or begin with `argmap:`"
            )
        found.update(dict.fromkeys(inside))
    return list(found)


def _maps_in(folder: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if each[:1] != "." and each not in _PASSED_OVER)
        for name in sorted(names):
            path = os.path.join(here, name)
            if name.endswith(_ENDINGS) or (name.endswith((".yaml", ".yml")) and _begins_like_a_map(path)):
                yield _slashes(os.path.normpath(path))


def _begins_like_a_map(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return _FIRST_KEY.match(file.read(4096)) is not None
    except OSError:
        return False


def _slashes(path: str) -> str:
    return Path(path).as_posix()


def read(path: str) -> bytes:
    """The bytes of a file, or of standard input for `-`."""
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    return Path(path).read_bytes()


def trouble_with(path: str, error: OSError) -> Trouble:
    """A file that can't be read or written, in a sentence."""
    reason = (error.strerror or str(error)).lower()
    return Trouble(f"`{path}`: {reason}")


def project(root: str | None = None, *, thorough: bool = True) -> "Project":
    """Maps that may import others below `root`; without it, below the project's folder that each lies in.

    Not `thorough`, sound maps are only read.
    """
    from argmap.pipeline import Project

    def inside(importing: str, imported: str) -> bool:
        home = _real(root) if root is not None else _home(_real(importing).parent)
        return _real(imported).is_relative_to(home)

    return Project(read, inside, thorough=thorough)


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
        raise trouble_with(path, error) from error


def create(path: str, data: bytes) -> None:
    """Write a new file; one that is there already is left alone."""
    try:
        with open(path, "xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise Trouble(f"`{path}` is there already, and is left as it is") from error
    except OSError as error:
        raise trouble_with(path, error) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
