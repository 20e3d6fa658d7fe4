"""The fact sheet of a file that cannot be read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from extract.errors import EmptyFile, EncryptedDocument, LimitExceeded, UnopenableFile, UnreadableDocument
from extract.models import FactSheet
from extract.unreadable import unreadable

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("error", [EmptyFile, EncryptedDocument, LimitExceeded, UnopenableFile])
def test_it_holds_the_reason_and_nothing_else(tmp_path: Path, error: type[UnreadableDocument]) -> None:
    path = tmp_path / "odd name.pdf"
    path.write_bytes(b"bytes")
    sheet = unreadable(path, error(path, "the reason."), seconds=1.5)
    (issue,) = sheet.issues
    assert (issue.code, issue.severity, issue.message) == (error.code, "error", "odd name.pdf: the reason.")
    assert sheet.source.sha256 == hashlib.sha256(b"bytes").hexdigest()
    assert (sheet.source.bytes, sheet.source.page_count, sheet.source.text_layer) == (5, 0, "none")
    assert sheet.source.uri == path.as_uri()
    assert (sheet.sections, sheet.amounts, sheet.extraction.seconds) == ((), (), 1.5)


def test_it_survives_a_journey_through_json(tmp_path: Path) -> None:
    sheet = unreadable(tmp_path / "gone.pdf", UnopenableFile(tmp_path / "gone.pdf", "not there."))
    assert (sheet.source.sha256, sheet.source.bytes) == ("", 0)
    assert FactSheet.model_validate_json(sheet.model_dump_json(by_alias=True)) == sheet


def test_the_same_failure_has_the_same_id(tmp_path: Path) -> None:
    path = tmp_path / "same.pdf"
    first, second = (unreadable(path, EmptyFile(path, "no bytes.")) for _ in range(2))
    assert first.issues == second.issues


def test_a_limit_is_told_with_its_setting(tmp_path: Path) -> None:
    error = LimitExceeded.of(tmp_path / "big.pdf", "it has 300 pages", "pages", 200)
    assert "it has 300 pages" in error.message
    assert "pages = 200" in error.message
    assert "FACTSHEETS_LIMITS__PAGES" in error.message
