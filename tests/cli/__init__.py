"""The installed program, run as its users run it."""
