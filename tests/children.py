"""What the children of the worker tests run: each file name asks for another fate."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import EncryptedDocument, RuleDataError
from extract.sources import Archived
from extract.unreadable import unreadable

if TYPE_CHECKING:
    from extract.models import FactSheet
    from extract.settings import Settings


def obey(file: Path | Archived, settings: Settings) -> FactSheet:
    """Do what the file's name says: spin, sleep, grow, crash, vanish, fail, refuse; else read it."""
    name = file.seen.stem if isinstance(file, Archived) else file.stem
    fates = {
        "spin": spin,
        "sleep": lambda: time.sleep(60),
        "grow": grow,
        "crash": lambda: os.kill(os.getpid(), signal.SIGSEGV),
        "killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "vanish": lambda: os._exit(3),
        "fail": fail,
        "recurse": recurse,
        "rules": misrule,
    }
    fates.get(name, lambda: None)()
    return unreadable(file, EncryptedDocument(Path(name), "read."))


def spin() -> None:
    """Use CPU time, and swallow errors as broken parsers do."""
    while True:
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001 - as said
            continue


def grow() -> None:
    """Use memory without end."""
    kept = []
    while True:
        kept.append(bytearray(20_000_000))


def fail() -> None:
    """Make a mistake."""
    raise KeyError("missing")


def stumble(file: Path | Archived, settings: Settings) -> FactSheet:
    """Read the file, and fail with what it says in the message of the error."""
    from extract.pdf import read_pdf

    assert isinstance(file, Path)
    raise ValueError(
        " ".join(word.text for page in read_pdf(file, settings.limits).pages for word in page.words)
    )


def misrule() -> None:
    """Meet a rule file that cannot be used."""
    raise RuleDataError("is not readable as TOML", file="dates.toml")


def recurse() -> None:
    """Call without end."""
    recurse()
