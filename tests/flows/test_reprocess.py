"""The flow `reprocess` on a real Prefect server: tells first, writes what was told."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest
from prefect.client.orchestration import get_client

from extract.corrections import Author, Decision, Subject, append, correction
from extract.errors import PreviewOutdated
from extract.intake import Summary
from extract.reprocessing import Preview
from extract.settings import load_settings
from extract.warehouse import look_up, query
from flows.reprocess import reprocess
from tests.intake.steps import ingested
from tests.pdfs import text_pdf

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.prefect, pytest.mark.usefixtures("prefect_server")]


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document in the database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTSHEETS_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "norway.pdf").write_bytes(
        text_pdf("Norway – ILO Cooperation", "Norway gave NOK 4.5 million in 2021.")
    )
    ingested(["norway.pdf"], load_settings())
    return tmp_path / "data"


def values() -> list[str]:
    return [str(v) for (v,) in query(load_settings().published, "SELECT value::INTEGER FROM amounts").rows]


def decide(value: str) -> None:
    settings = load_settings()
    ((key,),) = query(settings.published, "SELECT id FROM amounts").rows
    found = look_up(settings.published, str(key))
    subject = Subject(found.document, found.edition, found.kind, found.record_id, found.anchor)
    decision = Decision("edit", "value", found.machine["value"], value)
    append(settings.corrections, [correction(subject, decision, Author("ann", "it says so"))])


def artifacts(key: str) -> list[Any]:
    with get_client(sync_client=True) as client:
        return [one for one in client.read_artifacts() if one.key == key]


def kept(data_dir: Path) -> dict[str, str]:
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in data_dir.glob("*.duckdb")}


@pytest.mark.long
def test_a_preview_is_an_artifact_and_writes_nothing_until_it_is_accepted(data_dir: Path) -> None:
    decide("45000000")
    before = kept(data_dir)
    preview = reprocess("all")
    assert isinstance(preview, Preview)
    assert (kept(data_dir), values()) == (before, ["4500000"])
    artifact = artifacts("reprocess-preview")[0]
    assert "1 document read again: 1 would change" in str(artifact.description)
    assert "| amounts | value |" in str(artifact.description)
    assert "45000000" in str(artifact.data)
    summary = reprocess("all", accepted=True)
    assert isinstance(summary, Summary)
    assert (summary.fresh, values()) == (1, ["45000000"])
    assert "norway.pdf" in str(artifacts("reprocess")[0].data)


@pytest.mark.long
def test_what_is_no_longer_what_was_previewed_is_not_written(data_dir: Path) -> None:
    decide("45000000")
    reprocess("documents", ["norway.pdf"])
    made = len(artifacts("reprocess-preview"))
    decide("46000000")
    with pytest.raises(PreviewOutdated, match="what reviewers have decided changed"):
        reprocess("documents", ["norway.pdf"], accepted=True)
    assert values() == ["4500000"]
    assert len(artifacts("reprocess-preview")) == made + 1
    reprocess("documents", ["norway.pdf"], accepted=True)
    assert values() == ["46000000"]
