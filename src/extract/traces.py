"""Tracebacks for the log: where an error arose, without what documents say.

The message of an error may quote what was read (`invalid literal for int(): …`). So only our own messages and
those of the operating system are kept, which name files, settings and limits.
"""

from __future__ import annotations

import copy
import logging
import traceback
from typing import TYPE_CHECKING

from extract.errors import FactSheetsError

if TYPE_CHECKING:
    from types import TracebackType

    ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"
_LINKS = {
    True: "The above exception was the direct cause of the following exception:",
    False: "During handling of the above exception, another exception occurred:",
}
MOST = 20  # errors of one chain


def trace_of(error: BaseException, *, texts: bool) -> str:
    """Return the traceback of an error and of its causes; with `texts` also what they say."""
    if texts:
        return "".join(traceback.format_exception(error)).rstrip()
    told = [_one(error)]
    for _ in range(MOST):
        cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if cause is None:
            break
        told += [_LINKS[error.__cause__ is not None], _one(cause)]
        error = cause
    return "\n\n".join(reversed(told))


class LogFormatter(logging.Formatter):
    """Writes records with tracebacks that hold no text of documents, unless `texts`."""

    def __init__(self, *, texts: bool) -> None:
        super().__init__(FORMAT)
        self._texts = texts

    def format(self, record: logging.LogRecord) -> str:
        """Write a record; a traceback that another handler has written is not taken over."""
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - the library's name
        """Write a traceback."""
        return trace_of(ei[1], texts=self._texts) if ei[1] else ""


def _one(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    said = f": {error}" if isinstance(error, FactSheetsError | OSError) else ""
    return "".join(traceback.format_tb(error.__traceback__)) + name + said
