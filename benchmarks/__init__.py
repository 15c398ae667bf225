"""What the performance page quotes; run each module with `python -m benchmarks.NAME`."""
