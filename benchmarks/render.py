"""What drawing costs: beside Graphviz, which gets the same DOT, and Argdown, which gets the same map.

Argdown is measured after `npm install --no-package-lock --prefix benchmarks/argdown`.
"""

import os
import resource
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import argmap
from argmap.drawing.engine import find
from benchmarks import argdown, maps
from benchmarks.measure import run, tool

_ISTANBUL = Path("maps/istanbul-talks.argmap.yaml")
_ARGDOWN = Path(__file__).parent / "argdown" / "node_modules" / ".bin" / "argdown"
_WHOLE = ("--style", "full", "--fold", "none")
_GRAPHVIZ, _ARGMAP, _PEER = "graphviz", "argmap render", "argdown map"
# What each takes for a map of one claim is its start-up.
_GRAPHVIZ_OF_ONE, _ARGMAP_OF_ONE = "graphviz, one claim", "argmap render, one claim"
_ROUND = (_ARGMAP, _ARGMAP_OF_ONE, _GRAPHVIZ, _GRAPHVIZ_OF_ONE)
# Seconds of process time, after which a command is stopped.
_LIMIT = 300


class Command(NamedTuple):
    """What to run, and the picture that has to be there afterwards."""

    arguments: Sequence[str]
    picture: Path


def main(sizes: Sequence[int] = (20, 200, 2_000)) -> None:
    """Print a table a map. The goals: at most 1.2 times Graphviz plus start-up, and faster than Argdown.

    As argmap starts Graphviz, the start-up of both is in it; so it is also told what is left of both without.
    """
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (_LIMIT, most))
    # Argdown would ask the network for a newer version of itself, each time.
    os.environ["NO_UPDATE_NOTIFIER"] = "1"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _report(_ISTANBUL, folder, 15)
        for size in sizes:
            path = folder / f"m{size}.argmap.yaml"
            maps.write(path, size)
            _report(path, folder, 5 if size > 1_000 else 15)
    if not _ARGDOWN.exists():
        print("Argdown is not installed:", (__doc__ or "").splitlines()[2])


def _report(path: Path, folder: Path, runs: int) -> None:
    spent = _compare(_commands(path, folder), runs)
    print(f"{path.name}, medians of {runs} runs in turn")
    floor = spent[_GRAPHVIZ]
    for name, times in spent.items():
        print(f"  {name:<28} {_row(times, floor)}")
    # Run by run, as the machine may be slower for a while.
    rounds = list(zip(*(spent[each] for each in _ROUND), strict=False))
    _told("less start-up, to Graphviz", [(drawn - one) / dot for drawn, one, dot, _ in rounds], "1.2")
    _told(
        "and Graphviz less its own",
        [(drawn - one) / (dot - dot_of_one) for drawn, one, dot, dot_of_one in rounds],
    )
    if _PEER in spent:
        pairs = zip(spent[_ARGMAP], spent[_PEER], strict=False)
        _told("to argdown map", [own / other for own, other in pairs], "less than 1")
    print()


def _told(what: str, ratios: Sequence[float], goal: str = "") -> None:
    if ratios:
        print(f"  argmap render, {what:<28} {statistics.median(ratios):5.2f} {goal and f'(goal: {goal})'}")


def _row(times: Sequence[float], floor: Sequence[float]) -> str:
    if not times:
        return f"no picture after {_LIMIT} s"
    ratio = f"{statistics.median(times) / statistics.median(floor):8.2f} x" if floor else ""
    return f"{statistics.median(times) * 1000:9.0f} ms {ratio}"


def _commands(path: Path, folder: Path) -> dict[str, Command]:
    """The commands to compare; what they are given is written to the folder."""
    picture, small, text = folder / "map.svg", folder / "one.argmap.yaml", folder / "map.argdown"
    small.write_text("argmap: 1\nclaims: {a: A.}\n")
    text.write_text(argdown.written(argmap.load(path).graph), encoding="utf-8")
    commands = {}
    for map, by_graphviz, by_argmap in (
        (small, _GRAPHVIZ_OF_ONE, _ARGMAP_OF_ONE),
        (path, _GRAPHVIZ, _ARGMAP),
    ):
        dot = folder / f"{map.stem}.dot"
        draw = [tool("argmap"), "render", str(map), *_WHOLE, "-o"]
        run([*draw, str(dot)])
        commands[by_graphviz] = Command([find("pure").path, "-Tsvg", str(dot), "-o", str(picture)], picture)
        commands[by_argmap] = Command([*draw, str(picture)], picture)
    if _ARGDOWN.exists():
        all_of_it = ("--statement-selection", "all", "--inclusive", "-f", "svg")
        commands[_PEER] = Command([str(_ARGDOWN), "map", str(text), str(folder), *all_of_it], picture)
    return commands


def _compare(commands: Mapping[str, Command], runs: int) -> dict[str, list[float]]:
    """The seconds that each run of each command takes, run in turn; none for those that drew nothing."""
    for command in commands.values():
        run(command.arguments)  # a first time that is not counted
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name] += _spent(command)
    return {name: each if len(each) == runs else [] for name, each in times.items()}


def _spent(command: Command) -> list[float]:
    """What one run takes of the processors' time; nothing if no picture comes of it."""
    command.picture.unlink(missing_ok=True)
    cost = run(command.arguments)
    is_drawn = command.picture.exists() and command.picture.read_bytes().rstrip().endswith(b"</svg>")
    return [cost.cpu] if is_drawn else []


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or (20, 200, 2_000))
