"""Finding PDFs, and keeping each content once."""

from __future__ import annotations

import errno
import hashlib
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from extract.errors import StorageError, UnopenableFile
from extract.sources import Archive, discover, make_writable, stable
from tests.users import ordinary_user

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    inbox = tmp_path / "in"
    for name in ("a.pdf", "B.PDF", "notes.txt", ".hidden.pdf", "deep/c.pdf", ".cache/d.pdf"):
        file = inbox / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"%PDF-1.7 " + name.encode())
    (inbox / "empty").mkdir()
    return inbox


def names(files: tuple[Path, ...], base: Path) -> set[str]:
    return {str(file.relative_to(base)) for file in files}


def test_a_folder_gives_all_pdfs_below_it_and_no_hidden_ones(inbox: Path) -> None:
    found = discover([inbox])
    assert names(found.files, inbox) == {"a.pdf", "B.PDF", "deep/c.pdf"}
    assert found.problems == ()


def test_the_same_file_by_two_ways_comes_once(inbox: Path) -> None:
    found = discover([inbox, inbox / "a.pdf", str(inbox / "*.pdf")])
    assert len(found.files) == 3


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.pdf", {"a.pdf"}),
        ("**/*.pdf", {"a.pdf", "deep/c.pdf"}),
        ("de*", {"deep/c.pdf"}),
        ("notes.txt", {"notes.txt"}),
    ],
)
def test_globs_and_files(inbox: Path, pattern: str, expected: set[str]) -> None:
    assert names(discover([inbox / pattern]).files, inbox) == expected


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("nowhere", "there is no such file or folder"),
        ("empty", "there is no PDF"),
        ("*.doc", "no file matches"),
    ],
)
def test_a_path_to_nothing_is_said_and_stops_no_other(inbox: Path, path: str, words: str) -> None:
    found = discover([inbox / path, inbox / "a.pdf"])
    assert names(found.files, inbox) == {"a.pdf"}
    assert len(found.problems) == 1
    assert words in found.problems[0]
    assert path in found.problems[0]


def test_archive_names_a_copy_by_its_content(inbox: Path, tmp_path: Path) -> None:
    kept = Archive(tmp_path / "archive").keep(inbox / "a.pdf")
    assert kept.sha256 == hashlib.sha256((inbox / "a.pdf").read_bytes()).hexdigest()
    assert kept.path.read_bytes() == (inbox / "a.pdf").read_bytes()
    assert kept.bytes == kept.path.stat().st_size
    assert kept.path.name == f"{kept.sha256}.pdf"


def test_the_same_content_is_kept_once(inbox: Path, tmp_path: Path) -> None:
    (inbox / "copy.pdf").write_bytes((inbox / "a.pdf").read_bytes())
    one, two = (Archive(tmp_path / "archive").keep(inbox / name) for name in ("a.pdf", "copy.pdf"))
    assert one.path == two.path
    assert [p.name for p in (tmp_path / "archive").rglob("*") if p.is_file()] == [one.path.name]


def test_a_missing_file_and_a_folder_named_pdf_are_unopenable(tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    for name in ("gone.pdf", "folder.pdf"):
        with pytest.raises(UnopenableFile, match=name):
            Archive(tmp_path / "archive").keep(tmp_path / name)


def test_an_archive_that_is_a_file_is_a_storage_error(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("in the way")
    with pytest.raises(StorageError, match="FACTSHEETS_DATA_DIR"):
        Archive(tmp_path / "archive").keep(inbox / "a.pdf")


def test_what_this_user_may_not_read_is_said(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (inbox / "deep").chmod(0)
    inbox.chmod(0o777)
    monkeypatch.chdir(inbox)
    with ordinary_user():
        found = discover([".", "deep/c.pdf"])
    (inbox / "deep").chmod(0o700)
    assert names(found.files, inbox) == {"a.pdf", "B.PDF"}
    assert [problem.partition(" (")[0] for problem in found.problems] == [
        "./deep: cannot be opened",
        "deep/c.pdf: cannot be opened",
    ]


def test_a_data_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    make_writable(tmp_path / "deep" / "data")
    assert list((tmp_path / "deep" / "data").iterdir()) == []


def test_a_data_folder_that_is_a_file_or_on_a_full_disk_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StorageError, match="FACTSHEETS_DATA_DIR"):
        make_writable(tmp_path / "data")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    with pytest.raises(StorageError, match="the disk is full"):
        make_writable(tmp_path)


def test_a_disk_that_fills_up_while_archiving_is_told(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(stable, "copied", full)
    with pytest.raises(StorageError, match="the disk is full"):
        Archive(tmp_path / "archive").keep(inbox / "a.pdf")
    assert not any(p.is_file() for p in (tmp_path / "archive").rglob("*"))
