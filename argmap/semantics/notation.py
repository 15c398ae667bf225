"""Formulas as texts: for people, and in the prefix notation of the ADF format."""

from collections.abc import Callable, Sequence

from argmap.semantics.formula import Constant, Formula, Negation, Threshold, Variable


def sentence(formula: Formula) -> str:
    """A formula for people: `a and not (b or c)`, `at least 2 of (a, b, c)`."""
    match formula:
        case Constant(value):
            return "true" if value else "false"
        case Variable(id):
            return id
        case Negation(Threshold() as item):
            return f"not ({sentence(item)})"
        case Negation(item):
            return f"not {sentence(item)}"
        case Threshold(count, items):
            word = _connective(formula)
            if not word:
                return f"at least {count} of ({', '.join(map(sentence, items))})"
            return f" {word} ".join(
                f"({sentence(item)})" if _connective(item) not in ("", word) else sentence(item)
                for item in items
            )


def _connective(formula: Formula) -> str:
    """The word that stands between the items of a formula, if one does."""
    if not isinstance(formula, Threshold):
        return ""
    return "and" if formula.count == len(formula.items) else "or" if formula.count == 1 else ""


def prefix(formula: Formula, name: Callable[[str], str] = str) -> str:
    """A formula in the ADF format: `and(a,neg(b))`, with `c(v)` for true and `c(f)` for false.

    `name` says what statements are called there. The format knows `and` and `or` of two items alone; what
    needs a number of more is expanded.
    """
    match formula:
        case Constant(value):
            return "c(v)" if value else "c(f)"
        case Variable(id):
            return name(id)
        case Negation(item):
            return f"neg({prefix(item, name)})"
        case Threshold(count, items):
            return _so_many(count, [prefix(item, name) for item in items])


def _so_many(count: int, items: Sequence[str]) -> str:
    """At least `count` of the items, 1 <= count <= len(items).

    By how many of them are in the first half: far shorter than a list of all choices.
    """
    if count in (1, len(items)):
        return _joined("and" if count > 1 else "or", items)
    middle = len(items) // 2
    ways = []
    for first in range(min(count, middle), max(0, count - (len(items) - middle)) - 1, -1):
        halves = ((first, items[:middle]), (count - first, items[middle:]))
        ways.append(_joined("and", [_so_many(some, half) for some, half in halves if some]))
    return _joined("or", ways)


def _joined(word: str, items: Sequence[str]) -> str:
    return "".join(f"{word}({item}," for item in items[:-1]) + items[-1] + ")" * (len(items) - 1)
