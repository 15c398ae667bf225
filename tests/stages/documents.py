"""Documents as plain values, drawn at random: valid ones, and ones in which something has been spoilt."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

Strategy = st.SearchStrategy[Any]

IDS = st.sampled_from(["a", "b", "c-d", "E_1"])
REFERENCES = st.sampled_from(["a", "b", "c-d", "far.a", "far.far.b"])
LINES = st.sampled_from(["A text.", "", "é 漢 😀", "x: y", "12"])
TEXTS = LINES | st.just("two\nlines")
DAYS = st.dates().map(str)
URLS = st.sampled_from(["https://example.org/a?b#c", "doi:10.1000/1", "mailto:a@example.org"])
SHARES = st.sampled_from([0, 1, 0.5, 1.0, 0.1])
STANDARDS = st.sampled_from(["presumption", "preponderance", "beyond-reasonable-doubt"])
SETTINGS = st.dictionaries(REFERENCES, st.booleans(), max_size=2)


def _one_or_many(item: Strategy) -> Strategy:
    return item | st.lists(item, min_size=1, max_size=3)


@st.composite
def _mapping(draw: st.DrawFn, required: dict[str, Strategy], optional: dict[str, Strategy]) -> Any:
    """All required keys, and a few of the others."""
    more = draw(st.lists(st.sampled_from(sorted(optional)), max_size=4, unique=True))
    return {key: draw(value) for key, value in {**required, **{key: optional[key] for key in more}}.items()}


def _part(required: dict[str, Strategy], optional: dict[str, Strategy], brief: str = "") -> Strategy:
    optional = {key: value for key, value in optional.items() if key not in required}
    whole = _mapping(required, optional)
    return whole | required[brief] if brief else whole


def _at_least(items: list[Any]) -> Strategy:
    return st.integers(1, len(items)).map(lambda count: {"at_least": count, "of": items})


def _longer(inner: Strategy) -> Strategy:
    lists = st.lists(inner, min_size=1, max_size=3)
    combined = st.one_of(
        lists.map(lambda items: {"all": items}),
        lists.map(lambda items: {"any": items}),
        inner.map(lambda item: {"not": item}),
        lists.flatmap(_at_least),
    )
    return lists | combined


EXPRESSIONS = st.recursive(REFERENCES, _longer, max_leaves=5)

CITATIONS = _part({"id": REFERENCES}, {"quote": TEXTS, "at": LINES | st.integers(), "url": URLS}, "id")
ENTRY = {
    "title": LINES,
    "note": TEXTS,
    "by": _one_or_many(REFERENCES),
    "source": _one_or_many(CITATIONS),
    "date": DAYS,
    "due": DAYS,
    "group": REFERENCES,
    "tags": _one_or_many(LINES),
}
STATEMENT = ENTRY | {
    **dict.fromkeys(("only_if", "unless"), EXPRESSIONS),
    **dict.fromkeys(("in_exchange_for", "supports", "against"), _one_or_many(REFERENCES)),
    **dict.fromkeys(("undercuts", "answers", "supersedes"), _one_or_many(REFERENCES)),
    "holds": st.booleans(),
    "status": st.sampled_from(["proposed", "accepted", "withdrawn"]),
    "standard": STANDARDS,
    "weight": SHARES,
    "likelihood": SHARES,
}
QUESTIONS = _part({"text": TEXTS}, {**ENTRY, "choose": st.sampled_from(["one", "many"])}, "text")
STATEMENTS = _part({"text": TEXTS}, STATEMENT, "text")
REASONS = _part({"text": TEXTS, "supports": STATEMENT["supports"]}, STATEMENT)
OBJECTIONS = _part({"text": TEXTS, "against": STATEMENT["against"]}, STATEMENT) | _part(
    {"text": TEXTS, "undercuts": STATEMENT["undercuts"]}, STATEMENT
)
PARTIES = _part({"name": LINES}, {"about": TEXTS, "url": URLS, "believes": SETTINGS}, "name")
SOURCES = _part(
    {"title": LINES},
    {
        **dict.fromkeys(("author", "publisher", "file"), LINES),
        **dict.fromkeys(("date", "accessed"), DAYS),
        **dict.fromkeys(("url", "archive"), URLS),
        "about": TEXTS,
    },
    "title",
)
GROUPS = _part({"title": LINES}, {"about": TEXTS, "within": REFERENCES}, "title")
SCENARIOS = _part(
    {},
    {
        "title": LINES,
        "note": TEXTS,
        "as": REFERENCES,
        "extends": IDS,
        "assume": SETTINGS,
        "expect": st.dictionaries(REFERENCES, st.sampled_from(["stands", "falls", "open"]), max_size=2),
    },
)


def _section(entries: Strategy, least: int = 0) -> Strategy:
    return st.dictionaries(IDS, entries, min_size=least, max_size=2)


_STATEMENTS = {
    "questions": QUESTIONS,
    **dict.fromkeys(("proposals", "conditions", "claims"), STATEMENTS),
    "reasons": REASONS,
    "objections": OBJECTIONS,
}
_REST = {
    "title": LINES,
    "summary": TEXTS,
    "date": DAYS,
    "authors": _one_or_many(LINES),
    "language": st.sampled_from(["en", "pt-BR", "zh-Hant"]),
    "standard": STANDARDS,
    "imports": st.dictionaries(IDS, st.just("far.argmap.yaml"), max_size=2),
    "parties": _section(PARTIES),
    "sources": _section(SOURCES),
    "groups": _section(GROUPS),
    "scenarios": _section(SCENARIOS),
    "x-mine": st.sampled_from([None, 1, {"a": []}]),
}


def _with_statements(section: str) -> Strategy:
    optional = {key: _section(entries) for key, entries in _STATEMENTS.items() if key != section} | _REST
    return _mapping({"argmap": st.just(1), section: _section(_STATEMENTS[section], 1)}, optional)


DOCUMENTS = st.sampled_from(sorted(_STATEMENTS)).flatmap(_with_statements)
"""Valid documents, all of the format in them sooner or later."""

_ODD: list[Any] = [
    None,
    True,
    False,
    0,
    1,
    2,
    1.5,
    -1,
    float("nan"),
    float("inf"),
    1.0,
    "",
    "a",
    "no id",
    "é",
]
_ODD += ["two\nlines", "yes", "true", "0.5", "2022-02-28", "30.3.2022", "accepted", "one", "stands", "a\n"]
_ODD += [
    [],
    {},
    ["a"],
    [["a"]],
    [None],
    {"a": "b"},
    {"a": True},
    {"text": "A"},
    {"text": "A", "supports": "a"},
]
_ODD += [{"id": "a"}, {"all": ["a"], "any": ["b"]}, {"at_least": 1, "of": "a"}, {"of": ["a"]}, {"": ""}]
_KEYS = [
    *STATEMENT,
    "text",
    "id",
    "name",
    "argmap",
    "claims",
    "all",
    "at_least",
    "moods",
    "",
    "X-y",
    "a b",
    "a\n",
]


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """A valid document in which a few values or keys have been changed."""
    document = deepcopy(draw(DOCUMENTS))
    for _ in range(draw(st.integers(1, 3))):
        if not isinstance(document, dict | list) or not document:
            break
        container, step = draw(st.sampled_from(list(_places(document))))
        odd = deepcopy(draw(st.sampled_from(_ODD)))
        change = draw(st.sampled_from(["value", "value", "delete", "key", "add", "wrap"]))
        if change == "delete":
            del container[step]
        elif change == "wrap":
            container[step] = [container[step]]
        elif change == "value" or isinstance(container, list):
            container[step] = odd
        elif change == "key":
            container[draw(st.sampled_from(_KEYS))] = container.pop(step)
        else:
            container[draw(st.sampled_from(_KEYS))] = odd
    return draw(st.sampled_from(_ODD)) if draw(st.integers(0, 50)) == 0 else document


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    for step, item in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, step
        if isinstance(item, dict | list):
            yield from _places(item)
