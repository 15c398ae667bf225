"""What argmap init writes, and how it adds to what is there."""
