"""The command `factsheets`."""

__all__ = ["main"]


def main() -> None:
    """Run the command line; errors end as one sentence on standard error, with their exit code."""
    from extract.cli.app import main as run

    run()
