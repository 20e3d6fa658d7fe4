"""What `factsheets status --json` prints. The keys are documented and stay; times are UTC, ages seconds."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Verdict = Literal["fine", "waiting", "failed"]
EXIT_CODES: dict[Verdict, int] = {"fine": 0, "failed": 1, "waiting": 3}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Published(_Part):
    """The file that analysts open."""

    path: str
    at: datetime = Field(description="when it was published")
    age_seconds: float
    database_version: int
    unpublished_changes: bool = Field(description="whether a run has written since")


class Run(_Part):
    """One run of the pipeline."""

    id: str
    state: Literal["running", "finished", "failed", "interrupted"]
    started: datetime
    ended: datetime | None
    seen: int
    loaded: int
    queued: int
    refused: int
    failed: int


class Queue(_Part):
    """Documents by state, and how many of them wait for a person: queued, refused, failed.

    `causes` counts those that are queued or refused by the code of the issue that says why.
    """

    documents: dict[str, int]
    waiting: int
    causes: dict[str, int]


class OldestIssue(_Part):
    """The open error or warning whose document was seen first."""

    id: str
    severity: str
    code: str
    file_name: str
    message: str
    since: datetime
    age_seconds: float


class Issues(_Part):
    """Open issues by severity."""

    open: dict[str, int]
    oldest: OldestIssue | None


class Disk(_Part):
    """The disk of the data folder; the archive as the ledger counts it, the rest as it lies there."""

    free_bytes: int
    total_bytes: int
    archive_bytes: int
    warehouse_bytes: int
    published_bytes: int
    releases_bytes: int | None = Field(description="null if they go to an object store")


class Schedule(_Part):
    """What the Prefect server has scheduled; `server` is null if none is configured and none runs here."""

    server: str | None
    reachable: bool
    deployments: list[str]
    next_run: datetime | None
    next_deployment: str | None
    running: int
    late: int
    problem: str | None


class Status(_Part):
    """How the pipeline is."""

    checked: datetime
    verdict: Verdict
    reasons: list[str] = Field(description="why it is not fine, a sentence each")
    published: Published | None
    running: list[str] = Field(description="runs that go on at this moment on this machine")
    runs: list[Run]
    queue: Queue
    issues: Issues
    disk: Disk
    schedule: Schedule

    @property
    def exit_code(self) -> int:
        """0 fine, 3 something waits for a person, 1 the last run failed or nothing is published."""
        return EXIT_CODES[self.verdict]
