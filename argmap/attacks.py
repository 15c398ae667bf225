"""Frameworks of attacks (Dung 1995) as maps: each argument is a claim, against those that it attacks."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from argmap.graph import NOTHING, Graph
from argmap.interchange import Exported, Imported, Unreadable, Unwritable
from argmap.losses import leftovers
from argmap.naming import Ids
from argmap.semantics.acceptance import Acceptance
from argmap.semantics.formula import Constant, Formula, Negation, Threshold, Variable, negation

_CARRIED = (
    *("only_if", "unless", "in_exchange_for", "against", "supersedes", "holds", "standard", "weight"),
    "map.imports",
)
"""The keys of statements whose meaning a framework has, where it can be written at all."""

LOSSES = (
    "the texts of statements, but for those that are one word",
    "kinds, parties, sources, dates, groups, tags, notes, questions and scenarios",
    "reasons for statements that are presumed anyway, and what undercuts these reasons",
)
"""What a framework does not carry. A map in which anything else depends on conditions has none."""


def imported(
    arguments: Mapping[str, str],
    attacks: Iterable[tuple[str, str]],
    summary: str = "",
    notes: Mapping[str, str] = NOTHING,
) -> Imported:
    """The map of a framework: arguments with their texts, by name, which attacks which, and what is noted."""
    if not arguments:
        raise Unreadable("there is no argument in this file")
    ids = Ids(arguments)
    called = {name: ids.of(text, name) for name, text in arguments.items()}
    attacked: dict[str, dict[str, None]] = {}
    for attacker, target in attacks:
        attacked.setdefault(attacker, {})[called[target]] = None
    claims: dict[str, Any] = {}
    for name, text in arguments.items():
        targets = list(attacked.get(name, ()))
        against = targets if len(targets) > 1 else "".join(targets)
        more = {"note": notes.get(name), "against": against}
        filled = {key: value for key, value in more.items() if value}
        claims[called[name]] = {"text": text, **filled} if filled else text
    is_reflexive = any(called[name] in targets for name, targets in attacked.items())
    head = {"argmap": 1, "summary": summary} if summary else {"argmap": 1}
    return Imported({**head, "claims": claims}, (), ("self-reference",) if is_reflexive else ())


class Framework(NamedTuple):
    """The ids of the arguments, and of each those that attack it."""

    arguments: tuple[str, ...]
    attackers: Mapping[str, tuple[str, ...]]

    @property
    def attacks(self) -> Iterable[tuple[str, str]]:
        """Which attacks which, attacker by attacker."""
        attacked: dict[str, list[str]] = {each: [] for each in self.arguments}
        for target in self.arguments:
            for attacker in self.attackers[target]:
                attacked[attacker].append(target)
        return ((attacker, target) for attacker, targets in attacked.items() for target in targets)


def framework(graph: Graph) -> Framework:
    """The framework that a map is; raises Unwritable if anything in it depends on more than attacks."""
    conditions = Acceptance(graph).conditions({})
    attackers = {}
    for id, condition in conditions.items():
        found = dict.fromkeys(_attackers(condition))
        if None in found:
            message = f"`{id}` depends on more than what attacks it, which a framework of attacks can't say"
            raise Unwritable(f"{message}; write an ADF instead: --to adf")
        attackers[id] = tuple(filter(None, found))
    return Framework(tuple(conditions), attackers)


def _attackers(condition: Formula) -> Iterator[str | None]:
    """The statements whose fall a condition asks for, and None where it asks for anything else."""
    match condition:
        case Constant(True):
            pass
        case Negation(Variable(id)):
            yield id
        case Negation(Threshold(1, items)):
            for item in items:
                yield from _attackers(negation(item))
        case Threshold(count, items) if count == len(items):
            for item in items:
                yield from _attackers(item)
        case _:
            yield None


def exported(
    lines: Iterable[str], graph: Graph, called: Mapping[str, str], carried: Iterable[str] = ()
) -> Exported:
    """The lines of a framework, with what it lacks of the map but for what is also `carried`."""
    text = "".join(f"{line}\n" for line in lines)
    return Exported(text.encode(), leftovers(graph, {*_CARRIED, *carried}, called))
