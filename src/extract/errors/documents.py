"""Why a PDF cannot be read; each becomes an issue of its document."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from extract.errors.base import FactSheetsError

if TYPE_CHECKING:
    from pathlib import Path


class UnreadableDocument(FactSheetsError):  # noqa: N818 - the field's word for it
    """A PDF cannot be read; `code` is the issue code under which it waits for a person."""

    code: ClassVar[str] = "damaged"

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{path.name}: {message}")
        self.path = path
        self.reason = message

    def __reduce__(self) -> tuple[type[UnreadableDocument], tuple[Path, str]]:
        """Cross process borders whole."""
        return type(self), (self.path, self.reason)


class NotAPdf(UnreadableDocument):
    """The bytes are not those of a PDF."""

    code = "not_a_pdf"


class EmptyFile(UnreadableDocument):
    """The file has no bytes."""

    code = "not_a_pdf"


class EncryptedDocument(UnreadableDocument):
    """The PDF opens only with a password."""

    code = "encrypted"


class DamagedDocument(UnreadableDocument):
    """The PDF's structure is broken beyond what the reader can follow."""

    code = "damaged"


class LimitExceeded(UnreadableDocument):
    """Reading would have cost more than the settings allow; the message names the limit."""

    code = "limit_exceeded"

    @classmethod
    def of(cls, path: Path, found: str, name: str, value: object) -> LimitExceeded:
        """Say that `found` is more than the limit `name`, which is `value` now."""
        return cls(
            path,
            f"{found}, more than the limit {name} = {value} allows; "
            f"to read it all the same, raise FACTSHEETS_LIMITS__{name.upper()}.",
        )


class UnopenableFile(UnreadableDocument):
    """The operating system does not let us read the file."""

    code = "unopenable"
