"""Pictures are drawn where no PDF can harm the desk, and kept within bounds."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from extract.bounds import OutOfTime
from extract.review.documents import drawing
from extract.review.documents.kept import Kept
from extract.review.documents.pictures import GONE, LATE, Pictures
from extract.settings import Limits, Settings
from extract.sources import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def pictures(settings: Settings) -> Iterator[Pictures]:
    made = Pictures(settings)
    yield made
    made.close()


def archived(settings: Settings, content: bytes) -> str:
    path = settings.data_dir.with_name("in.pdf")
    path.write_bytes(content)
    return Archive(settings.archive).keep(path).sha256


def ends(path: Path, page: int, scale: float, limits: Limits) -> drawing.Drawn:
    """Stand for a PDF that ends the process which draws it."""
    import os

    os._exit(11)


def test_what_is_gone_can_come_back(settings: Settings, pictures: Pictures, samples: Path) -> None:
    content = (samples / "kenya-2024.pdf").read_bytes()
    sha = hashlib.sha256(content).hexdigest()
    assert pictures.sizes(sha).missing == GONE
    assert pictures.page(sha, 1, 1.0).missing == GONE
    archived(settings, content)
    assert len(pictures.sizes(sha).sizes) > 0
    assert pictures.page(sha, 1, 1.0).png.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\nnothing more", b"no PDF at all", b"%PDF-1.4\n" + b"q " * 200_000]
)
def test_what_is_no_whole_pdf_has_a_reason_and_no_picture(
    settings: Settings, pictures: Pictures, content: bytes
) -> None:
    sha = archived(settings, content)
    for told in (pictures.page(sha, 1, 1.0), pictures.sizes(sha)):
        assert told.png == b""
        assert "cannot be drawn" in told.missing


def test_a_child_that_dies_costs_one_picture(
    settings: Settings, pictures: Pictures, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sha = archived(settings, (samples / "kenya-2024.pdf").read_bytes())
    with monkeypatch.context() as patched:
        patched.setattr(drawing, "draw", ends)
        assert pictures.page(sha, 1, 1.0).missing == LATE
    assert pictures.page(sha, 2, 1.0).png
    assert pictures.page(sha, 1, 1.0).missing == LATE, "it is not tried again"


def test_time_and_memory_end_as_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for error, told in ((OutOfTime, drawing.SLOW), (MemoryError, drawing.LARGE)):

        def broken(*_: object, error: type[BaseException] = error) -> bytes:
            raise error

        monkeypatch.setattr(drawing, "_png", broken)
        assert drawing.draw(tmp_path / "any.pdf", 1, 1.0, drawing.Access(Limits())).missing == told


def test_the_folder_keeps_what_was_asked_for_last(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept", most=300)
    for number in range(101):
        kept.put(f"{number}.png", bytes(100))
        if number > 0:
            assert kept.get("0.png"), "asked for again and again"
    left = {path.name for path in kept.folder.iterdir()}
    assert {"0.png", "100.png"} <= left
    assert len(left) == 3


def test_a_folder_that_cannot_be_written_harms_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = Kept(tmp_path / "file" / "kept")
    kept.put("1.png", b"picture")
    assert kept.get("1.png") is None
