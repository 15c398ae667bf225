"""Tables of words, for terminals and for Markdown."""

from collections.abc import Iterable
from unicodedata import combining, east_asian_width


class Table:
    """Rows of words below a title and headings."""

    def __init__(self, title: str, headings: tuple[str, ...]) -> None:
        self.title = title
        self.headings = headings
        self.rows: list[tuple[str, ...]] = []

    def add(self, *words: str) -> None:
        """Add a row: for each heading a word, or a text that is put in one line."""
        self.rows.append(tuple(" ".join(word.split()) for word in words))

    def text(self) -> str:
        """The table in aligned columns."""
        rows = [self.headings, *self.rows]
        widths = [max(columns(row[number]) for row in rows) for number in range(len(self.headings))]
        lines = [self.title]
        for row in rows:
            cells = (word + " " * (width - columns(word)) for word, width in zip(row, widths, strict=True))
            lines.append("  " + "  ".join(cells).rstrip())
        return "\n".join(lines) + "\n"

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [f"## {self.title}", "", _row(self.headings), _row("---" for _ in self.headings)]
        return "\n".join([*lines, *map(_row, self.rows)]) + "\n"


def _row(words: Iterable[str]) -> str:
    return f"| {' | '.join(map(_escaped, words))} |"


def _escaped(word: str) -> str:
    """A word as Markdown, in which it neither ends its cell nor begins a tag."""
    return word.replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<")


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
