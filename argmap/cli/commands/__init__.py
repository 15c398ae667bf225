"""One module a command, found by scanning this folder.

In those that are run most, annotations are no texts (`from __future__ import annotations`): typer would evaluate
each of them four times.
"""
