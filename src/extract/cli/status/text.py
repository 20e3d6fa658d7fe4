"""A status for people: a few lines, the weightiest first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import humanize

from extract.cli.output import Format, print_rows
from extract.cli.terminal import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.cli.status.models import Disk, Issues, Published, Queue, Run, Schedule, Status

COLUMNS = ("run", "state", "began (UTC)", "took", "seen", "loaded", "queued", "refused", "failed")
HEADS = {
    "fine": "All is well.",
    "waiting": "Something waits for a person.",
    "failed": "Something went wrong.",
}


def show(status: Status) -> None:
    """Print a status."""
    print(HEADS[status.verdict])  # noqa: T201 - the result of the command
    for reason in status.reasons:
        print(harmless(f"- {reason}"))  # noqa: T201
    print()  # noqa: T201
    for name, told in _lines(status):
        print(harmless(f"{name:<11}{told}"))  # noqa: T201
    if status.runs:
        print()  # noqa: T201
        print_rows(COLUMNS, [_cells(run) for run in status.runs], Format.TABLE)


def _lines(status: Status) -> Iterator[tuple[str, str]]:
    if status.published:
        yield "Published", _published(status.published)
    if status.running:
        yield "Running", f"{', '.join(status.running)}; it publishes when it ends"
    yield "Documents", _documents(status.queue)
    yield "Issues", _issues(status.issues)
    yield "Disk", _disk(status.disk)
    yield "Schedule", schedule(status.schedule)


def _published(published: Published) -> str:
    told = f"{published.path}, {_ago(published.age_seconds)} ({_clock(published.at)})"
    if published.unpublished_changes:
        told += "; a run has written since"
    return told


def _documents(queue: Queue) -> str:
    known = {state: number for state, number in queue.documents.items() if number}
    wait = "1 waits" if queue.waiting == 1 else f"{queue.waiting} wait"
    why = f" ({_counts(queue.causes)})" if queue.causes else ""
    waiting = f"; {wait} for a person{why}" if queue.waiting else ""
    return (_counts(known) or "none") + waiting


def _issues(issues: Issues) -> str:
    known = {_plural(name, number): number for name, number in issues.open.items() if number}
    if issues.oldest is None:
        return _counts(known) or "none"
    old = issues.oldest
    return f"{_counts(known)}; the oldest: {old.code} in {old.file_name}, seen first {_ago(old.age_seconds)}"


def _disk(disk: Disk) -> str:
    releases = "elsewhere" if disk.releases_bytes is None else size(disk.releases_bytes)
    return (
        f"{size(disk.free_bytes)} free of {size(disk.total_bytes)}; archive {size(disk.archive_bytes)}, "
        f"warehouse {size(disk.warehouse_bytes)}, published {size(disk.published_bytes)}, releases {releases}"
    )


def schedule(told: Schedule) -> str:
    """Say when the next run is, and what goes on."""
    if told.server is None:
        return "no schedule: no server is running. To start one: factsheets serve"
    if not told.reachable:
        return f"unknown: the server at {told.server} cannot be asked: {told.problem}"
    going = f"; {told.running} running" if told.running else ""
    late = f"; {told.late} late: no worker takes them up" if told.late else ""
    if told.next_run is None:
        return f"nothing is scheduled at {told.server}{going}{late}"
    ahead = humanize.precisedelta(
        max(told.next_run - datetime.now(UTC), timedelta()), minimum_unit="seconds", format="%d"
    )
    return f"{told.next_deployment or 'a run'} in {ahead} ({_clock(told.next_run)}){going}{late}"


def _cells(run: Run) -> tuple[str | int, ...]:
    took = humanize.precisedelta(run.ended - run.started, format="%.0f") if run.ended else ""
    began = f"{run.started:%Y-%m-%d %H:%M:%S}"
    return run.id, run.state, began, took, run.seen, run.loaded, run.queued, run.refused, run.failed


def _counts(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in numbers.items())


def _plural(name: str, number: int) -> str:
    return name if number == 1 else f"{name}s"


def _ago(seconds: float) -> str:
    return f"{humanize.naturaldelta(timedelta(seconds=seconds))} ago"


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def size(number: int) -> str:
    """Return bytes as people say them: 1.5 GB."""
    return humanize.naturalsize(number)
