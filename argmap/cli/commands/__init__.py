"""One module a command, found by scanning this folder.

Those that are run most do without `from __future__ import annotations`: typer would evaluate each annotation
four times.
"""
