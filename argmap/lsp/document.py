"""A map in the editor: its text at the moment, what was last known of it, and where that stands now."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lsprotocol import types

from argmap import files
from argmap.lsp.analysis import Analysis
from argmap.lsp.positions import Positions
from argmap.lsp.shift import Shift, between

_BEGINNING = 4096


@dataclass(frozen=True)
class Sight:
    """What is known of a file, seen in the text that the editor has of it.

    The text may have gone on since it was analysed: places are carried over to where they are now, but for
    those that were touched. `known` is the last text that could be read to its end, `sound` the last from
    which verdicts followed, `latest` the last of all.
    """

    uri: str
    version: int | None
    positions: Positions
    known: Analysis
    sound: Analysis
    latest: Analysis
    shift: Shift

    def range(self, start: int, end: int) -> types.Range | None:
        """The range of a stretch of the known text; None if it was touched since."""
        now = self.shift.now(start, end)
        return self.positions.range(*now) if now else None

    def offset(self, position: types.Position) -> int | None:
        """The offset of a position in the known text; None where that has changed since."""
        return self.shift.then(self.positions.offset(position))

    @property
    def file(self) -> str:
        """The path of the file."""
        return self.known.checked.path


@dataclass
class Document:
    """A file that is open in the editor. It is `stale` where something that it uses has changed.

    `given_up` is a text in which looking failed.
    """

    path: str
    uri: str
    text: str
    version: int
    encoding: str
    stale: bool = False
    given_up: str | None = None
    latest: Analysis | None = None
    known: Analysis | None = None
    sound: Analysis | None = None
    _positions: tuple[str, Positions] | None = field(default=None, repr=False)

    @property
    def is_map(self) -> bool:
        """Whether it is a map, by its name or by how it begins; editors send other files, too."""
        return files.is_map(self.path, self.text[:_BEGINNING].encode(errors="replace"))

    @property
    def positions(self) -> Positions:
        """The positions of its text."""
        if self._positions is None or self._positions[0] is not self.text:
            self._positions = self.text, Positions(self.text, self.encoding)
        return self._positions[1]

    @property
    def is_fresh(self) -> bool:
        """Whether what is known of it is known of its text at the moment."""
        if self.stale:
            return False
        known = self.latest.text if self.latest else None
        return self.text in (known, self.given_up) or not self.is_map

    def change(self, changes: Iterable[types.TextDocumentContentChangeEvent], version: int) -> None:
        """Change the text, as the editor did."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                self.text = self.positions.changed(change.range, change.text)
            else:
                self.text = change.text
        self.version = version

    def take(self, analysis: Analysis) -> None:
        """Take note of what was found in a text of it."""
        self.latest = analysis
        if self.known is None or not analysis.tree.is_cut:
            self.known = analysis
        if self.sound is None or analysis.checked.sound:
            self.sound = analysis

    def forget(self) -> None:
        """Forget what was found in it."""
        self.latest = self.known = self.sound = None

    def sight(self) -> Sight | None:
        """What is known of it; None before anything is."""
        if self.known is None or self.sound is None or self.latest is None:
            return None
        shift = between(bare(self.known.text), bare(self.text))
        return Sight(self.uri, self.version, self.positions, self.known, self.sound, self.latest, shift)


def bare(text: str) -> str:
    """A text without its byte-order mark, as trees have it."""
    return text.removeprefix("\ufeff")
