"""Where maps are checked: one after the other, each file once, those in the editor as they are there."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from posixpath import basename, dirname, join, normpath

from argmap import files
from argmap.baseline import InvalidBaseline, compared, read_baseline
from argmap.files import Trouble
from argmap.lsp.analysis import Analysis
from argmap.pipeline import Checked, Project
from argmap.rules import rules
from argmap.settings import Settings

Stamp = tuple[int, int] | None
"""What changes whenever a file is written; None where there is none."""


class Desk:
    """Checks maps as `argmap check` does; `texts` are those in the editor, by their paths.

    `trouble` is what keeps the settings of a map from being used. To be used in one thread only.
    """

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.trouble = ""
        self._stamps: dict[str, Stamp] = {}
        self._analyses: dict[str, Analysis] = {}
        self._project = self._begun()

    def put(self, path: str, text: str | None) -> frozenset[str]:
        """Take a text for that of a file, or again what the file holds; gives the maps that this changes."""
        if self.texts.get(path) == text:
            return frozenset()
        if text is None:
            del self.texts[path]
        else:
            self.texts[path] = text
        return self._project.forget(path)

    def look_around(self) -> frozenset[str]:
        """Forget what has changed among the files that were read; gives the maps that it changes."""
        changed = [path for path, stamp in self._stamps.items() if _stamp(path) != stamp]
        for path in changed:
            del self._stamps[path]
        return frozenset().union(*map(self._project.forget, changed))

    def begin_anew(self) -> None:
        """Forget everything, the settings included."""
        files.forget_settings()
        self.trouble = ""
        self._stamps.clear()
        self._analyses.clear()
        self._project = self._begun()

    def analysis(self, path: str) -> Analysis:
        """What there is to know of a map; raises OSError if it can't be read."""
        path = normpath(path)
        checked = self._project.check(path)
        known = self._analyses.get(path)
        if known is None or known.checked is not checked:
            known = self._analyses[path] = self._analysed(checked).complete()
        return known

    def mending(self) -> Project:
        """A project of its own for texts that are being mended."""
        return files.project(reader=self._read, settings=self._settings, fixing=True)

    def maps(self, folders: Iterable[str]) -> Iterator[str]:
        """The maps in some folders, those that settings exclude left out."""
        for folder in folders:
            yield from files.maps_in(folder, lambda path: self._settings(path).is_excluded(path))

    def users(self, path: str, folders: Sequence[str]) -> list[str]:
        """A map, and all those in some folders, or in the editor, that import it, directly or not."""
        candidates = dict.fromkeys((*self.texts, *self.maps(folders)))
        found = [normpath(path)]
        for each in found:  # which grows meanwhile
            for candidate in candidates:
                if candidate not in found and each in self._imports(candidate, basename(each)):
                    found.append(candidate)
        return found

    def _imports(self, path: str, name: str) -> Iterable[str]:
        """The maps that a file imports, if it speaks of one of that name: most files need not be checked."""
        try:
            if name.encode() not in self._read(path):
                return ()
            return self.analysis(path).imports.values()
        except OSError:
            return ()

    def _begun(self) -> Project:
        return files.project(reader=self._read, settings=self._settings, fixing=True)

    def _read(self, path: str) -> bytes:
        if path in self.texts:
            return self.texts[path].encode("utf-8", "surrogatepass")
        self._stamps[path] = _stamp(path)
        return files.read(path)

    def _settings(self, path: str) -> Settings:
        try:
            return files.settings_of(path)
        except Trouble as trouble:
            self.trouble = str(trouble)
            return Settings()

    def _analysed(self, checked: Checked) -> Analysis:
        settings = self._settings(checked.path)
        unasked = {rule.id for rule in rules() if not settings.grade(rule, checked.path)}
        more = tuple(each for each in checked.diagnostics if each.rule in unasked)
        wanted = tuple(each for each in checked.diagnostics if each.rule not in unasked)
        told = _new(checked._replace(diagnostics=wanted), settings)
        imports = _imported(checked)
        text = self.texts.get(checked.path, checked.tree.text)
        return Analysis(text, checked, told.diagnostics, more, imports, self._imported)

    def _imported(self, path: str, alias: str) -> str | None:
        try:
            return _imported(self._project.check(path)).get(alias)
        except OSError:
            return None


def _imported(checked: Checked) -> Mapping[str, str]:
    """The files of the maps that a map imports, by alias; also of one that is no map for other reasons."""
    written = checked.tree.at(("imports",))
    imports = written.items() if isinstance(written, dict) else ()
    folder = dirname(checked.path)
    return {alias: normpath(join(folder, name)) for alias, name in imports if isinstance(name, str)}


def _new(checked: Checked, settings: Settings) -> Checked:
    """A result without what the project's baseline knows."""
    if settings.baseline is None:
        return checked
    path = os.path.join(settings.folder, settings.baseline)
    try:
        known = read_baseline(files.read(path).decode(errors="replace"))
    except (OSError, InvalidBaseline):
        return checked  # `argmap check` says what is wrong with it
    return compared([checked], known, files.seen_from(path)).results[0]


def _stamp(path: str) -> Stamp:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
