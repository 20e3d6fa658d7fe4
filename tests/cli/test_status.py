"""`factsheets status`: its exit code, its JSON and its metrics, on real databases."""

from __future__ import annotations

import fcntl
import json
import os
import re
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import BaseModel

from extract.cli.status.models import Status
from extract.intake import alive
from extract.settings import load_settings
from extract.warehouse import open_warehouse, publish
from tests.warehouse.builders import loaded, rich_sheet, start, unread_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.models import FactSheet
    from tests.cli.conftest import Run

DOCS = Path(__file__).parents[2] / "docs/operations.md"


@pytest.fixture(autouse=True)
def _no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no server be configured, and none run on the port."""
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    monkeypatch.setenv("FACTSHEETS_SERVE__PORT", str(free_port()))


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def published(data_dir: Path, *sheets: FactSheet) -> None:
    loaded(data_dir / "warehouse.duckdb", *sheets)
    publish(data_dir / "warehouse.duckdb", data_dir / "published.duckdb")


def status_of(run: Run) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run("status", "--json").out)
    return told


def metrics_of(run: Run) -> dict[str, dict[str, float]]:
    """Return the figures of each metric by the value of its label, as Prometheus reads them."""
    families = list(text_string_to_metric_families(run("status", "--metrics").out))
    assert all(family.documentation and family.type == "gauge" for family in families)
    return {
        family.name: {next(iter(one.labels.values()), ""): one.value for one in family.samples}
        for family in families
    }


def test_nothing_published_is_a_failure_with_a_next_step(run: Run) -> None:
    told = run("status")
    assert told.code == 1
    assert "factsheets ingest" in told.out
    assert "no schedule: no server is running" in told.out
    assert metrics_of(run)["factsheets_status"] == {"": 1}


def test_all_is_well(run: Run, data_dir: Path) -> None:
    published(data_dir, rich_sheet())
    told = run("status")
    assert told.code == 0
    assert told.out.startswith("All is well.")
    assert "1 loaded" in told.out
    assert status_of(run)["queue"]["waiting"] == 0


def test_documents_that_wait_are_told(run: Run, data_dir: Path) -> None:
    published(data_dir, rich_sheet(), unread_sheet("locked", "encrypted"), unread_sheet("page", "not_a_pdf"))
    told = run("status")
    assert told.code == 3
    assert "2 documents wait for a person. To see why: factsheets issues" in told.out
    assert "2 wait for a person (1 encrypted, 1 not_a_pdf)" in " ".join(told.out.split())
    assert "in locked.pdf" in told.out
    queue = status_of(run)["queue"]
    assert queue == {
        "documents": {
            "seen": 0,
            "archived": 0,
            "loaded": 1,
            "queued": 1,
            "refused": 1,
            "closed": 0,
            "failed": 0,
        },
        "waiting": 2,
        "causes": {"encrypted": 1, "not_a_pdf": 1},
    }


def test_an_interrupted_run_is_a_failure(run: Run, data_dir: Path) -> None:
    published(data_dir, rich_sheet())
    with open_warehouse(data_dir / "warehouse.duckdb") as warehouse:
        warehouse.finish_run(start(warehouse), state="interrupted")
    publish(data_dir / "warehouse.duckdb", data_dir / "published.duckdb")
    told = run("status")
    assert told.code == 1
    assert "was interrupted" in told.out
    assert metrics_of(run)["factsheets_last_run_state"]["interrupted"] == 1
    with open_warehouse(data_dir / "warehouse.duckdb") as warehouse:
        warehouse.finish_run(start(warehouse))
    publish(data_dir / "warehouse.duckdb", data_dir / "published.duckdb")
    assert run("status").code == 0


def aged(*files: Path, hours: float) -> None:
    """Let files be as if they had been written some hours ago."""
    at = (datetime.now(UTC) - timedelta(hours=hours)).timestamp()
    for file in files:
        os.utime(file, (at, at))


def test_a_run_that_goes_on_is_told_and_one_that_died_is_a_failure(run: Run, data_dir: Path) -> None:
    """The pipeline's own file is looked at, never opened: here it is held open for writing."""
    settings = load_settings()
    published(data_dir, rich_sheet())
    aged(data_dir / "published.duckdb", hours=5)
    with open_warehouse(data_dir / "warehouse.duckdb") as warehouse:
        run_id = start(warehouse)
        alive.enter(run_id, settings)
        aged(*data_dir.glob("warehouse.duckdb*"), hours=4)
        told = run("status")
    assert told.code == 0
    assert f"Running    {run_id}; it publishes when it ends" in told.out
    assert "a run has written since" in told.out
    assert metrics_of(run)["factsheets_runs_active"] == {"": 1}
    alive.leave(run_id)
    (data_dir / "running" / run_id).touch()  # as kill -9 leaves it
    aged(*data_dir.glob("warehouse.duckdb*"), hours=4)
    told = run("status")
    assert told.code == 1
    assert "was stopped before it published" in told.out
    assert (data_dir / "running" / run_id).exists()
    assert status_of(run)["running"] == []
    with (data_dir / ".published.duckdb.1").open("wb") as copy:
        fcntl.flock(copy, fcntl.LOCK_EX)
        assert run("status").code == 0
    assert run("status").code == 1


def test_a_file_that_is_no_database_is_one_sentence(run: Run, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "published.duckdb").write_bytes(b"nonsense" * 1000)
    told = run("status")
    assert (told.code, told.out) == (1, "")
    assert told.err.count("Error: ") == 1


def test_the_figures_of_the_metrics_are_those_of_the_json(run: Run, data_dir: Path) -> None:
    published(data_dir, rich_sheet(), unread_sheet("locked", "encrypted"))
    told, figures = status_of(run), metrics_of(run)
    assert figures["factsheets_documents"] == told["queue"]["documents"]
    assert figures["factsheets_documents_waiting"] == {"": 1}
    assert figures["factsheets_open_issues"] == told["issues"]["open"]
    ended = datetime.fromisoformat(told["runs"][0]["ended"]).timestamp()
    assert figures["factsheets_last_run_timestamp_seconds"][""] == pytest.approx(ended)
    assert figures["factsheets_last_run_documents"] == {
        name: told["runs"][0][name] for name in ("seen", "loaded", "queued", "refused", "failed")
    }
    parts = ("archive", "warehouse", "published", "releases")
    assert figures["factsheets_disk_used_bytes"] == {part: told["disk"][f"{part}_bytes"] for part in parts}
    assert figures["factsheets_disk_used_bytes"]["archive"] > 0
    assert figures["factsheets_disk_free_bytes"][""] > 0
    assert figures["factsheets_oldest_open_issue_age_seconds"][""] >= 0
    assert "factsheets_next_run_timestamp_seconds" not in figures


def test_releases_in_a_store_are_not_counted(
    run: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(data_dir, rich_sheet())
    (data_dir / "releases").mkdir()
    (data_dir / "releases/latest.json").write_text("{}")
    assert status_of(run)["disk"]["releases_bytes"] == 2
    monkeypatch.setenv("FACTSHEETS_RELEASES_TO", "s3://bucket/path")
    assert status_of(run)["disk"]["releases_bytes"] is None
    assert "releases" not in metrics_of(run)["factsheets_disk_used_bytes"]


def test_a_server_that_does_not_answer_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", f"http://127.0.0.1:{free_port()}/api")
    assert "cannot be asked: it takes no connection" in run("status").out
    assert metrics_of(run)["factsheets_server_reachable"] == {"": 0}


def test_one_form_at_a_time(run: Run) -> None:
    assert run("status", "--json", "--metrics").code == 2


def keys(model: type[BaseModel], before: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield f"{before}{name}"
        for inner in re.findall(r"(?:extract\.cli\.status\.models\.)(\w+)", str(field.annotation)):
            kind = getattr(__import__("extract.cli.status.models", fromlist=[inner]), inner)
            if issubclass(kind, BaseModel):
                yield from keys(kind, f"{before}{name}.")


def test_the_docs_name_every_key_and_every_metric(run: Run, data_dir: Path) -> None:
    published(data_dir, unread_sheet("locked", "encrypted"))
    section = DOCS.read_text().partition("## Status")[2].partition("\n## ")[0]
    told = set(re.findall(r"`([a-z_.]+)`", section))
    assert [key for key in keys(Status) if key not in told] == []
    assert [name for name in metrics_of(run) if name not in told] == []
