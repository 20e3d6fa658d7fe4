"""The clock: whether it was set back, and in which zone it is."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from extract import _version
from extract.cli.doctor.findings import Finding, note, ok, problem
from extract.errors import WarehouseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.cli.doctor.findings import Case
    from extract.settings import Settings

GRACE = timedelta(minutes=2)  # clocks of file servers differ by seconds


def clock(case: Case) -> Iterator[Finding]:
    """Compare the clock with the newest thing that has a time: a clock that was set back is behind it."""
    now = datetime.now(UTC)
    at, what = max(_moments(case.settings))
    if at > now + GRACE:
        says = f"It was set back: it says {now:%Y-%m-%d %H:%M} UTC, but {what} is of {at:%Y-%m-%d %H:%M}."
        do = "Set it (timedatectl set-ntp true). Until then runs and documents seem older than they are."
        yield problem("clock", says, do)
    else:
        yield ok("clock", f"It is {now:%Y-%m-%d %H:%M} UTC; nothing here is newer.")


def _moments(settings: Settings) -> Iterator[tuple[datetime, str]]:
    from extract.warehouse.health import read_health

    for file in (Path(_version.__file__), settings.warehouse, settings.published):
        if file.exists():
            yield datetime.fromtimestamp(file.stat().st_mtime, UTC), file.name
    try:
        health = read_health(settings.published)
    except WarehouseError:
        return  # another check says so
    for run in health.runs[:1] if health else ():
        yield (run.ended or run.started).replace(tzinfo=UTC), f"the run {run.id}"


def time_zone(_case: Case) -> Iterator[Finding]:
    """Tell the zone; what TZ names must be one, or the system silently takes UTC."""
    name = os.environ.get("TZ", "").removeprefix(":")
    local = datetime.now(UTC).astimezone()
    if name and not _is_zone(name):
        yield note(
            "time zone",
            f"TZ is {name!r}, which no time zone is called: UTC is taken.",
            "Correct TZ, such as Europe/Oslo.",
        )
    else:
        yield ok("time zone", f"Times are kept in UTC; here it is {local:%H:%M %Z (UTC%z)}.")


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return Path(name).is_absolute() or any(
            letter.isdigit() for letter in name
        )  # a file, or such as CET-1
    return True
