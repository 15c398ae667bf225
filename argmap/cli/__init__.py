"""The command line: reading files, printing and exit codes live here alone."""

import gc
import sys
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the program."""
    gc.disable()  # a run is short, and what it makes lives to its end, what it imports included
    try:
        from argmap.cli.program import run

        run()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()  # else Python goes through all of it once more when it ends: a tenth of a short run
