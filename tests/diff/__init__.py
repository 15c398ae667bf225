"""What changed from one map to another."""
