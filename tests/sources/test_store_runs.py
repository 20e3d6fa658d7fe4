"""Runs that take from one bucket and archive into another: nothing is doubled, and machines come and go."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from extract import intake
from extract.errors import SourceUnreachable
from extract.settings import Settings
from extract.settings.sources import StoreSource
from extract.warehouse import query
from tests.pdfs import text_pdf
from tests.stores import BUCKET, paths

if TYPE_CHECKING:
    from pathlib import Path

    import s3fs

SOURCE = StoreSource(name="shelf", address=f"s3://{BUCKET}/in/")


@pytest.fixture
def settings(tmp_path: Path, bucket: s3fs.S3FileSystem) -> Settings:
    for name, words in (("one", "Norway gave NOK 4 million."), ("two", "Chile gave USD 2 million.")):
        bucket.pipe_file(f"{BUCKET}/in/{name}.pdf", text_pdf(f"Fact sheet {name}", words))
    return Settings(data_dir=tmp_path / "data", archive_to=f"s3://{BUCKET}/archive", workers=1)


def ingested(settings: Settings, *, lose_cache: bool = False) -> intake.Summary:
    run = intake.begin(settings)
    visited = intake.visit(run, SOURCE, settings)
    if lose_cache:
        shutil.rmtree(settings.archive)
    todo = intake.todo(run, settings)
    batch = intake.claim(run, todo.files, todo.again, settings)
    intake.load(run, intake.extract(batch, run.corrections, settings), settings)
    return intake.finish(run, settings, "finished", visited.problems, todo.notes)


def amounts(settings: Settings) -> list[object]:
    return [row[0] for row in query(settings.published, "SELECT currency FROM amounts ORDER BY 1").rows]


def test_a_bucket_is_ingested_once_and_its_changes_are_seen(
    settings: Settings, bucket: s3fs.S3FileSystem
) -> None:
    assert ingested(settings).fresh == 2
    assert amounts(settings) == ["NOK", "USD"]
    assert len(paths(bucket, f"{BUCKET}/archive")) == 2
    shutil.rmtree(settings.archive)
    again = ingested(settings)
    assert (again.fresh, again.exit_code) == (0, 0)
    bucket.pipe_file(f"{BUCKET}/in/two.pdf", text_pdf("Fact sheet two", "Chile gave EUR 3 million."))
    assert ingested(settings).fresh == 1
    assert amounts(settings) == ["EUR", "NOK", "USD"]
    assert len(paths(bucket, f"{BUCKET}/archive")) == 3


def test_the_cache_may_be_emptied_in_the_middle_of_a_run(settings: Settings) -> None:
    assert ingested(settings, lose_cache=True).exit_code == 0
    assert amounts(settings) == ["NOK", "USD"]


def test_a_bucket_that_does_not_answer_fails_the_visit_and_loses_nothing(
    settings: Settings, bucket: s3fs.S3FileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingested(settings)
    with monkeypatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
        type(bucket).clear_instance_cache()
        run = intake.begin(settings)
        with pytest.raises(SourceUnreachable, match=r"Source 'shelf': .*the store does not answer"):
            intake.visit(run, SOURCE, settings)
        intake.finish(run, settings, "interrupted")
    type(bucket).clear_instance_cache()
    assert ingested(settings).fresh == 0
    assert amounts(settings) == ["NOK", "USD"]
