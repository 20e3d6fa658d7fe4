"""Programs beside this one, all of which it can do without."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from extract.cli.doctor.findings import Finding, note, ok
from extract.tesseract import INSTALL, engine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.cli.doctor.findings import Case
    from extract.tesseract import Engine

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WITHOUT = "A PDF that is only pictures waits for a person; with OCR its text is read."


def tesseract(case: Case) -> Iterator[Finding]:
    """Look for the OCR program and the languages in which pages are to be read."""
    asked, found = case.settings.ocr, engine()
    if not asked.enabled:
        yield note("tesseract", f"{_here(found)} OCR is switched off (ocr.enabled). {WITHOUT}")
        return
    if found is None:
        yield note("tesseract", f"It is not installed, and need not be. {WITHOUT}", f"{INSTALL}.")
        return
    lacking = [language for language in asked.languages if language not in found.languages]
    if lacking:
        packages = " ".join(f"tesseract-ocr-{language}" for language in lacking)
        says = f"{_here(found)} It lacks {', '.join(lacking)}: it would break the accents of these languages."
        yield note("tesseract", says, f"On Debian: apt-get install {packages}.")
    else:
        yield ok("tesseract", f"{_here(found)} It has {', '.join(asked.languages)}.")


def _here(found: Engine | None) -> str:
    return f"{found.path} is version {found.version}." if found else "It is not installed."


def chromium(_case: Case) -> Iterator[Finding]:
    """Look for a browser that can be driven."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path:
        yield ok("chromium", f"{path} is there.")
    else:
        says = "It is not installed, and need not be: any browser shows the pages; only tests drive this one."
        yield note("chromium", says, "On Debian, for the tests: apt-get install chromium.")
