"""The page: a map that a reader explores in a browser, with its own evaluator, all in one file."""
