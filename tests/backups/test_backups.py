"""Backups and what comes back from them: in a folder, and in a store that speaks S3."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extract import rules
from extract.backups import backup, restore
from extract.backups.manifest import CONTENTS
from extract.corrections import read_log
from extract.corrections.log import append
from extract.errors import BackupError, WarehouseBusy
from extract.settings import Settings, load_settings
from extract.sources import archive_of
from extract.storage import Folder
from extract.warehouse import open_warehouse, publish, query
from tests.commands import factsheets
from tests.corrections.builders import decided
from tests.pdfs import text_pdf
from tests.stores import BUCKET, paths
from tests.warehouse.builders import loaded, rich_sheet

if TYPE_CHECKING:
    import s3fs

RATES = (
    "currency,date,usd_per_unit,source,loaded\nEUR,2021-01-01/2021-12-31,1.2,a bank,2024-01-01T00:00:00Z\n"
)
COUNT = "SELECT count(*) FROM amounts"


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A working folder with something of every kind that a backup holds."""
    rules.use(None)  # this process has tests of others, too
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "factsheets.toml").write_text('rules_dir = "rules"\nworkers = 1\n')
    (work / "rules").mkdir()
    (work / "rules" / "countries.toml").write_text("# of our own\n")
    settings = load_settings()
    pdf(work, settings, "a")
    pdf(work, settings, "b")
    loaded(settings.warehouse, rich_sheet("older", year=2021), rich_sheet("newer"))
    append(settings.corrections, [decided("amount", "value", "5")])
    settings.rates.write_text(RATES)
    publish(settings.warehouse, settings.published)
    return settings


def pdf(work: Path, settings: Settings, name: str) -> Path:
    file = work / f"{name}.pdf"
    file.write_bytes(text_pdf(f"Fact sheet {name}", f"Norway gave NOK {len(name)} million."))
    path = archive_of(settings).keep(file).path
    file.unlink()
    return path


def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to another machine: an empty working folder."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.name.endswith(".lock")
    }


def rows(settings: Settings, sql: str) -> Any:
    return list(query(settings.published, sql).rows)


@pytest.fixture(params=["folder", "s3", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "folder":
        return str(tmp_path / "backups")
    if request.param == "s3":
        request.getfixturevalue("bucket")
        return f"s3://{BUCKET}/backups"
    request.getfixturevalue("memory")
    return "memory://backups/daily"


def test_all_comes_back_on_another_machine(
    settings: Settings, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(Path())
    counted = rows(settings, COUNT)
    made = backup(settings, place)
    assert (made.made, made.files, made.sent, made.problems) == (True, 7, 7, ())
    elsewhere(tmp_path, monkeypatch)
    done = restore(place)
    assert (done.name, done.pdfs, done.others) == (made.name, 2, 5)
    after = tree(Path())
    changing = {"data/warehouse.duckdb", "data/published.duckdb"}
    assert after.keys() == before.keys()
    assert {name: after[name] for name in after.keys() - changing} == {
        name: before[name] for name in before.keys() - changing
    }
    there = load_settings()
    assert rows(there, COUNT) == counted
    assert rows(there, "SELECT count(*) FROM exchange_rates WHERE currency = 'EUR'") == [(1,)]
    assert len(read_log(there.corrections).entries) == 1
    assert done.notes == ()


def test_contents_that_are_there_are_not_sent_again(
    settings: Settings, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = backup(settings, place)
    again = backup(settings, place)
    assert (again.made, again.name, again.sent) == (False, first.name, 0)
    pdf(Path(), settings, "c")
    second = backup(settings, place)
    assert (second.made, second.files, second.sent) == (True, 8, 1)
    assert second.name > first.name


def test_keep_removes_older_backups_and_what_only_they_named(settings: Settings, tmp_path: Path) -> None:
    place = tmp_path / "backups"
    first = backup(settings, str(place))
    append(settings.corrections, [decided("amount", "value", "6", after=1)])
    second = backup(settings, str(place), keep=1)
    assert second.removed == (first.name,)
    (manifest,) = place.glob("*.json")
    named = {file["sha256"] for file in json.loads(manifest.read_text())["files"]}
    assert {file.stem for file in (place / CONTENTS).rglob("*.*")} == named


def test_an_older_backup_can_be_chosen(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(tmp_path / "backups")
    first = backup(settings, place)
    append(settings.corrections, [decided("amount", "value", "6", after=1)])
    backup(settings, place)
    elsewhere(tmp_path, monkeypatch)
    assert restore(place, at=first.name).name == first.name
    assert len(read_log(load_settings().corrections).entries) == 1
    with pytest.raises(BackupError, match="there is no such backup"):
        restore(place, at="2001-01-01T000000Z", force=True)


def test_a_full_data_folder_is_refused_and_left_as_it_is(settings: Settings, tmp_path: Path) -> None:
    place = str(tmp_path / "backups")
    backup(settings, place)
    append(settings.corrections, [decided("amount", "value", "6", after=1)])
    before = tree(Path())
    with pytest.raises(BackupError, match=r"data is not empty \(archive, corrections.jsonl, published"):
        restore(place)
    assert tree(Path()) == before


def test_force_moves_aside_what_it_replaces(settings: Settings, tmp_path: Path) -> None:
    place = str(tmp_path / "backups")
    backup(settings, place)
    append(settings.corrections, [decided("amount", "value", "6", after=1)])
    loaded(settings.warehouse, rich_sheet("another"))
    newer = settings.corrections.read_bytes()
    kept = pdf(Path(), settings, "c")
    done = restore(place, force=True)
    assert len(read_log(settings.corrections).entries) == 1
    (aside,) = settings.data_dir.glob("before-restore-*")
    assert (aside / "corrections.jsonl").read_bytes() == newer
    assert (aside / "warehouse.duckdb").is_file()
    assert not (aside / "rates.csv").exists()
    assert kept.is_file()
    assert rows(settings, "SELECT count(*) FROM documents") == [(2,)]
    assert done.notes == (f"What was replaced is in {aside}.",)


def test_rules_and_settings_of_ones_own_are_not_replaced(settings: Settings, tmp_path: Path) -> None:
    place = str(tmp_path / "backups")
    backup(settings, place)
    Path("rules/countries.toml").write_text("# newer\n")
    Path("factsheets.toml").write_text('rules_dir = "rules"\nworkers = 2\n')
    done = restore(place, force=True)
    assert Path("rules/countries.toml").read_text() == "# newer\n"
    assert "workers = 2" in Path("factsheets.toml").read_text()
    assert Path("data/restored/rules/countries.toml").read_text() == "# of our own\n"
    assert "workers = 1" in Path("data/restored/factsheets.toml").read_text()
    assert [note.split(" differs")[0] for note in done.notes] == ["rules", "factsheets.toml"]


@pytest.mark.parametrize("harm", ["missing", "changed"])
def test_a_damaged_backup_replaces_nothing(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    place = tmp_path / "backups"
    backup(settings, str(place))
    (content,) = (place / CONTENTS).rglob("*.jsonl")
    if harm == "missing":
        content.unlink()
    else:
        content.write_bytes(content.read_bytes().replace(b"ann", b"eve"))
    before = tree(Path())
    told = "is missing" if harm == "missing" else "is damaged"
    with pytest.raises(BackupError, match=f"{told}, which is data/corrections.jsonl.*Nothing was replaced"):
        restore(str(place), force=True)
    after = tree(Path())
    assert {name: after[name] for name in before} == before
    elsewhere(tmp_path, monkeypatch)
    with pytest.raises(BackupError, match=told):
        restore(str(place))
    assert not Path("data/warehouse.duckdb").exists()


def test_a_restore_that_was_interrupted_goes_on(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(tmp_path / "backups")
    backup(settings, place)
    elsewhere(tmp_path, monkeypatch)
    fetch, fetched = Folder.fetch, []

    def breaks(self: Folder, path: str, into: Path) -> None:
        if path.endswith(".pdf"):
            fetched.append(path)
            if len(fetched) == 2:
                raise ConnectionError("the line is down")
        fetch(self, path, into)

    monkeypatch.setattr(Folder, "fetch", breaks)
    with pytest.raises(BackupError, match="the line is down"):
        restore(place)
    done = restore(place)
    assert len(fetched) == 3
    assert (done.pdfs, len(list(done.archive.rglob("*.pdf")))) == (2, 2)


def test_an_upload_that_breaks_leaves_the_former_backup_whole(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(tmp_path / "backups")
    first = backup(settings, place)
    append(settings.corrections, [decided("amount", "value", "6", after=1)])
    with monkeypatch.context() as patch:
        patch.setattr(Folder, "write", lambda *_: (_ for _ in ()).throw(ConnectionError("the line is down")))
        with pytest.raises(BackupError, match="the line is down"):
            backup(settings, place)
    elsewhere(tmp_path, monkeypatch)
    assert restore(place).name == first.name


def test_a_damaged_pdf_is_told_and_left_out(settings: Settings, tmp_path: Path) -> None:
    damaged, *_ = sorted(settings.archive.rglob("*.pdf"))
    damaged.write_bytes(b"damaged")
    made = backup(settings, str(tmp_path / "backups"))
    assert made.files == 6
    assert [problem.split(":")[0] for problem in made.problems] == [str(damaged)]


def test_an_archive_in_a_store_is_not_copied(
    settings: Settings, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = settings.model_copy(update={"archive_to": "memory://home"})
    made = backup(away, str(tmp_path / "backups"))
    assert made.files == 5
    elsewhere(tmp_path, monkeypatch)
    done = restore(str(tmp_path / "backups"))
    assert "they are in memory://home. Set archive_to to it" in done.notes[0]


def test_a_run_that_holds_the_database_is_waited_for(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.backups.collecting.PATIENCE", 0.0)
    with open_warehouse(settings.warehouse), pytest.raises(WarehouseBusy):
        backup(settings, str(tmp_path / "backups"))
    assert not list((tmp_path / "backups").glob("*.json"))


def test_nothing_is_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BackupError, match="there is nothing to back up"):
        backup(Settings(data_dir=tmp_path / "data"), str(tmp_path / "backups"))
    with pytest.raises(BackupError, match="there is no backup"):
        restore(str(tmp_path / "backups"))


def test_the_commands(settings: Settings, bucket: s3fs.S3FileSystem, access: Any, tmp_path: Path) -> None:
    to = f"s3://{BUCKET}/daily"
    told = factsheets("backup", to, "--keep", "2", **access)
    assert told.returncode == 0, told.stderr
    assert f"Backed up: {to}/" in told.stderr
    assert len(paths(bucket, f"{BUCKET}/daily")) == 8
    assert "Nothing has changed" in factsheets("backup", to, **access).stderr
    folder = tmp_path / "fresh"
    folder.mkdir()
    told = factsheets("restore", to, cwd=folder, **access)
    assert told.returncode == 0, told.stderr
    assert "(2 PDFs, 5 other files)" in told.stderr
    asked = factsheets("query", COUNT, "--format", "csv", cwd=folder)
    assert asked.stdout.splitlines()[1] == str(rows(settings, COUNT)[0][0])
    refused = factsheets("restore", to, cwd=folder, **access)
    assert refused.returncode == 1
    assert refused.stderr.startswith("Error: data is not empty")
