"""Texts → YAML: without quotes where that means the same, folded where they are long."""

import re

from argmap.source.scalar import resolve

_FIRST = {
    False: re.compile(r"[^ ,\[\]{}#&*!|>'\"%@`:?-]|[-?:][^ ]"),
    True: re.compile(r"[^ ,\[\]{}#&*!|>'\"%@`:?-]|-[^ ,\[\]{}]"),
}
_SPECIAL = {
    False: re.compile(r": | #|[: ]\Z|[\t\n\r\x85\u2028\u2029]"),
    True: re.compile(r": | #|[: ]\Z|[\t\n\r\x85\u2028\u2029]|[,\[\]{}]"),
}
"""What a text without quotes can't begin with or hold; by whether it stands in brackets."""

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\t": "\\t",
    "\n": "\\n",
    "\r": "\\r",
    "\x85": "\\N",
    "\u2028": "\\L",
    "\u2029": "\\P",
}
_ESCAPED = str.maketrans(_ESCAPES)
_ONLY_ESCAPED = re.compile("[\t\n\r\x85\u2028\u2029]")
_NOT_IN_BLOCKS = re.compile(r"[\r\x85\u2028\u2029]|^[ \t]+$", re.MULTILINE)
_WHERE_TO_BREAK = re.compile(r"(?<=[^ \t]) (?=[^ \t])")


def in_line(text: str, *, in_brackets: bool = False) -> str:
    """A text in one line, in quotes only if it would not be the same without."""
    plain = _FIRST[in_brackets].match(text) and not _SPECIAL[in_brackets].search(text)
    return text if plain and isinstance(resolve(text), str) else _quoted(text)


def _quoted(text: str) -> str:
    """A text in double quotes, or in single ones where that needs fewer escapes."""
    if not _ONLY_ESCAPED.search(text) and text.count("'") < text.count('"') + text.count("\\"):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.translate(_ESCAPED) + '"'


def in_block(text: str, style: str, room: int, width: int) -> list[str]:
    """A text below its key: what stands behind the key, then lines that are set in by two spaces.

    A single line stays behind its key if it has the `room`, others get a `width`. `style` is the sign that
    the author's notation begins with.
    """
    if "\n" not in text:
        line = in_line(text)
        if len(line) <= room or text != text.strip(" ") or _ONLY_ESCAPED.search(text):
            return [line]
        lines = _wrapped(text, width)
        return [">-", *lines] if len(lines) > 1 else [line]
    if _NOT_IN_BLOCKS.search(text) or not text.strip("\n"):
        return [_quoted(text)]
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    has_long_lines = any(len(line) > width for line in body.split("\n"))
    is_folded = style == ">" or (style != "|" and has_long_lines)
    indicator = "2" if body.lstrip("\n")[0] in " \t" else ""
    header = (">" if is_folded else "|") + indicator + ("-", "", "+")[min(ends, 2)]
    lines = _folded(body, width) if is_folded else body.split("\n")
    return [header, *lines, *[""] * (ends - 1)]


def _folded(body: str, width: int) -> list[str]:
    """Paragraphs in lines that a reader joins again."""
    lines: list[str] = []
    breaks = 0
    was_set_in: bool | None = None
    for paragraph in body.split("\n"):
        if paragraph:
            is_set_in = paragraph[0] in " \t"  # lines that are set in are not joined with their neighbours
            joined = was_set_in is not None and not was_set_in and not is_set_in
            lines += [""] * (breaks if joined or was_set_in is None else breaks - 1)
            lines += [paragraph] if is_set_in else _wrapped(paragraph, width)
            was_set_in, breaks = is_set_in, 0
        breaks += 1
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines of a width, broken where there is one space."""
    words = _WHERE_TO_BREAK.split(text)
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
