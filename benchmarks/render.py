"""What drawing costs: beside Graphviz, which gets the same DOT, and Argdown, which gets the same map.

Argdown is measured after `npm install --no-package-lock --prefix benchmarks/argdown`.
"""

import os
import resource
import statistics
import sys
import tempfile
import time
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
_START = "start-up: a map of one claim"
# Seconds of process time, after which a command is stopped.
_LIMIT = 300


class Spent(NamedTuple):
    """Medians over several runs, in seconds: of the processors' time, and by the clock."""

    cpu: float
    wall: float


class Command(NamedTuple):
    """What to run, and the picture that has to be there afterwards."""

    arguments: Sequence[str]
    picture: Path


def main(sizes: Sequence[int] = (20, 200, 2_000)) -> None:
    """Print a table a map. The goals: at most 1.2 times Graphviz plus start-up, and faster than Argdown."""
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (_LIMIT, most))
    # Argdown would ask the network for a newer version of itself, each time.
    os.environ["NO_UPDATE_NOTIFIER"] = "1"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _report(_ISTANBUL, folder, 9)
        for size in sizes:
            path = folder / f"m{size}.argmap.yaml"
            maps.write(path, size)
            _report(path, folder, 1 if size > 1_000 else 9)
    if not _ARGDOWN.exists():
        print("Argdown is not installed:", (__doc__ or "").splitlines()[2])


def _report(path: Path, folder: Path, runs: int) -> None:
    spent = _compare(_commands(path, folder), runs)
    print(f"{path.name}, {'one run' if runs == 1 else f'median of {runs} runs'}")
    floor = spent["graphviz"]
    for name, each in spent.items():
        print(f"  {name:<30} {_row(each, floor)}")
    drawn, start, peer = spent["argmap render"], spent[_START], spent.get("argdown map")
    if drawn and start and floor:
        more = (drawn.cpu - start.cpu) / floor.cpu
        print(f"  argmap render less start-up, to Graphviz   {more:5.2f} (goal 1.2)")
    if drawn and peer:
        print(f"  argmap render, to argdown map              {drawn.cpu / peer.cpu:5.2f} (goal: less than 1)")
    print()


def _row(spent: Spent | None, floor: Spent | None) -> str:
    if spent is None:
        return f"no picture after {_LIMIT} s"
    ratio = f"{spent.cpu / floor.cpu:8.2f} x" if floor else ""
    return f"{spent.cpu * 1000:9.0f} ms {ratio}   by the clock {spent.wall * 1000:7.0f} ms"


def _commands(path: Path, folder: Path) -> dict[str, Command]:
    """The commands to compare; what they are given is written to the folder."""
    small, dot, text = folder / "small.argmap.yaml", folder / "map.dot", folder / "map.argdown"
    small.write_text("argmap: 1\nclaims: {a: A.}\n")
    run([tool("argmap"), "render", str(path), "-o", str(dot), *_WHOLE])
    text.write_text(argdown.written(argmap.load(path).graph), encoding="utf-8")
    picture = folder / "map.svg"
    draw = [tool("argmap"), "render", "-o", str(picture), *_WHOLE]
    commands = {
        _START: Command([*draw, str(small)], picture),
        "graphviz": Command([find("pure").path, "-Tsvg", str(dot), "-o", str(picture)], picture),
        "argmap render": Command([*draw, str(path)], picture),
    }
    if _ARGDOWN.exists():
        all_of_it = ("--statement-selection", "all", "--inclusive", "-f", "svg")
        commands["argdown map"] = Command([str(_ARGDOWN), "map", str(text), str(folder), *all_of_it], picture)
    return commands


def _compare(commands: Mapping[str, Command], runs: int) -> dict[str, Spent | None]:
    """What each command takes, run in turn; None for those that have drawn nothing."""
    times: dict[str, list[Spent]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name] += _spent(command)
    return {name: _median(each) if len(each) == runs else None for name, each in times.items()}


def _spent(command: Command) -> list[Spent]:
    """What one run takes; nothing if no picture comes of it."""
    command.picture.unlink(missing_ok=True)
    start = time.perf_counter()
    cost = run(command.arguments)
    spent = Spent(cost.cpu, time.perf_counter() - start)
    is_drawn = command.picture.exists() and command.picture.read_bytes().rstrip().endswith(b"</svg>")
    return [spent] if is_drawn else []


def _median(times: Sequence[Spent]) -> Spent:
    return Spent(
        statistics.median(each.cpu for each in times), statistics.median(each.wall for each in times)
    )


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or (20, 200, 2_000))
