"""One module a command, found by scanning this folder."""
