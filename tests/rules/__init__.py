"""The rules: real maps, with the expectation on the line."""
