"""How fast verdicts and readings are found: beside checking the same map, and beside other Python packages.

The peers are installed for this alone (`pip install argmap[bench]`); those that are not here are left out.
Each task runs in a process of its own, which is ended after a time limit. What is given is the time of the
processor, without importing.
"""

import random
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import process_time
from typing import Any, cast

from argmap.pipeline import Project
from argmap.semantics.evaluate import evaluate
from argmap.semantics.formula import Variable, conjunction, negation
from argmap.semantics.grounded import grounded
from argmap.semantics.readings import Semantics, readings
from benchmarks import maps

Attackers = dict[str, list[str]]
"""A framework of attacks: who attacks an argument."""

Extensions = set[frozenset[str]]
"""The sets of arguments that are accepted together."""

RECORDED = Path(__file__).parents[2] / "shared" / "data" / "semantics" / "af"
TIME_LIMIT = 5.0
RUNS = 5


def main(sizes: Sequence[int]) -> None:
    """Print how verdicts grow, and a table for each question of how the peers compare."""
    verdicts(sizes)
    frameworks = {"recorded " + name: each for name, each in _recorded()}
    for count in (50, 200, 1_000, 10_000):
        frameworks[f"random, {count} arguments"] = _random(count, 2.0)
    for semantics in ("grounded", "complete", "preferred", "stable"):
        print(f"\n{semantics}: milliseconds, then how many times as long (the goal is 10)")
        for name, attackers in frameworks.items():
            print(f"  {name:<42} {compared(semantics, attackers)}", flush=True)


def verdicts(sizes: Sequence[int]) -> None:
    """Verdicts beside reading and checking; the goal is that they cost no more, and grow as the map does."""
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            path = Path(folder, f"m{count}.argmap.yaml")
            maps.write(path, count)
            checking, evaluating = [], []
            for _ in range(RUNS if count <= 10_000 else 1):
                start = process_time()
                graph = Project(lambda name: Path(name).read_bytes()).check(str(path)).graph
                assert graph is not None
                checked = process_time()
                evaluate(graph)
                evaluating.append(process_time() - checked)
                checking.append(checked - start)
            cost, floor = statistics.median(evaluating), statistics.median(checking)
            share = f"{cost / floor:.3f} of reading and checking (goal 1)"
            print(f"{count:>7} statements  {cost * 1e3:9.1f} ms  {cost / count * 1e6:5.1f} µs each  {share}")


def compared(semantics: str, attackers: Attackers) -> str:
    """What argmap takes, and how the peers compare: each must find the same."""
    ours, found = _measured("argmap", semantics, attackers)
    if found is None:
        return f"  more than {TIME_LIMIT:.0f} s"
    cells = [f"{len(found):>5} found {ours * 1e3:9.2f} ms"]
    for peer, package in PEERS.items():
        if find_spec(package) is None:
            continue
        theirs, same = _measured(peer, semantics, attackers)
        if same is None:
            ratio = f"> {theirs / ours:.0f} x" if theirs else "fails"
        else:
            ratio = f"{theirs / ours:.1f} x" + ("" if same == found else ", differs")
        cells.append(f"{peer} {ratio:>10}")
    return "   ".join(cells)


def _measured(tool: str, semantics: str, attackers: Attackers) -> tuple[float, Extensions | None]:
    """Seconds, and what was found: nothing if it took too long; nothing in no time if it broke down."""
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_measure, args=(there, tool, semantics, attackers), daemon=True)
    process.start()
    there.close()
    try:
        if here.poll(TIME_LIMIT):
            return cast(tuple[float, Extensions], here.recv())
        return TIME_LIMIT, None
    except EOFError:  # it ended without an answer
        return 0, None
    finally:
        process.kill()
        process.join()


def _measure(answer: Connection, tool: str, semantics: str, attackers: Attackers) -> None:
    solve = cast(Callable[[str, Attackers], Extensions], globals()[f"_by_{tool.replace('-', '_')}"])
    solve(semantics, {"a": ["b"], "b": ["a"]})  # imports what it needs
    times: list[float] = []
    with suppress(RecursionError):
        while len(times) < RUNS and sum(times) < 1:
            start = process_time()
            found = solve(semantics, attackers)
            times.append(process_time() - start)
        answer.send((statistics.median(times), found))


def _by_argmap(semantics: str, attackers: Attackers) -> Extensions:
    conditions = {id: conjunction(negation(Variable(each)) for each in by) for id, by in attackers.items()}
    if semantics == "grounded":
        found = iter([grounded(conditions)])
    else:
        found = readings(conditions, cast(Semantics, semantics), time_limit=TIME_LIMIT)
    return {frozenset(id for id, value in each.items() if value) for each in found}


def _by_pygarg(semantics: str, attackers: Attackers) -> Extensions:
    solver = import_module("pygarg.dung.solver")
    name = {"grounded": "GR", "complete": "CO", "preferred": "PR", "stable": "ST"}[semantics]
    attacks = [list(each) for each in _attacks(attackers)]
    return set(map(frozenset, solver.extension_enumeration(list(attackers), attacks, name)))


def _by_python_argumentation(semantics: str, attackers: Attackers) -> Extensions:
    classes = "py_arg.abstract_argumentation_classes"
    argument = import_module(f"{classes}.argument").Argument
    defeat = import_module(f"{classes}.defeat").Defeat
    framework = import_module(f"{classes}.abstract_argumentation_framework").AbstractArgumentationFramework
    name = f"get_{semantics}_extension{'' if semantics == 'grounded' else 's'}"
    solve = getattr(import_module(f"py_arg.algorithms.semantics.{name}"), name)
    arguments = {id: argument(id) for id in attackers}
    defeats = [defeat(arguments[attacker], arguments[attacked]) for attacker, attacked in _attacks(attackers)]
    found: Any = solve(framework("", list(arguments.values()), defeats))
    return {
        frozenset(each.name for each in every) for every in ([found] if semantics == "grounded" else found)
    }


def _by_afsolver(semantics: str, attackers: Attackers) -> Extensions:
    framework = import_module("afsolver").ArgumentationFramework
    found: Any = framework(list(attackers), _attacks(attackers)).extension(semantics)
    return {found} if semantics == "grounded" else set(found)


PEERS = {"pygarg": "pygarg", "python-argumentation": "py_arg", "afsolver": "afsolver"}
"""The package that each of them is imported as."""


def _attacks(attackers: Attackers) -> list[tuple[str, str]]:
    return [(attacker, attacked) for attacked, by in attackers.items() for attacker in by]


def _random(count: int, density: float) -> Attackers:
    """So many arguments, and so many attacks an argument; the same each time."""
    draw = random.Random(count)
    attackers: dict[str, set[int]] = {str(number): set() for number in range(count)}
    for _ in range(int(count * density)):
        attackers[str(draw.randrange(count))].add(draw.randrange(count))
    return {id: [str(each) for each in sorted(by)] for id, by in attackers.items()}


def _recorded() -> Iterator[tuple[str, Attackers]]:
    """The frameworks beside the project, where it is developed, that keep to the ICCMA's format."""
    for path in sorted(RECORDED.glob("*.af")):
        first, *lines = path.read_text(encoding="utf-8").splitlines()
        attackers: Attackers = {str(number + 1): [] for number in range(int(first.split()[-1]))}
        attacks = [line.split() for line in lines]
        if all(attacker in attackers and attacked in attackers for attacker, attacked in attacks):
            for attacker, attacked in attacks:
                attackers[attacked].append(attacker)
            yield path.stem, attackers


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or (1_000, 10_000, 100_000))
