"""The command line: reading files, printing and exit codes live here alone."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the program."""
    gc.disable()  # a run is short, and what it makes lives to its end, what it imports included
    from argmap.cli.program import run

    run()
