"""The examples of the manual: fenced blocks, and the notes above them that say what they are to give.

A note is an HTML comment right above a block, its parts set apart by `;`. Above ```` ```yaml ````:

- `clean`: nothing is to be said of the map; `expect: rule-id …`: exactly this, in this order
- `file: NAME`: the block is written to this file, for the blocks below it; a block of `text` may have it, too
- `select: rule-id …`: these rules are asked, besides those that are on by default
- `today: DATE`: the day of the check; `deprecated: FIELD …`: these fields are deprecated
- `encoding: NAME`, `padded: SIZE MiB`: what is peculiar to the bytes of the file
- `picture: NAME`: the drawing of the map is `docs/pictures/NAME`
- `not a map`: it is some other YAML

Above ```` ```diff ````: `change: NAME; file: NAME`: the first file, so changed, is written to the second.

Pictures that commands of the manual draw (`-o NAME.svg`) are in `docs/pictures/`.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "pictures"
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
_NOTES = {
    "clean",
    "expect",
    "file",
    "select",
    "today",
    "encoding",
    "padded",
    "picture",
    "not a map",
    "change",
    "deprecated",
}
_BLOCK = re.compile(
    r"(?:^<!-- (?P<notes>[^\n]*) -->\n\n?)?^```(?P<language>\w*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class Block(NamedTuple):
    """A fenced block of a page, and where its text stands in it."""

    page: Path
    line: int
    start: int
    end: int
    language: str
    text: str
    notes: dict[str, str]

    def __str__(self) -> str:
        return f"{name(self.page)}:{self.line}"


def name(page: Path) -> str:
    """The path of a page, as it is written in the project."""
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page, in their order."""
    content = page.read_text(encoding="utf-8")
    for found in _BLOCK.finditer(content):
        parts = [part.partition(":") for part in (found["notes"] or "").split(";") if part.strip()]
        notes = {key.strip(): value.strip() for key, _, value in parts}
        line = content.count("\n", 0, found.start("text")) + 1
        block = Block(page, line, *found.span("text"), found["language"], found["text"], notes)
        assert set(notes) <= _NOTES, f"{block}: unknown notes {set(notes) - _NOTES}"
        yield block


def changed(block: Block, text: str) -> str:
    """A text with the change of a block of `diff` made; each of its hunks is in the text once."""
    for hunk in re.split(r"^@@.*\n", block.text, flags=re.MULTILINE)[1:]:
        lines = hunk.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] != "+")
        assert text.count(old) == 1, f"{block}: this is not there once:\n{old}"
        text = text.replace(old, "".join(line[1:] for line in lines if line[0] != "-"))
    return text


def drawn(block: Block) -> list[str]:
    """The pictures that the commands of a block draw."""
    return re.findall(r"^\$ argmap .*-o (\S+\.svg)$", block.text, re.MULTILINE)


def data(block: Block) -> bytes:
    """The bytes of the file that a block stands for."""
    written = block.text.encode(block.notes.get("encoding", "utf-8"))
    if "padded" in block.notes:
        size = int(block.notes["padded"].removesuffix(" MiB")) * 2**20
        written += b"#" * (size - len(written))
    return written
