"""`factsheets review`: it starts, says where it is, and ends as it is asked to."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx
import pytest

from extract.cli import review as command
from extract.errors import SettingsError
from extract.review.safety import Logins
from extract.settings import load_settings
from tests.commands import COMMAND, factsheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 60.0  # seconds until a process that is asked to end must have ended


@pytest.fixture
def port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@contextmanager
def started(folder: Path, *args: object) -> Iterator[subprocess.Popen[str]]:
    """Yield the command once it has said where the desk is; whatever happens, end it."""
    run = subprocess.Popen(
        [*COMMAND, "review", "--no-open", *map(str, args)],
        cwd=folder,
        env={name: value for name, value in os.environ.items() if not name.startswith("FACTSHEETS_")},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield run
    finally:
        if run.poll() is None:
            run.kill()  # the desk ends with it
        run.communicate()


def test_it_ends_when_the_command_is_killed(tmp_path: Path, port: int) -> None:
    with started(tmp_path, "--port", port) as run:
        assert run.stderr
        run.stderr.readline()
        run.kill()
        out, err = run.communicate(timeout=PATIENCE)  # ends when nobody holds its output any more
        assert (out, err) == ("", "The review desk is closed. All decisions are kept.\n")
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
def test_it_says_where_it_is_and_ends_with_a_sentence(
    tmp_path: Path, port: int, sent: signal.Signals, code: int
) -> None:
    with started(tmp_path, "--port", port, "--reviewer", "Ann Li") as run:
        assert run.stderr
        first = run.stderr.readline()
        assert first == f"The review desk is at http://127.0.0.1:{port}/ (Ctrl-C ends it).\n"
        page = httpx.get(f"http://127.0.0.1:{port}/", follow_redirects=True)
        assert "Nothing to review yet" in page.text
        assert "Ann Li" in page.text

        os.killpg(run.pid, sent)
        out, err = run.communicate(timeout=PATIENCE)
        assert (run.returncode, out) == (code, "")
        assert err == "The review desk is closed. All decisions are kept.\n"


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        run = factsheets("review", "--no-open", "--port", port, cwd=tmp_path)

    assert run.returncode == 1
    assert f"Port {port} is taken" in run.stderr
    assert f"--port {port + 1}" in run.stderr
    assert "Traceback" not in run.stderr


def test_an_address_that_others_reach_needs_a_login(tmp_path: Path) -> None:
    run = factsheets("review", "--no-open", cwd=tmp_path, FACTSHEETS_REVIEW__HOST="0.0.0.0")

    assert run.returncode == 1
    assert "--add-login" in run.stderr


@pytest.mark.parametrize("wanted", [("--port", "0"), ("--port", "70000"), ("--reviewer", " ")])
def test_options_that_cannot_be_used_are_told(tmp_path: Path, wanted: tuple[str, str]) -> None:
    run = factsheets("review", "--no-open", *wanted, cwd=tmp_path)

    assert run.returncode == 1
    assert run.stderr.startswith("Error: ")
    assert "Traceback" not in run.stderr


def test_a_login_is_added_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    asked: list[str] = []

    def typed(prompt: str) -> str:
        asked.append(prompt)
        return "correct horse battery"

    monkeypatch.setattr(command, "getpass", typed)
    command.review(add_login=" Ann Li ")
    logins = Logins(tmp_path / "data" / "reviewers.json")
    assert asked == ["Password of Ann Li: ", "Once more: "]
    assert logins.verify("Ann Li", "correct horse battery")
    assert "Ann Li can log in now" in capsys.readouterr().err

    command.review(remove_login="Ann Li")
    assert logins.names() == ()
    with pytest.raises(SettingsError, match="no login called Ann Li"):
        command.review(remove_login="Ann Li")


def test_passwords_that_differ_are_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    typed = iter(["correct horse battery", "correct horse batter"])
    monkeypatch.setattr(command, "getpass", lambda _prompt: next(typed))

    with pytest.raises(SettingsError, match="not the same"):
        command.review(add_login="Ann Li")
    assert not (load_settings().data_dir / "reviewers.json").exists()


def test_a_browser_is_opened_only_where_there_is_a_window_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    monkeypatch.delenv("DISPLAY", raising=False)
    command._ready("http://127.0.0.1:8400/", opens=True)
    monkeypatch.setenv("DISPLAY", ":0")
    command._ready("http://127.0.0.1:8400/", opens=False)
    assert opened == []
    command._ready("http://127.0.0.1:8400/", opens=True)
    assert opened == ["http://127.0.0.1:8400/"]


def test_errors_of_the_server_go_to_the_log_and_not_to_the_terminal(tmp_path: Path, port: int) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "published.duckdb").write_text("no database")
    with started(tmp_path, "--port", port) as run:
        assert run.stderr
        run.stderr.readline()
        answer = httpx.get(f"http://127.0.0.1:{port}/queue")
        assert answer.status_code == 503
        os.killpg(run.pid, signal.SIGTERM)
        _, err = run.communicate(timeout=PATIENCE)
    assert err == "The review desk is closed. All decisions are kept.\n"
    assert re.search(r"WARNING .*GET /queue", (tmp_path / "data" / "logs" / "factsheets.log").read_text())
