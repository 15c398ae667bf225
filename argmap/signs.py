"""Verdicts as they are shown in texts."""

SIGNS = {"stands": "√ stands", "falls": "× falls", "open": "? open"}
"""Each with a sign that every font has."""
