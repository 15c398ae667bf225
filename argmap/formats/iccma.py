"""Frameworks of attacks as solvers of the ICCMA read them: `p af 3`, then a line such as `1 2` an attack."""

import re

from argmap import attacks
from argmap.graph import Graph
from argmap.interchange import Beside, Exported, Imported, Unreadable

TITLE = "Frameworks of attacks, as in the ICCMA (p af)"
ENDINGS = (".af", ".i23", ".iccma")
LOSSES = attacks.LOSSES

_HEADER = re.compile(r"p\s+af\s+([0-9]{1,9})(?:\s+[0-9]+)?\s*")
_NUMBER = re.compile("[0-9]{1,9}")
_NAMED = re.compile(r"#\s*([0-9]{1,9}): (\S+)\s*")
"""A comment by which this module says what an argument is called."""

_MOST = 1_000_000
"""A framework of more arguments is refused: its map would have hundreds of megabytes."""


def recognises(text: str) -> bool:
    """Whether the first line that is no comment begins with `p af`."""
    return re.match(r"(?:\s|#[^\n]*+)*+p\s+af\b", text) is not None


def read(text: str, beside: Beside) -> Imported:
    """The map of the arguments and attacks, each argument a claim."""
    count = None
    called: dict[int, str] = {}
    comments: list[str] = []
    pairs: list[tuple[int, int]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        words, comment = _parted(line)
        if found := _NAMED.fullmatch(comment):
            called[int(found[1])] = found[2]
        else:
            comments.append(comment.strip("# \t"))
        if words.strip() and count is None:
            count = _count(words, number)
        elif words.strip():
            assert count is not None
            pairs.append(_attack(words, number, count))
    if count is None:
        raise Unreadable("there is no line such as `p af 3`, which says how many arguments there are")
    names = {number: called.get(number, f"a{number}") for number in range(1, count + 1)}
    if len({*names.values()}) < count:
        names = {number: f"a{number}" for number in names}
    arguments = {name: called.get(number, f"Argument {number}") for number, name in names.items()}
    attacked = ((names[attacker], names[target]) for attacker, target in pairs)
    return attacks.imported(arguments, attacked, "\n".join(filter(None, comments)))


def _parted(line: str) -> tuple[str, str]:
    """What a line says, and the comment in it; some begin with `c`, as in other formats of solvers."""
    words, sign, comment = line.partition("#")
    if words.split(None, 1)[:1] == ["c"]:
        return "", line.strip()[1:]
    return words, (sign + comment).strip()


def _count(line: str, number: int) -> int:
    """How many arguments there are."""
    found = _HEADER.fullmatch(line.strip())
    if found is None:
        message = "a line such as `p af 3` is expected here, with the number of arguments"
        if line.split()[:2] == ["p", "aba"]:
            message = "frameworks of assumptions (`p aba`) can't be read, only those of attacks (`p af`)"
        raise Unreadable(message, number)
    if int(found[1]) > _MOST:
        raise Unreadable(f"argmap reads up to {_MOST} arguments, not {found[1]}", number)
    return int(found[1])


def _attack(line: str, number: int, count: int) -> tuple[int, int]:
    """The numbers of the argument that attacks and the one that is attacked."""
    words = line.split()
    for word in words:
        if not _NUMBER.fullmatch(word) or not 0 < int(word) <= count:
            raise Unreadable(_no_argument(word, count), number, line.index(word) + 1)
    if len(words) != 2:
        message = f"an attack is two numbers, the attacker and the attacked, and here are {len(words)}"
        raise Unreadable(message, number)
    return int(words[0]), int(words[1])


def _no_argument(word: str, count: int) -> str:
    if word == "0":
        return "arguments are numbered from 1 in this format, so there is no `0`; add 1 to all numbers"
    return f"`{word[:60]}` is no argument; they are the numbers from 1 to {count}"


def write(graph: Graph) -> Exported:
    """The attacks by number; raises Unwritable if something depends on more than attacks."""
    framework = attacks.framework(graph)
    numbers = {id: number for number, id in enumerate(framework.arguments, start=1)}
    lines = [f"# {line}" for line in (graph.summary or "").splitlines()]
    lines += [f"# {number}: {id}" for id, number in numbers.items() if id != f"a{number}"]
    lines += [f"p af {len(numbers)}"]
    lines += [f"{numbers[attacker]} {numbers[target]}" for attacker, target in framework.attacks]
    called = {id: f"Argument {number}" for id, number in numbers.items()}
    return attacks.exported(lines, graph, called, ["map.summary"])
