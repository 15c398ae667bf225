"""The maps in the editor and in its folders: when each is checked, and what is known of it at the moment."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple, Protocol, TypeVar

from lsprotocol import types

from argmap.lsp.addresses import path_of, uri_of
from argmap.lsp.analysis import Analysis
from argmap.lsp.client import Client
from argmap.lsp.desk import Desk
from argmap.lsp.document import Document, Sight
from argmap.lsp.positions import Positions
from argmap.lsp.shift import between
from argmap.occurrences import Occurrence

_T = TypeVar("_T")

_A_MOMENT = 0.02
"""Seconds until it is worth looking again whether the check before has ended."""
_LONGEST = 5.0
"""Seconds after which one begins, however much is asked."""


class Asked(Protocol):
    """What a question about a place in a file names."""

    text_document: types.TextDocumentIdentifier
    position: types.Position


class Listener(Protocol):
    """Who is told what there is to tell, and of bugs."""

    def tell(self, document: Document) -> None:
        """Something was found in a document, or nothing is known of it any more."""

    def warn(self, trouble: str) -> None:
        """Something that the user can mend keeps maps from being checked as they should be."""

    def regret(self, error: Exception) -> None:
        """A bug kept a document from being checked."""


class Found(NamedTuple):
    """What was found in a text, the maps that its change makes stale, and what is wrong with the settings."""

    analysis: Analysis
    stale: frozenset[str]
    trouble: str


class Workspace:
    """All that the server knows. `roots` are the editor's folders.

    What takes time is done at a desk in a thread of its own; answers are put together from what was found
    there last, so that they come at once.
    """

    def __init__(self, client: Client, encoding: str, roots: Sequence[str], listener: Listener) -> None:
        self.client = client
        self.roots = list(roots)
        self.documents: dict[str, Document] = {}
        self._encoding = encoding
        self._listener = listener
        self._desk = Desk()
        self._thread = ThreadPoolExecutor(1, "desk")
        self._asked = 0.0
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    # What happens in the editor

    def open(self, uri: str, text: str, version: int) -> None:
        """Begin to follow a file."""
        document = Document(path_of(uri), uri, text, version, self._encoding)
        self.documents[document.path] = document
        self._check_soon(document, 0)

    def change(self, uri: str, changes: Sequence[types.TextDocumentContentChangeEvent], version: int) -> None:
        """Follow a change of an open file."""
        if (document := self.documents.get(path_of(uri))) is not None:
            document.change(changes, version)
            if document.is_map:
                self._check_soon(document, self.client.options.delay / 1000)
            elif document.latest is not None:
                document.forget()
                self._listener.tell(document)

    def close(self, uri: str) -> None:
        """Take a file as it is stored again."""
        if (document := self.documents.pop(path_of(uri), None)) is not None:
            self._timers.pop(document.path).cancel()
            document.forget()
            self._listener.tell(document)
            self._thread.submit(self._desk.put, document.path, None)
            self._check_stale(self.documents)

    def begin_anew(self) -> None:
        """Check everything again: files or settings have changed elsewhere."""
        self._thread.submit(self._desk.begin_anew)
        self._check_stale(self.documents)

    def end(self) -> None:
        """Let the thread end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    # What is known

    def hear(self) -> None:
        """Take note that something is asked: checks begin when the editor has been quiet for a while."""
        self._asked = asyncio.get_running_loop().time()

    def document(self, uri: str) -> Document | None:
        """A file that is open."""
        return self.documents.get(path_of(uri))

    async def sight(self, uri: str) -> Sight | None:
        """What is known of a file at the moment; None of one that is no map, or can't be read."""
        document = self.documents.get(path_of(uri))
        if document is None:
            return await self._stored(path_of(uri))
        return document.sight() or await self.fresh(uri)

    async def fresh(self, uri: str) -> Sight | None:
        """What is known of a file in its very text."""
        document = self.documents.get(path_of(uri))
        if document is None:
            return await self._stored(path_of(uri))
        while not document.is_fresh and self.documents.get(document.path) is document:
            await asyncio.shield(self._check(document))
        return document.sight()

    async def place(self, asked: Asked) -> tuple[Sight, int] | None:
        """What is known of the file that is asked about, and the offset in it.

        Where the text has changed since it was looked at, that waits until it is looked at again.
        """
        for look in (self.sight, self.fresh):
            sight = await look(asked.text_document.uri)
            if sight is not None and (offset := sight.offset(asked.position)) is not None:
                return sight, offset
        return None

    async def named(self, asked: Asked) -> tuple[Sight, Occurrence] | None:
        """What is known of the file that is asked about, and what is named at the place."""
        place = await self.place(asked)
        found = place and place[0].known.occurrences.at(place[1])
        return (place[0], found) if place and found else None

    async def users(self, path: str) -> list[Sight]:
        """What is known of a map, and of all that import it, in their very texts."""
        paths = await self.at_desk(lambda desk: desk.users(path, self._folders(path)))
        sights = [await self.fresh(self.uri_of(each)) for each in paths]
        return [each for each in sights if each is not None]

    async def maps(self) -> list[Sight]:
        """What is known of all maps in the editor and in its folders."""
        paths = await self.at_desk(lambda desk: [*desk.texts, *desk.maps(self.roots)])
        sights = [await self.sight(self.uri_of(each)) for each in dict.fromkeys(paths)]
        return [each for each in sights if each is not None]

    async def at_desk(self, work: Callable[[Desk], _T]) -> _T:
        """Do what takes time, and give what comes of it."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, self._desk)

    def uri_of(self, path: str) -> str:
        """The address of a file, as the editor writes it where it is open there."""
        return self.documents[path].uri if path in self.documents else uri_of(path)

    def _folders(self, path: str) -> list[str]:
        """Where users of a map are looked for."""
        return self.roots or [path.rpartition("/")[0] or "."]

    async def _stored(self, path: str) -> Sight | None:
        """What is known of a file that is not open."""
        try:
            analysis = await self.at_desk(lambda desk: desk.analysis(path))
        except OSError:
            return None
        positions = Positions(analysis.text, self._encoding)
        return Sight(uri_of(path), None, positions, analysis, analysis, analysis, between("", ""))

    # When maps are checked

    def _check_soon(self, document: Document, delay: float) -> None:
        """Check a document when so many seconds have passed without another change of it."""
        if timer := self._timers.get(document.path):
            timer.cancel()
        loop = asyncio.get_running_loop()
        latest = loop.time() + delay + _LONGEST

        def begin() -> None:
            task = self._tasks.get(document.path)
            quiet = min(self._asked + delay, latest)
            if loop.time() < quiet:
                self._timers[document.path] = loop.call_at(quiet, begin)
            elif task is not None and not task.done():
                self._timers[document.path] = loop.call_later(_A_MOMENT, begin)
            elif not document.is_fresh:
                self._check(document)

        self._timers[document.path] = loop.call_later(delay, begin)

    def _check_stale(self, paths: Iterable[str]) -> None:
        """Check those of the files again that are open."""
        for path in paths:
            if document := self.documents.get(path):
                document.stale = True
                self._check_soon(document, 0)

    def _check(self, document: Document) -> "asyncio.Task[None]":
        """Check a document, if that is not being done."""
        task = self._tasks.get(document.path)
        if task is None or task.done():
            task = self._tasks[document.path] = asyncio.create_task(self._look_at(document))
        return task

    async def _look_at(self, document: Document) -> None:
        text, document.stale = document.text, False
        try:
            found = await self.at_desk(lambda desk: _looked_at(desk, document.path, text))
        except Exception as error:  # a bug, which must not end the server
            document.given_up = text
            self._listener.regret(error)
            return
        if self.documents.get(document.path) is document and document.is_map:
            document.take(found.analysis)
            if document.is_fresh:  # else there is more to come
                self._listener.tell(document)
        if found.trouble:
            self._listener.warn(found.trouble)
        self._check_stale(found.stale - {document.path})


def _looked_at(desk: Desk, path: str, text: str) -> Found:
    stale = desk.look_around() | desk.put(path, text)
    return Found(desk.analysis(path), stale, desk.trouble)
