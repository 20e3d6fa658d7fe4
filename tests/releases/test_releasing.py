"""Releases: dated, whole or not there, made only when something has changed."""

from __future__ import annotations

import fcntl
import hashlib
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from extract.errors import ReleaseError, StorageError, WarehouseError
from extract.releases import release, releasing
from extract.releases.folders import Folder
from extract.storage import NAME, next_name
from extract.warehouse import publish
from tests.releases.conftest import change
from tests.users import ordinary_user
from tests.warehouse.builders import start

if TYPE_CHECKING:
    from pathlib import Path

    from extract.settings import Settings


def latest(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "latest.json").read_text())
    return told


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_release_has_every_format_and_says_what_it_holds(settings: Settings) -> None:
    made = release(settings)
    folder = settings.releases / made.name
    assert NAME.fullmatch(made.name)
    assert {"NOTE.md", "csv", "dictionary.csv", "dictionary.md", "factsheets.duckdb"} < set(listed(folder))
    assert {"factsheets.xlsx", "manifest.json", "parquet"} < set(listed(folder))
    manifest = json.loads((folder / "manifest.json").read_text())
    files = {file["path"]: file for file in manifest["files"]}
    there = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    assert files.keys() | {"manifest.json"} == there.keys()
    for path, file in files.items():
        content = there[path].read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert manifest["versions"].keys() == {"extractor", "rules", "schema", "database", "duckdb"}
    assert manifest["rows"]["amounts_current"] == files["csv/amounts_current.csv"]["rows"] == 4
    parts = [file["rows"] for file in files.values() if file["path"].startswith("parquet/amounts_current/")]
    assert sorted(parts) == [2, 2]


def test_latest_leads_to_the_newest_and_knows_its_manifest(settings: Settings) -> None:
    made = release(settings)
    told = latest(settings.releases)
    content = (settings.releases / told["manifest"]).read_bytes()
    assert told["release"] == made.name
    assert told["sha256"] == hashlib.sha256(content).hexdigest()
    change(settings)
    assert latest(settings.releases)["release"] == made.name
    assert (
        latest(settings.releases)["release"] < release(settings).name == latest(settings.releases)["release"]
    )


def test_the_released_database_is_the_published_one(settings: Settings) -> None:
    made = release(settings, forms=("duckdb",))
    released = settings.releases / made.name / "factsheets.duckdb"
    assert released.read_bytes() == settings.published.read_bytes()


def test_unchanged_data_make_no_new_release(settings: Settings) -> None:
    first = release(settings)
    from extract.warehouse import open_warehouse

    with open_warehouse(settings.warehouse) as warehouse:
        warehouse.finish_run(start(warehouse))  # a run that found nothing new
    publish(settings.warehouse, settings.published)
    again = release(settings)
    assert (again.name, again.manifest) == (first.name, None)
    assert listed(settings.releases) == [first.name, "latest.json"]
    assert release(settings, forms=("csv",)).manifest is None


def test_another_format_of_the_same_data_is_a_new_release(settings: Settings) -> None:
    first = release(settings, forms=("csv",))
    assert release(settings, forms=("csv", "parquet")).name > first.name


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE amounts SET value = value + 1 WHERE value > 1",
        "DELETE FROM facts",
        "COMMENT ON TABLE amounts IS 'Other words'",
        "CREATE OR REPLACE VIEW mentions AS SELECT 1 AS one; "
        "COMMENT ON VIEW mentions IS 'x'; COMMENT ON COLUMN mentions.one IS 'x'",
    ],
)
def test_what_a_reader_can_see_makes_a_new_release(settings: Settings, sql: str) -> None:
    first = release(settings, forms=("csv",))
    with duckdb.connect(settings.published) as connection:
        connection.execute(sql)
    assert release(settings, forms=("csv",)).name > first.name


def test_two_releases_in_one_second_do_not_clash(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Clock:
            return cls(2024, 7, 31, 12, 0, 0, tzinfo=tz)

    monkeypatch.setattr(releasing, "datetime", Clock)
    names = [release(settings, forms=("csv",)).name]
    for name in ("peru", "ghana"):
        change(settings, name)
        names.append(release(settings, forms=("csv",)).name)
    assert names == ["2024-07-31T120000Z", "2024-07-31T120000Z-02", "2024-07-31T120000Z-03"]
    assert latest(settings.releases)["release"] == names[-1]


def test_a_clock_that_goes_back_does_not_change_the_order() -> None:
    now = datetime(2024, 7, 31, 12, 0, tzinfo=UTC)
    assert next_name(now, []) == "2024-07-31T120000Z"
    assert next_name(now, ["2025-01-01T000000Z"]) == "2025-01-01T000000Z-02"
    assert next_name(now, ["2025-01-01T000000Z", "2025-01-01T000000Z-02"]) == "2025-01-01T000000Z-03"
    assert next_name(now, ["2023-01-01T000000Z"]) == "2024-07-31T120000Z"


def test_older_releases_go_and_nothing_else(settings: Settings) -> None:
    names = [release(settings, forms=("csv",)).name]
    (settings.releases / "2020-01-01").mkdir()
    (settings.releases / "mine.txt").write_text("kept")
    for name in ("peru", "ghana"):
        change(settings, name)
        names.append(release(settings, forms=("csv",)).name)
    assert release(settings, keep=2, forms=("csv",)).removed == (names[0],)
    assert listed(settings.releases) == sorted(["2020-01-01", "mine.txt", "latest.json", *names[1:]])


def test_a_release_that_fails_removes_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = release(settings, forms=("csv",))
    change(settings)

    def full(self: Folder, release: Path, name: str) -> None:
        (settings.releases / f".unfinished-{name}").mkdir()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Folder, "put", full)
    with pytest.raises(
        ReleaseError, match=r"releases: the release could not be brought there .*No space left"
    ):
        release(settings, keep=1, forms=("csv",))
    assert latest(settings.releases)["release"] == first.name
    assert not (settings.data_dir / "releasing").exists()
    monkeypatch.undo()
    monkeypatch.chdir(settings.data_dir)
    second = release(settings, keep=1, forms=("csv",))
    assert second.removed == (first.name,)
    assert listed(settings.releases) == [second.name, "latest.json"]


def test_an_interruption_between_release_and_pointer_is_mended(settings: Settings) -> None:
    first = release(settings, forms=("csv",))
    (settings.releases / "latest.json").unlink()
    assert release(settings, forms=("csv",)).manifest is None
    assert latest(settings.releases)["release"] == first.name


def test_a_second_release_at_the_same_time_is_told(settings: Settings) -> None:
    with (settings.data_dir / ".releasing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(ReleaseError, match="another release is being made"):
            release(settings)
    assert release(settings, forms=("csv",)).manifest


def test_nothing_published_is_told(settings: Settings) -> None:
    settings.published.unlink()
    with pytest.raises(WarehouseError, match="factsheets ingest"):
        release(settings)


def test_a_place_that_cannot_be_written_is_told(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ReleaseError, match=r"file/here: .*Check the address"):
        release(settings, to=str(tmp_path / "file" / "here"), forms=("csv",))


def test_a_data_folder_that_cannot_be_written_is_told(settings: Settings, tmp_path: Path) -> None:
    settings.data_dir.chmod(0o555)
    tmp_path.chmod(0o755)
    with ordinary_user(), pytest.raises(StorageError, match="FACTSHEETS_DATA_DIR"):
        release(settings.model_copy(update={"data_dir": settings.data_dir.relative_to(tmp_path)}))


@pytest.mark.parametrize("to", ["elsewhere", "file://{}/else%20where"])
def test_releases_go_where_they_should(settings: Settings, tmp_path: Path, to: str) -> None:
    made = release(settings, to=to.format(tmp_path), forms=("csv",))
    found = list(tmp_path.glob("else*/*/manifest.json"))
    assert [file.parent.name for file in found] == [made.name]
    assert not settings.releases.exists()


def test_settings_say_where_and_how_many(settings: Settings, tmp_path: Path) -> None:
    set_up = settings.model_copy(update={"releases_to": "shelf", "keep_releases": 1})
    first = release(set_up, forms=("csv",))
    change(settings)
    second = release(set_up, forms=("csv",))
    assert second.removed == (first.name,)
    assert listed(tmp_path / "shelf") == [second.name, "latest.json"]
