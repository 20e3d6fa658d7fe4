"""`factsheets serve` with a real server: the schedule runs, runs do not pile up, nothing is left behind."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.commands import factsheets
from tests.flows.serving import SETTINGS, drop, free_port, published, serving, until

if TYPE_CHECKING:
    from pathlib import Path

LOADED = "SELECT count(*), count(DISTINCT document) FROM amounts"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "factsheets.toml").write_text(SETTINGS)
    return tmp_path


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.prefect
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_a_pdf_in_the_inbox_becomes_rows_and_nothing_is_left(
    place: Path, number: signal.Signals, code: int
) -> None:
    with serving(place, "--every", "10s") as served:
        served.until_said("Serving every 10s from inbox")
        assert f"http://127.0.0.1:{served.port}" in served.said
        drop(place, "one", 4)
        until(lambda: published(place, LOADED) == [(1, 1)], "one document", lambda: served.said)
        served.until_said("1 document: 1 loaded; 1 of them read in this run.")
        told = factsheets("serve", cwd=place)
        assert (told.returncode, "Another factsheets serve works on data" in told.stderr) == (1, True)
        assert served.stop(number) == code
        assert "Traceback" not in served.said
        assert served.said.splitlines()[-1] == "Stopped. What was loaded stays loaded."
        served.until_nothing_is_left()


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.prefect
def test_a_run_that_falls_due_while_one_goes_on_is_left_out(place: Path) -> None:
    for number in range(60):
        drop(place, f"sheet {number}", number + 1)
    with serving(place, "--every", "5s") as served:
        served.until_said("left out, as the run before it goes on.")
        until(lambda: published(place, LOADED) == [(60, 60)], "all documents", lambda: served.said)
        assert served.stop(signal.SIGINT) == 130
    assert published(place, "SELECT count(*) FROM documents") == [(60,)]


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.prefect
def test_stopped_in_a_run_what_is_loaded_stays_and_the_next_serve_does_the_rest(place: Path) -> None:
    for number in range(40):
        drop(place, f"sheet {number}", number + 1)
    with serving(place, "--every", "1h", FACTSHEETS_BATCH_SIZE="4") as served:
        until(lambda: list((place / "data" / "archive").glob("??/*.pdf")), "archiving", lambda: served.said)
        assert served.stop(signal.SIGINT) == 130
        served.until_nothing_is_left()
    assert "interrupted" in {state for (state,) in published(place, "SELECT state FROM runs")}
    with serving(place, "--every", "1h") as served:
        until(lambda: published(place, LOADED) == [(40, 40)], "the rest", lambda: served.said)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("--every", "soon"), "--every cannot be used"),
        (("--every", "1s"), "at least 5s"),
        (("--cron", "every morning"), "is not a line of cron"),
        (("--every", "5m", "--cron", "0 6 * * *"), "--every or --cron"),
        (("--port", "70000"), "--port cannot be used"),
    ],
)
def test_a_schedule_that_cannot_be_used_is_told(place: Path, args: tuple[str, ...], words: str) -> None:
    told = factsheets("serve", *args, cwd=place)
    assert told.returncode in {1, 2}
    assert words in told.stderr


def test_a_port_that_is_taken_is_told(place: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port := free_port()))
        taken.listen()
        told = factsheets("serve", "--port", port, cwd=place, HOME=str(place))
    assert told.returncode == 1
    assert f"Port {port} is used by another program" in told.stderr


def test_without_sources_it_is_told_what_to_do(tmp_path: Path) -> None:
    told = factsheets("serve", cwd=tmp_path)
    assert told.returncode == 1
    assert "factsheets init" in told.stderr
