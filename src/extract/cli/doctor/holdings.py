"""What is kept: whether the database is of this version, and the archive has what the ledger says."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from extract.cli.doctor.findings import Finding, note, ok, problem
from extract.errors import WarehouseError
from extract.sources import archive_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.cli.doctor.findings import Case
    from extract.sources import Archive
    from extract.warehouse.health import Content

SAMPLE = 20  # contents of which the bytes are read
MOST = 50_000_000  # bytes of a content that is read; of a larger one the size is compared
RESTORE = "Bring the archive back from a backup, or ingest the files again; the records themselves are whole."


def database(case: Case) -> Iterator[Finding]:
    """Compare the version of the published database with that which this program makes."""
    from extract.warehouse.health import known_version, read_health

    path, known = case.settings.published, known_version()
    try:
        health = read_health(path)
    except WarehouseError as error:
        yield problem("database", error.message, "If it is damaged, make it anew: factsheets publish")
        return
    if health is None:
        yield note(
            "database", f"Nothing is published: {path} does not exist yet.", "Run: factsheets ingest PATH"
        )
    elif health.version > known:
        says = (
            f"{path} was made by a newer version of this program ({health.version}; this one knows {known})."
        )
        yield problem("database", says, "Upgrade factsheet-extract.")
    elif health.version < known:
        says = f"{path} is of version {health.version}, and this program makes version {known}."
        yield note(
            "database", says, "Nothing: the next run brings it up to date. Back it up before, if you like."
        )
    else:
        yield ok("database", f"{path} is of version {known}, as it should be.")


def archive(case: Case) -> Iterator[Finding]:
    """Read some of the contents that the ledger knows, and compare them with their SHA-256."""
    from extract.warehouse.health import some_contents

    try:
        asked = some_contents(case.settings.published, SAMPLE)
    except WarehouseError:
        return  # the check of the database says so
    kept = archive_of(case.settings)
    wrong = [(one, trouble) for one in asked if (trouble := _trouble(kept, one))]
    if not asked:
        yield ok("archive", "Nothing is kept yet.")
    elif wrong:
        one, trouble = wrong[0]
        some = f"{len(wrong)} of {len(asked)} contents that were looked at"
        says = f"{some} are not as the ledger says: {one.file_name} {trouble}."
        yield problem("archive", says, RESTORE)
    else:
        yield ok("archive", f"{len(asked)} contents were looked at, and are as the ledger says.")


def _trouble(archive: Archive, content: Content) -> str | None:
    path = archive.at(content.sha256)
    try:
        size = path.stat().st_size
        if size == content.bytes and size <= MOST:
            with path.open("rb") as kept:
                whole = hashlib.file_digest(kept, "sha256").hexdigest() == content.sha256
            return None if whole else f"has other bytes ({path})"
    except FileNotFoundError:
        return f"is missing ({path})"
    except OSError as error:
        return f"cannot be read ({path}: {error.strerror})"
    return None if size == content.bytes else f"has {size} bytes instead of {content.bytes} ({path})"
