"""Encrypted PDFs: opened silently, by a password of the settings, or left for somebody who knows it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pydantic import SecretStr

from extract import pools, rules
from extract.errors import EncryptedDocument, SettingsError, UnreadableDocument
from extract.geometry import Box
from extract.intake import locked
from extract.pdf import read_pdf
from extract.pdf.picture import page_pictures, page_sizes
from extract.settings import SETTINGS_FILE, Limits, Settings, load_settings
from extract.settings.passwords import passwords_of
from extract.showing.crops import crop
from extract.sources import Archive
from extract.warehouse import query
from extract.warehouse.explaining import Place
from tests.commands import factsheets
from tests.hostile.making import pdf
from tests.intake.steps import ingested

if TYPE_CHECKING:
    from pathlib import Path

SECRET, OTHER = "kept-between-us-7", "another-one"
WORDS = "Norway gave USD 5 million to the fund."


def sealed(path: Path, user: str, revision: int = 6, owner: str = "the owner's") -> Path:
    """A PDF that opens with the password `user`, or silently if that is empty."""
    with pikepdf.open(io.BytesIO(pdf())) as whole:
        aes = revision >= 4
        how = pikepdf.Encryption(user=user, owner=owner, R=revision, aes=aes, metadata=aes)  # type: ignore[arg-type]
        whole.save(path, encryption=how)
    return path


def words(path: Path, *passwords: str) -> str:
    (page,) = read_pdf(path, Limits(), passwords=passwords).pages
    return " ".join(word.text for word in page.words)


@pytest.mark.parametrize("revision", [2, 3, 4, 6])
def test_an_empty_password_opens_silently_and_a_known_one_too(tmp_path: Path, revision: int) -> None:
    assert words(sealed(tmp_path / "open.pdf", "", revision)) == WORDS
    path = sealed(tmp_path / "sealed.pdf", SECRET, revision)
    assert words(path, OTHER, SECRET) == WORDS
    assert words(path, "the owner's") == WORDS
    for known, told in (((), "opens only with a password"), ((OTHER, "żółw"), "none of the passwords")):
        with pytest.raises(EncryptedDocument, match=told):
            read_pdf(path, Limits(), passwords=known)


def test_its_pages_are_drawn_by_the_same_passwords(tmp_path: Path) -> None:
    path = sealed(tmp_path / "sealed.pdf", SECRET)
    ((picture, _),) = page_pictures(path, [1], 1.0, Limits(), (OTHER, SECRET))
    assert picture.size == (300, 200)
    assert page_sizes(path, 5, (SECRET,)) == ((300.0, 200.0),)
    archive = Archive(tmp_path / "archive", passwords=(SECRET,))
    place = Place(archive.keep(path).sha256, 1, (Box(20, 40, 60, 52),))
    assert crop(archive, place).source
    assert "cannot be drawn" in crop(replace(archive, passwords=(OTHER,)), place).missing
    with pytest.raises(UnreadableDocument):
        next(page_pictures(path, [1], 1.0, Limits(), (OTHER,)))


def test_what_the_parser_cannot_decrypt_is_read_by_the_way_of_a_copy(tmp_path: Path) -> None:
    path = sealed(tmp_path / "odd.pdf", SECRET, 4)
    path.write_bytes(path.read_bytes().replace(b"/StrF /StdCF", b"/StrF /Identit"[:12]))
    found = read_pdf(path, Limits(), passwords=(SECRET,))
    assert len(found.pages[0].words) == len(WORDS.split())
    assert not found.repaired


def state(settings: Settings) -> tuple[object, ...]:
    """State, words and time of the only document."""
    (row,) = query(settings.published, "SELECT state, cause, next_step, extracted_at FROM documents").rows
    return tuple(row)


def test_a_document_that_waits_is_read_again_once_there_are_other_passwords(tmp_path: Path) -> None:
    bare = Settings(data_dir=tmp_path / "data", workers=1)
    sealed(tmp_path / "in.pdf", SECRET)
    listed = tmp_path / "passwords.txt"

    def run(settings: Settings) -> tuple[object, ...]:
        ingested([tmp_path / "in.pdf"], settings)
        return state(settings)

    known = bare.model_copy(update={"passwords_file": listed})
    with pools.shared(1, rules.in_force()):
        first = run(bare)
        assert (first[0], "passwords" in str(first[2])) == ("queued", True)
        listed.write_text(f"{OTHER}\n")
        second = run(known)
        assert "none of the passwords" in str(second[1])
        assert run(known) == second, "it was tried"
        listed.write_text(f"{OTHER}\n{SECRET}\n", encoding="utf-8-sig")
        ingested([], known)
    assert state(known)[0] == "loaded"
    assert not locked.has_changed(known)
    found = [file for file in (tmp_path / "data").rglob("*") if file.is_file()]
    assert len(found) > 3
    assert [file for file in found if SECRET.encode() in file.read_bytes()] == []


def test_the_list_comes_from_the_file_and_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    SETTINGS_FILE.write_text('passwords = ["a", "b"]\npasswords_file = "list"')
    (tmp_path / "list").write_bytes(b"c d\r\n\r\nb\n#e\n")
    assert passwords_of(load_settings()) == ("a", "b", "c d", "#e")
    monkeypatch.setenv("FACTSHEETS_PASSWORDS", '["x"]')
    assert passwords_of(load_settings())[0] == "x"
    (tmp_path / "list").unlink()
    with pytest.raises(SettingsError, match="list cannot be read"):
        passwords_of(load_settings())


@pytest.mark.parametrize("told", [f'passwords = "{SECRET}"', f'passwords = ["{SECRET}", 7]'])
def test_no_message_shows_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.chdir(tmp_path)
    SETTINGS_FILE.write_text(told)
    with pytest.raises(SettingsError) as wrong:
        load_settings()
    assert SECRET not in "".join(map(str, (wrong.value, wrong.value.problems, wrong.value.__cause__)))
    said = factsheets("doctor", cwd=tmp_path, FACTSHEETS_DATA_DIR="data")
    assert "passwords" in said.stdout
    assert SECRET not in said.stdout + said.stderr


def test_no_dump_of_the_settings_has_a_password(tmp_path: Path) -> None:
    settings = Settings(passwords=(SecretStr(SECRET),), data_dir=tmp_path)
    assert passwords_of(settings) == (SECRET,)
    for dump in (repr(settings), str(settings.model_dump()), settings.model_dump_json()):
        assert SECRET not in dump


@pytest.mark.prefect
@pytest.mark.long
def test_no_run_leaves_a_password_anywhere(tmp_path: Path) -> None:
    sealed(tmp_path / "in.pdf", SECRET)
    sealed(tmp_path / "other.pdf", "nobody knows")
    known = {"FACTSHEETS_DATA_DIR": "data", "FACTSHEETS_PASSWORDS": f'["{SECRET}"]'}
    known["PREFECT_HOME"] = str(tmp_path / "prefect")
    said = factsheets("ingest", "in.pdf", "other.pdf", cwd=tmp_path, **known)
    assert said.returncode == 3, said.stderr
    for command in (("issues",), ("doctor",)):
        again = factsheets(*command, cwd=tmp_path, **known)
        assert SECRET not in again.stdout + again.stderr
    assert SECRET not in said.stdout + said.stderr
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.name.startswith("prefect.db") for file in files)
    assert [file for file in files if SECRET.encode() in file.read_bytes()] == []
