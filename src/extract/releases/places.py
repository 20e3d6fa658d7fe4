"""From what the user calls a place to the store of releases there."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from extract.errors import FactSheetsError, ReleaseError
from extract.releases.folders import Folder
from extract.releases.objects import Objects
from extract.storage import connect, folder_of, reason, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.releases.stores import Store


def store_at(place: str, maker: str) -> Store:
    """Return the store at a folder, a `file://` address, or an address that fsspec knows (`s3://bucket/path`)."""
    folder = folder_of(place)
    return Folder(folder) if folder else Objects(*connect(place), place, maker)


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what stores raise, each in its own way, into a sentence about `place`."""
    try:
        yield
    except FactSheetsError:
        raise
    except (ImportError, ValueError) as error:
        raise ReleaseError(sentence(place, error)) from error
    except Exception as error:  # each library of a store has errors of its own
        raise ReleaseError(
            f"{place}: the release could not be brought there ({reason(error)}). Check the address, the "
            "rights and the credentials, then release again; what was not finished is cleared away then."
        ) from error
