"""The command `factsheets`."""

from extract.cli.app import main

__all__ = ["main"]
