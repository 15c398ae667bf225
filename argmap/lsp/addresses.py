"""The addresses by which editors name files (`file:///…`) ↔ paths."""

from pathlib import Path
from posixpath import normpath

from pygls.uris import from_fs_path, to_fs_path, urlparse


def path_of(uri: str) -> str:
    """The path of a file, with `/` between folders; of what is no file yet, one in the current folder."""
    path = to_fs_path(uri)
    if path is None:
        path = str(Path.cwd() / f"{Path(urlparse(uri)[2]).name}.yaml")
    return normpath(Path(path).as_posix())


def uri_of(path: str) -> str:
    """The address of a file."""
    return from_fs_path(str(Path(path).absolute())) or ""
