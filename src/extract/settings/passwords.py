"""The passwords that open encrypted PDFs: from the settings, and from a file that they name.

They are handed to whoever opens a PDF, and to nobody else: no log, message, record or file has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from extract.settings import Settings

LONGEST = 1_000_000  # bytes of such a file


def passwords_of(settings: Settings) -> tuple[str, ...]:
    """Return all passwords, each once. `SettingsError` if their file cannot be read."""
    own = [password.get_secret_value() for password in settings.passwords]
    file = _listed(settings.passwords_file) if settings.passwords_file else []
    return tuple(dict.fromkeys(password for password in own + file if password))


def _listed(path: Path) -> list[str]:
    try:
        with path.open("rb") as stream:
            return stream.read(LONGEST).decode("utf-8-sig").splitlines()
    except OSError as error:
        why = f"cannot be read ({error.strerror})"
    except UnicodeDecodeError:
        why = "is no text in UTF-8"
    raise SettingsError(
        f"The file of passwords {path} {why}. It has one password a line; correct it, or passwords_file."
    )
