"""The two fonts argmap brings, and the fonts this machine has.

Arimo has the advance widths of Arial, and it is the font in which graphviz-pure draws its PNGs. The two
files are the weights 400 and 700 of Arimo 1.341, without hints and layout tables (licence: OFL.txt).
"""

import os
import struct
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

REGULAR = Path(__file__).parent / "Arimo-Regular.ttf"
BOLD = Path(__file__).parent / "Arimo-Bold.ttf"


@cache
def advances(bold: bool = False) -> Mapping[str, float]:
    """The characters argmap's font can draw, each with its advance width in em."""
    data = (BOLD if bold else REGULAR).read_bytes()
    tables = _tables(data, 0)
    units = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    measured = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    # Each advance width is followed by a bearing, which nobody needs here.
    widths = struct.unpack_from(">" + "Hh" * measured, data, tables["hmtx"])[::2]
    glyphs = _glyphs(data[tables["cmap"] :])
    return {chr(code): widths[min(glyph, measured - 1)] / units for code, glyph in glyphs}


def absent(characters: str) -> str:
    """Those of the characters for which no font on this machine has a drawing, in their order."""
    wanted = {ord(character) for character in characters}
    for path in _installed():
        if not wanted:
            break
        wanted -= _offered(path, frozenset(wanted))
    return "".join(character for character in characters if ord(character) in wanted)


def _folders() -> list[Path]:
    # `Path.home` fails for a user without one.
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        return [
            Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        ]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share") / "fonts",
        home / ".fonts",
    ]


def _installed() -> Iterator[Path]:
    for folder in _folders():
        for path in sorted(folder.rglob("*")):
            # macOS brings a font whose every character is an empty box.
            if path.suffix.lower() in {".ttf", ".otf", ".ttc", ".otc"} and "LastResort" not in path.name:
                yield path


def _offered(path: Path, wanted: frozenset[int]) -> set[int]:
    """Which of the wanted code points a font file, possibly a collection, can draw."""
    found: set[int] = set()
    try:
        data = path.read_bytes()
        faces: tuple[int, ...] = (0,)
        if data[:4] == b"ttcf":
            faces = struct.unpack_from(f">{struct.unpack_from('>I', data, 8)[0]}I", data, 12)
        for offset in {_tables(data, start)["cmap"] for start in faces}:
            found |= {code for code, glyph in _glyphs(data[offset:]) if glyph and code in wanted}
    except (OSError, struct.error, KeyError, IndexError):
        # An unreadable font draws nothing.
        return found
    return found


def _tables(data: bytes, start: int) -> dict[str, int]:
    """Where each table of a font begins."""
    count = struct.unpack_from(">H", data, start + 4)[0]
    entries = (struct.unpack_from(">4sIII", data, start + 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): offset for tag, _, offset, _ in entries}


def _glyphs(cmap: bytes) -> Iterator[tuple[int, int]]:
    """The pairs of code point and glyph number in a font's character map, by OpenType's formats 4 and 12."""
    for index in range(struct.unpack_from(">H", cmap, 2)[0]):
        platform, _, start = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        table = cmap[start:]
        kind = struct.unpack_from(">H", table)[0]
        if platform == 1:
            continue
        if kind == 12:
            for group in range(struct.unpack_from(">I", table, 12)[0]):
                first, last, glyph = struct.unpack_from(">III", table, 16 + 12 * group)
                yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)
        elif kind == 4:
            yield from _segments(table)


def _segments(table: bytes) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    row = f">{count}H"
    lasts = struct.unpack_from(row, table, 14)
    firsts = struct.unpack_from(row, table, 16 + 2 * count)
    deltas = struct.unpack_from(row, table, 16 + 4 * count)
    offsets = struct.unpack_from(row, table, 16 + 6 * count)
    for index, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                # The offset counts from its own place in the table.
                place = 16 + 6 * count + 2 * index + offset + 2 * (code - first)
                glyph = struct.unpack_from(">H", table, place)[0]
                if not glyph:
                    continue
            yield code, (glyph + delta) % 0x10000
