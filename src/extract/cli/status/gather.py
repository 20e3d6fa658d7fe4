"""Ask the published file, the disk and the server how the pipeline is."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extract.cli.status import disk, models
from extract.cli.status.going import going_on, is_publishing
from extract.settings.served import server_port

if TYPE_CHECKING:
    from pathlib import Path

    from extract.settings import Settings
    from extract.warehouse.health import Health, OldIssue

WAITING = ("queued", "refused", "failed")
STOPPED = ("failed", "interrupted")
GRACE = 60.0  # seconds between a run's last word and its publishing


def gather(settings: Settings) -> models.Status:
    """Return how the pipeline is; `WarehouseError` if the published file cannot be read."""
    from extract.warehouse.health import read_health
    from flows.schedules import look

    now = datetime.now(UTC)
    health = read_health(settings.published)
    published = _published(settings, health, now) if health else None
    queue = _queue(health)
    stops = list(_stops(settings, health, published, now))
    waits = [_waits(queue.waiting)] if queue.waiting else []
    return models.Status(
        checked=now,
        verdict="failed" if stops else "waiting" if waits else "fine",
        reasons=[*stops, *waits],
        published=published,
        running=list(going_on(settings)),
        runs=_runs(health),
        queue=queue,
        issues=_issues(health, now),
        disk=_disk(settings, health),
        schedule=models.Schedule.model_validate(asdict(look(server_port(settings)))),
    )


def _published(settings: Settings, health: Health, now: datetime) -> models.Published:
    at = _written(settings.published)
    return models.Published(
        path=str(settings.published),
        at=at,
        age_seconds=max((now - at).total_seconds(), 0.0),
        database_version=health.version,
        unpublished_changes=_last_change(settings) > at,
    )


def _last_change(settings: Settings) -> datetime:
    """Return when the pipeline's own database was last written; it is looked at, not opened."""
    log = settings.warehouse.with_name(f"{settings.warehouse.name}.wal")
    return max(_written(settings.warehouse), _written(log))


def _written(path: Path) -> datetime:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except FileNotFoundError:
        return datetime.fromtimestamp(0, UTC)


def _stops(
    settings: Settings, health: Health | None, published: models.Published | None, now: datetime
) -> list[str]:
    """Return a sentence for each reason to say that the pipeline has failed."""
    if health is None or published is None:
        return [f"Nothing is published: {settings.published} does not exist. Run: factsheets ingest"]
    told = [
        f"The last run ({run.id}) {'failed' if run.state == 'failed' else 'was interrupted'}."
        for run in health.runs[:1]
        if run.state in STOPPED
    ]
    quiet = (now - _last_change(settings)).total_seconds()
    busy = going_on(settings) or is_publishing(settings) or quiet < GRACE
    if published.unpublished_changes and not busy:
        told.append(
            f"A run wrote into {settings.warehouse} and was stopped before it published. "
            "Run again; the rest is done then."
        )
    return told


def _waits(number: int) -> str:
    some = "1 document waits" if number == 1 else f"{number} documents wait"
    return f"{some} for a person. To see why: factsheets issues"


def _runs(health: Health | None) -> list[models.Run]:
    if health is None:
        return []
    told = (asdict(run) | {"started": _utc(run.started), "ended": _utc(run.ended)} for run in health.runs)
    return [models.Run.model_validate(run) for run in told]


def _queue(health: Health | None) -> models.Queue:
    documents = {str(state): number for state, number in health.documents.items()} if health else {}
    return models.Queue(
        documents=documents,
        waiting=sum(documents.get(state, 0) for state in WAITING),
        causes=dict(health.causes) if health else {},
    )


def _issues(health: Health | None, now: datetime) -> models.Issues:
    if health is None:
        return models.Issues(open={}, oldest=None)
    counts = {str(severity): number for severity, number in health.issues.items()}
    return models.Issues(open=counts, oldest=_oldest(health.oldest, now) if health.oldest else None)


def _oldest(issue: OldIssue, now: datetime) -> models.OldestIssue:
    since = issue.since.replace(tzinfo=UTC)
    told = asdict(issue) | {"since": since, "age_seconds": max((now - since).total_seconds(), 0.0)}
    return models.OldestIssue.model_validate(told)


def _disk(settings: Settings, health: Health | None) -> models.Disk:
    free, total = disk.usage_at(settings.data_dir)
    return models.Disk(
        free_bytes=free,
        total_bytes=total,
        archive_bytes=health.archived if health else 0,
        warehouse_bytes=disk.size_of(settings.warehouse),
        published_bytes=disk.size_of(settings.published),
        releases_bytes=disk.releases_size(settings),
    )


def _utc(moment: datetime | None) -> datetime | None:
    return moment.replace(tzinfo=UTC) if moment else None
