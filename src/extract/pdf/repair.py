"""A PDF that cannot be read as it is, written anew by qpdf: with whole tables of objects, lengths and ends.

What is painted stays as it is, byte by byte, so that places on the pages hold for the original file.
"""

from __future__ import annotations

import logging
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO

log = logging.getLogger(__name__)


class StillLocked(Exception):  # noqa: N818 - never leaves this package
    """No password opens the file."""


def mended(stream: BinaryIO, passwords: tuple[str, ...]) -> BytesIO | None:
    """Return the file as qpdf writes it, without encryption; None if it cannot read it either.

    Raises `StillLocked`, and `MemoryError` beyond the limit of the process.
    """
    import pikepdf

    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore", pikepdf.PageCopyWarning)
    for password in ("", *passwords):
        stream.seek(0)
        try:
            return _written(stream, password)
        except pikepdf.PasswordError:
            continue
        except MemoryError:
            raise
        except Exception as error:
            log.info("qpdf cannot mend the file", exc_info=error)
            return None
    raise StillLocked


def _written(stream: BinaryIO, password: str) -> BytesIO:
    """Write the file anew; nothing is unpacked but what holds objects."""
    import pikepdf

    with pikepdf.open(stream, password=password, suppress_warnings=True) as pdf:
        written = BytesIO()
        pdf.save(
            written,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            encryption=False,
        )
    written.seek(0)
    return written
