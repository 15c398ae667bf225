"""Reading files from a git repository at a revision, by plumbing that changes nothing in it."""

import subprocess
from collections.abc import Iterable, Iterator
from os.path import join, normpath, realpath, relpath
from typing import NamedTuple

from argmap.files import Trouble


class File(NamedTuple):
    """A file that two revisions do not agree on: its path before and now, None where it is not there."""

    old: str | None
    new: str | None


class Commit(NamedTuple):
    """A commit; `parent` is the first commit that it came after, None for the first of all."""

    id: str
    parent: str | None
    date: str
    author: str
    subject: str


class Repository:
    """The git repository that a folder is in; all paths are as seen from that folder, with `/`."""

    def __init__(self, folder: str = ".") -> None:
        self._folder = folder
        found = self._run("rev-parse", "--show-toplevel")
        if found.returncode:
            raise Trouble("this folder is in no git repository; `argmap diff OLD NEW` compares two files")
        self._top = found.stdout.decode(errors="surrogateescape").rstrip("\n")

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names."""
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if found.returncode:
            if revision == "HEAD":
                raise Trouble("this git repository has no commit yet")
            raise Trouble(f"`{revision}` is no revision of this git repository, and no file")
        return found.stdout.decode().strip()

    def is_revision(self, word: str) -> bool:
        """Whether a word names a commit."""
        found = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{word}^{{commit}}")
        return not found.returncode

    def merge_base(self, one: str, other: str) -> str:
        """The commit from which two others went separate ways."""
        found = self._run("merge-base", one, other)
        if found.returncode:
            raise Trouble(f"`{one}` and `{other}` have no commit in common")
        return found.stdout.decode().strip()

    def changed(self, old: str, new: str | None, paths: Iterable[str] = ()) -> list[File]:
        """The files that differ between two commits, or a commit and the working tree, renames followed."""
        command = ("diff-tree", "-r", old, new) if new else ("diff-index", old)
        listed = self._output(*command, "-M", "--name-status", "-z", "--", *paths)
        return list(self._files(listed.decode(errors="surrogateescape")))

    def _files(self, listed: str) -> Iterator[File]:
        words = iter(listed.split("\0"))
        for status in words:
            if not status:
                return
            path = self._seen(next(words))
            match status[0]:
                case "A":
                    yield File(None, path)
                case "D":
                    yield File(path, None)
                case "R" | "C":
                    yield File(path if status[0] == "R" else None, self._seen(next(words)))
                case _:
                    yield File(path, path)

    def mentioning(self, commit: str | None, words: Iterable[str], paths: Iterable[str] = ()) -> list[str]:
        """The files in which one of some words stands, of a commit or of the working tree."""
        wanted = [part for word in words for part in ("-e", word)]
        where = [commit] if commit else []
        listed = self._run(
            *("grep", "-l", "-z", "-F", "--full-name", *wanted, *where, "--", *(paths or (self._up,)))
        ).stdout.decode(errors="surrogateescape")
        prefix = f"{commit}:" if commit else ""
        return [self._seen(each.removeprefix(prefix)) for each in listed.split("\0") if each]

    def holds(self, path: str) -> bool:
        """Whether a path is one within the repository."""
        return not normpath(relpath(path, self._up)).startswith("..")

    def names(self, commit: str | None, paths: Iterable[str] = ()) -> list[str]:
        """The files of a commit, or those that git knows in the working tree."""
        command = (
            ("ls-tree", "-r", "--name-only", "--full-name", commit) if commit else ("ls-files", "--full-name")
        )
        listed = self._output(*command, "-z", "--", *(paths or (self._up,)))
        return [self._seen(each) for each in listed.decode(errors="surrogateescape").split("\0") if each]

    def read(self, commit: str, path: str) -> bytes:
        """What is in a file at a commit; raises FileNotFoundError if it is not there."""
        found = self._run("cat-file", "blob", f"{commit}:./{path}")
        if found.returncode:
            raise FileNotFoundError(2, "no such file in that revision", path)
        return found.stdout

    def names_over_time(self, path: str) -> list[str]:
        """What a file is and was called, the newest name first, renames followed; none for an unknown one."""
        listed = self._output("log", "--format=", "--follow", "-M", "--name-status", "-z", "--", path)
        found: list[str] = []
        for old, new in self._files(listed.decode(errors="surrogateescape")):
            if not found:
                found += filter(None, [new or old])
            if old and new == found[-1] != old:
                found.append(old)
        return found

    def history(self, paths: Iterable[str], start: str = "HEAD", since: str | None = None) -> list[Commit]:
        """The commits in which one of the files changed, each before those that it came after.

        Of a branch that brought nothing else, the merge is left out.
        """
        form = "--format=%x01%H%x00%P%x00%as%x00%an%x00%s"
        after = [f"--since={since}"] if since else []
        listed = self._output("log", form, "--topo-order", *after, start, "--", *paths)
        found = []
        for entry in listed.decode(errors="replace").split("\x01")[1:]:
            id, parents, date, author, subject = entry.rstrip("\n").split("\0")
            found.append(Commit(id, next(iter(parents.split()), None), date, author, subject))
        return found

    def edge(self) -> frozenset[str]:
        """The commits before which a shallow clone knows nothing; none in a whole one."""
        where = self._output("rev-parse", "--git-path", "shallow").decode(errors="surrogateescape")
        try:
            with open(join(self._folder, where.rstrip("\n")), encoding="ascii") as file:
                return frozenset(file.read().split())
        except FileNotFoundError:
            return frozenset()

    @property
    def _up(self) -> str:
        """The top of the repository, as seen from the folder."""
        return self._seen(".")

    def _seen(self, path: str) -> str:
        """A path from the top, as seen from the folder."""
        return relpath(f"{self._top}/{path}", realpath(self._folder)).replace("\\", "/")

    def _output(self, *arguments: str) -> bytes:
        found = self._run(*arguments)
        if found.returncode:
            said = found.stderr.decode(errors="replace").strip().splitlines()
            raise Trouble(f"git says: {said[0] if said else 'nothing, but failed'}")
        return found.stdout

    def _run(self, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        try:
            return subprocess.run(
                ["git", "--literal-pathspecs", "-c", "core.quotePath=false", *arguments],
                cwd=self._folder,
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
            )
        except FileNotFoundError:
            raise Trouble("git is not on this machine; two files can be compared without it") from None
