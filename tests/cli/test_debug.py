"""`factsheets debug`: pictures in a folder, and a sentence for each document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SAMPLES = Path(__file__).parents[2] / "samples"


def test_pictures_are_written_and_told(run: Run, tmp_path: Path) -> None:
    told = run("debug", SAMPLES / "norway-2023.pdf", SAMPLES / "kenya-2024.pdf", "--out", tmp_path / "out")
    assert told.code == 1, "one path leads nowhere"
    assert "norway-2023.pdf" in told.err
    assert "kenya-2024.pdf: 2 pages" in told.err
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".png", ".png"]


def test_what_cannot_be_read_is_told_and_the_rest_is_drawn(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and no more")
    told = run("debug", broken, SAMPLES / "peru-2022-es.pdf", "--out", tmp_path / "out")
    assert told.code == 3
    assert "broken.pdf" in told.err
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_the_same_name_twice_is_refused(run: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.pdf").write_bytes((SAMPLES / "kenya-2024.pdf").read_bytes())
    told = run("debug", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "out")
    assert told.code == 1
    assert "one.png" in told.err
