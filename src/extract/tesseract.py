"""The program tesseract: only this module speaks it.

It is asked directly, not through OCRmyPDF: wanted are words with places and confidences, not a PDF; and
OCRmyPDF needs Ghostscript and more beside it. Picture and answer go through pipes: nothing is written to the
disk, and one whose reader has died ends when it comes to write.
"""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.settings.ocr import Ocr

PROGRAM = "tesseract"
INSTALL = "Install tesseract (on Debian: apt-get install tesseract-ocr tesseract-ocr-fra tesseract-ocr-spa)"
PATIENCE = 20.0  # seconds for what takes milliseconds
_VERSION = re.compile(r"tesseract\s+v?(\S+)")


class OcrFailed(Exception):  # noqa: N818 - never leaves this package
    """Tesseract did not read a picture; the message says why."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Tesseract as it is installed here, with the languages that it has."""

    path: str
    version: str
    languages: frozenset[str]

    def having(self, wanted: Sequence[str]) -> tuple[str, ...]:
        """Return those of the wanted languages that are installed."""
        return tuple(language for language in wanted if language in self.languages)

    def read(self, picture: bytes, *options: str, languages: Sequence[str], seconds: float) -> str:
        """Return what stands in a picture (a file of any kind that tesseract reads) as hOCR.

        Raises `OcrFailed` where it takes longer than `seconds`, or tesseract gives up.
        """
        told = [self.path, "stdin", "stdout", "-l", "+".join(languages), *options]
        return _run(told, picture, seconds)


def engine() -> Engine | None:
    """Return tesseract, or None where it is not installed or does not run."""
    path = shutil.which(PROGRAM)
    return _asked(path, Path(path).stat().st_mtime_ns) if path else None


def name_of(found: Engine | None, asked: Ocr) -> str | None:
    """Return by what pages are read: program, version, languages, dots an inch; None where they are not."""
    if found is None or lacking(found, asked):
        return None
    return f"tesseract {found.version} {'+'.join(found.having(asked.languages))} {asked.dpi} dpi"


def lacking(found: Engine | None, asked: Ocr) -> str:
    """Say why no page is read, and what to do; '' where they are."""
    if not asked.enabled:
        return "OCR is switched off: set ocr.enabled to true and run again."
    if found is None:
        return f"{INSTALL} and run again."
    if not found.having(asked.languages):
        packages = " ".join(f"tesseract-ocr-{language}" for language in asked.languages)
        return (
            f"Tesseract has none of the languages of ocr.languages (on Debian: apt-get install {packages})."
        )
    return ""


@lru_cache(maxsize=4)
def _asked(path: str, _changed: int) -> Engine | None:
    """Ask for version and languages, once for each program that is installed."""
    try:
        version = _VERSION.search(_run([path, "--version"], b"", PATIENCE))
        languages = _run([path, "--list-langs"], b"", PATIENCE).split("\n")[1:]
    except OcrFailed:
        return None
    return Engine(path, version[1], frozenset(filter(None, map(str.strip, languages)))) if version else None


def _run(told: Sequence[str], given: bytes, seconds: float) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
    pipe = subprocess.PIPE
    try:
        with subprocess.Popen(  # noqa: S603 - a program that was found, and no shell
            told, stdin=pipe, stdout=pipe, stderr=pipe, env=environment
        ) as process:
            try:
                _bound(process.pid, seconds)
                answer, complaint = process.communicate(given, timeout=seconds)
            except BaseException:
                process.kill()
                raise
    except subprocess.TimeoutExpired as error:
        raise OcrFailed(f"it took longer than {seconds:g} seconds") from error
    except OSError as error:
        raise OcrFailed(f"tesseract cannot be started ({error.strerror})") from error
    if process.returncode:
        said = complaint.decode("utf-8", "replace").strip().splitlines()
        raise OcrFailed(f"tesseract ended with {process.returncode}: {said[-1][:200] if said else 'no word'}")
    return answer.decode("utf-8", "replace")


def _bound(process: int, seconds: float) -> None:
    """Let it end by itself, should this process be killed: no more CPU time than elapsed time."""
    if hasattr(resource, "prlimit"):  # Linux; elsewhere it ends when it comes to write
        limit = int(seconds) + 1
        with suppress(OSError, ValueError):
            resource.prlimit(process, resource.RLIMIT_CPU, (limit, limit + 1))
