"""Tables of words, for terminals and for Markdown. The last columns may be empty."""

from collections.abc import Iterable
from unicodedata import combining, east_asian_width


class Table:
    """Rows of words below a title and headings."""

    def __init__(self, title: str, headings: tuple[str, ...]) -> None:
        self.title = title
        self.headings = headings
        self.rows: list[tuple[str, ...]] = []

    def add(self, *words: str) -> None:
        """Add a row, a word for each heading."""
        self.rows.append(words)

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
    escaped = (word.replace("|", "\\|") for word in words)
    return f"| {' | '.join(escaped)} |"


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)
