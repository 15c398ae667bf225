"""The program in a folder of its own, as the tests of the other commands have it."""

from cli.conftest import argmap

__all__ = ["argmap"]
