"""Encrypted PDFs open by the empty password, as everywhere, or by one of those that the settings know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from extract.errors import EncryptedDocument
from extract.pdf.opening import opened

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from extract.pdf.allowance import Allowance
    from extract.pdf.opening import Opened


class OddlyEncrypted(EncryptedDocument):
    """The PDF is encrypted in a way that this parser does not know; another may."""


def unlocked(
    stream: BinaryIO, allowance: Allowance, path: Path, passwords: tuple[str, ...], *, quick: bool
) -> Opened:
    """Find the objects of a PDF, as `opened` does.

    Raises `EncryptedDocument`, `Overrun`, and whatever the parser does.
    """
    for password in ("", *passwords):
        try:
            return opened(stream, allowance, password, quick=quick)
        except (PDFPasswordIncorrect, UnicodeError):  # the latter: no letters that this encryption knows
            stream.seek(0)
        except PDFEncryptionError:
            raise OddlyEncrypted(
                path, "the PDF is encrypted in a way that cannot be read; save it without encryption."
            ) from None
    raise locked(path, passwords)


def locked(path: Path, passwords: tuple[str, ...]) -> EncryptedDocument:
    """Return the error for a file that none of the passwords opens."""
    tried = "none of the passwords in the settings opens it" if passwords else "it opens only with a password"
    return EncryptedDocument(
        path,
        f"{tried}; ask for it and add it to `passwords` in the settings, "
        "or save the PDF without one, then ingest it again.",
    )
