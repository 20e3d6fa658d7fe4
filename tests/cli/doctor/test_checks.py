"""Each check of `factsheets doctor`, made to fail by the thing itself."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import time
from collections import namedtuple
from typing import TYPE_CHECKING

import duckdb
import pytest

from extract.cli.doctor import clock, configuration, holdings, places, programs, server, storage, versions
from extract.cli.doctor.checks import case_of
from extract.settings import SETTINGS_FILE
from extract.sources import Archive
from extract.warehouse import publish
from flows.schedules import Schedule
from tests.users import ordinary_user
from tests.warehouse.builders import document_source, loaded, rich_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from extract.cli.doctor.findings import Check, Finding

TESSERACT = """#!/bin/sh
[ "$1" = --version ] && echo 'tesseract 5.3.0' && exit
echo 'List of available languages in "/usr/share/tesseract-ocr/5/tessdata/" (2):'
printf '{}'
"""
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder of an ordinary user, with no Prefect server configured."""
    tmp_path.chmod(0o777)
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith(("FACTSHEETS_", "PREFECT_API", "PREFECT_PROFILE")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    return tmp_path


def found(check: Check, *, network: bool = False) -> list[Finding]:
    return list(check(case_of(network=network)))


def only(check: Check, *, network: bool = False) -> Finding:
    (finding,) = found(check, network=network)
    return finding


def told(check: Check, *, network: bool = False) -> tuple[str, str]:
    finding = only(check, network=network)
    return finding.state, f"{finding.says} {finding.do}"


def installed(folder: Path, name: str, version: str, *lines: str) -> None:
    """Let a version of a package be installed in `folder`, as far as its description goes."""
    place = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    place.mkdir(parents=True)
    text = "\n".join(("Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *lines))
    (place / "METADATA").write_text(text + "\n")


def first_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])


class TestVersions:
    def test_this_python_and_these_libraries_are_right(self) -> None:
        assert only(versions.python).state == "ok"
        assert only(versions.libraries).state == "ok"

    @pytest.mark.parametrize(
        ("name", "version", "why"),
        [
            ("fastapi", "0.155.0", "Prefect's server fails"),
            ("sqlalchemy", "2.1.0", "makes no runs"),
            ("duckdb", "1.4.0", "needs"),
        ],
    )
    def test_a_library_that_breaks_the_program_is_told(
        self, name: str, version: str, why: str, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        installed(here / "site", name, version)
        first_on_path(here / "site", monkeypatch)
        state, said = told(versions.libraries)
        assert state == "problem"
        assert f"{name} {version} is installed" in said
        assert why in said

    def test_a_library_that_is_missing_and_a_python_that_is_too_old(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        needs = (
            "Requires-Python: >=4",
            "Requires-Dist: no-such-thing>=1",
            'Requires-Dist: s3fs; extra == "s3"',
        )
        installed(here / "site", "factsheet-extract", "9", *needs)
        first_on_path(here / "site", monkeypatch)
        assert told(versions.libraries)[1].startswith("no-such-thing is not installed.")
        assert only(versions.python).state == "problem"


class TestConfiguration:
    def test_without_a_file_the_defaults_count(self) -> None:
        state, said = told(configuration.settings)
        assert (state, "factsheets init" in said) == ("note", True)

    def test_a_good_file(self) -> None:
        SETTINGS_FILE.write_text("workers = 3")
        assert only(configuration.settings).state == "ok"

    def test_all_that_is_wrong_is_told(self) -> None:
        SETTINGS_FILE.write_text("workers = 0\nwrkers = 1")
        assert [one.state for one in found(configuration.settings)] == ["problem", "problem"]

    def test_a_variable_that_is_no_setting_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        SETTINGS_FILE.write_text("workers = 3")
        monkeypatch.setenv("FACTSHEETS_LIMITS__PAGES", "5")
        monkeypatch.setenv("FACTSHEETS_WORKER", "5")
        note, fine = found(configuration.settings)
        assert (note.state, fine.state) == ("note", "ok")
        assert "FACTSHEETS_WORKER is set" in note.says
        assert "Is FACTSHEETS_WORKERS meant?" in note.says


class TestStorage:
    def test_a_folder_that_is_not_there_is_not_made(self, here: Path) -> None:
        assert only(storage.data_folder).state == "ok"
        assert not (here / "data").exists()

    def test_a_folder_that_can_be_written(self, here: Path) -> None:
        (here / "data").mkdir()
        assert only(storage.data_folder).state == "ok"
        assert list((here / "data").iterdir()) == []

    def test_a_folder_that_is_read_only(self, here: Path) -> None:
        (here / "data").mkdir(mode=0o555)
        with ordinary_user():
            state, said = told(storage.data_folder)
        assert state == "problem"
        assert "data cannot be written" in said

    def test_a_folder_that_cannot_be_made(self, here: Path) -> None:
        here.chmod(0o555)
        with ordinary_user():
            assert "cannot be made" in told(storage.data_folder)[1]

    def test_a_database_of_another_user(self, here: Path) -> None:
        (here / "data").mkdir()
        (here / "data").chmod(0o777)
        (here / "data/warehouse.duckdb").write_bytes(b"")
        (here / "data/warehouse.duckdb").chmod(0o444)
        with ordinary_user():
            state, said = told(storage.data_folder)
        assert state == "problem"
        assert "data/warehouse.duckdb cannot be written" in said

    def test_a_file_in_the_place_of_the_folder(self, here: Path) -> None:
        (here / "data").write_text("")
        assert only(storage.data_folder).state == "problem"

    @pytest.mark.parametrize(("free", "state"), [(10**6, "problem"), (10**9, "note"), (10**12, "ok")])
    def test_room(self, free: int, state: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (here / "data").mkdir()
        (here / "data/warehouse.duckdb").write_bytes(b"x" * 2_000_000)
        monkeypatch.setattr(shutil, "disk_usage", lambda _place: Usage(2 * 10**12, 0, free))
        assert only(storage.disk).state == state

    def test_the_disk_of_this_machine_is_told(self) -> None:
        assert "are free on the disk of data" in only(storage.disk).says


class TestClock:
    def test_nothing_is_newer(self) -> None:
        assert only(clock.clock).state == "ok"

    def test_a_clock_that_was_set_back_is_behind_the_database(self, here: Path) -> None:
        (here / "data").mkdir()
        (here / "data/warehouse.duckdb").write_bytes(b"")
        tomorrow = time.time() + 86_400
        os.utime(here / "data/warehouse.duckdb", (tomorrow, tomorrow))
        state, said = told(clock.clock)
        assert state == "problem"
        assert "It was set back" in said
        assert "warehouse.duckdb" in said

    def test_a_clock_that_was_set_back_is_behind_the_newest_run(self, here: Path) -> None:
        loaded(here / "data/warehouse.duckdb", rich_sheet())
        with duckdb.connect(here / "data/warehouse.duckdb") as connection:
            connection.execute(
                "UPDATE runs SET started = started + INTERVAL 1 DAY, ended = ended + INTERVAL 1 DAY"
            )
        publish(here / "data/warehouse.duckdb", here / "data/published.duckdb")
        state, said = told(clock.clock)
        assert state == "problem"
        assert "the run run-" in said

    @pytest.mark.parametrize(
        ("zone", "state"),
        [("Europe/Oslo", "ok"), (":America/Lima", "ok"), ("CET-1CEST", "ok"), ("Mars/Olympus", "note")],
    )
    def test_the_zone(self, zone: str, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TZ", zone)
        assert only(clock.time_zone).state == state


def source(**keys: str) -> None:
    lines = (f"{key} = {value}" for key, value in {"name": '"press"', **keys}.items())
    SETTINGS_FILE.write_text("\n".join(["[[sources]]", *lines]))


class TestSources:
    def test_none(self) -> None:
        state, said = told(places.all_sources)
        assert (state, "None is configured" in said) == ("note", True)

    def test_a_folder_is_there_or_not(self, here: Path) -> None:
        source(kind='"folder"', path='"in"')
        assert told(places.all_sources)[1].startswith("The folder in does not exist.")
        (here / "in").write_text("")
        assert "is no folder" in told(places.all_sources)[1]
        (here / "in").unlink()
        (here / "in").mkdir()
        assert only(places.all_sources) == only(places.all_sources)
        assert (only(places.all_sources).name, only(places.all_sources).state) == ("source press", "ok")
        (here / "in").chmod(0o000)
        with ordinary_user():
            assert "cannot be read" in told(places.all_sources)[1]

    def test_a_pattern_begins_in_a_folder(self, here: Path) -> None:
        source(kind='"glob"', pattern='"in/*/old/*.pdf"')
        assert told(places.all_sources)[1].startswith("The folder in does not exist.")
        (here / "in").mkdir()
        assert only(places.all_sources).state == "ok"
        source(kind='"glob"', pattern='"*.pdf"')
        assert only(places.all_sources).state == "ok"

    def test_a_list_of_addresses_can_be_read(self, here: Path) -> None:
        source(kind='"urls"', file='"list.txt"')
        assert "The list list.txt cannot be read" in told(places.all_sources)[1]
        (here / "list.txt").write_text("https://example.org/a.pdf\n")
        state, said = told(places.all_sources)
        assert (state, "--network" in said) == ("ok", True)

    def test_a_store_needs_its_library(self) -> None:
        source(kind='"store"', address='"memory://fact-sheets/*.pdf"')
        assert only(places.all_sources).state == "ok"
        source(kind='"store"', address='"ftpx://fact-sheets/*.pdf"')
        assert "no store is known by ftpx://" in told(places.all_sources)[1]
        source(kind='"store"', address='"gs://bucket/*.pdf"')
        state, said = told(places.all_sources)
        assert (state, "a package for gs:// is missing" in said) == ("problem", True)

    def test_a_store_is_asked_with_network_only(self) -> None:
        source(kind='"store"', address='"file:///no/such/place/*.pdf"')
        assert only(places.all_sources).state == "ok"
        assert "cannot be listed" in told(places.all_sources, network=True)[1]

    def test_a_host_is_asked_with_network_only(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            number = listening.getsockname()[1]
            source(kind='"index"', pages=f'["http://127.0.0.1:{number}/a", "http://127.0.0.1:{number}/b"]')
            assert only(places.all_sources, network=True).state == "ok"
        assert only(places.all_sources).state == "ok"
        assert f"http://127.0.0.1:{number} takes no connection" in told(places.all_sources, network=True)[1]


class TestHoldings:
    @pytest.fixture
    def kept(self, here: Path) -> Path:
        """A published document, and its bytes in the archive."""
        (here / "a.pdf").write_bytes(b"%PDF-1.7 all of it")
        file = Archive(here / "data/archive").keep(here / "a.pdf")
        changed = document_source("norway", sha256=file.sha256, bytes=file.bytes)
        loaded(here / "data/warehouse.duckdb", rich_sheet().model_copy(update={"source": changed}))
        self.publish(here)
        return file.path

    def publish(self, here: Path) -> None:
        publish(here / "data/warehouse.duckdb", here / "data/published.duckdb")

    def test_nothing_yet(self) -> None:
        assert only(holdings.database).state == "note"
        assert only(holdings.archive).state == "ok"

    def test_all_is_there(self, kept: Path) -> None:
        assert only(holdings.database).state == "ok"
        assert only(holdings.archive).says == "1 contents were looked at, and are as the ledger says."

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            (None, "is missing"),
            (b"%PDF", "has 4 bytes instead of 18"),
            (b"%PDF-1.7 not of it", "has other bytes"),
        ],
    )
    def test_what_is_not_as_the_ledger_says(self, content: bytes | None, said: str, kept: Path) -> None:
        kept.unlink()
        if content is not None:
            kept.write_bytes(content)
        state, all_of_it = told(holdings.archive)
        assert state == "problem"
        assert f"norway.pdf {said}" in all_of_it

    @pytest.mark.parametrize(("change", "state"), [(1, "problem"), (-1, "note")])
    def test_a_database_of_another_version(self, change: int, state: str, kept: Path, here: Path) -> None:
        with duckdb.connect(here / "data/published.duckdb") as connection:
            if change > 0:
                connection.execute(
                    "INSERT INTO migrations SELECT max(number) + 1, 'x', now() FROM migrations"
                )
            else:
                connection.execute(
                    "DELETE FROM migrations WHERE number = (SELECT max(number) FROM migrations)"
                )
        assert only(holdings.database).state == state

    def test_a_database_that_is_damaged(self, here: Path) -> None:
        (here / "data").mkdir()
        (here / "data/published.duckdb").write_bytes(b"nonsense" * 1000)
        assert told(holdings.database)[0] == "problem"
        assert found(holdings.archive) == []
        assert only(clock.clock).state == "ok"


class TestPrograms:
    @pytest.fixture(autouse=True)
    def _with_ocr(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FACTSHEETS_OCR__ENABLED", "true")

    def test_none_is_needed(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(here))
        assert [only(check).state for check in (programs.tesseract, programs.chromium)] == ["note", "note"]
        assert "apt-get install" in only(programs.tesseract).do

    @pytest.mark.parametrize(
        ("languages", "state", "said"),
        [
            ("eng\\nfra\\nspa\\nosd\\n", "ok", "It has eng, fra, spa"),
            ("eng\\nosd\\n", "note", "tesseract-ocr-fra tesseract-ocr-spa"),
        ],
    )
    def test_languages(
        self, languages: str, state: str, said: str, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (here / "tesseract").write_text(TESSERACT.format(languages))
        (here / "tesseract").chmod(0o755)
        monkeypatch.setenv("PATH", f"{here}{os.pathsep}/bin")
        assert told(programs.tesseract)[0] == state
        assert said in told(programs.tesseract)[1]
        assert "is version 5.3.0" in told(programs.tesseract)[1]

    def test_ocr_that_is_switched_off(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FACTSHEETS_OCR__ENABLED", "false")
        assert "switched off" in only(programs.tesseract).says

    def test_a_browser_of_any_name(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (here / "google-chrome").write_text("#!/bin/sh\n")
        (here / "google-chrome").chmod(0o755)
        monkeypatch.setenv("PATH", str(here))
        assert only(programs.chromium).state == "ok"


class TestServer:
    def test_a_free_port(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            number = listening.getsockname()[1]
        monkeypatch.setenv("FACTSHEETS_SERVE__PORT", str(number))
        assert only(server.port).says == f"Port {number} is free for factsheets serve."
        assert only(server.server).state == "ok"

    def test_a_port_that_another_program_holds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("flows.schedules.ANSWER", 0.3)
        with socket.create_server(("127.0.0.1", 0)) as listening:
            number = listening.getsockname()[1]
            monkeypatch.setenv("FACTSHEETS_SERVE__PORT", str(number))
            state, said = told(server.port)
            assert found(server.server) == []
        assert state == "problem"
        assert f"Port {number} is held by another program" in said
        assert "FACTSHEETS_SERVE__PORT" in said

    def test_a_port_that_a_prefect_server_holds(self) -> None:
        asked = Schedule("http://127.0.0.1:4200/api", reachable=True)
        assert "a Prefect server without our flows" in server._holder(4200, asked).says
        ours = Schedule("http://127.0.0.1:4200/api", reachable=True, deployments=("inbox",))
        assert server._holder(4200, ours).state == "ok"

    def test_a_configured_server_that_is_down(self, monkeypatch: pytest.MonkeyPatch) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            url = f"http://127.0.0.1:{listening.getsockname()[1]}/api"
        monkeypatch.setenv("PREFECT_API_URL", url)
        state, said = told(server.server)
        assert state == "problem"
        assert url in said
        assert "PREFECT_API_URL" in said
        assert only(server.port).state == "ok"
