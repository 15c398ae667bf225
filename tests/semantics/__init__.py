"""What follows from a map."""
