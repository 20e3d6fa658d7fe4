"""The log: what users do not see, such as tracebacks."""

import logging
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path

from extract.errors import SettingsError
from extract.settings import Settings, load_settings
from extract.traces import LogFormatter


class _LazyFile(logging.FileHandler):
    """Makes the file, and the folder above it, with the first line; says nothing where that fails."""

    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).parent.mkdir(parents=True, exist_ok=True)
        return super()._open()

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line; a log that cannot be written is passed over, as the user is told of the cause."""
        with suppress(OSError):
            super().emit(record)


def _settings() -> Settings:
    """Return the settings, or the defaults where they cannot be used."""
    try:
        return load_settings()
    except SettingsError:
        return Settings.model_construct()


def log_file() -> Path:
    """Return the file of the settings, or that of the defaults where the settings cannot be used."""
    return _settings().log_file


def log_to_file() -> None:
    """Write what `extract` logs to the file of the settings, and nothing of it to the terminal.

    Words of documents are left out, unless `log_texts` is set.
    """
    logger = logging.getLogger("extract")
    for handler in [h for h in logger.handlers if isinstance(h, _LazyFile)]:
        logger.removeHandler(handler)
    settings = _settings()
    handler = _LazyFile(settings.log_file, encoding="utf-8", delay=True)
    handler.setFormatter(LogFormatter(texts=settings.log_texts))
    logger.addHandler(handler)
    logger.propagate = False
