"""What work pools need on their server, once: `python -m flows.prepare`; running it again changes nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from extract.errors import FactSheetsError
from extract.settings import load_settings
from flows.automations import NAME, watch_heartbeats
from flows.writing import WRITER, limit_writers

if TYPE_CHECKING:
    from extract.settings import Settings


def prepare(settings: Settings) -> None:
    """Make the limit of one writer, and the automation for runs without heartbeat."""
    limit_writers()
    watch_heartbeats(settings)


def main() -> None:
    """Prepare the server of PREFECT_API_URL."""
    try:
        prepare(load_settings())
    except FactSheetsError as error:
        sys.exit(f"Error: {error}")
    sys.stdout.write(f"There: limit {WRITER} (1), automation '{NAME}'.\n")


if __name__ == "__main__":
    main()
