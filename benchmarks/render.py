"""What drawing costs beside Graphviz itself, which gets the same DOT."""

import tempfile
from pathlib import Path

from argmap.drawing.engine import find
from benchmarks import maps
from benchmarks.measure import compare, row, run, tool

_WHOLE = ("--style", "full", "--fold", "none")
_ISTANBUL = "maps/istanbul-talks.argmap.yaml"


def main(runs: int = 9) -> None:
    """Print a table a map. The goal: at most 1.2 times Graphviz, plus start-up."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.argmap.yaml"), Path(folder, "m200.argmap.yaml")
        small.write_text("argmap: 1\nclaims: {a: A.}\n")
        maps.write(large, 200)
        for path in (_ISTANBUL, str(large)):
            dot = str(Path(folder, "map.dot"))
            run([tool("argmap"), "render", path, "-o", dot, *_WHOLE])
            commands = {
                "start-up: a map of one claim": [tool("argmap"), "render", str(small), "-o", f"{dot}.svg"],
                "graphviz": [find("pure").path, "-Tsvg", dot, "-o", f"{dot}.svg"],
                "argmap render": [tool("argmap"), "render", path, "-o", f"{dot}.svg", *_WHOLE],
            }
            costs = compare(commands, runs)
            floor = costs["graphviz"]
            print(Path(path).name)
            for name, cost in costs.items():
                print("  " + row(name, cost, floor))
            more = costs["argmap render"].cpu - costs["start-up: a map of one claim"].cpu
            print(f"  argmap render less start-up, to Graphviz   {more / floor.cpu:.2f} (goal 1.2)\n")


if __name__ == "__main__":
    main()
