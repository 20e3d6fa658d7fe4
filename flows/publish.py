"""The flow `publish`: the analysts' file anew, without a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect import flow, task

from extract.settings import Settings, load_settings
from extract.warehouse import publish as give
from flows.notifying import told_of_failure
from flows.tasks import RETRIES
from flows.writing import writing

if TYPE_CHECKING:
    from pathlib import Path


@task(**RETRIES, name="publish", task_run_name="publish")
def publish_copy(settings: Settings) -> Path:
    """Check a copy of the pipeline's database and put it in the place of the analysts' file."""
    with writing():
        give(settings.warehouse, settings.published)
    return settings.published


@flow(name="publish", on_failure=[told_of_failure], on_crashed=[told_of_failure])
def publish() -> Path:
    """Publish what the warehouse holds; returns where."""
    return publish_copy(load_settings())
