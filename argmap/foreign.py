"""YAML and JSON of other tools: values by their path, and what is wrong with one at its place."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import Any

from argmap.interchange import Unreadable
from argmap.losses import Loss
from argmap.source import Path, Span, read

_SHOWN = 60
"""So much of a text is quoted where it is said to be wrong."""


class Values:
    """The values of a text. A path that leads nowhere stands for nothing, and nothing for an empty list.

    Raises Unreadable where the text is not the YAML that argmap reads. Escapes for characters that no map can
    have are in the values as `�`, and among the losses. `used` is the place in another text that names the
    file of this one: what is wrong here is said there.
    """

    def __init__(self, text: str, used: Unreadable | None = None) -> None:
        self._tree = read(text)
        self._used = used
        self.losses: list[Loss] = []
        if self._tree.value is None:
            raise self._wrong("there is nothing in this file", Span(1, 1, 1, 1))
        for fault in self._tree.faults:
            span = self._tree.span(fault.start, fault.end)
            if fault.rule != "control-character":
                raise self._wrong(f"{fault.message}; {fault.cure}" if fault.cure else fault.message, span)
            self.losses.append(Loss("", f"{fault.message}, and is left out", span.line))

    def at(self, *path: str | int) -> Any:
        """What stands at a path."""
        value = self._tree.value
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def line(self, *path: str | int) -> int:
        """The line in which an entry begins."""
        return self._tree.locate(path, key=True).line

    def misfit(self, message: str, *path: str | int, at_key: bool = False) -> Unreadable:
        """What to raise where a value, or its key, is not what the format asks for."""
        return self._wrong(message, self._tree.locate(path, key=at_key))

    def _wrong(self, message: str, span: Span) -> Unreadable:
        if self._used is None:
            return Unreadable(message, span.line, span.column)
        said = f"{self._used.message}, line {span.line}: {message}"
        return Unreadable(said, self._used.line, self._used.column)

    def mapping(self, *path: str | int) -> dict[str, Any]:
        """The keys at a path and their values."""
        value = self.at(*path)
        if value is None or value == []:  # some write an empty list for an empty mapping
            return {}
        if not isinstance(value, dict):
            raise self.misfit(f"keys and values are expected {_where(path)}, not {_a(value)}", *path)
        return value

    def paths(self, *path: str | int) -> list[Path]:
        """The paths of the items of a list, or of the one item that stands there without a list."""
        value = self.at(*path)
        if isinstance(value, list):
            return [(*path, number) for number in range(len(value))]
        return [] if value is None else [path]

    def words(self, *path: str | int) -> str:
        """A text at a path as it is written, without white space around it; a number is one too."""
        value = self.at(*path)
        if isinstance(value, str):
            return value.strip()
        if value is None or isinstance(value, dict | list):
            raise self.misfit(f"a text is expected {_where(path)}, not {_a(value)}", *path)
        places = self._tree.offsets(path)
        return self._tree.text[places[2] : places[3]].strip() if places else str(value)

    def listed(self, *path: str | int) -> Iterator[tuple[str, Path]]:
        """The texts of a list, or of the one text that stands there without a list; and the path of each."""
        for each in self.paths(*path):
            yield self.words(*each), each

    def noted(self, *path: str | int) -> dict[str, str]:
        """All texts below a path; what lies deeper has the keys above it before its own: `legend.v1`."""
        return dict(self._noted(path, ()))

    def _noted(self, path: Path, below: Path) -> Iterator[tuple[str, str]]:
        value = self.at(*path, *below)
        if isinstance(value, dict) or (isinstance(value, list) and any(map(_is_nested, value))):
            for step in value if isinstance(value, dict) else range(len(value)):
                yield from self._noted(path, (*below, step))
        elif value not in (None, "", []):
            texts = [text for text, _ in self.listed(*path, *below)]
            yield ".".join(map(str, below)), ", ".join(texts)

    def remarks(self) -> "Remarks":
        """The comments of the text."""
        if "#" not in self._tree.text or not isinstance(self._tree.value, dict):
            return Remarks(())
        from argmap.source.roundtrip import read_layout

        layout = read_layout(self._tree)
        return Remarks(chain((((), line) for line in layout.prologue), _comments(layout.root, ())))


class Remarks:
    """The comments of a text without their signs, each of which is told once.

    They are given with the path of what each stands above, in or behind.
    """

    def __init__(self, placed: Iterable[tuple[Path, str]]) -> None:
        said = ((path, line.lstrip("# \t").rstrip()) for path, line in placed if line.startswith("#"))
        self._remarks = [(path, text) for path, text in said if text]
        self._untold = dict.fromkeys(range(len(self._remarks)))
        self._within: dict[Path, list[int]] = {}
        for number, (path, _) in enumerate(self._remarks):
            for length in range(len(path) + 1):
                self._within.setdefault(path[:length], []).append(number)

    def of(self, *path: str | int) -> str:
        """The comments of an entry and of all that is in it, a line each."""
        numbers = [each for each in self._within.get(path, ()) if each in self._untold]
        for number in numbers:
            del self._untold[number]
        return "\n".join(self._remarks[each][1] for each in numbers)

    def rest(self) -> str:
        """The comments that were not told, those of one place in a paragraph."""
        groups = groupby((self._remarks[each] for each in self._untold), key=lambda each: each[0])
        return "\n\n".join("\n".join(text for _, text in group) for _, group in groups)


def _is_nested(value: Any) -> bool:
    return value is None or isinstance(value, dict | list)


def _comments(node: Any, path: Path) -> Iterator[tuple[Path, str]]:
    for number, entry in enumerate(getattr(node, "entries", ())):
        below = (*path, number if entry.key is None else entry.key.value)
        yield from ((below, line) for line in entry.above + entry.aside)
        yield from _comments(entry.node, below)
    yield from ((path, line) for line in getattr(node, "below", ()))


def _where(path: Path) -> str:
    named = [each for each in path if isinstance(each, str)]
    return f"for `{named[-1][:_SHOWN]}`" if named else "here"


def _a(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "keys and values"
    return "nothing" if value is None else f"`{str(value)[:_SHOWN]}`"
