"""The flow on a real Dask cluster whose workers share the archive with it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.errors import ClusterError
from extract.settings import load_settings
from extract.warehouse import query
from flows import cluster as cluster_module
from flows.ingest import ingest
from flows.progress import watched_by
from tests.dask import cluster
from tests.pdfs import encrypted_pdf, text_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.dask import Cluster

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server"), pytest.mark.long]
DOCUMENTS = 16
IDENTITY = {
    "documents": "sha256, file_name, state, cause, next_step",
    "sections": "document, id, text",
    "amounts": "document, id, currency, value, text, rule",
    "country_mentions": "document, id, code",
    "organisation_mentions": "document, id, name",
    "issues": "document, id, message",
}
KILNS = '[[organisation]]\nkind = "ngo"\nnames = ["Zig Fair Kilns"]\n'


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "in"
    inbox.mkdir()
    for number in range(DOCUMENTS - 1):
        words = f"Ghana and Zig Fair Kilns pay US$ {number + 1} million."
        content = text_pdf(f"Ghana – ILO Cooperation, {2000 + number}", words)
        (inbox / f"{number}.pdf").write_bytes(content)
    (inbox / "secret.pdf").write_bytes(encrypted_pdf("for some eyes only"))
    return inbox


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "dask"
    folder.mkdir()
    with cluster(folder) as found:
        yield found


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The flow's own working folder; its data folder is named as seen from there."""
    (tmp_path / "flow").mkdir()
    monkeypatch.chdir(tmp_path / "flow")
    monkeypatch.setenv("FACTSHEETS_BATCH_SIZE", "2")


def rows(data_dir: str) -> dict[str, list[tuple[object, ...]]]:
    published = load_settings(data_dir=data_dir).published
    return {
        table: list(query(published, f"SELECT {columns} FROM {table} ORDER BY ALL").rows)
        for table, columns in IDENTITY.items()
    }


def run(inbox: Path, data_dir: str, monkeypatch: pytest.MonkeyPatch, dask: str = "") -> list[tuple[int, int]]:
    """Ingest what is in the inbox; return what was told of the progress."""
    monkeypatch.setenv("FACTSHEETS_DATA_DIR", data_dir)
    monkeypatch.setenv("FACTSHEETS_DASK", dask)
    told: list[tuple[int, int]] = []
    with watched_by(lambda done, total: told.append((done, total))):
        summary = ingest([str(inbox)])
    assert summary.count("loaded") == DOCUMENTS - 1, summary.sentence
    return told


def test_two_workers_give_the_rows_of_one_machine(
    inbox: Path, machines: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(inbox, "local", monkeypatch)
    machines.add()
    machines.add()
    told = run(inbox, "spread", monkeypatch, machines.address)
    assert told[-1] == (DOCUMENTS, DOCUMENTS)
    assert len(told) == DOCUMENTS / 2  # known batch by batch
    assert rows("spread") == rows("local")
    for place in machines.folder.glob("machine-*"):  # nothing of the run lies there
        assert not list(place.rglob("*.duckdb"))
        assert not list(place.rglob("*.pdf"))


def test_a_worker_that_is_killed_loses_nothing(
    inbox: Path, machines: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(inbox, "local", monkeypatch)
    machines.add()
    machines.add()
    monkeypatch.setenv("FACTSHEETS_DATA_DIR", "spread")
    monkeypatch.setenv("FACTSHEETS_DASK", machines.address)
    left = [0]

    def lose_one(_done: int, _total: int) -> None:
        while left:
            machines.lose(left.pop())

    with watched_by(lose_one):
        ingest([str(inbox)])
    assert not left
    assert rows("spread") == rows("local")
    states = query(load_settings().published, "SELECT state, count(*) FROM runs GROUP BY ALL").rows
    assert states == (("finished", 1),)


def test_an_interrupted_run_is_completed_by_the_next(
    inbox: Path, machines: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines.add()
    monkeypatch.setenv("FACTSHEETS_DATA_DIR", "spread")
    monkeypatch.setenv("FACTSHEETS_DASK", machines.address)

    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), watched_by(interrupt):
        ingest([str(inbox)])
    told = query(load_settings().published, "SELECT count(*) FROM documents WHERE state <> 'archived'").rows
    assert told == ((2,),)
    summary = ingest([str(inbox)])
    assert (summary.fresh, summary.count("loaded")) == (DOCUMENTS - 2, DOCUMENTS - 1)


def test_workers_read_by_the_rules_of_the_flow(
    inbox: Path, machines: Cluster, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from tests.commands import factsheets

    (tmp_path / "flow" / "own").mkdir()
    (tmp_path / "flow" / "own" / "organisations.toml").write_text(KILNS)
    machines.add()
    from prefect.settings import PREFECT_API_URL

    told = factsheets(
        "ingest",
        inbox,
        "--rules",
        "own",
        FACTSHEETS_DATA_DIR="ruled",
        FACTSHEETS_DASK=machines.address,
        PREFECT_API_URL=str(PREFECT_API_URL.value()),
    )
    assert told.returncode == 3, told.stderr
    found = query(
        load_settings(data_dir="ruled").published, "SELECT DISTINCT name FROM organisation_mentions"
    )
    assert ("Zig Fair Kilns",) in found.rows


def test_a_cluster_that_cannot_do_the_work_is_told(
    inbox: Path, machines: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster_module, "FIRST", 1.0)
    with pytest.raises(ClusterError, match="it has no worker"):
        run(inbox, "data", monkeypatch, machines.address)
    monkeypatch.setattr(cluster_module, "FIRST", 60.0)
    machines.add(DASK_DISTRIBUTED__WORKER__DAEMON="True")
    with pytest.raises(ClusterError, match="may not start processes"):
        run(inbox, "data", monkeypatch, machines.address)
    monkeypatch.setattr(cluster_module, "ANSWER", 1.0)
    with pytest.raises(ClusterError, match="no scheduler answers"):
        run(inbox, "data", monkeypatch, "tcp://127.0.0.1:9")


def test_a_worker_without_the_archive_is_told(
    inbox: Path, machines: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    machines.add()
    monkeypatch.setattr(
        cluster_module, "replace", lambda file, path: file
    )  # named as only the flow's folder sees it
    with pytest.raises(ClusterError, match="does not find"):
        run(inbox, "data", monkeypatch, machines.address)
    monkeypatch.setenv("FACTSHEETS_DASK", "")
    assert ingest([]).count("loaded") == DOCUMENTS - 1
