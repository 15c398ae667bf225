"""The labels that Carneades gives to a graph: an oracle, written after the description of its semantics.

Grounded labels as version 4 has them: an argument is looked at when no premise of it is undecided, or when
it is undercut; a statement that is not at issue is in when one of its arguments weighs something; an issue is
resolved when all arguments for its positions were looked at.
"""

from fractions import Fraction
from typing import Any

Labels = dict[str, str]


def labels(value: dict[str, Any]) -> Labels:
    """The label of every statement of a graph that is given as plain values, its keys as they are."""
    return _Labelling(value).run()


class _Labelling:
    def __init__(self, value: dict[str, Any]) -> None:
        self.arguments = list(value.get("arguments", {}).values())
        self.schemes = {each["id"]: each for each in value.get("argument_schemes", ())}
        self.issues = list(value.get("issues", {}).values())
        self.texts = {
            key: each if isinstance(each, str) else each["text"] for key, each in value["statements"].items()
        }
        self.label: Labels = dict.fromkeys(value["statements"], "undecided")
        for key in value.get("assumptions", ()):
            self.label[key] = "in"
        for issue in self.issues:
            if any(self.label[each] == "in" for each in issue["positions"]):
                for each in issue["positions"]:
                    self.label[each] = "in" if self.label[each] == "in" else "out"

    def run(self) -> Labels:
        changed = True
        while changed:
            changed = False
            for key in self.label:
                changed |= self.label[key] == "undecided" and self.decides(key)
        return self.label

    def decides(self, key: str) -> bool:
        arguments = self.arguments_for(key)
        issue = self.issue_of(key)
        if all(self.is_seen(each) and not self.weight(each) for each in arguments):
            self.label[key] = "out"
        elif issue is None and any(self.is_seen(each) and self.weight(each) for each in arguments):
            self.label[key] = "in"
        elif issue and all(self.is_seen(each) for p in issue["positions"] for each in self.arguments_for(p)):
            self.resolve(issue)
        return self.label[key] != "undecided"

    def resolve(self, issue: dict[str, Any]) -> None:
        best = {
            p: max([self.weight(a) for a in self.arguments_for(p)], default=Fraction(0))
            for p in issue["positions"]
        }
        for position, own in best.items():
            others = [weight for other, weight in best.items() if other != position]
            wins = own > 0 and all(self.is_greater(issue.get("standard", "PE"), own, each) for each in others)
            self.label[position] = "in" if wins else "out"

    def is_greater(self, standard: str, one: Fraction, other: Fraction) -> bool:
        return (
            one > other
            and (standard == "PE" or one - other > Fraction(1, 2))
            and (standard != "BRD" or other < Fraction("0.3"))
        )

    def is_seen(self, argument: dict[str, Any]) -> bool:
        undercut = self.label[argument["undercutter"]] if "undercutter" in argument else "out"
        decided = all(self.label[each] != "undecided" for each in argument.get("premises", ()))
        return undercut == "in" or (undercut == "out" and decided)

    def weight(self, argument: dict[str, Any]) -> Fraction:
        undercut = "undercutter" in argument and self.label[argument["undercutter"]] == "in"
        if undercut or not self.is_seen(argument):
            return Fraction(0)
        premises = argument.get("premises", [])
        hold = sum(self.label[each] == "in" for each in premises)
        scheme = argument.get("scheme", "linked")
        if scheme == "convergent":
            return Fraction(hold > 0)
        if scheme == "cumulative":
            return Fraction(hold, len(premises)) if premises else Fraction(0)
        if hold < len(premises):
            return Fraction(0)
        if scheme == "factorized" and (issue := self.issue_of(argument["conclusion"])):
            kinds = {
                self.texts[each]
                for position in issue["positions"]
                for other in self.arguments_for(position)
                for each in other.get("premises", ())
            }
            return Fraction(len(premises), len(kinds)) if kinds else Fraction(0)
        constant = self.schemes.get(scheme, {}).get("weight", {}).get("constant", 1)
        return Fraction(str(constant))

    def arguments_for(self, key: str) -> list[dict[str, Any]]:
        return [each for each in self.arguments if each["conclusion"] == key]

    def issue_of(self, key: str) -> dict[str, Any] | None:
        return next((each for each in self.issues if key in each["positions"]), None)
