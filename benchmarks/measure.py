"""Process times of commands, measured in turn and given as ratios: the machine's mood falls out of them."""

import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import NamedTuple

PYTHON = sys.executable


class Cost(NamedTuple):
    """Medians over several runs: user and system time in seconds, and the peak of memory in bytes."""

    cpu: float
    memory: int


def run(command: Sequence[str]) -> Cost:
    """The cost of running a command once, whatever it prints and however it ends."""
    # Where Python may not keep what it compiles, each run would compile again what has been changed.
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=kept)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0  # it has been waited for
    scale = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale)


def compare(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, Cost]:
    """The costs of several commands, run in turn `runs` times after one run that is not counted."""
    for command in commands.values():
        run(command)
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            costs[name].append(run(command))
    return {name: _median(each) for name, each in costs.items()}


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(
        statistics.median(each.cpu for each in costs), int(statistics.median(each.memory for each in costs))
    )


def tool(name: str) -> str:
    """The path of a program that pip installed beside this Python."""
    return os.path.join(os.path.dirname(PYTHON), name)


def row(name: str, cost: Cost, floor: Cost, goal: str = "") -> str:
    """A line of a table: milliseconds, the ratio to a floor, and what is aimed at."""
    return f"{name:<28} {cost.cpu * 1000:9.1f} ms {cost.cpu / floor.cpu:8.2f} x   {goal}".rstrip()
