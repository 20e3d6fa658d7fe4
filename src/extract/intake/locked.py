"""Documents that wait for a password are read again once the list of passwords is another.

    data/passwords.tried      by which a later run sees whether the list has changed

It holds a salted hash of the whole list, slow to compute, and no password.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from typing import TYPE_CHECKING

from extract.settings.passwords import passwords_of

if TYPE_CHECKING:
    from pathlib import Path

    from extract.settings import Settings

TRIED = "passwords.tried"
SALT = 16  # bytes


def has_changed(settings: Settings) -> bool:
    """Tell whether there are passwords, and others than those that were tried on all that waits."""
    told = passwords_of(settings)
    if not told:
        return False
    try:
        kept = _place(settings).read_bytes()
    except OSError:
        return True
    return not hmac.compare_digest(kept, _hashed(told, kept[:SALT]))


def remember(settings: Settings) -> None:
    """Note that the present passwords were tried on all that waits."""
    if told := passwords_of(settings):
        place = _place(settings)
        half = place.with_suffix(f".{os.getpid()}")
        half.touch(mode=0o600)
        half.write_bytes(_hashed(told, os.urandom(SALT)))
        half.replace(place)


def _place(settings: Settings) -> Path:
    return settings.data_dir / TRIED


def _hashed(passwords: tuple[str, ...], salt: bytes) -> bytes:
    listed = "\n".join(sorted(passwords)).encode()
    return salt + hashlib.scrypt(listed, salt=salt, n=2**14, r=8, p=1)
