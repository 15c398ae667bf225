"""The language server, as editors see it."""
