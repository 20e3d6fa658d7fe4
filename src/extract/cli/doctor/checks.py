"""All checks, in the order in which they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.cli.doctor import clock, configuration, holdings, places, programs, server, storage, versions
from extract.cli.doctor.findings import Case, problem
from extract.errors import FactSheetsError, SettingsError
from extract.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.cli.doctor.findings import Check, Finding

CHECKS: tuple[Check, ...] = (
    versions.python,
    versions.libraries,
    configuration.settings,
    configuration.own_rules,
    storage.data_folder,
    storage.disk,
    clock.clock,
    clock.time_zone,
    places.all_sources,
    holdings.database,
    holdings.archive,
    server.port,
    server.server,
    programs.tesseract,
    programs.chromium,
)


def case_of(*, network: bool) -> Case:
    """Return what is to be looked at; where the settings cannot be used, with the defaults."""
    try:
        return Case(load_settings(), network=network)
    except SettingsError as error:
        return Case(Settings.model_construct(), error.messages, network)


def examine(case: Case) -> Iterator[Finding]:
    """Yield what the checks find; one that cannot be made is a problem, and the others go on."""
    for check in CHECKS:
        try:
            yield from check(case)
        except (FactSheetsError, OSError) as error:
            name = check.__name__.replace("_", " ")
            yield problem(name, f"It could not be looked at: {error}.", "Correct that, and ask again.")
