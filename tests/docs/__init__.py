"""The manual: its examples are run, its links and pictures are as they should be."""
