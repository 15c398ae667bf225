"""The program, for tests of differences."""

from cli.conftest import argmap

__all__ = ["argmap"]
