"""What is wrong with where results are kept, and with what is asked of them."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Any

from extract.errors.base import FactSheetsError

if TYPE_CHECKING:
    from pathlib import Path


class CorrectionError(FactSheetsError):
    """A correction cannot be made: no such record or field, or a value that the field does not take."""


class CorrectionsBusy(FactSheetsError):  # noqa: N818 - as above
    """Another process is writing the log of corrections."""


Decided = Any  # `extract.models.Correction`, of which this module knows no more than its fields


class StaleDecision(CorrectionError):  # noqa: N818 - as above
    """Somebody has decided on the same thing since the reviewer looked: `theirs` is kept, `yours` is not."""

    def __init__(self, theirs: Decided, yours: Decided) -> None:
        super().__init__(
            f"{yours.reviewer}, your decision was not kept: {theirs.reviewer} has decided on the same thing "
            f"since you looked ({theirs.at:%Y-%m-%d %H:%M} UTC). Look at both, and decide again."
        )
        self.theirs = theirs
        self.yours = yours

    def __reduce__(self) -> tuple[type[StaleDecision], tuple[Decided, Decided]]:
        """Cross process borders whole."""
        return type(self), (self.theirs, self.yours)


class WarehouseError(FactSheetsError):
    """The database cannot be opened, written or published."""


class WarehouseBusy(WarehouseError):  # noqa: N818 - as above
    """Another process holds the database file."""


class UnknownDocument(WarehouseError):  # noqa: N818 - what was asked for
    """The database has no such document."""


class StorageError(FactSheetsError):
    """The data folder cannot be written: full, read-only, or not ours."""

    @classmethod
    def because(cls, place: Path, error: OSError) -> StorageError:
        """Say why `place` could not be written, and what helps."""
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return cls(f"{place}: the disk is full. Free some space and run the same command again.")
        return cls(
            f"{place}: cannot be written ({error.strerror or error}). Make the folder writable, "
            "or choose another by the setting FACTSHEETS_DATA_DIR."
        )


class ArchiveError(StorageError):
    """The store of the archive cannot be reached, read or written."""


class BackupError(FactSheetsError):
    """A backup cannot be made or restored, or is not what it says."""


class ReleaseError(FactSheetsError):
    """A release cannot be made, or not be brought to where it should go."""


class QueryError(FactSheetsError):
    """A user's SQL could not be run on the published database."""


class ReportError(FactSheetsError):
    """A report cannot be made as it was asked for."""


class UnknownPartner(ReportError):  # noqa: N818 - what the user named
    """No document of the database is about this partner; `near` are keys of those with the nearest names."""

    def __init__(self, message: str, *, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near
