"""Frameworks of attacks as ASPARTIX has them: `arg(a).` and `att(a,b).`."""

from typing import NoReturn

from argmap import attacks
from argmap.facts import NAME, Fact, Word, begins_with, notes, quoted, read_facts
from argmap.graph import Graph
from argmap.interchange import Beside, Exported, Imported, Unreadable
from argmap.losses import called

TITLE = "Frameworks of attacks, as ASPARTIX has them"
ENDINGS = (".apx",)
LOSSES = attacks.LOSSES

_PLAIN = "[a-z][A-Za-z0-9_]*|0|[1-9][0-9]*"
_LENGTHS = {"arg": 1, "att": 2}


def recognises(text: str) -> bool:
    """Whether it begins with an argument or an attack."""
    return begins_with(tuple(_LENGTHS), text)


def read(text: str, beside: Beside) -> Imported:
    """The map of the arguments and attacks, each argument a claim."""

    def refuse(name: Word, terms: list[Word]) -> NoReturn:
        raise Unreadable.at(name.place, text, "a name is expected here, without brackets")

    found = read_facts(text, refuse)
    for fact in found.facts:
        _demand_known(fact, text)
    arguments = {fact.terms[0].text: fact.terms[0].text for fact in found.facts if fact.name.text == "arg"}
    pairs = [fact.terms for fact in found.facts if fact.name.text == "att"]
    for word in (each for pair in pairs for each in pair):
        if word.text not in arguments:
            raise Unreadable.at(
                word.place, text, f"`{word.text[:60]}` is no argument; add `arg({word.text[:60]}).`"
            )
    attacked = ((attacker.text, target.text) for attacker, target in pairs)
    return attacks.imported(arguments, attacked, *notes(text, found))


def _demand_known(fact: Fact[NoReturn], text: str) -> None:
    name = fact.name.text
    if len(fact.terms) != _LENGTHS.get(name):
        message = f"only `arg(a).` and `att(a,b).` can be read, not `{name[:60]}` of {len(fact.terms)}"
        raise Unreadable.at(fact.name.place, text, message)


def write(graph: Graph) -> Exported:
    """The arguments, then the attacks; raises Unwritable if something depends on more than attacks."""
    framework = attacks.framework(graph)
    words = called(graph, framework.arguments, NAME)
    written = {id: quoted(name, _PLAIN) for id, name in words.items()}
    lines = [f"arg({written[id]})." for id in framework.arguments]
    lines += [f"att({written[attacker]},{written[target]})." for attacker, target in framework.attacks]
    return attacks.exported(lines, graph, words)
