"""What can go wrong, as types.

Every error that a user may see descends from `FactSheetsError`. Its message says what happened, to which
file, and what to do next; its fields carry the same as data. `extract.cli` catches the root, prints the
message and ends with `exit_code`; the traceback goes to the log only.
"""

from __future__ import annotations

import errno
from functools import partial
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class FactSheetsError(Exception):
    """The root of all errors that this project raises on purpose."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def messages(self) -> tuple[str, ...]:
        """All that there is to say, one sentence each."""
        return (self.message,)


class SettingsError(FactSheetsError):
    """A setting has a value that cannot be used."""


class RuleDataError(FactSheetsError):
    """A rule file cannot be used; `file`, `line` and `key` say where. `others` are wrong in the same way."""

    def __init__(
        self,
        message: str,
        *,
        file: str,
        key: str = "",
        line: int | None = None,
        others: tuple[RuleDataError, ...] = (),
    ) -> None:
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {key + ': ' if key else ''}{message}")
        self.file = file
        self.key = key
        self.line = line
        self.others = others
        self._told = message

    @property
    def messages(self) -> tuple[str, ...]:
        """All that is wrong."""
        return (self.message, *(other.message for other in self.others))

    def __reduce__(self) -> tuple[partial[RuleDataError], tuple[str]]:
        """Cross process borders whole."""
        made = partial(type(self), file=self.file, key=self.key, line=self.line, others=self.others)
        return made, (self._told,)

    @classmethod
    def all_of(cls, errors: Sequence[RuleDataError]) -> RuleDataError:
        """Return the first of `errors`, with the others behind it."""
        first, *others = errors
        first.others = tuple(others)
        return first


class RatesError(FactSheetsError):
    """A file of exchange rates cannot be used; `problems` say why, line by line."""

    def __init__(self, path: Path, problems: Sequence[str]) -> None:
        super().__init__(f"{path}: {problems[0]}.")
        self.path = path
        self.problems = tuple(problems)

    @property
    def messages(self) -> tuple[str, ...]:
        """All that is wrong, and that nothing was changed."""
        told = (f"{self.path}: {problem}." for problem in self.problems)
        return (*told, f"{self.path}: no rate was taken. Correct the file and load it again.")


class SourceError(FactSheetsError):
    """A path given by the user leads to nothing that can be ingested."""


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


class CorrectionError(FactSheetsError):
    """A correction cannot be made: no such record or field, or a value that the field does not take."""


class CorrectionsBusy(FactSheetsError):  # noqa: N818 - as above
    """Another process is writing the log of corrections."""


class WarehouseError(FactSheetsError):
    """The database cannot be opened, written or published."""


class WarehouseBusy(WarehouseError):  # noqa: N818 - as above
    """Another process holds the database file."""


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
