"""What follows from a map: acceptance conditions, then one module a question."""
