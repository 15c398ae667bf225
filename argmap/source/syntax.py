"""What a YAML parser complains of, said to somebody who has never heard of YAML."""

import re
from typing import Any, NamedTuple

from argmap.source.fault import Fault
from argmap.source.layout import blamed, runs_over


class _Sentence(NamedTuple):
    """Our words for a parser's problem; `at_context` where the beginning of the trouble says more."""

    problem: str
    message: str
    cure: str
    at_context: bool = False


_TAB = _Sentence("", "a tab stands here", "set the line in with spaces")
_SECOND_COLON = _Sentence("", "a second `: ` stands in this line", "put text that contains `: ` in quotes")
_TEXT_AFTER_QUOTE = _Sentence(
    "", "something follows a closed quote or bracket", "put the whole text in quotes"
)
_WRONG_COLUMN = _Sentence(
    "",
    "this line begins in a column of its own",
    "begin keys of one kind in one column, as the lines above do",
)
_NO_KEY_HERE = _Sentence(
    "",
    "this line continues the text above it, so no key can begin here",
    "begin keys of one kind in one column, and end each with a colon",
)
_NO_COLON = _Sentence(
    r"could not find expected ':'",
    "this line is neither `key: value` nor the continuation of a text",
    "add the colon after the key, or set the line in as part of the text above",
    at_context=True,
)
_NEVER_CLOSED = _Sentence(
    r"unexpected end of stream|document separator",
    "what is opened here is never closed",
    "close the quote or the bracket",
    at_context=True,
)
_GOES_ON = _Sentence(
    "",
    "the quote that is opened here goes on to line {line}",
    "close it at the end of the text",
    at_context=True,
)
_NO_COMMA = _Sentence(
    r"expected ',' or",
    "a comma or a closing bracket is missing here",
    "close the bracket opened in line {context}, and put text with `,` `[` `]` `{` `}` in quotes",
)
_ENDS_TOO_SOON = _Sentence(
    "",
    "the file ends before all that is opened in it is closed",
    "add the closing bracket, and what is missing",
)
_NO_VALUE = _Sentence(
    r"expected the node content|did not find expected node content",
    "a value is missing here",
    "write the value, or put text that begins with {character} in quotes",
)
_ANYTHING = _Sentence("", "argmap can't read on from here", "put text with special characters in quotes")
_SENTENCES = (
    _NO_COLON,
    _NEVER_CLOSED,
    _NO_COMMA,
    _Sentence(
        r"cannot start any token",
        "a text can't begin with {character}",
        "put the text in quotes",
    ),
    _Sentence(
        r"unknown escape character|escape sequence of|invalid Unicode character|hexdecimal",
        "`\\` means something special in double quotes, and not this",
        "write `\\\\`, or use single quotes",
    ),
    _Sentence(
        r"block sequence entries are not allowed|sequence entries are not allowed",
        "a list item can't begin here",
        "put text that begins with `- ` in quotes, and begin a list on a line of its own",
    ),
    _NO_VALUE,
    _Sentence(
        r"anchor|alias",
        "`&` and `*` at the beginning of a text have a special meaning",
        "put the text in quotes",
    ),
    _Sentence(
        r"tag|shorthand|verbatim|directive|version|percent",
        "`!` at the beginning of a text and `%` at the beginning of a line have a special meaning",
        "put the text in quotes",
    ),
    _Sentence(
        r"more indented follow up line",
        "the text under `|` or `>` begins with empty lines that are set in farther than itself",
        "delete the spaces in these empty lines",
    ),
    _Sentence(
        r"mapping keys are not allowed",
        "`?` followed by a space has a special meaning",
        "put text that begins with `?` in quotes",
    ),
    _Sentence(
        r"block scalar|indentation indicator|chomping|leading zeros|a comment or a line break",
        "only a comment can follow `|` or `>` in its line",
        "begin the text on the next line, or put it in quotes",
    ),
    _Sentence(
        r"document start|document end",
        "the map ended above, and something else begins here",
        "begin `title:`, `proposals:` and the like in the first column",
    ),
)

_NO_SPACE = "\xa0\u2000-\u200b\u202f\u205f\u3000"
"""What looks like a space, or like nothing, and is neither."""

_FALSE_SPACE = _Sentence(
    rf"[\w-]+:([{_NO_SPACE}])", "this only looks like a space", "write a space from the keyboard"
)
_FALSE_INDENT = re.compile(rf"^ *[{_NO_SPACE}]+(?=[\w-]+:)", re.MULTILINE)
_IN_PLACE_OF_A_COLON = (
    _Sentence(
        r"(([<=>|])\2{6})",
        "git left this mark where two versions did not fit together",
        "keep one of the two, and delete the marks (`<<<<<<<`, `=======`, `>>>>>>>`)",
    ),
    _FALSE_SPACE,
    _Sentence(
        r"[\w-]+ *(\uff1a)", "this is a wide colon, which has no meaning here", "write `:` and a space"
    ),
    _Sentence(r"[\w-]+(:)(?=\S)", "no space stands after this colon", "put one there"),
    _Sentence(r"[\w-]+ *(=)", "an equals sign stands where a colon belongs", "write `:` and a space"),
)


class _Trouble(NamedTuple):
    """What a parser complains of in its own words, where it gave up, and where it says the trouble began."""

    problem: str
    context: str
    start: int
    began: int | None


def explain(error: Exception, text: str, last: int = 0) -> Fault:
    """A parser's error as a fault at its place; `last` is where the last value begins that could be read."""
    trouble = _trouble(error, text)
    if indents := [*_FALSE_INDENT.finditer(text, 0, trouble.start)]:
        return _fault(_FALSE_SPACE, *indents[-1].span(), trouble, text)
    sentence, start = _verdict(trouble, text, last)
    if sentence is _NO_COLON:
        for each in _IN_PLACE_OF_A_COLON:
            if found := re.compile(each.problem).match(text, start):
                return _fault(each, *found.span(1), trouble, text)
    end = trouble.start if sentence is _NO_KEY_HERE else start
    return _fault(sentence, start, min(end + 1, len(text)), trouble, text)


def _trouble(error: Exception, text: str) -> _Trouble:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    start = _offset(getattr(error, "problem_mark", None), text)
    if start is None:
        start = min(getattr(error, "position", 0) or 0, len(text))
    began = _offset(getattr(error, "context_mark", None), text)
    return _Trouble(problem, getattr(error, "context", None) or "", start, began)


def _verdict(trouble: _Trouble, text: str, last: int) -> tuple[_Sentence, int]:
    """What to say, and where."""
    problem, context, start, began = trouble
    begin = text.rfind("\n", 0, start) + 1
    before = text[begin:start]
    if text[start : start + 1] == "\t" and not before.strip():
        return _TAB, start
    if "mapping values are not allowed" in problem:
        if ": " in before:
            return _SECOND_COLON, start
        line = blamed(text, begin)
        first = line + len(text[line:start]) - len(text[line:start].lstrip())
        return (_NO_KEY_HERE if line == begin else _NO_COLON), first
    if re.search("expected (<block end>|key|'-' indicator)", problem):
        if not before.strip():
            # A line above in the same column that could be read, but not as a key, lacks its colon.
            is_above = 0 < last < start and text[text.rfind("\n", 0, last) + 1 : last] == before
            return (_NO_COLON, last) if is_above else (_WRONG_COLUMN, start)
        is_quoted = text[last : last + 1] in ("'", '"')
        return (_GOES_ON, last) if is_quoted and runs_over(text, last, start) else (_TEXT_AFTER_QUOTE, start)
    sentence = _sentence(problem) or _sentence(context) or _ANYTHING
    if sentence is _NO_COMMA and began is not None:
        is_open = runs_over(text, began, start) or not text[start:].strip()
        sentence = _NEVER_CLOSED if is_open else _NO_COMMA
    if sentence is _NO_VALUE and not text[start:].strip():
        return _ENDS_TOO_SOON, max(len(text.rstrip()) - 1, 0)
    return sentence, began if sentence.at_context and began is not None else start


def _fault(sentence: _Sentence, start: int, end: int, trouble: _Trouble, text: str) -> Fault:
    found = text[start:end]
    named = {"\t": "a tab", "`": "a back quote"}
    character = named.get(found, f"`{found}`") if found.strip(" \n") else "a special sign"
    opened = trouble.start if trouble.began is None else trouble.began
    words = {
        "{character}": character,
        "{context}": str(text.count("\n", 0, opened) + 1),
        "{line}": str(text.count("\n", 0, trouble.start) + 1),
    }
    message, cure = sentence.message, sentence.cure
    for blank, word in words.items():
        message, cure = message.replace(blank, word), cure.replace(blank, word)
    return Fault("syntax-error", message, start, end, cure)


def _sentence(problem: str) -> _Sentence | None:
    return next((each for each in _SENTENCES if re.search(each.problem, problem)), None)


def _offset(mark: Any, text: str) -> int | None:
    return None if mark is None else min(mark.index, len(text))
