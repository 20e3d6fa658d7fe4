"""What stores raise, as kinds and sentences."""

from __future__ import annotations

import errno
from enum import StrEnum


class Kind(StrEnum):
    """Why a place cannot be used."""

    PACKAGE = "package"
    ADDRESS = "address"
    ABSENT = "absent"
    DENIED = "denied"
    REFUSED = "refused"
    FULL = "full"
    SILENT = "silent"


TYPES: tuple[tuple[Kind, tuple[type[Exception], ...]], ...] = (
    (Kind.PACKAGE, (ImportError,)),
    (Kind.ADDRESS, (ValueError,)),
    (Kind.ABSENT, (FileNotFoundError, NotADirectoryError, IsADirectoryError)),
    (Kind.DENIED, (PermissionError,)),
)
NUMBERS = {
    errno.ENOSPC: Kind.FULL,
    errno.EDQUOT: Kind.FULL,
    errno.EROFS: Kind.FULL,
    errno.EINVAL: Kind.REFUSED,
    errno.ENAMETOOLONG: Kind.REFUSED,
    errno.EPERM: Kind.REFUSED,
    errno.ENOSYS: Kind.REFUSED,
}
SENTENCES = {
    Kind.ADDRESS: "{place} is no address that can be used ({told}). Correct it.",
    Kind.ABSENT: "{place}: there is no such bucket, folder or object. Check the address.",
    Kind.DENIED: "{place}: access is denied ({told}). Check the rights and the credentials.",
    Kind.REFUSED: "{place}: the store refuses what it was asked ({told}). Check the address.",
    Kind.FULL: "{place}: cannot be written ({told}). Free some space or choose another place.",
    Kind.SILENT: "{place}: the store does not answer ({told}). Check the network, then try again.",
}


class ShortUpload(OSError):  # noqa: N818 - as in extract.errors
    """A file that did not arrive whole."""


def kind_of(error: Exception) -> Kind:
    """Tell of which kind an error of a store is; what is not known is taken for trouble with the network."""
    for kind, types in TYPES:
        if isinstance(error, types):
            return kind
    if "Credential" in type(error).__name__:
        return Kind.DENIED
    return NUMBERS.get(error.errno or 0, Kind.SILENT) if isinstance(error, OSError) else Kind.SILENT


def may_pass(error: Exception) -> bool:
    """Tell whether trying again may help, with nothing changed."""
    return kind_of(error) is Kind.SILENT


def reason(error: Exception) -> str:
    """Return what the library says, or at least the name of its error."""
    told = " ".join(str(error).split()).rstrip(".")
    return told or type(error).__name__


def sentence(place: str, error: Exception) -> str:
    """Say what went wrong at `place`, and what to do."""
    kind = kind_of(error)
    if kind is Kind.PACKAGE:
        return _package(place, place.partition("://")[0], reason(error))
    return SENTENCES[kind].format(place=place, told=reason(error))


def _package(place: str, scheme: str, told: str) -> str:
    if scheme in {"s3", "s3a"}:
        return f"{place}: the package for {scheme}:// is missing. Run: pip install factsheet-extract[s3]"
    return f"{place}: a package for {scheme}:// is missing ({told})."
