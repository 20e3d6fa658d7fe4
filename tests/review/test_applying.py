"""The desk brings decisions into the published database, whoever has made them and whatever is in the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from extract.intake import correcting
from extract.intake import run as runs
from extract.review.applying import Applier
from extract.settings import Settings
from extract.warehouse import open_warehouse
from tests.flows.serving import until
from tests.intake.deciding import correct, rows
from tests.review.desk import Served, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
AMOUNTS = (
    "SELECT a.id FROM amounts a JOIN documents d ON d.sha256 = a.document WHERE file_name = '{}' ORDER BY id"
)
KENYA, KOREA = "kenya-2024.pdf", "korea-2023.pdf"
VALUE = "SELECT value::BIGINT FROM amounts WHERE id = '{}'"
RUNS = "SELECT state, loaded FROM runs ORDER BY started"


@pytest.fixture
def settings(data_folder: Path) -> Settings:
    return Settings(data_dir=data_folder)


def amounts(settings: Settings, file_name: str) -> list[str]:
    return [str(key) for (key,) in rows(settings.published, AMOUNTS.format(file_name))]


def state_of(desk: Served) -> dict[str, object]:
    told: dict[str, object] = httpx.get(f"{desk.address}/state", timeout=60).json()
    return told


@contextmanager
def other_desk(settings: Settings, step: str = "none") -> Iterator[subprocess.Popen[str]]:
    """Let another process apply decisions; it dies after a step of its work, if one is named."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.review.applying_desk", step],
        cwd=ROOT,
        env=os.environ | {"FACTSHEETS_DATA_DIR": str(settings.data_dir)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process
        process.communicate(timeout=120)


def test_what_another_program_decides_is_applied_by_an_open_desk(settings: Settings) -> None:
    key = amounts(settings, KENYA)[0]
    with serving(settings) as desk:
        assert state_of(desk) == {"waiting": 0, "applying": False, "applied_at": None, "trouble": None}
        correct(settings, key, "77")
        desk.until_published(VALUE.format(key), 77)
        until(lambda: not state_of(desk)["waiting"], "nothing waits")
        assert state_of(desk)["applied_at"] is not None


def test_what_waits_is_applied_when_a_desk_is_opened(settings: Settings) -> None:
    key = amounts(settings, KENYA)[0]
    correct(settings, key, "77")
    with serving(settings) as desk:
        desk.until_published(VALUE.format(key), 77)


def test_a_lost_pdf_is_told_and_tried_again(settings: Settings) -> None:
    key = amounts(settings, KENYA)[0]
    ((sha256,),) = rows(settings.published, f"SELECT sha256 FROM documents WHERE file_name = '{KENYA}'")
    pdf = settings.archive / str(sha256)[:2] / f"{sha256}.pdf"
    shutil.move(pdf, settings.data_dir / "kept.pdf")
    correct(settings, key, "77")
    with serving(settings) as desk:
        until(lambda: state_of(desk)["trouble"], "the trouble is told")
        assert "kenya-2024.pdf has new corrections, but its PDF is not" in str(state_of(desk)["trouble"])
        assert state_of(desk)["waiting"] == 1
        shutil.move(settings.data_dir / "kept.pdf", pdf)
        desk.until_published(VALUE.format(key), 77)
        until(lambda: state_of(desk)["trouble"] is None, "the trouble is over")


def test_while_a_run_holds_the_database_it_waits(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "PATIENCE", 0.1)
    key = amounts(settings, KENYA)[0]
    with serving(settings) as desk:
        with open_warehouse(settings.warehouse):
            correct(settings, key, "77")
            until(lambda: state_of(desk)["trouble"], "the trouble is told")
            assert "another process holds this database" in str(state_of(desk)["trouble"])
        desk.until_published(VALUE.format(key), 77)


@pytest.mark.long
def test_two_desks_on_one_folder_do_each_other_no_harm(settings: Settings) -> None:
    before = len(rows(settings.published, RUNS))
    keys = amounts(settings, KENYA)[:2] + amounts(settings, KOREA)[:2]
    with serving(settings) as one, other_desk(settings) as other:
        for number, key in enumerate(keys):
            correct(settings, key, str(70 + number))
        for number, key in enumerate(keys):
            one.until_published(VALUE.format(key), 70 + number)
        until(lambda: not state_of(one)["waiting"], "nothing waits")
        assert other.poll() is None
    told = rows(settings.published, "SELECT state FROM corrections WHERE NOT carried AND action = 'edit'")
    assert told == [("applied",)] * 4
    assert {state for state, _ in rows(settings.published, RUNS)[before:]} == {"finished"}


@pytest.mark.long
@pytest.mark.parametrize("step", ["claim", "load"])
def test_a_desk_that_is_killed_loses_nothing(settings: Settings, step: str) -> None:
    key = amounts(settings, KENYA)[0]
    with other_desk(settings, step) as killed:
        correct(settings, key, "77")
        assert killed.wait(120) == -signal.SIGKILL
    assert rows(settings.published, VALUE.format(key)) != [(77,)]
    with serving(settings) as desk:
        desk.until_published(VALUE.format(key), 77)


def test_stopped_while_it_reads_it_ends_and_the_decision_stays(settings: Settings) -> None:
    key = amounts(settings, KENYA)[0]
    correct(settings, key, "77")
    applier = Applier(settings)
    applier.start()
    until(lambda: applier.state.applying, "it applies")
    applier.stop()
    assert applier._thread is not None
    assert not applier._thread.is_alive()
    again = Applier(settings)
    again.start()
    try:
        until(lambda: rows(settings.published, VALUE.format(key)) == [(77,)], "it is published")
    finally:
        again.stop()


def test_a_long_document_is_read_when_it_is_opened(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = amounts(settings, KENYA)[0]
    monkeypatch.setattr(correcting, "LONG", 1)
    with serving(settings) as desk:
        httpx.get(f"{desk.address}/documents/{desk.document(KENYA)}", timeout=60).raise_for_status()
        until(lambda: settings.readings.is_dir() and list(settings.readings.glob("*.gz")), "it is kept")
        (kept,) = settings.readings.glob("*.gz")
        written = kept.stat().st_ino
        correct(settings, key, "77")
        desk.until_published(VALUE.format(key), 77)
    assert [file.stat().st_ino for file in settings.readings.iterdir()] == [written], "it is not read again"
