"""Break correct maps in many ways: is each breakage reported, and at the broken line?

`python -m benchmarks.mutate [--each 3] [--seed 1] [--worst 10] [--only WORDS]`
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

from argmap.diagnostics import Diagnostic
from argmap.pipeline import Checked, Project
from benchmarks.mutations import Broken, Mutation, mutations
from benchmarks.mutations.written import Map
from benchmarks.oracle import is_correct

ROOT = Path(__file__).parents[1]
_TODAY = date(2026, 1, 1)
_PATTERNS = ("maps/*.argmap.yaml", "argmap/templates/*.argmap.yaml", "tests/rules/*/clean.yaml")


class Outcome(NamedTuple):
    """What is said of a broken map that was not said of it before, from the first line on."""

    map: Map
    mutation: Mutation
    broken: Broken
    checked: Checked
    said: tuple[Diagnostic, ...]

    @property
    def is_found(self) -> bool:
        """Whether anything is said at all."""
        return bool(self.said)

    @property
    def is_exact(self) -> bool:
        """Whether something is said at a right line."""
        return any(each.span.line in self.broken.lines for each in self.said)

    @property
    def is_alone(self) -> bool:
        """Whether nothing is said at any other line."""
        return self.is_exact and all(each.span.line in self.broken.lines for each in self.said)


def correct_maps() -> list[Map]:
    """The maps to break: those of the project, the templates, and what the tests of the rules call clean."""
    paths = sorted(path for pattern in _PATTERNS for path in ROOT.glob(pattern))
    return [Map(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]


def outcomes(mutation: Mutation, maps: Iterable[Map], each: int, seed: int) -> Iterator[Outcome | None]:
    """What comes of up to so many instances a map; None for one that has left the map correct."""
    for map in maps:
        random = Random(f"{seed} {mutation.name} {map.name}")
        every = [broken for broken in mutation.broken(map, random) if broken.data != map.text]
        before = {(said.rule, said.message) for said in _check(map, map.text).diagnostics}
        for broken in random.sample(every, min(each, len(every))):
            if not mutation.sure and _is_correct(map, broken.data):
                yield None
                continue
            checked = _check(map, broken.data)
            said = (found for found in checked.diagnostics if (found.rule, found.message) not in before)
            errors = tuple(found for found in said if found.severity != "info")
            yield Outcome(map, mutation, broken, checked, errors)


def _check(map: Map, data: str | bytes) -> Checked:
    return Project(lambda path: (ROOT / path).read_bytes(), today=_TODAY).check_text(data, map.name)


def _is_correct(map: Map, data: str | bytes) -> bool:
    assert isinstance(data, str), "what is no text is broken for sure"
    return is_correct(data, frozenset(map.ids("imports")))


def main() -> None:
    """Print a line a mutation, the sum, and the worst examples with what was said of them."""
    parser = argparse.ArgumentParser(description="Break correct maps, and look at what argmap says.")
    parser.add_argument("--each", type=int, default=3, help="instances of a mutation in a map")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--worst", type=int, default=10, help="how many of the worst examples to print")
    parser.add_argument("--only", default="", help="mutations with these words in their names")
    options = parser.parse_args()
    maps = correct_maps()
    everything: list[Outcome] = []
    correct = 0
    print(f"{'':<52} {'broken':>6} {'found':>7} {'on line':>7} {'alone':>7} {'correct':>7}")
    for mutation in mutations():
        if options.only not in mutation.name:
            continue
        several = list(outcomes(mutation, maps, options.each, options.seed))
        those = [each for each in several if each is not None]
        correct += len(several) - len(those)
        print(_row(mutation.name, those, len(several) - len(those)))
        everything += those
    print("\n" + _row("all of these", everything, correct))
    print("goals: found 100 %, on the line 95 %; those left correct are not counted")
    for each in _worst(everything)[: options.worst]:
        print(_example(each))


def _row(name: str, outcomes: list[Outcome], correct: int) -> str:
    shares = [
        f"{100 * sum(which) / len(outcomes):6.1f} %" if outcomes else f"{'-':>8}"
        for which in (
            [each.is_found for each in outcomes],
            [each.is_exact for each in outcomes],
            [each.is_alone for each in outcomes],
        )
    ]
    return f"{name:<52} {len(outcomes):>6}{''.join(shares)} {correct or '':>7}".rstrip()


def _worst(outcomes: list[Outcome]) -> list[Outcome]:
    """What is not found, then what is found elsewhere; one of each mutation before a second of any."""
    missed = [each for each in outcomes if not each.is_exact]
    seen: Counter[tuple[str, bool]] = Counter()
    ranked = []
    for each in missed:
        kind = each.mutation.name, each.is_found
        ranked.append((each.is_found, seen[kind], each))
        seen[kind] += 1
    return [each for _, _, each in sorted(ranked, key=lambda item: item[:2])]


def _example(outcome: Outcome) -> str:
    broken = outcome.checked.tree
    lines = [f"\n{outcome.mutation.name}: {outcome.map.name}"]
    near = {number + by for number in outcome.broken.lines for by in (-1, 0, 1)}
    lines += [
        f"{'>' if number in outcome.broken.lines else ' '}{number:>5} | {broken.line(number)}"
        for number in sorted(near)
        if broken.line(number)
    ]
    said = [f"  {each.span.line}:{each.span.column}: {each.message}; {each.cure}" for each in outcome.said]
    return "\n".join([*lines, *(said[:3] or ["  nothing is said"])])


if __name__ == "__main__":
    main()
