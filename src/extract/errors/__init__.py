"""What can go wrong, as types.

Every error that a user may see descends from `FactSheetsError`. Its message says what happened, to which
file, and what to do next; its fields carry the same as data. `extract.cli` catches the root, prints the
message and ends with `exit_code`; the traceback goes to the log only.
"""

from extract.errors.base import (
    FactSheetsError,
    RatesError,
    RuleDataError,
    SettingsError,
)
from extract.errors.documents import (
    DamagedDocument,
    EmptyFile,
    EncryptedDocument,
    LimitExceeded,
    NotAPdf,
    UnopenableFile,
    UnreadableDocument,
)
from extract.errors.feedback import (
    GoldError,
    NotDecided,
    SpreadsheetError,
)
from extract.errors.keeping import (
    ArchiveError,
    BackupError,
    CorrectionError,
    CorrectionsBusy,
    QueryError,
    ReleaseError,
    ReportError,
    StaleDecision,
    StorageError,
    UnknownDocument,
    UnknownPartner,
    WarehouseBusy,
    WarehouseError,
)
from extract.errors.running import (
    ClusterError,
    ExtractionStopped,
    PreviewOutdated,
    ReprocessBusy,
    ReprocessError,
    ServerLost,
    ServingError,
    Terminated,
)
from extract.errors.sources import (
    SourceError,
    SourceUnreachable,
    StillWritten,
)

__all__ = [
    "ArchiveError",
    "BackupError",
    "ClusterError",
    "CorrectionError",
    "CorrectionsBusy",
    "DamagedDocument",
    "EmptyFile",
    "EncryptedDocument",
    "ExtractionStopped",
    "FactSheetsError",
    "GoldError",
    "LimitExceeded",
    "NotAPdf",
    "NotDecided",
    "PreviewOutdated",
    "QueryError",
    "RatesError",
    "ReleaseError",
    "ReportError",
    "ReprocessBusy",
    "ReprocessError",
    "RuleDataError",
    "ServerLost",
    "ServingError",
    "SettingsError",
    "SourceError",
    "SourceUnreachable",
    "SpreadsheetError",
    "StaleDecision",
    "StillWritten",
    "StorageError",
    "Terminated",
    "UnknownDocument",
    "UnknownPartner",
    "UnopenableFile",
    "UnreadableDocument",
    "WarehouseBusy",
    "WarehouseError",
]
