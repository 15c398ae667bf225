"""What a YAML parser complains of, said to somebody who has never heard of YAML."""

import re
from typing import Any, NamedTuple

from argmap.source.fault import Fault


class _Sentence(NamedTuple):
    """Our words for a parser's problem; `at_context` where the beginning of the trouble says more."""

    problem: str
    message: str
    cure: str
    at_context: bool = False


_TAB = _Sentence("", "a tab stands here", "indent with spaces")
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
    "this line continues the one above it, so no key can begin here",
    "begin keys of one kind in one column, and end each with a colon",
)
_ANYTHING = _Sentence("", "argmap can't read on from here", "put text with special characters in quotes")
_SENTENCES = (
    _Sentence(
        r"could not find expected ':'",
        "this line is neither `key: value` nor the continuation of a text",
        "add the colon after the key, or indent the line as part of the text above",
        at_context=True,
    ),
    _Sentence(
        r"unexpected end of stream|document separator",
        "what is opened here is never closed",
        "close the quote or the bracket",
        at_context=True,
    ),
    _Sentence(
        r"expected ',' or",
        "a list or mapping in brackets is not closed, or lacks a comma",
        "close the bracket opened in line {context}, and put text with `,` `[` `]` `{` `}` in quotes",
    ),
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
    _Sentence(
        r"expected the node content|did not find expected node content",
        "a value is missing here",
        "write the value, or put text that begins with {character} in quotes",
    ),
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
        "begin all top-level keys in the first column",
    ),
)


def explain(error: Exception, text: str) -> Fault:
    """A parser's error as a fault at its place."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    start = _offset(getattr(error, "problem_mark", None), text)
    context = _offset(getattr(error, "context_mark", None), text)
    if start is None:
        start = min(getattr(error, "position", 0) or 0, len(text))
    begin = text.rfind("\n", 0, start) + 1
    before = text[begin:start]
    end = min(start + 1, len(text))
    if text[start:end] == "\t" and not before.strip():
        sentence = _TAB
    elif "mapping values are not allowed" in problem:
        sentence = _SECOND_COLON if ": " in before else _NO_KEY_HERE
        if sentence is _NO_KEY_HERE:
            start = begin + len(before) - len(before.lstrip())
    elif re.search("expected (<block end>|key|'-' indicator)", problem):
        sentence = _TEXT_AFTER_QUOTE if before.strip() else _WRONG_COLUMN
    else:
        sentence = _sentence(problem) or _sentence(getattr(error, "context", None) or "") or _ANYTHING
    if sentence.at_context and context is not None:
        start, end = context, min(context + 1, len(text))
    character = {"\t": "a tab", "`": "a back quote"}.get(text[start:end], f"`{text[start:end]}`")
    opened = text.count("\n", 0, context or start) + 1
    message = sentence.message.replace("{character}", character)
    cure = sentence.cure.replace("{character}", character).replace("{context}", str(opened))
    return Fault("syntax-error", message, start, end, cure)


def _sentence(problem: str) -> _Sentence | None:
    return next((each for each in _SENTENCES if re.search(each.problem, problem)), None)


def _offset(mark: Any, text: str) -> int | None:
    return None if mark is None else min(mark.index, len(text))
