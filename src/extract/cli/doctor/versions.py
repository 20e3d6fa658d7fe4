"""Python and the libraries: whether they are those that the program was made for."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, metadata, requires, version
from typing import TYPE_CHECKING

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from extract._version import __version__
from extract.cli.doctor.findings import Finding, note, ok, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.cli.doctor.findings import Case

PROGRAM = "factsheet-extract"
WHY = {
    "fastapi": "With it Prefect's server fails at every flow.",
    "sqlalchemy": "With it Prefect's scheduler makes no runs.",
}
INSTALL = "Install the program anew: make setup, or pip install --upgrade factsheet-extract."
SHOWN = ("prefect", "fastapi", "sqlalchemy", "duckdb", "pdfplumber", "spacy")


def python(_case: Case) -> Iterator[Finding]:
    """Compare this Python with what the program asks for."""
    here = platform.python_version()
    try:
        wanted = metadata(PROGRAM)["Requires-Python"]
    except PackageNotFoundError:
        yield note(
            "python", f"Python {here}; {PROGRAM} is not installed, so nothing tells what it needs.", INSTALL
        )
        return
    if SpecifierSet(wanted).contains(here, prereleases=True):
        yield ok("python", f"Python {here} and factsheets {__version__}.")
    else:
        yield problem("python", f"Python {here} is not what the program needs ({wanted}).", INSTALL)


def libraries(_case: Case) -> Iterator[Finding]:
    """Compare the installed libraries with what the program asks for."""
    try:
        wanted = [Requirement(line) for line in requires(PROGRAM) or ()]
    except PackageNotFoundError:
        return
    always = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [finding for one in always if (finding := _compared(one))]
    if not wrong:
        told = ", ".join(f"{name} {version(name)}" for name in SHOWN)
        yield ok("libraries", f"All {len(always)} have versions that the program was made for: {told}.")
    yield from wrong


def _compared(wanted: Requirement) -> Finding | None:
    try:
        here = version(wanted.name)
    except PackageNotFoundError:
        return problem("libraries", f"{wanted.name} is not installed.", INSTALL)
    if wanted.specifier.contains(here, prereleases=True):
        return None
    why = f" {WHY[wanted.name]}" if wanted.name in WHY else ""
    says = f"{wanted.name} {here} is installed, and the program needs {wanted.specifier}.{why}"
    return problem("libraries", says, INSTALL)
