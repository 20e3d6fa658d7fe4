"""An archive whose home is an object store: what is kept there, and the folder that may be emptied."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from extract.errors import ArchiveError, UnopenableFile
from extract.settings import Settings
from extract.settings.sources import PathsSource
from extract.sources import Archive, Archived, archive_of, fetched, visit
from extract.storage import Objects
from extract.workers import extract_all
from tests.pdfs import text_pdf
from tests.stores import BUCKET, paths

if TYPE_CHECKING:
    from pathlib import Path

    import s3fs

HOME = "memory://home/archive"


def settings_of(data: Path, home: str = HOME) -> Settings:
    return Settings(data_dir=data, archive_to=home)


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def at_home(content: bytes) -> str:
    return f"{sha(content)[:2]}/{sha(content)}.pdf"


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "in" / "a.pdf"
    file.parent.mkdir()
    file.write_bytes(text_pdf("Norway and the ILO", "Norway gave NOK 4.5 million in 2021."))
    return file


@pytest.fixture(params=["memory", "s3"])
def home(request: pytest.FixtureRequest) -> tuple[str, Any, str]:
    """An address, its file system, and the path there."""
    if request.param == "s3":
        return f"s3://{BUCKET}/archive", request.getfixturevalue("bucket"), f"{BUCKET}/archive"
    return HOME, request.getfixturevalue("memory"), "/home/archive"


def test_a_content_lies_at_home_and_in_the_folder(
    pdf: Path, tmp_path: Path, home: tuple[str, Any, str]
) -> None:
    address, files, root = home
    archive = archive_of(settings_of(tmp_path / "data", address))
    kept = archive.keep(pdf)
    assert paths(files, root) == [at_home(pdf.read_bytes())]
    assert files.cat_file(f"{root}/{at_home(pdf.read_bytes())}") == pdf.read_bytes()
    assert kept.path.read_bytes() == pdf.read_bytes()
    shutil.rmtree(tmp_path / "data")
    assert archive.find(kept.uri, kept.sha256) == kept
    assert not kept.path.exists()
    assert archive.keep(pdf) == kept
    assert archive.local(kept.sha256).read_bytes() == pdf.read_bytes()
    assert archive.at(kept.sha256) == kept.path


def test_another_machine_reads_it_by_its_hash(pdf: Path, tmp_path: Path, home: tuple[str, Any, str]) -> None:
    kept = archive_of(settings_of(tmp_path / "one", home[0])).keep(pdf)
    shutil.rmtree(tmp_path / "one")
    there = fetched(kept, settings_of(tmp_path / "two", home[0]))
    assert isinstance(there, Archived)
    assert (there.uri, there.sha256) == (kept.uri, kept.sha256)
    assert there.path.is_relative_to(tmp_path / "two")
    assert there.path.read_bytes() == pdf.read_bytes()
    assert fetched(pdf, settings_of(tmp_path / "two", home[0])) == pdf


def test_children_read_what_only_the_store_has(pdf: Path, tmp_path: Path, bucket: s3fs.S3FileSystem) -> None:
    settings = settings_of(tmp_path / "data", f"s3://{BUCKET}")
    kept = archive_of(settings).keep(pdf)
    shutil.rmtree(tmp_path / "data")
    (sheet,) = extract_all([kept], settings)
    assert sheet.source.sha256 == kept.sha256
    assert [amount.currency for amount in sheet.amounts] == ["NOK"]


def test_an_object_with_other_bytes_is_no_document(pdf: Path, tmp_path: Path, memory: Any) -> None:
    """Its neighbours are read all the same."""
    settings = settings_of(tmp_path / "data")
    other = pdf.with_name("b.pdf")
    other.write_bytes(text_pdf("Chile and the ILO", "Chile gave USD 2 million in 2020."))
    archive = archive_of(settings)
    bad, good = archive.keep(pdf), archive.keep(other)
    memory.pipe_file(f"/home/archive/{at_home(pdf.read_bytes())}", other.read_bytes())
    shutil.rmtree(tmp_path / "data")
    with pytest.raises(UnopenableFile, match=r"memory://home/archive/.* is not what was archived"):
        archive.local(bad.sha256)
    assert not archive.at(bad.sha256).exists()
    wrong, right = extract_all([bad, good], settings)
    assert (wrong.source.sha256, wrong.source.uri) == (bad.sha256, bad.uri)
    assert [issue.code for issue in wrong.issues] == ["unopenable"]
    assert wrong.amounts == ()
    assert [amount.currency for amount in right.amounts] == ["USD"]


def test_what_was_never_archived_is_nowhere(tmp_path: Path, memory: Any) -> None:
    archive = archive_of(settings_of(tmp_path / "data"))
    assert archive.find("file:///a.pdf", sha(b"x")) is None
    assert not archive.at(sha(b"x")).exists()
    with pytest.raises(UnopenableFile, match="not in the archive any more"):
        archive.local(sha(b"x"))


def test_an_upload_that_breaks_archives_nothing(
    pdf: Path, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archive_of(settings_of(tmp_path / "data"))

    def breaks(self: Any, file: str, path: str) -> None:
        raise ConnectionError("the line is down")

    monkeypatch.setattr(type(memory), "put_file", breaks)
    with pytest.raises(ArchiveError, match=r"The archive: memory://home/archive: .*the line is down"):
        archive.keep(pdf)
    assert list((tmp_path / "data").rglob("*.pdf")) == []
    assert archive.find(pdf.as_uri(), sha(pdf.read_bytes())) is None


def test_a_half_object_is_told_and_mended(
    pdf: Path, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archive_of(settings_of(tmp_path / "data"))
    half = pdf.read_bytes()[:100]
    with monkeypatch.context() as patch:
        patch.setattr(type(memory), "put_file", lambda self, file, path: self.pipe_file(path, half))
        with pytest.raises(ArchiveError, match="arrived with 100 bytes"):
            archive.keep(pdf)
    with archive.incoming() as folder:
        shutil.copyfile(pdf, folder / "copy.pdf")
        archive.adopt(folder / "copy.pdf", pdf.as_uri())
    assert memory.cat_file(f"/home/archive/{at_home(pdf.read_bytes())}") == pdf.read_bytes()


def test_what_is_there_is_not_sent_again(
    pdf: Path, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = archive_of(settings_of(tmp_path / "one")).keep(pdf)
    monkeypatch.setattr(Objects, "send", lambda *_: pytest.fail("sent again"))
    again = archive_of(settings_of(tmp_path / "two")).keep(pdf)
    assert again.sha256 == kept.sha256


def test_a_home_that_cannot_be_asked_loses_nothing(
    pdf: Path, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archive_of(settings_of(tmp_path / "data"))
    kept = archive.keep(pdf)
    shutil.rmtree(tmp_path / "data")

    def silent(self: Any, path: str, **_: Any) -> None:
        raise TimeoutError("no answer")

    monkeypatch.setattr(type(memory), "info", silent)
    monkeypatch.setattr(type(memory), "get_file", silent)
    for call in (archive.local, lambda key: archive.find(kept.uri, key)):
        with pytest.raises(ArchiveError, match="the store does not answer"):
            call(kept.sha256)


def test_what_was_archived_before_goes_home_with_the_next_visit(
    pdf: Path, tmp_path: Path, memory: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, settings = PathsSource(paths=(str(pdf),)), settings_of(tmp_path / "data")
    before = Archive(settings.archive)
    (met,) = visit(source, before, {}).met
    archive = archive_of(settings)
    visit(source, archive, {})
    shutil.rmtree(tmp_path / "data")
    assert archive.local(met.file.sha256).read_bytes() == pdf.read_bytes()


def test_a_home_that_was_left_is_asked_anew(pdf: Path, tmp_path: Path, memory: Any) -> None:
    source, settings = PathsSource(paths=(str(pdf),)), settings_of(tmp_path / "data")
    visit(PathsSource(paths=()), archive_of(settings), {})
    visit(source, Archive(settings.archive), {})
    visit(PathsSource(paths=()), archive_of(settings), {})
    assert paths(memory, "home/archive") == [at_home(pdf.read_bytes())]


def test_a_folder_may_be_the_home(pdf: Path, tmp_path: Path) -> None:
    settings = settings_of(tmp_path / "data", f"file://{tmp_path}/shared")
    kept = archive_of(settings).keep(pdf)
    assert kept.path == tmp_path / "shared" / at_home(pdf.read_bytes())
    assert archive_of(settings_of(tmp_path / "data", str(tmp_path / "shared"))).at(kept.sha256) == kept.path
    assert not settings.archive.exists()
