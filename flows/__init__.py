"""Prefect flows: the only code that knows Prefect. Its tasks are one-line calls into `extract`."""

import os

# Prefect reads these when it is imported.
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}
for name, value in QUIET.items():
    os.environ.setdefault(name, value)
