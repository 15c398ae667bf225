"""How long the program takes to begin: ratios to an empty Python program, and to other linters of YAML."""

import tempfile
from pathlib import Path

from benchmarks.measure import PYTHON, compare, row, tool

MAP = "maps/istanbul-talks.argmap.yaml"


def main(runs: int = 21) -> None:
    """Print the table. The goals: `--version` and `--help` at most 8 x, `check` at most 20 x."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "yamllint.yaml")
        settings.write_text("extends: relaxed\n")
        commands = {
            "python -c pass": [PYTHON, "-c", "pass"],
            "argmap --version": [tool("argmap"), "--version"],
            "argmap --help": [tool("argmap"), "--help"],
            "argmap check": [tool("argmap"), "check", MAP],
            "yamllint": [tool("yamllint"), "-c", str(settings), MAP],
            "check-jsonschema": [tool("check-jsonschema"), "--schemafile", "schema/argmap.schema.json", MAP],
        }
        costs = compare(commands, runs)
    floor = costs["python -c pass"]
    goals = {
        "argmap --version": "goal 8 x",
        "argmap --help": "goal 8 x",
        "argmap check": "goal 20 x, and the least",
    }
    for name, cost in costs.items():
        print(row(name, cost, floor, goals.get(name, "")))


if __name__ == "__main__":
    main()
