"""Frameworks of attacks in the trivial graph format: a line an argument, `#`, then a line an attack."""

import re

from argmap import attacks
from argmap.graph import Graph
from argmap.interchange import Beside, Exported, Imported, Unreadable
from argmap.losses import Loss, called

TITLE = "Frameworks of attacks in the trivial graph format"
ENDINGS = (".tgf",)
LOSSES = (*attacks.LOSSES, "what is written behind an attack")

_TEXT = re.compile(r"(?:[ \t]*\n)*(?:[ \t]*[^\s#][^\n]*\n+)+[ \t]*#[ \t]*(?:\n|\Z)")
_NAME = r"[^\s#]\S*"


def recognises(text: str) -> bool:
    """Whether there are lines, and then one that is `#`."""
    return _TEXT.match(text) is not None


def read(text: str, beside: Beside) -> Imported:
    """The map of the arguments and attacks, each argument a claim whose text is its label, or its name."""
    arguments: dict[str, str] = {}
    pairs: list[tuple[str, str]] = []
    comments: list[str] = []
    losses: list[Loss] = []
    is_below = False
    for number, line in enumerate(text.split("\n"), start=1):
        words = line.split(None, 2 if is_below else 1)
        if not words:
            continue
        if words[0].startswith("#"):
            is_below |= line.strip() == "#"
            comments.append(line.strip("# \t"))
        elif not is_below:
            if (label := words[-1].strip()) != arguments.setdefault(words[0], label):
                losses.append(Loss(words[0], f"its second label `{label}` is left out", number))
        else:
            pairs.append(_attack(line, words, number, arguments))
            if len(words) > 2:
                losses.append(Loss(words[0], f"`{words[2].strip()}` behind its attack is left out", number))
    if losses and not is_below:
        message = "this argument is there already, and no line `#` sets arguments and attacks apart"
        raise Unreadable(message, losses[0].line or 1)
    imported = attacks.imported(arguments, pairs, "\n".join(filter(None, comments)))
    return imported._replace(losses=tuple(losses))


def _attack(line: str, words: list[str], number: int, arguments: dict[str, str]) -> tuple[str, str]:
    """The ends of an attack, which have to be arguments."""
    if len(words) < 2:
        message = "an attack needs two arguments, and only one stands in this line"
        raise Unreadable(message, number, line.index(words[0]) + 1)
    for word, column in ((words[0], line.index(words[0])), (words[1], line.rindex(words[1]))):
        if word not in arguments:
            message = f"`{word[:60]}` is no argument; it has no line above the `#`"
            raise Unreadable(message, number, column + 1)
    return words[0], words[1]


def write(graph: Graph) -> Exported:
    """The arguments, then the attacks; raises Unwritable if something depends on more than attacks."""
    framework = attacks.framework(graph)
    words = called(graph, framework.arguments, _NAME)
    lines = [words[id] for id in framework.arguments]
    lines += ["#", *(f"{words[attacker]} {words[target]}" for attacker, target in framework.attacks)]
    return attacks.exported(lines, graph, words)
