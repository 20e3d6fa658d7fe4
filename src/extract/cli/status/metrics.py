"""The figures of a status in the text format of Prometheus."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from extract.cli.status.models import Run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from extract.cli.status.models import Status

Figures = dict[str, float]  # by the value of the label; an unlabelled figure by ""
RUN_STATES: tuple[str, ...] = get_args(Run.model_fields["state"].annotation)


def exposition(status: Status) -> str:
    """Return a line for each figure that is known, below its HELP and TYPE."""
    registry = CollectorRegistry()
    for name, help_text, label, figures in _families(status):
        if figures:
            _add(registry, name, help_text, label, figures)
    return generate_latest(registry).decode()


def _add(registry: CollectorRegistry, name: str, help_text: str, label: str, figures: Figures) -> None:
    gauge = Gauge(f"factsheets_{name}", help_text, [label] if label else [], registry=registry)
    for key, value in figures.items():
        (gauge.labels(key) if label else gauge).set(value)


def _families(status: Status) -> tuple[tuple[str, str, str, Figures], ...]:
    """Return name, meaning, label (or none) and figures of each metric."""
    return (
        ("status", "0 fine, 3 something waits for a person, 1 failed", "", _one(status.exit_code)),
        *_of_data(status),
        *_of_disk(status),
        *_of_schedule(status),
    )


def _of_data(status: Status) -> tuple[tuple[str, str, str, Figures], ...]:
    published, oldest = status.published, status.issues.oldest
    last = status.runs[0] if status.runs else None
    outcomes = last.model_dump(include={"seen", "loaded", "queued", "refused", "failed"}) if last else {}
    states = {state: float(last.state == state) for state in RUN_STATES} if last else {}
    age = oldest.age_seconds if oldest else None
    ended = (last.ended or last.started) if last else None
    return (
        (
            "published_timestamp_seconds",
            "When the data were published",
            "",
            _at(published.at if published else None),
        ),
        ("documents", "Documents by state", "state", _by(status.queue.documents)),
        ("documents_waiting", "Documents that wait for a person", "", _one(status.queue.waiting)),
        ("last_run_timestamp_seconds", "When the last run ended, or else began", "", _at(ended)),
        ("last_run_state", "1 for the state of the last run", "state", states),
        ("last_run_documents", "Last run: files seen, documents by state", "outcome", _by(outcomes)),
        ("runs_active", "Runs that go on at this moment on this machine", "", _one(len(status.running))),
        ("open_issues", "Open issues by severity", "severity", _by(status.issues.open)),
        ("oldest_open_issue_age_seconds", "Age of the oldest open error or warning", "", _one(age)),
    )


def _of_disk(status: Status) -> tuple[tuple[str, str, str, Figures], ...]:
    disk = status.disk
    parts = {
        "archive": disk.archive_bytes,
        "warehouse": disk.warehouse_bytes,
        "published": disk.published_bytes,
        "releases": disk.releases_bytes,
    }
    known = {part: float(size) for part, size in parts.items() if size is not None}
    return (
        ("disk_free_bytes", "Free bytes on the disk of the data folder", "", _one(disk.free_bytes)),
        ("disk_total_bytes", "All bytes of that disk", "", _one(disk.total_bytes)),
        ("disk_used_bytes", "Bytes that the program's own files take", "part", known),
    )


def _of_schedule(status: Status) -> tuple[tuple[str, str, str, Figures], ...]:
    told = status.schedule
    asked = told.reachable
    return (
        ("server_reachable", "Whether a Prefect server answers", "", _one(float(asked))),
        ("next_run_timestamp_seconds", "When the next run is scheduled", "", _at(told.next_run)),
        ("runs_running", "Runs that the server knows to go on", "", _one(told.running) if asked else {}),
        ("runs_late", "Scheduled runs that nobody took up in time", "", _one(told.late) if asked else {}),
    )


def _by(figures: Mapping[str, int]) -> Figures:
    return {key: float(value) for key, value in figures.items()}


def _one(value: float | None) -> Figures:
    return {} if value is None else {"": float(value)}


def _at(moment: datetime | None) -> Figures:
    return {} if moment is None else {"": moment.timestamp()}
