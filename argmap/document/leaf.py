"""The smallest parts of a document: texts, ids, dates, numbers; each with its check, sentence and schema."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from typing import Any, Final
from unicodedata import normalize

from argmap.diagnostics import nearest, suggestion


class Refused(ValueError):
    """A value that its key does not take: what was found, what to do, and where below the value.

    `instead` is the one way in which what is meant is written, if there is one, `likely` what is most likely
    meant.
    """

    def __init__(
        self,
        message: str,
        cure: str = "",
        path: tuple[str | int, ...] = (),
        *,
        at_key: bool = False,
        instead: str = "",
        likely: str = "",
    ) -> None:
        super().__init__(message)
        self.instead = instead
        self.likely = likely
        self.at_key = at_key
        self.message = message
        self.cure = cure
        self.path = path


class Missing(Refused):
    """Keys that belong together, of which one is not there."""


class Leaf:
    """A part that is read whole. `read` gives the value as the program uses it, or raises Refused."""

    def __init__(self, read: Callable[[Any], Any], schema: Mapping[str, Any]) -> None:
        self.read = read
        self.schema = dict(schema)

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return dict(self.schema)


def described(value: Any) -> str:
    """What a value is, for people."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        return f"the number `{value}`"
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, list) else "keys and values"


def _quoted(value: Any) -> str:
    return f"`{value[:60]}`" if isinstance(value, str) else described(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        raise Refused("nothing stands here, but a text is expected", "write the text after the colon")
    if isinstance(value, bool | int | float):
        raise Refused(f"a text is expected, but this reads as {described(value)}", "put it in quotes")
    cure = "write the text after the colon; one that begins with a bracket needs quotes"
    raise Refused(f"a text is expected, not {described(value)}", cure)


def _matching(pattern: str, kind: str, message: str, cure: str) -> Callable[[Any], str]:
    """A reader of texts of one form; `{}` in the message stands for the text."""
    form = re.compile(pattern)

    def read(value: Any) -> str:
        if not isinstance(value, str) and kind != "a text":
            raise Refused(f"{kind} is expected, not {described(value)}", cure)
        text = _text(value)
        if not form.fullmatch(text):
            raise Refused(message.replace("{}", text[:60]), cure)
        return text

    return read


def _form(pattern: str, kind: str, message: str, cure: str) -> Leaf:
    return Leaf(_matching(pattern, kind, message, cure), _text_of_form(pattern, cure))


def _text_of_form(pattern: str, cure: str) -> dict[str, Any]:
    # In Python `$` also stands before a last line end; the look-ahead makes it the end for every reader.
    hint = cure[:1].upper() + cure[1:] + "."
    return {"type": "string", "pattern": f"^(?:{pattern})$(?!\n)", "patternErrorMessage": hint}


TEXT = Leaf(_text, {"type": "string"})
LINE = _form(
    r"[^\r\n]*",
    "a text",
    "this text has more than one line, but only one is expected",
    "write it in one line, or with `>-` instead of `|`",
)
LANGUAGE = _form(
    "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
    "a language tag",
    "`{}` is no language tag",
    "write for example `en`, `uk` or `pt-BR`",
)
URL = _form(
    r'(https?|ftp|mailto|doi|urn):[^\s<>"]+',
    "an address",
    "`{}` is no address",
    "begin with `https://`, and leave no spaces in it",
)

QUOTES = "“”„‟‘’‚‛«»"
"""The quotes of word processors, which YAML takes for letters."""

_ID = "[A-Za-z][A-Za-z0-9_-]*"
_FORM_OF_ID = "an id is a letter, then letters, digits, `-` or `_`"
_REFERENCE = rf"{_ID}(?:\.{_ID})*"
_MISTAKES_IN_IDS = (
    (r"^\w+://", "an address is the `url` of something; write its id here"),
    (r"\S:\S", "put a space after the colon"),
    (r",| (?:and|or) ", "write several ids as a list: `[first, second]`"),
    (f"[{QUOTES}]", "write it without these quotes"),
    ("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]", "delete the invisible character in it"),
)


def _named(pattern: str, kind: str) -> Callable[[Any], str]:
    """A reader of ids, or of references to them."""
    fullmatch = re.compile(pattern).fullmatch

    def read(value: Any) -> str:
        if isinstance(value, str) and fullmatch(value):
            return value
        if not isinstance(value, str):
            cure = "write the id after the colon" if value is None else "write one id, without brackets"
            brackets = value is None or isinstance(value, list | dict)
            raise Refused(f"an id is expected, not {described(value)}", cure if brackets else _FORM_OF_ID)
        if not value:
            raise Refused(f"an empty text is no id{kind}", "write one, for example `some-id`")
        raise Refused(f"`{value[:60]}` is no id{kind}", _cure_of_id(value))

    return read


def _cure_of_id(value: str) -> str:
    for mistake, cure in _MISTAKES_IN_IDS:
        if re.search(mistake, value):
            return cure
    foreign = [each for each in value if each.isalpha() and not _in_ascii(each)]
    slug = re.sub("[^A-Za-z0-9_]+", "-", _in_ascii(value)).strip("-_").lstrip("-_0123456789")[:60]
    if not slug:
        return "begin with a letter from a to z"
    if foreign:
        return f"`{foreign[0]}` in it is not one of the letters from a to z"
    return f"write for example `{slug}`"


def _in_ascii(text: str) -> str:
    return normalize("NFKD", text).encode("ascii", "ignore").decode()


ID = Leaf(_named(_ID, ": a letter, then letters, digits, `-` or `_`"), _text_of_form(_ID, _FORM_OF_ID))
REFERENCE = Leaf(_named(_REFERENCE, ""), _text_of_form(rf"{_ID}(\.{_ID})*", _FORM_OF_ID))

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORM_OF_DATE = "write year-month-day, for example `2022-03-30`"


_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")


_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y")


def _days(text: str, form: str) -> Iterator[date]:
    with suppress(ValueError):
        yield datetime.strptime(text, form).date()


def _as_date(text: str) -> str:
    """The date that a text means, if it can mean only one; between dots the day comes first."""
    if found := _YEAR_FIRST.fullmatch(text):
        readings = [(found[1], found[3], found[4])]
    elif found := _YEAR_LAST.fullmatch(text):
        readings = [(found[4], found[3], found[1])]
        readings += [(found[4], found[1], found[3])] if found[2] != "." else []
    else:
        return next((day.isoformat() for form in _IN_WORDS for day in _days(text, form)), "")
    days = set()
    for year, month, day in readings:
        with suppress(ValueError):
            days.add(date(int(year), int(month), int(day)).isoformat())
    return days.pop() if len(days) == 1 else ""


def _date(value: Any) -> date:
    cure = _FORM_OF_DATE
    if not isinstance(value, str):
        raise Refused(f"a date is expected, not {described(value)}", cure)
    if not _DATE.fullmatch(value):
        meant = _as_date(value)
        raise Refused(f"`{value[:60]}` is no date", f"write `{meant}`" if meant else cure, instead=meant)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Refused(f"there is no day `{value}`", cure) from None


DATE = Leaf(_date, {"format": "date", **_text_of_form(_DATE.pattern, _FORM_OF_DATE)})


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word in ("true", "false"):
        raise Refused(f"`true` or `false` is expected, not the text `{value}`", "delete the quotes")
    cure = "write `true`" if word in ("yes", "on", "y", "1") else "write `true` or `false`"
    cure = "write `false`" if word in ("no", "off", "n", "0") else cure
    raise Refused(f"`true` or `false` is expected, not {_quoted(value)}", cure)


FLAG = Leaf(_flag, {"type": "boolean"})


def _share(value: Any) -> float:
    if isinstance(value, str) and re.fullmatch(r"[0-9.]+", value):
        raise Refused(f"a number from 0 to 1 is expected, not the text `{value[:60]}`", "delete the quotes")
    if isinstance(value, str) and (percent := re.fullmatch(r"([0-9]{1,2}|100) ?%", value)):
        cure = f"write `{int(percent[1]) / 100}`"
        raise Refused(f"a number from 0 to 1 is expected, not `{value}`", cure)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused(f"a number from 0 to 1 is expected, not {_quoted(value)}", "write for example `0.7`")
    if not 0 <= value <= 1:
        raise Refused(f"a number from 0 to 1 is expected, not `{value}`", "write for example `0.7`")
    return float(value)


SHARE = Leaf(_share, {"type": "number", "minimum": 0, "maximum": 1})

VERSION: Final = 1
"""The version of the format that this program reads."""


def _version(value: Any) -> int:
    if value is True or value != VERSION:
        if isinstance(value, int) and not isinstance(value, bool) and value > VERSION:
            message = f"this map is in format version {value}, and this argmap reads version {VERSION}"
            raise Refused(message, "install a newer argmap: pip install --upgrade argmap")
        raise Refused("the format version is expected here", f"write `argmap: {VERSION}`")
    return VERSION


FORMAT = Leaf(_version, {"type": "integer", "const": VERSION})


def _locator(value: Any) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _text(value)


LOCATOR = Leaf(_locator, {"oneOf": [{"type": "string"}, {"type": "integer"}]})


def choice(meanings: Mapping[str, str]) -> Leaf:
    """One of a few words; the schema says what each means."""

    def read(value: Any) -> str:
        if isinstance(value, str) and value in meanings:
            return value
        listing = ", ".join(f"`{word}`" for word in meanings)
        close = nearest(value, meanings) if isinstance(value, str) else ""
        cure = suggestion(close, f"known are {listing}")
        raise Refused(f"{_quoted(value)} is not one of the words known here", cure, likely=close)

    options = [{"const": word, "description": meaning} for word, meaning in meanings.items()]
    return Leaf(read, {"type": "string", "oneOf": options})
