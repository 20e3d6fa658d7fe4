"""The command as a user runs it, beside the steps of a run."""

from tests.cli.conftest import data_dir, run

__all__ = ["data_dir", "run"]
