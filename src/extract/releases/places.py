"""From what the user calls a place to the store there: the one module that knows fsspec's addresses."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import fsspec

from extract.errors import FactSheetsError, ReleaseError
from extract.releases.folders import Folder
from extract.releases.objects import Objects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.releases.stores import Store


def store_at(place: str, maker: str) -> Store:
    """Return the store at a folder, a `file://` address, or an address that fsspec knows (`s3://bucket/path`)."""
    if "://" not in place:
        return Folder(Path(place).expanduser())
    if place.startswith("file://"):
        return Folder(Path(unquote(urlsplit(place).path)))
    files, root = fsspec.url_to_fs(place)
    return Objects(files, root, place, maker)


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what stores raise, each in its own way, into a sentence about `place`."""
    scheme = place.partition("://")[0]
    try:
        yield
    except FactSheetsError:
        raise
    except ImportError as error:
        raise ReleaseError(
            f"{place}: a package for {scheme}:// is missing ({error}). "
            "For s3://, install factsheet-extract[s3]."
        ) from error
    except ValueError as error:
        raise ReleaseError(f"{place} is no address that releases can go to ({error}).") from error
    except Exception as error:  # each library of a store has errors of its own
        reason = str(error) or type(error).__name__
        raise ReleaseError(
            f"{place}: the release could not be brought there ({reason}). Check the address, the rights and "
            "the credentials, then release again; what was not finished is cleared away then."
        ) from error
