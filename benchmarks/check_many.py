"""A folder of many maps: the wall time of `argmap check` beside that of check-jsonschema on them."""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import maps
from benchmarks.measure import tool

GOAL = 3


def main(files: int = 2_000, statements: int = 40, runs: int = 3) -> None:
    """Print the medians of the wall times, and their ratio. The goal holds for the default, on two cores."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{number // 100:02}", f"m{number}.argmap.yaml") for number in range(files)]
        for path in paths:
            path.parent.mkdir(exist_ok=True)
            maps.write(path, statements)
        schema = "schema/argmap.schema.json"
        commands = {
            "argmap check": [tool("argmap"), "check", folder],
            "check-jsonschema": [tool("check-jsonschema"), "--schemafile", schema, *map(str, paths)],
        }
        times = _walls(commands, runs)
    print(f"{files} maps of {statements} statements, median of {runs} runs")
    for name, seconds in times.items():
        print(f"  {name:<28} {seconds:8.2f} s  {1000 * seconds / files:7.2f} ms a map")
    ratio = times["check-jsonschema"] / times["argmap check"]
    print(f"  check-jsonschema / argmap check {ratio:5.2f} (goal {GOAL})")


def _walls(commands: Mapping[str, Sequence[str]], runs: int) -> dict[str, float]:
    """The median wall time of each command, run in turn; no map may be found wrong."""
    walls: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            walls[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in walls.items()}


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]))
