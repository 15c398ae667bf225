"""The text of a document as its readers see it: of plain text, of Markdown, and of HTML."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from html.parser import HTMLParser
from posixpath import splitext

_UNSEEN = frozenset({"script", "style"})
_WITHIN_WORDS = """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark nobr q s samp small span strike
    strong sub sup time tt u var wbr
"""
"""Elements at whose edges a word goes on; all others set their text apart."""

_MARKUP = re.compile(
    r"""
      (?m: ^ [ \t]* (?: > [ \t]? )+ | ^ [ ]{0,3} \#{1,6} [ \t]+ )
    | !? \[ (?P<text> [^\[\]\n]{0,500} ) \] \( [^()\s]{0,1000} (?: [ ] " [^"\n]{0,200} " )? \)
    | (?<! \w ) [*_]{1,3} (?= \w ) | (?<= [^\s*_] ) [*_]{1,3} (?! \w ) | `
    | \\ (?P<mark> [!-/:-@\[-`{-~] )
    """,
    re.VERBOSE,
)
"""The commonest marks of Markdown; of a link the text stays."""

_CHARSET = re.compile(
    rb"charset\s{0,9}=\s{0,9}[\"']?((?:windows|cp|koi8|shift|euc|gb|big5|iso-2022|iso-8859-(?!1\b))[\w-]*)",
    re.I,
)


def is_text(name: str) -> bool:
    """Whether a file is one of those that can be read here: by the ending of its name."""
    return _ending(name) in _READERS


def readings(name: str, data: bytes) -> tuple[str, ...]:
    """The text in a file, in each way that it may be read."""
    return _READERS[_ending(name)](data)


def _ending(name: str) -> str:
    return splitext(name)[1].lower()


def _of_text(data: bytes) -> tuple[str, ...]:
    return (_decoded(data),)


def _of_markdown(data: bytes) -> tuple[str, ...]:
    """As it is written, and without marks."""
    text = _decoded(data)
    return text, _MARKUP.sub(lambda mark: mark["text"] or mark["mark"] or "", text)


def _of_html(data: bytes) -> tuple[str, ...]:
    said = _CHARSET.search(data, 0, 2048)
    parser = _Page()
    # What looks like a section of XML is a comment to browsers, and an error to the parser.
    parser.feed(_decoded(data, said[1].decode() if said else "").replace("<![", "<! ["))
    # The parser is not closed: it would look for the end of every mark that has none, again and again.
    rest = "" if parser.rawdata.startswith("<") else unescape(parser.rawdata)
    return ("".join(parser.pieces) + rest,)


_READERS: Mapping[str, Callable[[bytes], tuple[str, ...]]] = {
    ".txt": _of_text,
    ".text": _of_text,
    ".md": _of_markdown,
    ".markdown": _of_markdown,
    ".html": _of_html,
    ".htm": _of_html,
    ".xhtml": _of_html,
}


def _decoded(data: bytes, encoding: str = "") -> str:
    """Bytes as text: by their mark, as they say, as UTF-8, or as what most old files are in."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    for name in (encoding, "utf-8-sig"):
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", errors="replace")


class _Page(HTMLParser):
    """Gathers what a browser shows of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._is_unseen = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_unseen = tag in _UNSEEN
        if tag not in _WITHIN_WORDS.split():
            self.pieces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._is_unseen = False
        if tag not in _WITHIN_WORDS.split():
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._is_unseen:
            self.pieces.append(data)
