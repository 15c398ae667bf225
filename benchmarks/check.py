"""How checking grows with the map: beside the bare parse by libyaml, check-jsonschema and yamllint."""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import maps
from benchmarks.measure import PYTHON, Cost, compare, row, run, tool

_PARSE = """
import statistics, sys, time
from yaml._yaml import CParser
text = open(sys.argv[1], "rb").read()
def cost():
    start = time.process_time()
    CParser(text).raw_parse()
    return time.process_time() - start
print(statistics.median(cost() for _ in range(5)))
"""
_PEERS_UP_TO = 10_000
"""Past this many statements the peers take minutes."""


def main(sizes: Sequence[int] = (1_000, 10_000, 100_000)) -> None:
    """Print a table a size. The goals hold at 10 000 statements."""
    with tempfile.TemporaryDirectory() as folder:
        for count in sizes:
            path = Path(folder, f"m{count}.argmap.yaml")
            size = maps.write(path, count)
            commands = _commands(str(path), count)
            runs = 5 if count <= 10_000 else 3
            costs = compare(commands, runs)
            # One after the other, as the machine may be slower for a while.
            pairs = [(run(commands["argmap check"]).cpu, _parse(path)) for _ in range(2 * runs - 1)]
            ratio = statistics.median(each / floor for each, floor in pairs)
            parse = statistics.median(floor for _, floor in pairs)
            check = costs["argmap check"]
            print(f"{count} statements, {size / 1e6:.1f} MB")
            for name, cost in costs.items():
                print("  " + row(name, cost, Cost(parse, 0)))
            print(f"  argmap check / bare parse by libyaml   {ratio:.1f} (goal 25)")
            if "check-jsonschema" in costs:
                peer = costs["check-jsonschema"].cpu
                print(f"  argmap check / check-jsonschema        {check.cpu / peer:.3f} (goal 0.12)")
            grown = check.memory - costs["python -c pass"].memory
            print(f"  memory per byte of input               {grown / size:.0f} bytes (goal 60)\n")


def _parse(path: Path) -> float:
    """The seconds of a bare parse, without the start of its process: so short a time would drown in that."""
    return float(subprocess.check_output([PYTHON, "-c", _PARSE, str(path)]))


def _commands(path: str, count: int) -> dict[str, list[str]]:
    commands = {
        "python -c pass": [PYTHON, "-c", "pass"],
        "argmap check": [tool("argmap"), "check", path],
    }
    if count <= _PEERS_UP_TO:
        schema = "schema/argmap.schema.json"
        commands["check-jsonschema"] = [tool("check-jsonschema"), "--schemafile", schema, path]
        commands["yamllint"] = [tool("yamllint"), "-d", "relaxed", path]
    return commands


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or (1_000, 10_000, 100_000))
