"""Reviewers and their passwords: a file of names with Argon2 hashes, readable for its owner only."""

from __future__ import annotations

import json
import threading
from hashlib import sha256
from typing import TYPE_CHECKING

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from pydantic import RootModel, ValidationError

from extract.errors import SettingsError
from extract.review.growing import Stamp, stamp_of
from extract.review.safety.secrets_file import write_private

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST = 10  # characters of a password
LONGEST_NAME = 80  # characters
AT_ONCE = 2  # passwords; each costs 64 MB of memory for a moment


class _Names(RootModel[dict[str, str]]):
    pass


class Logins:
    """The file of logins at `path`, read again when it has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._hasher = PasswordHasher()
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._held: tuple[Stamp, dict[str, str]] = (None, {})
        self._nobody = self._hasher.hash("nobody has this password")

    def names(self) -> tuple[str, ...]:
        """Return who may log in; `SettingsError` if the file cannot be used."""
        return tuple(sorted(self._read()))

    def verify(self, name: str, password: str) -> bool:
        """Tell whether this is the password of `name`; it takes as long for a name that is not there."""
        with self._turns:
            known = self._read().get(name)
            try:
                right = self._hasher.verify(known or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return False
            return right and known is not None

    def mark(self, name: str) -> str | None:
        """Return what changes with the password of `name`; None if nobody is called so any more."""
        known = self._read().get(name)
        return known and sha256(known.encode()).hexdigest()[:16]

    def add(self, name: str, password: str) -> None:
        """Write a name with its password, in the place of an earlier one."""
        self._write(self._read() | {checked_name(name): self._hasher.hash(checked_password(password))})

    def remove(self, name: str) -> None:
        """Take a name away; its sessions end with it."""
        known = self._read()
        if name not in known:
            told = ", ".join(sorted(known)) or "nobody yet"
            raise SettingsError(f"{self.path}: there is no login called {name}. There are: {told}.")
        self._write({key: value for key, value in known.items() if key != name})

    def _write(self, names: dict[str, str]) -> None:
        write_private(self.path, json.dumps(names, ensure_ascii=False, indent=1) + "\n")

    def _read(self) -> dict[str, str]:
        stamp = stamp_of(self.path)
        if stamp != self._held[0]:
            self._held = stamp, self._parsed() if stamp else {}
        return self._held[1]

    def _parsed(self) -> dict[str, str]:
        try:
            return _Names.model_validate_json(self.path.read_bytes()).root
        except ValidationError as error:
            raise SettingsError(
                f"{self.path} is no file of logins. Move it away and write it anew: "
                "factsheets review --add-login NAME"
            ) from error
        except OSError as error:
            raise SettingsError(
                f"{self.path} cannot be read ({error.strerror}). Make it readable for the user "
                "who runs the desk, and for nobody else."
            ) from error


def checked_name(name: str) -> str:
    """Return the name without blanks around it; `SettingsError` if it cannot be one."""
    told = name.strip()
    if not told or len(told) > LONGEST_NAME or not told.isprintable():
        raise SettingsError(f"A reviewer's name has 1 to {LONGEST_NAME} printable characters.")
    return told


def checked_password(password: str) -> str:
    """Return the password; `SettingsError` if it is too short."""
    if len(password) < SHORTEST:
        raise SettingsError(f"A password has at least {SHORTEST} characters. Nothing was written.")
    return password
