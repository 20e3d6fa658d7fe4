"""The log: what users do not see, such as tracebacks."""

import logging
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from extract.settings import load_settings

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class _LazyFile(logging.FileHandler):
    """Makes the file, and the folder above it, with the first line; says nothing where that fails."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; a log that cannot be written is passed over, as the user is told of the cause."""
        with suppress(OSError):
            super().emit(record)


def log_to_file() -> None:
    """Write what `extract` logs to the file of the settings, and nothing of it to the terminal."""
    logger = logging.getLogger("extract")
    for handler in [h for h in logger.handlers if isinstance(h, _LazyFile)]:
        logger.removeHandler(handler)
    handler = _LazyFile(load_settings().log_file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(FORMAT))
    logger.addHandler(handler)
    logger.propagate = False
