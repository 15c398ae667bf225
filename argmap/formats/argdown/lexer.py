"""Text → tokens. What a sign means in Argdown depends on what came before: on the line, its indent, the mode.

So this is no table of patterns for a generator of lexers: most rules ask where they are. The order in which
they are tried is that of Argdown's own reader, and a test holds both to the same tokens. Nothing is scanned
twice for an end that is not there, so the time is linear in the length of the text.
"""

import re
from bisect import bisect_right
from functools import cached_property

from argmap.formats.argdown.token import Comment, Kind, Token
from argmap.formats.argdown.whole import Broken

_AT_LINE_START = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<relation>\+>|->|<\+|<-|><|_>|<_|\+|-|_(?=\s))"
    r"|(?P<number>\(\d+\))|(?P<item>(?:\d+\.|\*)(?=\s)))"
)
_INFERENCE = re.compile(r"[ \t]*(--)")
_INFERENCE_END = re.compile("--+")
_HEADING = re.compile("(#+) ")
_BLANK = re.compile(r"(?:[ \t]*\n){2,}")
_BREAK = re.compile(r"[ \t]*\n")
_AFTER_BLANK = re.compile(r"(?:[ \t]*\n)*")
_AFTER_BREAK = re.compile(r"(?:[ \t]*\n(?![ \t]*\n))?")
_ESCAPED = re.compile(r"\\(. *)")
_SHORTCODE = re.compile(r"(?:\.\S+?\.|:\S+?:)[ \t]?")
_AFTER_EMPHASIS = re.compile(r"[ \t]|(?=[\n)}_.,!?;:*-])")
_TAG = re.compile(r"#([A-z0-9\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]+)")
_SPACES = re.compile(r"[ \t]+")
_WORDS = re.compile(r"[^\\@#*_\[\],.:;</>\-\n(){}]+")
_SIGN = re.compile(r"[@#*_\[\],.:;</>\-(){}][ \t]?")

_STARS = re.compile(r"^\*+(?=\s|$)|\s\*+$")
"""The ornaments of comments."""

_EQUALS = re.compile("===+")
_LINE_END = re.compile("\n")
_COMMENT_END = {"<!--": re.compile("-->"), "/*": re.compile(r"\*/"), "//": _LINE_END}
_CLOSED = {"[": re.compile(r"\]"), "<": re.compile(">"), "(": re.compile(r"\)")}
_DEFINED = {"[": re.compile(r"\]:"), "<": re.compile(">:")}
_DATA_STOP = re.compile(r"\}\s[^,}]")
_DATA_END = re.compile(r"\}(?!\s*[,}])")


def tokens(text: str) -> list[Token]:
    """The tokens of a text that ends in a line feed, END last; raises Broken where there is none."""
    return _Lexer(text).run()


class _Lexer:
    """One pass over a text. `last` is the kind of the token before, whatever comments stand in between.

    `places` are the places found last, by what was sought: where the search began, and where it led.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: list[Token] = []
        self.comments: list[Comment] = []
        self.last: Kind | None = None
        self.is_inference = False
        self.indents = [0]
        self.emphasis: list[str] = []
        self.places: dict[re.Pattern[str], tuple[int, int]] = {}

    def run(self) -> list[Token]:
        while self.at < len(self.text):
            sign = self.text[self.at]
            in_mode = self._in_inference if self.is_inference else self._in_block
            if not (self._comment(sign) or in_mode(sign) or self._words()):
                message = (
                    "a `\\` at the end of a line stands for nothing; write `\\\\` if you mean the sign itself"
                )
                raise Broken(message, self.at)
        self._dedent(0)
        self._add(Kind.END, self.at, start=len(self.text.rstrip()))
        return self.found

    def _in_block(self, sign: str) -> bool:
        return (
            (sign == "=" and self._front_matter())
            or (sign == "{" and self._data())
            or (sign == "\\" and self._match(_ESCAPED, Kind.TEXT, 1))
            or (sign in ".:" and self._match(_SHORTCODE, Kind.SHORTCODE))
            or (sign in " \t\n" and self._line_end())
            or (self.last in (None, Kind.BLANK, Kind.BREAK) and self._line_start())
            or (sign in "*_" and self._emphasis(sign))
            or (sign in "[<" and self._bracket(sign))
            or (sign == "@" and self._mention())
            or (sign == "#" and self._tag())
        )

    def _in_inference(self, sign: str) -> bool:
        if sign == "-" and self._match(_INFERENCE_END, Kind.INFERENCE_END):
            self.is_inference = False
            return True
        return (
            (sign in " \t\n" and self._match(_BREAK, Kind.BREAK))
            or (sign == "\\" and self._match(_ESCAPED, Kind.TEXT, 1))
            or (sign in ".:" and self._match(_SHORTCODE, Kind.SHORTCODE))
            or (sign == "{" and self._data())
            or (sign == "," and self._add(Kind.COMMA, self.at + 1))
        )

    def _add(self, kind: Kind, end: int, value: str = "", start: int | None = None) -> bool:
        """Add the token that ends there, and go on behind it."""
        start = self.at if start is None else start
        self.found.append(Token(kind, start, self.text[start:end], value, tuple(self.comments)))
        self.comments.clear()
        self.at = end
        self.last = kind
        return True

    def _match(self, pattern: re.Pattern[str], kind: Kind, group: int = 0) -> bool:
        found = pattern.match(self.text, self.at)
        return found is not None and self._add(kind, found.end(), found[group])

    def _words(self) -> bool:
        """Text without any meaning of its own; spaces before it are left out."""
        if spaces := _SPACES.match(self.text, self.at):
            self.at = spaces.end()
            return True
        return self._match(_WORDS, Kind.TEXT) or self._match(_SIGN, Kind.TEXT)

    def _comment(self, sign: str) -> bool:
        """A comment, with the line feeds behind it that would otherwise set apart what it stands between."""
        if sign not in "</":
            return False
        opening = next((each for each in _COMMENT_END if self.text.startswith(each, self.at)), None)
        if opening is None:
            return False
        within = self.at + len(opening)
        closing = self._find(_COMMENT_END[opening], within)
        if closing == len(self.text):
            return False
        end = closing if opening == "//" else closing + len(_COMMENT_END[opening].pattern.replace("\\", ""))
        self.comments.append(self._read_comment(opening, within, closing, end))
        rest = {Kind.BLANK: _AFTER_BLANK, Kind.BREAK: _AFTER_BREAK}.get(self.last or Kind.END)
        found = rest.match(self.text, end) if rest else None
        self.at = found.end() if found else end
        return True

    def _read_comment(self, opening: str, start: int, closing: int, end: int) -> Comment:
        before = self.text[max(0, self.at - 2) : self.at]
        if opening == "//" and before[:1].isalpha() and before[1:] == ":" and not self.is_inference:
            return Comment(self.text[self.at : end], self.at, end, is_address=True)
        lines = self.text[start:closing].strip().split("\n")
        said = "\n".join(_STARS.sub("", each.strip()).strip() for each in lines).strip()
        return Comment(said, self.at, end)

    def _front_matter(self) -> bool:
        opening = _EQUALS.match(self.text, self.at)
        if opening is None:
            return False
        start = opening.end()
        end = self._find(_EQUALS, start)
        if end < len(self.text):
            closing = _EQUALS.match(self.text, end)
            assert closing is not None
            indent = " " * (start - self.at)  # in place of the signs, so that all keeps its place
            return self._add(Kind.FRONT_MATTER, closing.end(), indent + self.text[start:end])
        return start - self.at >= 6 and self._add(Kind.FRONT_MATTER, start)

    def _data(self) -> bool:
        """Data in braces, up to the last `}` before one that text comes after."""
        stop = self._find(_DATA_STOP, self.at)
        number = bisect_right(self._data_ends, stop) - 1
        if number < 0 or self._data_ends[number] < self.at:
            return False
        end = self._data_ends[number] + 1
        return self._add(Kind.DATA, end, self.text[self.at : end])

    @cached_property
    def _data_ends(self) -> list[int]:
        return [each.start() for each in _DATA_END.finditer(self.text)]

    def _line_end(self) -> bool:
        blank = _BLANK.match(self.text, self.at) if self.last is not Kind.BLANK else None
        if blank is None:
            return self._match(_BREAK, Kind.BREAK)
        self._dedent(0)
        return self._add(Kind.BLANK, blank.end())

    def _line_start(self) -> bool:
        if self.last is not Kind.BLANK and (inference := _INFERENCE.match(self.text, self.at)):
            self._dedent(0)
            self.is_inference = True
            return self._add(Kind.INFERENCE, inference.end(), start=inference.start(1))
        if heading := _HEADING.match(self.text, self.at):
            return self._add(Kind.HEADING, heading.end(), heading[1])
        found = _AT_LINE_START.match(self.text, self.at)
        if found is None:
            return False
        indent = len(found["indent"])
        start = self.at + indent
        if found["relation"]:
            self._indent(indent)
            return self._add(Kind.RELATION, found.end(), found["relation"], start)
        if found["number"]:
            self._dedent(0)
            return self._add(Kind.NUMBER, found.end(), found["number"], start)
        self._indent(indent + 1)  # an item of a list is set in, even at the edge
        return self._add(Kind.LIST_ITEM, found.end(), found["item"], start)

    def _indent(self, indent: int) -> None:
        if indent > self.indents[-1]:
            self.indents.append(indent)
            self._add(Kind.INDENT, self.at)
        else:
            self._dedent(indent)

    def _dedent(self, indent: int) -> None:
        while len(self.indents) > 1 and indent < self.indents[-1]:
            self.indents.pop()
            self._add(Kind.DEDENT, self.at)

    def _emphasis(self, sign: str) -> bool:
        if self.emphasis and self.text.startswith(self.emphasis[-1], self.at):
            end = self.at + len(self.emphasis[-1])
            if after := _AFTER_EMPHASIS.match(self.text, end):
                return self._add(Kind.CLOSING, after.end(), self.emphasis.pop())
        for opening in (sign * 2, sign):
            end = self.at + len(opening)
            if self.text.startswith(opening, self.at) and not self.text[end].isspace():
                self.emphasis.append(opening)
                return self._add(Kind.OPENING, end, opening)
        return False

    def _bracket(self, sign: str) -> bool:
        """A link, a definition or a reference."""
        if sign == "[" and self._link():
            return True
        line_end = self._find(_LINE_END, self.at)
        is_statement = sign == "["
        end = self._find(_DEFINED[sign], self.at + 2)
        if end < line_end:
            kind = Kind.STATEMENT if is_statement else Kind.ARGUMENT
            return self._add(kind, end + 2, self.text[self.at + 1 : end])
        end = self._find(_CLOSED[sign], self.at + 2)
        if end < line_end and self.text[self.at + 1] != "-":
            kind = Kind.STATEMENT_NAMED if is_statement else Kind.ARGUMENT_NAMED
            return self._add(kind, end + 1, self.text[self.at + 1 : end])
        return False

    def _link(self) -> bool:
        closed = self._find(_CLOSED["["], self.at + 1)
        if closed == self.at + 1 or not self.text.startswith("](", closed):
            return False
        end = self._find(_CLOSED["("], closed + 2)
        if end in (closed + 2, len(self.text)):
            return False
        return self._add(Kind.LINK, self._with_space(end + 1), self.text[self.at + 1 : end])

    def _mention(self) -> bool:
        end = self.at
        sign = self.text[self.at + 1]
        if sign in _CLOSED and sign != "(":
            end = self._find(_CLOSED[sign], self.at + 3)
        if self.at < end < self._find(_LINE_END, self.at):
            return self._add(Kind.MENTION, self._with_space(end + 1), self.text[self.at + 2 : end])
        return False

    def _tag(self) -> bool:
        if self.text.startswith("#(", self.at):
            end = self._find(_CLOSED["("], self.at + 2)
            if self.at + 2 < end < len(self.text):
                return self._add(Kind.TAG, self._with_space(end + 1), self.text[self.at + 2 : end])
        found = _TAG.match(self.text, self.at)
        return found is not None and self._add(Kind.TAG, self._with_space(found.end()), found[1])

    def _with_space(self, end: int) -> int:
        """The end of a token that takes a space behind it along."""
        return end + 1 if self.text[end] in " \t" else end

    def _find(self, pattern: re.Pattern[str], start: int) -> int:
        """Where the next match begins, or the end of the text; what was found before is not sought again."""
        begun, place = self.places.get(pattern, (1, 0))
        if not begun <= start <= place:
            found = pattern.search(self.text, start)
            place = found.start() if found else len(self.text)
            self.places[pattern] = start, place
        return place
