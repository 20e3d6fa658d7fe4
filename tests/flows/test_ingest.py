"""The flow on a real Prefect server, with real files and a real database."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from prefect.client.orchestration import get_client

from extract.errors import StorageError, WarehouseBusy
from extract.intake import run as intake_run
from extract.settings import load_settings
from extract.warehouse import open_warehouse, query
from extract.workers import extract_all
from flows import ingest as flow_module
from flows import tasks
from flows.ingest import ingest
from flows.progress import watched_by
from tests.pdfs import encrypted_pdf, picture_pdf, text_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from extract.intake import Summary
    from extract.rules import Overlay
    from extract.settings import Settings
    from extract.sources import Archived
    from extract.workers import Extract, Read

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTSHEETS_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two fact sheets, a copy of one, and all that can be wrong with a file."""
    inbox = tmp_path / "in"
    inbox.mkdir()
    (inbox / "norway.pdf").write_bytes(
        text_pdf("Norway – ILO Cooperation", "Norway gave NOK 4.5 million in 2021.")
    )
    (inbox / "ghana.pdf").write_bytes(
        text_pdf("Ghana – ILO Cooperation", "Ghana pays US$ 2 million for 2022.")
    )
    shutil.copy(inbox / "ghana.pdf", inbox / "ghana (copy).pdf")
    (inbox / "empty.pdf").write_bytes(b"")
    (inbox / "page.pdf").write_text("<html>not a fact sheet</html>")
    (inbox / "secret.pdf").write_bytes(encrypted_pdf("for some eyes only"))
    (inbox / "cut.pdf").write_bytes(text_pdf("Cut", "in the middle")[:300])
    (inbox / "scan.pdf").write_bytes(picture_pdf())
    return inbox


def states(summary: Summary) -> dict[str, str]:
    return {row.document.file_name: row.document.state for row in summary.rows}


def rows(sql: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in query(load_settings().published, sql).rows]


def test_every_file_ends_in_a_state_with_a_cause(data_dir: Path, inbox: Path) -> None:
    summary = ingest([str(inbox)])
    told = states(summary)
    assert {told[name] for name in told if "ghana" in name or "norway" in name} == {"loaded"}
    assert {told[name] for name in ("secret.pdf", "cut.pdf", "scan.pdf")} == {"queued"}
    assert {told[name] for name in ("empty.pdf", "page.pdf")} == {"refused"}
    assert len(summary.rows) == 7  # the copy is the same document
    assert summary.exit_code == 3
    assert all(row.document.cause for row in summary.rows if row.document.state != "loaded")


def test_each_figure_leads_to_its_page(data_dir: Path, inbox: Path) -> None:
    ingest([str(inbox / "norway.pdf")])
    assert rows("SELECT currency, value, text, page, len(spans) FROM amounts") == [
        ("NOK", 4500000, "NOK 4.5 million", 1, 1)
    ]


def test_a_second_run_finds_nothing_new_and_doubles_nothing(data_dir: Path, inbox: Path) -> None:
    first = ingest([str(inbox)])
    before = rows("SELECT document, id FROM amounts ORDER BY ALL")
    second = ingest([str(inbox)])
    assert (first.fresh, second.fresh) == (7, 0)
    assert states(first) == states(second)
    assert second.exit_code == first.exit_code
    assert rows("SELECT document, id FROM amounts ORDER BY ALL") == before


def test_a_copy_under_another_name_is_one_document_seen_twice(data_dir: Path, inbox: Path) -> None:
    ingest([str(inbox)])
    assert rows("SELECT count(*) FROM documents WHERE file_name LIKE 'ghana%'") == [(1,)]
    assert rows("SELECT count(DISTINCT uri) FROM document_sightings WHERE file_name LIKE 'ghana%'") == [(2,)]
    assert rows("SELECT count(*) FROM open_issues WHERE code = 'duplicate_document'") == [(1,)]


def test_a_missing_path_is_told_and_the_rest_is_loaded(data_dir: Path, inbox: Path) -> None:
    summary = ingest([str(inbox / "nowhere"), str(inbox / "norway.pdf")])
    assert states(summary) == {"norway.pdf": "loaded"}
    assert "nowhere" in summary.problems[0]
    assert summary.exit_code == 1


def test_progress_is_told_for_each_document(data_dir: Path, inbox: Path) -> None:
    told: list[tuple[int, int]] = []
    with watched_by(lambda done, total: told.append((done, total))):
        ingest([str(inbox)])
    assert told == [(n, 7) for n in range(1, 8)]


@pytest.mark.long
def test_an_interrupted_run_keeps_what_it_loaded_and_the_next_does_the_rest(
    data_dir: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTSHEETS_BATCH_SIZE", "2")
    batches: list[int] = []

    def stop_in_third_batch(
        files: Sequence[Archived], settings: Settings, read: Extract, overlay: Overlay | None
    ) -> Iterator[Read]:
        batches.append(len(files))
        if len(batches) == 3:
            raise KeyboardInterrupt
        return extract_all(files, settings, read, overlay)

    monkeypatch.setattr("extract.workers.extract_all", stop_in_third_batch)
    with pytest.raises(KeyboardInterrupt):
        ingest([str(inbox)])
    assert rows("SELECT count(*) FILTER (state = 'archived'), count(*) FROM documents") == [(3, 7)]
    monkeypatch.setattr("extract.workers.extract_all", extract_all)
    assert ingest([str(inbox)]).fresh == 3
    assert rows("SELECT state FROM runs ORDER BY started") == [("interrupted",), ("finished",)]


def test_a_run_leaves_a_table_for_people(data_dir: Path, inbox: Path) -> None:
    summary = ingest([str(inbox / "norway.pdf"), "nowhere.pdf"])
    with get_client(sync_client=True) as client:
        (table,) = [a for a in client.read_artifacts() if summary.run_id in str(a.description)]
    assert (table.key, table.type) == ("ingest", "table")
    assert "norway.pdf" in str(table.data)
    assert "1 document: 1 loaded" in str(table.description)
    assert "nowhere.pdf" in str(table.description)


def test_a_database_held_by_another_run_is_told(
    data_dir: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch, held_warehouse: None
) -> None:
    monkeypatch.setattr(intake_run, "PATIENCE", 0.2)
    monkeypatch.setattr(flow_module, "begin", tasks.begin.with_options(retries=0))
    with pytest.raises(WarehouseBusy, match=r"warehouse\.duckdb"):
        ingest([str(inbox / "norway.pdf")])


def test_a_data_folder_that_cannot_be_made_is_told(data_dir: Path, inbox: Path) -> None:
    data_dir.write_text("a file in the way")
    with pytest.raises(StorageError, match="FACTSHEETS_DATA_DIR"):
        ingest([str(inbox / "norway.pdf")])


def test_only_a_busy_database_is_worth_another_try(data_dir: Path) -> None:
    from prefect.states import Crashed, Failed

    assert tasks.can_pass(None, None, Failed(data=WarehouseBusy("held")))
    assert not tasks.can_pass(None, None, Failed(data=StorageError("full")))
    assert not tasks.can_pass(None, None, Crashed(message="gone"))


@pytest.fixture
def held_warehouse(data_dir: Path) -> Iterator[None]:
    """Another process has the database open."""
    import subprocess
    import sys

    with open_warehouse(load_settings().warehouse):
        pass
    code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('open', flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(load_settings().warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        holder.stdout.readline()
        yield
        holder.communicate("\n")
