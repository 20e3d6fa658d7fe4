"""Whether an object store could be spoken to: its library, and with a network, the store itself."""

from __future__ import annotations

from glob import has_magic

import fsspec


def lacking(address: str) -> str | None:
    """Return what keeps an address from being spoken to on this machine, in words; None if nothing does."""
    scheme = address.partition("://")[0] if "://" in address else "file"
    try:
        fsspec.get_filesystem_class(scheme)
    except ImportError as error:
        return f"{address}: a package for {scheme}:// is missing ({error})"
    except ValueError:
        return f"{address}: no store is known by {scheme}://"
    return None


def unreachable(address: str) -> str | None:
    """List the place where an address begins; return why that fails, None if it does not."""
    parts = address.partition("://")
    fixed = []
    for part in parts[2].split("/"):
        if has_magic(part):
            break
        fixed.append(part)
    try:
        files, root = fsspec.url_to_fs("".join(parts[:2]) + "/".join(fixed))
        files.ls(root, detail=False)
    except Exception as error:  # noqa: BLE001 - each library of a store has errors of its own
        return f"{address} cannot be listed ({str(error) or type(error).__name__})"
    return None
