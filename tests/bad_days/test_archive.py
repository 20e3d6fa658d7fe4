"""Bytes of the archive that are lost or damaged under the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract import intake
from tests.bad_days.places import place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.bad_days.places import Place


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:500])


def lose(file: Path) -> None:
    file.unlink()


def begun(here: Place) -> None:
    """A run that ends after its visit."""
    run = intake.begin(here.settings)
    intake.visit(run, here.source, here.settings)
    intake.abandon(run, here.settings, "interrupted")


def kept(here: Place, number: int) -> Path:
    ((sha256,),) = here.ask(f"SELECT sha256 FROM documents WHERE file_name = '{number}.pdf'")
    return here.settings.archive / str(sha256)[:2] / f"{sha256}.pdf"


@pytest.mark.parametrize("harm", [cut, lose])
def test_what_is_lost_before_it_is_read_is_told_and_mended_by_its_source(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    here = place(tmp_path, 3)
    begun(here)
    content = (here.inbox / "2.pdf").read_bytes()
    harm(kept(here, 2))
    (here.inbox / "2.pdf").rename(tmp_path / "away.pdf")
    for _ in range(2):  # told once, and not written anew by each run
        assert here.run().exit_code in {0, 1}
        assert (here.ledger(), here.figures()) == ({"loaded": 2, "failed": 1}, [1, 3])
        ((cause, step),) = here.ask("SELECT cause, next_step FROM ledger WHERE state = 'failed'")
        assert "archive" in str(cause)
        assert "ingest it again" in str(step)
    history = "SELECT count(*) FROM document_history WHERE state = 'failed'"
    assert here.ask(history) == [(1,)]
    (here.inbox / "2.pdf").write_bytes(content)
    assert here.run().exit_code == 0
    assert (here.ledger(), here.figures()) == ({"loaded": 3}, [1, 2, 3])


def test_what_is_restored_to_the_archive_is_read_without_its_source(tmp_path: Path) -> None:
    here = place(tmp_path, 2)
    begun(here)
    file = kept(here, 2)
    content = file.read_bytes()
    file.unlink()
    (here.inbox / "2.pdf").unlink()
    here.run()
    assert here.ledger() == {"loaded": 1, "failed": 1}
    file.write_bytes(content)
    here.run()
    assert (here.ledger(), here.figures()) == ({"loaded": 2}, [1, 2])


@pytest.mark.parametrize("harm", [cut, lose])
def test_what_was_read_keeps_its_records_when_its_bytes_are_lost(
    tmp_path: Path, harm: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.intake import run

    here = place(tmp_path, 2)
    here.run()
    harm(kept(here, 2))
    monkeypatch.setattr(run, "__version__", "9.9")  # all is to be read again
    here.run()
    assert (here.ledger(), here.figures()) == ({"loaded": 2}, [1, 2])
    here.run()
    assert kept(here, 2).read_bytes() == (here.inbox / "2.pdf").read_bytes()


def test_a_source_that_gives_damaged_bytes_again_mends_the_archive(tmp_path: Path) -> None:
    here = place(tmp_path, 1)
    here.run()
    cut(kept(here, 1))
    (here.inbox / "copy.pdf").write_bytes((here.inbox / "1.pdf").read_bytes())
    here.run()
    assert kept(here, 1).read_bytes() == (here.inbox / "1.pdf").read_bytes()
    assert kept(here, 1).with_suffix(".damaged").exists()
    assert (here.ledger(), here.figures()) == ({"loaded": 1}, [1])
