"""Decisions that are made while a run of the flow goes on: none is lost, and the run publishes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.review.applying import Applier
from extract.settings import Settings
from extract.warehouse import query
from flows.ingest import ingest
from flows.progress import watched_by
from flows.reprocess import reprocess
from tests.bad_days.commands import ended, started, wait_until
from tests.intake.deciding import decide, rows, values
from tests.intake.steps import ingested
from tests.pdfs import text_pdf

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST, OTHER = "NOK 4.5 million", "NOK 7 million"
MORE = 6
pytestmark = [pytest.mark.prefect]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """One document that is published, others that wait in the inbox."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTSHEETS_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("FACTSHEETS_BATCH_SIZE", "2")
    (tmp_path / "in").mkdir()
    words = (f"Norway gave the ILO voluntary contributions of {FIRST} in 2021.", f"It gave {OTHER} in 2022.")
    (tmp_path / "in" / "norway.pdf").write_bytes(text_pdf("Norway – ILO Cooperation", *words))
    made = Settings(data_dir=tmp_path / "data")
    ingested([tmp_path / "in"], made)
    return made


def fill(folder: Path, count: int) -> None:
    for number in range(count):
        words = f"Ghana pays US$ {number + 1} million in {1990 + number}."
        (folder / f"ghana-{number}.pdf").write_bytes(text_pdf(f"Ghana, work {number}", words))


def once(act: Callable[[], object]) -> Callable[[int, int], None]:
    """Act when the first document of a run is through."""
    done: list[object] = []

    def show(_read: int, _all: int) -> None:
        if not done:
            done.append(act())

    return show


@pytest.mark.long
@pytest.mark.usefixtures("prefect_server")
def test_a_run_publishes_what_was_decided_while_it_read(settings: Settings, tmp_path: Path) -> None:
    fill(tmp_path / "in", MORE)
    with watched_by(once(lambda: decide(settings, FIRST, "45000000"))):
        summary = ingest([str(tmp_path / "in")])
    assert summary.count("loaded") == summary.fresh == MORE + 1
    assert values(settings, FIRST) == [45_000_000]
    assert len(rows(settings.published, "SELECT id FROM runs")) == 2


@pytest.mark.long
@pytest.mark.usefixtures("prefect_server")
def test_so_does_one_that_reads_documents_again(settings: Settings) -> None:
    with watched_by(once(lambda: decide(settings, FIRST, "45000000"))):
        reprocess("all", accepted=True)
    assert values(settings, FIRST) == [45_000_000]


@pytest.mark.long
def test_a_desk_and_a_run_at_once_lose_nothing(settings: Settings, tmp_path: Path) -> None:
    count = 24
    fill(tmp_path / "in", count)
    desk = Applier(settings)
    run = started(tmp_path)
    desk.start()
    try:
        wait_until(lambda: any((tmp_path / "data" / "running").iterdir()), "the run has begun")
        decide(settings, FIRST, "45000000")
        desk.wake()
        wait_until(lambda: values(settings, FIRST) == [45_000_000], "the first decision is published")
        decide(settings, OTHER, "70000000")
        desk.wake()
        code, err = ended(run)
        assert code == 0, err
        wait_until(lambda: values(settings, OTHER) == [70_000_000], "the second decision is published")
        wait_until(lambda: not desk.state.waiting, "nothing waits")
    finally:
        desk.stop()
    assert values(settings, FIRST) == [45_000_000]
    assert query(settings.published, "SELECT state, count(*) FROM documents GROUP BY ALL").rows == (
        ("loaded", count + 1),
    )
    assert set(rows(settings.published, "SELECT state FROM runs")) == {("finished",)}
    told = "SELECT state FROM corrections WHERE NOT carried"
    assert rows(settings.published, told) == [("applied",)] * 2
