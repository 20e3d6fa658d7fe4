"""The command `factsheets`."""

import sys

from extract import forks

__all__ = ["main"]


def main() -> None:
    """Run the command line; errors end as one sentence on standard error, with their exit code."""
    if sys.argv[1:2] == ["extract"]:
        forks.start()  # its children import their libraries while this process imports its own
    from extract.cli.app import main as run

    run()
